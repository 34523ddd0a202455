package page

import (
	"fmt"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Step is one line of the sum that gives a status, with this commitment's numbers.
type Step struct {
	Label string
	Text  string
}

// why prints the formula with the numbers put in, so that a reader can do it again.
func (b *builder) why(s derive.Standing) []Step {
	c, e := s.Of, s.Entry
	switch {
	case c.Firmness == plan.Done:
		return nil
	case e == nil:
		return []Step{{b.t("报告", "Reports"), b.t("没有收到过报告", "none has been received")}}
	case s.Status == derive.NotReported:
		return []Step{b.last(s), b.window(s)}
	case c.Kind == plan.Action:
		return []Step{b.last(s)}
	case c.Kind == plan.Milestone:
		return b.whyMilestone(s)
	}
	steps := b.whyExpected(s)
	if s.Status == derive.Achieved {
		return append(steps, Step{b.t("对照目标", "Against the target"), b.metWords(s)})
	}
	return append(steps, b.whyCompared(s)...)
}

func (b *builder) last(s derive.Standing) Step {
	return Step{b.t("最近一次报告", "Latest report"), b.date(s.Entry.Report.AsOf).Text}
}

func (b *builder) window(s derive.Standing) Step {
	newest, every := b.date(b.AsOf).Text, b.Plan.ReportsEvery
	if !b.AsOf.Before(s.Of.Due) {
		return Step{b.t("应有的报告", "Report expected"), b.t(
			"全站最新报告截至"+newest+"，已到期限"+b.date(s.Of.Due).Text+"，期限日当天或以后应有一次报告",
			"the site's newest report is as of "+newest+", on or after the due date "+b.date(s.Of.Due).Text+": one report as of that date or later is expected")}
	}
	return Step{b.t("应有的报告", "Report expected"), b.t(
		fmt.Sprintf("截至%s的%d个月内应有一次报告", newest, every),
		fmt.Sprintf("one in the %d months up to %s", every, newest))}
}

func (b *builder) whyMilestone(s derive.Standing) []Step {
	steps := []Step{b.last(s)}
	if len(s.Of.Stages) == 0 {
		done := b.t("报告称尚未达到", "reported as not reached yet")
		if s.Entry.Done {
			done = b.t("报告称已经达到", "reported as reached")
		}
		return append(steps, Step{b.t("要达到的状态", "State to be reached"), done})
	}
	return append(steps,
		Step{b.t("到期的阶段", "Stages due"), fmt.Sprintf("%d / %d", s.StageDue, len(s.Of.Stages))},
		Step{b.t("完成的阶段", "Stages done"), fmt.Sprintf("%d / %d", s.Done, len(s.Of.Stages))},
		Step{b.t("到期未完的阶段", "Stages past their date"), fmt.Sprint(s.StageLate)})
}

// whyExpected is how the expected value comes about.
func (b *builder) whyExpected(s derive.Standing) []Step {
	c, sch := s.Of, s.Schedule
	on := b.date(s.Entry.Report.AsOf)
	label := b.t("应达", "Expected by then")
	switch {
	case !sch.Expected.IsSet() && len(c.Path) > 0:
		return []Step{{label, b.t("计划自己的分期还没有开始", "the plan's own schedule has not begun yet")}}
	case !sch.Expected.IsSet():
		return []Step{{label, b.t("计划没有给出基数和分期，期限之前不推算", "the plan gives no baseline or schedule, so nothing is expected before the due date")}}
	case c.Kind == plan.Rate:
		return []Step{{label, b.t("增长率随时与全年目标相比："+c.Quantity(b.lang, sch.Expected), "a rate is held against the year's target at any time: "+c.Quantity(b.lang, sch.Expected))}}
	case sch.FromPath:
		return []Step{{label, b.t("按计划自己的分期，"+on.Text+"应达"+b.exact(s), "by the plan's own schedule, on "+on.Text+": "+b.exact(s))}}
	}
	end := derive.LineEnd(c)
	sum := fmt.Sprintf("%s × %d ÷ %d", end.In(b.lang), sch.Days, sch.Total)
	words := b.t("目标 × 已过天数 ÷ 总天数", "target × days passed ÷ days in all")
	if c.Op == plan.MostOf {
		words = b.t("目标的一半（“大多数”的起点，是本站的理解）× 已过天数 ÷ 总天数", "half the target (where “most” begins, in our reading) × days passed ÷ days in all")
	}
	if c.Baseline.IsSet() {
		base := c.Baseline.In(b.lang)
		sum = fmt.Sprintf("%s + (%s − %s) × %d ÷ %d", base, end.In(b.lang), base, sch.Days, sch.Total)
		words = b.t("基数 + (目标 − 基数) × 已过天数 ÷ 总天数", "baseline + (target − baseline) × days passed ÷ days in all")
	}
	return []Step{{label, words + " = " + sum + " = " + b.exact(s)}}
}

// exact is the expected value to two places, and rounded down where it is a count.
func (b *builder) exact(s derive.Standing) string {
	text := s.Schedule.Exact.Round(2).Trim().In(b.lang)
	if s.Schedule.Exact.Equal(s.Schedule.Expected) {
		return s.Of.Quantity(b.lang, s.Schedule.Exact.Round(2).Trim())
	}
	return b.t(text+"，舍去小数为"+s.Of.Quantity(b.lang, s.Schedule.Expected), text+", rounded down to "+s.Of.Quantity(b.lang, s.Schedule.Expected))
}

func (b *builder) metWords(s derive.Standing) string {
	c := s.Of
	words := b.t("达到", "reaches")
	switch c.Op {
	case plan.AtMost:
		words = b.t("不超过", "is not above")
	case plan.MoreThan, plan.MostOf:
		words = b.t("超过", "is above")
	}
	return c.Quantity(b.lang, s.Entry.Value) + " " + words + " " + c.Quantity(b.lang, derive.LineEnd(c))
}

// whyCompared is the comparison and what is still to do.
func (b *builder) whyCompared(s derive.Standing) []Step {
	c := s.Of
	var steps []Step
	if text := b.against(s); text != "" {
		label := b.t("实际 ÷ 应达", "Actual ÷ expected")
		if !s.Ratio.IsSet() {
			label = b.t("实际 − 应达", "Actual − expected")
		}
		steps = append(steps, Step{label, text}, Step{b.t("判定", "Verdict"), b.verdict(s)})
	} else {
		steps = append(steps, Step{b.t("实际", "Actual"), c.Quantity(b.lang, s.Entry.Value)})
	}
	if left := c.Target.Sub(s.Entry.Value); left.Sign() > 0 && c.Op != plan.AtMost && c.Op != plan.MostOf {
		days := max(0, s.Entry.Report.AsOf.Days(c.Due))
		gap := fmt.Sprintf("%s − %s = %s", c.Target.In(b.lang), s.Entry.Value.In(b.lang), b.difference(c, left))
		steps = append(steps, Step{b.t("还差", "Still to go"), gap + b.t(fmt.Sprintf("，剩%d天", days), fmt.Sprintf(", with %d days left", days))})
	}
	return steps
}

// against is the comparison of what is with what is expected, as a sum.
func (b *builder) against(s derive.Standing) string {
	if !s.Gap.IsSet() {
		return ""
	}
	value, expected := s.Entry.Value.In(b.lang), s.Schedule.Expected.Round(2).Trim().In(b.lang)
	if s.Ratio.IsSet() {
		return fmt.Sprintf("%s ÷ %s = %s", value, expected, b.ratio(s))
	}
	return fmt.Sprintf("%s − %s = %s", value, expected, b.difference(s.Of, s.Gap.Round(2).Trim()))
}

// ratio is value ÷ expected in percent, with as many decimals as it takes to show
// on which side of a threshold it lies: 94.97%, not 95%.
func (b *builder) ratio(s derive.Standing) string {
	exact := s.Entry.Value.Mul(lang.Int(100)).Quo(s.Schedule.Expected)
	places := 1
	for ; places < 6; places++ {
		if sameSide(exact, exact.Round(places)) {
			break
		}
	}
	return exact.Round(places).Trim().In(b.lang) + "%"
}

func sameSide(exact, rounded lang.Number) bool {
	for _, percent := range []int{derive.OnPercent, derive.SlightPercent, 200 - derive.OnPercent, 200 - derive.SlightPercent} {
		if exact.Cmp(lang.Int(percent)) != rounded.Cmp(lang.Int(percent)) {
			return false
		}
	}
	return true
}

// verdict holds the comparison against the thresholds, in signs.
func (b *builder) verdict(s derive.Standing) string {
	name := b.t("，为“", ": “") + s.Status.Name().In(b.lang) + b.t("”", "”")
	if !s.Ratio.IsSet() {
		return b.pointsVerdict(s) + name
	}
	on, slight, at, below := derive.OnPercent, derive.SlightPercent, "≥", "<"
	if s.Of.Op == plan.AtMost {
		on, slight, at, below = 200-on, 200-slight, "≤", ">"
	}
	switch s.Status {
	case derive.OnSchedule:
		return fmt.Sprintf("%s %s %d%%", b.ratio(s), at, on) + name
	case derive.Slightly:
		return fmt.Sprintf("%s %s %d%%, %s %d%%", b.ratio(s), below, on, at, slight) + name
	case derive.Behind:
		return fmt.Sprintf("%s %s %d%%", b.ratio(s), below, slight) + name
	}
	return s.Status.Rule().In(b.lang)
}

// pointsVerdict is the same for a difference; an at-most target is mirrored.
func (b *builder) pointsVerdict(s derive.Standing) string {
	margin := lang.Int(0)
	if s.Of.Kind == plan.Rate || s.Of.Kind == plan.Share {
		margin = derive.PointsMargin()
	}
	gap, at, below, edge := s.Gap.Round(2).Trim().In(b.lang), "≥", "<", lang.Int(0).Sub(margin)
	if s.Of.Op == plan.AtMost {
		at, below, edge = "≤", ">", margin
	}
	switch s.Status {
	case derive.OnSchedule:
		return fmt.Sprintf("%s %s 0", gap, at)
	case derive.Slightly:
		return fmt.Sprintf("%s %s 0, %s %s", gap, below, at, edge.In(b.lang))
	}
	return fmt.Sprintf("%s %s %s", gap, below, edge.In(b.lang))
}

// difference of two percentages is in percentage points, never in percent.
func (b *builder) difference(c *plan.Commitment, n lang.Number) string {
	if c.Kind == plan.Rate || c.Kind == plan.Share {
		return lang.Points(b.lang, n)
	}
	return c.Quantity(b.lang, n)
}
