package chart

import (
	"fmt"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// dueKind is how what is due is told apart: a promise or a stretch goal, with a day
// that the plan names or without.
type dueKind struct {
	class   string
	stretch bool
	given   bool
	word    lang.Text
	style   style
	digit   string // its colour
}

var dueKinds = [...]dueKind{
	{"due-promise", false, true, lang.Text{ZH: "承诺，计划写明日子", EN: "promise, the plan names the day"},
		style{Color: azure, BorderColor: paper, BorderWidth: 1}, paper},
	{"due-stretch", true, true, lang.Text{ZH: "力争，计划写明日子", EN: "stretch goal, the plan names the day"},
		style{Color: ochre, BorderColor: paper, BorderWidth: 1}, paper},
	{"end-promise", false, false, lang.Text{ZH: "承诺，没有写明日子，算到计划期末", EN: "promise without a day, taken as the plan's end"},
		style{Color: paper, BorderColor: azure, BorderWidth: 1, Decal: stripes(azure, 1, 5, rising)}, ink},
	{"end-stretch", true, false, lang.Text{ZH: "力争，没有写明日子，算到计划期末", EN: "stretch goal without a day, taken as the plan's end"},
		style{Color: paper, BorderColor: ochre, BorderWidth: 1, Decal: specks(ochre, 2, 6)}, ink},
}

// month is a month and how many of each kind are due in it.
type month struct {
	first lang.Date
	due   [len(dueKinds)]int
}

func (m month) total() int {
	n := 0
	for _, due := range m.due {
		n += due
	}
	return n
}

// Dues is a column for each month of the plan: how many promises and stretch goals
// are due in it. It shows the plan alone, so that it has no date of data and nothing
// invented. It is nil where nothing is due.
func Dues(f *derive.Figures, l lang.Lang) *Chart {
	months := monthsOf(f)
	var all month
	for _, m := range months {
		for i, n := range m.due {
			all.due[i] += n
		}
	}
	if all.total() == 0 {
		return nil
	}
	c := &Chart{ID: "due-dates", Kind: Months, Title: in(l, "各月到期的承诺和力争目标", "Promises and stretch goals by the month in which they are due")}
	c.Says = dueSays(f, months, all, l)
	c.Table.Head = []string{in(l, "月份", "Month")}
	for i, k := range dueKinds {
		if all.due[i] > 0 {
			c.Keys = append(c.Keys, Key{k.class, k.word.In(l)})
		}
		c.Table.Head = append(c.Table.Head, k.word.In(l))
	}
	c.Table.Head = append(c.Table.Head, in(l, "合计", "Total"))
	for _, m := range months {
		line := []string{m.first.MonthName(l)}
		for _, n := range append(m.due[:], m.total()) {
			line = append(line, fmt.Sprint(n))
		}
		c.Table.Rows = append(c.Table.Rows, line)
	}
	c.Wide, c.Narrow = columns(c.ID, months, wideWidth, 260, l), columns(c.ID, months, narrowWidth, 220, l)
	return c
}

// monthsOf are the months of the plan, and those before and after it in which
// something is due.
func monthsOf(f *derive.Figures) []month {
	from, to := f.Plan.From, f.Plan.To
	dues := f.Dues()
	for _, d := range dues {
		if d.On.Before(from) {
			from = d.On
		}
		if d.On.After(to) {
			to = d.On
		}
	}
	var out []month
	for first := lang.D(from.Year(), from.Month(), 1); !first.After(to); first = first.AddMonths(1) {
		m := month{first: first}
		for _, d := range dues {
			if d.On.Year() == first.Year() && d.On.Month() == first.Month() {
				m.add(d.Of)
			}
		}
		out = append(out, m)
	}
	return out
}

func (m *month) add(of []*plan.Commitment) {
	for _, c := range of {
		stretch := derive.GroupOf(c) == derive.Stretches
		m.due[slices.IndexFunc(dueKinds[:], func(k dueKind) bool { return k.stretch == stretch && k.given == c.DueGiven })]++
	}
}

func dueSays(f *derive.Figures, months []month, all month, l lang.Lang) string {
	most := slices.MaxFunc(months, func(a, b month) int { return a.total() - b.total() })
	given, end := all.due[0]+all.due[1], all.due[2]+all.due[3]
	return in(l,
		fmt.Sprintf("全年到期的承诺%d项、力争目标%d项，其中计划写明日子的%d项；没有写明日子的%d项，算到计划期末%s。到期最多的是%s，%d项。",
			all.due[0]+all.due[2], all.due[1]+all.due[3], given, end, f.Plan.To.MonthDay(l), most.first.MonthName(l), most.total()),
		fmt.Sprintf("Promises due in the year: %d; stretch goals: %d. The plan names the day of %d; the %d without a day are taken as due at the plan's end, %s. Most are due in %s: %d.",
			all.due[0]+all.due[2], all.due[1]+all.due[3], given, end, f.Plan.To.MonthDay(l), most.first.MonthName(l), most.total()))
}

func columns(id string, months []month, width, height int, l lang.Lang) Drawing {
	const top, bottom = 24, 24
	var names []string
	var totals []item
	most := 0
	for i, m := range months {
		names = append(names, monthLabel(m.first, width, l))
		most = max(most, m.total())
		totals = append(totals, item{Name: fmt.Sprint(m.total()), Value: []any{i, m.total()}, Label: &label{Position: "top"}})
	}
	b := charts.NewBar()
	b.SetGlobalOptions(append(common(id), grid(1, 1, top, bottom),
		charts.WithYAxisOpts(opts.YAxis{Type: "value", Show: opts.Bool(false), Min: 0, Max: most}))...)
	for n, k := range dueKinds {
		b.AddSeries(k.word.In(l), nil, data(k.column(months, n, most*lineHeight/(height-top-bottom), l)), written("inside", "{@[1]}"), hint("{b}"),
			charts.WithBarChartOpts(opts.BarChart{Stack: "all", BarCategoryGap: "30%"}))
	}
	b.Overlap(texts(totals))
	return seal(b, width, height, map[string]any{"xAxis": axis{Type: "category", Show: true, Data: names, AxisLine: lines(edge), AxisLabel: figures("")}})
}

// column is the kind's part of every column. A digit fits in it where more are due
// than room.
func (k dueKind) column(months []month, n, room int, l lang.Lang) []item {
	var out []item
	for i, m := range months {
		due := m.due[n]
		if due == 0 {
			continue
		}
		digit := look{fill: k.style.Color, text: k.digit, decal: k.style.Decal}.digit(due > room)
		out = append(out, item{Name: fmt.Sprintf("%s · %s %d", m.first.MonthName(l), k.word.In(l), due), Value: []any{i, due},
			ItemStyle: &k.style, Label: digit})
	}
	return out
}

// monthLabel is short enough for its column.
func monthLabel(day lang.Date, width int, l lang.Lang) string {
	switch {
	case width < wideWidth:
		return fmt.Sprint(day.Month())
	case l == lang.EN:
		return day.MonthName(l)[:3]
	}
	return day.MonthName(l)
}
