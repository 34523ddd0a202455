package load_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/check"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/load"
	"gongkai/cmd/gongkai/internal/plan"
)

var update = flag.Bool("update", false, "write the golden files anew")

// read loads and checks a site, as the program does, and returns its problems sorted.
func read(t testing.TB, site fstest.MapFS) (*plan.Site, diag.List) {
	t.Helper()
	var problems diag.List
	s, err := load.Site(site, &problems)
	if err != nil {
		t.Fatal(err)
	}
	check.Site(s, &problems)
	problems.Sort()
	return s, problems
}

// base is the small complete site, to be changed at will.
func base(t testing.TB) fstest.MapFS {
	return over(t, fstest.MapFS{}, archive(t, "testdata/base.txtar"))
}

func archive(t testing.TB, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// over lays the files of an example over a site. A file whose name begins with + is
// put behind the one that is there; what the section "without" lists is taken away;
// other sections that are no files of a site are left out.
func over(t testing.TB, site fstest.MapFS, a *txtar.Archive) fstest.MapFS {
	t.Helper()
	for _, f := range a.Files {
		switch {
		case f.Name == "without":
			for _, name := range strings.Fields(string(f.Data)) {
				if site[name] == nil {
					t.Fatalf("there is no %s to take away", name)
				}
				delete(site, name)
			}
		case strings.HasPrefix(f.Name, "+"):
			there := site[f.Name[1:]]
			site[f.Name[1:]] = &fstest.MapFile{Data: slices.Concat(there.Data, f.Data)}
		case strings.Contains(f.Name, "/"):
			site[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return site
}

// examples are the names of the txtar files in testdata, but for the base.
func examples(t testing.TB) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) < 30 {
		t.Fatalf("found only %v (%v)", names, err)
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "testdata/base.txtar" })
}

func TestBaseHasNoProblem(t *testing.T) {
	site, problems := read(t, base(t))
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	p := site.Plans[0]
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"units", len(site.Units), 4},
		{"terms", len(site.Terms), 1},
		{"commitments", len(p.Commitments), 7},
		{"restatements", len(p.Priorities[0].Restated), 1},
		{"entries of a commitment", len(p.Commitments[1].Entries), 2},
		{"commitments of the project", len(p.Projects[0].Commitments), 1},
		{"commitments at the place", len(p.Places[0].Commitments), 1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, not %d", c.what, c.got, c.want)
		}
	}
}

// wantPattern is an expectation in the input: unit = "riverr"  # want unknown-unit
var wantPattern = regexp.MustCompile(`# want ([a-z0-9 -]+)$`)

// TestExamples holds the problems of each example against those that it expects: in
// TOML behind the line, else in its section "want", as file:line:column kind. One that
// is missing and one too many both fail. An example named fine-… expects none.
func TestExamples(t *testing.T) {
	for _, name := range examples(t) {
		a := archive(t, name)
		want := wanted(t, a)
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			if fine := strings.HasPrefix(filepath.Base(name), "fine-"); fine != (len(want) == 0) {
				t.Fatalf("expects %d problems", len(want))
			}
			_, problems := read(t, over(t, base(t), a))
			for _, p := range problems {
				key := fmt.Sprintf("%s:%d %s", p.Place.File, p.Place.Line, p.Kind)
				if exact := fmt.Sprintf("%s %s", p.Place, p.Kind); want[exact] > 0 {
					key = exact
				}
				if want[key]--; want[key] < 0 {
					t.Errorf("not expected:\n%s", told(diag.List{p}))
				}
				spoken(t, p)
			}
			for _, key := range slices.Sorted(maps.Keys(want)) {
				if want[key] > 0 {
					t.Errorf("expected and missing: %s", key)
				}
			}
		})
	}
}

// wanted counts the problems that an example expects.
func wanted(t testing.TB, a *txtar.Archive) map[string]int {
	want := map[string]int{}
	for _, f := range a.Files {
		name, before := f.Name, 0 // lines before the file's own
		if strings.HasPrefix(name, "+") {
			name = name[1:]
			before = strings.Count(string(base(t)[name].Data), "\n")
		}
		for i, line := range strings.Split(string(f.Data), "\n") {
			if f.Name == "want" && line != "" {
				want[line]++
			}
			if m := wantPattern.FindStringSubmatch(line); m != nil {
				for _, kind := range strings.Fields(m[1]) {
					want[fmt.Sprintf("%s:%d %s", name, before+i+1, kind)]++
				}
			}
		}
	}
	return want
}

// spoken holds that a problem says what is wrong and what to do, in both languages.
func spoken(t testing.TB, p diag.Problem) {
	t.Helper()
	if p.Text.ZH == "" || p.Text.EN == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
		t.Errorf("%s: %s lacks a sentence or a hint in one language: %+v %+v", p.Place, p.Kind, p.Text, p.Hint)
	}
	if strings.Contains(p.Text.ZH+p.Text.EN+p.Hint.ZH+p.Hint.EN, "%!") {
		t.Errorf("%s: %s has a wrong format: %+v %+v", p.Place, p.Kind, p.Text, p.Hint)
	}
	for _, r := range p.See {
		if r.Place.File == "" || r.Text.ZH == "" || r.Text.EN == "" {
			t.Errorf("%s: %s points to nothing: %+v", p.Place, p.Kind, r)
		}
	}
}

func told(problems diag.List) string {
	var b strings.Builder
	_ = problems.Print(&b, 1) // into memory
	return b.String()
}

// TestEveryKindHasAnExample holds that each kind of problem in the source of load and
// check is expected by an example: kinds are the only words with a hyphen there.
func TestEveryKindHasAnExample(t *testing.T) {
	shown := map[string]bool{}
	for _, name := range examples(t) {
		for key := range wanted(t, archive(t, name)) {
			shown[key[strings.LastIndexByte(key, ' ')+1:]] = true
		}
	}
	kind := regexp.MustCompile(`"([a-z]+(?:-[a-z0-9]+)+)"`)
	found := 0
	for _, folder := range []string{".", "../check"} {
		for _, file := range sources(t, folder) {
			for _, m := range kind.FindAllStringSubmatch(file, -1) {
				found++
				if !shown[m[1]] {
					t.Errorf("no example shows %s", m[1])
				}
			}
		}
	}
	if found < 40 {
		t.Errorf("only %d kinds are in the source", found)
	}
}

// sources are the Go files of a folder that are no tests.
func sources(t *testing.T, folder string) []string {
	t.Helper()
	names, err := filepath.Glob(folder + "/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(text))
	}
	return out
}

// golden holds got against a file, or writes the file with -update.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(file, want, "now", got); d != nil {
		t.Errorf("%s", d)
	}
}
