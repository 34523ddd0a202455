// Package lang knows the site's two languages, Chinese and English: a text that
// has both, and how numbers, units and dates are put into words in each.
//
// A fact is written once, as a value, and printed twice:
//
//	target := lang.MustNumber("11800")
//	mu.Print(lang.ZH, target) // 11,800亩
//	mu.Print(lang.EN, target) // 11,800 mu (786.67 ha)
//
// Nothing is rounded on the way: [Unit.Parse] reads every printed quantity back
// to its value, and a property test holds the two together.
//
// [Number] is the exact value and can be missing, [Unit] puts it into words,
// [Points] words a difference of percentages, [Date] is a day. [Joined] and
// [Collate] list texts and order them. What is missing prints as "—".
package lang

// Lang is one of the site's two languages.
type Lang uint8

// The languages. Chinese is the original; English is its translation.
const (
	ZH Lang = iota
	EN
)

// Both lists the languages in the order in which the site shows them.
var Both = [2]Lang{ZH, EN}

// Code is the short form used in keys and file names: "zh" or "en".
func (l Lang) Code() string { return l.pick("zh", "en") }

// Tag is the BCP 47 tag for the lang and hreflang attributes: "zh-CN" or "en".
func (l Lang) Tag() string { return l.pick("zh-CN", "en") }

// Other is the language that l is not.
func (l Lang) Other() Lang { return 1 - l }

func (l Lang) pick(zh, en string) string {
	if l == EN {
		return en
	}
	return zh
}

// Text is a text in both languages. The zero Text is empty in both.
type Text struct{ ZH, EN string }

// In is the text in language l; never the other language instead.
func (t Text) In(l Lang) string { return l.pick(t.ZH, t.EN) }

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }
