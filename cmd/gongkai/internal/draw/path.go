package draw

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// ECharts draws a circle as an arc that ends a hair before its beginning, which
// rounding would make one point, and such an arc is not drawn. So a circle becomes
// a circle, and any other path with an arc of more than half a turn keeps the
// decimals it has, four at most.

var command = regexp.MustCompile(`^\s*([MLHVCSQTAZmlhvcsqtaz])([^A-Za-z]*)`)

// roundPath is path data with coordinates of two decimals.
func roundPath(d string) (string, error) {
	decimals := 2
	if hasLargeArc(d) {
		decimals = 4
	}
	var b strings.Builder
	for rest := d; rest != ""; {
		m := command.FindStringSubmatch(rest)
		if m == nil {
			return "", fmt.Errorf("%q is no path", d)
		}
		numbers, err := round(strings.TrimSpace(m[2]), decimals)
		if err != nil {
			return "", err
		}
		b.WriteString(m[1] + numbers)
		rest = rest[len(m[0]):]
	}
	return b.String(), nil
}

// arc finds an arc's fourth number, its large-arc flag.
var arc = regexp.MustCompile(`[Aa]\s*(?:[^\s,A-Za-z]+[\s,]+){3}([01])`)

func hasLargeArc(d string) bool {
	for _, m := range arc.FindAllStringSubmatch(d, -1) {
		if m[1] == "1" {
			return true
		}
	}
	return false
}

// circle is a path of one arc from somewhere nearly round to it again, and perhaps
// a second that closes the gap.
var circle = regexp.MustCompile(`^M(\S+) (\S+)A(\S+) (\S+) 0 1 1 (\S+) ([^\sA-Z]+)(A(\S+) (\S+) 0 0 1 (\S+) ([^\sA-Z]+))?Z?$`)

// asCircle is the circle that a path draws, or the element as it is. It knows the
// circles that begin at their right-most point, as ECharts' all do.
func asCircle(n *node) *node {
	m := circle.FindStringSubmatch(n.attr("d"))
	if n.name != "path" || m == nil {
		return n
	}
	x, y, r := float(m[1]), float(m[2]), float(m[3])
	dx, dy := float(m[5])-x, float(m[6])-y
	closes := m[8] == m[3] && m[9] == m[3] && m[10] == m[1] && m[11] == m[2]
	upward := dy < 0 && math.Abs(dx) <= -dy/5 && (closes || m[7] == "" && -dy <= r/50)
	if m[4] != m[3] || r != 0 && !upward {
		return n
	}
	cx := strconv.FormatFloat(x-r, 'f', 4, 64)
	c := &node{name: "circle", attrs: []attr{{"cx", cx}, {"cy", m[2]}, {"r", m[3]}}}
	for _, a := range n.attrs {
		if a.name != "d" {
			c.attrs = append(c.attrs, a)
		}
	}
	return c
}

// float is a number, or NaN, which is near nothing.
func float(s string) float64 {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return math.NaN()
	}
	return f
}

var transform = regexp.MustCompile(`^(matrix|translate|rotate|scale)\(([^()]*)\)\s*`)

// roundTransform is a transform with lengths and degrees of two decimals, and
// with factors of three: a factor multiplies whole lengths.
func roundTransform(value string) (string, error) {
	var b strings.Builder
	for rest := value; rest != ""; {
		m := transform.FindStringSubmatch(rest)
		if m == nil {
			return "", fmt.Errorf("%q is no transform", value)
		}
		factors, lengths := halves(m[1], m[2])
		factors, err := round(factors, 3)
		if err != nil {
			return "", err
		}
		lengths, err = round(lengths, 2)
		if err != nil {
			return "", err
		}
		b.WriteString(m[1] + "(" + factors + lengths + ")")
		rest = rest[len(m[0]):]
	}
	return b.String(), nil
}

// halves parts the numbers of a transform into its factors and its lengths; of a
// matrix's six the last two are lengths.
func halves(function, numbers string) (factors, lengths string) {
	switch function {
	case "scale":
		return numbers, ""
	case "matrix":
		at := strings.LastIndexByte(numbers, ',')
		at = strings.LastIndexByte(numbers[:max(at, 0)], ',')
		return numbers[:max(at, 0)], numbers[max(at, 0):]
	}
	return "", numbers
}
