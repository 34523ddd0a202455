package load_test

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/check"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/load"
	"gongkai/cmd/gongkai/internal/source"
)

// TestAllAtOnce holds what a site full of mistakes prints, in both languages and for
// programs: every mistake in one run, in the order of files and lines.
func TestAllAtOnce(t *testing.T) {
	const name = "testdata/all-at-once.txtar"
	a := archive(t, name)
	_, problems := read(t, over(t, base(t), a))
	files := map[string]bool{}
	for _, p := range problems {
		files[p.Place.File] = true
		spoken(t, p)
	}
	if len(problems) < 12 || len(files) < 5 {
		t.Errorf("only %d problems in %d files", len(problems), len(files))
	}
	if !slices.IsSortedFunc(problems, func(a, b diag.Problem) int {
		switch {
		case a.Place.Less(b.Place):
			return -1
		case b.Place.Less(a.Place):
			return 1
		}
		return 0
	}) {
		t.Error("not in order")
	}
	var zh, en, json bytes.Buffer
	if err := errors.Join(problems.Print(&zh, lang.ZH), problems.Print(&en, lang.EN), problems.JSON(&json)); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/all-at-once.zh.golden", zh.Bytes())
	golden(t, "testdata/all-at-once.en.golden", en.Bytes())
	golden(t, "testdata/all-at-once.json.golden", json.Bytes())
}

// TestEveryLineMatters holds that no line of the base is read in vain: without it, the
// site is another one or has a problem. And whatever is missing, check ends.
func TestEveryLineMatters(t *testing.T) {
	whole, _ := read(t, base(t))
	for _, name := range files(base(t)) {
		text := string(base(t)[name].Data)
		lines := strings.SplitAfter(text, "\n")
		for i, line := range lines {
			if !strings.HasSuffix(name, ".toml") || strings.TrimSpace(line) == "" {
				continue
			}
			site := base(t)
			site[name] = &fstest.MapFile{Data: []byte(strings.Join(slices.Concat(lines[:i], []string{"\n"}, lines[i+1:]), ""))}
			got, problems := read(t, site)
			if len(problems) == 0 && reflect.DeepEqual(whole, got) {
				t.Errorf("%s:%d: nothing changes without %s", name, i+1, line)
			}
			holdPlaces(t, site, problems)
		}
	}
}

// TestOneMistakeOneProblem holds that one wrong value does not cause a crowd of further
// problems, and that check ends, whatever is missing. What refers to an id is many.
func TestOneMistakeOneProblem(t *testing.T) {
	line := regexp.MustCompile(`(?m)^([a-z_.]+ *= )(.*)$`)
	for _, name := range files(base(t)) {
		text := base(t)[name].Data
		for _, m := range line.FindAllSubmatchIndex(text, -1) {
			before, key, after := text[:m[4]], string(text[m[2]:m[3]]), text[m[5]:]
			for _, value := range []string{`"zzzzzzzz"`, "-1", "2000-01-01", "[{}]", "{}"} {
				site := base(t)
				site[name] = &fstest.MapFile{Data: slices.Concat(before, []byte(value), after)}
				_, problems := read(t, site)
				holdPlaces(t, site, problems)
				if plain := value[0] != '[' && value[0] != '{'; plain && len(problems) > 2 && !strings.HasPrefix(key, "id ") {
					t.Errorf("%s%s in %s:\n%s", key, value, name, told(problems))
				}
			}
		}
	}
}

func files(site fstest.MapFS) []string { return slices.Sorted(maps.Keys(site)) }

// holdPlaces holds that every problem is told well and stands at a place that its file has.
func holdPlaces(t testing.TB, site fstest.MapFS, problems diag.List) {
	t.Helper()
	for _, p := range problems {
		spoken(t, p)
		holdPlace(t, site, p.Place)
		for _, r := range p.See {
			holdPlace(t, site, r.Place)
		}
	}
}

func holdPlace(t testing.TB, site fstest.MapFS, p source.Place) {
	t.Helper()
	if p.Line == 0 {
		return
	}
	lines := strings.Split(strings.TrimPrefix(string(site[p.File].Data), "\ufeff"), "\n")
	if p.Line > len(lines) {
		t.Fatalf("%s is behind the file", p)
	}
	line := strings.TrimSuffix(lines[p.Line-1], "\r")
	size := utf8.RuneCountInString(line)
	if p.Excerpt != line || p.Column < 1 || p.Length < 1 || p.Column > size+1 || p.Column-1+p.Length > max(size, p.Column) {
		t.Fatalf("%s of length %d is not in %q", p, p.Length, line)
	}
}

// TestByteOrderMark holds that a file may begin with one, as some editors write it, and
// that columns do not count it.
func TestByteOrderMark(t *testing.T) {
	site := base(t)
	for _, f := range site {
		f.Data = append([]byte("\ufeff"), f.Data...)
	}
	if _, problems := read(t, site); len(problems) > 0 {
		t.Fatal(told(problems))
	}
	site["data/2018/headline.toml"] = &fstest.MapFile{Data: []byte("\ufeffx = 1\n[[commitment]]\nsame_as = \"sewer\"\n")}
	site["content/about.zh.md"] = &fstest.MapFile{Data: []byte("\ufeff<b>\n")}
	_, problems := read(t, site)
	want := []string{
		"content/about.zh.md missing-key", "content/about.zh.md:1:1 raw-html",
		"data/2018/headline.toml:1:1 unknown-key", "data/2018/headline.toml:3:11 misplaced-restatement",
		"content/about.en.md:5:1 outlines-differ",
	}
	holdKinds(t, problems, want)
	holdPlaces(t, site, problems)
}

