// Package derive computes what follows from a checked plan at a date: how each
// commitment stands, what was expected by then, the roll-ups, what is due next
// and what changed. Nothing here is written by hand in the data.
//
//	figures := derive.Plan(p, today)
//	s := figures.Of(commitment) // Standing: status and every number behind it
//	figures.Tally(all)          // counts by status, each with its denominator
//
// Today is an input, never the clock. A report published after it stays out.
// A commitment is judged at the date of its latest entry; the first rule applies:
//
//  1. achieved: done before the plan was issued (counted apart), or the target is
//     met; a rate, share or at-most target only by an entry as of the due date or later
//  2. not reported: no entry in the months between two reports up to the newest
//     or, once that is as of the due date, none as of the due date or later
//  3. action only
//  4. overdue: the entry is as of the due date or later; a 力争 target is then
//     "stretch not reached"
//  5. under way: nothing is expected yet
//  6. on schedule, slightly behind, behind, by the thresholds below
//
// Only counts are rolled up: nothing is averaged across unlike units.
package derive

import (
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Figures is what follows from one plan at one date.
type Figures struct {
	Plan    *plan.Plan
	Today   lang.Date
	Reports []*plan.Report // published by today, oldest first
	AsOf    lang.Date      // of the newest report; zero where there is none
	Sample  bool           // some report that is used is invented

	standings map[*plan.Commitment]Standing // looked up only, never ranged over
}

// Plan derives the figures of p as they stood on today.
func Plan(p *plan.Plan, today lang.Date) *Figures {
	f := &Figures{Plan: p, Today: today, standings: make(map[*plan.Commitment]Standing, len(p.Commitments))}
	for _, r := range p.Reports {
		if !published(r).After(today) {
			f.Reports = append(f.Reports, r)
			f.AsOf = r.AsOf
			f.Sample = f.Sample || r.Sample
		}
	}
	for _, c := range p.Commitments {
		f.standings[c] = judge(c, f.latest(c), f.AsOf, p)
	}
	return f
}

// published is the calendar day of a report's publication, in its own time zone.
func published(r *plan.Report) lang.Date {
	y, m, d := r.Published.Date()
	return lang.D(y, int(m), d)
}

// Newest is the day on which the newest report was published, or the plan's first
// day where there is none: the default for today.
func Newest(p *plan.Plan) lang.Date {
	day := p.From
	for _, r := range p.Reports {
		if at := published(r); at.After(day) {
			day = at
		}
	}
	return day
}

// Of is how c stands.
func (f *Figures) Of(c *plan.Commitment) Standing { return f.standings[c] }

// Entries are the entries of c that are published, oldest first. A report may come
// out after one of a later date, so any of them may be missing, not only the last.
func (f *Figures) Entries(c *plan.Commitment) []*plan.Entry {
	return slices.DeleteFunc(slices.Clone(c.Entries), func(e *plan.Entry) bool {
		return published(e.Report).After(f.Today)
	})
}

func (f *Figures) latest(c *plan.Commitment) *plan.Entry {
	entries := f.Entries(c)
	if len(entries) == 0 {
		return nil
	}
	return entries[len(entries)-1]
}

// History is how c stood at each of its entries, oldest first.
func (f *Figures) History(c *plan.Commitment) []Standing {
	entries := f.Entries(c)
	out := make([]Standing, len(entries))
	for i, e := range entries {
		out[i] = judge(c, e, e.Report.AsOf, f.Plan)
	}
	return out
}

// IsStale reports whether, on today, the newest figures are older than the plan's
// interval allows. We count from the day that they speak of, and from the day before
// the plan where there are none; a plan that is reported to its end owes no more.
func (f *Figures) IsStale() bool {
	last := f.AsOf
	if last.IsZero() {
		last = f.Plan.From.AddDays(-1)
	}
	return last.Before(f.Plan.To) && f.Today.After(last.AddMonths(f.Plan.ReportsEvery))
}

// Group is how a commitment is counted: promises, stretch goals and actions apart.
type Group uint8

// The groups.
const (
	Promises Group = iota
	Stretches
	Actions
	Before // done before the plan was issued
)

// GroupOf is the group that c is counted in. An action stays an action whatever
// its firmness: it has nothing that could be achieved.
func GroupOf(c *plan.Commitment) Group {
	switch {
	case c.Firmness == plan.Done:
		return Before
	case c.Kind == plan.Action:
		return Actions
	case c.Firmness == plan.Strive:
		return Stretches
	}
	return Promises
}

// Tally counts commitments by group and status.
type Tally struct {
	Counts [Before + 1][ActionOnly + 1]int
	Totals [Before + 1]int
	Total  int
}

// Tally counts the given commitments.
func (f *Figures) Tally(of []*plan.Commitment) Tally {
	var t Tally
	for _, c := range of {
		g := GroupOf(c)
		t.Counts[g][f.Of(c).Status]++
		t.Totals[g]++
		t.Total++
	}
	return t
}

// Of is how many, of all groups, have status s.
func (t Tally) Of(s Status) int {
	n := 0
	for g := range t.Counts {
		n += t.Counts[g][s]
	}
	return n
}

// Late is how many promises are behind, slightly behind or overdue.
func (t Tally) Late() int {
	c := t.Counts[Promises]
	return c[Slightly] + c[Behind] + c[Overdue]
}

// Due is a day and what is due on it.
type Due struct {
	On lang.Date
	Of []*plan.Commitment // those whose day the plan names first
}

// Next lists what is due after the newest report and not yet achieved, by day.
func (f *Figures) Next() []Due {
	var out []Due
	for _, d := range f.Dues() {
		if !d.On.After(f.AsOf) {
			continue
		}
		d.Of = slices.DeleteFunc(d.Of, func(c *plan.Commitment) bool {
			s := f.Of(c).Status
			return s == Achieved || s == DoneBefore
		})
		if len(d.Of) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// Dues lists every due day with what is due on it; actions have none.
func (f *Figures) Dues() []Due {
	var out []Due
	for _, c := range f.Plan.Commitments {
		if c.Kind == plan.Action || c.Firmness == plan.Done {
			continue
		}
		i := slices.IndexFunc(out, func(d Due) bool { return d.On == c.Due })
		if i < 0 {
			out = append(out, Due{On: c.Due})
			i = len(out) - 1
		}
		out[i].Of = append(out[i].Of, c)
	}
	slices.SortFunc(out, func(a, b Due) int { return a.On.Compare(b.On) })
	for _, d := range out {
		slices.SortStableFunc(d.Of, func(a, b *plan.Commitment) int { return rank(a) - rank(b) })
	}
	return out
}

func rank(c *plan.Commitment) int {
	if c.DueGiven {
		return 0
	}
	return 1
}

// Change is what one entry changed.
type Change struct {
	Entry  *plan.Entry
	Before lang.Number // the value reported before; unset where none was
	From   Status      // at the entry before; NotReported where there was none
	To     Status
}

// Changes lists what the newest report changed, changes of status first.
func (f *Figures) Changes() []Change {
	if len(f.Reports) == 0 {
		return nil
	}
	var out []Change
	for _, e := range f.Reports[len(f.Reports)-1].Entries {
		history := f.History(e.Of)
		i := slices.IndexFunc(history, func(s Standing) bool { return s.Entry == e })
		c := Change{Entry: e, From: NotReported, To: history[i].Status}
		if i > 0 {
			c.Before, c.From = history[i-1].Entry.Value, history[i-1].Status
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Change) int { return moved(b) - moved(a) })
	return out
}

func moved(c Change) int {
	if c.From != c.To {
		return 1
	}
	return 0
}
