package source

import (
	"strings"
	"testing"
	"unicode"
)

// display is how many columns of a terminal a text takes, by another way than
// columnsOf: what of Unicode is wide, named by its blocks.
func display(s string) (columns int) {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Hangul), r >= 0x3000 && r <= 0x303e, r >= 0xff01 && r <= 0xff60, r == '🌊':
			columns += 2
		default:
			columns++
		}
	}
	return columns
}

// TestCaret holds the caret's line: as wide before the caret as the words before the
// place, with tabs kept, and as many carets as the place is wide.
func TestCaret(t *testing.T) {
	for _, c := range []struct {
		name, line, word string
		want             string // · stands for a blank, ＿ for a wide one, → for a tab
	}{
		{"plain", "unit = \"riverr\"", `"riverr"`, "·······^^^^^^^^"},
		{"at the beginning", "unit = 1", "unit", "^^^^"},
		{"under Chinese", "水质好", "好", "＿＿^^"},
		{"Chinese between", "a水b质c", "c", "·＿·＿^"},
		{"full-width marks", "（水）：x", "x", "＿＿＿＿^"},
		{"quotes of Chinese are narrow", "“水”x", "x", "·＿·^"},
		{"a tab before", "\ta\tb", "b", "→·→^"},
		{"a tab in the place", "a\tb", "\tb", "·^^"},
		{"an accent of its own", "e\u0301x", "x", "·^"},
		{"a mark of no width", "a\u200bb", "b", "·^"},
		{"a place of no width", "a\u200bb", "\u200b", "·^"},
		{"a picture", "🌊x", "x", "＿^"},
		{"Korean", "물x", "x", "＿^"},
		{"half-width Katakana", "ﾐｽﾞx", "x", "···^"},
	} {
		t.Run(c.name, func(t *testing.T) {
			from := strings.Index(c.line, c.word)
			p := New("f", []byte(c.line)).At(from, from+len(c.word))
			want := strings.NewReplacer("·", " ", "＿", "\u3000", "→", "\t").Replace(c.want)
			if got := p.Caret(); got != want {
				t.Errorf("got %q, want %q", got, want)
			}
			holdCaret(t, p)
		})
	}
}

// TestCaretAtTheEnd holds that a place behind the line's last character has a caret.
func TestCaretAtTheEnd(t *testing.T) {
	if got := New("f", []byte("水a")).At(4, 5).Caret(); got != "\u3000 ^" {
		t.Errorf("%q", got)
	}
	if got := New("f", nil).At(0, 0).Caret(); got != "^" {
		t.Errorf("%q", got)
	}
}

// holdCaret holds that the caret stands under the place's first character, whatever
// the characters before it, and that what stands before it is blank.
func holdCaret(t *testing.T, p Place) {
	t.Helper()
	line := []rune(p.Excerpt)
	first := p.Column - 1 - p.Cut
	if first < 0 || first > len(line) {
		t.Fatalf("%s: the place is not in %q, cut by %d", p, p.Excerpt, p.Cut)
	}
	before, carets := cutCaret(p.Caret())
	if carets == "" || strings.Trim(carets, "^") != "" || strings.Trim(before, " \t\u3000") != "" {
		t.Fatalf("%s: the caret's line is %q", p, p.Caret())
	}
	words := string(line[:first])
	if strings.Count(before, "\t") != strings.Count(words, "\t") || widthOf([]rune(before)) != widthOf(line[:first]) {
		t.Fatalf("%s: the caret of %q stands wrong:\n%s\n%s", p, words, p.Excerpt, p.Caret())
	}
}

func cutCaret(s string) (before, carets string) {
	i := strings.IndexByte(s, '^')
	if i < 0 {
		return s, ""
	}
	return s[:i], s[i:]
}

// TestColumns holds the width of characters against the blocks of Unicode.
func TestColumns(t *testing.T) {
	for _, r := range "a水、（）：Ａ가あ\u0301\u200b🌊“”…—é②" {
		if got := columnsOf(r); got != display(string(r)) {
			t.Errorf("%q takes %d columns", r, got)
		}
	}
}

// TestShorten holds that, however long the line, the excerpt fits, shows the place, and
// has the caret under it.
func TestShorten(t *testing.T) {
	const word, columns = "错处", 60
	for _, letter := range []string{"前", "a", "a前"} {
		for before := range 120 {
			for _, after := range []int{0, 1, 20, 500} {
				head := strings.Repeat(letter, before)
				line := head + word + strings.Repeat("b", after)
				whole := New("x", []byte(line)).At(len(head), len(head)+len(word))
				p := whole.Shorten(columns)
				if n := display(p.Excerpt); n > columns {
					t.Fatalf("%d before, %d after: an excerpt of %d columns", before, after, n)
				}
				if display(line) <= columns && p != whole {
					t.Fatalf("%d before, %d after: cut for no reason to %s", before, after, p.Excerpt)
				}
				holdCaret(t, p)
				from := p.Column - 1 - p.Cut
				if got := string([]rune(p.Excerpt)[from : from+2]); got != word || p.String() != whole.String() {
					t.Fatalf("%d before, %d after: %s, %q in %s", before, after, p, got, p.Excerpt)
				}
				if again := p.Shorten(20); p.Cut > 0 && again != p {
					t.Fatalf("cut twice: %+v", again)
				}
			}
		}
	}
}

// TestShortenLong holds what is shown of a place that is itself too long: its beginning.
func TestShortenLong(t *testing.T) {
	line := "左边的话[" + strings.Repeat("长", 50) + "]右边的话"
	p := New("f", []byte(line)).At(len("左边的话"), len(line)-len("右边的话")).Shorten(30)
	if p.Excerpt != "左边的话["+strings.Repeat("长", 9)+"…" || p.Cut != 0 {
		t.Errorf("%s cut by %d", p.Excerpt, p.Cut)
	}
	p = Place{File: "f", Line: 1, Excerpt: strings.Repeat("长", 50)}.Shorten(20)
	if p.Excerpt != strings.Repeat("长", 9)+"…" {
		t.Errorf("without a column: %s", p.Excerpt)
	}
}
