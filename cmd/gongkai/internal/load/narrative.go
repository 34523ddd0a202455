package load

import (
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/prose"
	"gongkai/cmd/gongkai/internal/source"
)

// narrativeOf notes the stem of the narrative that belongs to a data file; it is
// read when every id is known.
func (p *planLoader) narrativeOf(name string, into *plan.Narrative) {
	stem := "content/" + strings.TrimPrefix(strings.TrimSuffix(name, ".toml"), "data/")
	p.later = append(p.later, func() { p.narrative(stem, p, into) })
}

// narratives reads those of the plan and its pillars.
func (p *planLoader) narratives() {
	folder := path.Join("content", p.plan.Path)
	summary := p.plan.Narrative.Summary
	p.narrative(path.Join(folder, "plan"), p, &p.plan.Narrative)
	p.plan.Narrative.Summary = summary
	for _, v := range p.plan.Pillars {
		p.narrative(path.Join(folder, "pillars", v.ID), p, &v.Narrative)
	}
}

// narrative reads the pair of files that begin with stem. Neither may be there,
// or both; in is nil for a text that belongs to no plan.
func (l *loader) narrative(stem string, in *planLoader, into *plan.Narrative) {
	zh, en := l.read(stem+".zh.md"), l.read(stem+".en.md")
	switch {
	case zh == nil && en == nil:
		return
	case zh == nil:
		l.noTwin(en, stem+".zh.md")
	case en == nil:
		l.noTwin(zh, stem+".en.md")
	}
	into.Files = lang.Text{ZH: stem + ".zh.md", EN: stem + ".en.md"}
	into.Summary = lang.Text{ZH: l.text(zh, in), EN: l.text(en, in)}
}

func (l *loader) noTwin(f *source.File, missing string) {
	l.problems.Add(f.Whole(), "missing-twin", diag.Say("缺少另一种语言的 %s", "its twin %s is missing", missing),
		diag.Hint("每篇正文都有中英两份", "every narrative stands in both languages"))
}

// text checks one narrative and returns its summary.
func (l *loader) text(f *source.File, in *planLoader) string {
	if f == nil {
		return ""
	}
	doc := prose.Parse(f, l.problems)
	for _, ref := range doc.Refs() {
		l.reference(ref, in)
	}
	front, offset := doc.Front()
	d := parse(f, front, offset, l.problems)
	if d == nil {
		return ""
	}
	t := d.root(l.problems)
	summary := t.String("summary", required)
	t.done()
	return summary
}

// reference checks that what a narrative refers to exists.
func (l *loader) reference(ref prose.Ref, in *planLoader) {
	switch {
	case ref.Kind == "term":
		known(l, ref, l.terms, unknown{"unknown-term", "术语", "term"})
	case in == nil:
		l.problems.Add(ref.Place, "unknown-reference", diag.Say("这一页不属于任何计划，不能引用“%s”", "this page belongs to no plan and cannot refer to %s", ref.ID))
	case ref.Kind == "commitment":
		known(l, ref, in.commitments, unknownCommitment)
	case ref.Kind == "priority":
		known(l, ref, in.priorities, unknown{"unknown-priority", "重点", "priority"})
	case ref.Kind == "pillar":
		known(l, ref, in.pillars, unknown{"unknown-pillar", "支柱", "pillar"})
	case ref.Kind == "place":
		known(l, ref, in.places, unknown{"unknown-place", "地点", "place"})
	case ref.Kind == "project":
		known(l, ref, in.projects, unknown{"unknown-project", "民生实事项目", "livelihood project"})
	}
}

func known[T any](l *loader, ref prose.Ref, byID map[string]*T, u unknown) {
	if byID[ref.ID] == nil {
		l.noSuch(ref.Place, ref.ID, keys(byID), u)
	}
}
