package load

import (
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// document is a TOML text twice: its values, as BurntSushi/toml decodes them, and
// the tree of places of its keys and values, which that library does not tell.
type document struct {
	file     *source.File
	base     int // offset of the TOML in the file: front matter does not begin it
	values   map[string]any
	root     *node
	problems *diag.List
}

// parse reads text, which stands in file at offset base. A syntax error is a
// problem, and the result nil: nothing after it can be trusted.
func parse(file *source.File, text []byte, base int, problems *diag.List) *table {
	d := &document{file: file, base: base, problems: problems}
	if at := source.NotUTF8(text); at >= 0 {
		problems.Add(file.At(base+at, base+at+1), "not-utf8", diag.Say("文件不是 UTF-8 编码", "the file is not in UTF-8"),
			diag.Hint("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"))
		return nil
	}
	text, ok := d.decode(text)
	if !ok {
		return nil
	}
	root, err := index(text)
	if err != nil {
		d.syntaxProblem(err.span, err.message)
		return nil
	}
	d.root = root
	d.agree(d.values, root)
	return &table{doc: d, node: root, values: d.values}
}

// agree holds the two parsers against each other: a key or item that one has and the
// other has not would be reported at a wrong place, or not at all.
func (d *document) agree(value any, n *node) {
	switch v := value.(type) {
	case map[string]any:
		same := len(v) == len(n.keys) && n.items == nil
		for key, inner := range v { // the order of these problems is mended by the list's
			child := n.keys[key]
			if child == nil {
				same = false
				continue
			}
			d.agree(inner, child)
		}
		d.mustAgree(same, n)
	case []map[string]any:
		agreeItems(d, v, n)
	case []any:
		agreeItems(d, v, n)
	default:
		d.mustAgree(n.keys == nil && n.items == nil, n)
	}
}

func agreeItems[T any](d *document, items []T, n *node) {
	d.mustAgree(len(items) == len(n.items) && n.keys == nil, n)
	for i := range min(len(items), len(n.items)) {
		d.agree(items[i], n.items[i])
	}
}

func (d *document) mustAgree(same bool, n *node) {
	if !same {
		d.problems.Add(d.keyAt(n), "bad-toml", diag.Say("这里的 TOML 有两种读法", "the TOML here can be read in two ways"),
			diag.Hint("写得简单些：一行一个键，一个表只写一次", "write it more simply: one key a line, each table once"))
	}
}

// at is the place of a node's value, keyAt that of its key; both are the file as a
// whole for its root.
func (d *document) at(n *node) source.Place    { return d.place(n, n.value) }
func (d *document) keyAt(n *node) source.Place { return d.place(n, n.key) }

func (d *document) place(n *node, s span) source.Place {
	if n == d.root {
		return d.file.Whole()
	}
	return d.file.At(d.base+s.from, d.base+s.to)
}

// raw is the value as it is written, which keeps the zeros that a float would drop.
func (d *document) raw(n *node) string {
	return string(d.file.Text[d.base+n.value.from : d.base+n.value.to])
}
