package prose

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// shared are the punctuation marks that Chinese and English write with the same
// characters; the text beside them says which of the two they are.
const shared = "“”‘’…—–·"

// isCJK reports whether r is a Chinese (or Japanese) letter or punctuation mark:
// a character that is written without blanks around it.
func isCJK(r rune) bool {
	return r >= 0x2E80 && (util.IsSpaceDiscardingUnicodeRune(r) || unicode.Is(unicode.Han, r))
}

// beginsCJK reports whether s begins with a CJK character, or with shared
// punctuation in front of one.
func beginsCJK(s []byte) bool {
	r, _ := utf8.DecodeRune(bytes.TrimLeft(s, shared))
	return isCJK(r)
}

// endsCJK reports whether s ends with a CJK character, or with shared punctuation
// behind one.
func endsCJK(s []byte) bool {
	r, _ := utf8.DecodeLastRune(bytes.TrimRight(s, shared))
	return isCJK(r)
}

// joins reports whether a line break between before and after leaves no blank:
// CSS Text's segment break transformation, where one CJK side is enough. goldmark's
// own (EastAsianLineBreaksCSS3Draft) also joins behind every ASCII full stop, and
// in front of everything that is not plain text: English words would run together.
func joins(before, after []byte) bool { return endsCJK(before) || beginsCJK(after) }
