// Package page decides which pages there are, their addresses, and what each one
// shows, as plain structs. It writes no HTML: a template shows a view and sees
// nothing else.
//
//	pages := page.All(page.Source{Site: site, Figures: figures, Files: root})
//	view, err := pages[0].View()
//
// Chinese stands at the root, English under en/, at the same paths. Every address
// names a file and is relative, so that the site works at any path of a portal and
// straight from a folder. A plan's path begins its addresses:
//
//	index.html                         the newest plan's overview
//	2018/plan.html                     its narrative, and what is wrong with the source
//	2018/pillars.html, pillars/ID.html
//	2018/priorities.html, priorities/ID.html
//	2018/commitments.html, commitments/ID.html
//	2018/headline.html  2018/livelihood.html
//	2018/status.html, status/KEY.html  2018/places.html, places/ID.html
//	2018/timeline.html  2018/data.html
//	methodology.html  glossary.html  about.html  404.html
//
// A view is built when it is asked for and can then be forgotten: memory holds the
// list of pages, never the site.
package page

import (
	"io/fs"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Source is what pages are made of.
type Source struct {
	Site    *plan.Site
	Figures []*derive.Figures // of each plan of Site, in its order
	Files   fs.FS             // the site's root, where narratives are read again
}

// Page is one page in one language, not yet built.
type Page struct {
	Path     string // the address without its language: "2018/plan.html"
	Lang     lang.Lang
	Template string
	Drawn    bool // it has a chart that is its own, so it takes longest where none is cached
	View     func() (View, error)
}

// File is the page's path in the site: English stands under en/.
func (p Page) File() string { return file(p.Lang, p.Path) }

func file(l lang.Lang, path string) string {
	if l == lang.EN {
		return "en/" + path
	}
	return path
}

// View is what a template shows; its fields are exported and plain, so that their
// JSON is the page's fingerprint.
type View interface {
	// Drawn are the charts that stand in the page, to be drawn before it is rendered.
	Drawn() []*Figure
}

// builder builds the views of one plan in one language.
type builder struct {
	Source
	*derive.Figures
	lang lang.Lang
}

// All lists every page of the site, Chinese before English, in a fixed order.
func All(s Source) []Page {
	var out []Page
	for _, l := range lang.Both {
		for i, f := range s.Figures {
			b := &builder{Source: s, Figures: f, lang: l}
			out = append(out, b.pages(i == 0)...)
		}
	}
	return out
}

// page is a page of this plan, or of the site where path has no plan in it.
func (b *builder) page(path, template string, view func(*Frame) (View, error)) Page {
	return Page{Path: path, Lang: b.lang, Template: template, View: func() (View, error) { return view(b.frame(path)) }}
}

func (p Page) drawn() Page {
	p.Drawn = true
	return p
}

// in is the path of one of the plan's own pages.
func (b *builder) in(path string) string { return b.Plan.Path + "/" + path }

func (b *builder) pages(newest bool) []Page {
	out := []Page{}
	if newest {
		out = append(out,
			b.page("index.html", "overview", b.overview).drawn(),
			b.page("methodology.html", "methodology", b.methodology),
			b.page("glossary.html", "glossary", b.glossary),
			b.page("about.html", "about", b.about),
			b.page("404.html", "notfound", b.notFound),
		)
	}
	out = append(out,
		b.page(b.in("plan.html"), "plan", b.planPage).drawn(),
		b.page(b.in("pillars.html"), "pillars", b.pillars),
		b.page(b.in("priorities.html"), "priorities", b.priorities),
		b.page(b.in("commitments.html"), "commitments", b.commitments),
		b.page(b.in("headline.html"), "headline", b.headline).drawn(),
		b.page(b.in("livelihood.html"), "livelihood", b.livelihood).drawn(),
		b.page(b.in("status.html"), "statuses", b.statuses).drawn(),
		b.page(b.in("places.html"), "places", b.places),
		b.page(b.in("timeline.html"), "timeline", b.timeline).drawn(),
		b.page(b.in("data.html"), "data", b.data),
	)
	for _, v := range b.Plan.Pillars {
		out = append(out, b.page(b.in("pillars/"+v.ID+".html"), "pillar", func(f *Frame) (View, error) { return b.pillar(f, v) }))
	}
	for i, v := range b.Plan.Priorities {
		p := b.page(b.in("priorities/"+v.ID+".html"), "priority", func(f *Frame) (View, error) { return b.priority(f, v, i) })
		p.Drawn = slices.ContainsFunc(v.Commitments, b.hasLine)
		out = append(out, p)
	}
	for i, v := range b.Plan.Commitments {
		p := b.page(b.in("commitments/"+v.ID+".html"), "commitment", func(f *Frame) (View, error) { return b.commitment(f, v, i) })
		p.Drawn = b.hasLine(v)
		out = append(out, p)
	}
	for _, s := range derive.Statuses {
		out = append(out, b.page(b.in("status/"+s.Key()+".html"), "status", func(f *Frame) (View, error) { return b.status(f, s) }))
	}
	for _, v := range b.Plan.Places {
		out = append(out, b.page(b.in("places/"+v.ID+".html"), "place", func(f *Frame) (View, error) { return b.place(f, v) }))
	}
	return out
}

// hasLine reports whether c has figures to draw.
func (b *builder) hasLine(c *plan.Commitment) bool {
	return c.Measured() && len(b.Entries(c)) > 0
}

// relative is the address of to as a page at from writes it: "../../style.css".
func relative(from, to string) string {
	target, fragment, _ := strings.Cut(to, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	if target == "" || target == from {
		if fragment != "" {
			return fragment
		}
		return from[strings.LastIndexByte(from, '/')+1:]
	}
	common := 0
	for i := 0; i < min(len(from), len(target)) && from[i] == target[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	return strings.Repeat("../", strings.Count(from[common:], "/")) + target[common:] + fragment
}
