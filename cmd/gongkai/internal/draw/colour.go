package draw

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Palette is the colours that a stylesheet may exchange, each with its name: a
// fill of the colour gets the class f-name, a stroke s-name. Of two names for one
// colour the first counts.
type Palette []Colour

// Colour is a colour, as #rrggbb or #rgb, and what it is called.
type Colour struct{ Hex, Name string }

// name is what the palette calls a colour; "" if it has no name for it.
func (p Palette) name(hex string) string {
	for _, c := range p {
		if short(strings.ToLower(c.Hex)) == hex {
			return c.Name
		}
	}
	return ""
}

var (
	hexColour = regexp.MustCompile(`^#([0-9a-f]{3}|[0-9a-f]{6})$`)
	rgbColour = regexp.MustCompile(`^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$`)
	nameOrFn  = regexp.MustCompile(`^([a-z]+|hsl\([\d.,% ]+\))$`)
)

// colour is a colour in its shortest form, lower case; none stays none. Anything
// that is not a plain colour is an error: an address would be a request.
func colour(value string) (string, error) {
	v := strings.ToLower(strings.TrimSpace(value))
	switch v {
	case "white":
		return "#fff", nil
	case "black":
		return "#000", nil
	}
	if m := rgbColour.FindStringSubmatch(v); m != nil {
		return short("#" + hexByte(m[1]) + hexByte(m[2]) + hexByte(m[3])), nil
	}
	if hexColour.MatchString(v) {
		return short(v), nil
	}
	if nameOrFn.MatchString(v) {
		return v, nil
	}
	return "", fmt.Errorf("%q is not a colour", value)
}

func hexByte(decimal string) string {
	n, err := strconv.Atoi(decimal)
	if err != nil || n > 255 {
		n = 255
	}
	return fmt.Sprintf("%02x", n)
}

// short is #rgb for a #rrggbb that has one.
func short(hex string) string {
	if len(hex) == 7 && hex[1] == hex[2] && hex[3] == hex[4] && hex[5] == hex[6] {
		return "#" + hex[1:2] + hex[3:4] + hex[5:6]
	}
	return hex
}
