package derive

import (
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Schedule is what the plan expects of a measured commitment on a day.
type Schedule struct {
	On       lang.Date
	Expected lang.Number // what is judged by; a count is rounded down
	Exact    lang.Number // before that rounding
	Days     int         // days of the plan so far, the first and this one counted
	Total    int         // days from the plan's first to the due day, both counted
	FromPath bool        // the plan states the schedule; else the line is straight and ours
}

// Expect is what is expected of c on a day: the plan's own path, else a straight
// line from the baseline (count, amount: 0) to the target, both days counted:
//
//	20 × 273 ÷ 365 = 14.96, so 14 rivers on 30 September
//
// A rate is held against its target on every day and takes no path. An action, a
// milestone and a bare share have no schedule: the result is zero.
func Expect(c *plan.Commitment, p *plan.Plan, on lang.Date) Schedule {
	if !c.Measured() || isBare(c, on) {
		return Schedule{}
	}
	s := Schedule{On: on, Exact: LineEnd(c)}
	s.Total = p.From.Days(c.Due) + 1
	s.Days = min(max(p.From.Days(on)+1, 0), s.Total)
	if c.Kind != plan.Rate {
		s.Exact, s.FromPath = along(line(c, p), on), len(c.Path) > 0
	}
	s.Expected = s.Exact
	if c.Kind == plan.Count && c.Op != plan.AtMost {
		s.Expected = s.Exact.Floor()
	}
	return s
}

// isBare reports whether nothing says what level a share should have on a day: it
// has no baseline, and no schedule that has begun. A missing baseline is not 0.
func isBare(c *plan.Commitment, on lang.Date) bool {
	return c.Kind == plan.Share && !c.Baseline.IsSet() && (len(c.Path) == 0 || on.Before(c.Path[0].On))
}

// line is the schedule as points: the baseline on the day before the plan begins, the
// path, and the target on the due day where the path ends before it. A total that
// states no baseline starts from 0; of a bare share that part is never asked for.
func line(c *plan.Commitment, p *plan.Plan) []plan.Point {
	start := c.Baseline
	if !start.IsSet() {
		start = lang.Int(0)
	}
	points := []plan.Point{{On: p.From.AddDays(-1), Value: start}}
	points = append(points, c.Path...)
	if last := points[len(points)-1]; last.On.Before(c.Due) {
		points = append(points, plan.Point{On: c.Due, Value: LineEnd(c)})
	}
	return points
}

// along is the value on a day of the straight lines between points.
func along(points []plan.Point, on lang.Date) lang.Number {
	if !on.After(points[0].On) {
		return points[0].Value
	}
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		if on.After(b.On) {
			continue
		}
		passed, whole := lang.Int(a.On.Days(on)), lang.Int(a.On.Days(b.On))
		return a.Value.Add(b.Value.Sub(a.Value).Mul(passed).Quo(whole))
	}
	return points[len(points)-1].Value
}

// measure fills in the numbers that the rules and the page's formula use.
func (s *Standing) measure(p *plan.Plan) {
	c, e := s.Of, s.Entry
	if e == nil {
		return
	}
	s.stages()
	s.Schedule = Expect(c, p, e.Report.AsOf)
	if !s.Schedule.Expected.IsSet() || !e.Value.IsSet() {
		return
	}
	s.Gap = e.Value.Sub(s.Schedule.Expected)
	if (c.Kind == plan.Count || c.Kind == plan.Amount) && s.Schedule.Expected.Sign() > 0 {
		s.Ratio = e.Value.Mul(lang.Int(100)).Quo(s.Schedule.Expected).Round(1)
	}
}

func (s *Standing) stages() {
	for _, stage := range s.Of.Stages {
		due, done := !stage.Due.After(s.Entry.Report.AsOf), slices.Contains(s.Entry.Stages, stage.ID)
		if due {
			s.StageDue++
		}
		if done {
			s.Done++
		}
		if due && !done {
			s.StageLate++
		}
	}
	if len(s.Of.Stages) == 0 && s.Entry.Done {
		s.Done = 1
	}
}
