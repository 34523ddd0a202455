// Package check holds what must be true of a plan before anything is computed
// from it: one function per rule. load has read every file by then, so ids resolve
// and texts stand in both languages; here it is asked whether the plan makes sense
// and does not contradict itself. After check, later stages need no code for bad data.
//
//	check.Site(site, &problems)
package check

import (
	"slices"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

// Site checks every plan of the site and adds what is wrong to problems.
func Site(s *plan.Site, problems *diag.List) {
	for _, p := range s.Plans {
		for _, c := range p.Commitments {
			for _, rule := range commitmentRules {
				rule(p, c, problems)
			}
		}
		numbers(p, problems)
		parts(p, problems)
		reports(p, problems)
	}
}

// commitmentRules are the rules that look at one commitment.
var commitmentRules = []func(*plan.Plan, *plan.Commitment, *diag.List){
	unitFitsKind, figuresFitKind, dates, path, stretch, measure,
}

// unitFitsKind: a count is not in percent, a rate not in rivers.
func unitFitsKind(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	switch {
	case c.Unit == nil && c.Extent.IsSet():
		problems.Add(c.At, "missing-key", diag.Say("有 extent 却没有 unit", "there is an extent but no unit"),
			diag.Hint("加一行 unit = …", "add a line unit = …"))
	case c.Unit == nil:
	case !c.Measured() && (slices.Contains(c.Unit.Kinds, "count") || slices.Contains(c.Unit.Kinds, "amount")):
	case !slices.Contains(c.Unit.Kinds, c.Kind.String()):
		problems.Add(c.At, "unit-kind", diag.Say("单位 %[1]s 不适用于 %[2]s 类承诺", "the unit %[1]s does not fit a commitment of kind %[2]s", c.Unit.ID, c.Kind),
			diag.Hint("换一个单位，或在 data/units.toml 里为它加上这一类", "choose another unit, or add the kind to it in data/units.toml"))
	}
}

// figuresFitKind: a target is measured, an extent only shown, and neither both.
func figuresFitKind(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	if c.Measured() {
		if c.Extent.IsSet() || len(c.Stages) > 0 {
			problems.Add(c.At, "kind-mismatch", diag.Say("%s 类承诺用 target，不用 extent 或 stages", "a commitment of kind %s has a target, no extent or stages", c.Kind))
		}
		return
	}
	if c.Target.IsSet() || c.Stretch.IsSet() || c.Baseline.IsSet() || len(c.Path) > 0 {
		problems.Add(c.At, "kind-mismatch", diag.Say("%s 类承诺没有 target、stretch、baseline 或 path", "a commitment of kind %s has no target, stretch, baseline or path", c.Kind),
			diag.Hint("工作范围写作 extent = …", "write its extent as extent = …"))
	}
	if c.Kind == plan.Action && len(c.Stages) > 0 {
		problems.Add(c.At, "kind-mismatch", diag.Say("action 类承诺没有 stages", "a commitment of kind action has no stages"),
			diag.Hint("有阶段的写作 kind = \"milestone\"", "one with stages is of kind = \"milestone\""))
	}
}

// dates: what a year's plan promises is due within it.
func dates(p *plan.Plan, c *plan.Commitment, problems *diag.List) {
	outside := func(d lang.Date) bool { return d.Before(p.From) || d.After(p.To) }
	if outside(c.Due) {
		problems.Add(c.At, "date-outside-plan", diag.Say("期限 %[1]s 不在计划期 %[2]s 至 %[3]s 之内", "due on %[1]s, outside the plan's %[2]s to %[3]s", c.Due, p.From, p.To),
			diag.See(p.At, "计划期在这里", "the plan's period"))
	}
	for _, s := range c.Stages {
		if outside(s.Due) || s.Due.After(c.Due) {
			problems.Add(c.At, "date-outside-plan", diag.Say("阶段 %[1]s 的期限 %[2]s 晚于承诺的期限或在计划期之外", "stage %[1]s is due on %[2]s, after the commitment or outside the plan", s.ID, s.Due))
		}
	}
}

// path: a schedule goes forward in time, inside the commitment's own.
func path(p *plan.Plan, c *plan.Commitment, problems *diag.List) {
	last := p.From.AddDays(-1)
	for _, point := range c.Path {
		if !point.On.After(last) || point.On.After(c.Due) {
			problems.Add(c.At, "path-order", diag.Say("path 的日期 %s 不在前一日期之后、期限之前", "the path's date %s is not after the one before and up to the due date", point.On))
		}
		last = point.On
	}
}

// stretch: 力争 goes further than the target.
func stretch(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	if !c.Stretch.IsSet() || !c.Target.IsSet() {
		return
	}
	further := c.Stretch.Cmp(c.Target)
	if c.Op == plan.AtMost {
		further = -further
	}
	if further <= 0 {
		problems.Add(c.At, "stretch-order", diag.Say("力争值 %[1]s 没有超出目标 %[2]s", "the stretch of %[1]s does not go beyond the target of %[2]s", c.Stretch, c.Target))
	}
}

// measure: counts are whole; counts and amounts are not negative.
func measure(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	if c.Kind == plan.Count && c.Target.IsSet() && !c.Target.Floor().Equal(c.Target) {
		problems.Add(c.At, "not-whole", diag.Say("count 类的目标应是整数，这里是 %s", "the target of a count is a whole number, not %s", c.Target),
			diag.Hint("有小数的量写作 kind = \"amount\"", "a quantity with decimals is of kind = \"amount\""))
	}
}

// numbers: two pillars, priorities or projects do not bear one number.
func numbers(p *plan.Plan, problems *diag.List) {
	unique(p.Pillars, func(v *plan.Pillar) (int, source.Place) { return v.No, v.At }, problems)
	unique(p.Priorities, func(v *plan.Priority) (int, source.Place) { return v.No, v.At }, problems)
	unique(p.Projects, func(v *plan.Project) (int, source.Place) { return v.No, v.At }, problems)
}

func unique[T any](list []*T, number func(*T) (int, source.Place), problems *diag.List) {
	first := map[int]source.Place{}
	for _, v := range list {
		no, at := number(v)
		if other, taken := first[no]; taken {
			problems.Add(at, "duplicate-number", diag.Say("序号 %d 已经用过", "the number %d is taken", no),
				diag.See(other, "另一处在这里", "the other declaration"))
			continue
		}
		first[no] = at
	}
}

// parts: parts in their whole's unit do not exceed it. Rates never add up.
func parts(p *plan.Plan, problems *diag.List) {
	sums := map[*plan.Commitment]lang.Number{}
	for _, c := range p.Commitments {
		if whole := c.PartOf; whole != nil && addsUp(c, whole) {
			sum, ok := sums[whole]
			if !ok {
				sum = lang.Int(0)
			}
			sums[whole] = sum.Add(c.Target)
		}
	}
	for _, whole := range p.Commitments {
		if sum, ok := sums[whole]; ok && sum.Cmp(whole.Target) > 0 {
			problems.Add(whole.At, "parts-exceed-whole", diag.Say("各部分之和 %[1]s 超过总数 %[2]s", "the parts add up to %[1]s, more than the whole of %[2]s", sum, whole.Target))
		}
	}
	for _, c := range p.Commitments {
		if c.PartOf != nil && (c.PartOf == c || c.PartOf.PartOf != nil) {
			problems.Add(c.At, "part-of-part", diag.Say("part_of 只能指向本身不是部分的承诺", "part_of points to a commitment that is no part itself"))
		}
	}
}

func addsUp(part, whole *plan.Commitment) bool {
	return part.Unit == whole.Unit && (part.Kind == plan.Count || part.Kind == plan.Amount)
}
