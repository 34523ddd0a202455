package load

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

// planLoader reads one plan. Its files are read first and their references
// resolved after, so that the order of files does not matter.
type planLoader struct {
	*loader
	plan        *plan.Plan
	folder      string                  // data/2018
	first       map[string]source.Place // of every id: they are one namespace
	lost        lost
	unclear     map[*plan.Commitment]bool // those of which it is not known how they are judged
	commitments *ids[plan.Commitment]
	priorities  *ids[plan.Priority]
	pillars     *ids[plan.Pillar]
	projects    *ids[plan.Project]
	places      *ids[plan.Place]
	notes       *ids[plan.Note]
	evidence    *ids[plan.Evidence]
	later       []func() // what can be resolved only when all is read
}

// lost are the kinds of files of which not all could be read, so that the ids that
// they declare are not all known.
type lost struct{ plan, commitments, reports bool }

func (l *loader) plan(folder string) {
	p := &planLoader{
		loader: l, folder: folder,
		plan:    &plan.Plan{Path: strings.TrimPrefix(folder, "data/")},
		first:   map[string]source.Place{},
		unclear: map[*plan.Commitment]bool{},
	}
	p.commitments = newIDs[plan.Commitment](&p.lost.commitments, l.problems, noun{"unknown-commitment", "承诺", "commitment", "headline.toml, priorities/"})
	p.priorities = newIDs[plan.Priority](&p.lost.commitments, l.problems, noun{"unknown-priority", "重点", "priority", "priorities/"})
	p.pillars = newIDs[plan.Pillar](&p.lost.plan, l.problems, noun{"unknown-pillar", "支柱", "pillar", "plan.toml"})
	p.projects = newIDs[plan.Project](&p.lost.plan, l.problems, noun{"unknown-project", "民生实事项目", "livelihood project", "plan.toml"})
	p.places = newIDs[plan.Place](&p.lost.plan, l.problems, noun{"unknown-place", "地点", "place", "plan.toml"})
	p.notes = newIDs[plan.Note](&p.lost.plan, l.problems, noun{"unknown-note", "编者注", "note", "plan.toml"})
	p.evidence = newIDs[plan.Evidence](&p.lost.reports, l.problems, noun{"unknown-evidence", "佐证", "evidence", "reports/"})
	p.planFile()
	p.headline()
	for _, name := range p.files("priorities") {
		p.priority(name)
	}
	for _, name := range p.files("reports") {
		p.report(name)
	}
	for _, resolve := range p.later {
		resolve()
	}
	p.order()
	p.narratives()
	l.site.Plans = append(l.site.Plans, p.plan)
}

// files are the TOML files of a folder of the plan, in order of their names.
func (p *planLoader) files(folder string) []string {
	var out []string
	p.walk(path.Join(p.folder, folder), func(name string) {
		if strings.HasSuffix(name, ".toml") {
			out = append(out, name)
		}
	})
	return out
}

func (p *planLoader) planFile() {
	name := path.Join(p.folder, "plan.toml")
	p.plan.At = source.Place{File: name}
	file := p.toml(name, required, &p.lost.plan)
	if file == nil {
		return
	}
	if t := file.Table("plan", required); t != nil {
		p.head(t)
	}
	p.parts(file)
	if !file.done() { // a slip in [[pillar]] hides it
		p.lost.plan = true
	}
}

// head reads the plan's own table.
func (p *planLoader) head(t *table) {
	v := p.plan
	v.Year = t.Int("year", required, 1)
	v.From, v.To = t.Date("from", required), t.Date("to", required)
	v.ReportsEvery = t.Int("reports_every", required, 1)
	v.Published = t.Date("source_published", optional)
	v.Name, v.Issuer = t.Text("name", required), t.Text("issuer", required)
	v.SourceTitle = t.Text("source_title", optional)
	v.Summary = t.Text("summary", required)
	v.At = t.where()
	t.done()
	if !v.To.IsZero() && v.To.Before(v.From) {
		t.bad("to", "bad-date", diag.Say("计划的结束早于开始", "the plan ends before it begins"),
			diag.See(t.at("from"), "开始", "the beginning"),
			diag.Hint("改正其中一个日期", "mend one of the two dates"))
		v.From, v.To = lang.Date{}, lang.Date{} // nothing is to be outside such a period
	}
}

