package derive_test

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// promise is short for what the tables below are full of.
type promise = plan.Commitment

var num = lang.MustNumber

func on(iso string) lang.Date {
	d, err := lang.ParseDate(iso)
	if err != nil {
		panic(err)
	}
	return d
}

// points is a path, as pairs of a day and a value.
func points(pairs ...string) []plan.Point {
	var out []plan.Point
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, plan.Point{On: on(pairs[i]), Value: num(pairs[i+1])})
	}
	return out
}

// steps are the stages of a milestone, as pairs of an id and a day.
func steps(pairs ...string) []plan.Stage {
	var out []plan.Stage
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, plan.Stage{ID: pairs[i], Due: on(pairs[i+1])})
	}
	return out
}

// said is what a report as of a day says of one commitment; nothing where entry is nil.
type said struct {
	on    string
	entry *plan.Entry
}

func at(on, value string) said             { return said{on, &plan.Entry{Value: num(value)}} }
func reached(on string) said               { return said{on, &plan.Entry{Done: true}} }
func stages(on string, ids ...string) said { return said{on, &plan.Entry{Stages: ids}} }
func noted(on string) said                 { return said{on, &plan.Entry{Note: lang.Text{ZH: "注", EN: "note"}}} }
func silence(on string) said               { return said{on, nil} }
func published(r *plan.Report, iso string) { r.Published = on(iso).Time() }

// year is a plan for a calendar year that reports every three months.
func year(y int) *plan.Plan {
	return &plan.Plan{Year: y, From: lang.D(y, 1, 1), To: lang.D(y, 12, 31), ReportsEvery: 3}
}

// add puts a copy of c and what is said of it into p. Reports of one day are one
// report; each is published on the day that its figures speak of.
func add(p *plan.Plan, c promise, reports ...said) *promise {
	if c.Due.IsZero() {
		c.Due = p.To
	}
	p.Commitments = append(p.Commitments, &c)
	for _, s := range reports {
		r := reportOn(p, s.on)
		if s.entry == nil {
			continue
		}
		e := *s.entry
		e.Report, e.Of = r, &c
		r.Entries, c.Entries = append(r.Entries, &e), append(c.Entries, &e)
	}
	slices.SortFunc(c.Entries, func(a, b *plan.Entry) int { return a.Report.AsOf.Compare(b.Report.AsOf) })
	return &c
}

func reportOn(p *plan.Plan, iso string) *plan.Report {
	for _, r := range p.Reports {
		if r.AsOf == on(iso) {
			return r
		}
	}
	r := &plan.Report{ID: iso, AsOf: on(iso), Published: on(iso).Time()}
	p.Reports = append(p.Reports, r)
	slices.SortFunc(p.Reports, func(a, b *plan.Report) int { return a.AsOf.Compare(b.AsOf) })
	return r
}

// row is one commitment, what reports say of it, and how it then stands. Numbers
// that are left out are not looked at; "none" means that there is none.
type row struct {
	name     string
	of       promise
	said     []said
	want     derive.Status
	expected string // to two places
	ratio    string
}

const none = "none"

// judged is how c stands in the plan of y after all that is said.
func judged(y int, c promise, reports []said) derive.Standing {
	p := year(y)
	it := add(p, c, reports...)
	return derive.Plan(p, lang.D(y+1, 6, 30)).Of(it)
}

func judge(t *testing.T, y int, rows []row) {
	t.Helper()
	for _, r := range rows {
		t.Run(r.name, func(t *testing.T) {
			s := judged(y, r.of, r.said)
			if s.Status != r.want {
				t.Errorf("is %s, want %s (expected %v, ratio %v, gap %v)", s.Status.Key(), r.want.Key(), s.Schedule.Exact, s.Ratio, s.Gap)
			}
			if got := shown(s.Schedule.Expected); r.expected != "" && got != r.expected {
				t.Errorf("expected by then is %s, want %s", got, r.expected)
			}
			if got := shown(s.Ratio); r.ratio != "" && got != r.ratio {
				t.Errorf("the ratio is %s, want %s", got, r.ratio)
			}
		})
	}
}

func shown(n lang.Number) string { return cmp.Or(n.Round(2).Trim().String(), none) }

// moment is half past an hour of a day, in a zone so many hours east.
func moment(iso string, hour, east int) time.Time {
	d := on(iso)
	return time.Date(d.Year(), time.Month(d.Month()), d.Day(), hour, 30, 0, 0, time.FixedZone("", east*60*60))
}
