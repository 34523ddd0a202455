package verify

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// head is what was found in the page's head.
type head struct {
	html       bool // there is an html element
	charset    bool
	noindex    bool
	policy     bool // a content security policy
	loads      bool // a script or style sheet, to which a later policy does not apply
	titles     int
	title      string
	alternates map[string]string // hreflang to path
}

// charsetWithin is how far into a page browsers look for its encoding, in bytes.
const charsetWithin = 1024

// checkHead looks at the tags that describe the page.
func (r *reader) checkHead() {
	switch string(r.name) {
	case "html":
		r.head.html = true
		r.checkPageLang()
	case "title":
		if r.head.titles++; r.head.titles == 2 {
			from, to := r.tagSpan()
			r.add(from, to, title, diag.Say("页面有两个标题", "the page has a second title"))
		}
	case "meta":
		r.checkMeta()
	}
}

func (r *reader) checkPageLang() {
	want := r.lang.Tag()
	got, ok := r.attr("lang")
	if got == want {
		return
	}
	from, to := r.tagSpan()
	if ok {
		from, to = r.attrSpan([]byte("lang"))
	}
	r.add(from, to, pageLang, diag.Say("页面的语言是“%s”，按路径应为 %s", "the page's language is %q, but its path says %s", clip(got), want),
		diag.Hint("写作 <html lang=\"%s\">", "write <html lang=\"%s\">", want))
}

func (r *reader) checkMeta() {
	if v, ok := r.attr("charset"); ok && strings.EqualFold(v, "utf-8") && r.to <= charsetWithin {
		r.head.charset = true
	}
	if name, _ := r.attr("name"); strings.EqualFold(name, "robots") && r.hasWord("content", "noindex") {
		r.head.noindex = true
	}
	if name, _ := r.attr("http-equiv"); strings.EqualFold(name, "content-security-policy") {
		r.checkPolicy()
	}
}

func (r *reader) checkPolicy() {
	from, to := r.tagSpan()
	got, _ := r.attr("content")
	switch {
	case r.rules.CSP == "":
	case r.head.policy:
		r.add(from, to, csp, diag.Say("页面有两条内容安全策略", "the page has a second content security policy"))
	case got != r.rules.CSP:
		from, to = r.attrSpan([]byte("content"))
		r.add(from, to, csp, diag.Say("内容安全策略与站点的不同", "the content security policy is not the site's"),
			diag.Hint("应为 %s", "it should be %s", r.rules.CSP))
	case r.head.loads:
		r.add(from, to, csp, diag.Say("内容安全策略在脚本或样式表之后，对它们无效", "the content security policy comes after a script or style sheet, to which it then does not apply"))
	}
	r.head.policy = true
}

// finishHead reports what the whole page lacks.
func (r *reader) finishHead() {
	h := &r.head
	if !h.html {
		r.addWhole(pageLang, diag.Say("页面没有 html 元素，语言不明", "the page has no html element, so its language is unknown"))
	}
	if !h.charset {
		r.addWhole(charset, diag.Say("前 %d 字节内没有 <meta charset=\"utf-8\">", "no <meta charset=\"utf-8\"> within the first %d bytes", charsetWithin))
	}
	if strings.TrimSpace(h.title) == "" {
		r.addWhole(title, diag.Say("页面没有标题", "the page has no title"))
	}
	if r.rules.CSP != "" && !h.policy {
		r.addWhole(csp, diag.Say("页面没有内容安全策略", "the page has no content security policy"))
	}
	if r.rules.Draft && !h.noindex {
		r.addWhole(noindex, diag.Say("草稿页没有请搜索引擎不收录", "the page of a draft does not ask search engines to leave it out"),
			diag.Hint("写 <meta name=\"robots\" content=\"noindex\">", "write <meta name=\"robots\" content=\"noindex\">"))
	}
}
