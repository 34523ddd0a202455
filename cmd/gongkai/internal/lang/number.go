package lang

import (
	"fmt"
	"math"
	"strings"

	"github.com/govalues/decimal"
)

// Number is an exact decimal of at most 19 digits, at most 19 of them behind the
// point, as a plan or a report states it. It keeps the zeros it was written with:
// 8.20 stays 8.20.
//
// The zero Number is "no value", which is not 0: it prints as a dash, is null in
// JSON, and whatever is computed from it has no value either. Compare Numbers with
// [Number.Equal]; == also tells 8.2 from 8.20.
type Number struct {
	dec decimal.Decimal
	set bool
}

// dash stands where a value is missing.
const dash = "—"

// minus is the sign printed for readers. Unlike the hyphen it is read aloud as
// "minus", is as wide as a figure, and never ends a line before its figure.
const minus = "−"

// ParseNumber reads plain digits with an optional sign and point, such as "11800",
// "-0.5" or "8.20". It knows no exponent, no separators and no leading zeros, wants
// a digit on both sides of a point, and refuses a number that it could not keep to
// the last digit.
func ParseNumber(s string) (Number, error) {
	digits := strings.TrimLeft(s, "+-")
	whole, fraction, point := strings.Cut(digits, ".")
	switch {
	case len(s)-len(digits) > 1, !isDigits(whole), point && !isDigits(fraction):
		return Number{}, fmt.Errorf("not a plain number: %q", s)
	case len(whole) > 1 && whole[0] == '0':
		return Number{}, fmt.Errorf("number begins with a needless zero: %q", s)
	}
	dec, err := decimal.Parse(s)
	if err != nil || dec.Scale() != len(fraction) { // the library rounds what is too long
		return Number{}, fmt.Errorf("number has more than %d digits: %q", decimal.MaxPrec, s)
	}
	return Number{dec, true}, nil
}

func isDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// MustNumber is ParseNumber of a literal; it panics where that fails.
func MustNumber(s string) Number {
	n, err := ParseNumber(s)
	if err != nil {
		panic(err)
	}
	return n
}

// Int is n as a Number.
func Int(n int) Number { return Number{decimal.MustNew(int64(n), 0), true} }

// IsSet reports whether there is a value; 0 is one.
func (n Number) IsSet() bool { return n.set }

// Sign is -1, 0 or +1; 0 also without a value.
func (n Number) Sign() int { return n.dec.Sign() }

// Cmp is -1, 0 or +1 as n is less than, equal to or greater than m: 8.2 equals
// 8.20. No value comes before every value and equals itself.
func (n Number) Cmp(m Number) int {
	switch {
	case n.set == m.set:
		return n.dec.Cmp(m.dec)
	case m.set:
		return -1
	}
	return 1
}

// Equal reports whether n and m are the same value, or both none.
func (n Number) Equal(m Number) bool { return n.Cmp(m) == 0 }

// Add is n + m. Like Sub, Mul and Quo it has no value where n or m has none, or
// where the result has more than 19 digits before the point; behind the point it
// keeps as many of the result's digits as 19 in all allow, half going to even.
func (n Number) Add(m Number) Number { return n.with(m, decimal.Decimal.Add) }

// Sub is n - m.
func (n Number) Sub(m Number) Number { return n.with(m, decimal.Decimal.Sub) }

// Mul is n × m.
func (n Number) Mul(m Number) Number { return n.with(m, decimal.Decimal.Mul) }

// Quo is n ÷ m, without a value where m is 0.
func (n Number) Quo(m Number) Number { return n.with(m, decimal.Decimal.Quo) }

func (n Number) with(m Number, op func(a, b decimal.Decimal) (decimal.Decimal, error)) Number {
	if !n.set || !m.set {
		return Number{}
	}
	dec, err := op(n.dec, m.dec)
	if err != nil {
		return Number{}
	}
	return Number{dec, true}
}

// Floor is the greatest whole number not above n: -0.5 becomes -1.
func (n Number) Floor() Number { return Number{n.dec.Floor(0), n.set} }

// Abs is n without its sign.
func (n Number) Abs() Number { return Number{n.dec.Abs(), n.set} }

// Trim is n without the zeros that end its fraction: 8.20 becomes 8.2.
func (n Number) Trim() Number { return Number{n.dec.Trim(0), n.set} }

// Round cuts n to places digits behind the point, half going away from zero, as
// readers expect: 0.125 becomes 0.13 and -0.5 becomes -1. It adds no zeros, and
// places below 0 count as 0.
func (n Number) Round(places int) Number {
	places = max(places, 0)
	if n.dec.Scale() <= places {
		return n
	}
	cut := n.dec.Trunc(places)
	half := decimal.MustNew(5, places+1)
	rest, _ := n.dec.SubAbs(cut) // shorter than n: exact
	if rest.Cmp(half) >= 0 {
		step := decimal.MustNew(1, places).CopySign(n.dec)
		cut, _ = cut.Add(step) // cut has at most 18 digits: exact
	}
	return Number{cut, n.set}
}

// String is the number as programs write it, such as "11800" or "-8.20", and empty
// without a value. [ParseNumber] reads it back.
func (n Number) String() string {
	if !n.set {
		return ""
	}
	return n.dec.String()
}

// In is the number as readers see it, in groups of three digits: "11,800" or
// "−8.20", and "—" without a value. Both languages write figures alike.
func (n Number) In(Lang) string {
	if !n.set {
		return dash
	}
	sign, digits := n.parts()
	return sign + group(digits)
}

// parts is the sign to print and the digits behind it.
func (n Number) parts() (sign, digits string) {
	digits = n.dec.String()
	if digits[0] == '-' {
		return minus, digits[1:]
	}
	return "", digits
}

// group puts a comma before every third digit left of the point.
func group(digits string) string {
	whole := len(digits)
	if i := strings.IndexByte(digits, '.'); i >= 0 {
		whole = i
	}
	if whole <= 3 {
		return digits
	}
	out := make([]byte, 0, len(digits)+whole/3)
	for i := range len(digits) {
		if i > 0 && i < whole && (whole-i)%3 == 0 {
			out = append(out, ',')
		}
		out = append(out, digits[i])
	}
	return string(out)
}

// Float is the nearest float64, and NaN without a value. It is for charts only.
func (n Number) Float() float64 {
	f, ok := n.dec.Float64()
	if !ok || !n.set {
		return math.NaN()
	}
	return f
}

// MarshalJSON writes a bare JSON number with all its digits, or null.
func (n Number) MarshalJSON() ([]byte, error) {
	if !n.set {
		return []byte("null"), nil
	}
	return []byte(n.dec.String()), nil
}

// UnmarshalJSON reads what MarshalJSON writes: a string or an exponent is an error.
func (n *Number) UnmarshalJSON(text []byte) (err error) {
	*n = Number{}
	if string(text) != "null" {
		*n, err = ParseNumber(string(text))
	}
	return err
}
