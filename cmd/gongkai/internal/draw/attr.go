package draw

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// rootSize is the text size that the root gives; text of this size has none of
// its own.
const rootSize = "12"

// attrs is an element's attributes anew, each with a blank before it.
func (c *cleaner) attrs(n *node) (string, error) {
	var b strings.Builder
	var classes []string
	for _, a := range n.attrs {
		text, class, err := c.attr(n, a)
		if err != nil {
			return "", fmt.Errorf("%s of %s: %w", a.name, n.name, err)
		}
		b.WriteString(text)
		if class != "" {
			classes = append(classes, class)
		}
	}
	if len(classes) > 0 {
		b.WriteString(` class="` + escape(strings.Join(classes, " ")) + `"`)
	}
	return b.String(), nil
}

// attr is one attribute anew, and the class that goes with it.
func (c *cleaner) attr(n *node, a attr) (text, class string, err error) {
	value := a.value
	switch a.name {
	case "class", "pointer-events", "cursor", "id":
		return "", "", nil // hovering and clicking are the page's; ids are given anew
	case "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points",
		"opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity", "offset",
		"stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit",
		"dx", "dy", "stdDeviation":
		value, err = round(value, 2)
	case "stroke-width": // which a symbol's own scale multiplies
		value, err = round(value, 3)
	case "d":
		value, err = roundPath(value)
	case "transform", "patternTransform":
		value, err = roundTransform(value)
	case "fill", "stroke", "stop-color", "flood-color":
		value, class, err = c.paint(a)
	case "clip-path", "filter":
		value, err = c.reference(value)
	case "text-anchor", "dominant-baseline", "stroke-linecap", "stroke-linejoin", "paint-order",
		"fill-rule", "clip-rule", "patternUnits", "gradientUnits":
		err = plainWords(value)
	case "xml:space":
		if !strings.Contains(n.text, "  ") && strings.TrimSpace(n.text) == n.text && !strings.ContainsAny(n.text, "\t\r\n") {
			return "", "", nil
		}
		err = plainWords(value)
	case "style":
		return font(value), "", nil
	default:
		if strings.HasPrefix(a.name, "ecmeta_") {
			return "", "", nil
		}
		err = fmt.Errorf("an attribute that a page cannot carry")
	}
	if err != nil || slices.Contains(defaults, attr{a.name, value}) {
		return "", "", err
	}
	return " " + a.name + `="` + escape(value) + `"`, class, nil
}

// defaults go without saying.
var defaults = []attr{{"text-anchor", "start"}, {"opacity", "1"}}

// paint is a colour or a reference, and the class of a fill or stroke in a colour
// of the palette.
func (c *cleaner) paint(a attr) (value, class string, err error) {
	if strings.HasPrefix(a.value, "url(") {
		value, err = c.reference(a.value)
		return value, "", err
	}
	value, err = colour(a.value)
	if name := c.palette.name(value); name != "" && (a.name == "fill" || a.name == "stroke") {
		class = a.name[:1] + "-" + name
	}
	return value, class, err
}

var ownReference = regexp.MustCompile(`^url\(#([^()]+)\)$`)

func (c *cleaner) reference(value string) (string, error) {
	m := ownReference.FindStringSubmatch(value)
	if m == nil {
		return "", fmt.Errorf("%q is not in the drawing", value)
	}
	name, err := c.define(m[1])
	return "url(#" + name + ")", err
}

var words = regexp.MustCompile(`^[a-zA-Z][a-zA-Z -]*$`)

func plainWords(value string) error {
	if !words.MatchString(value) {
		return fmt.Errorf("%q is no keyword", value)
	}
	return nil
}

var (
	fontSize   = regexp.MustCompile(`^\d+(\.\d+)?(px|em|rem|%)$`)
	fontStyle  = regexp.MustCompile(`^(italic|oblique)$`)
	fontWeight = regexp.MustCompile(`^(bold|bolder|lighter|[1-9]\d{0,3})$`)
)

// font is a text's style as attributes: a content policy lets those through and
// forbids the other. ECharts writes either "font: normal bold 14px sans-serif" or
// "font-size:14px;font-family:sans-serif;font-weight:bold;". The family is the
// page's.
func font(style string) string {
	var size, weight, slant string
	for _, word := range strings.FieldsFunc(style, func(r rune) bool { return r == ' ' || r == ';' || r == ':' }) {
		switch {
		case size == "" && fontSize.MatchString(word):
			size = strings.TrimSuffix(word, "px")
		case fontStyle.MatchString(word):
			slant = word
		case fontWeight.MatchString(word):
			weight = word
		}
	}
	var b strings.Builder
	for _, a := range []attr{{"font-size", size}, {"font-weight", weight}, {"font-style", slant}} {
		if a.value != "" && a != (attr{"font-size", rootSize}) {
			b.WriteString(" " + a.name + `="` + a.value + `"`)
		}
	}
	return b.String()
}

// invisible reports whether an element shows nothing: ECharts lays shapes without
// paint over what can be hovered.
func invisible(n *node) bool {
	switch n.name {
	case "text", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon":
		noFill := n.attr("fill") == "none" || isZero(n.attr("fill-opacity"))
		stroke := n.attr("stroke")
		noStroke := stroke == "" || stroke == "none" || isZero(n.attr("stroke-opacity")) || isZero(n.attr("stroke-width"))
		return noFill && noStroke || n.name == "text" && strings.TrimSpace(n.text) == "" || n.name == "circle" && isZero(n.attr("r"))
	}
	return false
}

func isZero(value string) bool {
	f, err := strconv.ParseFloat(value, 64)
	return err == nil && f == 0
}
