package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// TestPlaces holds where keys and values stand, in lines, columns of characters, and
// the characters that the span covers.
func TestPlaces(t *testing.T) {
	for _, c := range []struct{ name, text, path, key, value string }{
		{"key and value", "a = 1\n", "a", "1:1 a", "1:5 1"},
		{"no blanks", "a=1", "a", "1:1 a", "1:3 1"},
		{"blanks and a comment", "  a   =   1   # one\n", "a", "1:3 a", "1:11 1"},
		{"a tab", "\ta\t=\t\"x\"\n", "a", "1:2 a", `1:6 "x"`},
		{"behind Chinese", "x = { zh = \"五水共治\", en = \"Five\" }\n", "x/en", "1:20 en", `1:25 "Five"`},
		{"Chinese in a comment above", "# 计量单位\na = \"条\"\n", "a", "2:1 a", `2:5 "条"`},
		{"dotted key", "name.zh = \"河\"\nname.en = \"River\"\n", "name/en", "2:6 en", `2:11 "River"`},
		{"the table of a dotted key", "name.zh = \"河\"\nname.en = \"River\"\n", "name", "1:1 name", "1:1 name"},
		{"dotted key with blanks", "name . zh = 1\n", "name/zh", "1:8 zh", "1:13 1"},
		{"quoted key", "\"a b\" = 1\n", "a b", `1:1 "a b"`, "1:9 1"},
		{"literal key", "'a' = 1\n", "a", "1:1 'a'", "1:7 1"},
		{"escaped key", `"\u6cb3" = 1`, "河", `1:1 "\u6cb3"`, "1:12 1"},
		{"a dot in a quoted key", "\"a.b\" = 1\na.b = 2\n", "a.b", `1:1 "a.b"`, "1:9 1"},
		{"beside a dotted one", "\"a.b\" = 1\na.b = 2\n", "a/b", "2:3 b", "2:7 2"},
		{"an equals sign in a key", "\"a = b\" = 1\n", "a = b", `1:1 "a = b"`, "1:11 1"},
		{"keys of digits", "[0]\n1 = 2\n[[x]]\n0 = 3\n", "0/1", "2:1 1", "2:5 2"},
		{"keys of digits in a list", "[[x]]\n[[x]]\n0 = 3\n", "x/1/0", "3:1 0", "3:5 3"},
		{"empty key", "\"\" = 1\n", "", `1:1 ""`, "1:6 1"},
		{"table", "[a]\nb = 1\n", "a", "1:2 a", "1:2 a"},
		{"table of tables", "[a.b]\nc = 1\n", "a/b", "1:4 b", "1:4 b"},
		{"a head behind its part", "[a.b]\nc = 1\n[a]\nd = 2\n", "a", "3:2 a", "3:2 a"},
		{"list of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n", "a/1", "3:3 a", "3:3 a"},
		{"in a list of tables", "[[a]]\nb = 1\n[[a]]\nb = 2\n", "a/1/b", "4:1 b", "4:5 2"},
		{"a list in a list of tables", "[[a]]\n[[a.b]]\n[[a]]\n[[a.b]]\n[[a.b]]\nc = 1\n", "a/1/b/1/c", "6:1 c", "6:5 1"},
		{"a table in a list of tables", "[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc = 2\n", "a/1/b/c", "6:1 c", "6:5 2"},
		{"inline table", "a = { b = 1, c = 2 }  # x\n", "a", "1:1 a", "1:5 { b = 1, c = 2 }"},
		{"in an inline table", "a = { b = 1, c = 2 }\n", "a/c", "1:14 c", "1:18 2"},
		{"dotted key in an inline table", "a = { b.c = 1, b.d = 2 }\n", "a/b/d", "1:18 d", "1:22 2"},
		{"empty inline table", "a = {  }\n", "a", "1:1 a", "1:5 {  }"},
		{"list", "a = [ 1, \"二\", 3 ]\n", "a", "1:1 a", "1:5 [ 1, \"二\", 3 ]"},
		{"item of a list", "a = [ 1, \"二\", 3 ]\n", "a/2", "1:15 3", "1:15 3"},
		{"empty list", "a = [ ]\n", "a", "1:1 a", "1:5 [ ]"},
		{"list of inline tables", "a = [ { b = 1 }, { b = 2 } ]\n", "a/1", "1:18 { b = 2 }", "1:18 { b = 2 }"},
		{"in a list of inline tables", "a = [ { b = 1 }, { b = 2 } ]\n", "a/1/b", "1:20 b", "1:24 2"},
		{"a list of several lines", "a = [\n  # one, ]\n  1, # [\n  2,\n]\n", "a/1", "4:3 2", "4:3 2"},
		{"list of lists", "a = [ [ 1 ], [ 2, 3 ] ]\n", "a/1/1", "1:19 3", "1:19 3"},
		{"the inner list", "a = [ [ 1 ], [ 2, 3 ] ]\n", "a/1", "1:14 [ 2, 3 ]", "1:14 [ 2, 3 ]"},
		{"an inline table of several lines", "a = {\n  b = 1, # {\n  c = 2,\n}\n", "a/c", "3:3 c", "3:7 2"},
		{"a span of several lines ends with its first", "a = [\n  1,\n]\n", "a", "1:1 a", "1:5 ["},
		{"text of several lines", "a = \"\"\"\n一\n二\"\"\"\nb = 1\n", "a", "1:1 a", `1:5 """`},
		{"behind text of several lines", "a = \"\"\"\n一 = 1\n二\"\"\"\nb = 1\n", "b", "4:1 b", "4:5 1"},
		{"date", "a = 2018-09-30 # x\n", "a", "1:1 a", "1:5 2018-09-30"},
		{"time", "a = 2018-09-30T09:30:00+08:00\n", "a", "1:1 a", "1:5 2018-09-30T09:30:00+08:00"},
		{"time with a blank", "a = 2018-09-30 09:30:00 # x\n", "a", "1:1 a", "1:5 2018-09-30 09:30:00"},
		{"signed number", "a = -8.20\n", "a", "1:1 a", "1:5 -8.20"},
		{"CRLF", "a = 1\r\nb = \"二\"\r\n", "b", "2:1 b", `2:5 "二"`},
		{"CRLF in a list", "a = [\r\n  1,\r\n  2\r\n]\r\n", "a/1", "3:3 2", "3:3 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var problems diag.List
			table := parse(source.New("x.toml", []byte(c.text)), []byte(c.text), 0, &problems)
			if table == nil || len(problems) > 0 {
				t.Fatalf("problems: %v", problems)
			}
			n := walk(t, table.node, c.path)
			if got := shown(table.doc.keyAt(n)); got != c.key {
				t.Errorf("key at %s, not %s", got, c.key)
			}
			if got := shown(table.doc.at(n)); got != c.value {
				t.Errorf("value at %s, not %s", got, c.value)
			}
		})
	}
}

