package derive_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// dice throws commitments and what is said of them. The seed is named where a test
// fails, and throws the same again.
type dice struct{ *rand.Rand }

func throw(seed uint64) dice { return dice{rand.New(rand.NewPCG(seed, 2018))} }

func (d dice) number(whole bool) lang.Number {
	n := num([]string{"-200.5", "-2", "-0.5", "0", "0.5", "1", "7.7", "20", "52", "99.99", "100", "11800", "123456789012.34"}[d.IntN(13)])
	if whole {
		return n.Floor()
	}
	return n
}

func (d dice) maybe(n lang.Number) lang.Number {
	if d.IntN(2) == 0 {
		return lang.Number{}
	}
	return n
}

func (d dice) day(p *plan.Plan) lang.Date { return p.From.AddDays(d.IntN(p.From.Days(p.To) + 1)) }

func (d dice) commitment(p *plan.Plan, id string) promise {
	c := promise{ID: id, Kind: plan.Kind(d.IntN(len(plan.Kinds))), Firmness: plan.Firmness(d.IntN(len(plan.Firmnesses))), Due: p.To}
	if d.IntN(2) == 0 {
		c.Due = d.day(p)
	}
	whole := c.Kind == plan.Count
	if c.Measured() {
		c.Op, c.Target, c.Baseline = plan.Op(d.IntN(len(plan.Ops))), d.number(whole), d.maybe(d.number(whole))
		for day := p.From; d.IntN(3) == 0; {
			if day = day.AddDays(1 + d.IntN(150)); day.After(c.Due) {
				break
			}
			c.Path = append(c.Path, plan.Point{On: day, Value: d.number(whole)})
		}
	}
	for c.Kind == plan.Milestone && d.IntN(2) == 0 {
		c.Stages = append(c.Stages, plan.Stage{ID: fmt.Sprint("s", len(c.Stages)), Due: p.From.AddDays(d.IntN(p.From.Days(c.Due) + 1))})
	}
	return c
}

func (d dice) said(p *plan.Plan, c promise) []said {
	var out []said
	for _, month := range []string{"-03-31", "-06-30", "-09-30", "-12-31"} {
		e := &plan.Entry{Done: len(c.Stages) == 0 && d.IntN(4) == 0}
		if c.Measured() && d.IntN(20) > 0 {
			e.Value = d.number(c.Kind == plan.Count)
		}
		for _, s := range c.Stages {
			if d.IntN(2) == 0 {
				e.Stages = append(e.Stages, s.ID)
			}
		}
		if d.IntN(3) == 0 {
			e = nil
		}
		out = append(out, said{fmt.Sprint(p.Year, month), e})
	}
	return out[:d.IntN(len(out)+1)]
}

// plan is a whole plan whose first commitment is c; reports are published up to a
// year after their date, in any order.
func (d dice) plan(c promise, said []said) *plan.Plan {
	p := year(2018 + d.IntN(3))
	p.ReportsEvery = 1 + d.IntN(12)
	if c.ID == "" {
		c = d.commitment(p, "first")
		said = d.said(p, c)
	}
	add(p, c, said...)
	for i := range d.IntN(6) {
		c := d.commitment(p, fmt.Sprint("other-", i))
		add(p, c, d.said(p, c)...)
	}
	for _, r := range p.Reports {
		published(r, r.AsOf.AddDays(d.IntN(366)).String())
	}
	return p
}

const throws = 20000

func TestEveryCommitmentHasExactlyOneStatus(t *testing.T) {
	seen := map[derive.Status]bool{}
	for seed := range uint64(throws) {
		d := throw(seed)
		p := d.plan(promise{}, nil)
		f := derive.Plan(p, d.day(p).AddDays(d.IntN(800)))
		for _, c := range p.Commitments {
			s := f.Of(c)
			seen[s.Status] = true
			if tally := f.Tally([]*promise{c}); tally.Total != 1 || tally.Of(s.Status) != 1 || tally.Totals[derive.GroupOf(c)] != 1 {
				t.Fatalf("seed %d: %s of %+v is counted as %+v", seed, s.Status.Key(), *c, tally)
			}
			if text := contradiction(f, s); text != "" {
				t.Fatalf("seed %d: %s %s\n%+v", seed, s.Status.Key(), text, s)
			}
			f.History(c)
		}
		f.Changes()
		f.Next()
		f.IsStale()
	}
	for _, s := range derive.Statuses {
		if !seen[s] {
			t.Errorf("%d throws never gave %s", throws, s.Key())
		}
	}
}

