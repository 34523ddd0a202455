package verify

import (
	"bytes"
	"fmt"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
)

// bigPage is a sound English page of the usual mixture: text, links, tables, marks
// and two drawings on one line each; about 60 KB.
func bigPage() []byte {
	var b bytes.Buffer
	for i := range 40 {
		fmt.Fprintf(&b, `<section class="sec" aria-labelledby="h%d"><h2 id="h%[1]d">Priority %[1]d<span class="tag">Sample</span></h2>
<p class="small">Completed and behind in words; the thin bar shows the whole mixture. <a href="../method.html#status">How status is set</a> (<span lang="zh-CN">五水共治</span>)</p>
<ul class="list"><li><time datetime="2018-09-30">30 Sep</time><div><a class="c" href="commitments/c-%[1]d.html">City &amp; district rivers</a> <svg class="i" aria-hidden="true"><use href="#mark"/></svg> 14 of 20</div></li></ul>
<table class="t"><caption>Figures</caption><thead><tr><th scope="col">Commitment</th><th scope="col" class="n">Target</th></tr></thead><tbody><tr><th scope="row"><a href="commitments/c-%[1]d.html#target">Rivers</a></th><td class="n">20</td></tr></tbody></table></section>
`, i)
	}
	for i := range 2 {
		fmt.Fprintf(&b, `<svg class="c" viewBox="0 0 700 248" width="700" height="248" role="img" aria-label="Chart %d" font-family="sans-serif" font-size="14"><symbol id="mark%[1]d"></symbol>`, i)
		for y := range 120 {
			fmt.Fprintf(&b, `<path class="bar b%d" d="M%[1]d 7.5h62.5v14h-62.5z" fill="#1f6f8b" stroke-width="1.5" transform="translate(0 %[1]d)"/><text x="%[1]d" y="18" text-anchor="end">%[1]d</text>`, y)
		}
		b.WriteString("</svg>\n")
	}
	b.WriteString(`<svg aria-hidden="true"><symbol id="mark"><circle r="1"/></symbol></svg>`)
	return frame("en/2018/index.html", b.Bytes())
}

func BenchmarkPage(b *testing.B) {
	page := bigPage()
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		Page("en/2018/index.html", page, Rules{}, &problems)
		if len(problems) > 0 {
			b.Fatal(problems)
		}
	}
}

// BenchmarkSite is the check of a site of 500 pages in each language, each linking to 40.
func BenchmarkSite(b *testing.B) {
	const pages, links = 500, 40
	var all []Facts
	for _, dir := range []string{"", "en/"} {
		all = append(all, siteFacts(dir, pages, links)...)
	}
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		Site(all, func(string) bool { return true }, &problems)
		if len(problems) > 0 {
			b.Fatal(problems[0])
		}
	}
}

func siteFacts(dir string, pages, links int) []Facts {
	name := func(i int) string {
		if i%pages == 0 {
			return "index.html"
		}
		return fmt.Sprintf("2018/c-%d.html", i%pages)
	}
	var all []Facts
	for i := range pages {
		f := Facts{Path: dir + name(i), Lang: langOf(dir), Title: fmt.Sprint("Page ", i), IDs: []string{"target"}, Assets: []string{"site.css"}}
		f.Alternates = map[string]string{"zh-CN": name(i), "en": "en/" + name(i), "x-default": name(i)}
		for j := range links {
			f.Links = append(f.Links, Link{dir + name(i+j+1), "target"})
		}
		all = append(all, f)
	}
	return all
}
