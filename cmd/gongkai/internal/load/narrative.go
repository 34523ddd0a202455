package load

import (
	"path"
	"slices"
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
	p.narrative(path.Join(folder, "plan"), p, &p.plan.Narrative)
	for _, v := range p.plan.Pillars {
		if idForm.MatchString(v.ID) { // else it names no file
			p.narrative(path.Join(folder, "pillars", v.ID), p, &v.Narrative)
		}
	}
	if p.lost.plan { // not every pillar is known, nor then whether a text is a pillar's
		p.unsure = append(p.unsure, path.Join(folder, "pillars"))
	}
}

// narrative reads the pair of files that begin with stem. Neither may be there,
// or both; in is nil for a text that belongs to no plan.
func (l *loader) narrative(stem string, in *planLoader, into *plan.Narrative) {
	zh, en := l.read(stem+".zh.md"), l.read(stem+".en.md")
	switch {
	case zh == nil && en == nil:
		return
	case l.err != nil: // a twin may be missing because it could not be read
	case zh == nil:
		l.noTwin(en, stem+".zh.md")
	case en == nil:
		l.noTwin(zh, stem+".en.md")
	}
	into.Files = lang.Text{ZH: stem + ".zh.md", EN: stem + ".en.md"}
	var docs [2]*prose.Doc
	into.Summary.ZH, docs[lang.ZH] = l.text(zh, in)
	into.Summary.EN, docs[lang.EN] = l.text(en, in)
	if docs[lang.ZH] != nil && docs[lang.EN] != nil {
		l.sameOutline(docs, into.Files)
	}
}

// sameOutline reports the first heading that its twin does not have at that place: a
// link to a part of a page is the same in both languages.
func (l *loader) sameOutline(docs [2]*prose.Doc, names lang.Text) {
	zh, en := docs[lang.ZH].Headings(), docs[lang.EN].Headings()
	for i := range max(len(zh), len(en)) {
		switch {
		case i >= len(zh):
			l.outlinesDiffer(en[i], source.Place{File: names.ZH})
		case i >= len(en):
			l.outlinesDiffer(zh[i], source.Place{File: names.EN})
		case zh[i].ID == "" || en[i].ID == "": // which was reported
		case zh[i].ID != en[i].ID || zh[i].Level != en[i].Level:
			l.outlinesDiffer(en[i], zh[i].Place)
		default:
			continue
		}
		return
	}
}

func (l *loader) outlinesDiffer(h prose.Heading, twin source.Place) {
	l.problems.Add(h.Place, "outlines-differ", diag.Say("中英文的标题在这里不一致", "the headings of the two languages part here"),
		diag.See(twin, "另一种语言", "the other language"),
		diag.Hint("两个文件的标题同样多、同样的级别和顺序，代号也相同", "give both files the same headings, with the same levels, order and ids"))
}

func (l *loader) noTwin(f *source.File, missing string) {
	l.problems.Add(f.Whole(), "missing-twin", diag.Say("缺少另一种语言的 %s", "its twin %s is missing", missing),
		diag.Hint("每篇正文都有中英两份", "every narrative stands in both languages"))
}

// text checks one narrative and returns its summary and what else it says; nil where
// that is not known.
func (l *loader) text(f *source.File, in *planLoader) (string, *prose.Doc) {
	if f == nil {
		return "", nil
	}
	before := len(*l.problems)
	doc := prose.Parse(f, l.problems)
	unreadable := slices.ContainsFunc((*l.problems)[before:], func(p diag.Problem) bool {
		return p.Kind == "not-utf8" || p.Kind == "bad-front-matter"
	})
	if unreadable {
		return "", nil
	}
	for _, ref := range doc.Refs() {
		l.reference(ref, in)
	}
	return l.summary(f, doc), doc
}

// summary reads a narrative's front matter.
func (l *loader) summary(f *source.File, doc *prose.Doc) string {
	front, offset := doc.Front()
	if offset == 0 { // no +++ line before it: there is none
		l.problems.Add(f.Whole(), "missing-key", diag.Say("缺少摘要“summary”", "the summary is missing"),
			diag.Hint("文件开头写三行：+++，summary = \"…\"，+++", "begin the file with three lines: +++, summary = \"…\", +++"))
		return ""
	}
	t := parse(f, front, offset, l.problems)
	if t == nil {
		return ""
	}
	summary := t.String("summary", required)
	t.done()
	return summary
}

// reference checks that what a narrative refers to exists.
func (l *loader) reference(ref prose.Ref, in *planLoader) {
	w := word{ref.ID, ref.Place}
	switch {
	case ref.Kind == "term":
		l.terms.find(w)
	case in == nil:
		l.problems.Add(ref.Place, "unknown-reference", diag.Say("这一页不属于任何计划，不能引用“%s”", "this page belongs to no plan and cannot refer to %s", ref.ID),
			diag.Hint("只能引用术语，如 [文字](term:five-waters)", "it can refer to terms only, as in [words](term:five-waters)"))
	case ref.Kind == "commitment":
		in.commitments.find(w)
	case ref.Kind == "priority":
		in.priorities.find(w)
	case ref.Kind == "pillar":
		in.pillars.find(w)
	case ref.Kind == "place":
		in.places.find(w)
	case ref.Kind == "project":
		in.projects.find(w)
	}
}
