package main

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"gongkai/cmd/gongkai/internal/check"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/load"
	"gongkai/cmd/gongkai/internal/plan"
)

// repository is the real input: data/ and content/ of this repository.
const repository = "../.."

// sharedSite is the folder of built; "" while no test has asked for it.
var sharedSite string

// built is the real site, built once for all tests, by the program itself.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "gongkai-site-")
	if err != nil {
		return "", err
	}
	sharedSite = dir
	for _, name := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(repository, name))); err != nil {
			return "", err
		}
	}
	var stdout, stderr bytes.Buffer
	if code := run([]string{"build", "--root", dir, "--lang", "en"}, func(string) string { return "" }, &stdout, &stderr); code != exitDone {
		return dir, fmt.Errorf("exit code %d\n%s", code, stderr.String())
	}
	return dir, nil
})

// site is the built site's files.
func site(t *testing.T) fs.FS {
	t.Helper()
	dir, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return os.DirFS(filepath.Join(dir, "public"))
}

// thePlan is the real plan, as the program reads it.
func thePlan(t *testing.T) (*plan.Site, *plan.Plan) {
	t.Helper()
	var problems diag.List
	s, err := load.Site(os.DirFS(repository), &problems)
	if err != nil {
		t.Fatal(err)
	}
	check.Site(s, &problems)
	for _, p := range problems {
		t.Errorf("%s: %s [%s]", p.Place, p.Text.EN, p.Kind)
	}
	return s, s.Plans[0]
}

// tally is the source's own count by priority, to check that nothing was dropped:
// figures, milestones without a number, actions without a number. Priority 0 is the
// headline targets.
var tally = [21][3]int{
	{10, 2, 0}, {0, 0, 5}, {0, 5, 6}, {0, 3, 5}, {5, 1, 7}, {2, 5, 5}, {6, 1, 6}, {0, 0, 15}, {1, 0, 10}, {3, 1, 5}, {0, 0, 4},
	{4, 0, 8}, {1, 3, 4}, {5, 3, 7}, {4, 0, 8}, {5, 4, 9}, {0, 0, 8}, {0, 0, 12}, {7, 0, 12}, {0, 0, 12}, {9, 4, 9},
}

func TestNothingOfThePlanIsDropped(t *testing.T) {
	_, p := thePlan(t)
	var got [21][3]int
	count := func(no int, of []*plan.Commitment) {
		for _, c := range of {
			switch {
			case c.Figure().IsSet():
				got[no][0]++
			case c.Kind == plan.Milestone:
				got[no][1]++
			default:
				got[no][2]++
			}
			if c.Stretch.IsSet() {
				got[no][0]++ // a figure of its own
			}
		}
	}
	count(0, p.Headline)
	for _, v := range p.Priorities {
		count(v.No, v.Commitments)
		got[v.No][0] += len(v.Restated)
	}
	for no := range tally {
		if got[no] != tally[no] {
			t.Errorf("priority %d has %v figures, milestones and actions, the source %v", no, got[no], tally[no])
		}
	}
	if len(p.Pillars) != 4 || len(p.Priorities) != 20 || len(p.Projects) != 10 || len(p.Headline) != 11 {
		t.Errorf("%d pillars, %d priorities, %d projects, %d headline targets", len(p.Pillars), len(p.Priorities), len(p.Projects), len(p.Headline))
	}
}