// walk is the node at a path whose parts a slash divides.
func walk(t *testing.T, n *node, path string) *node {
	for _, part := range strings.Split(path, "/") {
		if child := n.keys[part]; child != nil {
			n = child
			continue
		}
		var i int
		if _, err := fmt.Sscan(part, &i); err != nil || i >= len(n.items) {
			t.Fatalf("there is no %s of %s", part, path)
		}
		n = n.items[i]
	}
	return n
}

// shown is a place as line:column and the words that it covers.
func shown(p source.Place) string {
	line := []rune(p.Excerpt)
	return fmt.Sprintf("%d:%d %s", p.Line, p.Column, string(line[p.Column-1:p.Column-1+p.Length]))
}

// TestPlacesInFrontMatter holds that the places of front matter are those of its file.
func TestPlacesInFrontMatter(t *testing.T) {
	const text = "+++\nsummary = \"水\"\n+++\n"
	var problems diag.List
	table := parse(source.New("x.md", []byte(text)), []byte(text[4:19]), 4, &problems)
	if table == nil {
		t.Fatal(problems)
	}
	if got := shown(table.at("summary")); got != `2:11 "水"` {
		t.Error(got)
	}
}

// TestDisagreement holds that a key or item that only one of the two parsers knows is
// reported, and that reading goes on without it.
func TestDisagreement(t *testing.T) {
	const text = "a = 1\nb = [ 1, 2 ]\nc = { d = 1 }\n"
	for name, change := range map[string]func(*table){
		"a value without a place":     func(t *table) { t.values["x"] = "text" },
		"a place without a value":     func(t *table) { delete(t.values, "a") },
		"an item without a place":     func(t *table) { t.values["b"] = []any{"1", "2", "3"} },
		"a table without a place":     func(t *table) { t.values["c"] = []map[string]any{{}, {}} },
		"a plain value for a table":   func(t *table) { t.values["c"] = 1 },
		"a table for a plain value":   func(t *table) { t.values["a"] = map[string]any{"d": 1} },
		"a list for a plain value":    func(t *table) { t.values["a"] = []any{map[string]any{"d": 1}} },
		"tables for a plain value":    func(t *table) { t.values["a"] = []map[string]any{{"d": 1}} },
		"a table for a list of plain": func(t *table) { t.values["b"] = map[string]any{"d": 1} },
	} {
		t.Run(name, func(t *testing.T) {
			var problems diag.List
			table := parse(source.New("x.toml", []byte(text)), []byte(text), 0, &problems)
			change(table)
			table.doc.agree(table.values, table.node)
			if len(problems) == 0 || problems[0].Kind != "bad-toml" {
				t.Errorf("not reported: %v", problems)
			}
			readAll(table)
			holdPlaces(t, []byte(text), problems)
		})
	}
}

