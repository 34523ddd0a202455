package chart

import (
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
)

// StatusShare is a bar for each status: how many of all commitments have it. Its
// rows are named, so it needs no key. It is nil without commitments.
func StatusShare(f *derive.Figures, l lang.Lang) *Chart {
	t := f.Tally(f.Plan.Commitments)
	if t.Total == 0 {
		return nil
	}
	c := &Chart{ID: "status-share", Kind: Share, Title: in(l, "全部承诺按状态", "All commitments by status"), AsOf: f.AsOf, Sample: f.Sample}
	c.Says = shareSays(f, t, l)
	c.Table.Head = []string{in(l, "状态", "Status"), in(l, "项数", "Number"), in(l, "占全部", "Share of all")}
	for _, s := range derive.Statuses {
		c.Table.Rows = append(c.Table.Rows, []string{s.Name().In(l), fmt.Sprint(t.Of(s)), percentOf(t.Of(s), t.Total)})
	}
	c.Table.Rows = append(c.Table.Rows, []string{in(l, "合计", "Total"), fmt.Sprint(t.Total), percentOf(t.Total, t.Total)})
	c.Wide = shareBars(c.ID, t, wideWidth, l)
	c.Narrow = shareBars(c.ID, t, narrowWidth, l)
	return c
}

// percentOf is n of all in percent, always with one decimal.
func percentOf(n, all int) string {
	tenths := (n*2000 + all) / (2 * all)
	return fmt.Sprintf("%d.%d%%", tenths/10, tenths%10)
}

func shareSays(f *derive.Figures, t derive.Tally, l lang.Lang) string {
	var parts []string
	for _, s := range derive.Statuses {
		if n := t.Of(s); n > 0 {
			parts = append(parts, in(l, fmt.Sprintf("%s%d项（%s）", s.Name().ZH, n, percentOf(n, t.Total)),
				fmt.Sprintf("%s %d (%s)", strings.ToLower(s.Name().EN), n, percentOf(n, t.Total))))
		}
	}
	return asOf(f.AsOf, l) + in(l, fmt.Sprintf("全部%d项承诺、力争目标和行动中，%s。", t.Total, lang.Joined(l, parts)),
		fmt.Sprintf("of all %d promises, stretch goals and actions: %s.", t.Total, lang.Joined(l, parts)))
}

func shareBars(id string, t derive.Tally, width int, l lang.Lang) Drawing {
	var rows []row
	most := 0
	for _, s := range derive.Statuses {
		n := t.Of(s)
		most = max(most, n)
		rows = append(rows, row{s.Name().In(l), fmt.Sprintf("%d (%s)", n, percentOf(n, t.Total)), lang.Int(n)})
	}
	f := lay(rows, scale{min: lang.Int(0), max: lang.Int(most)}, width, "", 0)
	b := f.bars(id)
	var items []item
	for i, s := range derive.Statuses {
		if n := t.Of(s); n > 0 {
			items = append(items, item{Name: rows[i].name + " " + rows[i].tail, Value: []any{n, f.mark[i]}, ItemStyle: looks[s].style()})
		}
	}
	b.AddSeries("", nil, data(items), hint("{b}"), charts.WithBarChartOpts(opts.BarChart{BarWidth: fmt.Sprint(barHeight)}))
	b.Overlap(texts(f.texts))
	return seal(b, f.width, f.height, nil)
}
