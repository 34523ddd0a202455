package prose

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// HTML is the text as an HTML fragment. It asks resolve where each reference
// leads, at times more than once: the same Ref must get the same answer.
func (d *Doc) HTML(resolve func(Ref) Target) ([]byte, error) {
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(&printer{d.body, resolve}, 100),
		util.Prioritized(extension.NewTableHTMLRenderer(
			extension.WithTableCellAlignMethod(extension.TableCellAlignNone)), 500),
		util.Prioritized(html.NewRenderer(), 1000),
	))
	var out bytes.Buffer
	if err := r.Render(&out, d.body, d.root); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// printer prints the nodes that do not look as in goldmark.
type printer struct {
	src     []byte
	resolve func(Ref) Target
}

// RegisterFuncs implements renderer.NodeRenderer.
func (p *printer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindText, p.text)
	reg.Register(ast.KindLink, p.link)
	reg.Register(ast.KindAutoLink, p.autoLink)
	reg.Register(ast.KindImage, p.image)
	reg.Register(ast.KindRawHTML, p.rawHTML)
	reg.Register(ast.KindHTMLBlock, p.htmlBlock)
	reg.Register(kindFigure, p.figure)
}

func (p *printer) text(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Text)
	html.DefaultWriter.Write(w, n.Segment.Value(src))
	switch {
	case n.HardLineBreak():
		w.WriteString("<br>\n")
	case n.SoftLineBreak() && !p.joinsAt(n):
		w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

func (p *printer) figure(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	t := p.resolve(node.(*figure).ref)
	linked := t.Href != "" && !inside(node, ast.KindLink)
	if linked {
		openLink(w, "fig", t.Href, t.Title)
	}
	w.Write(util.EscapeHTML([]byte(t.Text)))
	if linked {
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func (p *printer) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	class, dest, title := p.target(n)
	switch {
	case !follows(dest) || inside(n, ast.KindLink):
	case entering:
		openLink(w, class, dest, title)
	default:
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// target is the class, address and title of a link.
func (p *printer) target(n *ast.Link) (class, dest, title string) {
	title = resolved(n.Title)
	if ref, ok := n.AttributeString(attrRef); ok {
		t := p.resolve(ref.(Ref))
		return refClass(ref.(Ref)), t.Href, firstOf(t.Title, title)
	}
	return "", href(resolved(n.Destination)), title
}

func refClass(r Ref) string {
	if r.Kind == "term" {
		return "term"
	}
	return "ref"
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (p *printer) autoLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	dest := href(string(n.URL(src)))
	if n.AutoLinkType == ast.AutoLinkEmail {
		dest = "mailto:" + dest
	}
	linked := follows(dest) && !inside(n, ast.KindLink)
	if linked {
		openLink(w, "", dest, "")
	}
	w.Write(util.EscapeHTML(n.Label(src)))
	if linked {
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

// follows reports whether an address may stand in an attribute. Most of what it
// lets through is a problem all the same; this only keeps out what could run.
func follows(dest string) bool {
	i := strings.IndexAny(dest, ":/?#")
	return dest != "" && (i < 0 || dest[i] != ':' ||
		slices.Contains([]string{"https", "http", "mailto"}, strings.ToLower(dest[:i])))
}

// openLink writes a link's start tag. An address outside the site is marked.
func openLink(w util.BufWriter, class, dest, title string) {
	outside := class == "" && strings.HasPrefix(strings.ToLower(dest), "https:")
	if outside {
		class = "ext"
	}
	w.WriteString("<a")
	attribute(w, "class", class)
	attribute(w, "href", dest)
	if outside {
		attribute(w, "rel", "noopener")
	}
	attribute(w, "title", title)
	w.WriteByte('>')
}

func attribute(w util.BufWriter, name, value string) {
	if value == "" {
		return
	}
	w.WriteString(" " + name + `="`)
	w.Write(util.EscapeHTML([]byte(value)))
	w.WriteByte('"')
}

// image prints the words of an image: they are its children.
func (p *printer) image(util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error) {
	return ast.WalkContinue, nil
}

func (p *printer) rawHTML(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.Write(util.EscapeHTML(node.(*ast.RawHTML).Segments.Value(src)))
	}
	return ast.WalkContinue, nil
}

func (p *printer) htmlBlock(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.HTMLBlock)
	if !entering {
		return ast.WalkContinue, nil
	}
	lines := n.Lines().Value(src)
	if n.HasClosure() {
		lines = append(lines, n.ClosureLine.Value(src)...)
	}
	w.WriteString("<p>")
	w.Write(util.EscapeHTML(bytes.TrimSpace(lines)))
	w.WriteString("</p>\n")
	return ast.WalkContinue, nil
}
