// Package verify knows what must hold of a finished page, of the files beside it,
// and of the site they make. It imports nothing that made them and reads bytes, not
// files: what a template or a library got wrong is found in what a reader would get.
//
//	var problems diag.List
//	rules := verify.Rules{Draft: true, CSP: policy, Base: "https://draft.invalid/"}
//	a := verify.Page("index.html", page, rules, &problems)
//	b := verify.CSS("assets/site.css", css, &problems)
//	verify.Site([]verify.Facts{a, b}, exists, &problems)
//
// [Page], [SVG] and [CSS] report what is wrong in one file, at its line and column,
// and return [Facts]: the little that [Site] needs to know of it. A page that is not
// made again keeps the facts of the last time, so the whole site is always checked.
//
// Each kind of problem is named and explained in kinds.go, and has an example in
// testdata. A page is read once, with a tokenizer and the list of open elements; that
// list is exact only while tags nest, so a page whose tags do not is itself a problem.
package verify

import (
	"maps"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// Rules are what the site's settings ask of every page. The zero Rules ask nothing.
type Rules struct {
	Draft bool   // every page asks search engines to leave it out
	CSP   string // the content security policy that every page states; empty: any or none
	Base  string // the site's absolute address, ending in "/"; empty: unknown
}

// Facts are what [Site] needs to know of one file. They encode as JSON, and every
// list is sorted and without repetition, so that equal files have equal facts.
type Facts struct {
	Path       string            `json:"path"`                 // slash-separated, from the site's root
	Lang       lang.Lang         `json:"lang"`                 // by the path: English under en/
	Title      string            `json:"title,omitempty"`      // of a page, blanks collapsed
	IDs        []string          `json:"ids,omitempty"`        // what a fragment may name
	Links      []Link            `json:"links,omitempty"`      // where a reader can go within the site
	Assets     []string          `json:"assets,omitempty"`     // paths of what it loads
	Alternates map[string]string `json:"alternates,omitempty"` // hreflang to path
}

// Link is a place within the site: a file and, unless empty, an id in it.
type Link struct {
	Path     string `json:"path"`
	Fragment string `json:"fragment,omitempty"`
}

// String is the link as it would stand in a page at the site's root.
func (l Link) String() string {
	if l.Fragment == "" {
		return l.Path
	}
	return l.Path + "#" + l.Fragment
}

func (l Link) compare(m Link) int {
	if c := strings.Compare(l.Path, m.Path); c != 0 {
		return c
	}
	return strings.Compare(l.Fragment, m.Fragment)
}

// Page checks one page and returns its facts. The path is the page's own, such as
// "en/2018/commitments/city-rivers.html"; problems are reported in a file so named.
func Page(path string, page []byte, rules Rules, problems *diag.List) Facts {
	r := newReader(path, page, problems)
	r.rules = rules
	r.read()
	r.finishPage()
	return r.facts()
}

// SVG checks a drawing that is a file of its own.
func SVG(path string, svg []byte, problems *diag.List) Facts {
	r := newReader(path, svg, problems)
	r.xml, r.root.svg = true, true
	r.wellFormed()
	r.read()
	r.finishIDs()
	return r.facts()
}

func (r *reader) facts() Facts {
	f := Facts{
		Path:   r.path,
		Lang:   r.lang,
		Title:  strings.Join(strings.Fields(r.head.title), " "),
		IDs:    slices.Sorted(maps.Keys(r.ids)),
		Links:  slices.SortedFunc(maps.Keys(r.links), Link.compare),
		Assets: slices.Sorted(maps.Keys(r.assets)),
	}
	if len(r.head.alternates) > 0 {
		f.Alternates = r.head.alternates
	}
	return f
}

// langOf is the language that a path stands for.
func langOf(path string) lang.Lang {
	if strings.HasPrefix(path, "en/") {
		return lang.EN
	}
	return lang.ZH
}
