package verify

import (
	"bytes"
	"strings"
)

// checkTag holds every rule that concerns one start tag against the current one.
func (r *reader) checkTag(el *element) {
	for _, a := range r.attrs {
		r.checkSafe(a)
		r.checkAddress(a, el)
		r.checkID(a)
	}
	switch string(r.name) {
	case "script":
		r.checkScript(el)
	case "style":
		r.add(r.from, r.to, inlineStyle, sayInlineStyle, hintStyle)
	case "svg":
		r.checkDrawing(el)
	}
	if !el.svg {
		r.checkHead()
		r.checkBody(el)
	}
}

// inherit completes what the current tag's element passes on to those inside it.
func (r *reader) inherit(el *element) {
	if v, ok := r.attr("lang"); ok {
		el.chinese = len(v) >= 2 && strings.EqualFold(v[:2], "zh")
	}
	if v, _ := r.attr("aria-hidden"); v == "true" {
		el.hidden = true
	}
	if _, ok := r.attr("hidden"); ok {
		el.hidden = true
	}
	switch el.name {
	case "article", "aside", "main", "nav", "section":
		el.section = true
	case "caption":
		el.caption = true
	case "table":
		role, _ := r.attr("role")
		el.caption, el.layout = false, role == "presentation" || role == "none"
	}
}

// attr is the current tag's value of an attribute, and whether it is there.
func (r *reader) attr(key string) (string, bool) {
	for _, a := range r.attrs {
		if string(a.key) == key {
			return string(a.val), true
		}
	}
	return "", false
}

// filled reports whether one of the attributes is there and not blank.
func (r *reader) filled(keys ...string) bool {
	for _, key := range keys {
		if v, _ := r.attr(key); strings.TrimSpace(v) != "" {
			return true
		}
	}
	return false
}

// hasWord reports whether an attribute's list of words, in any case, has the word.
func (r *reader) hasWord(key, word string) bool {
	v, _ := r.attr(key)
	for w := range strings.FieldsFuncSeq(v, func(c rune) bool { return c == ' ' || c == ',' || c == '\n' || c == '\t' }) {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// tagSpan is the current tag's "<name", which stands for the whole tag: that may be long.
func (r *reader) tagSpan() (from, to int) {
	return r.from, min(r.from+1+len(r.name), r.to)
}

// attrSpan is where the current tag has an attribute, from its name to its value's end.
func (r *reader) attrSpan(key []byte) (from, to int) {
	tag := r.bytes[r.from:r.to]
	for i := 1; i+len(key) < len(tag); i++ {
		if !bytes.EqualFold(tag[i:i+len(key)], key) || !isBreak(tag[i-1]) {
			continue
		}
		rest := tag[i+len(key):]
		if rest[0] != '=' && !isBreak(rest[0]) && rest[0] != '>' {
			continue
		}
		return r.from + i, r.from + i + len(key) + valueLength(rest)
	}
	return r.tagSpan()
}

// isBreak reports whether an attribute's name may stand behind or before c; a colon
// ends a prefix.
func isBreak(c byte) bool {
	return c <= ' ' || c == '"' || c == '\'' || c == '/' || c == ':'
}

// valueLength is how many bytes of b, which follows an attribute's name, are its value.
func valueLength(b []byte) int {
	if len(b) < 2 || b[0] != '=' {
		return 0
	}
	if q := b[1]; q == '"' || q == '\'' {
		if i := bytes.IndexByte(b[2:], q); i >= 0 {
			return i + 3
		}
	}
	if i := bytes.IndexAny(b, " \t\r\n>"); i >= 0 {
		return i
	}
	return len(b)
}
