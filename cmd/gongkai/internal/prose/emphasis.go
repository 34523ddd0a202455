package prose

import (
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads * and _ as CommonMark does, but for one thing. CommonMark
// takes a mark between a punctuation mark and a letter for one that can only open
// or only close, since English has a blank there; Chinese has none, and in
// **重点任务：**全面推进 the second ** would not close. So CJK punctuation counts as
// a letter here, and a CJK character beside a run of marks as the blank that
// other punctuation wants. Where no CJK character stands beside a run, nothing differs.
type emphasisParser struct{}

// Trigger implements parser.InlineParser.
func (emphasisParser) Trigger() []byte { return []byte{'*', '_'} }

// Parse implements parser.InlineParser.
func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	run := parser.ScanDelimiter(line, block.PrecendingCharacter(), 1, emphasis{})
	if run == nil {
		return nil
	}
	before := sideBefore(block, at.Start)
	after := sideAfter(line[run.OriginalLength:])
	run.CanOpen, run.CanClose = flanks(before, after)
	if run.Char == '_' { // never inside a word, and Chinese does not show where words end
		open, close := run.CanOpen, run.CanClose
		run.CanOpen = open && (!close || before.punct)
		run.CanClose = close && (!open || after.punct)
	}
	run.Segment = at.WithStop(at.Start + run.OriginalLength)
	block.Advance(run.OriginalLength)
	pc.PushDelimiter(run)
	return run
}

// flanks reports whether a run between two sides is left-flanking and whether it
// is right-flanking, in the words of CommonMark's section on emphasis.
func flanks(before, after side) (left, right bool) {
	left = !after.space && (!after.punct || after.cjk || before.space || before.punct || before.cjk)
	right = !before.space && (!before.punct || before.cjk || after.space || after.punct || after.cjk)
	return left, right
}

// side is what a run of marks has on one side: the character there.
type side struct{ space, punct, cjk bool }

func newSide(r rune) side { return side{util.IsSpaceRune(r), util.IsPunctRune(r), isCJK(r)} }

func sideBefore(block text.Reader, at int) side {
	s := newSide(block.PrecendingCharacter())
	if s.punct && !s.cjk {
		s.cjk = endsCJK(block.Source()[:at])
	}
	return s
}

func sideAfter(rest []byte) side {
	if len(rest) == 0 {
		return side{space: true}
	}
	r, _ := utf8.DecodeRune(rest)
	s := newSide(r)
	if s.punct && !s.cjk {
		s.cjk = beginsCJK(rest)
	}
	return s
}

// emphasis makes nodes of the runs that match; it implements
// parser.DelimiterProcessor as goldmark's own, which is not exported, does.
type emphasis struct{}

// IsDelimiter implements parser.DelimiterProcessor.
func (emphasis) IsDelimiter(b byte) bool { return b == '*' || b == '_' }

// CanOpenCloser implements parser.DelimiterProcessor.
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch implements parser.DelimiterProcessor.
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
