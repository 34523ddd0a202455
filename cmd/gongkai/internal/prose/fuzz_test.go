package prose

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// FuzzHTML holds that no text can make the package panic, print HTML that it does
// not mean, or point to a place that is not there.
func FuzzHTML(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	for _, e := range examples(f) {
		f.Add([]byte(e.Markdown))
	}
	for _, s := range []string{"\xff", "+++\n", "## {#", "{#a}\n===", "[[a]](", "|[[a]]|\n|-|", "![[[a]]](b)", "*“\n**，"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var problems diag.List
		d := Parse(source.New(name, text), &problems)
		html, err := d.HTML(hostile)
		if err != nil {
			t.Fatal(err)
		}
		if err := wellFormed(html); err != nil {
			t.Error(err)
		}
		if !utf8.Valid(html) {
			t.Errorf("not UTF-8: %q", html)
		}
		again, err := Parse(source.New(name, text), &diag.List{}).HTML(hostile)
		if err != nil || !bytes.Equal(html, again) {
			t.Errorf("twice, two results: %q, %q", html, again)
		}
		holdFacts(t, d, problems)
	})
}

// hostile is a resolver whose every string would be dangerous if it were not escaped.
func hostile(r Ref) Target {
	const s = `"><script onload="x()" style='y'>&`
	return Target{Href: s + r.ID, Text: s, Title: s}
}

func holdFacts(t *testing.T, d *Doc, problems diag.List) {
	t.Helper()
	lines := strings.Split(string(d.file.Text), "\n")
	hold := func(what string, p source.Place) {
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || strings.TrimSuffix(lines[p.Line-1], "\r") != p.Excerpt {
			t.Errorf("%s at no place: %+v", what, p)
		}
	}
	for _, p := range problems {
		hold(string(p.Kind), p.Place)
	}
	for _, h := range d.Headings() {
		hold("heading", h.Place)
	}
	for _, r := range d.Refs() {
		hold("reference", r.Place)
		if said := []rune(r.Place.Excerpt)[r.Place.Column-1:]; !r.Words && !strings.HasPrefix(string(said), r.ID+"]]") {
			t.Errorf("[[%s]] is said to be at %q", r.ID, string(said))
		}
	}
	for _, l := range d.Links() {
		hold("link", l.Place)
	}
	if !utf8.ValidString(d.Text()) {
		t.Errorf("plain text is not UTF-8: %q", d.Text())
	}
}

// BenchmarkParse measures a narrative of some 500 characters, parsed and printed.
func BenchmarkParse(b *testing.B) {
	a, err := txtar.ParseFile("testdata/narrative.txtar")
	if err != nil {
		b.Fatal(err)
	}
	text := a.Files[0].Data
	for body := text[bytes.LastIndex(text, []byte("+++\n"))+4:]; utf8.RuneCount(text) < 500; {
		text = append(text[:len(text):len(text)], bytes.ReplaceAll(body, []byte("{#"), []byte("{#again-"))...)
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		if _, err := Parse(source.New(name, text), &problems).HTML(resolve); err != nil {
			b.Fatal(err)
		}
	}
}
