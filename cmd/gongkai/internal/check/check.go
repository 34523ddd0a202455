// Package check holds what must be true of a plan before anything is computed
// from it: one function per rule. load has read every file by then, so ids resolve
// and texts stand in both languages; here it is asked whether the plan makes sense
// and does not contradict itself. After check, later stages need no code for bad data.
//
//	check.Site(site, &problems)
//
// It may also be asked of a site in which load found problems, so that all are shown
// at once. What load could not read is then missing, and of what is missing no rule
// says anything: it was reported.
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
	unitFitsKind, figuresFitKind, dates, path, stretch, target,
}

// unitFitsKind: a count is not in percent, a rate not in rivers. What is not measured
// shows its extent in a unit of counts or amounts.
func unitFitsKind(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	if c.Unit == nil || len(c.Unit.Kinds) == 0 {
		return
	}
	fits := slices.Contains(c.Unit.Kinds, c.Kind.String())
	if !c.Measured() {
		fits = slices.Contains(c.Unit.Kinds, plan.Count.String()) || slices.Contains(c.Unit.Kinds, plan.Amount.String())
	}
	if !fits {
		problems.Add(c.At, "unit-kind", diag.Say("单位 %[1]s 不适用于 %[2]s 类承诺", "the unit %[1]s does not fit a commitment of kind %[2]s", c.Unit.ID, c.Kind),
			diag.Hint("换一个单位，或在 data/units.toml 里为它加上这一类", "choose another unit, or add the kind to it in data/units.toml"))
	}
}

// figuresFitKind: a target is measured, an extent only shown, and neither both.
func figuresFitKind(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	switch {
	case c.Measured() && (c.Extent.IsSet() || len(c.Stages) > 0):
		problems.Add(c.At, "kind-mismatch", diag.Say("%s 类承诺用 target，不用 extent 或 stages", "a commitment of kind %s has a target, no extent or stages", c.Kind),
			diag.Hint("删去它们，或把 kind 改为 \"milestone\"", "remove them, or make its kind \"milestone\""))
	case !c.Measured() && (c.Target.IsSet() || c.Stretch.IsSet() || c.Baseline.IsSet() || len(c.Path) > 0):
		problems.Add(c.At, "kind-mismatch", diag.Say("%s 类承诺没有 target、stretch、baseline 或 path", "a commitment of kind %s has no target, stretch, baseline or path", c.Kind),
			diag.Hint("工作范围写作 extent = …", "write its extent as extent = …"))
	case c.Kind == plan.Rate && len(c.Path) > 0:
		problems.Add(c.At, "kind-mismatch", diag.Say("rate 类承诺没有 path：增长率随时与全年目标相比", "a commitment of kind rate has no path: it is held against the year's target at any time"),
			diag.Hint("删去 path", "remove path"))
	case c.Measured() && c.Op == plan.MostOf && c.Kind != plan.Count:
		problems.Add(c.At, "kind-mismatch", diag.Say("most-of 只用于 count 类承诺", "most-of is for commitments of kind count"),
			diag.Hint("写作 op = \"more-than\" 或 \"at-least\"", "write op = \"more-than\" or \"at-least\""))
	case c.Kind == plan.Action && len(c.Stages) > 0:
		problems.Add(c.At, "kind-mismatch", diag.Say("action 类承诺没有 stages", "a commitment of kind action has no stages"),
			diag.Hint("有阶段的写作 kind = \"milestone\"", "one with stages is of kind = \"milestone\""))
	}
}

// dates: what a year's plan promises is due within it.
func dates(p *plan.Plan, c *plan.Commitment, problems *diag.List) {
	if p.From.IsZero() || p.To.IsZero() {
		return
	}
	outside := func(d lang.Date) bool { return d.Before(p.From) || d.After(p.To) }
	if outside(c.Due) {
		problems.Add(c.At, "date-outside-plan", diag.Say("期限 %[1]s 不在计划期 %[2]s 至 %[3]s 之内", "due on %[1]s, outside the plan's %[2]s to %[3]s", c.Due, p.From, p.To),
			diag.See(p.At, "计划期在这里", "the plan's period"),
			diag.Hint("改正 due；计划没有写明日子就不写", "mend due, or leave it out where the plan states no day"))
		return
	}
	for _, s := range c.Stages {
		if outside(s.Due) || s.Due.After(c.Due) {
			problems.Add(c.At, "date-outside-plan", diag.Say("阶段 %[1]s 的期限 %[2]s 晚于承诺的期限或在计划期之外", "stage %[1]s is due on %[2]s, after the commitment or outside the plan", s.ID, s.Due),
				diag.See(p.At, "计划期在这里", "the plan's period"),
				diag.Hint("阶段的期限不晚于 %s", "a stage is due by %s", c.Due))
		}
	}
}

