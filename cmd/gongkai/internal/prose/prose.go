// Package prose knows a Markdown text: its front matter, its outline, its links
// and references, and how it looks as HTML. It does not know the plan: what a
// reference leads to is said by a function that it is given.
//
//	var problems diag.List
//	doc := prose.Parse(source.New(name, text), &problems)
//	front, offset := doc.Front()      // TOML between the +++ lines
//	for _, r := range doc.Refs() {    // [[city-rivers]], [words](term:five-waters)
//		…
//	}
//	html, err := doc.HTML(func(r prose.Ref) prose.Target { … })
//
// The language is CommonMark with tables, and differs from it on purpose:
//
//   - [[id]] prints a commitment's figure, [words](kind:id) links words to it;
//   - a heading ends with its id: ## What we do {#what};
//   - emphasis opens and closes beside Chinese punctuation (emphasis.go);
//   - a line break beside a Chinese character is no blank (cjk.go);
//   - HTML and images are problems, and so is every link that could leave the
//     site by surprise (link.go).
//
// A mistake of form is a problem with the place of the offending text. What prints
// after a problem is safe but unsightly: HTML shows as it was typed, an image as
// its words, a link that must not be followed as its words.
package prose

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// Doc is a parsed text. It does not change, and may be used from several
// goroutines.
type Doc struct {
	file     *source.File
	front    span
	base     int    // offset of body in the file
	body     []byte // the Markdown; places in the tree count from its start
	root     ast.Node
	headings []Heading
	refs     []Ref
	links    []Link
}

// span is the bytes [from, to) of a file.
type span struct{ from, to int }

// Heading is one line of the outline.
type Heading struct {
	Level int          // 1 to 6; a text without problems begins at 2
	ID    string       // "" where it is missing or malformed, which is a problem
	Text  string       // without markup
	Place source.Place // of the whole heading
}

// Ref is a reference to something in the plan or the glossary.
type Ref struct {
	Kind  string       // commitment, term, priority, pillar, place, project
	ID    string       // well-formed; whether it exists is for the caller to say
	Words bool         // links words of one's own; otherwise [[id]], always a commitment
	Place source.Place // of the id in [[id]], of kind:id in [words](kind:id)
}

// Link is an ordinary link whose destination is allowed: a file of this site or
// an https address.
type Link struct {
	Dest  string // as in the href attribute
	Place source.Place
}

// Target is what a reference leads to.
type Target struct {
	Href  string // "" prints the words without a link
	Text  string // what [[id]] prints; not used for a link with words of its own
	Title string // may be empty
}

// Parse reads a file and adds what is wrong with its form to problems.
func Parse(f *source.File, problems *diag.List) *Doc {
	d := &Doc{file: f}
	if at := source.NotUTF8(f.Text); at >= 0 {
		problems.Add(f.At(at, at+1), "not-utf8",
			diag.Say("文件不是 UTF-8 编码", "the file is not in UTF-8"),
			diag.Hint("在编辑器里另存为 UTF-8", "save it as UTF-8 in your editor"))
	} else {
		d.split(problems)
	}
	d.root = markdown.Parse(text.NewReader(d.body))
	c := collector{doc: d, problems: problems, level: 1, ids: map[string]source.Place{}}
	_ = ast.Walk(d.root, c.visit) // visit returns no error
	return d
}

// Front is the TOML between the +++ lines and its offset in the file, so that
// problems in it can be placed. It is empty where the file has no front matter.
func (d *Doc) Front() (text []byte, offset int) {
	return d.file.Text[d.front.from:d.front.to], d.front.from
}

// Headings is the outline, in order.
func (d *Doc) Headings() []Heading { return d.headings }

// Refs is every well-formed reference, in order.
func (d *Doc) Refs() []Ref { return d.refs }

// Links is every ordinary link that is allowed, in order.
func (d *Doc) Links() []Link { return d.links }

// at is the place of a segment of the body.
func (d *Doc) at(s text.Segment) source.Place {
	return d.file.At(d.base+s.Start, d.base+s.Stop)
}
