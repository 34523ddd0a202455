package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is one problem of each shape.
func sample() List {
	units := source.New("data/units.toml", []byte("[[unit]]\nid = \"river\"\n"))
	priority := source.New("data/2018/priorities/13-five-water.toml", []byte("name.zh = \"五水共治\"\n\tunit\t= \"riverr\"\r\n"))
	paragraph := "今年的任务是" + strings.Repeat("治理河道、", 30) + "[消除黑臭河道](commitment:city-rivrs)，" + strings.Repeat("按季公布。", 30)
	text := source.New("content/2018/plan.zh.md", []byte("今年的任务是[消除黑臭河道](commitment:city-rivrs)\n"+paragraph+"\na\x1b[31mb \xce\xc2 \u202ec\n"))
	from := strings.Index(string(text.Text), "commitment:")
	again := len("今年的任务是[消除黑臭河道](commitment:city-rivrs)\n") + strings.Index(paragraph, "commitment:")
	escape := bytes.IndexByte(text.Text, 0x1b)

	var l List
	unit := strings.Index(string(priority.Text), `"riverr"`)
	l.Add(priority.At(unit, unit+8), "unknown-unit", Say("没有代号为“%s”的单位", "no unit has the id %s", "riverr"),
		See(units.At(14, 21), "已有单位 river", "there is the unit river"),
		See(source.Place{}, "单位都写在那里", "units are declared there"),
		Hint("写作 unit = \"%s\"", "write unit = \"%s\"", "river"))
	l.Add(text.At(from, from+len("commitment:city-rivrs")), "unknown-commitment", Say("没有代号为“city-rivrs”的承诺", "no commitment has the id city-rivrs"),
		Hint("是不是 city-rivers？", "did you mean city-rivers?"))
	l.Add(text.At(again, again+len("commitment:city-rivrs")), "unknown-commitment", Say("没有代号为“city-rivrs”的承诺", "no commitment has the id city-rivrs"))
	l.Add(text.At(escape, escape+1), "stray-mark", Say("“\x1b[2J”没有起作用", "\x1b[2J has no effect"))
	l.Add(text.At(len(text.Text)-2, len(text.Text)-1), "stray-mark", Say("行尾", "the line's end"))
	l.Add(units.Whole(), "missing-key", Say("缺少“id”", "id is missing"))
	l.Add(source.Place{File: "a.toml", Line: 3, Excerpt: "x = 1"}, "bad-toml", Say("这一行", "this line"))
	l.Add(source.Place{}, "missing-file", Say("没有 <文件>", "no <file>"))
	return l
}

// TestPrint holds how problems look, for a person and for a program.
func TestPrint(t *testing.T) {
	l := sample()
	var zh, en, lines bytes.Buffer
	if err := errors.Join(l.Print(&zh, lang.ZH), l.Print(&en, lang.EN), l.JSON(&lines)); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/print.zh.golden", zh.Bytes())
	golden(t, "testdata/print.en.golden", en.Bytes())
	golden(t, "testdata/print.json.golden", lines.Bytes())
}

// golden holds got against a file, or writes the file with -update.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(file, want, "now", got); d != nil {
		t.Errorf("%s", d)
	}
}

// TestPrintIsSafe holds that nothing in a file or a sentence moves a terminal's cursor.
func TestPrintIsSafe(t *testing.T) {
	var hostile strings.Builder
	for r := range rune(0x100) {
		hostile.WriteRune(r)
	}
	hostile.WriteString("\u202a\u202e\u2066\u2069\u200f")
	s := strings.ReplaceAll(hostile.String(), "\n", "")
	f := source.New("a"+s, []byte(s))
	var l List
	l.Add(f.At(3, 9), "unknown-key", lang.Text{ZH: s, EN: s}, Hint("%s", "%s", s), See(f.At(1, 2), "%s", "%s", s))
	for _, in := range lang.Both {
		var b strings.Builder
		if err := l.Print(&b, in); err != nil {
			t.Fatal(err)
		}
		for _, r := range b.String() {
			if (r < ' ' && r != '\n' && r != '\t') || r >= 0x7f && r < 0xa0 || r >= 0x200e && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("%q is printed", r)
			}
		}
	}
}

