package page

import (
	"slices"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/plan"
)

// Plan is the plan's own narrative and what is wrong or open in its source.
type Plan struct {
	*Frame
	Lead        string
	Prose       *Prose
	Structure   *Figure
	Defects     []Note
	Readings    []Note
	SourceTitle string
	Issuer      string
	Begin, End  Date
	Published   Date
	Pillars     []PillarIndex
}

// Drawn are the page's charts.
func (v *Plan) Drawn() []*Figure { return drawn(v.Structure) }

func (b *builder) planPage(f *Frame) (View, error) {
	f.head(b.t("计划全貌", "The plan as a whole"), b.Plan.Narrative.Summary.In(b.lang))
	prose, err := b.prose(f, b.Plan.Narrative)
	v := &Plan{
		Frame: f, Lead: b.Plan.Narrative.Summary.In(b.lang), Prose: prose,
		Structure: b.figure(f, chart.Structure(b.Figures, b.lang)),
		Defects:   b.notes(f, b.defects()), SourceTitle: b.Plan.SourceTitle.In(b.lang), Issuer: b.Plan.Issuer.In(b.lang),
		Begin: b.date(b.Plan.From), End: b.date(b.Plan.To), Published: b.date(b.Plan.Published), Pillars: b.pillarIndex(f),
	}
	for _, n := range b.Plan.Notes {
		if !n.Defect {
			v.Readings = append(v.Readings, b.notes(f, []*plan.Note{n})...)
		}
	}
	return v, err
}

// Pillars lists the plan's main parts.
type Pillars struct {
	*Frame
	Pillars []PillarIndex
}

func (b *builder) pillars(f *Frame) (View, error) {
	f.head(b.t("重点方面", "Pillars"), b.t("计划分成的几个方面，各有哪些重点。", "The parts of the plan and the priorities in each."))
	return &Pillars{Frame: f, Pillars: b.pillarIndex(f)}, nil
}

// Pillar is one main part.
type Pillar struct {
	*Frame
	No    string
	Lead  string
	Aim   string
	Prose *Prose
	Tally Tally
	Index PillarIndex
	Prev  *Link
	Next  *Link
}

func (b *builder) pillar(f *Frame, v *plan.Pillar) (View, error) {
	f.crumb(b.in("pillars.html"), b.t("重点方面", "Pillars"))
	f.head(v.Name.In(b.lang), v.Narrative.Summary.In(b.lang))
	prose, err := b.prose(f, v.Narrative)
	out := &Pillar{Frame: f, No: b.ordinal(v.No), Lead: f.Description, Aim: v.Aim.In(b.lang), Prose: prose, Tally: b.tally(f, commitmentsOf(v))}
	index := b.pillarIndex(f)
	i := slices.Index(b.Plan.Pillars, v)
	out.Index = index[i]
	if i > 0 {
		out.Prev = &index[i-1].Link
	}
	if i+1 < len(index) {
		out.Next = &index[i+1].Link
	}
	return out, err
}

// Priorities lists all priorities by pillar.
type Priorities struct {
	*Frame
	Pillars []PillarIndex
}

func (b *builder) priorities(f *Frame) (View, error) {
	f.head(b.t("重点工作", "Priorities"), b.t("全部重点工作，每一项都能查到它的承诺和进度。", "All priorities, each with its commitments and progress."))
	return &Priorities{Frame: f, Pillars: b.pillarIndex(f)}, nil
}

// Priority is one priority with its commitments.
type Priority struct {
	*Frame
	No       int
	SourceNo string
	Lead     string
	Aim      string
	Tally    Tally
	Items    []Item
	Restated []Restated
	Chart    *Figure
	Prose    *Prose
	Notes    []Note
	Prev     *Link
	Next     *Link
}

// Restated is a promise that the plan makes here again.
type Restated struct {
	Name string
	Of   Item
}

// Drawn are the page's charts.
func (v *Priority) Drawn() []*Figure { return drawn(v.Chart) }

func (b *builder) priority(f *Frame, v *plan.Priority, i int) (View, error) {
	f.crumb(b.in("pillars/"+v.Pillar.ID+".html"), v.Pillar.Name.In(b.lang))
	f.head(v.Name.In(b.lang), v.Narrative.Summary.In(b.lang))
	prose, err := b.prose(f, v.Narrative)
	out := &Priority{
		Frame: f, No: v.No, SourceNo: v.SourceNo, Lead: f.Description, Aim: v.Aim.In(b.lang),
		Tally: b.tally(f, v.Commitments), Items: b.items(f, v.Commitments, false),
		Chart: b.figure(f, chart.Priority(b.Figures, v, b.lang)), Prose: prose, Notes: b.notes(f, notesOf(v)),
		Prev: b.priorityLink(f, i-1), Next: b.priorityLink(f, i+1),
	}
	for _, r := range v.Restated {
		out.Restated = append(out.Restated, Restated{r.Name.In(b.lang), b.item(f, r.Of, true)})
	}
	return out, err
}

// notesOf are the notes on the priority and on what it holds, each once.
func notesOf(v *plan.Priority) []*plan.Note {
	var out []*plan.Note
	seen := map[*plan.Note]bool{}
	add := func(notes []*plan.Note) {
		for _, n := range notes {
			if !seen[n] {
				seen[n] = true
				out = append(out, n)
			}
		}
	}
	add(v.Notes)
	for _, c := range v.Commitments {
		add(c.Notes)
	}
	for _, r := range v.Restated {
		add(r.Notes)
	}
	return out
}

func (b *builder) priorityLink(f *Frame, i int) *Link {
	if i < 0 || i >= len(b.Plan.Priorities) {
		return nil
	}
	p := b.Plan.Priorities[i]
	return &Link{f.To(b.in("priorities/" + p.ID + ".html")), numbered(p.No, p.Name.In(b.lang))}
}
