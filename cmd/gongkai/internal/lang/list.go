package lang

import (
	"cmp"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// Joined is the items as one list in a sentence: "甲、乙、丙" or "A, B and C".
func Joined(l Lang, items []string) string {
	last := len(items) - 1
	if l == ZH || last < 1 {
		return strings.Join(items, l.pick("、", ", "))
	}
	return strings.Join(items[:last], ", ") + " and " + items[last]
}

// opening is the punctuation that may stand before a text's first word.
const opening = `“‘「『《〈【（(["'`

// Collate orders texts as a reader of l looks them up: by pinyin in Chinese, by the
// alphabet in English, 2 before 10, and “四换三名” under 四. A letter that has several
// readings always stands under the same: 重庆 under zhòng. Texts differ unless they are
// equal, so that an order never depends on the one before.
//
// The function keeps buffers and is not safe for concurrent use: make one for each
// goroutine.
func Collate(l Lang) func(a, b string) int {
	c := collate.New(language.MustParse(l.Tag()), collate.Numeric)
	return func(a, b string) int {
		byWord := c.CompareString(strings.TrimLeft(a, opening), strings.TrimLeft(b, opening))
		return cmp.Or(byWord, cmp.Compare(a, b))
	}
}
