package prose

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// headingParser is one of goldmark's two heading parsers that also reads {#id} at
// the heading's end. goldmark's own attributes are not used: they take any
// attribute, an event handler too.
type headingParser struct{ parser.BlockParser }

// Close implements parser.BlockParser. Here the heading's lines are known and not
// yet parsed.
func (p headingParser) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	p.BlockParser.Close(node, reader, pc)
	if h, ok := node.(*ast.Heading); ok && h.Parent() != nil {
		takeID(h, reader.Source())
	}
}

// attrPlace names the attribute under which a node keeps the segment that its
// problems point to. No renderer prints it.
const attrPlace = "prose-place"

// takeID moves {#id} from the heading's last line to its attributes.
func takeID(h *ast.Heading, src []byte) {
	n := h.Lines().Len()
	if n == 0 {
		return
	}
	line := h.Lines().At(n - 1)
	line = line.TrimRightSpace(src)
	words := src[line.Start:line.Stop]
	open := bytes.LastIndexByte(words, '{')
	if open < 0 || !bytes.HasPrefix(words[open:], []byte("{#")) || !bytes.HasSuffix(words, []byte("}")) ||
		open > 0 && words[open-1] == '\\' {
		return
	}
	id := text.NewSegment(line.Start+open+len("{#"), line.Stop-len("}"))
	h.SetAttributeString("id", id.Value(src))
	h.SetAttributeString(attrPlace, id)
	line.Stop = line.Start + open
	h.Lines().Set(n-1, line.TrimRightSpace(src))
	for n > 0 && isBlank(h.Lines().At(n-1), src) { // {#id} stood alone
		n--
		h.Lines().SetSliced(0, n)
	}
	if n > 0 {
		last := h.Lines().At(n - 1)
		h.Lines().Set(n-1, last.TrimRightSpace(src))
	}
}

func isBlank(s text.Segment, src []byte) bool { return len(bytes.TrimSpace(s.Value(src))) == 0 }

// heading adds a heading to the outline.
func (c *collector) heading(h *ast.Heading) {
	entry := Heading{Level: h.Level, Text: c.doc.words(h), Place: c.doc.at(c.extent(h))}
	c.headingLevel(h, entry.Place)
	if strings.TrimSpace(entry.Text) == "" {
		c.problems.Add(entry.Place, "heading-without-text",
			diag.Say("标题没有文字", "this heading has no words"),
			diag.Hint("写上标题，或删去这一行", "give it words, or remove the line"))
	}
	entry.ID = c.headingID(h, entry.Place)
	c.doc.headings = append(c.doc.headings, entry)
}

// extent is the heading from its first mark to the end of its line.
func (c *collector) extent(h *ast.Heading) text.Segment {
	from := max(h.Pos(), 0)
	line := text.NewSegment(from, lineEnd(c.doc.body, from))
	return line.TrimRightSpace(c.doc.body)
}

func (c *collector) headingLevel(h *ast.Heading, at source.Place) {
	switch {
	case h.Level == 1:
		c.problems.Add(at, "heading-level-one",
			diag.Say("正文里不用一级标题，页面自有标题", "a text has no level-one heading, the page has a title of its own"),
			diag.Hint("从 ## 起", "start at ##"))
	case h.Level > c.level+1:
		c.problems.Add(at, "heading-level-skipped",
			diag.Say("标题从第 %d 级跳到第 %d 级", "the headings jump from level %d to level %d", c.level, h.Level),
			diag.Hint("这里用 %s", "use %s here", strings.Repeat("#", c.level+1)))
	}
	c.level = h.Level
}

// headingID is the heading's id if it may have it, else "".
func (c *collector) headingID(h *ast.Heading, whole source.Place) string {
	value, ok := h.AttributeString("id")
	if !ok {
		c.problems.Add(whole, "heading-without-id",
			diag.Say("标题没有代号", "this heading has no id"),
			diag.Hint("在标题末尾用半角符号加上代号，如 {#what}；中英文两个文件用同一个",
				"end it with one, such as {#what}, the same in both languages"))
		return ""
	}
	id := string(value.([]byte))
	at := c.place(h)
	if !idPattern.MatchString(id) {
		h.RemoveAttributes() // it must not print
		c.problems.Add(at, "bad-heading-id",
			diag.Say("“%s”不能作标题的代号", "%s cannot be a heading's id", id),
			diag.Hint(idFormZH, idFormEN))
		return ""
	}
	if other, ok := c.ids[id]; ok {
		c.problems.Add(at, "duplicate-heading-id",
			diag.Say("两个标题的代号都是“%s”", "two headings have the id %s", id),
			diag.See(other, "另一个标题", "the other heading"),
			diag.Hint("给其中一个换一个代号", "give one of them another id"))
		return id
	}
	c.ids[id] = at
	return id
}

// What an id may be, as a hint.
const (
	idFormZH = "只用小写英文字母、数字和连字符，以字母开头，如 key-tasks"
	idFormEN = "use lower-case letters, digits and hyphens, a letter first, such as key-tasks"
)
