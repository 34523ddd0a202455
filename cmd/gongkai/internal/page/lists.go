package page

import (
	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/plan"
)

// Group is a headed list of commitments.
type Group struct {
	Head  Link
	Items []Item
}

// Commitments lists every commitment, by priority.
type Commitments struct {
	*Frame
	Tally  Tally
	Groups []Group
}

func (b *builder) commitments(f *Frame) (View, error) {
	f.head(b.t("全部承诺", "All commitments"), b.t("计划里的每一项承诺、力争目标和行动。", "Every promise, stretch goal and action of the plan."))
	v := &Commitments{Frame: f, Tally: b.tally(f, b.Plan.Commitments)}
	if len(b.Plan.Headline) > 0 {
		v.Groups = append(v.Groups, Group{Link{f.To(b.in("headline.html")), b.t("主要预期目标", "Headline targets")}, b.items(f, b.Plan.Headline, false)})
	}
	for i, p := range b.Plan.Priorities {
		if len(p.Commitments) > 0 {
			v.Groups = append(v.Groups, Group{*b.priorityLink(f, i), b.items(f, p.Commitments, false)})
		}
	}
	return v, nil
}

// Headline shows the headline targets against their latest values.
type Headline struct {
	*Frame
	Tally Tally
	Items []Item
	Chart *Figure
	Notes []Note
}

// Drawn are the page's charts.
func (v *Headline) Drawn() []*Figure { return drawn(v.Chart) }

func (b *builder) headline(f *Frame) (View, error) {
	f.head(b.t("主要预期目标", "Headline targets"), b.t("全年主要指标的目标和最近一次报告的数。", "The year's headline targets and the latest reported values."))
	v := &Headline{Frame: f, Tally: b.tally(f, b.Plan.Headline), Items: b.items(f, b.Plan.Headline, false),
		Chart: b.figure(f, chart.Headline(b.Figures, b.lang))}
	var notes []*plan.Note
	for _, c := range b.Plan.Headline {
		notes = append(notes, c.Notes...)
	}
	v.Notes = b.notes(f, notes)
	return v, nil
}

// Livelihood shows the livelihood projects.
type Livelihood struct {
	*Frame
	Tally   Tally
	Bundles []Bundle
	Chart   *Figure
}

// Drawn are the page's charts.
func (v *Livelihood) Drawn() []*Figure { return drawn(v.Chart) }

func (b *builder) livelihood(f *Frame) (View, error) {
	f.head(b.t("民生实事", "Livelihood projects"), b.t("为民办的实事：每一件分成哪些承诺，进度如何。", "Practical projects for residents: what each consists of and how far it is."))
	var all []*plan.Commitment
	for _, p := range b.Plan.Projects {
		all = append(all, p.Commitments...)
	}
	return &Livelihood{Frame: f, Tally: b.tally(f, all), Bundles: b.bundles(f), Chart: b.figure(f, chart.Projects(b.Figures, b.lang))}, nil
}

// Statuses is the index by status.
type Statuses struct {
	*Frame
	Tally Tally
	Rules []StatusIndex
	Share *Figure
}

// StatusIndex is a status, its rule, and how many have it.
type StatusIndex struct {
	Rule
	Href string
	N    int
}

// Drawn are the page's charts.
func (v *Statuses) Drawn() []*Figure { return drawn(v.Share) }

func (b *builder) statuses(f *Frame) (View, error) {
	f.head(b.t("按状态", "By status"), b.t("每种状态各有多少项，怎么判定。", "How many commitments have each status, and how it is judged."))
	t := b.Figures.Tally(b.Plan.Commitments)
	v := &Statuses{Frame: f, Tally: b.tally(f, b.Plan.Commitments), Share: b.figure(f, chart.StatusShare(b.Figures, b.lang))}
	for _, s := range derive.Statuses {
		v.Rules = append(v.Rules, StatusIndex{Rule{b.badge(s), s.Rule().In(b.lang)}, f.To(b.in("status/" + s.Key() + ".html")), t.Of(s)})
	}
	return v, nil
}

// StatusList lists the commitments that have one status.
type StatusList struct {
	*Frame
	Status Status
	Rule   string
	Items  []Item
}

func (b *builder) status(f *Frame, s derive.Status) (View, error) {
	f.crumb(b.in("status.html"), b.t("按状态", "By status"))
	f.head(b.t("状态：", "Status: ")+s.Name().In(b.lang), s.Rule().In(b.lang))
	v := &StatusList{Frame: f, Status: b.badge(s), Rule: s.Rule().In(b.lang)}
	for _, c := range b.Plan.Commitments {
		if b.Of(c).Status == s {
			v.Items = append(v.Items, b.item(f, c, true))
		}
	}
	return v, nil
}

// Places is the index by place.
type Places struct {
	*Frame
	Places []PlaceIndex
}

// PlaceIndex is a place and how many commitments name it.
type PlaceIndex struct {
	Link  Link
	N     int
	Tally Tally
}

func (b *builder) places(f *Frame) (View, error) {
	f.head(b.t("按地点", "By place"), b.t("计划点名的地方，各有哪些承诺。", "The places that the plan names, and what is promised there."))
	v := &Places{Frame: f}
	for _, p := range b.Plan.Places {
		v.Places = append(v.Places, PlaceIndex{Link{f.To(b.in("places/" + p.ID + ".html")), p.Name.In(b.lang)}, len(p.Commitments), b.tally(f, p.Commitments)})
	}
	return v, nil
}

// Place lists what is promised at one place.
type Place struct {
	*Frame
	Tally Tally
	Items []Item
}

func (b *builder) place(f *Frame, p *plan.Place) (View, error) {
	f.crumb(b.in("places.html"), b.t("按地点", "By place"))
	f.head(b.t("地点：", "Place: ")+p.Name.In(b.lang), b.t("计划在"+p.Name.ZH+"的承诺。", "What the plan promises at "+p.Name.EN+"."))
	return &Place{Frame: f, Tally: b.tally(f, p.Commitments), Items: b.items(f, p.Commitments, true)}, nil
}

// Timeline lists everything by due day.
type Timeline struct {
	*Frame
	Chart *Figure
	Days  []Due
	Words []Worded
}

// Worded is a commitment whose time the plan gives in words only.
type Worded struct {
	When string
	Item Item
}

// Drawn are the page's charts.
func (v *Timeline) Drawn() []*Figure { return drawn(v.Chart) }

func (b *builder) timeline(f *Frame) (View, error) {
	f.head(b.t("时间表", "Timeline"), b.t("哪一天到期什么。", "What is due on which day."))
	v := &Timeline{Frame: f, Chart: b.figure(f, chart.Dues(b.Figures, b.lang)), Days: b.dues(f, b.Dues(), len(b.Plan.Commitments))}
	for _, c := range b.Plan.Commitments {
		if !c.When.IsZero() {
			v.Words = append(v.Words, Worded{c.When.In(b.lang), b.item(f, c, false)})
		}
	}
	return v, nil
}
