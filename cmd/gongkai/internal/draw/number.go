package draw

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var number = regexp.MustCompile(`-?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?`)

// round writes every number in list with at most so many decimals. What is left
// between the numbers must be separators: a NaN is an error.
func round(list string, decimals int) (string, error) {
	if rest := number.ReplaceAllString(list, ""); strings.Trim(rest, " ,%") != "" {
		return "", fmt.Errorf("%q is no list of numbers", list)
	}
	return number.ReplaceAllStringFunc(list, func(s string) string { return shorten(s, decimals) }), nil
}

func shorten(s string, decimals int) string {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return s
	}
	s = strconv.FormatFloat(f, 'f', decimals, 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}

var command = regexp.MustCompile(`^\s*([A-Za-z])([^A-Za-z]*)`)

// roundPath is path data with coordinates of two decimals. ECharts draws a circle
// as one arc that ends a hair before its beginning: rounded, the two would be one
// point, and such an arc is not drawn. So a path with an arc of more than half a
// turn keeps the decimals it has, four at most.
func roundPath(d string) (string, error) {
	decimals := 2
	if hasLargeArc(d) {
		decimals = 4
	}
	var b strings.Builder
	for rest := d; strings.TrimSpace(rest) != ""; {
		m := command.FindStringSubmatch(rest)
		if m == nil || !strings.Contains("MLHVCSQTAZ", strings.ToUpper(m[1])) {
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

func hasLargeArc(d string) bool {
	for _, arc := range arcs.FindAllStringSubmatch(d, -1) {
		if arc[1] == "1" {
			return true
		}
	}
	return false
}

// arcs finds an arc's fourth number, its large-arc flag.
var arcs = regexp.MustCompile(`[Aa]\s*(?:[^\s,A-Za-z]+[\s,]+){3}([01])`)

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
		factors, lengths := "", m[2]
		switch m[1] {
		case "scale":
			factors, lengths = m[2], ""
		case "matrix":
			if at := nthComma(m[2], 4); at > 0 {
				factors, lengths = m[2][:at], m[2][at:]
			}
		}
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

// nthComma is the offset of the n-th comma in s, or -1.
func nthComma(s string, n int) int {
	for i := range len(s) {
		if s[i] == ',' {
			if n--; n == 0 {
				return i
			}
		}
	}
	return -1
}
