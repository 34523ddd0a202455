package chart

import (
	"fmt"
	"strconv"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// course is what a commitment's line shows.
type course struct {
	*plan.Commitment
	plan     *plan.Plan
	entries  []*plan.Entry // those with a value, the oldest first
	schedule []plan.Point  // empty where nothing is expected
}

// Line is a commitment's reported values through the plan's period: a solid line,
// beside its schedule as a dashed one, with the target as a diamond on the due date.
// The drawing holds figures and dates only, so that both languages share it. It is
// nil where no value was reported.
func Line(f *derive.Figures, v *plan.Commitment, l lang.Lang) *Chart {
	k := courseOf(f, v)
	if len(k.entries) == 0 {
		return nil
	}
	c := &Chart{ID: "line-" + v.ID, Kind: Course, Title: k.title(l), AsOf: k.last().Report.AsOf}
	for _, e := range k.entries {
		c.Sample = c.Sample || e.Report.Sample
	}
	c.Says = k.says(l)
	c.Keys = k.keys(l)
	c.Table = k.table(l)
	c.Wide = k.draw(c.ID, wideWidth, 300)
	c.Narrow = k.draw(c.ID, narrowWidth, 240)
	return c
}

func courseOf(f *derive.Figures, v *plan.Commitment) course {
	k := course{Commitment: v, plan: f.Plan}
	if !v.Measured() {
		return k
	}
	for _, e := range f.Entries(v) {
		if e.Value.IsSet() {
			k.entries = append(k.entries, e)
		}
	}
	days := []lang.Date{f.Plan.From.AddDays(-1)}
	for _, p := range v.Path {
		days = append(days, p.On)
	}
	for _, day := range append(days, v.Due) {
		exact := derive.Expect(v, f.Plan, day).Exact
		if exact.IsSet() && v.Firmness != plan.Done {
			k.schedule = append(k.schedule, plan.Point{On: day, Value: exact.Trim()})
		}
	}
	return k
}

func (k course) last() *plan.Entry { return k.entries[len(k.entries)-1] }

// due is what is expected on a day, as readers see it; unset where nothing is.
func (k course) due(day lang.Date) lang.Number {
	if len(k.schedule) == 0 {
		return lang.Number{}
	}
	return derive.Expect(k.Commitment, k.plan, day).Expected.Round(2).Trim()
}

func (k course) title(l lang.Lang) string {
	unit := ""
	if k.Unit != nil {
		unit = in(l, "（"+k.Unit.Name(l)+"）", " ("+k.Unit.Name(l)+")")
	}
	if len(k.schedule) == 0 {
		return in(l, "实际和目标", "Actual and target") + unit
	}
	return in(l, "实际和应达", "Actual and expected") + unit
}

func (k course) says(l lang.Lang) string {
	day := k.last().Report.AsOf
	now := quantity(k.Commitment, k.last().Value, l)
	text := asOf(day, l) + k.Name.In(l) + in(l, "实际"+now, ": "+now)
	if n := k.due(day); n.IsSet() {
		expected := quantity(k.Commitment, n, l)
		text += in(l, "，应达"+expected, ", with "+expected+" expected by then")
	}
	target, reports := k.Commitment.Promised().In(l), "reports"
	if len(k.entries) == 1 {
		reports = "report"
	}
	return text + in(l, fmt.Sprintf("；%s的目标是%s。线上有%d次报告的数。", k.Due.In(l), target, len(k.entries)),
		fmt.Sprintf("; the target for %s is %s. The line has the figures of %d %s.", k.Due.In(l), target, len(k.entries), reports))
}

func (k course) keys(l lang.Lang) []Key {
	out := []Key{{classActual, in(l, "实际", "actual")}}
	if len(k.schedule) > 0 {
		out = append(out, Key{classExpected, in(l, "应达", "expected")})
	}
	out = append(out, Key{classTarget, in(l, "到期的目标", "target on the due date")})
	if k.Stretch.IsSet() {
		out = append(out, Key{classStretch, in(l, "力争", "stretch goal")})
	}
	return out
}

// table ends with the due day, where it is still to come.
func (k course) table(l lang.Lang) Table {
	t := Table{Head: []string{in(l, "截至", "As of"), in(l, "实际", "Actual"), in(l, "应达", "Expected")}}
	line := func(day lang.Date, actual lang.Number) {
		t.Rows = append(t.Rows, []string{day.In(l), quantity(k.Commitment, actual, l), quantity(k.Commitment, k.due(day), l)})
	}
	for _, e := range k.entries {
		line(e.Report.AsOf, e.Value)
	}
	if k.last().Report.AsOf.Before(k.Due) {
		line(k.Due, lang.Number{})
	}
	return t
}

var headroom = lang.MustNumber("1.15")

// neutral prints a number as both languages do.
func neutral(n lang.Number) string { return n.In(lang.EN) }

// draw takes no language: its labels are figures and ISO dates.
func (k course) draw(id string, width, height int) Drawing {
	s := k.scale()
	left, right := 0, 44 // half of a date stands out on the right
	for _, n := range s.ticks() {
		left = max(left, textWidth(neutral(n))+blank)
	}
	for _, n := range []lang.Number{derive.LineEnd(k.Commitment), k.Stretch} {
		right = max(right, textWidth(neutral(n))+2*blank)
	}
	b := charts.NewLine()
	b.SetGlobalOptions(append(common(id), grid(left, right, 2*blank, 28))...)
	k.addSchedule(b)
	b.Overlap(marks(k.ends(), written("right", "{b}")))
	k.addActual(b)
	return seal(b, width, height, map[string]any{"xAxis": k.axes(), "yAxis": axis{
		Type: "value", Show: true, Min: s.min, Max: s.max, Interval: s.step, SplitLine: lines(rule), AxisLabel: figures("")}})
}

// scale leaves room for the figure above a value; what is counted has no halves.
func (k course) scale() scale {
	numbers := []lang.Number{derive.LineEnd(k.Commitment), k.Stretch}
	for _, e := range k.entries {
		numbers = append(numbers, e.Value.Mul(headroom))
	}
	for _, p := range k.schedule {
		numbers = append(numbers, p.Value)
	}
	var least lang.Number
	if k.Kind == plan.Count {
		least = lang.Int(1)
	}
	return nice(5, least, numbers...)
}

// before is the day before the first month that is shown: day 0 of the drawing.
func (k course) before() lang.Date {
	from := k.plan.From
	return lang.D(from.Year(), from.Month(), 1).AddDays(-1)
}

// day is where a day stands: the line is straight in days, not in months. An axis
// of times would do it too, but takes half as long again to draw.
func (k course) day(d lang.Date) int { return k.before().Days(d) }

// axes are the days, which are not written, and under them the months' numerals in
// bands of equal width, so that a numeral stands up to two days off its month.
func (k course) axes() []axis {
	to := k.plan.To
	for _, day := range []lang.Date{k.Due, k.last().Report.AsOf} {
		if day.After(to) {
			to = day
		}
	}
	var months []string
	end := k.before()
	for end.Before(to) {
		first := end.AddDays(1)
		months = append(months, strconv.Itoa(first.Month()))
		end = first.AddMonths(1).AddDays(-1)
	}
	return []axis{
		{Type: "value", Min: 0, Max: k.day(end)},
		{Type: "category", Show: true, Position: "bottom", Data: months, AxisLine: lines(edge), AxisTick: lines(edge), AxisLabel: figures("")},
	}
}

func (k course) addSchedule(b *charts.Line) {
	if len(k.schedule) == 0 {
		return
	}
	var points []item
	for _, p := range k.schedule {
		points = append(points, item{Value: []any{k.day(p.On), p.Value}})
	}
	b.AddSeries("", nil, data(points), charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: ink2, Width: 1.5, Type: "dashed"}))
}

