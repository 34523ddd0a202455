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
	return t.file.At(from, to)
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
