package draw

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// node is an element of ECharts' SVG.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string // of a text element
}

// attr is an attribute; its name has its prefix: xml:space.
type attr struct{ name, value string }

func (n *node) attr(name string) string {
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// parse reads an SVG. Comments, directives and blanks between elements go.
func parse(raw string) (*node, error) {
	top := &node{}
	open := []*node{top}
	for dec := xml.NewDecoder(strings.NewReader(raw)); ; {
		token, err := dec.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		in := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := element(t)
			in.kids = append(in.kids, n)
			open = append(open, n)
		case xml.EndElement:
			if joined(t.Name) != in.name {
				return nil, fmt.Errorf("</%s> ends <%s>", joined(t.Name), in.name)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			if in.name == "text" {
				in.text += string(t)
			}
		}
	}
	if len(open) != 1 || len(top.kids) != 1 || top.kids[0].name != "svg" {
		return nil, errors.New("the SVG is not one whole svg element")
	}
	return top.kids[0], nil
}

func element(t xml.StartElement) *node {
	n := &node{name: joined(t.Name)}
	for _, a := range t.Attr {
		n.attrs = append(n.attrs, attr{joined(a.Name), a.Value})
	}
	return n
}

func joined(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}

// escape is text as it stands in XML and in HTML alike.
func escape(text string) string { return escaper.Replace(text) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
