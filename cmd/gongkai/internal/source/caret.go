package source

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Caret is the line to print under the excerpt: blanks as wide as the characters
// they stand under, then carets as wide as the span. Tabs stay tabs, and a wide
// character becomes U+3000, so that the caret stands right under Chinese too.
func (p Place) Caret() string {
	var b strings.Builder
	first := p.Column - p.Cut // of the span, in the excerpt
	column := 0
	for _, r := range p.Excerpt {
		column++
		columns := columnsOf(r)
		switch {
		case column >= first+p.Length:
			return b.String()
		case column == first:
			b.WriteString("^^"[:max(columns, 1)])
		case column >= first:
			b.WriteString("^^"[:columns])
		case r == '\t':
			b.WriteByte('\t')
		case columns == 2:
			b.WriteRune('\u3000')
		case columns == 1:
			b.WriteByte(' ')
		}
	}
	if column < first { // at the line's end there is nothing to stand under
		b.WriteByte('^')
	}
	return b.String()
}

// columnsOf is how many columns of a terminal a character takes: 2 for Chinese, 0
// for an accent that stands on the letter before it.
func columnsOf(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// ellipsis stands where Shorten cut.
const ellipsis = '…'

// minColumns is the least that Shorten leaves: the place and a little around it.
const minColumns = 12

// Shorten cuts the excerpt of a long line to at most so many columns of a terminal,
// around the place; fewer than 12 it takes for 12. Line and Column stay those of the
// file. An excerpt whose beginning was cut is not cut again.
func (p Place) Shorten(columns int) Place {
	columns = max(columns, minColumns)
	line := []rune(p.Excerpt)
	if p.Cut > 0 || widthOf(line) <= columns {
		return p
	}
	from := 0
	at := min(max(p.Column-1, 0), len(line)) // the span's first character
	if stop := min(at+p.Length, len(line)); widthOf(line[:stop]) >= columns {
		from = at
		for room := columns / 3; from > 0 && room > columnsOf(line[from-1]); from-- {
			room -= columnsOf(line[from-1])
		}
	}
	// An ellipsis takes the place of a character that has a width itself.
	for from > 0 && columnsOf(line[from]) == 0 {
		from--
	}
	to := from
	for room := columns; to < len(line) && room >= columnsOf(line[to]); to++ {
		room -= columnsOf(line[to])
	}
	for to < len(line) && columnsOf(line[to-1]) == 0 {
		to--
	}
	p.Excerpt, p.Cut = cut(line, from, to), from
	return p
}

// cut is the characters [from, to) of a line, with an ellipsis for what is left out.
func cut(line []rune, from, to int) string {
	out := slices.Clone(line[from:to])
	if from > 0 {
		out[0] = ellipsis
	}
	if to < len(line) {
		out[len(out)-1] = ellipsis
	}
	return string(out)
}

func widthOf(line []rune) (columns int) {
	for _, r := range line {
		columns += columnsOf(r)
	}
	return columns
}