// parts reads what plan.toml declares beside the plan itself.
func (p *planLoader) parts(file *table) {
	for _, t := range file.Tables("pillar") {
		v := &plan.Pillar{ID: t.ID(), No: t.Int("no", required, 1), Name: t.Text("name", required), Aim: t.Text("aim", optional), At: t.at("id")}
		t.done()
		declare(t, v.ID, v, p.first, p.pillars, &p.plan.Pillars)
	}
	for _, t := range file.Tables("place") {
		v := &plan.Place{ID: t.ID(), Name: t.Text("name", required), At: t.at("id")}
		t.done()
		declare(t, v.ID, v, p.first, p.places, &p.plan.Places)
	}
	for _, t := range file.Tables("project") {
		v := &plan.Project{ID: t.ID(), No: t.Int("no", required, 1), Name: t.Text("name", required), Aim: t.Text("aim", optional), At: t.at("id")}
		t.done()
		declare(t, v.ID, v, p.first, p.projects, &p.plan.Projects)
	}
	for _, t := range file.Tables("note") {
		v := &plan.Note{ID: t.ID(), Title: t.Text("title", required), Text: t.Text("text", required), Defect: t.Bool("defect"), At: t.at("id")}
		t.done()
		declare(t, v.ID, v, p.first, p.notes, &p.plan.Notes)
	}
}

func (p *planLoader) headline() {
	file := p.toml(path.Join(p.folder, "headline.toml"), optional, &p.lost.commitments)
	if file == nil {
		return
	}
	for _, t := range file.Tables("commitment") {
		if t.has("same_as") {
			t.bad("same_as", "misplaced-restatement", diag.Say("主要指标里不能复述别处的承诺", "a headline target cannot restate a commitment"),
				diag.Hint("写进复述它的那项重点，或删去这一条", "move it to the priority that restates it, or remove it"))
			continue
		}
		p.commitment(t, nil, &p.plan.Headline)
	}
	if !file.done() {
		p.lost.commitments = true
	}
}

func (p *planLoader) priority(name string) {
	v := &plan.Priority{}
	p.narrativeOf(name, &v.Narrative)
	file := p.toml(name, required, &p.lost.commitments)
	if file == nil {
		return
	}
	if t := file.Table("priority", required); t != nil {
		p.priorityHead(t, v)
	}
	for _, t := range file.Tables("commitment") {
		if t.has("same_as") {
			p.restatement(t, v)
		} else {
			p.commitment(t, v, &v.Commitments)
		}
	}
	if !file.done() {
		p.lost.commitments = true
	}
}

func (p *planLoader) priorityHead(t *table, v *plan.Priority) {
	v.ID, v.No, v.SourceNo = t.ID(), t.Int("no", required, 1), t.String("source_no", optional)
	v.Name, v.Aim, v.At = t.Text("name", required), t.Text("aim", optional), t.at("id")
	pillar, notes := t.Word("pillar", required), t.Words("notes", optional)
	t.done()
	declare(t, v.ID, v, p.first, p.priorities, &p.plan.Priorities)
	p.later = append(p.later, func() {
		v.Pillar = p.pillars.find(pillar)
		v.Notes = p.notes.findAll(notes)
	})
}

// order puts priorities, reports and all that hangs on them in their order.
func (p *planLoader) order() {
	v := p.plan
	slices.SortStableFunc(v.Pillars, func(a, b *plan.Pillar) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(v.Projects, func(a, b *plan.Project) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(v.Priorities, func(a, b *plan.Priority) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(v.Reports, func(a, b *plan.Report) int { return a.AsOf.Compare(b.AsOf) })
	v.Commitments = slices.Clone(v.Headline)
	for _, priority := range v.Priorities {
		if pillar := priority.Pillar; pillar != nil {
			pillar.Priorities = append(pillar.Priorities, priority)
		}
		v.Commitments = append(v.Commitments, priority.Commitments...)
	}
	for _, c := range v.Commitments {
		for _, place := range c.Places {
			place.Commitments = append(place.Commitments, c)
		}
		if c.Project != nil {
			c.Project.Commitments = append(c.Project.Commitments, c)
		}
	}
	for _, r := range v.Reports {
		if r.AsOf.IsZero() { // its entries have no place in the order
			continue
		}
		for _, e := range r.Entries {
			e.Of.Entries = append(e.Of.Entries, e)
		}
	}
}
