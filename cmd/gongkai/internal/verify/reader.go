package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// reader goes through a page once. The rules are its methods: tags.go says which
// rule looks at which tag.
type reader struct {
	text
	lang  lang.Lang
	rules Rules
	xml   bool // a drawing that is a file of its own

	z       *html.Tokenizer
	from    int // where the current token starts in the file,
	to      int // and where it ends
	name    []byte
	attrs   []attr // of the current start tag
	opened  []element
	root    element // what surrounds the outermost element
	hanSeen bool    // Chinese words in an English page were reported

	head   head
	body   body
	ids    map[string]int // to the offset of the tag
	refs   []reference
	links  map[Link]bool
	assets map[string]bool
}

// attr is an attribute: its name in lower case, without the prefix where that is
// only XML's; its value unescaped. The last token's are lost with the next.
type attr struct{ key, val []byte }

// element is an open element and what it passes on to those inside it.
type element struct {
	name    string
	from    int       // offset of its tag
	wants   diag.Kind // what it must still hold before it ends: a table its caption, a drawing its title
	svg     bool      // part of a drawing, where SVG's rules hold and not HTML's
	hidden  bool      // from assistive technology
	chinese bool      // said to be in Chinese
	section bool      // in a part of the page, whose header and footer are not the page's
	caption bool      // in a table's caption
	layout  bool      // in a table that only arranges things
}

func newReader(path string, page []byte, problems *diag.List) *reader {
	return &reader{
		text:   text{path: path, bytes: page, problems: problems},
		lang:   langOf(path),
		z:      html.NewTokenizer(bytes.NewReader(page)),
		head:   head{alternates: map[string]string{}},
		ids:    map[string]int{},
		links:  map[Link]bool{},
		assets: map[string]bool{},
	}
}

func (r *reader) read() {
	for {
		token := r.z.Next()
		r.from, r.to = r.to, r.to+len(r.z.Raw())
		switch token {
		case html.StartTagToken:
			r.start(false)
		case html.SelfClosingTagToken:
			r.start(true)
		case html.EndTagToken:
			r.end()
		case html.TextToken:
			r.words()
		case html.CommentToken:
			r.instruction()
		case html.ErrorToken:
			r.stop()
			return
		}
	}
}

// start reads a start tag, lets the rules look at it, and opens its element.
func (r *reader) start(selfClosing bool) {
	name, more := r.z.TagName()
	r.name, r.attrs = r.local(name), r.attrs[:0]
	el := r.top().child(r.name)
	for more {
		var a attr
		a.key, a.val, more = r.z.TagAttr()
		if el.svg {
			a.key = localAttr(a.key)
		}
		r.attrs = append(r.attrs, a)
	}
	el.name, el.from = atom.String(r.name), r.from
	r.inherit(&el)
	r.checkTag(&el)
	// SVG knows no raw text, and without scripts noscript is markup: a script
	// hidden in a drawing's title would run.
	if el.svg || string(r.name) == "noscript" {
		r.z.NextIsNotRawText()
	}
	if el.svg && selfClosing || !el.svg && isVoid(r.name) {
		r.closed(el)
		return
	}
	r.opened = append(r.opened, el)
	r.z.AllowCDATA(el.svg)
}

// end closes the innermost element of the tag's name, and with it what was left open
// inside.
func (r *reader) end() {
	name, _ := r.z.TagName()
	name = r.local(name)
	last := len(r.opened) - 1
	i := last
	for i >= 0 && r.opened[i].name != string(name) {
		i--
	}
	if i < 0 {
		r.addNesting(r.from, r.to, diag.Say("</%s> 没有对应的开始标签", "</%s> ends nothing that is open", clip(string(name))))
		return
	}
	if i < last {
		r.addUnclosed(r.opened[last])
	}
	for ; last >= i; last-- {
		r.closed(r.opened[last])
	}
	r.opened = r.opened[:i]
	r.z.AllowCDATA(r.top().svg)
}

// stop is the file's end.
func (r *reader) stop() {
	if r.to > r.from {
		r.addNesting(r.from, r.to, diag.Say("文件在标签中间就结束了", "the file ends within a tag"))
	}
	if n := len(r.opened); n > 0 {
		r.addUnclosed(r.opened[n-1])
	}
	for i := len(r.opened) - 1; i >= 0; i-- {
		r.closed(r.opened[i])
	}
}

func (r *reader) addUnclosed(el element) {
	r.addNesting(el.from, el.from+1+len(el.name), diag.Say("<%s> 没有结束标签", "<%s> is not closed", clip(el.name)),
		diag.Hint("每个元素都写出结束标签，并按相反的次序结束", "write every end tag, in the reverse order of the start tags"))
}

// addNesting reports tags that do not nest; in a drawing, wellFormed has done so.
func (r *reader) addNesting(from, to int, say lang.Text, opts ...diag.Option) {
	if !r.xml {
		r.add(from, to, malformed, say, opts...)
	}
}

// wellFormed reads a drawing as the XML that it must be when it stands alone.
func (r *reader) wellFormed() {
	d := xml.NewDecoder(bytes.NewReader(r.bytes))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			at := int(d.InputOffset())
			r.add(at, at, malformed, diag.Say("这里不是合格的 XML", "this is not well-formed XML"))
			return
		}
	}
}

func (r *reader) top() *element {
	if n := len(r.opened); n > 0 {
		return &r.opened[n-1]
	}
	return &r.root
}

// child is what e passes on to an element inside it.
func (e *element) child(name []byte) element {
	c := *e
	c.wants = ""
	switch {
	case string(name) == "svg":
		c.svg = true
	case !e.svg:
	case e.name == "foreignobject" || e.name == "desc" || e.name == "title":
		c.svg = false // HTML again, inside a drawing
	}
	return c
}

// local is a name without its prefix, which a drawing of its own may have.
func (r *reader) local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); r.xml && i >= 0 {
		return name[i+1:]
	}
	return name
}

// localAttr is href for xlink:href; a namespace's declaration keeps its name.
func localAttr(key []byte) []byte {
	if i := bytes.IndexByte(key, ':'); i >= 0 && !bytes.HasPrefix(key, []byte("xmlns")) {
		return key[i+1:]
	}
	return key
}

// isVoid reports whether an HTML element has neither content nor end tag.
func isVoid(name []byte) bool {
	switch string(name) {
	case "area", "base", "br", "col", "embed", "hr", "img", "input",
		"link", "meta", "param", "source", "track", "wbr":
		return true
	}
	return false
}
