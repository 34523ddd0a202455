package verify

import (
	"path"
	"reflect"
	"slices"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
)

// Whatever a file holds, its check ends, says the same twice, speaks both languages
// and keeps its promises on facts.
func promises(t *testing.T, check func(*diag.List) Facts) {
	var first, second diag.List
	facts := check(&first)
	if again := check(&second); !reflect.DeepEqual(facts, again) || !reflect.DeepEqual(first, second) {
		t.Fatal("two checks of the same bytes differ")
	}
	if !slices.IsSorted(facts.IDs) || !slices.IsSorted(facts.Assets) || !slices.IsSortedFunc(facts.Links, Link.compare) {
		t.Errorf("facts are not sorted: %+v", facts)
	}
	for _, p := range first {
		if p.Text.ZH == "" || p.Text.EN == "" || p.Hint.ZH == "" != (p.Hint.EN == "") {
			t.Errorf("a problem that does not speak both languages: %+v", p)
		}
	}
	Site([]Facts{facts}, func(string) bool { return false }, &second)
}

// seed adds the files of every example that end in ext.
func seed(f *testing.F, ext string) {
	for _, name := range append(examples(f, "page"), examples(f, "site")...) {
		for _, file := range inputs(parse(f, name)) {
			if path.Ext(file.Name) == ext {
				f.Add(file.Data)
			}
		}
	}
}

func FuzzPage(f *testing.F) {
	seed(f, ".html")
	rules := Rules{Draft: true, CSP: "default-src 'none'", Base: "https://draft.invalid/"}
	f.Fuzz(func(t *testing.T, page []byte) {
		promises(t, func(l *diag.List) Facts { return Page("en/2018/a.html", page, rules, l) })
	})
}

func FuzzSVG(f *testing.F) {
	seed(f, ".svg")
	f.Fuzz(func(t *testing.T, svg []byte) {
		promises(t, func(l *diag.List) Facts { return SVG("2018/a.svg", svg, l) })
	})
}

func FuzzCSS(f *testing.F) {
	seed(f, ".css")
	f.Fuzz(func(t *testing.T, css []byte) {
		promises(t, func(l *diag.List) Facts { return CSS("assets/a.css", css, l) })
	})
}
