package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// bullet is one measured commitment in percent of its own target.
type bullet struct {
	derive.Standing
	actual, expected, end lang.Number // expected is unset where nothing is, or 0
}

// Priority is a row for each measured commitment of a priority that has a reported
// value: a bar of what was reached, a tick where it should be by then and one at the
// target. Each row is drawn in percent of its own target, which a bar may pass; what
// is written are the quantities, and no percentages are added up. It is nil without
// rows.
func Priority(f *derive.Figures, p *plan.Priority, l lang.Lang) *Chart {
	all := bullets(f, p)
	if len(all) == 0 {
		return nil
	}
	c := &Chart{ID: "progress-" + p.ID, Kind: Bullets, Title: in(l, "有数字的承诺：实际、应达和目标", "Commitments with a figure: actual, expected and target")}
	var standings []derive.Standing
	for _, b := range all {
		standings = append(standings, b.Standing)
	}
	c.dated(standings)
	c.Says = bulletSays(c, p, all, l)
	c.Keys = bulletKeys(all, l)
	c.Table.Head = []string{in(l, "承诺", "Commitment"), in(l, "实际", "Actual"), in(l, "应达", "Expected by then"), in(l, "目标", "Target"), in(l, "截至", "As of"), in(l, "状态", "Status")}
	for _, b := range all {
		c.Table.Rows = append(c.Table.Rows, []string{b.Of.Name.In(l), quantity(b.Of, value(b.Standing), l), quantity(b.Of, b.due(), l),
			b.Of.Promised().In(l), reported(b.Standing).In(l), b.Status.Name().In(l)})
	}
	c.Wide = bulletBars(c, all, wideWidth, l)
	c.Narrow = bulletBars(c, all, narrowWidth, l)
	return c
}

// bullets leaves out what was done before the plan, which has no schedule, and a
// target of 0, of which there is no percentage.
func bullets(f *derive.Figures, p *plan.Priority) []bullet {
	var out []bullet
	for _, c := range p.Commitments {
		s := f.Of(c)
		if !c.Measured() || c.Firmness == plan.Done || !value(s).IsSet() || c.Target.Sign() <= 0 {
			continue
		}
		share := func(n lang.Number) lang.Number { return n.Mul(lang.Int(100)).Quo(c.Target).Round(2).Trim() }
		b := bullet{Standing: s, actual: share(value(s)), end: share(derive.LineEnd(c))}
		if s.Schedule.Expected.Sign() > 0 {
			b.expected = share(s.Schedule.Expected)
		}
		out = append(out, b)
	}
	return out
}

// due is what was expected, as readers see it.
func (b bullet) due() lang.Number { return b.Schedule.Expected.Round(2).Trim() }

// gap is how far the bar falls short of what was expected; a target that must not
// be passed has none.
func (b bullet) gap() lang.Number {
	if !b.expected.IsSet() || b.Of.Op == plan.AtMost || b.actual.Sign() < 0 || b.actual.Cmp(b.expected) >= 0 {
		return lang.Number{}
	}
	return b.expected.Sub(b.actual)
}

// reaches says whether the value is at what is expected or past it, either way.
func (b bullet) reaches() bool {
	order := b.actual.Cmp(b.expected)
	if b.Of.Op == plan.AtMost {
		order = -order
	}
	return order >= 0
}

func bulletSays(c *Chart, p *plan.Priority, all []bullet, l lang.Lang) string {
	measured := 0
	for _, v := range p.Commitments {
		if v.Measured() && v.Firmness != plan.Done {
			measured++
		}
	}
	expected, reached := 0, 0
	for _, b := range all {
		if b.expected.IsSet() {
			expected++
			if b.reaches() {
				reached++
			}
		}
	}
	return asOf(c.AsOf, l) + in(l,
		fmt.Sprintf("这项重点有数字目标的承诺%d项，有报告数的%d项，每条以自己的目标为准；有应达数的%d项中，%d项达到应达。", measured, len(all), expected, reached),
		fmt.Sprintf("of the %d commitments of this priority that have a target figure, %d have a reported one, each bar against its own target; of the %d with something expected by then, %d reach it.", measured, len(all), expected, reached))
}

func bulletKeys(all []bullet, l lang.Lang) []Key {
	var expected, gap bool
	for _, b := range all {
		expected = expected || b.expected.IsSet()
		gap = gap || b.gap().IsSet()
	}
	out := []Key{{classActual, in(l, "实际", "actual")}}
	if expected {
		out = append(out, Key{classExpected, in(l, "应达", "expected by then")})
	}
	if gap {
		out = append(out, Key{classGap, in(l, "比应达少的部分", "short of what is expected")})
	}
	return append(out, Key{classTarget, in(l, "目标（各条自己的100%）", "target (100% of each row's own)")})
}

func bulletBars(c *Chart, all []bullet, width int, l lang.Lang) Drawing {
	var rows []row
	ends := []lang.Number{lang.Int(100)}
	for _, b := range all {
		rows = append(rows, row{name: c.rowName(b.Standing, l), tail: b.Of.OfTarget(l, value(b.Standing))})
		ends = append(ends, b.actual, b.expected)
	}
	s := scale{min: lang.Int(0)}
	for _, n := range ends {
		if n.Cmp(s.max) > 0 {
			s.max = n
		}
		if n.IsSet() && n.Cmp(s.min) < 0 {
			s.min = n
		}
	}
	f := lay(rows, s, width, in(l, "实际 / 目标", "actual / target"), 0)
	chart := f.bars(c.ID)
	f.bulletSeries(chart, all, l)
	chart.Overlap(f.ticks(all, l), texts(f.texts))
	return seal(chart, f.width, f.height, nil)
}

func (f *frame) bulletSeries(chart *charts.Bar, all []bullet, l lang.Lang) {
	var track, actual, gap []item
	for i, b := range all {
		at := func(n lang.Number, st style) item {
			return item{Name: in(l, "实际 ", "actual ") + quantity(b.Of, value(b.Standing), l), Value: []any{n, f.mark[i]}, ItemStyle: &st}
		}
		track = append(track, at(b.end, style{Color: paper, BorderColor: edge, BorderWidth: 1}))
		actual = append(actual, at(b.actual, style{Color: azure}))
		if n := b.gap(); n.IsSet() {
			gap = append(gap, at(n, style{Color: paper, BorderColor: ochre, BorderWidth: 1, Decal: stripes(ochre, 1, 4, rising)}))
		}
	}
	look := func(stack string) charts.SeriesOpts {
		return charts.WithBarChartOpts(opts.BarChart{Stack: stack, BarWidth: "12", BarGap: "-100%"})
	}
	chart.AddSeries("", nil, data(track), look("track"), hint("{b}"))
	chart.AddSeries("", nil, data(actual), look("value"), hint("{b}"))
	chart.AddSeries("", nil, data(gap), look("value"), hint("{b}"))
}

// ticks are where a row should be by then, and its end.
func (f *frame) ticks(all []bullet, l lang.Lang) *charts.Scatter {
	var items []item
	for i, b := range all {
		if b.expected.IsSet() {
			items = append(items, item{Name: in(l, "应达 ", "expected by then ") + quantity(b.Of, b.due(), l), Value: []any{b.expected, f.mark[i]},
				Symbol: "rect", Size: []int{2, 20}, ItemStyle: &style{Color: ink2}})
		}
		items = append(items, item{Name: in(l, "目标 ", "target ") + b.Of.Promised().In(l), Value: []any{b.end, f.mark[i]},
			Symbol: "rect", Size: []int{4, 20}, ItemStyle: &style{Color: ink}})
	}
	return marks(items)
}
