package draw

import (
	"fmt"
	"regexp"
	"strings"
)

// What ECharts writes is for a page of its own. The cleaner writes it again for
// ours, by lists of what may stand there: an element or attribute in none of them
// is an error, so nothing unforeseen reaches a reader.

// kind is what an attribute's value is, and so how it is written.
type kind uint8

const (
	unknown kind = iota
	dropped
	numbers
	transforms
	pathData
	paint     // a colour, or a reference to a gradient or pattern
	reference // url(#id)
	word
	style
	space
)

func attrKind(name string) kind {
	switch name {
	case "class", "pointer-events", "cursor", "id":
		return dropped // hovering and clicking are the page's; ids are given anew
	case "x", "y", "width", "height", "rx", "ry", "cx", "cy", "r", "x1", "y1", "x2", "y2", "points",
		"opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity", "offset",
		"stroke-width", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit",
		"dx", "dy", "stdDeviation":
		return numbers
	case "transform", "patternTransform", "gradientTransform":
		return transforms
	case "d":
		return pathData
	case "fill", "stroke", "stop-color", "flood-color":
		return paint
	case "clip-path", "filter":
		return reference
	case "text-anchor", "dominant-baseline", "stroke-linecap", "stroke-linejoin", "paint-order",
		"fill-rule", "clip-rule", "patternUnits", "gradientUnits":
		return word
	case "style":
		return style
	case "xml:space":
		return space
	}
	if strings.HasPrefix(name, "ecmeta_") {
		return dropped
	}
	return unknown
}

func known(element string) bool {
	switch element {
	case "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
		"clipPath", "pattern", "linearGradient", "radialGradient", "stop", "filter", "feDropShadow":
		return true
	}
	return false
}

// The text size that the root gives; text of this size says nothing of its own.
const rootSize = "12"

type cleaner struct {
	prefix  string
	palette Palette
	defs    map[string]*node  // ECharts' definitions by its own ids
	names   map[string]string // its ids in ours; "" while one is being written
	same    map[string]string // a definition's text to our id: equal ones are one
	out     strings.Builder   // the definitions that are used, in the order of use
}

// clean is ECharts' SVG of a job, written for a page.
func clean(raw string, j Job, palette Palette) ([]byte, error) {
	root, err := parse(raw)
	if err != nil {
		return nil, err
	}
	c := &cleaner{
		prefix:  "c" + j.Key("")[:8] + "-",
		palette: palette,
		defs:    map[string]*node{},
		names:   map[string]string{},
		same:    map[string]string{},
	}
	var body strings.Builder
	for _, n := range root.kids {
		switch n.name {
		case "style": // what a browser should do while the pointer is over a shape
		case "defs":
		default:
			defer func() {}()
		}
	}
	for _, n := range root.kids {
		if n.name == "defs" {
			for _, def := range n.kids {
				c.defs[def.attr("id")] = def
			}
		}
	}
	for _, n := range root.kids {
		if n.name == "defs" || n.name == "style" {
			continue
		}
		if err := c.write(&body, n); err != nil {
			return nil, err
		}
	}
	return []byte(c.document(j, body.String())), nil
}

func (c *cleaner) document(j Job, body string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" font-family="sans-serif" font-size="%s">`+"\n",
		j.Width, j.Height, rootSize)
	if c.out.Len() > 0 {
		b.WriteString("<defs>\n" + c.out.String() + "</defs>\n")
	}
	b.WriteString(body + "</svg>\n")
	return b.String()
}
