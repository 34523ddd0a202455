package derive

import (
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Status is how a commitment stands, as of its latest entry.
type Status uint8

// The statuses, in the order in which the site lists them.
const (
	Achieved     Status = iota // the target is met
	DoneBefore                 // achieved when the plan was issued; counted apart
	OnSchedule                 // at least OnPercent of what is expected, or no point below
	Slightly                   // slightly behind
	Behind                     // behind
	Overdue                    // the due date has passed and the target is not met
	StretchUnmet               // the same of a 力争 target, which is never "missed"
	UnderWay                   // nothing is expected yet
	NotReported                // no entry when one was due
	ActionOnly                 // work without figure or date: told, never judged
)

// Statuses lists all, in order.
var Statuses = []Status{Achieved, DoneBefore, OnSchedule, Slightly, Behind, Overdue, StretchUnmet, UnderWay, NotReported, ActionOnly}

// The thresholds, printed by the methodology page from here. The percentages are
// of what is expected; an at-most target mirrors them (105 %, 120 %).
const (
	OnPercent     = 95
	SlightPercent = 80
	pointsMargin  = "0.5"
)

// PointsMargin is how many percentage points a rate or share may lie below what is
// expected and still be slightly behind.
func PointsMargin() lang.Number { return lang.MustNumber(pointsMargin) }

// Standing is how a commitment stands and all the numbers that it follows from.
type Standing struct {
	Of        *plan.Commitment
	Entry     *plan.Entry // the latest, which is judged; nil where there is none
	Status    Status
	Schedule  Schedule    // what was expected on the entry's date; zero where nothing is
	Ratio     lang.Number // value ÷ expected in percent, one decimal; unset where no ratio is formed
	Gap       lang.Number // value − expected; unset where nothing is expected
	StageDue  int         // stages whose date has come
	StageLate int         // of these, not done
	Done      int         // stages done, whenever they are due
}

// Sample reports whether what the standing rests on was invented.
func (s Standing) Sample() bool { return s.Entry != nil && s.Entry.Report.Sample }

// judge is the method: the first rule that applies. newest is the date of the
// plan's newest report.
func judge(c *plan.Commitment, e *plan.Entry, newest lang.Date, p *plan.Plan) Standing {
	s := Standing{Of: c, Entry: e}
	s.measure(p)
	s.Status = s.rule(newest, p)
	return s
}

func (s *Standing) rule(newest lang.Date, p *plan.Plan) Status {
	c, e := s.Of, s.Entry
	switch {
	case c.Firmness == plan.Done:
		return DoneBefore
	case e != nil && s.met():
		return Achieved
	case e == nil || isSilent(c, e.Report.AsOf, newest, p.ReportsEvery):
		return NotReported
	case c.Kind == plan.Action:
		return ActionOnly
	case !e.Report.AsOf.Before(c.Due) && c.Firmness == plan.Strive:
		return StretchUnmet
	case !e.Report.AsOf.Before(c.Due):
		return Overdue
	case s.nothingExpected():
		return UnderWay
	}
	return s.pace()
}

// isSilent: no entry in the months up to the newest report or, once that is as of
// the due date, none as of that date or later. We read the second in place of the
// first: an entry that settles a commitment needs none after it.
func isSilent(c *plan.Commitment, last, newest lang.Date, every int) bool {
	if !newest.Before(c.Due) {
		return last.Before(c.Due)
	}
	return !last.After(newest.AddMonths(-every))
}

// met reports whether the latest entry meets the target. A rate, share or at-most
// target can still be lost, so only an entry as of the due date settles it.
func (s *Standing) met() bool {
	c, e := s.Of, s.Entry
	if c.Kind == plan.Milestone {
		return e.Done || len(c.Stages) > 0 && s.Done == len(c.Stages)
	}
	if !c.Measured() || !e.Value.IsSet() {
		return false
	}
	final := !e.Report.AsOf.Before(c.Due)
	if (c.Kind == plan.Rate || c.Kind == plan.Share || c.Op == plan.AtMost) && !final {
		return false
	}
	return meets(c.Op, e.Value, LineEnd(c))
}

// LineEnd is the value at which the straight line to the target ends: the target,
// but half of it where the plan promises "most of" a number, which is our reading.
func LineEnd(c *plan.Commitment) lang.Number {
	if c.Op == plan.MostOf {
		return c.Target.Quo(lang.Int(2))
	}
	return c.Target
}

// meets holds a value against the line's end. A bare figure and "about" are met
// when reached, "more than" and "most of" only above.
func meets(op plan.Op, value, end lang.Number) bool {
	switch op {
	case plan.AtMost:
		return value.Cmp(end) <= 0
	case plan.MoreThan, plan.MostOf:
		return value.Cmp(end) > 0
	}
	return value.Cmp(end) >= 0
}

// nothingExpected: a count of which nothing whole is expected, a milestone of which
// no stage is due, a bare share. A limit of 0 is an expectation, so no at-most target
// is under way for its sake; nor is an amount, which has no whole ones to wait for.
func (s *Standing) nothingExpected() bool {
	switch c := s.Of; c.Kind {
	case plan.Milestone:
		return s.StageDue == 0
	case plan.Count:
		return c.Op != plan.AtMost && s.Schedule.Expected.Sign() == 0
	case plan.Share:
		return isBare(c, s.Entry.Report.AsOf)
	}
	return false
}

// pace compares what is with what is expected.
func (s *Standing) pace() Status {
	switch s.Of.Kind {
	case plan.Milestone:
		if s.StageLate > 0 {
			return Behind
		}
		return OnSchedule
	case plan.Rate, plan.Share:
		return s.byPoints()
	}
	return s.byRatio()
}

func (s *Standing) byPoints() Status {
	gap := s.Gap
	if s.Of.Op == plan.AtMost {
		gap = lang.Int(0).Sub(gap)
	}
	switch {
	case gap.Sign() >= 0:
		return OnSchedule
	case gap.Cmp(lang.Int(0).Sub(PointsMargin())) >= 0:
		return Slightly
	}
	return Behind
}

// byRatio multiplies instead of dividing, so that a boundary is hit exactly.
func (s *Standing) byRatio() Status {
	value, expected := s.Entry.Value, s.Schedule.Expected
	most := s.Of.Op == plan.AtMost
	if expected.Sign() <= 0 {
		if most && value.Cmp(expected) <= 0 || !most && value.Cmp(expected) >= 0 {
			return OnSchedule
		}
		return Behind
	}
	within := func(percent int) bool {
		left, right := value.Mul(lang.Int(100)), expected.Mul(lang.Int(percent))
		if most {
			right = expected.Mul(lang.Int(200 - percent))
			return left.Cmp(right) <= 0
		}
		return left.Cmp(right) >= 0
	}
	switch {
	case within(OnPercent):
		return OnSchedule
	case within(SlightPercent):
		return Slightly
	}
	return Behind
}
