package page

import (
	"fmt"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/plan"
)

// Overview answers first how the year is going and what comes next.
type Overview struct {
	*Frame
	Lead     string
	Tally    Tally
	ByPillar *Figure
	Share    *Figure
	Headline *Figure
	Projects *Figure
	Due      []Due
	Timeline string
	Changes  []Change
	Pillars  []PillarIndex
	Bundles  []Bundle
	Rules    []Rule
	Notes    []Note
}

// Drawn are the page's charts.
func (v *Overview) Drawn() []*Figure { return drawn(v.ByPillar, v.Share, v.Headline, v.Projects) }

func drawn(all ...*Figure) []*Figure {
	var out []*Figure
	for _, f := range all {
		if f != nil {
			out = append(out, f)
		}
	}
	return out
}

func (b *builder) overview(f *Frame) (View, error) {
	f.Crumbs = nil
	f.head(b.Plan.Name.In(b.lang), b.Plan.Summary.In(b.lang))
	return &Overview{
		Frame: f, Lead: b.Plan.Summary.In(b.lang), Tally: b.tally(f, b.Plan.Commitments),
		ByPillar: b.figure(f, chart.StatusByPillar(b.Figures, b.lang)),
		Share:    b.figure(f, chart.StatusShare(b.Figures, b.lang)),
		Headline: b.figure(f, chart.Headline(b.Figures, b.lang)),
		Projects: b.figure(f, chart.Projects(b.Figures, b.lang)),
		Due:      b.dues(f, b.Next(), 6), Timeline: f.To(b.in("timeline.html")), Changes: b.changes(f, 6),
		Pillars: b.pillarIndex(f), Bundles: b.bundles(f), Rules: b.rules(), Notes: b.notes(f, b.defects()),
	}, nil
}

func (b *builder) defects() []*plan.Note {
	var out []*plan.Note
	for _, n := range b.Plan.Notes {
		if n.Defect {
			out = append(out, n)
		}
	}
	return out
}

// Due is a day and what is due on it; More counts those left out of a short list.
type Due struct {
	On       Date
	DaysLeft int // from the data's date; 0 where there is none
	Items    []Item
	More     int
}

// dues shows at most limit items a day, those first whose day the plan names.
func (b *builder) dues(f *Frame, of []derive.Due, limit int) []Due {
	out := make([]Due, len(of))
	for i, d := range of {
		shown := d.Of[:min(limit, len(d.Of))]
		out[i] = Due{On: b.date(d.On), Items: b.items(f, shown, true), More: len(d.Of) - len(shown)}
		if !b.AsOf.IsZero() {
			out[i].DaysLeft = max(0, b.AsOf.Days(d.On))
		}
	}
	return out
}

// Change is what the newest report says of one commitment.
type Change struct {
	On       Date
	Name     string
	Href     string
	From, To Status
	Moved    bool   // the status changed
	Values   string // "8 → 13条"; empty where nothing is measured
	Sample   bool
}

func (b *builder) changes(f *Frame, limit int) []Change {
	all := b.Changes()
	out := make([]Change, 0, min(limit, len(all)))
	for _, c := range all[:min(limit, len(all))] {
		of := c.Entry.Of
		v := Change{
			On: b.date(c.Entry.Report.AsOf), Name: of.Name.In(b.lang), Href: f.To(b.in("commitments/" + of.ID + ".html")),
			From: b.badge(c.From), To: b.badge(c.To), Moved: c.From != c.To, Sample: c.Entry.Report.Sample,
		}
		if c.Entry.Value.IsSet() {
			v.Values = of.Quantity(b.lang, c.Entry.Value)
			if c.Before.IsSet() {
				v.Values = of.Quantity(b.lang, c.Before) + " → " + v.Values
			}
		}
		out = append(out, v)
	}
	return out
}

// PillarIndex is a pillar with its priorities, as an index shows them.
type PillarIndex struct {
	No         string
	Link       Link
	Lead       string
	Tally      Tally
	Priorities []PriorityIndex
}

// PriorityIndex is one line of such an index.
type PriorityIndex struct {
	No       int
	SourceNo string
	Link     Link
	Lead     string
	Tally    Tally
}

func (b *builder) pillarIndex(f *Frame) []PillarIndex {
	out := make([]PillarIndex, len(b.Plan.Pillars))
	for i, v := range b.Plan.Pillars {
		out[i] = PillarIndex{
			No: b.ordinal(v.No), Link: Link{f.To(b.in("pillars/" + v.ID + ".html")), v.Name.In(b.lang)},
			Lead: v.Narrative.Summary.In(b.lang), Tally: b.tally(f, commitmentsOf(v)),
		}
		for _, p := range v.Priorities {
			out[i].Priorities = append(out[i].Priorities, PriorityIndex{
				No: p.No, SourceNo: p.SourceNo, Link: Link{f.To(b.in("priorities/" + p.ID + ".html")), p.Name.In(b.lang)},
				Lead: p.Narrative.Summary.In(b.lang), Tally: b.tally(f, p.Commitments),
			})
		}
	}
	return out
}

func commitmentsOf(v *plan.Pillar) []*plan.Commitment {
	var out []*plan.Commitment
	for _, p := range v.Priorities {
		out = append(out, p.Commitments...)
	}
	return out
}

// ordinal numbers the pillars: 一、二 in Chinese, A, B in English.
func (b *builder) ordinal(no int) string {
	han := []rune("一二三四五六七八九十")
	if no < 1 || no > len(han) {
		return fmt.Sprint(no)
	}
	return b.t(string(han[no-1])+"、", string(rune('A'+no-1)))
}

// Bundle is one of the livelihood projects.
type Bundle struct {
	ID, Name, Aim string
	No            int
	Href          string
	Items         []Item
	Tally         Tally
}

func (b *builder) bundles(f *Frame) []Bundle {
	out := make([]Bundle, len(b.Plan.Projects))
	for i, p := range b.Plan.Projects {
		out[i] = Bundle{ID: p.ID, Name: p.Name.In(b.lang), Aim: p.Aim.In(b.lang), No: p.No,
			Href: f.To(b.in("livelihood.html#" + p.ID)), Items: b.items(f, p.Commitments, false), Tally: b.tally(f, p.Commitments)}
	}
	return out
}

// Rule is a status and the sentence that says when it applies.
type Rule struct {
	Status
	Text string
}

func (b *builder) rules() []Rule {
	out := make([]Rule, len(derive.Statuses))
	for i, s := range derive.Statuses {
		out[i] = Rule{b.badge(s), s.Rule().In(b.lang)}
	}
	return out
}
