package lang

import (
	"fmt"
	"strings"
)

// Unit is what a quantity is counted in, and how the two of them are put into
// words. The zero Unit prints the bare number. Its words hold no figures and
// no "million": a reader, and Parse, must see where the number ends.
type Unit struct {
	ID    string
	Kinds []string // the kinds of commitment it fits

	ZH        string // stands right behind the number: 条
	One, Many string // English, behind the number and a blank: river, rivers; may be empty with PrefixEN
	Tight     bool   // English has no blank: 8.2%
	PrefixEN  string // English has it before the number and a blank: CNY

	Wan     bool // Chinese may write 万 and 亿
	Million bool // English may write million and billion
	Also    Also // English adds the value in another unit
}

// Also is a unit in which English repeats a value for readers who do not know the
// first: value × Times ÷ Over, to Places digits behind the point. The zero Also
// converts nothing.
type Also struct {
	EN          string // behind the number and a blank, never in the plural: ha
	Times, Over int
	Places      int
}

// maxDecimals is how many digits may stand between the point and 万 or million:
// beyond that the plain figure is easier to read.
const maxDecimals = 4

// large is a word for a power of ten.
type large struct {
	power int
	word  string
}

// The greater first: it is preferred.
var (
	wanWords     = []large{{8, "亿"}, {4, "万"}}
	millionWords = []large{{9, " billion"}, {6, " million"}}
)

func (u Unit) words(l Lang) []large {
	switch {
	case l == ZH && u.Wan:
		return wanWords
	case l == EN && u.Million:
		return millionWords
	}
	return nil
}

// Print is the quantity in words, such as "20条" or "20 rivers", and "—" without a
// value. The figure is exact and keeps its zeros: it is written with 万, 亿, million
// or billion only where the unit allows it and at most four digits then follow the
// point, and in groups of three digits else. What follows in brackets in English,
// as in "11,800 mu (786.67 ha)", is rounded: a convenience beside the exact figure.
func (u Unit) Print(l Lang, n Number) string {
	switch {
	case !n.set:
		return dash
	case l == ZH:
		return u.figure(l, n) + u.ZH
	}
	return u.before() + u.figure(l, n) + u.behind(n.isOne()) + u.Also.bracket(n)
}

// isOne reports whether English puts the noun behind n in the singular: 1 and −1
// do, 1.0 does not (CLDR's plural rule).
func (n Number) isOne() bool { return n.dec.Scale() == 0 && n.dec.IsOne() }

// before is what English has in front of the figure.
func (u Unit) before() string {
	if u.PrefixEN == "" {
		return ""
	}
	return u.PrefixEN + " "
}

// behind is what English has behind the figure.
func (u Unit) behind(one bool) string {
	noun := u.Many
	if one {
		noun = u.One
	}
	if noun == "" || u.Tight {
		return noun
	}
	return " " + noun
}

// figure is the number in groups of three, with a word for a power of ten where
// one fits. A number with a fraction gets none: its zeros would be lost.
func (u Unit) figure(l Lang, n Number) string {
	sign, digits := n.parts()
	if n.dec.Scale() == 0 {
		for _, w := range u.words(l) {
			if short, ok := w.shorten(digits); ok {
				return sign + group(short) + w.word
			}
		}
	}
	return sign + group(digits)
}

// shorten moves the point of a whole number to the left by w's power and drops the
// zeros behind it; not where nothing stays before the point or too much behind it.
func (w large) shorten(digits string) (string, bool) {
	point := len(digits) - w.power
	if point <= 0 {
		return "", false
	}
	fraction := strings.TrimRight(digits[point:], "0")
	switch {
	case len(fraction) > maxDecimals:
		return "", false
	case fraction == "":
		return digits[:point], true
	}
	return digits[:point] + "." + fraction, true
}

// bracket is the converted value with the blank before it. It is left out where
// the rounding would leave nothing of a value.
func (a Also) bracket(n Number) string {
	if a.EN == "" {
		return ""
	}
	m := n.Mul(Int(a.Times)).Quo(Int(a.Over)).Round(a.Places).Trim()
	if !m.set || m.Sign() != n.Sign() {
		return ""
	}
	return " (" + m.In(EN) + " " + a.EN + ")"
}

// Name is the unit without a number, for the heads of columns: "条" or "rivers",
// "%", "元" or "CNY".
func (u Unit) Name(l Lang) string {
	if l == ZH {
		return u.ZH
	}
	return strings.TrimSpace(u.before() + u.Many)
}

// Parse reads a quantity back: it accepts exactly what [Unit.Print] writes, and
// "—" is no value.
func (u Unit) Parse(l Lang, s string) (Number, error) {
	if s == dash {
		return Number{}, nil
	}
	for _, text := range u.figures(l, s) {
		n, err := u.parseFigure(l, text)
		if err == nil && u.Print(l, n) == s {
			return n, nil
		}
	}
	return Number{}, fmt.Errorf("not a quantity in %s: %q", u.Name(l), s)
}

// figures is what may be the figure in s: all that is left without the words that
// Print puts around it. English has several readings, as a noun may be in the
// singular or plural, and a bracket may be there or not.
func (u Unit) figures(l Lang, s string) []string {
	if l == ZH {
		return []string{strings.TrimSuffix(s, u.ZH)}
	}
	s = strings.TrimPrefix(s, u.before())
	bodies := []string{s}
	if inner, ok := strings.CutSuffix(s, " "+u.Also.EN+")"); ok {
		if i := strings.LastIndex(inner, " ("); i >= 0 {
			bodies = append(bodies, inner[:i])
		}
	}
	var out []string
	for _, body := range bodies {
		out = append(out, strings.TrimSuffix(body, u.behind(false)), strings.TrimSuffix(body, u.behind(true)))
	}
	return out
}

// parseFigure reads what figure writes. It may accept more; Parse prints the
// number again to see.
func (u Unit) parseFigure(l Lang, s string) (Number, error) {
	s = strings.Replace(s, minus, "-", 1)
	s = strings.ReplaceAll(s, ",", "")
	for _, w := range u.words(l) {
		if short, ok := strings.CutSuffix(s, w.word); ok {
			return ParseNumber(w.lengthen(short))
		}
	}
	return ParseNumber(s)
}

// lengthen undoes shorten.
func (w large) lengthen(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	return whole + fraction + strings.Repeat("0", max(0, w.power-len(fraction)))
}

// point is what two percentages differ by.
var point = Unit{ZH: "个百分点", One: "percentage point", Many: "percentage points"}

// Points is a difference of percentages, which is no percentage itself:
// "0.5个百分点" or "0.5 percentage points".
func Points(l Lang, n Number) string { return point.Print(l, n) }