// TestLineEnds holds that the files may have the line ends of Windows.
func TestLineEnds(t *testing.T) {
	unix := over(t, base(t), archive(t, "testdata/all-at-once.txtar"))
	windows := fstest.MapFS{}
	for name, f := range unix {
		windows[name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte("\n"), []byte("\r\n"))}
	}
	_, want := read(t, unix)
	_, got := read(t, windows)
	if told(got) != told(want) {
		t.Errorf("with CRLF:\n%s\nwith LF:\n%s", told(got), told(want))
	}
	holdPlaces(t, windows, got)
}

func holdKinds(t *testing.T, problems diag.List, want []string) {
	t.Helper()
	var got []string
	for _, p := range problems {
		got = append(got, p.Place.String()+" "+string(p.Kind))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// failing is a file system in which one file or folder cannot be read.
type failing struct {
	fs.FS
	name string
}

var errDisk = errors.New("the disk is gone")

func (f failing) Open(name string) (fs.File, error) {
	if name == f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errDisk}
	}
	return f.FS.Open(name)
}

// TestUnreadable holds that a file that cannot be read is an error, which names it, and
// no problem of the editor's.
func TestUnreadable(t *testing.T) {
	names := append(files(base(t)), "data", "content", "data/2018/reports", "content/2018")
	for _, name := range names {
		var problems diag.List
		site, err := load.Site(failing{base(t), name}, &problems)
		if site != nil || !errors.Is(err, errDisk) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
		for _, p := range problems {
			t.Errorf("%s: a problem instead: %s %s", name, p.Place, p.Text.EN)
		}
	}
}

// TestNewestPlanFirst holds the order of plans, and that each has its own ids.
func TestNewestPlanFirst(t *testing.T) {
	site := base(t)
	for name, f := range base(t) {
		if rest, ok := strings.CutPrefix(name, "data/2018/"); ok {
			text := strings.ReplaceAll(string(f.Data), "year             = 2018", "year             = 2019")
			site["data/zone/2019/"+rest] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	s, problems := read(t, site)
	if len(problems) > 0 {
		t.Fatal(told(problems))
	}
	if len(s.Plans) != 2 || s.Plans[0].Path != "zone/2019" || s.Plans[1].Path != "2018" {
		t.Errorf("%+v", s.Plans)
	}
}

// TestSummaries holds that a narrative's summary is its front matter's, and the plan
// itself has one of its own, in plan.toml.
func TestSummaries(t *testing.T) {
	s, _ := read(t, base(t))
	p := s.Plans[0]
	for _, c := range []struct {
		got  lang.Text
		want string
	}{
		{s.About.Summary, "本站是什么。 What this site is."},
		{p.Summary, "一年的工作。 A year's work."},
		{p.Narrative.Summary, "计划全文。 The plan as a whole."},
		{p.Pillars[0].Narrative.Summary, "新城。 The new town."},
		{p.Priorities[0].Narrative.Summary, "让河道变清。 Rivers are to be clear."},
		{p.Priorities[0].Narrative.Files, "content/2018/priorities/13-five-water.zh.md content/2018/priorities/13-five-water.en.md"},
	} {
		if got := c.got.ZH + " " + c.got.EN; got != c.want {
			t.Errorf("%s, not %s", got, c.want)
		}
	}
}

// TestBases holds which addresses a site can stand at.
func TestBases(t *testing.T) {
	for address, ok := range map[string]bool{
		"https://draft.invalid/": true, "https://example.org/a/b/": true, "https://例子.中国/": true, "https://example.org:8080/": true,
		"": false, "https://": false, "https:///": false, "https://example.org": false, "http://example.org/": false, "example.org/": false,
		"https://example.org/?a=/": false, "https://example.org/#/": false, "https://me@example.org/": false, "https://exa mple.org/": false, "//example.org/": false,
	} {
		site := base(t)
		const name = "data/site.toml"
		text := strings.Replace(string(site[name].Data), "https://draft.invalid/", address, 1)
		site[name] = &fstest.MapFile{Data: []byte(text)}
		if _, problems := read(t, site); (len(problems) == 0) != ok {
			t.Errorf("%q: %s", address, told(problems))
		}
	}
}

// FuzzSite holds that whatever one file of a site holds, load and check end, and every
// problem has both languages and a place in its file.
func FuzzSite(f *testing.F) {
	names := files(base(f))
	for i, name := range names {
		f.Add(uint8(i), base(f)[name].Data)
	}
	for _, example := range examples(f) {
		for _, file := range archive(f, example).Files {
			if i := slices.Index(names, strings.TrimPrefix(file.Name, "+")); i >= 0 {
				f.Add(uint8(i), file.Data)
			}
			if path.Dir(file.Name) == "data/2018/priorities" {
				f.Add(uint8(slices.Index(names, "data/2018/priorities/13-five-water.toml")), file.Data)
			}
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, text []byte) {
		site := base(t)
		site[names[int(which)%len(names)]] = &fstest.MapFile{Data: text}
		_, problems := read(t, site)
		holdPlaces(t, site, problems)
		if told(problems) == "" != (len(problems) == 0) {
			t.Error("nothing is told")
		}
	})
}

// BenchmarkSite reads and checks the real data.
func BenchmarkSite(b *testing.B) {
	root := os.DirFS("../../../..")
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		site, err := load.Site(root, &problems)
		if err != nil || len(site.Plans) == 0 {
			b.Fatal(err)
		}
		check.Site(site, &problems)
	}
}

// BenchmarkLoad is BenchmarkSite without check.
func BenchmarkLoad(b *testing.B) {
	root := os.DirFS("../../../..")
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		if _, err := load.Site(root, &problems); err != nil {
			b.Fatal(err)
		}
	}
}
