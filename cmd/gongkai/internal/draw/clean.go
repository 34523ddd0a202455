package draw

import (
	"fmt"
	"strings"
)

// What ECharts writes is for a page of its own. The cleaner writes it again for
// ours, by lists of what may stand there: an element or attribute in none of them
// is an error, so nothing unforeseen reaches a reader.

// cleaner writes one chart.
type cleaner struct {
	prefix  string            // of our ids
	palette Palette           //
	defs    map[string]*node  // ECharts' definitions by its own ids
	names   map[string]string // its ids to ours; "" while the definition is being written
	same    map[string]string // a definition's text to our id, for equal ones are one
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
		defs:    definitions(root),
		names:   map[string]string{},
		same:    map[string]string{},
	}
	body, err := c.kids(root)
	if err != nil {
		return nil, err
	}
	return []byte(c.document(j, body)), nil
}

// definitions are all that the root's defs hold, by id.
func definitions(root *node) map[string]*node {
	defs := map[string]*node{}
	for _, n := range root.kids {
		if n.name != "defs" {
			continue
		}
		for _, def := range n.kids {
			defs[def.attr("id")] = def
		}
	}
	return defs
}

func (c *cleaner) document(j Job, body string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[2]d" viewBox="0 0 %[1]d %[2]d" font-family="sans-serif" font-size="%[3]s">`,
		j.Width, j.Height, rootSize)
	b.WriteByte('\n')
	if c.out.Len() > 0 {
		b.WriteString("<defs>\n" + c.out.String() + "</defs>\n")
	}
	b.WriteString(body + "</svg>\n")
	return b.String()
}

// kids is what stands in an element, one element a line.
func (c *cleaner) kids(n *node) (string, error) {
	var b strings.Builder
	for _, kid := range n.kids {
		text, err := c.element(kid)
		if err != nil {
			return "", err
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

// element is an element anew; nothing if it is of no use.
func (c *cleaner) element(n *node) (string, error) {
	switch n.name {
	case "style", "defs": // what hovering does; and definitions, written where they are used
		return "", nil
	case "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "stop", "feDropShadow":
	default:
		return "", fmt.Errorf("the chart has the element %s, which a page cannot carry", n.name)
	}
	if n = asCircle(n); invisible(n) {
		return "", nil
	}
	attrs, err := c.attrs(n)
	if err != nil {
		return "", err
	}
	inner, err := c.kids(n)
	if err != nil {
		return "", err
	}
	switch {
	case n.name == "text":
		return "<text" + attrs + ">" + escape(n.text) + "</text>\n", nil
	case n.name == "g" && (attrs == "" || inner == ""):
		return inner, nil
	}
	return written(n.name, attrs, inner), nil
}

func written(name, attrs, inner string) string {
	if inner == "" {
		return "<" + name + attrs + "/>\n"
	}
	return "<" + name + attrs + ">\n" + inner + "</" + name + ">\n"
}

// define is our id of one of ECharts' definitions, which it writes at first use.
func (c *cleaner) define(id string) (string, error) {
	if name, ok := c.names[id]; ok {
		if name == "" {
			return "", fmt.Errorf("the definition %s uses itself", id)
		}
		return name, nil
	}
	def := c.defs[id]
	if def == nil {
		return "", fmt.Errorf("the chart has no definition %s", id)
	}
	switch def.name {
	case "clipPath", "pattern", "linearGradient", "radialGradient", "filter":
	default:
		return "", fmt.Errorf("the chart defines a %s, which a page cannot carry", def.name)
	}
	c.names[id] = ""
	attrs, err := c.attrs(def)
	if err != nil {
		return "", err
	}
	inner, err := c.kids(def)
	if err != nil {
		return "", err
	}
	content := written(def.name, attrs, inner)
	name, ok := c.same[content]
	if !ok {
		name = fmt.Sprint(c.prefix, len(c.same))
		c.same[content] = name
		c.out.WriteString(written(def.name, ` id="`+name+`"`+attrs, inner))
	}
	c.names[id] = name
	return name, nil
}
