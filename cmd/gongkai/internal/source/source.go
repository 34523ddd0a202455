// Package source knows a file's text and the places in it: which line and column
// an offset is at, what the line says, and how wide it stands in a terminal.
//
//	f := source.New("data/units.toml", text)
//	p := f.At(120, 126)     // the place of six bytes
//	p.String()              // data/units.toml:12:10
//	p = p.Shorten(80)       // a long line's excerpt, cut to what a screen shows
//	p.Excerpt, p.Caret()    // the line, and the carets to print under it
//
// Columns count characters from 1, not bytes, as editors show them.
package source

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"unicode/utf8"
)

// File is a named text, indexed by line. It is immutable.
type File struct {
	Name  string // slash-separated, relative to the site's root
	Text  []byte
	text  string // Text again, for excerpts to share
	lines []int  // offset of each line's first byte; never empty
	marks []mark // in long lines, by offset
}

// mark is a place whose column is known, so that a long line need not be counted
// from its beginning for every place in it.
type mark struct{ offset, column int } // column from 0

// stride is how far two marks are apart. A shorter line has none.
const stride = 1024

// New indexes text. Lines end at \n; a \r before it belongs to no line's excerpt.
func New(name string, text []byte) *File {
	f := &File{Name: name, Text: text, text: string(text), lines: []int{0}}
	for start := 0; ; {
		j := bytes.IndexByte(text[start:], '\n')
		if j < 0 {
			f.mark(start, len(text))
			return f
		}
		f.mark(start, start+j)
		start += j + 1
		f.lines = append(f.lines, start)
	}
}

// mark puts marks into the line [start, end).
func (f *File) mark(start, end int) {
	column := 0
	for end-start > stride {
		next := f.boundary(start + stride)
		column += utf8.RuneCountInString(f.text[start:next])
		f.marks = append(f.marks, mark{next, column})
		start = next
	}
}

// boundary is the offset of the character that the byte at i belongs to.
func (f *File) boundary(i int) int {
	for back := min(utf8.UTFMax-1, i); back > 0; back-- {
		if _, n := utf8.DecodeRune(f.Text[i-back:]); n > back {
			return i - back
		}
	}
	return i
}

// At is the place of the bytes [from, to). Offsets outside the text are clamped, a
// character that is cut counts whole, and a span over several lines ends with its
// first.
func (f *File) At(from, to int) Place {
	from = f.boundary(min(max(from, 0), len(f.Text)))
	n, begins := slices.BinarySearch(f.lines, from)
	if !begins {
		n--
	}
	end := f.end(n)
	from = min(from, end)
	to = min(max(to, from), end)
	if start := f.boundary(to); start < to {
		_, size := utf8.DecodeRune(f.Text[start:])
		to = start + size
	}
	return Place{
		File:    f.Name,
		Line:    n + 1,
		Column:  f.column(n, from) + 1,
		Length:  max(1, utf8.RuneCountInString(f.text[from:to])),
		Excerpt: f.text[f.lines[n]:end],
	}
}

// Whole is the place that means the file itself.
func (f *File) Whole() Place { return Place{File: f.Name} }

// end is where line n ends, without its \r and \n.
func (f *File) end(n int) int {
	end := len(f.Text)
	if n+1 < len(f.lines) {
		end = f.lines[n+1] - 1
	}
	if end > f.lines[n] && f.Text[end-1] == '\r' {
		end--
	}
	return end
}

// column is how many characters of line n stand before offset at.
func (f *File) column(n, at int) int {
	from := mark{f.lines[n], 0}
	i, found := slices.BinarySearchFunc(f.marks, at, func(m mark, at int) int { return cmp.Compare(m.offset, at) })
	if !found {
		i--
	}
	if i >= 0 && f.marks[i].offset > from.offset {
		from = f.marks[i]
	}
	return from.column + utf8.RuneCountInString(f.text[from.offset:at])
}

// Place is a span in a file. The zero Place is unknown and prints as nothing; a
// Place with a File but no Line speaks of the file as a whole.
type Place struct {
	File    string
	Line    int    // from 1; 0 unknown
	Column  int    // in characters, from 1; 0 unknown
	Length  int    // in characters; at least 1 where Column is known
	Excerpt string // the line's text, without its end
	Cut     int    // characters that Shorten took from the excerpt's beginning
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

// NotUTF8 is the offset of the first byte of text that is not UTF-8, or -1.
func NotUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
