package load

import (
	"slices"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

// commitment reads one [[commitment]] into list; of is nil for a headline indicator.
func (p *planLoader) commitment(t *table, of *plan.Priority, list *[]*plan.Commitment) {
	c := &plan.Commitment{ID: t.ID(), Name: t.Text("name", required), Priority: of, At: t.at("id")}
	measured, clear := judged(t, c)
	c.Basically, c.Others = t.Bool("basically"), t.Bool("others")
	c.Target = t.Number("target", need(measured))
	c.Stretch, c.Baseline, c.Extent = t.Number("stretch", optional), t.Number("baseline", optional), t.Number("extent", optional)
	c.When = t.Text("when", optional)
	c.Due = t.Date("due", optional)
	c.DueGiven = !c.Due.IsZero()
	if !c.DueGiven {
		c.Due = p.plan.To
	}
	parts(t, c)
	p.references(t, c, need(measured || t.has("extent")))
	t.done()
	if !clear {
		p.unclear[c] = true
		list = &[]*plan.Commitment{} // it is known by its id, but no rule looks at it
	}
	declare(t, c.ID, c, p.first, p.commitments, list)
}

// judged reads how a commitment is judged, and reports whether it is measured and
// whether every word of that is clear. Where one is not, the rest cannot be held
// against it.
func judged(t *table, c *plan.Commitment) (measured, clear bool) {
	kind, kindClear := t.Enum("kind", required, plan.Kinds)
	op, opClear := t.Enum("op", optional, plan.Ops)
	firmness, firmnessClear := t.Enum("firmness", optional, plan.Firmnesses)
	c.Kind, c.Op, c.Firmness = plan.Kind(kind), plan.Op(op), plan.Firmness(firmness)
	return kindClear && c.Measured(), kindClear && opClear && firmnessClear
}

// parts reads the lists of tables in a commitment.
func parts(t *table, c *plan.Commitment) {
	for _, name := range t.Tables("names") {
		c.Names = append(c.Names, name.bothLanguages("names"))
	}
	first := map[string]source.Place{}
	for _, s := range t.Tables("stages") {
		stage := plan.Stage{ID: s.ID(), Name: s.Text("name", required), Due: s.Date("due", optional)}
		s.done()
		if stage.Due.IsZero() {
			stage.Due = c.Due
		}
		isNew(s, stage.ID, first)
		c.Stages = append(c.Stages, stage)
	}
	for _, s := range t.Tables("path") {
		c.Path = append(c.Path, plan.Point{On: s.Date("on", required), Value: s.Number("value", required)})
		s.done()
	}
}

// references reads what a commitment refers to: its unit at once, the rest when all
// is known.
func (p *planLoader) references(t *table, c *plan.Commitment, unit need) {
	c.Unit = p.units.find(t.Word("unit", unit))
	no, partOf := t.Int("project", optional, 1), t.Word("part_of", optional)
	places, notes := t.Words("place", optional), t.Words("notes", optional)
	p.later = append(p.later, func() {
		c.PartOf = p.commitments.find(partOf)
		c.Places = p.places.findAll(places)
		c.Notes = p.notes.findAll(notes)
		c.Project = p.project(t, no)
	})
}

// project is the livelihood project of a number; nil for 0.
func (p *planLoader) project(t *table, no int) *plan.Project {
	if no == 0 {
		return nil
	}
	i := slices.IndexFunc(p.plan.Projects, func(v *plan.Project) bool { return v.No == no })
	if i >= 0 {
		return p.plan.Projects[i]
	}
	if !p.lost.plan {
		t.bad("project", p.projects.kind, diag.Say("没有序号为 %d 的民生实事项目", "no livelihood project has the number %d", no),
			diag.Hint("这里写 plan.toml 中 [[project]] 的 no", "write the no of a [[project]] in plan.toml"))
	}
	return nil
}

// restatement reads a [[commitment]] that only states another one again.
func (p *planLoader) restatement(t *table, of *plan.Priority) {
	op, clear := t.Enum("op", optional, plan.Ops)
	r := plan.Restatement{Name: t.Text("name", required), Op: plan.Op(op), At: t.where()}
	original, notes := t.Word("same_as", required), t.Words("notes", optional)
	t.done()
	p.later = append(p.later, func() {
		r.Of = p.commitments.find(original)
		r.Notes = p.notes.findAll(notes)
		if r.Of != nil && clear {
			of.Restated = append(of.Restated, r)
		}
	})
}