// TestEveryFigureStandsOnItsPage reads every commitment's page in both languages.
func TestEveryFigureStandsOnItsPage(t *testing.T) {
	files := site(t)
	_, p := thePlan(t)
	for _, c := range p.Commitments {
		for _, l := range lang.Both {
			name := "2018/commitments/" + c.ID + ".html"
			if l == lang.EN {
				name = "en/" + name
			}
			text := read(t, files, name)
			want := []string{c.Name.In(l)}
			for _, n := range []lang.Number{c.Figure(), c.Stretch} {
				if n.IsSet() {
					want = append(want, c.Unit.Print(l, n))
				}
			}
			for _, e := range c.Entries {
				if e.Value.IsSet() {
					want = append(want, c.Unit.Print(l, e.Value))
				}
			}
			for _, w := range want {
				if !strings.Contains(words(text), words(html.EscapeString(w))) {
					t.Errorf("%s does not show %q", name, w)
				}
			}
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// words is a page's text without its tags, entities resolved.
func words(page string) string { return html.UnescapeString(tags.ReplaceAllString(page, "")) }

func read(t *testing.T, files fs.FS, name string) string {
	t.Helper()
	text, err := fs.ReadFile(files, name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestTheSiteIsComplete counts what a reader finds.
func TestTheSiteIsComplete(t *testing.T) {
	files := site(t)
	pages, charts := map[lang.Lang]int{}, map[lang.Lang]int{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		l, path := lang.ZH, name
		if rest, ok := strings.CutPrefix(name, "en/"); ok {
			l, path = lang.EN, rest
		}
		switch {
		case strings.HasSuffix(name, ".html"):
			pages[l]++
			if l == lang.EN {
				if _, err := fs.Stat(files, path); err != nil {
					t.Errorf("%s has no twin: %v", name, err)
				}
			}
			sampleIsMarked(t, name, read(t, files, name))
		case strings.HasSuffix(name, ".svg") && strings.Contains(name, "/charts/"):
			charts[l]++
			if text := read(t, files, name); strings.Contains(text, "style=") || strings.Contains(text, "<style") {
				t.Errorf("%s has a style in it", name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.Both {
		if pages[l] < 280 || charts[l] < 40 {
			t.Errorf("%s: %d pages, %d charts; at least 280 and 40 are promised", l.Code(), pages[l], charts[l])
		}
	}
	if pages[lang.ZH] != pages[lang.EN] || charts[lang.ZH] != charts[lang.EN] {
		t.Errorf("the languages differ: pages %v, charts %v", pages, charts)
	}
	for _, kind := range []string{"status-by-pillar", "status-share", "headline", "structure", "due-dates", "livelihood", "progress-five-water", "line-city-rivers"} {
		if _, err := fs.Stat(files, "2018/charts/"+kind+".svg"); err != nil {
			t.Errorf("a kind of chart is missing: %v", err)
		}
	}
}

func sampleIsMarked(t *testing.T, name, page string) {
	t.Helper()
	mark := "示例数据 · 非官方"
	if strings.HasPrefix(name, "en/") {
		mark = "sample data · not official"
	}
	if strings.Count(page, mark) < 2 {
		t.Errorf("%s does not say at its head and foot that its figures are samples", name)
	}
}

// TestDownloadsSayThatFiguresAreInvented reads the files that leave the site.
func TestDownloadsSayThatFiguresAreInvented(t *testing.T) {
	files := site(t)
	for _, name := range []string{"2018/data/reports.csv", "2018/data/commitments.csv"} {
		text := read(t, files, name)
		head, rows, _ := strings.Cut(strings.TrimPrefix(text, "\ufeff"), "\r\n")
		if !strings.HasSuffix(head, ",sample") || !strings.Contains(rows, ",true\r\n") || strings.Contains(rows, ",false\r\n") {
			t.Errorf("%s does not say of each reported figure that it is a sample", name)
		}
	}
	if text := read(t, files, "2018/data/plan.json"); !strings.Contains(text, `"sample": true`) || !strings.Contains(text, "made up for demonstration") {
		t.Error("plan.json does not say that its figures are samples")
	}
	for name, mark := range map[string]string{"2018/charts/line-city-rivers.svg": "示例数据", "en/2018/charts/line-city-rivers.svg": "Sample data"} {
		if !strings.Contains(read(t, files, name), mark) {
			t.Errorf("%s does not say that its figures are samples", name)
		}
	}
}
