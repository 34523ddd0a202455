package source

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestAt holds the place of a span: line, column and length in characters, and the
// characters that it covers.
func TestAt(t *testing.T) {
	for _, c := range []struct {
		name, text string
		from, to   int
		want       string // line:column length "covered" of "excerpt"
	}{
		{"at the beginning", "abc\n", 0, 1, `1:1 1 "a" of "abc"`},
		{"behind Chinese", "水质 good\n", 7, 11, `1:4 4 "good" of "水质 good"`},
		{"Chinese", "水质 good\n", 3, 6, `1:2 1 "质" of "水质 good"`},
		{"second line", "水\n质b\n", 7, 8, `2:2 1 "b" of "质b"`},
		{"last line without an end", "a\nbc", 3, 4, `2:2 1 "c" of "bc"`},
		{"empty line", "a\n\nb", 2, 2, `2:1 1 "" of ""`},
		{"the line's end", "ab\ncd", 2, 3, `1:3 1 "" of "ab"`},
		{"CRLF", "ab\r\ncd\r\n", 5, 6, `2:2 1 "d" of "cd"`},
		{"the \\r of CRLF", "ab\r\ncd", 2, 4, `1:3 1 "" of "ab"`},
		{"\\r at the text's end", "ab\r", 1, 3, `1:2 1 "b" of "ab"`},
		{"\\r inside a line", "a\rb\n", 2, 3, `1:3 1 "b" of "a\rb"`},
		{"a tab", "\tab", 1, 2, `1:2 1 "a" of "\tab"`},
		{"over several lines", "abc\ndef\nghi", 1, 9, `1:2 2 "bc" of "abc"`},
		{"empty text", "", 0, 0, `1:1 1 "" of ""`},
		{"behind the text", "ab", 7, 9, `1:3 1 "" of "ab"`},
		{"behind the text's last line", "ab\n", 3, 3, `2:1 1 "" of ""`},
		{"before the text", "ab", -3, 1, `1:1 1 "a" of "ab"`},
		{"backwards", "abc", 2, 1, `1:3 1 "c" of "abc"`},
		{"inside a character", "水质", 4, 5, `1:2 1 "质" of "水质"`},
		{"to the inside of a character", "水质", 0, 4, `1:1 2 "水质" of "水质"`},
		{"an accent of its own", "e\u0301x", 3, 4, `1:3 1 "x" of "éx"`},
		{"four bytes", "🌊x", 2, 4, `1:1 1 "🌊" of "🌊x"`},
		{"not UTF-8", "\xce\xc2\xd6\xddx", 4, 5, `1:5 1 "x" of "\xce\xc2\xd6\xddx"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := New("f", []byte(c.text)).At(c.from, c.to)
			if got := fmt.Sprintf("%d:%d %d %q of %q", p.Line, p.Column, p.Length, covered(p), p.Excerpt); got != c.want && got != strings.ReplaceAll(c.want, "é", "e\u0301") {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// covered is the text that a place's span covers.
func covered(p Place) string {
	line := split(p.Excerpt)
	from := min(p.Column-1, len(line))
	return strings.Join(line[from:min(from+p.Length, len(line))], "")
}

// split is a text's characters; a byte that is not UTF-8 is one.
func split(s string) (out []string) {
	for len(s) > 0 {
		_, n := utf8.DecodeRuneInString(s)
		out, s = append(out, s[:n]), s[n:]
	}
	return out
}

// TestWhole holds what a place prints as, and that the zero Place is nowhere.
func TestWhole(t *testing.T) {
	for want, p := range map[string]Place{
		"":        {},
		"a/b":     New("a/b", nil).Whole(),
		"a/b:3":   {File: "a/b", Line: 3},
		"a/b:3:4": {File: "a/b", Line: 3, Column: 4},
	} {
		if got := p.String(); got != want {
			t.Errorf("%+v prints as %q", p, got)
		}
	}
}

// TestLess holds the order of places: the file's own problems come first.
func TestLess(t *testing.T) {
	inOrder := []Place{{}, {File: "a"}, {File: "a", Line: 1}, {File: "a", Line: 1, Column: 2}, {File: "a", Line: 1, Column: 10}, {File: "a", Line: 2, Column: 1}, {File: "b"}}
	for i, p := range inOrder {
		for j, q := range inOrder {
			if p.Less(q) != (i < j) {
				t.Errorf("%q before %q: %t", p, q, p.Less(q))
			}
		}
	}
}

// TestLongLines holds that the column of every offset is what counting from the line's
// beginning gives, marks or not.
func TestLongLines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, letters := range []string{"a", "水", "a水é🌊\t", "a水\n", "\x80", "\xce\xc2a水", "\xe6\xb0", "🌊\x80\x80\x80"} {
		var b strings.Builder
		for pieces := split(letters); b.Len() < 4*stride; {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		text := b.String()
		f := New("f", []byte(text))
		if !strings.Contains(letters, "\n") && len(f.marks) < 3 {
			t.Errorf("%q: only %d marks", letters, len(f.marks))
		}
		line, column := 1, 1
		for i := 0; i < len(text); {
			_, n := utf8.DecodeRuneInString(text[i:])
			if p := f.At(i, i+n); p.Line != line || p.Column != column || p.Length != 1 {
				t.Fatalf("%q: offset %d is at %s of length %d, not at %d:%d", letters, i, p, p.Length, line, column)
			}
			column++
			if text[i] == '\n' {
				line, column = line+1, 1
			}
			i += n
		}
	}
}

// TestSharedExcerpts holds that places in one line share its text: a thousand places in
// a long line take no more memory than one.
func TestSharedExcerpts(t *testing.T) {
	f := New("f", []byte(strings.Repeat("水", 1<<16)))
	if n := testing.AllocsPerRun(10, func() { _ = f.At(90000, 90003) }); n > 0 {
		t.Errorf("a place allocates %v times", n)
	}
}

// FuzzAt holds that no offset in no text leads to a place that is not there.
func FuzzAt(f *testing.F) {
	f.Add([]byte("水质 good\r\n\tx"), 3, 9)
	f.Add([]byte("\xce\xc2\xd6"), 1, 2)
	f.Add([]byte("e\u0301\u200b🌊"), 0, 99)
	f.Fuzz(func(t *testing.T, text []byte, from, to int) {
		p := New("f", text).At(from, to)
		lines := strings.Split(string(text), "\n")
		if p.Line < 1 || p.Line > len(lines) || strings.TrimSuffix(lines[p.Line-1], "\r") != p.Excerpt {
			t.Fatalf("%s: no such line as %q", p, p.Excerpt)
		}
		size := utf8.RuneCountInString(p.Excerpt)
		if p.Column < 1 || p.Column > size+1 || p.Length < 1 || p.Column-1+p.Length > max(size, p.Column) {
			t.Fatalf("%s of length %d is not in %q", p, p.Length, p.Excerpt)
		}
		holdCaret(t, p)
		for _, columns := range []int{0, 12, 40} {
			short := p.Shorten(columns)
			if width := widthOf([]rune(short.Excerpt)); width > max(columns, minColumns) {
				t.Errorf("%d columns in place of %d: %q", width, columns, short.Excerpt)
			}
			holdCaret(t, short)
		}
	})
}

// BenchmarkAt asks for many places in one long line, such as a drawing is.
func BenchmarkAt(b *testing.B) {
	text := []byte(strings.Repeat("<path d=\"M0 0\"/>水", 5000))
	f := New("f", text)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		from := i * 997 % len(text)
		_ = f.At(from, from+5)
	}
}

// BenchmarkNew indexes a file of ordinary lines.
func BenchmarkNew(b *testing.B) {
	text := []byte(strings.Repeat("name.zh = \"五水共治\"\n", 500))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		_ = New("f", text)
	}
}
