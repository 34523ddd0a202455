package diag

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// Print writes the list for a person, in language l: each problem with its place,
// its line of source and a caret, other places, and the hint.
func (l List) Print(w io.Writer, in lang.Lang) error {
	b := bufio.NewWriter(w)
	for i, p := range l {
		if i > 0 {
			b.WriteByte('\n')
		}
		p.print(b, in)
	}
	return b.Flush()
}

func (p Problem) print(b *bufio.Writer, in lang.Lang) {
	if place := p.Place.String(); place != "" {
		fmt.Fprintf(b, "%s: ", visible(place))
	}
	fmt.Fprintf(b, "%s %s [%s]\n", say(in, "错误:", "error:"), visible(p.Text.In(in)), p.Kind)
	p.excerpt(b)
	for _, r := range p.See {
		place := r.Place.String()
		if place != "" {
			place += ": "
		}
		fmt.Fprintf(b, "  %s %s%s\n", say(in, "参见:", "see:"), visible(place), visible(r.Text.In(in)))
	}
	if !p.Hint.IsZero() {
		fmt.Fprintf(b, "  %s %s\n", say(in, "建议:", "hint:"), visible(p.Hint.In(in)))
	}
}

// excerptColumns is how much of a line of source is shown: a paragraph is one line,
// and where the terminal wraps it, no caret stands right.
const excerptColumns = 128

func (p Problem) excerpt(b *bufio.Writer) {
	at := p.Place
	if at.Line == 0 {
		return
	}
	at.Excerpt = visible(at.Excerpt)
	at = at.Shorten(excerptColumns)
	fmt.Fprintf(b, "%5d | %s\n", at.Line, at.Excerpt)
	if at.Column > 0 {
		fmt.Fprintf(b, "      | %s\n", at.Caret())
	}
}

// visible is s with every character that a terminal would obey replaced by one that
// it shows: what stands in a file must not move the cursor.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && unicode.In(r, unicode.Cc, unicode.Bidi_Control) {
			return utf8.RuneError
		}
		return r
	}, s)
}

func say(in lang.Lang, zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(in) }

// line is a problem as other programs read it; its keys are a contract.
type line struct {
	File    string    `json:"file,omitempty"`
	Line    int       `json:"line,omitempty"`
	Column  int       `json:"column,omitempty"`
	Length  int       `json:"length,omitempty"`
	Kind    Kind      `json:"kind"`
	Message message   `json:"message"`
	Hint    *message  `json:"hint,omitempty"`
	See     []related `json:"see,omitempty"`
}

type message struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

type related struct {
	Place   string  `json:"place,omitempty"`
	Message message `json:"message"`
}

// JSON writes one JSON object a problem and line, both languages in each.
func (l List) JSON(w io.Writer) error {
	b := bufio.NewWriter(w)
	enc := json.NewEncoder(b)
	enc.SetEscapeHTML(false)
	for _, p := range l {
		if err := enc.Encode(p.line()); err != nil {
			return err
		}
	}
	return b.Flush()
}

func (p Problem) line() line {
	out := line{p.Place.File, p.Place.Line, p.Place.Column, length(p.Place), p.Kind, message(p.Text), nil, nil}
	if !p.Hint.IsZero() {
		h := message(p.Hint)
		out.Hint = &h
	}
	for _, r := range p.See {
		out.See = append(out.See, related{r.Place.String(), message(r.Text)})
	}
	return out
}

func length(p source.Place) int {
	if p.Column == 0 {
		return 0
	}
	return p.Length
}
