package check

import (
	"time"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

func reports(p *plan.Plan, problems *diag.List) {
	for i, r := range p.Reports {
		for _, e := range r.Entries {
			entry(e, problems)
		}
		if r.AsOf.IsZero() {
			continue
		}
		published, err := lang.ParseDate(r.Published.Format(time.DateOnly))
		if err == nil && !r.Published.IsZero() && published.Before(r.AsOf) {
			problems.Add(r.At, "published-early", diag.Say("发布时间早于数据日期 %s", "published before the date of its figures, %s", r.AsOf),
				diag.Hint("核对 published 和 as_of", "compare published and as_of"))
		}
		if r.AsOf.Before(p.From) {
			problems.Add(r.At, "date-outside-plan", diag.Say("数据日期 %[1]s 早于计划开始 %[2]s", "as of %[1]s, before the plan begins on %[2]s", r.AsOf, p.From),
				diag.See(p.At, "计划期在这里", "the plan's period"),
				diag.Hint("核对 as_of，以及报告放在哪个计划里", "check as_of, and which plan the report is in"))
		}
		if i > 0 && p.Reports[i-1].AsOf == r.AsOf {
			problems.Add(r.At, "duplicate-report", diag.Say("已有一份数据日期为 %s 的报告", "there is another report as of %s", r.AsOf),
				diag.See(p.Reports[i-1].At, "另一份在这里", "the other report"),
				diag.Hint("并入一份，或改正 as_of", "make one of the two, or mend as_of"))
		}
	}
	for _, c := range p.Commitments {
		falls(c, problems)
	}
}

// entry: a figure for what is measured, stages for a milestone, words for an action.
func entry(e *plan.Entry, problems *diag.List) {
	c := e.Of
	value := diag.Hint("写作 value = 14（累计数）", "write value = 14, the total so far")
	switch {
	case c.Firmness == plan.Done:
		problems.Add(e.At, "entry-kind", diag.Say("%s 在计划下达前已完成，不再报进度", "%s was done before the plan was issued and takes no reports", c.ID),
			diag.Hint("删去这一条", "remove this entry"))
	case c.Measured() && (e.Done || len(e.Stages) > 0):
		problems.Add(e.At, "entry-kind", diag.Say("%s 有数字目标，要报 value", "%s has a figure as its target and needs a value", c.ID), value)
	case c.Measured() && !e.Value.IsSet():
		problems.Add(e.At, "missing-key", diag.Say("缺少“value”", "value is missing"), value)
	case !c.Measured() && e.Value.IsSet():
		problems.Add(e.At, "entry-kind", diag.Say("%s 没有数字目标，不能报 value", "%s has no figure as its target and takes no value", c.ID),
			diag.Hint("里程碑写 done = true，行动写 note", "a milestone takes done = true, an action a note"))
	case c.Kind == plan.Action && (e.Done || len(e.Stages) > 0):
		problems.Add(e.At, "entry-kind", diag.Say("%s 是行动，只报 note", "%s is an action and takes a note only", c.ID),
			diag.Hint("删去 done", "remove done"))
	case !c.Measured() && e.Note.IsZero():
		problems.Add(e.At, "missing-text", diag.Say("里程碑和行动的每次报告都要有 note", "a report on a milestone or action needs a note"),
			diag.Hint("加 note.zh 和 note.en", "add note.zh and note.en"))
	case len(c.Stages) > 0 && e.Done:
		problems.Add(e.At, "entry-kind", diag.Say("%s 分阶段，done 要列出阶段代号", "%s has stages: done lists their ids", c.ID),
			diag.Hint("写作 done = [\"%s\"]", "write done = [\"%s\"]", c.Stages[0].ID))
	case c.Kind == plan.Count && !isWhole(e.Value):
		problems.Add(e.At, "not-whole", diag.Say("count 类的数应是整数，这里是 %s", "the value of a count is a whole number, not %s", e.Value),
			diag.Hint("核对 value", "check value"))
	case (c.Kind == plan.Count || c.Kind == plan.Amount) && e.Value.Sign() < 0:
		problems.Add(e.At, "negative-value", diag.Say("累计数不能是负数：%s", "a total so far cannot be negative: %s", e.Value),
			diag.Hint("报累计数而不是增减数", "report the total, not the change"))
	}
}

// falls: a total so far does not fall without a word on why.
func falls(c *plan.Commitment, problems *diag.List) {
	if c.Kind != plan.Count && c.Kind != plan.Amount {
		return
	}
	for i := 1; i < len(c.Entries); i++ {
		before, now := c.Entries[i-1], c.Entries[i]
		if now.Value.IsSet() && before.Value.IsSet() && now.Value.Cmp(before.Value) < 0 && now.Note.IsZero() {
			problems.Add(now.At, "value-falls", diag.Say("累计数从 %[1]s 降到 %[2]s，却没有说明", "the total falls from %[1]s to %[2]s without a note", before.Value, now.Value),
				diag.See(before.At, "上一次报告", "the report before"),
				diag.Hint("报累计数而不是新增数；确有减少就写 note", "report the total, not the increase; if it did fall, add a note"))
		}
	}
}
