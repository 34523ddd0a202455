package prose

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"gongkai/cmd/gongkai/internal/diag"
)

// strayPattern finds what was meant as a mark but stayed text. The first branch
// takes escaped characters out of the way.
var strayPattern = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]" +
	`|\[\[([^\[\]]*)\]\]|\[\[|\*\*+|【【|［［|\][(（][a-z]+[:：]`)

// strayLine finds, at a line's beginning, a heading that lacks the blank behind its
// # or has a full-width one, and front matter that is not at the file's.
var strayLine = regexp.MustCompile(`^((#{2,6}|＃+)[^#\s]*|\+\+\+$)`)

// stray reports marks that print as they were typed: a reader would see asterisks
// and brackets. To print them on purpose, a backslash in front is enough.
func (c *collector) stray(n *ast.Text) {
	if n.IsRaw() || continues(n, n.PreviousSibling()) {
		return
	}
	run := n.Segment // goldmark splits a line's text at marks that it could not use
	for next := n.NextSibling(); continues(next, n); next = n.NextSibling() {
		n = next.(*ast.Text)
		run.Stop = n.Segment.Stop
	}
	words := c.doc.body[run.Start:run.Stop]
	if n.Parent().Kind() == ast.KindParagraph && startsLine(c.doc.body, run.Start) {
		if mark := strayLine.Find(words); mark != nil {
			c.strayMark(run.Start, run.Start+len(mark))
		}
	}
	if !bytes.ContainsAny(words, "*[]［【") { // as most text; the pattern is slower
		return
	}
	for _, m := range strayPattern.FindAllSubmatchIndex(words, -1) {
		switch {
		case words[m[0]] == '\\':
		case m[2] >= 0:
			id := text.NewSegment(run.Start+m[2], run.Start+m[3])
			c.badReferenceID(string(id.Value(c.doc.body)), c.doc.at(id))
		default:
			c.strayMark(run.Start+m[0], run.Start+m[1])
		}
	}
}

// continues reports whether node n is text that follows on prev without a gap.
func continues(n, prev ast.Node) bool {
	a, ok := prev.(*ast.Text)
	if !ok {
		return false
	}
	b, ok := n.(*ast.Text)
	return ok && a.Segment.Stop == b.Segment.Start && !a.SoftLineBreak() && !a.HardLineBreak()
}

func startsLine(src []byte, at int) bool {
	line := src[:at]
	return len(bytes.TrimLeft(line[bytes.LastIndexByte(line, '\n')+1:], " \t>")) == 0
}

func (c *collector) strayMark(from, to int) {
	at := text.NewSegment(from, to)
	mark := string(at.Value(c.doc.body))
	c.problems.Add(c.doc.at(at), "stray-mark",
		diag.Say("“%s”没有起作用，会原样显示", "%s has no effect and shows as typed", mark), strayHint(mark))
}

func strayHint(mark string) diag.Option {
	switch {
	case strings.HasPrefix(mark, "**"):
		return diag.Hint("前后成对地写 **，里面紧贴文字；要显示星号，写作 \\*",
			"write ** in pairs, close to the words; to show an asterisk, write \\*")
	case strings.HasPrefix(mark, "#"), strings.HasPrefix(mark, "＃"):
		return diag.Hint("用半角的 #，后面空一格，如 ## 做什么 {#what}", "leave a blank behind the #, as in ## What we do {#what}")
	case mark == fence:
		return diag.Hint("+++ 只写在文件的第一行和摘要下面", "+++ stands in the file's first line and below the summary only")
	case strings.HasPrefix(mark, "]"):
		return diag.Hint("用半角的括号和冒号，代号里不留空格，如 [文字](term:five-waters)",
			"write it with half-width brackets and colon and no blanks, as in [words](term:five-waters)")
	}
	return diag.Hint("用半角的方括号，如 [[city-rivers]]", "write it with half-width brackets, as in [[city-rivers]]")
}
