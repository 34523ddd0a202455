package load

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

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
	if at := invalid(text); at >= 0 {
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

// decode reads the values. The library stops at the first mistake, but an editor is
// to see all of them, so what can be mended for the rest of the reading is mended:
//
//   - A date that does not exist becomes one that does. The getter that reads the
//     key looks at what was written, and reports it.
//   - A line that is no TOML is reported and left out; the rest is read only to find
//     more such lines, and ok is false.
//
// The text that is returned is what was read, of the same length.
func (d *document) decode(text []byte) (read []byte, ok bool) {
	ok = true
	for range maxMistakes {
		_, err := toml.Decode(string(text), &d.values)
		if err == nil {
			return text, ok
		}
		var p toml.ParseError
		if !errors.As(err, &p) {
			d.syntaxProblem(span{0, 0}, err.Error())
			return nil, false
		}
		from := min(max(p.Position.Start, 0), len(text))
		s := span{from, min(from+p.Position.Len, len(text))}
		text = bytes.Clone(text)
		d.values = nil
		if strings.Contains(p.Message, "invalid datetime") && realDate(text[s.from:s.to]) {
			continue
		}
		d.syntaxProblem(s, p.Message)
		ok = false
		if !blank(text, s.from) {
			return nil, false
		}
	}
	return nil, false
}

// maxMistakes ends the search for more in a file that is no TOML at all.
const maxMistakes = 20

// realDate writes a day that exists over one that does not, in its own width.
func realDate(date []byte) bool {
	const day = "2000-01-01"
	if len(date) < len(day) {
		return false
	}
	copy(date, day+strings.Repeat(" ", len(date)-len(day)))
	return true
}

// blank writes spaces over the line at an offset, if the line stands for itself: one
// that opens or closes what goes on over several lines would take them with it.
func blank(text []byte, at int) bool {
	at = min(at, len(text)-1)
	from := bytes.LastIndexByte(text[:max(at, 0)], '\n') + 1
	to := bytes.IndexByte(text[from:], '\n')
	if to < 0 {
		to = len(text) - from
	}
	line := text[from : from+to]
	several := bytes.Contains(line, []byte(`"""`)) || bytes.Contains(line, []byte("'''")) ||
		bytes.Count(line, []byte("[")) != bytes.Count(line, []byte("]")) || bytes.Count(line, []byte("{")) != bytes.Count(line, []byte("}"))
	if several || len(bytes.TrimSpace(line)) == 0 {
		return false
	}
	for i := range line {
		line[i] = ' '
	}
	return true
}

// invalid is the offset of the first byte that is not UTF-8, or -1.
func invalid(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
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