// TestIndexRefuses holds that the parser of places tells where it stopped.
func TestIndexRefuses(t *testing.T) {
	for text, want := range map[string]span{"a = 1\nb = ?\n": {10, 11}, "a = [": {4, 5}, "a": {0, 1}} {
		if root, err := index([]byte(text)); root != nil || err == nil || err.span != want || err.message == "" {
			t.Errorf("%q: %+v", text, err)
		}
	}
}

// readAll reads every key of a table, and of those inside it, as everything.
func readAll(t *table) {
	for _, key := range append(slices.Sorted(maps.Keys(t.values)), "nothing") {
		for _, n := range []need{required, optional} {
			t.String(key, n)
			t.Int(key, n, 1)
			t.Bool(key)
			t.Number(key, n)
			t.Date(key, n)
			t.Time(key, n)
			t.Enum(key, n, []string{"one", "two"})
			t.Word(key, n)
			t.Words(key, n)
			t.Text(key, n)
		}
		if inner := t.Table(key, required); inner != nil {
			readAll(inner)
		}
		for _, inner := range t.Tables(key) {
			readAll(inner)
		}
	}
	t.ID()
	t.done()
	t.asked = nil
	t.done()
}

// holdPlaces holds that every problem has both languages and a place in the text.
func holdPlaces(t *testing.T, text []byte, problems diag.List) {
	t.Helper()
	lines := strings.Split(string(text), "\n")
	for _, p := range problems {
		if p.Text.ZH == "" || p.Text.EN == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%s lacks a language: %+v", p.Kind, p)
		}
		at := p.Place
		if at.Line == 0 {
			continue
		}
		if at.Line > len(lines) {
			t.Fatalf("%s: %s is behind the file", p.Kind, at)
		}
		line := strings.TrimSuffix(lines[at.Line-1], "\r")
		size := utf8.RuneCountInString(line)
		if at.Excerpt != line || at.Column < 1 || at.Length < 1 || at.Column-1+at.Length > max(size, at.Column) || at.Column > size+1 {
			t.Fatalf("%s: %s of length %d is not in %q", p.Kind, at, at.Length, line)
		}
	}
}

