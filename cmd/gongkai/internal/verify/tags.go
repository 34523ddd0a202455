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
	i := bytes.IndexAny(tag, blanks+"/>")
	for i >= 0 && i < len(tag) {
		i += len(tag[i:]) - len(bytes.TrimLeft(tag[i:], blanks+"/>"))
		name := tag[i : i+lengthUntil(tag[i:], blanks+"=/>")]
		length := len(name) + valueLength(tag[i+len(name):])
		if bytes.EqualFold(name, key) || bytes.EqualFold(localAttr(name), key) {
			return r.from + i, r.from + i + length
		}
		i += max(length, 1)
	}
	return r.tagSpan()
}

const blanks = " \t\r\n\f"

// valueLength is how many bytes of b, which follows an attribute's name, are its = and value.
func valueLength(b []byte) int {
	value := bytes.TrimLeft(b, blanks)
	if len(value) == 0 || value[0] != '=' {
		return 0
	}
	value = bytes.TrimLeft(value[1:], blanks)
	before := len(b) - len(value)
	if len(value) > 0 && (value[0] == '"' || value[0] == '\'') {
		return before + lengthTo(value, 1, string(value[:1]))
	}
	return before + lengthUntil(value, blanks+">")
}

// lengthUntil is how many bytes b has before the first of the characters.
func lengthUntil(b []byte, chars string) int {
	if i := bytes.IndexAny(b, chars); i >= 0 {
		return i
	}
	return len(b)
}
