package page

import (
	"fmt"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Commitment is the page of one promise: what, how far, why so, who says so.
type Commitment struct {
	*Frame
	Pledge   string // the promise in one sentence
	Item     Item
	AsOf     Date // of the entry that is judged
	Why      []Step
	RuleText string
	Chart    *Figure
	Schedule []Expected
	Reports  []Report // newest first
	Facts    []Fact
	Names    []string
	Others   bool
	Parts    []Item
	Notes    []Note
	Places   []Link
	Prev     *Link
	Next     *Link
	Cite     string
}

// Drawn are the page's charts.
func (v *Commitment) Drawn() []*Figure { return drawn(v.Chart) }

// Fact is one line of the catalogue of a commitment.
type Fact struct {
	Label, Text string
	Href        string
}

// Report is what one report said of the commitment.
type Report struct {
	AsOf      Date
	Published Date
	By        string
	Status    Status
	Value     string
	Against   string // "13 ÷ 14 = 92.9%", or the difference in points
	Note      string
	Evidence  []string
	Sample    bool
}

// Expected is a line of the schedule: what is expected on a reporting day.
type Expected struct {
	On       Date
	Expected string
	Actual   string
}

func (b *builder) commitment(f *Frame, c *plan.Commitment, i int) (View, error) {
	b.commitmentCrumbs(f, c)
	pledge := b.pledge(c)
	f.head(c.Name.In(b.lang), pledge)
	s := b.Of(c)
	v := &Commitment{
		Frame: f, Pledge: pledge, Item: b.item(f, c, true),
		Why: b.why(s), RuleText: s.Status.Rule().In(b.lang),
		Chart:    b.figure(f, chart.Line(b.Figures, c, b.lang)),
		Schedule: b.schedule(c), Reports: b.reports(c), Facts: b.facts(f, c),
		Others: c.Others, Notes: b.notes(f, c.Notes),
		Prev: b.commitmentLink(f, i-1), Next: b.commitmentLink(f, i+1), Cite: b.cite(f, c),
	}
	if s.Entry != nil {
		v.AsOf = b.date(s.Entry.Report.AsOf)
	}
	for _, n := range c.Names {
		v.Names = append(v.Names, n.In(b.lang))
	}
	for _, p := range c.Places {
		v.Places = append(v.Places, Link{f.To(b.in("places/" + p.ID + ".html")), p.Name.In(b.lang)})
	}
	for _, part := range b.Plan.Commitments {
		if part.PartOf == c {
			v.Parts = append(v.Parts, b.item(f, part, false))
		}
	}
	return v, nil
}

func (b *builder) commitmentCrumbs(f *Frame, c *plan.Commitment) {
	if c.Priority == nil {
		f.crumb(b.in("headline.html"), b.t("主要指标", "Headline targets"))
		return
	}
	pillar := c.Priority.Pillar
	f.crumb(b.in("pillars/"+pillar.ID+".html"), pillar.Name.In(b.lang))
	f.crumb(b.in("priorities/"+c.Priority.ID+".html"), numbered(c.Priority.No, c.Priority.Name.In(b.lang)))
}

func (b *builder) commitmentLink(f *Frame, i int) *Link {
	if i < 0 || i >= len(b.Plan.Commitments) {
		return nil
	}
	c := b.Plan.Commitments[i]
	return &Link{f.To(b.in("commitments/" + c.ID + ".html")), c.Name.In(b.lang)}
}

// pledge says the promise in one sentence, in our own words and with the plan's
// own degree. A stretch goal is never worded as a promise.
func (b *builder) pledge(c *plan.Commitment) string {
	name, year := c.Name.In(b.lang), b.Plan.Year
	what := name
	switch t := b.target(c); {
	case t != "" && c.Measured():
		what = b.t(name+"，目标"+t, name+" – target: "+t)
	case t != "":
		what = b.t(name+"，涉及"+t, name+" – extent: "+t)
	}
	switch {
	case c.Firmness == plan.Done:
		return b.t(fmt.Sprintf("%d年计划下达时已经完成：%s。", year, what), fmt.Sprintf("Already done when the %d plan was issued: %s.", year, what))
	case c.Firmness == plan.Strive:
		return b.t(fmt.Sprintf("%d年力争：%s。", year, what), fmt.Sprintf("In %d the zone strives for: %s.", year, what))
	case c.Firmness == plan.Ensured:
		return b.t(fmt.Sprintf("%d年确保：%s。", year, what), fmt.Sprintf("In %d the zone is to ensure: %s.", year, what))
	case c.Kind == plan.Action:
		return b.t(fmt.Sprintf("%d年要做：%s。", year, what), fmt.Sprintf("Work planned for %d: %s.", year, what))
	}
	return b.t(fmt.Sprintf("%d年承诺：%s。", year, what), fmt.Sprintf("Promised for %d: %s.", year, what))
}

// schedule is what is expected on every reporting day of the plan and when it is due.
func (b *builder) schedule(c *plan.Commitment) []Expected {
	if !derive.Expect(c, b.Plan, c.Due).Expected.IsSet() || c.Firmness == plan.Done {
		return nil
	}
	var out []Expected
	line := func(on lang.Date) {
		e := Expected{On: b.date(on), Expected: c.Quantity(b.lang, shown(derive.Expect(c, b.Plan, on).Expected))}
		for _, entry := range b.Entries(c) {
			if entry.Report.AsOf == on && entry.Value.IsSet() {
				e.Actual = c.Quantity(b.lang, entry.Value)
			}
		}
		out = append(out, e)
	}
	last := b.Plan.From.AddDays(-1)
	for n := 1; ; n++ {
		on := last.AddMonths(n * b.Plan.ReportsEvery)
		if !on.Before(c.Due) {
			break
		}
		line(on)
	}
	line(c.Due)
	return out
}

func (b *builder) reports(c *plan.Commitment) []Report {
	history := b.History(c)
	out := make([]Report, len(history))
	for i, s := range history {
		e := s.Entry
		r := Report{
			AsOf: b.date(e.Report.AsOf), By: e.Report.By.In(b.lang), Status: b.badge(s.Status),
			Note: e.Note.In(b.lang), Sample: e.Report.Sample, Against: b.against(s),
		}
		y, m, d := e.Report.Published.Date()
		r.Published = b.date(lang.D(y, int(m), d))
		if e.Value.IsSet() {
			r.Value = c.Quantity(b.lang, e.Value)
		}
		for _, v := range e.Evidence {
			r.Evidence = append(r.Evidence, v.Name.In(b.lang))
		}
		out[len(out)-1-i] = r
	}
	return out
}

// facts is the catalogue: what the plan says, and that it is silent where it is.
func (b *builder) facts(f *Frame, c *plan.Commitment) []Fact {
	silent := b.t("计划未载明", "not stated in the plan")
	or := func(text string) string {
		if text == "" {
			return silent
		}
		return text
	}
	out := []Fact{{b.t("本站代号", "Id on this site"), c.ID, ""}, {b.t("类别", "Kind"), b.kindWord(c.Kind), ""}}
	switch {
	case c.Measured():
		out = append(out, Fact{b.t("目标", "Target"), b.target(c), ""})
	case c.Extent.IsSet():
		out = append(out, Fact{b.t("涉及范围（不考核）", "Extent (not measured)"), b.target(c), ""})
	default:
		out = append(out, Fact{b.t("目标", "Target"), b.t("没有数字", "no figure"), ""})
	}
	out = append(out, Fact{b.t("分量", "Firmness"), b.firmnessWord(c.Firmness), ""})
	due := b.t("计划没有写明日期，按计划期末", "no day given; taken as the plan's end, ") + b.date(c.Due).Text
	if c.DueGiven {
		due = b.date(c.Due).Text
	}
	switch {
	case c.Firmness == plan.Done:
		due = b.t("计划下达前", "before the plan was issued")
	case c.Kind == plan.Action && !c.DueGiven:
		due = silent
	}
	out = append(out, Fact{b.t("期限", "Due"), due, ""})
	if when := c.When.In(b.lang); when != "" {
		out = append(out, Fact{b.t("计划的时间用语", "Time in the plan's words"), when, ""})
	}
	if c.Basically {
		out = append(out, Fact{b.t("达标口径", "What counts as met"), b.t("计划说“基本”，没有写明怎样算“基本”", "the plan says “basically” and does not say what that means"), ""})
	}
	if c.Measured() {
		out = append(out, Fact{b.t("基数", "Baseline"), or(b.set(c, c.Baseline)), ""},
			Fact{b.t("分期安排", "Schedule"), b.pathWords(c), ""})
	}
	out = append(out, Fact{b.t("责任单位", "Responsible body"), silent, ""}, Fact{b.t("经费", "Budget"), silent, ""})
	if c.Project != nil {
		out = append(out, Fact{b.t("民生实事", "Livelihood project"), numbered(c.Project.No, c.Project.Name.In(b.lang)), f.To(b.in("livelihood.html#" + c.Project.ID))})
	}
	if w := b.within(f, c); c.Priority != nil {
		text := w.Text
		if c.Priority.SourceNo != "" {
			text += b.t("（原印"+c.Priority.SourceNo+"）", " (printed “"+c.Priority.SourceNo+"”)")
		}
		out = append(out, Fact{b.t("所属重点", "Priority"), text, w.Href})
	}
	if c.PartOf != nil {
		out = append(out, Fact{b.t("属于", "Part of"), c.PartOf.Name.In(b.lang), f.To(b.in("commitments/" + c.PartOf.ID + ".html"))})
	}
	return out
}

func (b *builder) set(c *plan.Commitment, n lang.Number) string {
	if !n.IsSet() {
		return ""
	}
	return c.Quantity(b.lang, n)
}

func (b *builder) pathWords(c *plan.Commitment) string {
	if len(c.Path) == 0 {
		return b.t("计划未载明", "not stated in the plan")
	}
	var out []string
	for _, p := range c.Path {
		out = append(out, b.date(p.On).Text+" "+c.Quantity(b.lang, p.Value))
	}
	return lang.Joined(b.lang, out)
}

func (b *builder) kindWord(k plan.Kind) string {
	return [...]string{
		plan.Count:     b.t("计数", "count"),
		plan.Amount:    b.t("数量", "amount"),
		plan.Rate:      b.t("增长率", "rate of growth"),
		plan.Share:     b.t("比重", "share"),
		plan.Milestone: b.t("里程碑（要达到的状态）", "milestone (a state to be reached)"),
		plan.Action:    b.t("行动（只说要做的事）", "action (work only)"),
	}[k]
}

func (b *builder) firmnessWord(v plan.Firmness) string {
	return [...]string{
		plan.Promise: b.t("承诺", "promise"),
		plan.Ensured: b.t("确保（计划用语中最强的）", "ensured (the plan's strongest word)"),
		plan.Strive:  b.t("力争（努力方向，不算承诺）", "stretch goal (the plan says “strive”; not a promise)"),
		plan.Done:    b.t("计划下达时已完成", "done when the plan was issued"),
	}[v]
}

// cite is how to quote the page, with the date of its data.
func (b *builder) cite(f *Frame, c *plan.Commitment) string {
	date := b.t("尚无报告", "no report yet")
	if !b.AsOf.IsZero() {
		date = b.t("数据截至"+b.date(b.AsOf).Text, "data as of "+b.date(b.AsOf).Text)
		if b.Sample {
			date += b.t("（示例数据）", " (sample data)")
		}
	}
	return b.t(fmt.Sprintf("%s：《%s》，“%s”（%s/%s），%s。", b.Plan.Issuer.In(b.lang), b.Plan.Name.In(b.lang), c.Name.In(b.lang), b.Plan.Path, c.ID, date),
		fmt.Sprintf("%s: %s, “%s” (%s/%s), %s.", b.Plan.Issuer.In(b.lang), b.Plan.Name.In(b.lang), c.Name.In(b.lang), b.Plan.Path, c.ID, date))
}
