package verify

import (
	"bytes"
	"maps"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// CSS checks a style sheet: it loads nothing from another host and imports nothing,
// and its url(…) become the facts' assets. Escaped letters in names are not undone.
func CSS(path string, css []byte, problems *diag.List) Facts {
	s := sheet{text: text{path: path, bytes: css, problems: problems}, assets: map[string]bool{}}
	for s.next < len(css) {
		s.step()
	}
	return Facts{Path: path, Lang: langOf(path), Assets: slices.Sorted(maps.Keys(s.assets))}
}

// sheet goes through a style sheet once.
type sheet struct {
	text
	next      int
	namespace bool // in an @namespace rule, whose url is a name and is not loaded
	assets    map[string]bool
}

// step takes one comment, string, @word, url(…) or other byte.
func (s *sheet) step() {
	rest, start := s.bytes[s.next:], s.next
	switch {
	case bytes.HasPrefix(rest, []byte("/*")):
		s.next += lengthTo(rest, 2, "*/")
	case rest[0] == '"' || rest[0] == '\'':
		s.next += quoted(rest)
		if u := unquote(s.bytes[start:s.next]); reachOf(u) == outside && strings.Contains(u, "://") {
			s.load(start, u)
		}
	case hasFold(rest, "@import"):
		s.next += len("@import")
		s.add(start, s.next, cssImport, diag.Say("样式表引入了另一个样式表", "a style sheet imports another"),
			diag.Hint("用 <link> 加载，或合成一个文件", "load it with <link>, or join the files"))
	case hasFold(rest, "@namespace"):
		s.next += len("@namespace")
		s.namespace = true
	case hasFold(rest, "url("):
		s.url(rest)
	default:
		s.next++
		s.namespace = s.namespace && rest[0] != ';'
	}
}

// url takes a url(…), quoted or not.
func (s *sheet) url(rest []byte) {
	start := s.next
	inside := bytes.TrimLeft(rest[len("url("):], " \t\r\n")
	skipped := len(rest) - len(inside)
	if len(inside) > 0 && (inside[0] == '"' || inside[0] == '\'') {
		n := quoted(inside)
		s.next += skipped + n
		s.load(start, unquote(inside[:n]))
		return
	}
	n := lengthTo(inside, 0, ")")
	s.next += skipped + n
	s.load(start, clean(bytes.TrimSuffix(inside[:n], []byte(")"))))
}

func (s *sheet) load(from int, u string) {
	if s.namespace {
		return
	}
	path, wrong := loaded(s.path, "", u)
	switch {
	case wrong != nil:
		s.add(from, s.next, wrong.kind, wrong.say, wrong.hint)
	case path != "":
		s.assets[path] = true
	}
}

// quoted is the length of the string that b begins with, its quotes included.
func quoted(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case b[0], '\n':
			return i + 1
		}
	}
	return len(b)
}

func unquote(b []byte) string {
	return clean(bytes.Trim(b, "\"'\n"))
}

// lengthTo is the length of b up to and with the first end behind from, or all of it.
func lengthTo(b []byte, from int, end string) int {
	if i := bytes.Index(b[from:], []byte(end)); i >= 0 {
		return from + i + len(end)
	}
	return len(b)
}

func hasFold(b []byte, prefix string) bool {
	return len(b) >= len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}