// path: a schedule goes forward in time, inside the commitment's own.
func path(p *plan.Plan, c *plan.Commitment, problems *diag.List) {
	last := p.From.AddDays(-1)
	for _, point := range c.Path {
		if point.On.IsZero() {
			continue
		}
		if !point.On.After(last) || !c.Due.IsZero() && point.On.After(c.Due) {
			problems.Add(c.At, "path-order", diag.Say("path 的日期 %s 不在前一日期之后、期限之前", "the path's date %s is not after the one before and up to the due date", point.On),
				diag.Hint("按先后排列，都在计划开始至期限之间", "put them in order, from the plan's beginning to the due date"))
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
		problems.Add(c.At, "stretch-order", diag.Say("力争值 %[1]s 没有超出目标 %[2]s", "the stretch of %[1]s does not go beyond the target of %[2]s", c.Stretch, c.Target),
			diag.Hint("核对两个数；计划只写了一个就删去 stretch", "compare the two; where the plan has one figure only, remove stretch"))
	}
}

// target: counts are whole; counts and amounts are not negative.
func target(_ *plan.Plan, c *plan.Commitment, problems *diag.List) {
	switch {
	case c.Kind != plan.Count && c.Kind != plan.Amount:
	case c.Target.Sign() < 0:
		problems.Add(c.At, "negative-value", diag.Say("累计的目标不能是负数：%s", "the target of a total cannot be negative: %s", c.Target),
			diag.Hint("会下降的量写作 kind = \"rate\" 或 \"share\"", "what can fall is of kind = \"rate\" or \"share\""))
	case c.Kind == plan.Count && !isWhole(c.Target):
		problems.Add(c.At, "not-whole", diag.Say("count 类的目标应是整数，这里是 %s", "the target of a count is a whole number, not %s", c.Target),
			diag.Hint("有小数的量写作 kind = \"amount\"", "a quantity with decimals is of kind = \"amount\""))
	}
}

func isWhole(n lang.Number) bool { return n.Floor().Equal(n) }

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
		other, taken := first[no]
		switch {
		case no == 0:
		case taken:
			problems.Add(at, "duplicate-number", diag.Say("序号 %d 已经用过", "the number %d is taken", no),
				diag.See(other, "另一处在这里", "the other declaration"),
				diag.Hint("照原文改正其中一个 no", "mend one of the two, as the plan has it"))
		default:
			first[no] = at
		}
	}
}

// parts: a part is of a whole, never of a part; and parts in their whole's unit do
// not exceed it. Rates never add up.
func parts(p *plan.Plan, problems *diag.List) {
	sums := map[*plan.Commitment]lang.Number{} // asked in the order of the plan
	for _, c := range p.Commitments {
		whole := c.PartOf
		if whole == nil {
			continue
		}
		if whole == c || whole.PartOf != nil {
			problems.Add(c.At, "part-of-part", diag.Say("part_of 只能指向本身不是部分的承诺", "part_of points to a commitment that is no part itself"),
				diag.See(whole.At, "它指向这里", "it points here"),
				diag.Hint("指向最大的那一项", "point to the whole of them all"))
		} else if addsUp(c, whole) {
			sum, ok := sums[whole]
			if !ok {
				sum = lang.Int(0)
			}
			sums[whole] = sum.Add(c.Target)
		}
	}
	for _, whole := range p.Commitments {
		if sum := sums[whole]; sum.IsSet() && sum.Cmp(whole.Target) > 0 {
			problems.Add(whole.At, "parts-exceed-whole", diag.Say("各部分之和 %[1]s 超过总数 %[2]s", "the parts add up to %[1]s, more than the whole of %[2]s", sum, whole.Target),
				diag.Hint("核对各部分的 target 和 part_of", "compare the target and part_of of each part"))
		}
	}
}

func addsUp(part, whole *plan.Commitment) bool {
	return (part.Kind == plan.Count || part.Kind == plan.Amount) && part.Kind == whole.Kind &&
		part.Unit == whole.Unit && part.Target.IsSet() && whole.Target.IsSet()
}
