package main

import (
	"io/fs"
	"testing"

	"github.com/jba/templatecheck"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/page"
	"gongkai/cmd/gongkai/internal/render"
	"gongkai/templates"
)

// views says which type each template shows.
var views = map[string]any{
	"overview": &page.Overview{}, "plan": &page.Plan{}, "pillars": &page.Pillars{}, "pillar": &page.Pillar{},
	"priorities": &page.Priorities{}, "priority": &page.Priority{}, "commitments": &page.Commitments{}, "commitment": &page.Commitment{},
	"headline": &page.Headline{}, "livelihood": &page.Livelihood{}, "statuses": &page.Statuses{}, "status": &page.StatusList{},
	"places": &page.Places{}, "place": &page.Place{}, "timeline": &page.Timeline{}, "data": &page.Data{},
	"methodology": &page.Methodology{}, "glossary": &page.Glossary{}, "about": &page.About{}, "notfound": &page.NotFound{},
}

// TestTemplatesFitTheirViews finds a wrong field even in a branch that no page
// takes: html/template itself notices only when it gets there.
func TestTemplatesFitTheirViews(t *testing.T) {
	r, err := render.New(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	names, err := fs.Glob(templates.Files, "pages/*.html")
	if err != nil || len(names) != len(views) {
		t.Errorf("%d templates and %d views (%v)", len(names), len(views), err)
	}
	for name, view := range views {
		for _, l := range lang.Both {
			tmpl := r.Template(l, name)
			if tmpl == nil {
				t.Errorf("no template %s", name)
				continue
			}
			if err := templatecheck.CheckHTML(tmpl, view); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