// holdNodes holds that the text at every key is that key, and the text at every value
// that value, by decoding each alone.
func holdNodes(t *testing.T, d *document, value any, n *node) {
	t.Helper()
	raw := d.raw(n)
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			child := n.keys[key]
			if child == nil {
				t.Fatalf("key %q has no place", key)
			}
			said := string(d.file.Text[child.key.from:child.key.to])
			var alone map[string]any
			if _, err := toml.Decode(said+" = 1", &alone); err != nil || alone[key] == nil {
				t.Fatalf("key %q is said to stand at %q", key, said)
			}
			holdNodes(t, d, v[key], child)
		}
		var alone map[string]any
		if _, err := toml.Decode("x = "+raw, &alone); strings.HasPrefix(raw, "{") && err != nil {
			t.Fatalf("an inline table is said to stand at %q", raw)
		}
		return
	case []map[string]any:
		for i := range v {
			holdNodes(t, d, v[i], n.items[i])
		}
		return
	case []any:
		for i := range v {
			holdNodes(t, d, v[i], n.items[i])
		}
		if !strings.HasPrefix(raw, "[") || !strings.HasSuffix(raw, "]") {
			t.Fatalf("a list is said to stand at %q", raw)
		}
		return
	}
	var alone map[string]any
	if _, isTime := value.(time.Time); isTime && strings.HasPrefix(fmt.Sprint(value), "2000-01-01") {
		return // in place of a date that does not exist
	}
	if _, err := toml.Decode("x = "+raw, &alone); err != nil || fmt.Sprint(alone["x"]) != fmt.Sprint(value) {
		t.Fatalf("value %v is said to stand at %q (%v)", value, raw, err)
	}
}

// FuzzTOML holds that no text can make a reading panic, point to a place that is not
// there, or tell a key or value at the place of another.
func FuzzTOML(f *testing.F) {
	for _, text := range []string{
		"a = 1\nb = \"水\"\n[c]\nd.e = 8.20\n[[f]]\ng = [ { h = 1 }, { h = 2 } ]\n",
		"\"a.b\" = 1\na.b = 2\n0 = [ [ ], {} ]\n", "a = \"\"\"\nb\n\"\"\"\r\nc = '''x'''\r\n",
		"d = 2018-09-30\nt = 2018-09-30T09:30:00+08:00\nu = 09:30:00\nv = 2018-09-30 09:30:00\n",
		"a = [\n # x\n 1, # ]\n]\n", "a = { b.c = 1, b.d = 2, # x\n}\n", "a = {x = 1}\n[a.b]\nc = 1\n",
		"[a]\n[a.b]\n[[a.c]]\n[a.c.d]\n", "a = 1\na = 2\n", "x = ＝", "\"\" = 1\n''.'' = 2\n", "id = \"A\"\nname.cn = 1\n",
		"a = 2018-13-40\nb = [ 2018-02-30, 2018-02-28 ]\nc = 2018-02-30T99:99:99Z\n", "a = x\nb == 1\n[c\n",
		"a = nan\nb = -inf\nc = 0x20\nd = 1_000\ne = 1e3\n", "\xff", "a = \"\xff\"", "a = '\x00'", "\ufeffa = 1", "id = 1\nid.x = 2", "a.b = 1\n[a]\n[[b.c]]\n[b]\n",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var problems diag.List
		table := parse(source.New("x.toml", text), text, 0, &problems)
		if table != nil {
			if len(problems) == 0 {
				holdNodes(t, table.doc, table.values, table.node)
			}
			readAll(table)
		} else if len(problems) == 0 {
			t.Error("nothing is said of what is not TOML")
		}
		holdPlaces(t, text, problems)
	})
}
