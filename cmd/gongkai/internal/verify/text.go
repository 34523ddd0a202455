package verify

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// text is a file being checked and the list its problems go to.
type text struct {
	path     string
	bytes    []byte
	problems *diag.List
	file     *source.File // indexed at the first problem; most files have none
}

// add reports a problem of the bytes [from, to).
func (t *text) add(from, to int, kind diag.Kind, say lang.Text, opts ...diag.Option) {
	t.problems.Add(t.at(from, to), kind, say, opts...)
}

// addWhole reports a problem of the file as a whole: something is not there.
func (t *text) addWhole(kind diag.Kind, say lang.Text, opts ...diag.Option) {
	t.problems.Add(source.Place{File: t.path}, kind, say, opts...)
}

func (t *text) at(from, to int) source.Place {
	if t.file == nil {
		t.file = source.New(t.path, t.bytes)
	}
	return shorten(t.file.At(from, to))
}

// excerptMax is how many characters of a line are shown: a drawing is often one line.
const excerptMax = 120

// caretMax is the last column at which a long line's excerpt still begins with the line.
const caretMax = excerptMax - 20

// shorten cuts a long line's excerpt around the place; line and column stay those of
// the file. Up to caretMax the line's rest is cut, and the caret stands right. Beyond,
// the excerpt is short enough that the caret stands behind it, and ends with the place.
func shorten(p source.Place) source.Place {
	if len(p.Excerpt) <= excerptMax || utf8.RuneCountInString(p.Excerpt) <= excerptMax {
		return p
	}
	line := []rune(p.Excerpt)
	if p.Column <= caretMax {
		p.Excerpt = string(line[:excerptMax-1]) + "…"
		return p
	}
	end := min(p.Column-1+min(p.Length, excerptMax/2), len(line))
	p.Excerpt = "…" + string(line[end-(caretMax-1):end])
	return p
}

// clip is a value as a sentence shows it: short, and on one line.
func clip(s string) string {
	const most = 60
	clean := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == utf8.RuneError {
			return ' '
		}
		return r
	}, s)
	if r := []rune(clean); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return clean
}
