package prose

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	table "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// collector walks a new tree once, in the order of the text: it fills the Doc's
// lists, reports what must not be there, and marks the nodes for the printer.
type collector struct {
	doc      *Doc
	problems *diag.List
	level    int                     // of the last heading; 1, the page's own, at first
	ids      map[string]source.Place // of headings; asked by id only
}

func (c *collector) visit(node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := node.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.Text:
		c.stray(n)
	case *figure:
		c.figure(n)
	case *ast.Link:
		c.link(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *ast.Image:
		c.problems.Add(c.place(n), "image-not-allowed",
			diag.Say("正文里不能放图片", "a text cannot hold an image"),
			diag.Hint("删去图片，只留文字；图表由数据生成", "keep the words only; charts are made from the data"))
	case *ast.RawHTML:
		c.rawHTML(n.Segments.At(0))
	case *ast.HTMLBlock:
		line := n.Lines().At(0)
		c.rawHTML(line.TrimLeftSpace(c.doc.body))
	case *table.TableCell:
		dress(n)
	}
	return ast.WalkContinue, nil
}

// place is what attrPlace says of a node.
func (c *collector) place(n ast.Node) source.Place {
	s, _ := n.AttributeString(attrPlace)
	return c.doc.at(s.(text.Segment))
}

func (c *collector) rawHTML(s text.Segment) {
	c.problems.Add(c.doc.at(s.TrimRightSpace(c.doc.body)), "raw-html",
		diag.Say("正文里不能写 HTML", "a text cannot hold HTML"),
		diag.Hint(`删去它；要显示尖括号，写作 \<`, `remove it; to show an angle bracket, write \<`))
}

func (c *collector) figure(n *figure) {
	id := string(n.id.Value(c.doc.body))
	n.ref = Ref{Kind: kinds[0], ID: id, Place: c.doc.at(n.id)}
	c.doc.refs = append(c.doc.refs, n.ref)
	c.nested(n, n.ref.Place)
	if inside(n, ast.KindHeading) {
		c.problems.Add(n.ref.Place, "figure-in-heading",
			diag.Say("标题里不能引用数字", "a heading cannot print a figure"),
			diag.Hint("把 [[%s]] 移到正文里", "move [[%s]] into the text below", id))
	}
}

// attrRef names the attribute under which a link keeps its Ref.
const attrRef = "prose-ref"

func (c *collector) link(n *ast.Link) {
	at, dest := c.place(n), resolved(n.Destination)
	kind, id, ok := cutKind(dest)
	if !ok {
		c.ordinary(dest, at)
		return
	}
	if c.wellFormed(kind, id, at) {
		ref := Ref{Kind: kind, ID: id, Words: true, Place: at}
		n.SetAttributeString(attrRef, ref)
		c.doc.refs = append(c.doc.refs, ref)
	}
}

// wellFormed reports whether kind:id can be a reference.
func (c *collector) wellFormed(kind, id string, at source.Place) bool {
	if !slices.Contains(kinds[:], kind) {
		hint := diag.Hint("可用的有：%s", "there are: %s", strings.Join(kinds[:], ", "))
		if like := diag.Nearest(kind, kinds[:]); like != "" {
			hint = diag.Hint("是否要写 %s:%s", "did you mean %s:%s?", like, id)
		}
		c.problems.Add(at, "unknown-reference-kind",
			diag.Say("没有“%s”这一类引用", "there is no kind of reference called %s", kind), hint)
		return false
	}
	if !idPattern.MatchString(id) {
		c.badReferenceID(id, at)
		return false
	}
	return true
}

func (c *collector) badReferenceID(id string, at source.Place) {
	c.problems.Add(at, "bad-reference-id",
		diag.Say("“%s”不是一个代号", "%q is no id", id), idHint(id))
}

// idHint says what to write in place of what is no id.
func idHint(id string) diag.Option {
	near := strings.Join(strings.FieldsFunc(strings.ToLower(id), func(r rune) bool {
		return r == ' ' || r == '_' || r == '-'
	}), "-")
	if idPattern.MatchString(near) {
		return diag.Hint("是否要写 %s", "did you mean %s?", near)
	}
	if kind, rest, ok := cutKind(id); ok {
		return diag.Hint("写作 [文字](%s:%s)", "write [words](%s:%s)", kind, rest)
	}
	return diag.Hint(idFormZH, idFormEN)
}

func (c *collector) autoLink(n *ast.AutoLink) {
	label := n.Label(c.doc.body)
	from := n.Pos() + len("<")
	at := c.doc.at(text.NewSegment(from, from+len(label)))
	c.nested(n, at)
	dest := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	c.ordinary(dest, at)
}

// ordinary lists a link that is no reference, if it is allowed.
func (c *collector) ordinary(dest string, at source.Place) {
	if f := faultOf(dest, folder(c.doc.file.Name)); f != nil {
		c.problems.Add(at, "bad-link", f.text, f.hint)
		return
	}
	c.doc.links = append(c.doc.links, Link{href(dest), at})
}

func (c *collector) nested(n ast.Node, at source.Place) {
	if inside(n, ast.KindLink) {
		c.problems.Add(at, "nested-link",
			diag.Say("链接里面还有链接", "there is a link inside a link"),
			diag.Hint("把里面的移到外面", "move the inner one out"))
	}
}

// dress gives a table's cell its scope and, in place of a style, a class.
func dress(n *table.TableCell) {
	if n.Parent().Kind() == table.KindTableHeader {
		n.SetAttributeString("scope", "col")
	}
	switch n.Alignment {
	case table.AlignRight:
		n.SetAttributeString("class", "ta-r")
	case table.AlignCenter:
		n.SetAttributeString("class", "ta-c")
	}
}
