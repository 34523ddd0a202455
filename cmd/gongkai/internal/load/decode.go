package load

import (
	"bytes"
	"errors"
	"strings"

	"github.com/BurntSushi/toml"
)

// decode reads the values. The library stops at the first mistake, but an editor is
// to see all of them, so what can be mended for the rest of the reading is mended:
//
//   - A date that does not exist becomes one that does. The getter that reads the
//     key looks at what was written, and reports it.
//   - A line that is no TOML is reported and left out; the rest is read only to find
//     more such lines, and ok is false.
//
// The text that is returned is what was read, of the same length.
func (d *document) decode(text []byte) (read []byte, ok bool) {
	ok = true
	for mistakes := 0; mistakes < maxMistakes; {
		d.values = nil
		_, err := toml.Decode(string(text), &d.values)
		if err == nil {
			return text, ok
		}
		var p toml.ParseError
		if !errors.As(err, &p) {
			d.syntaxProblem(span{0, 0}, err.Error())
			return nil, false
		}
		from := min(max(p.Position.Start, 0), len(text))
		s := span{from, min(from+p.Position.Len, len(text))}
		text = bytes.Clone(text)
		if strings.Contains(p.Message, "invalid datetime") && realDate(text[s.from:s.to]) {
			continue
		}
		d.syntaxProblem(s, p.Message)
		ok = false
		mistakes++
		if !leaveOut(text, s.from) {
			return nil, false
		}
	}
	return nil, false
}

// maxMistakes ends the search for more in a file that is no TOML at all.
const maxMistakes = 20

// realDate writes a day that exists over one that does not, in its own width.
func realDate(date []byte) bool {
	const day = "2000-01-01"
	if len(date) < len(day) {
		return false
	}
	copy(date, day+strings.Repeat(" ", len(date)-len(day)))
	return true
}

// leaveOut writes spaces over the line at an offset, if the mistake is the line's own
// and ends with it. Else it would be told again for every line that follows: where a
// list or text above was not closed, where one begins here, and at the head of a table,
// whose keys would fall to the table before.
func leaveOut(text []byte, at int) bool {
	at = min(at, len(text)-1)
	from := bytes.LastIndexByte(text[:max(at, 0)], '\n') + 1
	to := len(text)
	if i := bytes.IndexByte(text[from:], '\n'); i >= 0 {
		to = from + i
	}
	line := bytes.TrimSpace(text[from:to])
	opens := bytes.Contains(line, []byte(`"""`)) || bytes.Contains(line, []byte("'''")) ||
		bytes.Count(line, []byte("[")) != bytes.Count(line, []byte("]")) || bytes.Count(line, []byte("{")) != bytes.Count(line, []byte("}"))
	if opens || len(line) == 0 || line[0] == '[' {
		return false
	}
	if _, err := toml.Decode(string(text[:from]), &map[string]any{}); err != nil {
		return false
	}
	for i := range line {
		line[i] = ' '
	}
	return true
}
