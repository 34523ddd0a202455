// Package source knows a file's text and the places in it: which line and column
// an offset is at, what the line says, and how wide it stands in a terminal.
//
//	f := source.New("data/units.toml", text)
//	p := f.At(120, 126)     // the place of six bytes
//	p.String()              // data/units.toml:12:10
//
// Columns count characters from 1, not bytes, as editors show them.
package source

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// File is a named text, indexed by line. It is immutable.
type File struct {
	Name  string // slash-separated, relative to the site's root
	Text  []byte
	lines []int // offset of each line's first byte; never empty
}

// New indexes text. Lines end at \n; a \r before it belongs to no line's excerpt.
func New(name string, text []byte) *File {
	f := &File{Name: name, Text: text, lines: []int{0}}
	for i := 0; ; {
		j := bytes.IndexByte(text[i:], '\n')
		if j < 0 {
			return f
		}
		i += j + 1
		f.lines = append(f.lines, i)
	}
}

// Place is a span in a file. The zero Place is unknown and prints as nothing; a
// Place with a File but no Line speaks of the file as a whole.
type Place struct {
	File    string
	Line    int    // from 1; 0 unknown
	Column  int    // in characters, from 1; 0 unknown
	Length  int    // in characters; at least 1 where Column is known
	Excerpt string // the line's text, without its end
}

// At is the place of the bytes [from, to). Offsets outside the text are clamped,
// and a span over several lines is cut at the end of its first.
func (f *File) At(from, to int) Place {
	from = min(max(from, 0), len(f.Text))
	to = min(max(to, from), len(f.Text))
	n := sort.SearchInts(f.lines, from+1) - 1
	line := f.line(n)
	start := f.lines[n]
	from = min(from, start+len(line))
	to = min(to, start+len(line))
	return Place{
		File:    f.Name,
		Line:    n + 1,
		Column:  utf8.RuneCount(f.Text[start:from]) + 1,
		Length:  max(1, utf8.RuneCount(f.Text[from:to])),
		Excerpt: string(line),
	}
}

// Whole is the place that means the file itself.
func (f *File) Whole() Place { return Place{File: f.Name} }

func (f *File) line(n int) []byte {
	end := len(f.Text)
	if n+1 < len(f.lines) {
		end = f.lines[n+1] - 1
	}
	return bytes.TrimSuffix(f.Text[f.lines[n]:end], []byte("\r"))
}

// String is file:line:column, or as much of it as is known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Less orders places by file, line and column.
func (p Place) Less(q Place) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Column < q.Column
}

// Caret is the line to print under the excerpt: blanks as wide as the characters
// they stand under, then carets as wide as the span. Tabs stay tabs, and a wide
// character becomes U+3000, so that the caret stands right under Chinese too.
func (p Place) Caret() string {
	var b strings.Builder
	column := 1
	for _, r := range p.Excerpt {
		wide := isWide(r)
		switch {
		case column >= p.Column+p.Length:
			return b.String()
		case column >= p.Column && wide:
			b.WriteString("^^")
		case column >= p.Column:
			b.WriteByte('^')
		case r == '\t':
			b.WriteByte('\t')
		case wide:
			b.WriteRune('\u3000')
		default:
			b.WriteByte(' ')
		}
		column++
	}
	if column <= p.Column {
		b.WriteByte('^')
	}
	return b.String()
}

func isWide(r rune) bool {
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}
