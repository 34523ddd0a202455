package chart

import (
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// counted is a heading and the commitments under it, counted by status.
type counted struct {
	name string
	derive.Tally
}

// StatusByPillar is a bar for each pillar: its length is how many commitments the
// pillar has, its parts are their statuses. It is nil without commitments.
func StatusByPillar(f *derive.Figures, l lang.Lang) *Chart {
	var groups []counted
	for _, p := range f.Plan.Pillars {
		groups = append(groups, counted{p.Name.In(l), f.Tally(ofPillar(p))})
	}
	head := in(l, "方面", "Pillar")
	c := &Chart{ID: "status-by-pillar", Kind: Stacked, Title: in(l, "各方面承诺的状态", "Commitments by pillar and status")}
	lead := in(l, "每条是一个方面的全部承诺，按状态分段。", "each bar is all commitments of one pillar, divided by status. ")
	return c.stack(f, l, head, lead, groups)
}

// Projects is a bar for each of the livelihood projects, in the same way.
func Projects(f *derive.Figures, l lang.Lang) *Chart {
	var groups []counted
	for _, p := range f.Plan.Projects {
		groups = append(groups, counted{p.Name.In(l), f.Tally(p.Commitments)})
	}
	head := in(l, "民生实事", "Livelihood project")
	c := &Chart{ID: "livelihood", Kind: Stacked, Title: in(l, "民生实事各件的状态", "Livelihood projects by status")}
	lead := in(l, "每条是一件实事的全部承诺，按状态分段。", "each bar is all commitments of one livelihood project, divided by status. ")
	return c.stack(f, l, head, lead, groups)
}

func ofPillar(p *plan.Pillar) []*plan.Commitment {
	var out []*plan.Commitment
	for _, v := range p.Priorities {
		out = append(out, v.Commitments...)
	}
	return out
}

func (c *Chart) stack(f *derive.Figures, l lang.Lang, head, lead string, groups []counted) *Chart {
	most := 0
	for _, g := range groups {
		most = max(most, g.Total)
	}
	if most == 0 {
		return nil
	}
	used := usedIn(groups)
	c.AsOf, c.Sample = f.AsOf, f.Sample
	c.Says = asOf(f.AsOf, l) + lead + eachCounted(groups, l)
	c.Keys = statusKeys(used, l)
	c.Table = countTable(head, groups, used, l)
	c.Wide = stackedBars(c.ID, groups, used, most, wideWidth, l)
	c.Narrow = stackedBars(c.ID, groups, used, most, narrowWidth, l)
	return c
}

// usedIn are the statuses that occur, in their order.
func usedIn(groups []counted) []derive.Status {
	var out []derive.Status
	for _, s := range derive.Statuses {
		for _, g := range groups {
			if g.Of(s) > 0 {
				out = append(out, s)
				break
			}
		}
	}
	return out
}

func statusKeys(used []derive.Status, l lang.Lang) []Key {
	var out []Key
	for _, s := range used {
		out = append(out, Key{s.Key(), s.Name().In(l)})
	}
	return out
}

// eachCounted says of every group how many it has, and how many are achieved and
// late, where any are.
func eachCounted(groups []counted, l lang.Lang) string {
	var parts []string
	lateAtAll := false
	for _, g := range groups {
		text := in(l, fmt.Sprintf("%s%d项", g.name, g.Total), fmt.Sprintf("%s %d", g.name, g.Total))
		var of []string
		if n := g.Of(derive.Achieved); n > 0 {
			of = append(of, in(l, fmt.Sprintf("已完成%d项", n), fmt.Sprintf("%d achieved", n)))
		}
		if n := g.Of(derive.Slightly) + g.Of(derive.Behind) + g.Of(derive.Overdue); n > 0 {
			of = append(of, in(l, fmt.Sprintf("落后%d项", n), fmt.Sprintf("%d late", n)))
			lateAtAll = true
		}
		if len(of) > 0 {
			text += in(l, "（"+strings.Join(of, "，")+"）", " ("+strings.Join(of, ", ")+")")
		}
		parts = append(parts, text)
	}
	out := in(l, strings.Join(parts, "；")+"。", strings.Join(parts, "; ")+".")
	if lateAtAll {
		out += in(l, "落后指略滞后、滞后或逾期。", " Late means slightly behind, behind or overdue.")
	}
	return out
}

func countTable(head string, groups []counted, used []derive.Status, l lang.Lang) Table {
	t := Table{Head: []string{head}}
	for _, s := range used {
		t.Head = append(t.Head, s.Name().In(l))
	}
	t.Head = append(t.Head, in(l, "合计", "Total"))
	for _, g := range groups {
		line := []string{g.name}
		for _, s := range used {
			line = append(line, fmt.Sprint(g.Of(s)))
		}
		t.Rows = append(t.Rows, append(line, fmt.Sprint(g.Total)))
	}
	return t
}

// stackedBars has a digit in a part only where it fits.
func stackedBars(id string, groups []counted, used []derive.Status, most, width int, l lang.Lang) Drawing {
	var rows []row
	for _, g := range groups {
		rows = append(rows, row{g.name, in(l, fmt.Sprintf("共%d项", g.Total), fmt.Sprintf("%d in all", g.Total)), lang.Int(g.Total)})
	}
	f := lay(rows, scale{min: lang.Int(0), max: lang.Int(most)}, width, "", 0)
	b := f.bars(id)
	for _, s := range used {
		var items []item
		for i, g := range groups {
			if n := g.Of(s); n > 0 {
				fits := textWidth(fmt.Sprint(n))+6 <= n*f.plot()/most
				items = append(items, item{Name: fmt.Sprintf("%s · %s %d", g.name, s.Name().In(l), n), Value: []any{n, f.mark[i]},
					ItemStyle: looks[s].style(), Label: looks[s].digit(fits)})
			}
		}
		b.AddSeries(s.Name().In(l), nil, data(items), written("inside", "{@[0]}"), hint("{b}"),
			charts.WithBarChartOpts(opts.BarChart{Stack: "all", BarWidth: fmt.Sprint(barHeight)}))
	}
	b.Overlap(texts(f.texts))
	return seal(b, f.width, f.height, nil)
}
