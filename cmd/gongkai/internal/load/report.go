package load

import (
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

func (p *planLoader) report(name string) {
	file := p.toml(name, required, &p.lost.reports)
	if file == nil {
		return
	}
	r := &plan.Report{ID: strings.TrimSuffix(path.Base(name), ".toml"), At: file.where()}
	if t := file.Table("report", required); t != nil {
		r.AsOf, r.Published = t.Date("as_of", required), t.Time("published", required)
		r.By, r.Sample, r.At = t.Text("by", required), t.Bool("sample"), t.where()
		t.done()
	}
	for _, t := range file.Tables("evidence") {
		v := &plan.Evidence{ID: t.ID(), Name: t.Text("name", required), At: t.at("id")}
		t.done()
		declare(t, v.ID, v, p.first, p.evidence, &r.Evidence)
	}
	first := map[string]source.Place{} // entry of each commitment
	for _, t := range file.Tables("entry") {
		p.entry(t, r, first)
	}
	if !file.done() {
		p.lost.reports = true
	}
	p.plan.Reports = append(p.plan.Reports, r)
}

// entry reads one [[entry]]. One with a mistake of form is left out of the report:
// what it means to say is not known, and no rule is held against it.
func (p *planLoader) entry(t *table, r *plan.Report, first map[string]source.Place) {
	before := len(*p.problems)
	e := &plan.Entry{Report: r, Value: t.Number("value", optional), Note: t.Text("note", optional), At: t.where()}
	var stages []word
	if _, list := t.values["done"].([]any); list {
		stages = t.Words("done", optional)
	} else {
		e.Done = t.Bool("done")
	}
	of, evidence := t.Word("of", required), t.Words("evidence", optional)
	t.done()
	other, again := first[of.text]
	switch {
	case of.text == "":
	case again:
		p.problems.Add(of.at, "duplicate-entry", diag.Say("本报告已经报过“%s”", "this report has told of %s already", of.text),
			diag.See(other, "另一处在这里", "the other entry"),
			diag.Hint("每项承诺在一份报告里只写一条", "a report has one entry for each commitment"))
	default:
		first[of.text] = of.at
	}
	sound := len(*p.problems) == before
	p.later = append(p.later, func() {
		e.Of = p.commitments.find(of)
		e.Evidence = p.evidence.findAll(evidence)
		if e.Of == nil {
			return
		}
		for _, s := range p.stages(e.Of).findAll(stages) {
			e.Stages = append(e.Stages, s.ID)
		}
		if sound && !p.unclear[e.Of] {
			r.Entries = append(r.Entries, e)
		}
	})
}

// stages are what a milestone consists of.
func (p *planLoader) stages(c *plan.Commitment) *ids[plan.Stage] {
	none := false
	known := newIDs[plan.Stage](&none, p.problems, noun{"unknown-stage", "阶段", "stage", "stages"})
	for i := range c.Stages {
		known.byID[c.Stages[i].ID] = &c.Stages[i]
	}
	return known
}
