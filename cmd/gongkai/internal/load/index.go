package load

import (
	"bytes"
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// node is where a key and its value stand, with what is inside the value. The tree
// of nodes has the shape of the values: a table has keys, an array has items.
type node struct {
	key, value span // of an item without a key of its own, both are the item
	keys       map[string]*node
	items      []*node
}

// span is the bytes [from, to) of the TOML text.
type span struct{ from, to int }

// spanError is what the parser of places does not accept.
type spanError struct {
	span
	message string
}

// index is the tree of places of a text that is already known to be right.
func index(text []byte) (*node, *spanError) {
	x := indexer{text: text}
	x.Reset(text)
	root := &node{}
	table := root
	for x.NextExpression() {
		switch e := x.Expression(); e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = header(root, e)
		case unstable.KeyValue:
			x.keyValue(table, e)
		}
	}
	var p *unstable.ParserError
	if errors.As(x.Error(), &p) {
		return nil, &spanError{spanOf(x.Range(p.Highlight)), p.Message}
	}
	return root, nil
}

type indexer struct {
	unstable.Parser
	text []byte
}

func spanOf(r unstable.Range) span { return span{int(r.Offset), int(r.Offset + r.Length)} }

// header is the node of the table that [a.b] or [[a.b]] opens.
func header(root *node, e *unstable.Node) *node {
	n := root
	for it := e.Key(); it.Next(); {
		at := spanOf(it.Node().Raw)
		last := it.IsLast()
		n = n.child(string(it.Node().Data), at)
		switch {
		case last && e.Kind == unstable.ArrayTable:
			item := &node{key: at, value: at}
			n.items = append(n.items, item)
			n = item
		case last:
			n.key, n.value = at, at // a table's own head, rather than one of its parts'
		case len(n.items) > 0:
			n = n.items[len(n.items)-1]
		}
	}
	return n
}

// child is the node of a key of n, which is new the first time.
func (n *node) child(key string, at span) *node {
	if c := n.keys[key]; c != nil {
		return c
	}
	if n.keys == nil {
		n.keys = map[string]*node{}
	}
	c := &node{key: at, value: at}
	n.keys[key] = c
	return c
}

// keyValue adds key = value to a table.
func (x *indexer) keyValue(table *node, e *unstable.Node) {
	n := table
	end := 0
	for it := e.Key(); it.Next(); {
		at := spanOf(it.Node().Raw)
		n = n.child(string(it.Node().Data), at)
		end = at.to
	}
	equals := end + bytes.IndexByte(x.text[end:], '=')
	x.value(n, e.Value(), x.skip(equals+1, " \t"))
}

// value notes that n's value begins at from, and what is inside. The parser tells
// where a plain value ends; a table or array ends behind the last thing in it.
func (x *indexer) value(n *node, v *unstable.Node, from int) {
	to := from + 1
	switch v.Kind {
	case unstable.InlineTable:
		for it := v.Children(); it.Next(); {
			x.keyValue(n, it.Node())
			to = spanOf(it.Node().Raw).to
		}
		to = x.gap(to) + 1
	case unstable.Array:
		for it := v.Children(); it.Next(); {
			item := &node{}
			x.value(item, it.Node(), x.gap(to))
			item.key = item.value
			n.items = append(n.items, item)
			to = item.value.to
		}
		to = x.gap(to) + 1
	default:
		to = spanOf(v.Raw).to
	}
	n.value = span{from, to}
}

// gap is the offset behind what may stand between the things of an array or table.
func (x *indexer) gap(i int) int {
	for {
		i = x.skip(i, " \t\r\n,")
		if i >= len(x.text) || x.text[i] != '#' {
			return i
		}
		for i < len(x.text) && x.text[i] != '\n' {
			i++
		}
	}
}

func (x *indexer) skip(i int, blanks string) int {
	for i < len(x.text) && strings.IndexByte(blanks, x.text[i]) >= 0 {
		i++
	}
	return i
}
