package prose

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkParser is goldmark's link parser that also notes where a link's destination
// stands, which goldmark does not keep.
type linkParser struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (p linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, from := block.Position()
	node := p.InlineParser.Parse(parent, block, pc)
	_, to := block.Position()
	switch n := node.(type) {
	case *ast.Link:
		n.SetAttributeString(attrPlace, destination(n, block.Source(), from.Start, to.Start))
	case *ast.Image:
		n.SetAttributeString(attrPlace, text.NewSegment(n.Pos(), to.Start))
	}
	return node
}

// CloseBlock implements parser.CloseBlocker, which the parser inside needs.
func (p linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	p.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// destination is where a link's destination stands in its tail, which begins with
// its closing bracket; or the whole link, if it is empty or defined elsewhere.
func destination(n *ast.Link, src []byte, from, to int) text.Segment {
	whole := text.NewSegment(n.Pos(), to)
	if n.Reference != nil || len(n.Destination) == 0 {
		return whole
	}
	from += len("](")
	i := bytes.Index(src[from:to], n.Destination)
	if i < 0 {
		return whole
	}
	return text.NewSegment(from+i, from+i+len(n.Destination))
}

// href is a destination as it stands in an attribute, but for HTML's own escapes.
func href(dest string) string { return string(util.URLEscape([]byte(dest), false)) }

// inside reports whether an ancestor of n is of a kind.
func inside(n ast.Node, kind ast.NodeKind) bool {
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Kind() == kind {
			return true
		}
	}
	return false
}
