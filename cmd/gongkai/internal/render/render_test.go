package render

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/page"
)

func TestChineseWordsInEnglishPagesAreMarked(t *testing.T) {
	for _, c := range []struct{ in, zh, en string }{
		{"plain <b>", "plain &lt;b&gt;", "plain &lt;b&gt;"},
		{"the source says 基本, no more", "the source says 基本, no more", `the source says <span lang="zh-CN">基本</span>, no more`},
		{"“8+5”社会管理", "“8+5”社会管理", `“8+5”<span lang="zh-CN">社会管理</span>`},
	} {
		if zh, en := string(mark(c.in, lang.ZH)), string(mark(c.in, lang.EN)); zh != c.zh || en != c.en {
			t.Errorf("%q: %q, %q", c.in, zh, en)
		}
	}
}

func TestLinesBreakWhereTheyMay(t *testing.T) {
	for _, c := range []struct {
		in   string
		ems  int
		want []string
	}{
		{"short", 10, []string{"short"}},
		{"two words", 4, []string{"two", "words"}},
		{"消除黑臭河道", 3, []string{"消除黑", "臭河道"}},
		{"", 3, []string{""}},
	} {
		if got := wrap(c.in, c.ems); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q", c.in, c.ems, got)
		}
	}
}

// TestDrawingIsAWholeFile: hostile words stay words, and the file says what it is.
func TestDrawingIsAWholeFile(t *testing.T) {
	f := &page.Figure{Chart: chart.Chart{Title: `</title><script>`, Says: `a "b" & c`, Sample: true, Wide: chart.Drawing{Width: 700, Height: 300}},
		Date: page.Date{Text: "30 September 2018"}}
	text := string(Drawing(f, []byte(`<svg viewBox="0 0 700 300"><path d="M0 0"/></svg>`), lang.EN))
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "script" {
			t.Error("a title became a script")
		}
	}
	for _, want := range []string{"Sample data", "30 September 2018", `a &#34;b&#34; &amp; c`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

// TestErrorsNameTheirTemplate: a machine's failure is one clear error.
func TestErrorsNameTheirTemplate(t *testing.T) {
	_, err := New(fstest.MapFS{"base.html": {Data: []byte("{{template \"main\" .}}")}, "parts.html": {}, "pages/a.html": {Data: []byte(`{{define "main"}}{{if}}{{end}}`)}})
	if err == nil || !strings.Contains(err.Error(), "a.html:1") {
		t.Errorf("%v", err)
	}
}
