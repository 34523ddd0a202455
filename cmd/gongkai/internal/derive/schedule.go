package derive

import (
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
	FromPath bool        // the plan states a schedule; else the line is straight and ours
}

// Expect is what is expected of c on a day: the plan's own path, else a straight
// line from the baseline (count, amount: 0) to the target, both days counted:
//
//	20 × 273 ÷ 365 = 14.96, so 14 rivers on 30 September
//
// A rate is held against its target on every day. An action, a milestone and a
// bare share have no schedule: the result is zero.
func Expect(c *plan.Commitment, p *plan.Plan, on lang.Date) Schedule {
	if !c.Measured() || c.Kind == plan.Share && isBare(c) {
		return Schedule{}
	}
	s := Schedule{On: on, FromPath: len(c.Path) > 0}
	s.Total = p.From.Days(c.Due) + 1
	s.Days = min(max(p.From.Days(on)+1, 0), s.Total)
	switch {
	case c.Kind == plan.Rate:
		s.Exact = c.Target
	default:
		s.Exact = along(line(c, p), on)
	}
	s.Expected = s.Exact
	if c.Kind == plan.Count && c.Op != plan.AtMost {
		s.Expected = s.Exact.Floor()
	}
	return s
}

// line is the schedule as points, from the day before the plan begins to the due day.
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
		if !stage.Due.After(s.Entry.Report.AsOf) {
			s.StageDue++
		}
	}
	s.Done = len(s.Entry.Stages)
	if len(s.Of.Stages) == 0 && s.Entry.Done {
		s.Done = 1
	}
}
