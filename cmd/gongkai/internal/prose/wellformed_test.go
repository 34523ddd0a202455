package prose

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var (
	tagPattern = regexp.MustCompile(`<[^<>]*>?`)
	// A tag as this package writes it: lower-case, every value in double quotes.
	formPattern = regexp.MustCompile(`^<(/?)([a-z]+[1-6]?)((?: [a-z]+="[^"]*")*)>$`)
	attrPattern = regexp.MustCompile(` ([a-z]+)="([^"]*)"`)
)

var (
	voidTags = []string{"br", "hr"}
	goodTags = []string{"h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "em", "strong", "code", "pre", "blockquote",
		"ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "br", "hr"}
	goodAttrs = []string{"id", "class", "href", "rel", "title", "scope", "start"}
	badHref   = regexp.MustCompile(`(?i)^\s*(javascript|vbscript|data|file)\s*:`)
)

// wellFormed says what is wrong with a fragment: a tag or attribute that this
// package never writes, a tag without its partner, a link in a link.
func wellFormed(html []byte) error {
	var open []string
	for _, tag := range tagPattern.FindAllString(string(html), -1) {
		m := formPattern.FindStringSubmatch(tag)
		if m == nil || !slices.Contains(goodTags, m[2]) {
			return fmt.Errorf("bad tag %q in %q", tag, html)
		}
		for _, a := range attrPattern.FindAllStringSubmatch(m[3], -1) {
			if !slices.Contains(goodAttrs, a[1]) || a[1] == "href" && badHref.MatchString(a[2]) {
				return fmt.Errorf("bad attribute %s=%q in %q", a[1], a[2], html)
			}
		}
		switch last := len(open) - 1; {
		case slices.Contains(voidTags, m[2]):
		case m[1] == "":
			if m[2] == "a" && slices.Contains(open, "a") {
				return fmt.Errorf("link in a link in %q", html)
			}
			open = append(open, m[2])
		case last < 0 || open[last] != m[2]:
			return fmt.Errorf("%s closes %v in %q", tag, open, html)
		default:
			open = open[:last]
		}
	}
	if rest := tagPattern.ReplaceAllString(string(html), ""); strings.ContainsAny(rest, "<>") {
		return fmt.Errorf("stray angle bracket in %q", html)
	}
	if len(open) > 0 {
		return fmt.Errorf("%v is not closed in %q", open, html)
	}
	return nil
}
