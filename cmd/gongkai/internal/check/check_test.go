package check

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

// How a problem is told of what an editor writes stands in ../load/testdata, where each
// kind has an example. Here the rules are asked about the model itself: where exactly
// they begin to hold, and that they say nothing of what is not known.

var (
	river   = &lang.Unit{ID: "river", Kinds: []string{"count"}}
	mu      = &lang.Unit{ID: "mu", Kinds: []string{"amount"}}
	percent = &lang.Unit{ID: "percent", Kinds: []string{"rate", "share"}}
)

func n(s string) lang.Number { return lang.MustNumber(s) }

func day(month, d int) lang.Date { return lang.D(2018, month, d) }

// sound is a plan that keeps every rule: a commitment of each kind, and two reports.
func sound() *plan.Plan {
	p := &plan.Plan{From: day(1, 1), To: day(12, 31), At: source.Place{File: "plan.toml", Line: 1}}
	p.Pillars = []*plan.Pillar{{No: 1}, {No: 2}}
	p.Priorities = []*plan.Priority{{No: 1}, {No: 2}}
	p.Projects = []*plan.Project{{No: 1}, {No: 2}}
	for i, kind := range []plan.Kind{plan.Count, plan.Amount, plan.Rate, plan.Share, plan.Milestone, plan.Action} {
		c := &plan.Commitment{ID: kind.String(), Kind: kind, Due: p.To, At: source.Place{File: "commitments.toml", Line: i + 1}}
		if c.Measured() {
			c.Unit, c.Target = []*lang.Unit{river, mu, percent, percent}[i], n("20")
		}
		p.Commitments = append(p.Commitments, c)
	}
	for i, asOf := range []lang.Date{day(6, 30), day(9, 30)} {
		r := &plan.Report{AsOf: asOf, Published: asOf.Time(), At: source.Place{File: "reports.toml", Line: i + 1}}
		for _, c := range p.Commitments {
			e := &plan.Entry{Report: r, Of: c, Note: lang.Text{ZH: "是", EN: "yes"}, At: source.Place{File: "reports.toml", Line: 10*i + 10}}
			if c.Measured() {
				e.Value, e.Note = n(fmt.Sprint(9+i)), lang.Text{}
			}
			r.Entries = append(r.Entries, e)
			c.Entries = append(c.Entries, e)
		}
		p.Reports = append(p.Reports, r)
	}
	return p
}