// contradiction is what a status says that its own numbers do not.
func contradiction(f *derive.Figures, s derive.Standing) string {
	c := s.Of
	past := s.Entry != nil && !s.Entry.Report.AsOf.Before(c.Due)
	switch {
	case (s.Status == derive.DoneBefore) != (c.Firmness == plan.Done):
		return "is not what was done before"
	case s.Status == derive.Achieved && c.Measured() && !s.Entry.Value.IsSet():
		return "has no value"
	case s.Status == derive.ActionOnly && c.Kind != plan.Action:
		return "is no action"
	case c.Kind == plan.Action && (s.Ratio.IsSet() || s.Gap.IsSet()):
		return "has a figure"
	case s.Entry == nil && s.Status != derive.NotReported && s.Status != derive.DoneBefore:
		return "has no entry"
	case s.Entry != nil && s.Entry.Report.Published.After(f.Today.Time()):
		return "rests on what is not published"
	case s.Status == derive.StretchUnmet && c.Firmness != plan.Strive, s.Status == derive.Overdue && c.Firmness == plan.Strive:
		return "has another firmness"
	case (s.Status == derive.Overdue || s.Status == derive.StretchUnmet) && !past:
		return "is not due"
	case past && slices.Contains([]derive.Status{derive.OnSchedule, derive.Slightly, derive.Behind, derive.UnderWay, derive.NotReported}, s.Status):
		return "is due"
	case s.Ratio.IsSet() && (c.Kind > plan.Amount || s.Schedule.Expected.Sign() <= 0):
		return "has a ratio"
	}
	return ""
}

// What others report, and in which order all of it is held, is nothing to a commitment.
func TestAStandingDoesNotDependOnTheOrderOfOthers(t *testing.T) {
	for seed := range uint64(throws / 10) {
		d := throw(seed)
		p := d.plan(promise{}, nil)
		today, first := d.day(p).AddDays(d.IntN(800)), p.Commitments[0]
		before := derive.Plan(p, today).Of(first)
		d.Shuffle(len(p.Commitments), func(i, j int) { p.Commitments[i], p.Commitments[j] = p.Commitments[j], p.Commitments[i] })
		for _, r := range p.Reports {
			d.Shuffle(len(r.Entries), func(i, j int) { r.Entries[i], r.Entries[j] = r.Entries[j], r.Entries[i] })
		}
		for _, c := range p.Commitments {
			if c != first {
				d.Shuffle(len(c.Entries), func(i, j int) { c.Entries[i], c.Entries[j] = c.Entries[j], c.Entries[i] })
			}
		}
		if after := derive.Plan(p, today).Of(first); !reflect.DeepEqual(before, after) {
			t.Fatalf("seed %d: %+v became %+v", seed, before, after)
		}
	}
}

// order is from the worst to the best that a figure can make of a commitment.
var order = []derive.Status{derive.Overdue, derive.StretchUnmet, derive.Behind, derive.Slightly, derive.OnSchedule, derive.Achieved}

// A higher figure never gives a worse status, nor a lower one where the target is a limit.
func TestMoreIsNeverWorse(t *testing.T) {
	for seed := range uint64(throws) {
		d := throw(seed)
		p := year(2018)
		c := d.commitment(p, "first")
		if !c.Measured() || c.Firmness == plan.Done {
			continue
		}
		low, high := d.number(false), d.number(false)
		if (low.Cmp(high) > 0) != (c.Op == plan.AtMost) {
			low, high = high, low
		}
		day := d.day(p).String()
		worse, better := judged(2018, c, []said{at(day, low.String())}), judged(2018, c, []said{at(day, high.String())})
		if slices.Index(order, worse.Status) > slices.Index(order, better.Status) && better.Status != derive.UnderWay {
			t.Fatalf("seed %d: %v is %s but %v is %s of %+v", seed, low, worse.Status.Key(), high, better.Status.Key(), c)
		}
	}
}

// A commitment that is measured in yuan stands as it would in thousands of yuan.
func TestTheUnitChangesNoStatus(t *testing.T) {
	for seed := range uint64(throws / 10) {
		d := throw(seed)
		p := year(2018)
		c := d.commitment(p, "first")
		if c.Kind != plan.Amount {
			continue
		}
		value, day, thousand := d.number(false), d.day(p).String(), lang.Int(1000)
		big := c
		big.Target, big.Baseline, big.Path = c.Target.Mul(thousand), c.Baseline.Mul(thousand), slices.Clone(c.Path)
		for i := range big.Path {
			big.Path[i].Value = c.Path[i].Value.Mul(thousand)
		}
		a, b := judged(2018, c, []said{at(day, value.String())}), judged(2018, big, []said{at(day, value.Mul(thousand).String())})
		if a.Status != b.Status || !a.Ratio.Equal(b.Ratio) {
			t.Fatalf("seed %d: %s, %v became %s, %v for %+v", seed, a.Status.Key(), a.Ratio, b.Status.Key(), b.Ratio, c)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	d := throw(1)
	p := year(2018)
	for i := range 10000 {
		c := d.commitment(p, fmt.Sprint("c", i))
		add(p, c, d.said(p, c)...)
	}
	b.ReportAllocs()
	for b.Loop() {
		derive.Plan(p, p.To)
	}
}
