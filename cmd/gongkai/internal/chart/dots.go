package chart

import (
	"fmt"

	"github.com/go-echarts/go-echarts/v2/charts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// The marks of targets and values, by the classes of their keys.
const (
	classActual   = "actual"   // a bar, or the line of what was reached
	classMet      = "met"      // a disc: at the target or past it
	classBelow    = "below"    // a ring: short of the target
	classExpected = "expected" // a thin tick, or a dashed line
	classTarget   = "target"   // a thick tick, or a diamond
	classStretch  = "stretch"  // a flag
	classGap      = "gap"      // what lies between the value and what was expected
)

// flag is a flag's outline; its pole stands on the value.
const flag = "path://M0 0H9L6.5 3.5 9 7H1.5V15H0Z"

// Headline is a row for each headline target that has a figure: a tick at the target,
// and the latest value as a disc at or past it, or as a ring short of it. The rows
// share an axis, so that they must share a unit: those in another than the most
// common are left out and told of. It is nil without rows.
func Headline(f *derive.Figures, l lang.Lang) *Chart {
	of := sameUnit(f.Plan.Headline)
	if len(of) == 0 {
		return nil
	}
	c := &Chart{ID: "headline", Kind: Dots, Title: in(l, "主要预期目标和最近的数", "Headline targets and the latest figures")}
	var all []derive.Standing
	for _, v := range of {
		all = append(all, f.Of(v))
	}
	c.dated(all)
	c.Says = headlineSays(f, c, all, l)
	c.Keys = headlineKeys(all, l)
	c.Table.Head = []string{in(l, "指标", "Indicator"), in(l, "最近的数", "Latest"), in(l, "目标", "Target"), in(l, "力争", "Stretch"), in(l, "截至", "As of"), in(l, "状态", "Status")}
	for _, s := range all {
		c.Table.Rows = append(c.Table.Rows, []string{s.Of.Name.In(l), quantity(s.Of, value(s), l), s.Of.Promised().In(l),
			quantity(s.Of, s.Of.Stretch, l), reported(s).In(l), s.Status.Name().In(l)})
	}
	c.Wide, c.Narrow = dots(c, all, wideWidth, l), dots(c, all, narrowWidth, l)
	return c
}

// sameUnit are the measured commitments in the most common unit, the first of equals.
func sameUnit(all []*plan.Commitment) []*plan.Commitment {
	var best []*plan.Commitment
	for _, first := range all {
		var of []*plan.Commitment
		for _, c := range all {
			if c.Measured() && c.Target.IsSet() && c.Unit == first.Unit {
				of = append(of, c)
			}
		}
		if len(of) > len(best) {
			best = of
		}
	}
	return best
}

// dated gives the chart the date of its newest entry, and says whether it shows
// something invented.
func (c *Chart) dated(all []derive.Standing) {
	for _, s := range all {
		if day := reported(s); day.After(c.AsOf) {
			c.AsOf = day
		}
		c.Sample = c.Sample || s.Sample()
	}
}

// rowName is the commitment's name, and the date of its entry where that is not the
// chart's.
func (c *Chart) rowName(s derive.Standing, l lang.Lang) string {
	name, day := s.Of.Name.In(l), reported(s)
	if day == c.AsOf || day.IsZero() {
		return name
	}
	return name + in(l, "（截至"+day.MonthDay(l)+"）", " (as of "+day.MonthDay(l)+")")
}

// value is the latest; unset where there is none.
func value(s derive.Standing) lang.Number {
	if s.Entry == nil {
		return lang.Number{}
	}
	return s.Entry.Value
}

// reported is the date of the latest entry; zero where there is none.
func reported(s derive.Standing) lang.Date {
	if s.Entry == nil {
		return lang.Date{}
	}
	return s.Entry.Report.AsOf
}

// reaches reports whether the value is at the target or past it, whatever the date.
func reaches(s derive.Standing) bool {
	order := value(s).Cmp(s.Of.Target)
	if s.Of.Op == plan.AtMost {
		return order <= 0
	}
	return order >= 0
}

func headlineSays(f *derive.Figures, c *Chart, all []derive.Standing, l lang.Lang) string {
	met := 0
	for _, s := range all {
		if value(s).IsSet() && reaches(s) {
			met++
		}
	}
	return asOf(c.AsOf, l) + in(l,
		fmt.Sprintf("主要预期目标%d项，图中是有数字、单位相同的%d项，其中%d项最近的数达到目标。", len(f.Plan.Headline), len(all), met),
		fmt.Sprintf("of %d headline targets, the %d with a figure in the same unit are shown; the latest figure of %d reaches the target.", len(f.Plan.Headline), len(all), met))
}

// headlineKeys explains the marks that occur.
func headlineKeys(all []derive.Standing, l lang.Lang) []Key {
	var met, below, stretch bool
	for _, s := range all {
		met = met || value(s).IsSet() && reaches(s)
		below = below || value(s).IsSet() && !reaches(s)
		stretch = stretch || s.Of.Stretch.IsSet()
	}
	var out []Key
	add := func(occurs bool, class, zh, en string) {
		if occurs {
			out = append(out, Key{class, in(l, zh, en)})
		}
	}
	add(met, classMet, "最近的数，达到目标", "latest figure, at the target or past it")
	add(below, classBelow, "最近的数，没有达到目标", "latest figure, short of the target")
	add(true, classTarget, "全年目标", "target of the year")
	add(stretch, classStretch, "力争", "stretch goal")
	return out
}

func dots(c *Chart, all []derive.Standing, width int, l lang.Lang) Drawing {
	var rows []row
	var numbers []lang.Number
	head := in(l, "实际 / 目标", "actual / target")
	for _, s := range all {
		tail := s.Of.OfTarget(l, value(s))
		if s.Of.Stretch.IsSet() {
			tail += in(l, "（"+quantity(s.Of, s.Of.Stretch, l)+"）", " ("+quantity(s.Of, s.Of.Stretch, l)+")")
			head = in(l, "实际 / 目标（力争）", "actual / target (stretch)")
		}
		rows = append(rows, row{name: c.rowName(s, l), tail: tail})
		numbers = append(numbers, value(s), s.Of.Target, s.Of.Stretch)
	}
	f := lay(rows, nice(6, lang.Number{}, numbers...), width, head, 24)
	b := f.bars(c.ID)
	b.Overlap(f.tracks(), f.distances(all, true, azure), f.distances(all, false, ochre), f.targets(all, l), f.stretches(all, l), f.values(all, l), texts(f.texts))
	return seal(b, f.width, f.height, map[string]any{"xAxis": axis{Type: "value", Show: true, Min: f.scale.min, Max: f.scale.max, Interval: f.scale.step,
		AxisLabel: figures("{value}" + tick(all[0].Of, l))}})
}

// tick is what stands behind a number of the axis.
func tick(c *plan.Commitment, l lang.Lang) string {
	if c.Unit == nil || !c.Unit.Tight {
		return ""
	}
	return c.Unit.Name(l)
}

// tracks are a faint line along each row.
func (f *frame) tracks() *charts.Line {
	var pairs [][2][]any
	for _, y := range f.mark {
		pairs = append(pairs, [2][]any{{f.scale.min, y}, {f.scale.max, y}})
	}
	return strokes(pairs, rule, 1)
}

// distances are strong lines from target to value, of the rows that reach the target
// or of the others.
func (f *frame) distances(all []derive.Standing, met bool, colour string) *charts.Line {
	var pairs [][2][]any
	for i, s := range all {
		if value(s).IsSet() && reaches(s) == met {
			pairs = append(pairs, [2][]any{{s.Of.Target, f.mark[i]}, {value(s), f.mark[i]}})
		}
	}
	return strokes(pairs, colour, 3)
}

func (f *frame) targets(all []derive.Standing, l lang.Lang) *charts.Scatter {
	var items []item
	for i, s := range all {
		items = append(items, item{Name: in(l, "目标 ", "target ") + quantity(s.Of, s.Of.Target, l), Value: []any{s.Of.Target, f.mark[i]},
			Symbol: "rect", Size: []int{3, 18}, ItemStyle: &style{Color: ink}})
	}
	return marks(items)
}

func (f *frame) stretches(all []derive.Standing, l lang.Lang) *charts.Scatter {
	var items []item
	for i, s := range all {
		if s.Of.Stretch.IsSet() {
			items = append(items, item{Name: in(l, "力争 ", "stretch ") + quantity(s.Of, s.Of.Stretch, l), Value: []any{s.Of.Stretch, f.mark[i]},
				Symbol: flag, Size: []int{9, 15}, Offset: []int{4, 0}, ItemStyle: &style{Color: ochre}})
		}
	}
	return marks(items)
}

func (f *frame) values(all []derive.Standing, l lang.Lang) *charts.Scatter {
	var items []item
	for i, s := range all {
		if !value(s).IsSet() {
			continue
		}
		v := item{Name: in(l, "实际 ", "actual ") + quantity(s.Of, value(s), l), Value: []any{value(s), f.mark[i]}, Symbol: "circle", Size: 11,
			ItemStyle: &style{Color: azure}}
		if !reaches(s) {
			v.Size, v.ItemStyle = 10, &style{Color: paper, BorderColor: ochre, BorderWidth: 2.5}
		}
		items = append(items, v)
	}
	return marks(items)
}
