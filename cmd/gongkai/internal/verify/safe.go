package verify

import (
	"bytes"

	"gongkai/cmd/gongkai/internal/diag"
)

// Rules of what a strict content security policy would refuse, addresses apart.

var (
	sayInlineStyle = diag.Say("样式写在了页面里", "a style stands in the page itself")
	hintStyle      = diag.Hint("样式写进样式表；图中用 fill、font-size 等属性",
		"put it in the style sheet; in a drawing use attributes such as fill and font-size")
)

// checkSafe holds an attribute of any element against the rules that ask only for its name.
func (r *reader) checkSafe(a attr) {
	switch {
	case string(a.key) == "style":
		from, to := r.attrSpan(a.key)
		r.add(from, to, inlineStyle, sayInlineStyle, hintStyle)
	case len(a.key) > 2 && a.key[0] == 'o' && a.key[1] == 'n':
		from, to := r.attrSpan(a.key)
		r.add(from, to, inlineHandler,
			diag.Say("属性 %s 是写在页面里的脚本", "the attribute %s is a script in the page itself", clip(string(a.key))),
			diag.Hint("在脚本文件里用 addEventListener", "use addEventListener in a script file"))
	case string(a.key) == "srcdoc":
		from, to := r.attrSpan(a.key)
		r.add(from, to, inlineScript, diag.Say("srcdoc 把另一个页面写在了属性里", "srcdoc puts another page into an attribute"))
	}
}

// checkScript allows a script that is loaded and a block that is only data. A
// drawing's script is neither: there, src means nothing.
func (r *reader) checkScript(el *element) {
	if !el.svg {
		if r.filled("src") {
			r.head.loads = true
			return
		}
		switch kind, _ := r.attr("type"); kind {
		case "application/json", "application/ld+json":
			return
		}
	}
	from, to := r.tagSpan()
	r.add(from, to, inlineScript, diag.Say("脚本写在了页面里", "a script stands in the page itself"),
		diag.Hint("用 src 指向脚本文件；数据写 type=\"application/json\"",
			"name a script file with src; mark data with type=\"application/json\""))
}

// instruction looks at a drawing's <?xml-stylesheet?>, which loads one; the tokenizer
// takes it for a comment.
func (r *reader) instruction() {
	if r.xml && bytes.HasPrefix(r.bytes[r.from:r.to], []byte("<?xml-stylesheet")) {
		r.add(r.from, r.to, inlineStyle, diag.Say("图引用了样式表", "the drawing loads a style sheet"), hintStyle)
	}
}
