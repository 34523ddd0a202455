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
