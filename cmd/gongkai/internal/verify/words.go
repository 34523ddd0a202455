package verify

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// words looks at the text between tags.
func (r *reader) words() {
	raw := r.bytes[r.from:r.to]
	in := r.top()
	if len(bytes.TrimSpace(raw)) == 0 || in.name == "script" || in.name == "style" {
		return
	}
	text, exact := raw, true
	if bytes.IndexByte(raw, '&') >= 0 {
		text, exact = r.z.Text(), false
	}
	if len(bytes.TrimSpace(text)) == 0 {
		return
	}
	if in.name == "title" {
		r.titleWords(text)
		return
	}
	if in.caption {
		r.captionWords()
	}
	if r.lang == lang.EN && !r.xml && !in.chinese && !r.hanSeen {
		r.checkLanguage(text, exact)
	}
}

// titleWords is the text of a title: the page's, or a drawing's name.
func (r *reader) titleWords(text []byte) {
	n := len(r.opened)
	switch {
	case !r.opened[n-1].svg:
		if r.head.titles == 1 {
			r.head.title += string(text)
		}
	case n > 1 && r.opened[n-2].wants == alt:
		r.opened[n-2].wants = ""
	}
}

// captionWords notes that the innermost open table has its caption.
func (r *reader) captionWords() {
	for i := len(r.opened) - 1; i >= 0; i-- {
		if r.opened[i].name == "table" {
			r.opened[i].wants = ""
			return
		}
	}
}

// checkLanguage reports the first Chinese words of an English page that are not said
// to be Chinese: a screen reader would speak them as English. Exact text is the
// file's own, at the current token.
func (r *reader) checkLanguage(text []byte, exact bool) {
	i, j := findHan(text)
	if i < 0 {
		return
	}
	r.hanSeen = true
	from, to := r.from, r.to
	if exact {
		from, to = r.from+i, r.from+j
	}
	r.add(from, to, languageOfWords,
		diag.Say("英文页里的“%s”没有标明是中文", "%s in an English page is not marked as Chinese", clip(string(text[i:j]))),
		diag.Hint("放进 lang=\"zh-CN\" 的元素里", "put it into an element with lang=\"zh-CN\""))
}

// findHan is the first run of Chinese characters in b, or -1.
func findHan(b []byte) (from, to int) {
	const firstByte = 0xE2 // of the lowest Chinese character, U+2E80
	for i := 0; i < len(b); i++ {
		if b[i] < firstByte {
			continue
		}
		if n := hanLength(b[i:]); n > 0 {
			return i, i + n
		}
	}
	return -1, -1
}

// hanLength is how many bytes of Chinese characters b begins with.
func hanLength(b []byte) int {
	n := 0
	for n < len(b) {
		c, size := utf8.DecodeRune(b[n:])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		n += size
	}
	return n
}
