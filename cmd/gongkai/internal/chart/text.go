package chart

import (
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Text in a drawing, in pixels.
const (
	fontSize   = 13
	lineHeight = 16
)

// textWidth is about how wide a text stands, rather too wide than too narrow: the
// reader's fonts are not known here. A Chinese character is a square.
func textWidth(s string) int {
	hundredths := 0
	for _, r := range s {
		hundredths += advance(r)
	}
	return pixels(hundredths)
}

func pixels(hundredths int) int { return (hundredths*fontSize + 99) / 100 }

// advance is a character's width in hundredths of the font's size.
func advance(r rune) int {
	switch {
	case r >= 0x2e80 || r >= 0x2018 && r <= 0x201d:
		return 100
	case strings.ContainsRune("ijlft.,:;'|!() ", r):
		return 38
	case strings.ContainsRune("mwMW%—→", r):
		return 97
	case unicode.IsUpper(r):
		return 70
	}
	return 63
}

// wrap breaks a text into lines no wider than max pixels: between English words, and
// in Chinese before any character that may begin a line. A longer word stands out.
// There is at least one line.
func wrap(s string, max int) []string {
	if s == "" {
		return []string{""}
	}
	var lines []string
	rest := []rune(s)
	for len(rest) > 0 {
		n := breakAt(rest, max)
		lines = append(lines, strings.TrimSpace(string(rest[:n])))
		for rest = rest[n:]; len(rest) > 0 && rest[0] == ' '; {
			rest = rest[1:]
		}
	}
	return lines
}

// breakAt is how many characters stand on the first line.
func breakAt(rest []rune, max int) int {
	hundredths, last := 0, 0
	for i, r := range rest {
		hundredths += advance(r)
		if r != ' ' && pixels(hundredths) > max && last > 0 {
			return last
		}
		if i+1 < len(rest) && mayBreak(r, rest[i+1]) {
			last = i + 1
		}
	}
	return len(rest)
}

// mayBreak reports whether a line may end between two characters.
func mayBreak(a, b rune) bool {
	if strings.ContainsRune("，。、；：）”》％", b) || strings.ContainsRune("（“《", a) {
		return false
	}
	return a == ' ' || a >= 0x2e80 || b >= 0x2e80
}

// in picks the text of a language.
func in(l lang.Lang, zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }

// quantity is n in the commitment's unit, without the conversion that a page adds.
func quantity(c *plan.Commitment, n lang.Number, l lang.Lang) string {
	if c.Unit == nil {
		return n.In(l)
	}
	u := *c.Unit
	u.Also = lang.Also{}
	return u.Print(l, n)
}

// asOf begins a sentence with the data's date.
func asOf(day lang.Date, l lang.Lang) string {
	if day.IsZero() {
		return in(l, "还没有报告。", "No report yet: ")
	}
	return in(l, "截至"+day.In(l)+"，", "As of "+day.In(l)+", ")
}
