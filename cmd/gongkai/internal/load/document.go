package load

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/pelletier/go-toml/v2/unstable"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// document is a TOML text twice: its values, as BurntSushi/toml decodes them, and
// the place of each key and value, which that library does not tell.
type document struct {
	file   *source.File
	base   int // offset of the TOML in the file: front matter does not begin it
	values map[string]any
	spans  map[string]span // by path, such as "commitment.3.name.zh"
}

// span is where a key and its value stand, in bytes of the TOML text.
type span struct{ keyFrom, keyTo, from, to int }

// parse reads text, which stands in file at offset base. A syntax error is a
// problem, and the result nil: nothing after it can be trusted.
func parse(file *source.File, text []byte, base int, problems *diag.List) *document {
	d := &document{file: file, base: base, spans: map[string]span{}}
	meta, err := toml.Decode(string(text), &d.values)
	if err != nil {
		d.syntax(err, len(text), problems)
		return nil
	}
	d.index(text)
	d.agree(meta, problems)
	return d
}

// agree holds the two parsers against each other: a key that one has and the
// other has not would be reported at a wrong place, or not at all.
func (d *document) agree(meta toml.MetaData, problems *diag.List) {
	known := make(map[string]bool, len(d.spans))
	for path := range d.spans {
		known[withoutIndexes(path)] = true
	}
	for _, key := range meta.Keys() {
		if !known[strings.Join(key, keySep)] {
			problems.Add(d.file.Whole(), "bad-toml", diag.Say("键“%s”的位置无法确定", "the place of key %s is unclear", key.String()),
				diag.Hint("写得简单些：一行一个键", "write it more simply: one key a line"))
		}
	}
}

// withoutIndexes is a path as MetaData writes it, which does not number tables.
func withoutIndexes(path string) string {
	parts := strings.Split(path, keySep)
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool {
		_, err := strconv.Atoi(part)
		return err == nil
	}), keySep)
}

func (d *document) syntax(err error, size int, problems *diag.List) {
	var p toml.ParseError
	if !errors.As(err, &p) {
		problems.Add(d.file.Whole(), "bad-toml", diag.Say("TOML 读不懂：%v", "not readable as TOML: %v", err))
		return
	}
	from := min(p.Position.Start, size)
	at := d.file.At(d.base+from, d.base+from+p.Position.Len)
	problems.Add(at, "bad-toml", diag.Say("TOML 写法有误：%s", "not TOML: %s", p.Message),
		diag.Hint("一行写作 键 = 值；文字放在英文双引号里，日期写作 2018-09-30",
			`a line reads key = value; put text in "…", write a date as 2018-09-30`))
}

// keySep joins the parts of a path; no key that the formats know has it.
const keySep = "."

// index notes where every key and value stands.
func (d *document) index(text []byte) {
	p := unstable.Parser{}
	p.Reset(text)
	counts := map[string]int{} // tables in each array of tables so far
	var table []string
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			table = d.header(e, counts)
		case unstable.KeyValue:
			d.keyValue(table, e)
		}
	}
}

// header is the path of the table that [a.b] or [[a.b]] opens.
func (d *document) header(e *unstable.Node, counts map[string]int) []string {
	var path []string
	it := e.Key()
	for it.Next() {
		key := it.Node()
		path = append(path, string(key.Data))
		name := strings.Join(path, keySep)
		s := span{int(key.Raw.Offset), end(key.Raw), int(key.Raw.Offset), end(key.Raw)}
		if _, ok := d.spans[name]; !ok || it.IsLast() {
			d.spans[name] = s
		}
		if it.IsLast() && e.Kind == unstable.ArrayTable {
			counts[name]++
		}
		if n := counts[name]; n > 0 {
			path = append(path, strconv.Itoa(n-1))
			if it.IsLast() {
				d.spans[strings.Join(path, keySep)] = s
			}
		}
	}
	return path
}

func (d *document) keyValue(table []string, e *unstable.Node) {
	path := append([]string{}, table...)
	it := e.Key()
	var s span
	for it.Next() {
		key := it.Node()
		path = append(path, string(key.Data))
		s = span{int(key.Raw.Offset), end(key.Raw), int(key.Raw.Offset), end(key.Raw)}
		if name := strings.Join(path, keySep); !it.IsLast() {
			if _, ok := d.spans[name]; !ok {
				d.spans[name] = s
			}
		}
	}
	d.value(path, s, e.Value())
}

func (d *document) value(path []string, s span, v *unstable.Node) {
	if v.Raw.Length > 0 {
		s.from, s.to = int(v.Raw.Offset), end(v.Raw)
	}
	d.spans[strings.Join(path, keySep)] = s
	switch v.Kind {
	case unstable.InlineTable:
		it := v.Children()
		for it.Next() {
			d.keyValue(path, it.Node())
		}
	case unstable.Array:
		it := v.Children()
		for i := 0; it.Next(); i++ {
			child := it.Node()
			d.value(append(append([]string{}, path...), strconv.Itoa(i)), s, child)
		}
	}
}

func end(r unstable.Range) int { return int(r.Offset + r.Length) }

// at is the place of the value at path; keyAt that of its key.
func (d *document) at(path string) source.Place {
	s := d.spans[path]
	return d.file.At(d.base+s.from, d.base+s.to)
}

func (d *document) keyAt(path string) source.Place {
	s := d.spans[path]
	return d.file.At(d.base+s.keyFrom, d.base+s.keyTo)
}

// raw is the value as it is written, which keeps the zeros that a float would drop.
func (d *document) raw(path string) string {
	s := d.spans[path]
	return string(d.file.Text[d.base+s.from : d.base+s.to])
}
