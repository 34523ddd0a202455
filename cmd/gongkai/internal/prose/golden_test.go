package prose

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

var update = flag.Bool("update", false, "write the golden files anew")

const name = "content/2018/priorities/13-five-water.zh.md"

// resolve stands for the plan: every id but "nowhere" exists, and every figure is
// 20 rivers.
func resolve(r Ref) Target {
	if r.ID == "nowhere" {
		return Target{Text: "?"}
	}
	t := Target{Href: "../" + r.Kind + "/" + r.ID + ".html", Text: "20条"}
	if r.Kind == "term" {
		t.Title = `治污水 & "防洪水"`
	}
	return t
}

// english is resolve for an English page.
func english(r Ref) Target {
	t := resolve(r)
	t.Text = "20 rivers"
	return t
}

// TestGolden shows what each text in testdata comes out as: its HTML, its outline,
// links and plain text, and its problems in both languages.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 10 {
		t.Fatalf("found only %v (%v)", files, err)
	}
	for _, file := range files {
		if filepath.Base(file) == differsFile {
			continue
		}
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := &txtar.Archive{Comment: a.Comment}
			in := a.Files[0]
			got.Files = append([]txtar.File{in}, outcome(t, in)...)
			golden(t, file, txtar.Format(got))
		})
	}
}

// outcome is everything that comes of a text, as files.
func outcome(t *testing.T, in txtar.File) []txtar.File {
	t.Helper()
	var problems diag.List
	d := Parse(source.New(name, in.Data), &problems)
	problems.Sort()
	to := resolve
	if in.Name == "in.en.md" {
		to = english
	}
	html, err := d.HTML(to)
	if err != nil {
		t.Fatal(err)
	}
	if err := wellFormed(html); err != nil {
		t.Error(err)
	}
	var zh, en strings.Builder
	for _, p := range problems {
		if p.Text.ZH == "" || p.Text.EN == "" || p.Hint.ZH == "" || p.Hint.EN == "" {
			t.Errorf("%s: %s lacks a sentence or a hint in one language", p.Place, p.Kind)
		}
	}
	if err := problems.Print(&zh, lang.ZH); err != nil {
		t.Fatal(err)
	}
	if err := problems.Print(&en, lang.EN); err != nil {
		t.Fatal(err)
	}
	return []txtar.File{
		{Name: "html", Data: html},
		{Name: "facts", Data: []byte(facts(d))},
		{Name: "problems", Data: []byte(zh.String())},
		{Name: "problems.en", Data: []byte(en.String())},
	}
}

func facts(d *Doc) string {
	var b strings.Builder
	if text, offset := d.Front(); len(text) > 0 {
		fmt.Fprintf(&b, "front at %d: %q\n", offset, text)
	}
	for _, h := range d.Headings() {
		fmt.Fprintf(&b, "%d:%d heading %d %q %q\n", h.Place.Line, h.Place.Column, h.Level, h.ID, h.Text)
	}
	for _, r := range d.Refs() {
		fmt.Fprintf(&b, "%d:%d %s %s words=%t\n", r.Place.Line, r.Place.Column, r.Kind, r.ID, r.Words)
	}
	for _, l := range d.Links() {
		fmt.Fprintf(&b, "%d:%d link %s\n", l.Place.Line, l.Place.Column, l.Dest)
	}
	fmt.Fprintf(&b, "text %q\n", d.Text())
	return b.String()
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
