package load

import (
	"maps"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// commitment reads one [[commitment]]; of is nil for a headline indicator.
func (p *planLoader) commitment(t *table, of *plan.Priority) {
	if _, ok := t.values["same_as"]; ok && of != nil {
		p.restatement(t, of)
		return
	}
	c := &plan.Commitment{ID: t.ID(), Name: t.Text("name", required), Priority: of, At: t.at("id")}
	c.Kind = plan.Kind(t.Enum("kind", required, plan.Kinds))
	c.Op = plan.Op(t.Enum("op", optional, plan.Ops))
	c.Firmness = plan.Firmness(t.Enum("firmness", optional, plan.Firmnesses))
	c.Basically, c.Others = t.Bool("basically"), t.Bool("others")
	c.Target = t.Number("target", need(c.Measured()))
	c.Stretch, c.Baseline, c.Extent = t.Number("stretch", optional), t.Number("baseline", optional), t.Number("extent", optional)
	c.When = t.Text("when", optional)
	p.due(t, c)
	p.details(t, c)
	p.references(t, c)
	t.done()
	if c.ID == "" || !p.isNew(t, c.ID, p.first) {
		return
	}
	p.commitments[c.ID] = c
	if of == nil {
		p.plan.Headline = append(p.plan.Headline, c)
	} else {
		of.Commitments = append(of.Commitments, c)
	}
}

func (p *planLoader) restatement(t *table, of *plan.Priority) {
	r := plan.Restatement{Name: t.Text("name", required), Op: plan.Op(t.Enum("op", optional, plan.Ops)), At: t.where()}
	id, notes := t.String("same_as", required), t.Strings("notes")
	t.done()
	p.later = append(p.later, func() {
		r.Of = find(p, t, "same_as", id, p.commitments, unknownCommitment)
		r.Notes = findAll(p, t, "notes", notes, p.notes, unknown{"unknown-note", "编者注", "note"})
		if r.Of != nil {
			of.Restated = append(of.Restated, r)
		}
	})
}

// due is the day the plan names, else the plan's last.
func (p *planLoader) due(t *table, c *plan.Commitment) {
	c.Due = t.Date("due", optional)
	c.DueGiven = !c.Due.IsZero()
	if !c.DueGiven {
		c.Due = p.plan.To
	}
}

func (p *planLoader) details(t *table, c *plan.Commitment) {
	for _, name := range t.Tables("names") {
		c.Names = append(c.Names, lang.Text{ZH: name.String("zh", required), EN: name.String("en", required)})
		name.done()
	}
	taken := map[string]bool{}
	for _, s := range t.Tables("stages") {
		stage := plan.Stage{ID: s.ID(), Name: s.Text("name", required), Due: s.Date("due", optional)}
		s.done()
		if stage.Due.IsZero() {
			stage.Due = c.Due
		}
		if taken[stage.ID] {
			p.problems.Add(s.at("id"), "duplicate-id", diag.Say("阶段代号“%s”已经用过", "the stage id %s is taken", stage.ID))
			continue
		}
		taken[stage.ID] = true
		c.Stages = append(c.Stages, stage)
	}
	for _, s := range t.Tables("path") {
		c.Path = append(c.Path, plan.Point{On: s.Date("on", required), Value: s.Number("value", required)})
		s.done()
	}
}

func (p *planLoader) references(t *table, c *plan.Commitment) {
	if id := t.String("unit", need(c.Measured())); id != "" {
		c.Unit = find(p, t, "unit", id, p.units, unknown{"unknown-unit", "单位", "unit"})
	}
	project, partOf := t.Int("project", optional), t.String("part_of", optional)
	places, notes := t.Strings("place"), t.Strings("notes")
	p.later = append(p.later, func() {
		c.PartOf = find(p, t, "part_of", partOf, p.commitments, unknownCommitment)
		c.Places = findAll(p, t, "place", places, p.places, unknown{"unknown-place", "地点", "place"})
		c.Notes = findAll(p, t, "notes", notes, p.notes, unknown{"unknown-note", "编者注", "note"})
		c.Project = p.projectNos[project]
		if project != 0 && c.Project == nil {
			p.noSuch(t.at("project"), strconv.Itoa(project), nil, unknown{"unknown-project", "民生实事项目", "livelihood project"})
		}
	})
}

var unknownCommitment = unknown{"unknown-commitment", "承诺", "commitment"}

func keys[T any](m map[string]*T) []string { return slices.Collect(maps.Keys(m)) }

func indexed(key string, i int) string { return key + keySep + strconv.Itoa(i) }