// ends are the marks on the due date.
func (k course) ends() []item {
	end := derive.LineEnd(k.Commitment)
	out := []item{{Name: neutral(end), Value: []any{k.day(k.Due), end}, Symbol: "diamond", Size: 13, ItemStyle: &style{Color: ink}, Label: &label{Weight: "bold"}}}
	if k.Stretch.IsSet() {
		out = append(out, item{Name: neutral(k.Stretch), Value: []any{k.day(k.Due), k.Stretch}, Symbol: flag, Size: []int{9, 15}, Offset: []int{4, 0},
			ItemStyle: &style{Color: ochre}})
	}
	return out
}

// addActual adds the values, each with its figure on the side away from the
// schedule, and a dotted line at the latest with its date.
func (k course) addActual(b *charts.Line) {
	var points []item
	for _, e := range k.entries {
		v := item{Name: neutral(e.Value), Value: []any{k.day(e.Report.AsOf), e.Value}, Label: &label{}}
		if e.Value.Sign() != 0 && e.Value.Cmp(k.due(e.Report.AsOf)) < 0 {
			v.Label.Position = "bottom"
		}
		if e == k.last() {
			v.Label.Weight = "bold"
		}
		points = append(points, v)
	}
	day := k.last().Report.AsOf.String()
	b.AddSeries("", nil, data(points), written("top", "{b}"), hint("{b}"),
		charts.WithLabelLayoutOpts(opts.LabelLayout{HideOverlap: opts.Bool(true)}),
		charts.WithLineChartOpts(opts.LineChart{Symbol: "circle", SymbolSize: 8, ShowSymbol: opts.Bool(true)}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: azure, Width: 2.5}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: azure, Opacity: opts.Float(1)}),
		charts.WithMarkLineNameXAxisItemOpts(opts.MarkLineNameXAxisItem{XAxis: k.day(k.last().Report.AsOf)}),
		charts.WithMarkLineStyleOpts(opts.MarkLineStyle{Symbol: []string{"none", "none"},
			Label:     &opts.Label{Show: opts.Bool(true), Formatter: day, Color: ink2, FontSize: fontSize},
			LineStyle: &opts.LineStyle{Color: edge, Type: "dotted", Width: 1}}))
}
