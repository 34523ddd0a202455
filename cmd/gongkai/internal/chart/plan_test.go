package chart_test

import (
	"time"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// The plan of the tests: small, with every kind of commitment and status in it.

func both(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }

func num(s string) lang.Number { return lang.MustNumber(s) }

var (
	percent = &lang.Unit{ID: "percent", ZH: "%", One: "%", Many: "%", Tight: true}
	river   = &lang.Unit{ID: "river", ZH: "条", One: "river", Many: "rivers"}
	area    = &lang.Unit{ID: "m2", ZH: "平方米", One: "m²", Many: "m²", Wan: true}
	mu      = &lang.Unit{ID: "mu", ZH: "亩", One: "mu", Many: "mu", Also: lang.Also{EN: "ha", Times: 1, Over: 15, Places: 2}}
)

// measured is a commitment with a target.
func measured(id string, k plan.Kind, u *lang.Unit, target string) *plan.Commitment {
	return &plan.Commitment{ID: id, Name: both("承诺"+id, "Commitment "+id), Kind: k, Unit: u, Target: num(target), Due: yearEnd}
}

func unmeasured(id string, k plan.Kind) *plan.Commitment {
	return &plan.Commitment{ID: id, Name: both("承诺"+id, "Commitment "+id), Kind: k, Due: yearEnd}
}

var yearEnd = lang.D(2018, 12, 31)

// sample is a plan with no reports.
func sample() *plan.Plan {
	p := &plan.Plan{Path: "2018", Year: 2018, From: lang.D(2018, 1, 1), To: yearEnd, ReportsEvery: 3}
	invest := measured("invest", plan.Rate, percent, "20")
	invest.Stretch = num("25")
	p.Headline = []*plan.Commitment{measured("grp", plan.Rate, percent, "8.20"), invest, unmeasured("ranking", plan.Milestone),
		measured("homes", plan.Count, river, "300")}

	rivers := measured("rivers", plan.Count, river, "20")
	rivers.Name = both("市、区级河道基本消除黑臭", "City- and zone-level rivers basically free of black, foul water")
	housing := measured("housing", plan.Amount, area, "67000")
	fields := measured("fields", plan.Amount, mu, "11800")
	fields.Path = []plan.Point{{On: lang.D(2018, 6, 30), Value: num("2000")}}
	coverage := measured("coverage", plan.Share, percent, "100")
	coverage.Firmness, coverage.Baseline = plan.Strive, num("84")
	most := measured("most", plan.Count, river, "23")
	most.Op = plan.MostOf
	waste := measured("waste", plan.Amount, area, "100")
	waste.Op = plan.AtMost
	road := unmeasured("road", plan.Milestone)
	road.Due, road.DueGiven = lang.D(2018, 6, 30), true
	trees := measured("trees", plan.Amount, area, "187")
	trees.Firmness = plan.Done
	school := unmeasured("school", plan.Milestone)
	school.Firmness, school.Due, school.DueGiven = plan.Strive, lang.D(2018, 9, 30), true

	water := &plan.Priority{ID: "water", No: 1, Name: both("五水共治", "Harnessing Five Waters"),
		Commitments: []*plan.Commitment{rivers, housing, fields, coverage}}
	town := &plan.Priority{ID: "town", No: 2, Name: both("城市功能配套", "City amenities"),
		Commitments: []*plan.Commitment{most, waste, road, trees, school}}
	calm := &plan.Priority{ID: "calm", No: 3, Name: both("社会稳定", "Social stability"),
		Commitments: []*plan.Commitment{unmeasured("visits", plan.Action), unmeasured("talks", plan.Action)}}
	p.Pillars = []*plan.Pillar{
		{ID: "new-town", No: 1, Name: both("滨海新城", "Coastal new town"), Priorities: []*plan.Priority{water, town}},
		{ID: "people", No: 2, Name: both("民生保障", "People's livelihood"), Priorities: []*plan.Priority{calm}},
	}
	p.Projects = []*plan.Project{
		{ID: "clean", No: 1, Name: both("河道整治", "Clean rivers"), Commitments: []*plan.Commitment{rivers, most}},
		{ID: "markets", No: 2, Name: both("农贸市场和食品仓库", "Farmers' markets and food warehouses"), Commitments: []*plan.Commitment{school}},
	}
	p.Commitments = append(p.Commitments, p.Headline...)
	for _, v := range []*plan.Priority{water, town, calm} {
		p.Priorities = append(p.Priorities, v)
		p.Commitments = append(p.Commitments, v.Commitments...)
	}
	return p
}

// report adds a report with a value for each id; "done" reaches a milestone, and
// "told" says something without a figure.
func report(p *plan.Plan, asOf lang.Date, values map[string]string) {
	r := &plan.Report{ID: asOf.String()[:7], AsOf: asOf, Published: asOf.AddDays(12).Time().Add(9 * time.Hour), Sample: true}
	for _, c := range p.Commitments { // in the plan's order, not the map's
		v, ok := values[c.ID]
		if !ok {
			continue
		}
		e := &plan.Entry{Report: r, Of: c, Done: v == "done"}
		if v != "done" && v != "told" {
			e.Value = num(v)
		}
		r.Entries = append(r.Entries, e)
		c.Entries = append(c.Entries, e)
	}
	p.Reports = append(p.Reports, r)
}

// reported is the plan after three quarters: most statuses occur.
func reported() *derive.Figures {
	p := sample()
	report(p, lang.D(2018, 6, 30), map[string]string{"grp": "8.1", "invest": "19", "rivers": "8", "housing": "30000", "road": "told",
		"coverage": "90", "waste": "40", "visits": "told"})
	report(p, lang.D(2018, 9, 30), map[string]string{"grp": "8.30", "invest": "18.5", "homes": "120", "rivers": "13", "housing": "68000",
		"fields": "7000", "coverage": "96", "most": "6", "road": "done", "school": "told", "visits": "told"})
	return derive.Plan(p, derive.Newest(p))
}

// ended is the plan after its year, when what was not reached is overdue.
func ended() *derive.Figures {
	p := sample()
	report(p, yearEnd, map[string]string{"grp": "8.20", "invest": "18.5", "rivers": "30", "housing": "60000", "fields": "11800",
		"coverage": "99", "most": "12", "waste": "99", "road": "told", "visits": "told"})
	return derive.Plan(p, derive.Newest(p))
}

// silent is the plan before any report.
func silent() *derive.Figures {
	p := sample()
	return derive.Plan(p, p.From)
}

// all is every chart of a plan that there is.
func all(f *derive.Figures, l lang.Lang) []*chart.Chart {
	every := []*chart.Chart{chart.StatusByPillar(f, l), chart.StatusShare(f, l), chart.Headline(f, l), chart.Structure(f, l),
		chart.Dues(f, l), chart.Projects(f, l)}
	for _, p := range f.Plan.Priorities {
		every = append(every, chart.Priority(f, p, l))
	}
	for _, c := range f.Plan.Commitments {
		every = append(every, chart.Line(f, c, l))
	}
	var out []*chart.Chart
	for _, c := range every {
		if c != nil {
			out = append(out, c)
		}
	}
	return out
}

// states are the plan at three times of its year.
func states() map[string]*derive.Figures {
	return map[string]*derive.Figures{"silent": silent(), "reported": reported(), "ended": ended()}
}