// TestJSON holds that a line of JSON is a problem, with the keys that programs know.
func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := sample().JSON(&b); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	if len(lines) != len(sample()) {
		t.Fatalf("%d lines for %d problems", len(lines), len(sample()))
	}
	var first struct {
		File                 string
		Line, Column, Length int
		Kind                 string
		Message, Hint        struct{ ZH, EN string }
		See                  []struct {
			Place   string
			Message struct{ ZH, EN string }
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &first); err != nil {
		t.Fatal(err)
	}
	if first.Line != 2 || first.Column != 9 || first.Length != 8 || first.Kind != "unknown-unit" || first.Message.ZH != "没有代号为“riverr”的单位" ||
		first.Hint.EN != `write unit = "river"` || first.See[0].Place != "data/units.toml:2:6" {
		t.Errorf("%+v", first)
	}
	for _, line := range lines {
		if strings.Contains(line, `"line":0`) || strings.Contains(line, `"length":0`) {
			t.Errorf("an unknown place is said to be 0: %s", line)
		}
	}
}

// broken is a writer that fails.
type broken struct{}

var errWrite = errors.New("no room")

func (broken) Write([]byte) (int, error) { return 0, errWrite }

// TestWriteError holds that what cannot be written is an error.
func TestWriteError(t *testing.T) {
	var long List
	for range 100 {
		long = append(long, sample()...)
	}
	for _, l := range []List{sample(), long} {
		if err := l.Print(broken{}, lang.ZH); !errors.Is(err, errWrite) {
			t.Errorf("Print: %v", err)
		}
		if err := l.JSON(broken{}); !errors.Is(err, errWrite) {
			t.Errorf("JSON: %v", err)
		}
	}
}

// TestSort holds the order: place, kind, sentence; and that what is said twice is said once.
func TestSort(t *testing.T) {
	at := func(file string, line, column int) source.Place {
		return source.Place{File: file, Line: line, Column: column}
	}
	say := func(s string) lang.Text { return lang.Text{ZH: s, EN: s} }
	want := List{
		{Kind: "b", Text: say("1")},
		{Place: at("a", 0, 0), Kind: "z", Text: say("1")},
		{Place: at("a", 2, 3), Kind: "a", Text: say("2")},
		{Place: at("a", 2, 3), Kind: "b", Text: say("1")},
		{Place: at("a", 2, 3), Kind: "b", Text: say("2")},
		{Place: at("a", 2, 10), Kind: "a", Text: say("1")},
		{Place: at("a", 10, 1), Kind: "a", Text: say("1")},
		{Place: at("b", 1, 1), Kind: "a", Text: say("1")},
	}
	for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6, 7}, {7, 6, 5, 4, 3, 2, 1, 0}, {3, 1, 3, 4, 1, 5, 9 - 2, 2, 6, 5, 3, 0}} {
		var l List
		for _, i := range order {
			l = append(l, want[i])
		}
		l.Sort()
		if !reflect.DeepEqual(l, want) {
			t.Errorf("from %v: %v", order, l)
		}
	}
	var none List
	none.Sort()
	if none != nil {
		t.Error("nothing became something")
	}
}

// TestSay holds that both sentences take the same arguments, in an order of their own.
func TestSay(t *testing.T) {
	if got := Say("%[2]s 的 %[1]d", "%d of %s", 3, "河"); got != (lang.Text{ZH: "河 的 3", EN: "3 of 河"}) {
		t.Errorf("%+v", got)
	}
	if got := Say("河", "river"); got != (lang.Text{ZH: "河", EN: "river"}) {
		t.Errorf("%+v", got)
	}
}
