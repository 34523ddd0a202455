package load

import (
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

func (p *planLoader) report(name string) {
	file := p.toml(name, required)
	if file == nil {
		return
	}
	t := file.Table("report", required)
	if t == nil {
		return
	}
	r := &plan.Report{
		ID:   strings.TrimSuffix(path.Base(name), ".toml"),
		AsOf: t.Date("as_of", required), Published: t.Time("published", required),
		By: t.Text("by", required), Sample: t.Bool("sample"), At: t.where(),
	}
	t.done()
	for _, e := range file.Tables("evidence") {
		v := &plan.Evidence{ID: e.ID(), Name: e.Text("name", required), At: e.at("id")}
		e.done()
		declare(p, e, v.ID, v, p.evidence, &r.Evidence)
	}
	reported := map[string]source.Place{}
	for _, e := range file.Tables("entry") {
		p.entry(e, r, reported)
	}
	file.done()
	if !r.AsOf.IsZero() {
		p.plan.Reports = append(p.plan.Reports, r)
	}
}

func (p *planLoader) entry(t *table, r *plan.Report, reported map[string]source.Place) {
	e := &plan.Entry{Report: r, Value: t.Number("value", optional), Note: t.Text("note", optional), At: t.where()}
	if v, ok := t.values["done"]; ok {
		if _, list := v.([]any); list {
			e.Stages = t.Strings("done")
		} else {
			e.Done = t.Bool("done")
		}
	}
	t.asked = append(t.asked, "done")
	id, evidence := t.String("of", required), t.Strings("evidence")
	t.done()
	if other, twice := reported[id]; twice {
		p.problems.Add(t.at("of"), "duplicate-entry", diag.Say("本报告已经报过“%s”", "this report has told of %s already", id),
			diag.See(other, "另一处在这里", "the other entry"))
		return
	}
	reported[id] = t.at("of")
	p.later = append(p.later, func() {
		e.Of = find(p, t, "of", id, p.commitments, unknownCommitment)
		e.Evidence = findAll(p, t, "evidence", evidence, p.evidence, unknown{"unknown-evidence", "佐证", "evidence"})
		if e.Of != nil {
			r.Entries = append(r.Entries, e)
			p.stages(t, e)
		}
	})
}

// stages checks that what is reported as done is what the milestone consists of.
func (p *planLoader) stages(t *table, e *plan.Entry) {
	known := map[string]*plan.Stage{}
	for i := range e.Of.Stages {
		known[e.Of.Stages[i].ID] = &e.Of.Stages[i]
	}
	findAll(p, t, "done", e.Stages, known, unknown{"unknown-stage", "阶段", "stage"})
}
