package verify

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// body is what was found of the page's structure.
type body struct {
	level   int // of the last heading
	h1      int // how many
	mains   int
	headers int // of the page, not of a part of it
	footers int
}

// checkBody looks at the tags that give the page its structure.
func (r *reader) checkBody(el *element) {
	switch name := string(r.name); name {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.checkHeading(int(name[1] - '0'))
	case "table":
		if !el.layout {
			el.wants = table
		}
	case "th":
		r.checkHeaderCell(el)
	case "img":
		r.checkImage()
	case "input":
		if kind, _ := r.attr("type"); kind == "image" {
			r.checkAlt()
		}
	}
	r.checkLandmark(el)
}

func (r *reader) checkHeading(level int) {
	from, to := r.tagSpan()
	if level == 1 {
		r.body.h1++
	}
	switch last := r.body.level; {
	case level == 1 && r.body.h1 == 2:
		r.add(from, to, headings, diag.Say("页面有两个 h1", "the page has a second h1"))
	case level > last+1 && last == 0:
		r.add(from, to, headings, diag.Say("第一个标题是 h%d，不是 h1", "the first heading is an h%d, not the h1", level))
	case level > last+1:
		r.add(from, to, headings, diag.Say("h%d 直接跟在 h%d 之下，跳了级", "an h%d stands under an h%d: a level is skipped", level, last))
	}
	r.body.level = level
}

// checkLandmark counts the page's main, header and footer. A header or footer within
// a part of the page belongs to that part, unless its role says otherwise.
func (r *reader) checkLandmark(el *element) {
	role, _ := r.attr("role")
	if role == "" {
		role = implicitRole(el)
	}
	switch role {
	case "main":
		r.count(&r.body.mains, "main")
	case "banner":
		r.count(&r.body.headers, "header")
	case "contentinfo":
		r.count(&r.body.footers, "footer")
	}
}

// implicitRole is the landmark that an element is without saying so.
func implicitRole(el *element) string {
	switch {
	case el.name == "main":
		return "main"
	case el.section:
		return ""
	case el.name == "header":
		return "banner"
	case el.name == "footer":
		return "contentinfo"
	}
	return ""
}

func (r *reader) count(n *int, name string) {
	if *n++; *n == 2 {
		from, to := r.tagSpan()
		r.add(from, to, landmarks, diag.Say("页面有两个 %s", "the page has a second %s", name))
	}
}

func (r *reader) checkHeaderCell(el *element) {
	if el.layout {
		return
	}
	switch scope, _ := r.attr("scope"); strings.ToLower(scope) {
	case "col", "row", "colgroup", "rowgroup":
		return
	}
	from, to := r.tagSpan()
	r.add(from, to, table, diag.Say("表头单元格没有 scope", "a table's header cell has no scope"),
		diag.Hint("写 scope=\"col\" 或 scope=\"row\"", "write scope=\"col\" or scope=\"row\""))
}

func (r *reader) checkImage() {
	r.checkAlt()
	w, _ := r.attr("width")
	h, _ := r.attr("height")
	if !isLength(w) || !isLength(h) {
		from, to := r.tagSpan()
		r.add(from, to, mediaSize, diag.Say("图片没有写明宽和高", "an image's width and height are not both given"),
			diag.Hint("以像素写 width 和 height，页面在图片到来时就不会跳动", "give both in pixels, so that the page does not jump when the image arrives"))
	}
}

func isLength(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// checkAlt asks for a text in an image's place; an empty alt says that none is needed.
func (r *reader) checkAlt() {
	if _, ok := r.attr("alt"); !ok && !r.filled("aria-label", "aria-labelledby", "title") {
		from, to := r.tagSpan()
		r.add(from, to, alt, diag.Say("图片没有替代文字", "an image has no text in its place"),
			diag.Hint("写 alt；只作装饰的图片写 alt=\"\"", "write alt; where the image only decorates, alt=\"\""))
	}
}

// checkDrawing asks a drawing in a page to be a picture or a group with a role, or
// hidden; a drawing within a drawing is part of that.
func (r *reader) checkDrawing(el *element) {
	if r.xml || el.hidden || r.top().svg {
		return
	}
	role, _ := r.attr("role")
	switch {
	case role == "img" && !r.filled("aria-label", "aria-labelledby"):
		el.wants = alt
	case role != "img" && role != "group":
		from, to := r.tagSpan()
		r.add(from, to, svgRole, diag.Say("图既没有隐藏，也没有说明作用", "a drawing is neither hidden nor has a role"),
			diag.Hint("写 role=\"img\" 和 aria-label；只作装饰的写 aria-hidden=\"true\"",
				"write role=\"img\" and aria-label; where it only decorates, aria-hidden=\"true\""))
	}
}

// closed reports what an element was to hold and did not.
func (r *reader) closed(el element) {
	switch el.wants {
	case table:
		r.add(el.from, el.from+len("<table"), table, diag.Say("数据表没有标题", "a data table has no caption"),
			diag.Hint("写 <caption>；只用来排版的表写 role=\"presentation\"", "write a <caption>; a table that only arranges things says role=\"presentation\""))
	case alt:
		r.add(el.from, el.from+len("<svg"), alt, diag.Say("图没有名称", "a drawing has no name"),
			diag.Hint("写 aria-label、aria-labelledby 或 <title>", "write aria-label, aria-labelledby or a <title>"))
	}
}

// finishBody reports what the whole page lacks.
func (r *reader) finishBody() {
	if r.body.h1 == 0 {
		r.addWhole(headings, diag.Say("页面没有 h1", "the page has no h1"))
	}
	for _, landmark := range []struct {
		name  string
		count int
	}{{"main", r.body.mains}, {"header", r.body.headers}, {"footer", r.body.footers}} {
		if landmark.count == 0 {
			r.addWhole(landmarks, diag.Say("页面没有 %s", "the page has no %s", landmark.name))
		}
	}
}