// TestRules changes the sound plan in one respect, and holds what is said of it.
func TestRules(t *testing.T) {
	const count, amount, rate, share, milestone, action = 0, 1, 2, 3, 4, 5
	stages := []plan.Stage{{ID: "one", Due: day(6, 30)}, {ID: "two", Due: day(12, 31)}}
	for _, c := range []struct {
		name   string
		change func(p *plan.Plan, c []*plan.Commitment)
		want   string // kind at file:line, several divided by commas; "" none
	}{
		{"nothing changed", func(*plan.Plan, []*plan.Commitment) {}, ""},
		{"a count in percent", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Unit = percent }, "unit-kind at commitments.toml:1"},
		{"a rate in rivers", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Unit = river }, "unit-kind at commitments.toml:3"},
		{"a unit of unknown kinds", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Unit = &lang.Unit{ID: "x"} }, ""},
		{"an extent in rivers", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Unit, c[action].Extent = river, n("3") }, ""},
		{"an extent in mu", func(_ *plan.Plan, c []*plan.Commitment) { c[milestone].Unit, c[milestone].Extent = mu, n("3") }, ""},
		{"an extent in percent", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Unit, c[action].Extent = percent, n("3") }, "unit-kind at commitments.toml:6"},
		{"an extent beside a target", func(_ *plan.Plan, c []*plan.Commitment) { c[share].Extent = n("3") }, "kind-mismatch at commitments.toml:4"},
		{"stages beside a target", func(_ *plan.Plan, c []*plan.Commitment) { c[share].Stages = stages }, "kind-mismatch at commitments.toml:4"},
		{"a milestone with a target", func(_ *plan.Plan, c []*plan.Commitment) { c[milestone].Target = n("3") }, "kind-mismatch at commitments.toml:5"},
		{"an action with a stretch", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Stretch = n("3") }, "kind-mismatch at commitments.toml:6"},
		{"an action with a baseline", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Baseline = n("3") }, "kind-mismatch at commitments.toml:6"},
		{"an action with a path", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Path = []plan.Point{{On: day(6, 30)}} }, "kind-mismatch at commitments.toml:6"},
		{"an action with stages", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Stages = stages }, "kind-mismatch at commitments.toml:6"},
		{"a rate with a path", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Path = []plan.Point{{On: day(6, 30)}} }, "kind-mismatch at commitments.toml:3"},
		{"most of a rate", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Op = plan.MostOf }, "kind-mismatch at commitments.toml:3"},
		{"most of a count", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Op = plan.MostOf }, ""},
		{"due on the first day", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Due = day(1, 1) }, ""},
		{"due the day before", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Due = lang.D(2017, 12, 31) }, "date-outside-plan at commitments.toml:1"},
		{"due the day after", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Due = lang.D(2019, 1, 1) }, "date-outside-plan at commitments.toml:1"},
		{"stages up to the due date", func(_ *plan.Plan, c []*plan.Commitment) { c[milestone].Stages = stages; one(c[milestone]) }, ""},
		{"a stage after the due date", func(_ *plan.Plan, c []*plan.Commitment) {
			c[milestone].Stages, c[milestone].Due = stages, day(12, 30)
			one(c[milestone])
		}, "date-outside-plan at commitments.toml:5"},
		{"a path up to the due date", func(_ *plan.Plan, c []*plan.Commitment) {
			c[count].Path = []plan.Point{{On: day(1, 1)}, {On: day(1, 2)}, {On: day(12, 31)}}
		}, ""},
		{"a path with a day twice", func(_ *plan.Plan, c []*plan.Commitment) {
			c[count].Path = []plan.Point{{On: day(6, 30)}, {On: day(6, 30)}}
		}, "path-order at commitments.toml:1"},
		{"a path that begins too early", func(_ *plan.Plan, c []*plan.Commitment) {
			c[count].Path = []plan.Point{{On: lang.D(2017, 12, 31)}}
		}, "path-order at commitments.toml:1"},
		{"a path past the due date", func(_ *plan.Plan, c []*plan.Commitment) {
			c[count].Due = day(6, 29)
			c[count].Path = []plan.Point{{On: day(6, 30)}}
		}, "path-order at commitments.toml:1"},
		{"a stretch above", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Stretch = n("20.01") }, ""},
		{"a stretch equal", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Stretch = n("20.0") }, "stretch-order at commitments.toml:1"},
		{"a stretch above a most", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Op, c[rate].Stretch = plan.AtMost, n("21") }, "stretch-order at commitments.toml:3"},
		{"a stretch below a most", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Op, c[rate].Stretch = plan.AtMost, n("19") }, ""},
		{"a whole target with zeros", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Target = n("20.00") }, ""},
		{"half a river", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Target = n("20.5") }, "not-whole at commitments.toml:1"},
		{"half a mu", func(_ *plan.Plan, c []*plan.Commitment) { c[amount].Target = n("20.5") }, ""},
		{"a target of 0", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Target = n("0") }, ""},
		{"a count below 0", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Target = n("-1") }, "negative-value at commitments.toml:1"},
		{"an amount below 0", func(_ *plan.Plan, c []*plan.Commitment) { c[amount].Target = n("-1") }, "negative-value at commitments.toml:2"},
		{"a rate below 0", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Target = n("-1.5") }, ""},
		{"two pillars of one number", func(p *plan.Plan, _ []*plan.Commitment) { p.Pillars[1].No = 1 }, "duplicate-number at "},
		{"two priorities of one number", func(p *plan.Plan, _ []*plan.Commitment) { p.Priorities[1].No = 1 }, "duplicate-number at "},
		{"two projects of one number", func(p *plan.Plan, _ []*plan.Commitment) { p.Projects[1].No = 1 }, "duplicate-number at "},
		{"two of no number", func(p *plan.Plan, _ []*plan.Commitment) { p.Projects[0].No, p.Projects[1].No = 0, 0 }, ""},
		{"parts as large as the whole", func(p *plan.Plan, c []*plan.Commitment) { part(p, c[count], "12"); part(p, c[count], "8") }, ""},
		{"parts larger than the whole", func(p *plan.Plan, c []*plan.Commitment) { part(p, c[count], "12"); part(p, c[count], "9") }, "parts-exceed-whole at commitments.toml:1"},
		{"parts of a rate", func(p *plan.Plan, c []*plan.Commitment) { part(p, c[rate], "12"); part(p, c[rate], "9") }, ""},
		{"a part without a target", func(p *plan.Plan, c []*plan.Commitment) { part(p, c[count], "12").Target = lang.Number{} }, ""},
		{"a part of a whole without a target", func(p *plan.Plan, c []*plan.Commitment) { part(p, c[count], "12"); c[count].Target = lang.Number{} }, ""},
		{"a part in another unit", func(p *plan.Plan, c []*plan.Commitment) {
			part(p, c[count], "99").Unit = &lang.Unit{Kinds: river.Kinds}
		}, ""},
		{"a part of itself", func(_ *plan.Plan, c []*plan.Commitment) { c[count].PartOf = c[count] }, "part-of-part at commitments.toml:1"},
		{"parts of each other", func(_ *plan.Plan, c []*plan.Commitment) { c[count].PartOf, c[amount].PartOf = c[amount], c[count] }, "part-of-part at commitments.toml:1, part-of-part at commitments.toml:2"},
		{"published a day early", func(p *plan.Plan, _ []*plan.Commitment) { p.Reports[0].Published = day(6, 29).Time() }, "published-early at reports.toml:1"},
		{"published that night in another zone", func(p *plan.Plan, _ []*plan.Commitment) {
			p.Reports[0].Published = time.Date(2018, 6, 30, 0, 30, 0, 0, time.FixedZone("", 8*3600))
		}, ""},
		{"a report from before the plan", func(p *plan.Plan, _ []*plan.Commitment) { p.Reports[0].AsOf = lang.D(2017, 12, 31) }, "date-outside-plan at reports.toml:1"},
		{"two reports of one day", func(p *plan.Plan, _ []*plan.Commitment) { p.Reports[1].AsOf = p.Reports[0].AsOf }, "duplicate-report at reports.toml:2"},
		{"a report on what was done", func(_ *plan.Plan, c []*plan.Commitment) { c[milestone].Firmness = plan.Done }, "entry-kind at reports.toml:10, entry-kind at reports.toml:20"},
		{"a count that is done", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Entries[0].Done = true }, "entry-kind at reports.toml:10"},
		{"a count without a value", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Entries[0].Value = lang.Number{} }, "missing-key at reports.toml:10"},
		{"an action with a value", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Entries[0].Value = n("3") }, "entry-kind at reports.toml:10"},
		{"an action that is done", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Entries[0].Done = true }, "entry-kind at reports.toml:10"},
		{"an action without words", func(_ *plan.Plan, c []*plan.Commitment) { c[action].Entries[0].Note = lang.Text{} }, "missing-text at reports.toml:10"},
		{"a milestone that is done", func(_ *plan.Plan, c []*plan.Commitment) { c[milestone].Entries[1].Done = true }, ""},
		{"a milestone of stages that is done", func(_ *plan.Plan, c []*plan.Commitment) {
			c[milestone].Stages = stages
			c[milestone].Entries[1].Done = true
		}, "entry-kind at reports.toml:20"},
		{"half a river so far", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Entries[1].Value = n("9.5") }, "not-whole at reports.toml:20"},
		{"less than nothing", func(_ *plan.Plan, c []*plan.Commitment) { c[amount].Entries[0].Value = n("-1") }, "negative-value at reports.toml:10"},
		{"a rate below 0 so far", func(_ *plan.Plan, c []*plan.Commitment) { c[rate].Entries[1].Value = n("-1") }, ""},
		{"a total that stays", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Entries[1].Value = n("9") }, ""},
		{"a total that falls", func(_ *plan.Plan, c []*plan.Commitment) { c[count].Entries[1].Value = n("8") }, "value-falls at reports.toml:20"},
		{"a total that falls with a word on why", func(_ *plan.Plan, c []*plan.Commitment) {
			c[count].Entries[1].Value, c[count].Entries[1].Note = n("8"), lang.Text{ZH: "是", EN: "yes"}
		}, ""},
		{"a share that falls", func(_ *plan.Plan, c []*plan.Commitment) { c[share].Entries[1].Value = n("8") }, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := sound()
			c.change(p, p.Commitments)
			var problems diag.List
			Site(&plan.Site{Plans: []*plan.Plan{p}}, &problems)
			problems.Sort()
			if got := brief(problems); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func brief(problems diag.List) string {
	var out []string
	for _, p := range problems {
		out = append(out, fmt.Sprintf("%s at %s", p.Kind, p.Place))
	}
	return strings.Join(out, ", ")
}

// one gives a milestone's entries the stages in place of nothing.
func one(c *plan.Commitment) {
	for _, e := range c.Entries {
		e.Stages = []string{"one"}
	}
}

// part adds a part of a whole, in its unit and of its kind.
func part(p *plan.Plan, whole *plan.Commitment, target string) *plan.Commitment {
	c := &plan.Commitment{ID: "part", Kind: whole.Kind, Unit: whole.Unit, Target: n(target), Due: p.To, PartOf: whole, At: source.Place{File: "parts.toml"}}
	p.Commitments = append(p.Commitments, c)
	return c
}

// TestEveryPlan holds that each plan of a site is checked.
func TestEveryPlan(t *testing.T) {
	first, second := sound(), sound()
	second.Commitments[0].Target = n("-1")
	var problems diag.List
	Site(&plan.Site{Plans: []*plan.Plan{first, second}}, &problems)
	if brief(problems) != "negative-value at commitments.toml:1" {
		t.Error(brief(problems))
	}
}

// TestNothingIsSaidOfWhatIsMissing takes from the sound plan what load may not have been
// able to read: no rule reports it again.
func TestNothingIsSaidOfWhatIsMissing(t *testing.T) {
	for name, take := range map[string]func(*plan.Plan){
		"everything":    func(p *plan.Plan) { *p = plan.Plan{} },
		"the period":    func(p *plan.Plan) { p.From, p.To = lang.Date{}, lang.Date{} },
		"the beginning": func(p *plan.Plan) { p.From = lang.Date{} },
		"the end": func(p *plan.Plan) {
			p.To = lang.Date{}
			for _, c := range p.Commitments {
				c.Due = lang.Date{}
			}
		},
		"figures": func(p *plan.Plan) {
			for _, c := range p.Commitments {
				c.Target, c.Stretch, c.Baseline, c.Extent = lang.Number{}, lang.Number{}, lang.Number{}, lang.Number{}
			}
		},
		"units": func(p *plan.Plan) {
			for _, c := range p.Commitments {
				c.Unit = nil
			}
		},
		"dates of a path": func(p *plan.Plan) { p.Commitments[0].Path = []plan.Point{{}, {On: day(6, 30)}, {}} },
		"dates of reports": func(p *plan.Plan) {
			for _, r := range p.Reports {
				r.AsOf = lang.Date{}
			}
		},
		"publication": func(p *plan.Plan) {
			for _, r := range p.Reports {
				r.Published = time.Time{}
			}
		},
		"entries": func(p *plan.Plan) {
			for _, r := range p.Reports {
				r.Entries = nil
			}
			for _, c := range p.Commitments {
				c.Entries = nil
			}
		},
		"numbers": func(p *plan.Plan) { p.Pillars = []*plan.Pillar{{}, {}} },
	} {
		p := sound()
		take(p)
		var problems diag.List
		Site(&plan.Site{Plans: []*plan.Plan{p}}, &problems)
		if len(problems) > 0 {
			t.Errorf("without %s: %s", name, brief(problems))
		}
	}
	Site(&plan.Site{}, &diag.List{})
}

// BenchmarkSite checks a plan of some 250 commitments with two reports on each.
func BenchmarkSite(b *testing.B) {
	site := &plan.Site{}
	for range 40 {
		site.Plans = append(site.Plans, sound())
	}
	b.ReportAllocs()
	for b.Loop() {
		var problems diag.List
		Site(site, &problems)
	}
}
