package prose

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// idPattern is what an id looks like, a heading's as well as a commitment's.
var idPattern = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// figure is [[id]] in the tree.
type figure struct {
	ast.BaseInline
	id  text.Segment
	ref Ref // set once its place is known
}

var kindFigure = ast.NewNodeKind("Figure")

// Kind implements ast.Node.
func (*figure) Kind() ast.NodeKind { return kindFigure }

// Dump implements ast.Node.
func (n *figure) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"ID": string(n.id.Value(src))}, nil)
}

// figureParser reads [[id]]. What stands in double brackets but is no id stays
// Markdown, and is reported by the collector if it prints as brackets.
type figureParser struct{}

// Trigger implements parser.InlineParser. The exclamation mark is asked for so
// that "done![[id]]" is not taken for the start of an image.
func (figureParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements parser.InlineParser.
func (figureParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	if line[0] == '!' {
		if figureID(line[1:]) == nil {
			return nil
		}
		block.Advance(1)
		return ast.NewTextSegment(text.NewSegment(at.Start, at.Start+1))
	}
	id := figureID(line)
	if id == nil {
		return nil
	}
	block.Advance(len(id) + len("[[]]"))
	from := at.Start + len("[[")
	n := &figure{id: text.NewSegment(from, from+len(id))}
	n.SetPos(at.Start)
	return n
}

// figureID is the id of the [[id]] that s begins with, or nil.
func figureID(s []byte) []byte {
	rest, ok := bytes.CutPrefix(s, []byte("[["))
	if !ok {
		return nil
	}
	id, _, ok := bytes.Cut(rest, []byte("]]"))
	if !ok || !idPattern.Match(id) {
		return nil
	}
	return id
}
