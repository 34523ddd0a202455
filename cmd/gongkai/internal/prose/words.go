package prose

import (
	"bufio"
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	markup "github.com/yuin/goldmark/renderer/html"
)

// Text is the text without markup, a line a block, for counting and search. What
// [[id]] prints is not in it: that is the plan's, not the text's.
func (d *Doc) Text() string { return d.words(d.root) }

// words is the text below a node.
func (d *Doc) words(node ast.Node) string {
	var b strings.Builder
	p := printer{d.body, func(Ref) Target { return Target{} }}
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) { // returns no error
		if entering {
			p.words(&b, n)
		} else if n.Type() == ast.TypeBlock && b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	})
	return tidy(b.String())
}

// tidy leaves one blank where there are several, and no blank line.
func tidy(text string) string {
	var lines []string
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// words writes what a node says beside what its children say.
func (p *printer) words(b *strings.Builder, node ast.Node) {
	switch n := node.(type) {
	case *ast.Text:
		p.textWords(b, n)
	case *ast.AutoLink:
		b.Write(n.Label(p.src))
	case *ast.RawHTML:
		b.Write(n.Segments.Value(p.src))
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		b.Write(n.Lines().Value(p.src))
	}
}

func (p *printer) textWords(b *strings.Builder, n *ast.Text) {
	value := n.Segment.Value(p.src)
	switch {
	case n.IsRaw():
		b.Write(bytes.ReplaceAll(value, []byte("\n"), []byte(" ")))
	case n.HardLineBreak():
		b.WriteString(resolved(value) + "\n")
	case n.SoftLineBreak() && !p.joinsAt(n):
		b.WriteString(resolved(value) + " ")
	default:
		b.WriteString(resolved(value))
	}
}

// resolved is a piece of text, a title or a destination with its backslashes and
// entities resolved.
func resolved(value []byte) string {
	if !bytes.ContainsAny(value, `\&`) {
		return string(value)
	}
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	markup.DefaultWriter.Write(w, value)
	_ = w.Flush() // into memory
	return html.UnescapeString(b.String())
}

// joinsAt reports whether the line break behind n leaves no blank.
func (p *printer) joinsAt(n *ast.Text) bool {
	before := n.Segment.Value(p.src)
	if len(before) == 0 && n.PreviousSibling() != nil {
		before = p.edge(n.PreviousSibling(), ast.Node.LastChild)
	}
	var after []byte
	if n.NextSibling() != nil {
		after = p.edge(n.NextSibling(), ast.Node.FirstChild)
	}
	return joins(before, after)
}

// edge is the text of a node's first or last leaf.
func (p *printer) edge(n ast.Node, child func(ast.Node) ast.Node) []byte {
	for c := child(n); c != nil; c = child(n) {
		n = c
	}
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Value(p.src)
	case *figure:
		return []byte(p.resolve(n.ref).Text)
	case *ast.AutoLink:
		return n.Label(p.src)
	}
	return nil
}
