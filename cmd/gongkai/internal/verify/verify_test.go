package verify

import (
	"bytes"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

var update = flag.Bool("update", false, "write the problems found into the examples")

// A rule's example is a txtar file named after the rule's kind. Files whose name
// begins with good have no problem; the others have those under "problems", all of
// that kind. A page that does not begin with its doctype is put into frame.
func TestPageRules(t *testing.T) {
	for _, name := range examples(t, "page") {
		t.Run(kindOf(name), func(t *testing.T) {
			archive := parse(t, name)
			rules := rulesOf(t, string(archive.Comment))
			var bad diag.List
			for _, f := range inputs(archive) {
				var found diag.List
				checkFile(f.Name, f.Data, rules, &found)
				if strings.HasPrefix(path.Base(f.Name), "good") && len(found) > 0 {
					t.Errorf("%s is good, but:\n%s", f.Name, printed(t, found))
				}
				if strings.HasPrefix(path.Base(f.Name), "bad") && len(found) == 0 {
					t.Errorf("%s is bad, but nothing was found", f.Name)
				}
				bad = append(bad, found...)
			}
			onlyKind(t, kindOf(name), bad)
			compare(t, name, archive, bad)
		})
	}
}

// A site rule's example holds what is changed in the sound site of site.txtar; an
// empty file is one that is not there.
func TestSiteRules(t *testing.T) {
	for _, name := range examples(t, "site") {
		t.Run(kindOf(name), func(t *testing.T) {
			archive := parse(t, name)
			files := soundSite(t)
			for _, f := range inputs(archive) {
				files[f.Name] = f.Data
				if len(f.Data) == 0 {
					delete(files, f.Name)
				}
			}
			found := checkSite(files)
			onlyKind(t, kindOf(name), found)
			compare(t, name, archive, found)
		})
	}
}

func TestSoundSite(t *testing.T) {
	if found := checkSite(soundSite(t)); len(found) > 0 {
		t.Errorf("the sound site has problems:\n%s", printed(t, found))
	}
}

// Without its first page a language is reported once, not page by page.
func TestNoFirstPage(t *testing.T) {
	var found diag.List
	Site([]Facts{{Path: "a.html"}, {Path: "b.html"}, {Path: "404.html"}}, func(string) bool { return true }, &found)
	found = slices.DeleteFunc(found, func(p diag.Problem) bool { return p.Kind != orphanPage })
	if len(found) != 1 || found[0].Place.File != "index.html" {
		t.Errorf("found:\n%s", printed(t, found))
	}
}

// Every kind in kinds.go has an example.
func TestEveryKindHasAnExample(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "kinds.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var kinds, have []string
	ast.Inspect(file, func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && !strings.Contains(lit.Value, "/") {
			kind, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			kinds = append(kinds, kind)
		}
		return true
	})
	for _, name := range append(examples(t, "page"), examples(t, "site")...) {
		have = append(have, kindOf(name))
	}
	slices.Sort(kinds)
	slices.Sort(have)
	if have = slices.Compact(have); !slices.Equal(kinds, have) {
		t.Errorf("kinds:    %v\nexamples: %v", kinds, have)
	}
}

// frame makes a page that keeps every rule out of one line of its main part.
func frame(name string, main []byte) []byte {
	if bytes.HasPrefix(main, []byte("<!doctype")) {
		return main
	}
	return fmt.Appendf(nil, `<!doctype html><html lang="%s"><head><meta charset="utf-8"><title>T</title></head>`+
		`<body><header></header><main><h1>T</h1>`+"\n%s</main><footer></footer></body></html>\n", langOf(name).Tag(), main)
}

// checkFile checks a file by what its name says it is.
func checkFile(name string, data []byte, rules Rules, problems *diag.List) Facts {
	switch path.Ext(name) {
	case ".html":
		return Page(name, frame(name, data), rules, problems)
	case ".svg":
		return SVG(name, data, problems)
	case ".css":
		return CSS(name, data, problems)
	}
	return Facts{Path: name}
}

func checkSite(files map[string][]byte) diag.List {
	var problems diag.List
	var all []Facts
	for name, data := range files { // in any order: Site has its own
		if ext := path.Ext(name); ext == ".html" || ext == ".css" || ext == ".svg" {
			all = append(all, checkFile(name, data, Rules{Base: "https://draft.invalid/"}, &problems))
		}
	}
	exists := func(name string) bool { _, ok := files[name]; return ok }
	Site(all, exists, &problems)
	problems.Sort()
	return problems
}

func soundSite(t *testing.T) map[string][]byte {
	files := map[string][]byte{}
	for _, f := range parse(t, filepath.Join("testdata", "site.txtar")).Files {
		files[f.Name] = f.Data
	}
	return files
}

// rulesOf reads the rules from an example's comment: "draft", "csp POLICY", "base URL".
func rulesOf(t *testing.T, comment string) (rules Rules) {
	for line := range strings.Lines(comment) {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch word {
		case "draft":
			rules.Draft = true
		case "csp":
			rules.CSP = rest
		case "base":
			rules.Base = rest
		case "", "#":
		default:
			t.Fatalf("no rule is called %s", word)
		}
	}
	return rules
}

// compareText holds text against a golden file, or writes it.
func compareText(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("got:\n%s\nexpected in %s:\n%s", got, name, want)
	}
}

const problemsFile = "problems"

func inputs(a *txtar.Archive) []txtar.File {
	return slices.DeleteFunc(slices.Clone(a.Files), func(f txtar.File) bool { return f.Name == problemsFile })
}

// compare holds the problems against the example's, or writes them into it.
func compare(t *testing.T, name string, archive *txtar.Archive, found diag.List) {
	t.Helper()
	found.Sort()
	got := printed(t, found)
	var want string
	for _, f := range archive.Files {
		if f.Name == problemsFile {
			want = string(f.Data)
		}
	}
	switch {
	case got == want:
	case *update:
		archive.Files = append(inputs(archive), txtar.File{Name: problemsFile, Data: []byte(got)})
		if err := os.WriteFile(name, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("found:\n%s\nexpected:\n%s", got, want)
	}
}

func onlyKind(t *testing.T, kind string, found diag.List) {
	t.Helper()
	if len(found) == 0 {
		t.Error("the example shows no problem")
	}
	for _, p := range found {
		if string(p.Kind) != kind {
			t.Errorf("another rule's problem:\n%s", printed(t, diag.List{p}))
		}
	}
}

// printed is a list as a person sees it, with the Chinese sentences under the English.
func printed(t *testing.T, l diag.List) string {
	var b bytes.Buffer
	if err := l.Print(&b, lang.EN); err != nil {
		t.Fatal(err)
	}
	b.WriteByte('\n')
	for _, p := range l {
		fmt.Fprintf(&b, "%s: %s\n", p.Place, p.Text.ZH)
		if p.Hint.ZH != "" {
			fmt.Fprintf(&b, "  %s\n", p.Hint.ZH)
		}
	}
	return b.String()
}

func examples(t testing.TB, of string) []string {
	names, err := filepath.Glob(filepath.Join("testdata", of, "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	return names
}

func kindOf(name string) string { return strings.TrimSuffix(filepath.Base(name), ".txtar") }

func parse(t testing.TB, name string) *txtar.Archive {
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return archive
}
