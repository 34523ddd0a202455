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
	folder      string // data/2018
	first       map[string]source.Place
	commitments map[string]*plan.Commitment
	priorities  map[string]*plan.Priority
	pillars     map[string]*plan.Pillar
	projects    map[string]*plan.Project
	projectNos  map[int]*plan.Project
	places      map[string]*plan.Place
	notes       map[string]*plan.Note
	evidence    map[string]*plan.Evidence
	later       []func() // what can be resolved only when all is read
}

func (l *loader) plan(folder string) {
	p := &planLoader{
		loader: l, folder: folder,
		plan:        &plan.Plan{Path: strings.TrimPrefix(folder, "data/")},
		first:       map[string]source.Place{},
		commitments: map[string]*plan.Commitment{},
		priorities:  map[string]*plan.Priority{},
		pillars:     map[string]*plan.Pillar{},
		projects:    map[string]*plan.Project{},
		projectNos:  map[int]*plan.Project{},
		places:      map[string]*plan.Place{},
		notes:       map[string]*plan.Note{},
		evidence:    map[string]*plan.Evidence{},
	}
	if !p.planFile() {
		return
	}
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

func (p *planLoader) planFile() bool {
	file := p.toml(path.Join(p.folder, "plan.toml"), required)
	if file == nil {
		return false
	}
	t := file.Table("plan", required)
	if t == nil {
		return false
	}
	pl := p.plan
	pl.Year = t.Int("year", required)
	pl.From, pl.To = t.Date("from", required), t.Date("to", required)
	pl.ReportsEvery = t.Int("reports_every", required)
	pl.Published = t.Date("source_published", optional)
	pl.Name, pl.Issuer = t.Text("name", required), t.Text("issuer", required)
	pl.SourceTitle = t.Text("source_title", optional)
	pl.Narrative.Summary = t.Text("summary", required)
	pl.At = t.where()
	t.done()
	if !pl.From.IsZero() && pl.To.Before(pl.From) {
		p.problems.Add(t.at("to"), "bad-date", diag.Say("计划的结束早于开始", "the plan ends before it begins"),
			diag.See(t.at("from"), "开始", "the beginning"))
	}
	if _, ok := t.values["reports_every"]; ok && pl.ReportsEvery < 1 {
		p.problems.Add(t.at("reports_every"), "bad-value", diag.Say("reports_every 至少是 1（月）", "reports_every is at least 1 (month)"))
	}
	p.parts(file)
	file.done()
	return !pl.From.IsZero() && !pl.To.IsZero()
}

// parts reads what plan.toml declares beside the plan itself.
func (p *planLoader) parts(file *table) {
	for _, t := range file.Tables("pillar") {
		v := &plan.Pillar{ID: t.ID(), No: t.Int("no", required), Name: t.Text("name", required), Aim: t.Text("aim", optional), At: t.at("id")}
		t.done()
		declare(p, t, v.ID, v, p.pillars, &p.plan.Pillars)
	}
	for _, t := range file.Tables("place") {
		v := &plan.Place{ID: t.ID(), Name: t.Text("name", required), At: t.at("id")}
		t.done()
		declare(p, t, v.ID, v, p.places, &p.plan.Places)
	}
	for _, t := range file.Tables("project") {
		v := &plan.Project{ID: t.ID(), No: t.Int("no", required), Name: t.Text("name", required), Aim: t.Text("aim", optional), At: t.at("id")}
		t.done()
		declare(p, t, v.ID, v, p.projects, &p.plan.Projects)
		p.projectNos[v.No] = v
	}
	for _, t := range file.Tables("note") {
		v := &plan.Note{ID: t.ID(), Title: t.Text("title", required), Text: t.Text("text", required), Defect: t.Bool("defect"), At: t.at("id")}
		t.done()
		declare(p, t, v.ID, v, p.notes, &p.plan.Notes)
	}
}

// declare adds v under its id, which no other thing of the plan may have.
func declare[T any](p *planLoader, t *table, id string, v *T, byID map[string]*T, list *[]*T) {
	if p.isNew(t, id, p.first) {
		byID[id] = v
		*list = append(*list, v)
	}
}

func (p *planLoader) headline() {
	file := p.toml(path.Join(p.folder, "headline.toml"), optional)
	if file == nil {
		return
	}
	for _, t := range file.Tables("commitment") {
		p.commitment(t, nil)
	}
	file.done()
}

func (p *planLoader) priority(name string) {
	file := p.toml(name, required)
	if file == nil {
		return
	}
	t := file.Table("priority", required)
	if t == nil {
		return
	}
	v := &plan.Priority{
		ID: t.ID(), No: t.Int("no", required), SourceNo: t.String("source_no", optional),
		Name: t.Text("name", required), Aim: t.Text("aim", optional), At: t.at("id"),
	}
	pillar := t.String("pillar", required)
	notes := t.Strings("notes")
	p.narrativeOf(name, &v.Narrative)
	t.done()
	p.later = append(p.later, func() {
		v.Pillar = find(p, t, "pillar", pillar, p.pillars, unknown{"unknown-pillar", "支柱", "pillar"})
		v.Notes = findAll(p, t, "notes", notes, p.notes, unknown{"unknown-note", "编者注", "note"})
	})
	declare(p, t, v.ID, v, p.priorities, &p.plan.Priorities)
	for _, c := range file.Tables("commitment") {
		p.commitment(c, v)
	}
	file.done()
}

// order puts priorities, reports and all that hangs on them in their order.
func (p *planLoader) order() {
	pl := p.plan
	slices.SortStableFunc(pl.Pillars, func(a, b *plan.Pillar) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(pl.Projects, func(a, b *plan.Project) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(pl.Priorities, func(a, b *plan.Priority) int { return cmp.Compare(a.No, b.No) })
	slices.SortStableFunc(pl.Reports, func(a, b *plan.Report) int { return a.AsOf.Compare(b.AsOf) })
	pl.Commitments = slices.Clone(pl.Headline)
	for _, v := range pl.Priorities {
		if v.Pillar != nil {
			v.Pillar.Priorities = append(v.Pillar.Priorities, v)
		}
		pl.Commitments = append(pl.Commitments, v.Commitments...)
	}
	for _, c := range pl.Commitments {
		for _, place := range c.Places {
			place.Commitments = append(place.Commitments, c)
		}
		if c.Project != nil {
			c.Project.Commitments = append(c.Project.Commitments, c)
		}
	}
	for _, r := range pl.Reports {
		for _, e := range r.Entries {
			if e.Of != nil {
				e.Of.Entries = append(e.Of.Entries, e)
			}
		}
	}
}

// unknown is how a reference to nothing is reported.
type unknown struct {
	kind   diag.Kind
	zh, en string
}

func (l *loader) noSuch(at source.Place, id string, known []string, u unknown) {
	slices.Sort(known)
	opts := []diag.Option{}
	if near := diag.Nearest(id, known); near != "" {
		opts = append(opts, diag.Hint("是不是 %s？", "did you mean %s?", near))
	}
	l.problems.Add(at, u.kind, lang.Text{
		ZH: "没有代号为“" + id + "”的" + u.zh,
		EN: "no " + u.en + " has the id " + id,
	}, opts...)
}

// find resolves the id that stands at key of t; "" was reported when it was read.
func find[T any](p *planLoader, t *table, key, id string, byID map[string]*T, u unknown) *T {
	v := byID[id]
	if v == nil && id != "" {
		p.noSuch(t.at(key), id, keys(byID), u)
	}
	return v
}

func findAll[T any](p *planLoader, t *table, key string, ids []string, byID map[string]*T, u unknown) []*T {
	var out []*T
	for i, id := range ids {
		if v := find(p, t, indexed(key, i), id, byID, u); v != nil {
			out = append(out, v)
		}
	}
	return out
}
