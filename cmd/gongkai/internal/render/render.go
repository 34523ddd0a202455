// Package render turns a view into the bytes of its page, by a template. A
// template sees its view and nothing else; it opens no file and computes nothing.
//
//	r, err := render.New(files)
//	err = r.Page(&buffer, lang.ZH, "commitment", view)
//
// base.html holds what every page has, parts.html the pieces that pages share, and
// pages/NAME.html the matter of one kind of page. Words in both languages stand
// side by side in the template, {{t "未报告" "Not reported"}}, and every template is
// parsed once for each language.
package render

import (
	"crypto/sha256"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// Renderer holds the parsed templates. It is safe for concurrent use.
type Renderer struct {
	pages   [2]map[string]*template.Template // by language and name
	version string
}

// New parses the templates in files. An error names the template and its line.
func New(files fs.FS) (*Renderer, error) {
	names, err := fs.Glob(files, "pages/*.html")
	if err != nil {
		return nil, err
	}
	r := &Renderer{}
	sum := sha256.New()
	for _, name := range append([]string{"base.html", "parts.html"}, names...) {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	r.version = fmt.Sprintf("%x", sum.Sum(nil))
	for _, l := range lang.Both {
		if r.pages[l], err = parse(files, names, l); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func parse(files fs.FS, names []string, l lang.Lang) (map[string]*template.Template, error) {
	base, err := template.New("base.html").Funcs(words(l)).ParseFS(files, "base.html", "parts.html")
	if err != nil {
		return nil, err
	}
	out := map[string]*template.Template{}
	for _, name := range names {
		page, err := template.Must(base.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		out[strings.TrimSuffix(path.Base(name), ".html")] = page
	}
	return out, nil
}

// words are the functions of the templates, in one language.
func words(l lang.Lang) template.FuncMap {
	return template.FuncMap{
		"t": func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) },
		// mark is for text that may quote the Chinese source.
		"mark": func(text string) template.HTML { return mark(text, l) },
		// hostFacts is what only the host of the site can supply.
		"hostFacts": func() []string {
			var out []string
			for _, t := range []lang.Text{
				{ZH: "主办单位", EN: "Sponsor"}, {ZH: "承办单位", EN: "Operator"}, {ZH: "联系电话", EN: "Telephone"},
				{ZH: "网站标识码", EN: "Website ID code"}, {ZH: "ICP备案号", EN: "ICP record"}, {ZH: "公安备案号", EN: "Police record"},
			} {
				out = append(out, t.In(l))
			}
			return out
		},
	}
}

var han = regexp.MustCompile(`\p{Han}[\p{Han}0-9A-Za-z·、，。]*`)

// mark is text as HTML; in an English page it says of Chinese words that they are
// Chinese, so that they are read out and set as such.
func mark(text string, l lang.Lang) template.HTML {
	escaped := template.HTMLEscapeString(text)
	if l == lang.EN {
		escaped = han.ReplaceAllString(escaped, `<span lang="zh-CN">$0</span>`)
	}
	return template.HTML(escaped)
}

// Version is the hash of all templates: part of every page's fingerprint.
func (r *Renderer) Version() string { return r.version }

// Page writes the page called name, in language l, as view fills it.
func (r *Renderer) Page(w io.Writer, l lang.Lang, name string, view any) error {
	t := r.pages[l][name]
	if t == nil {
		return fmt.Errorf("there is no template pages/%s.html", name)
	}
	return t.Execute(w, view)
}

// Template is the parsed template called name, nil where there is none: for tests
// that hold it against the view it shows.
func (r *Renderer) Template(l lang.Lang, name string) *template.Template { return r.pages[l][name] }
