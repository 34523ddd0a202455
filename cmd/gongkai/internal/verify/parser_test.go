package verify

import (
	"bytes"
	"path"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/net/html"

	"gongkai/cmd/gongkai/internal/diag"
)

// Where tags nest, the list of open elements sees what a browser's parser sees: the
// same elements, each within the same ones.
func TestAgreesWithTheParser(t *testing.T) {
	names := append(examples(t, "page"), examples(t, "site")...)
	pages := 0
	for _, name := range append(names, filepath.Join("testdata", "site.txtar")) {
		for _, f := range inputs(parse(t, name)) {
			if path.Ext(f.Name) != ".html" || len(f.Data) == 0 {
				continue
			}
			page := frame(f.Name, f.Data)
			got, nests := openedBy(f.Name, page)
			if !nests || !bytes.Contains(page, []byte("<html ")) {
				continue // the parser mends such a page
			}
			pages++
			if want := parsedFrom(t, page); !slices.Equal(got, want) {
				t.Errorf("%s in %s:\nread   %v\nparsed %v", f.Name, name, got, want)
			}
		}
	}
	if pages < 20 {
		t.Errorf("only %d pages were held against the parser", pages)
	}
}

// openedBy is the path of every element that the reader opened, and whether tags nest.
func openedBy(name string, page []byte) (opened []string, nests bool) {
	var problems diag.List
	r := newReader(name, page, &problems)
	for before := 0; ; before = len(r.opened) {
		token := r.z.Next()
		r.from, r.to = r.to, r.to+len(r.z.Raw())
		switch token {
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(token == html.SelfClosingTagToken)
			p := ""
			for _, el := range r.opened {
				p = path.Join(p, el.name)
			}
			if len(r.opened) == before {
				p = path.Join(p, string(r.name)) // void
			}
			opened = append(opened, p)
		case html.EndTagToken:
			r.end()
		case html.ErrorToken:
			r.stop()
			return opened, !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Kind == malformed })
		}
	}
}

// parsedFrom is the path of every element of the parser's tree, tbody left out where
// the parser put it there.
func parsedFrom(t *testing.T, page []byte) (all []string) {
	root, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || implied(n, page) {
			continue
		}
		p := ""
		for ; n.Type == html.ElementNode; n = n.Parent {
			if !implied(n, page) {
				p = path.Join(string(bytes.ToLower([]byte(n.Data))), p)
			}
		}
		all = append(all, p)
	}
	return all
}

func implied(n *html.Node, page []byte) bool {
	return n.Data == "tbody" && !bytes.Contains(page, []byte("<tbody"))
}
