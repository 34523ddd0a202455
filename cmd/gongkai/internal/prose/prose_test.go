package prose

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// TestLineEnds holds texts as Windows editors save them against plain ones.
func TestLineEnds(t *testing.T) {
	plain := "+++\nsummary = \"一\"\n+++\n\n## 做什么 {#what}\n\n**一：**二\n三  \n四 [[a]]\n\n下划线 {#under}\n---\n"
	crlf := strings.ReplaceAll(plain, "\n", "\r\n")
	var none diag.List
	want := Parse(source.New(name, []byte(plain)), &none)
	wantHTML, err := want.HTML(resolve)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{plain, "\ufeff" + plain, crlf, "\ufeff" + crlf} {
		d := Parse(source.New(name, []byte(text)), &none)
		html, err := d.HTML(resolve)
		if err != nil {
			t.Fatal(err)
		}
		if string(html) != string(wantHTML) {
			t.Errorf("%q:\n got %q\nwant %q", text, html, wantHTML)
		}
		front, offset := d.Front()
		if strings.TrimSpace(string(front)) != `summary = "一"` || text[offset:offset+7] != "summary" {
			t.Errorf("%q: front %q at %d", text, front, offset)
		}
		for i, h := range d.Headings() {
			w := want.Headings()[i]
			if h.ID != w.ID || h.Text != w.Text || h.Place.String() != w.Place.String() {
				t.Errorf("%q: heading %+v, want %+v", text, h, w)
			}
		}
	}
	if len(none) > 0 {
		t.Errorf("problems: %+v", none)
	}
}

// TestParallel parses and prints in several goroutines; -race watches it.
func TestParallel(t *testing.T) {
	text := "## 做 {#what}\n\n**一：**[[a]]\n[二](term:b)\n\n|甲|\n|-:|\n|乙|\n"
	want := printed(t, text)
	var shared diag.List
	doc := Parse(source.New(name, []byte(text)), &shared)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if got := printed(t, text); got != want {
				t.Errorf("parsed apart: %q", got)
			}
			if got, err := doc.HTML(resolve); err != nil || string(got) != want {
				t.Errorf("printed together: %q, %v", got, err)
			}
		})
	}
	group.Wait()
}

// TestNotUTF8 reports a file in another encoding once, at its first foreign byte.
func TestNotUTF8(t *testing.T) {
	var problems diag.List
	d := Parse(source.New(name, []byte("## a {#a}\nb \xce\xc2\xd6\xdd <b>\n")), &problems)
	if len(problems) != 1 || problems[0].Kind != "not-utf8" || problems[0].Place.Line != 2 || problems[0].Place.Column != 3 {
		t.Errorf("problems: %+v", problems)
	}
	if html, err := d.HTML(resolve); err != nil || len(html) > 0 {
		t.Errorf("printed %q, %v", html, err)
	}
}

// TestFront covers the forms that front matter can take.
func TestFront(t *testing.T) {
	for _, c := range []struct{ text, front, body string }{
		{"", "", ""},
		{"a", "", "a"},
		{"+++\n+++\n", "", ""},
		{"+++\n+++", "", ""},
		{"+++ \na = 1\n+++\t\nb\n", "a = 1\n", "b\n"},
		{"+++\na = '++++'\n ++++\n+++\nb", "a = '++++'\n ++++\n", "b"},
		{"++++\nb", "", "++++\nb"},
	} {
		var problems diag.List
		d := Parse(source.New(name, []byte(c.text)), &problems)
		front, offset := d.Front()
		if string(front) != c.front || string(d.body) != c.body || c.text[offset:offset+len(front)] != c.front {
			t.Errorf("%q: front %q at %d, body %q", c.text, front, offset, d.body)
		}
	}
}

// TestFolder puts a page where its text stands.
func TestFolder(t *testing.T) {
	for _, c := range []struct {
		name, dest string
		ok         bool
	}{
		{"content/about.zh.md", "a.html", true},
		{"content/about.zh.md", "../a.html", false},
		{"content/2018/plan.zh.md", "../a.html", true},
		{"content/2018/plan.zh.md", "../../a.html", false},
		{"plan.zh.md", "../a.html", false},
		{"content/2018/plan.zh.md", "b/../../a.html", true},
		{"content/2018/plan.zh.md", "b/../../../a.html", false},
	} {
		if f := faultOf(c.dest, folder(c.name)); (f == nil) != c.ok {
			t.Errorf("%s in %s: allowed = %t", c.dest, c.name, f == nil)
		}
	}
}

// TestKindsHaveExamples finds every kind of problem that the code names in an
// example that a test runs.
func TestKindsHaveExamples(t *testing.T) {
	shown := " [not-utf8]" // TestNotUTF8; a txtar file is UTF-8 itself
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown += string(text)
	}
	named := kindsInCode(t)
	if len(named) < 15 {
		t.Errorf("found only %v in the code", named)
	}
	for _, kind := range named {
		if !strings.Contains(shown, " ["+kind+"]") {
			t.Errorf("no example of %s", kind)
		}
	}
}

// kindsInCode lists the second argument of every problems.Add.
func kindsInCode(t *testing.T) (named []string) {
	t.Helper()
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || sel.Sel.Name != "Add" || len(call.Args) < 3 {
				return true
			}
			lit, ok := call.Args[1].(*ast.BasicLit)
			if !ok {
				t.Errorf("%s: a kind that is no constant", file)
				return true
			}
			kind, _ := strconv.Unquote(lit.Value)
			named = append(named, kind)
			return true
		})
	}
	slices.Sort(named)
	return slices.Compact(named)
}
