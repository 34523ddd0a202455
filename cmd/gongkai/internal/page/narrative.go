package page

import (
	"fmt"
	"html/template"
	"io/fs"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/prose"
	"gongkai/cmd/gongkai/internal/source"
)

// Prose is a narrative as HTML.
type Prose struct{ HTML template.HTML }

// prose reads a narrative again and puts the plan's figures into it. load has
// checked it by now, so every reference resolves.
func (b *builder) prose(f *Frame, n plan.Narrative) (*Prose, error) {
	name := n.Files.In(b.lang)
	if name == "" {
		return nil, nil
	}
	text, err := fs.ReadFile(b.Files, name)
	if err != nil {
		return nil, err
	}
	var problems diag.List
	doc := prose.Parse(source.New(name, text), &problems)
	html, err := doc.HTML(func(r prose.Ref) prose.Target { return b.resolve(f, r) })
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &Prose{HTML: template.HTML(html)}, nil
}

// resolve is where a reference leads and what it prints.
func (b *builder) resolve(f *Frame, r prose.Ref) prose.Target {
	switch r.Kind {
	case "commitment":
		c := b.commitmentByID(r.ID)
		if c == nil {
			break
		}
		text := c.Name.In(b.lang)
		if figure := c.Figure(); figure.IsSet() {
			text = c.Quantity(b.lang, figure)
		}
		return prose.Target{Href: f.To(b.in("commitments/" + r.ID + ".html")), Text: text, Title: c.Name.In(b.lang)}
	case "term":
		for _, t := range b.Site.Terms {
			if t.ID == r.ID {
				return prose.Target{Href: f.To("glossary.html#" + r.ID), Text: t.Text.In(b.lang), Title: t.Gloss.In(b.lang)}
			}
		}
	case "priority":
		return prose.Target{Href: f.To(b.in("priorities/" + r.ID + ".html"))}
	case "pillar":
		return prose.Target{Href: f.To(b.in("pillars/" + r.ID + ".html"))}
	case "place":
		return prose.Target{Href: f.To(b.in("places/" + r.ID + ".html"))}
	case "project":
		return prose.Target{Href: f.To(b.in("livelihood.html#" + r.ID))}
	}
	return prose.Target{}
}

func (b *builder) commitmentByID(id string) *plan.Commitment {
	for _, c := range b.Plan.Commitments {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// Note is an editor's note on the source.
type Note struct {
	ID, Title, Text, Href string
	Defect                bool
}

func (b *builder) notes(f *Frame, of []*plan.Note) []Note {
	out := make([]Note, len(of))
	for i, n := range of {
		out[i] = Note{n.ID, n.Title.In(b.lang), n.Text.In(b.lang), f.To(b.in("plan.html#" + n.ID)), n.Defect}
	}
	return out
}
