package load

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// table is a TOML table that is read key by key. Reading is the schema: what is
// asked for is known, what is asked for as required must be there, and done, which
// ends every reading, reports what is missing and what was never asked for. A failed
// reading adds its problem and returns the zero value, so that one run finds every
// mistake.
type table struct {
	doc     *document
	node    *node
	values  map[string]any
	asked   []string // in the order of asking
	missing []lack   // asked for as required, and not there
}

// lack is a key that is missing, and how it is to be written.
type lack struct{ key, form string }

// need says whether a missing key is a problem.
type need bool

const (
	required need = true
	optional need = false
)

// get is the value of key, noted as asked for; getForm also says how it is written.
func (t *table) get(key string, n need) (any, bool) { return t.getForm(key, n, key+" = …") }

func (t *table) getForm(key string, n need, form string) (any, bool) {
	t.asked = append(t.asked, key)
	v, ok := t.values[key]
	if !ok && n == required {
		t.missing = append(t.missing, lack{key, form})
	}
	return v, ok
}

// has reports whether key is there, without asking for it.
func (t *table) has(key string) bool {
	_, ok := t.values[key]
	return ok
}

// done reports every key that nothing asked for, with the nearest one that is known,
// and every required one that is missing. A slip in a key is one mistake: the key
// that it stands for is not reported as missing, too. It reports whether every key was
// known.
func (t *table) done() bool {
	unknown := false
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if slices.Contains(t.asked, key) {
			continue
		}
		unknown = true
		opt := diag.Hint("可用的键：%s", "known keys: %s", strings.Join(t.asked, ", "))
		if near := diag.Nearest(key, t.asked); near != "" {
			opt = diag.Hint("是不是 %s？", "did you mean %s?", near)
			t.missing = slices.DeleteFunc(t.missing, func(l lack) bool { return l.key == near })
		}
		t.doc.problems.Add(t.keyAt(key), "unknown-key", diag.Say("不认识的键“%s”", "unknown key %s", key), opt)
	}
	for _, l := range t.missing {
		t.doc.problems.Add(t.where(), "missing-key", diag.Say("缺少“%s”", "%s is missing", l.key),
			diag.Hint("在这里写上 %s", "write %s here", l.form))
	}
	return !unknown
}

// where is the place of the table's own head; at that of key's value and keyAt that
// of key itself, or the head's where there is no such key.
func (t *table) where() source.Place { return t.doc.keyAt(t.node) }

func (t *table) at(key string) source.Place {
	if n := t.node.keys[key]; n != nil {
		return t.doc.at(n)
	}
	return t.where()
}

func (t *table) keyAt(key string) source.Place {
	if n := t.node.keys[key]; n != nil {
		return t.doc.keyAt(n)
	}
	return t.where()
}

// raw is key's value as it is written; "" where there is no such key.
func (t *table) raw(key string) string {
	if n := t.node.keys[key]; n != nil {
		return t.doc.raw(n)
	}
	return ""
}

// bad reports what is wrong with key's value.
func (t *table) bad(key string, kind diag.Kind, text lang.Text, opts ...diag.Option) {
	t.doc.problems.Add(t.at(key), kind, text, opts...)
}

func (t *table) wrongType(at source.Place, key, zh, en, example string) {
	t.doc.problems.Add(at, "wrong-type",
		lang.Text{ZH: "“" + key + "”应当是" + zh, EN: key + " must be " + en},
		diag.Hint("写作 %s", "write %s", example))
}

// Table is one table, [key]; nil where it is missing.
func (t *table) Table(key string, n need) *table {
	form := key + " = { … }"
	if t.node == t.doc.root {
		form = "[" + key + "]"
	}
	v, ok := t.getForm(key, n, form)
	if !ok {
		return nil
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.wrongType(t.at(key), key, "一个表", "a table", form)
		return nil
	}
	return t.inner(t.node.keys[key], values)
}

// Tables is a list of tables: [[key]], or key = [ { … } ].
func (t *table) Tables(key string) []*table {
	v, ok := t.get(key, optional)
	if !ok {
		return nil
	}
	var list []any
	switch v := v.(type) {
	case []map[string]any:
		for _, values := range v {
			list = append(list, values)
		}
	case []any:
		list = v
	default:
		t.wrongType(t.at(key), key, "一组表", "a list of tables", "[["+key+"]]")
	}
	var out []*table
	for i, item := range list {
		n := t.item(key, i)
		values, ok := item.(map[string]any)
		if !ok {
			t.wrongType(t.doc.at(n), key, "一组表", "a list of tables", key+" = [ { … } ]")
			continue
		}
		out = append(out, t.inner(n, values))
	}
	return out
}

func (t *table) inner(n *node, values map[string]any) *table {
	if n == nil { // the parsers disagree, which was reported
		n = &node{key: t.node.key, value: t.node.value}
	}
	return &table{doc: t.doc, node: n, values: values}
}

// item is the node of an array's item.
func (t *table) item(key string, i int) *node {
	if n := t.node.keys[key]; n != nil && i < len(n.items) {
		return n.items[i]
	}
	return t.node
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// ID is the table's own permanent name, also where it is not well formed: what
// refers to it is not to be reported, too.
func (t *table) ID() string {
	id := t.String("id", required)
	if id != "" && !idForm.MatchString(id) {
		t.bad("id", "bad-id", diag.Say("代号“%s”的写法不对", "the id %s is not well formed", id),
			diag.Hint("只用小写英文字母、数字和连字符，以字母开头，如 city-rivers", "use lower-case letters, digits and hyphens, a letter first, as in city-rivers"))
	}
	return id
}
