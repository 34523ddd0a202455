package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Structure is the plan from its middle outwards: pillars, their priorities, and
// their commitments in the colour of their status. Every commitment has the same
// angle. It is nil without commitments.
func Structure(f *derive.Figures, l lang.Lang) *Chart {
	var all []*plan.Commitment
	for _, p := range f.Plan.Pillars {
		all = append(all, ofPillar(p)...)
	}
	if len(all) == 0 {
		return nil
	}
	c := &Chart{ID: "structure", Kind: Rings, Title: in(l, "计划的结构", "The structure of the plan"), AsOf: f.AsOf, Sample: f.Sample}
	used := usedIn([]counted{{"", f.Tally(all)}})
	c.Says = structureSays(f, len(all), l)
	c.Keys = append([]Key{
		{"pillar", in(l, "内圈：方面", "inner ring: pillars")},
		{"priority", in(l, "中圈：重点，数字是序号", "middle ring: priorities, by number")},
	}, statusKeys(used, l)...)
	c.Table = structureTable(f, used, l)
	c.Wide = rings(f, all, radii{wideWidth, 600, []int{30, 112, 260, 292}, true, 0}, l)
	c.Narrow = rings(f, all, radii{narrowWidth, narrowWidth, []int{8, 90, 124, 168}, false, 0}, l)
	return c
}

func structureSays(f *derive.Figures, n int, l lang.Lang) string {
	var parts []string
	for _, p := range f.Plan.Pillars {
		parts = append(parts, in(l, fmt.Sprintf("%s%d项重点、%d项承诺", p.Name.ZH, len(p.Priorities), len(ofPillar(p))),
			fmt.Sprintf("%s: %d priorities, %d commitments", p.Name.EN, len(p.Priorities), len(ofPillar(p)))))
	}
	return asOf(f.AsOf, l) + in(l, fmt.Sprintf("从里到外三圈：%d个方面、%d项重点、%d项承诺，每项承诺一格，按状态着色。%s。", len(f.Plan.Pillars), len(f.Plan.Priorities), n, strings.Join(parts, "；")),
		fmt.Sprintf("three rings from the middle outwards: %d pillars, %d priorities and %d commitments, each commitment one cell in the colour of its status. %s.", len(f.Plan.Pillars), len(f.Plan.Priorities), n, strings.Join(parts, "; ")))
}

// structureTable has a line for each priority, which names its pillar.
func structureTable(f *derive.Figures, used []derive.Status, l lang.Lang) Table {
	var groups []counted
	for _, p := range f.Plan.Pillars {
		for _, v := range p.Priorities {
			groups = append(groups, counted{fmt.Sprintf("%s · %d %s", p.Name.In(l), v.No, v.Name.In(l)), f.Tally(v.Commitments)})
		}
	}
	return countTable(in(l, "方面和重点", "Pillar and priority"), groups, used, l)
}

// radii are the sizes of a drawing, in pixels: of the whole, and of the rings' edges.
type radii struct {
	width, height int
	edges         []int
	names         bool // the middle ring has room for names, not for numbers alone
	whole         int  // commitments in the full turn
}

// node is a sector.
type node struct {
	Name      string `json:"name,omitempty"`
	Value     int    `json:"value,omitempty"`
	ItemStyle *style `json:"itemStyle,omitempty"`
	Label     *label `json:"label,omitempty"`
	Children  []node `json:"children,omitempty"`
}

// ring is how one level is drawn.
type ring struct {
	R0        int        `json:"r0"`
	R         int        `json:"r"`
	ItemStyle *style     `json:"itemStyle,omitempty"`
	Label     *ringLabel `json:"label"`
}

type ringLabel struct {
	Show   bool   `json:"show"`
	Rotate any    `json:"rotate,omitempty"`
	Color  string `json:"color,omitempty"`
}

// sunburst is a series whose sectors keep the plan's order and stay where they are;
// the library has no word for either.
type sunburst struct {
	charts.SingleSeries
	Sort      *string `json:"sort"`
	NodeClick bool    `json:"nodeClick"`
}

func rings(f *derive.Figures, all []*plan.Commitment, r radii, l lang.Lang) Drawing {
	r.whole = len(all)
	ground := mostCommon(f.Tally(all))
	var nodes []node
	for _, p := range f.Plan.Pillars {
		v := node{Name: p.Name.In(l), Label: r.pillar(p, l)}
		for _, priority := range p.Priorities {
			if len(priority.Commitments) > 0 {
				v.Children = append(v.Children, r.priority(f, priority, ground, l))
			}
		}
		nodes = append(nodes, v)
	}
	under := []node{{Value: 1, ItemStyle: looks[ground].cell(), Label: &label{Show: new(bool)}}}
	s := charts.NewSunburst()
	s.SetGlobalOptions(common("structure")...)
	s.AddSeries("", nil, data(under), charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Radius = r.edges[2:] }))
	s.AddSeries("", nil, data(nodes), hint("{b}"),
		charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), FontSize: fontSize, LineHeight: lineHeight}),
		charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Levels = r.levels() }))
	return seal(s, r.width, r.height, map[string]any{"series": []sunburst{{SingleSeries: s.MultiSeries[0]}, {SingleSeries: s.MultiSeries[1]}}})
}

// mostCommon is the status that most have. The outer ring is laid in it at one go,
// and its cells are left open: a hundred patterned cells would weigh twice as much.
func mostCommon(t derive.Tally) derive.Status {
	return slices.MaxFunc(derive.Statuses, func(a, b derive.Status) int { return t.Of(a) - t.Of(b) })
}

// arc is how long a part of the whole is at a radius, in pixels.
func (r radii) arc(part int, radius float64) float64 {
	return radius * 2 * math.Pi * float64(part) / float64(r.whole)
}

// pillar is a pillar's name: upright, or along the radius where it is too wide.
func (r radii) pillar(p *plan.Pillar, l lang.Lang) *label {
	lines := wrap(p.Name.In(l), r.edges[1]-r.edges[0]-4)
	out := &label{Formatter: strings.Join(lines, "\n")}
	if r.arc(len(ofPillar(p)), float64(r.edges[0]+r.edges[1])/2) < float64(widest(lines)) {
		out.Rotate = "radial"
	}
	return out
}

func widest(lines []string) int {
	most := 0
	for _, line := range lines {
		most = max(most, textWidth(line))
	}
	return most
}

// priority is a priority's sector. Its name stands along the radius, if its angle has
// room for its lines; else its number alone does.
func (r radii) priority(f *derive.Figures, p *plan.Priority, ground derive.Status, l lang.Lang) node {
	number := fmt.Sprint(p.No)
	out := node{Name: number + " " + p.Name.In(l), Label: &label{Formatter: number}}
	lines := wrap(out.Name, r.edges[2]-r.edges[1]-blank)
	inner := float64(r.edges[1]+r.edges[2]-widest(lines)) / 2 // where the text begins
	if r.names && float64(len(lines)*lineHeight) <= r.arc(len(p.Commitments), inner) {
		out.Label.Formatter = strings.Join(lines, "\n")
	} else if r.arc(len(p.Commitments), float64(r.edges[1]+r.edges[2])/2) < float64(textWidth(number)) {
		out.Label.Rotate = "radial"
	}
	for _, c := range p.Commitments {
		s := f.Of(c).Status
		cell := looks[s].cell()
		if s == ground {
			cell.Color, cell.Decal = "transparent", nil
		}
		out.Children = append(out.Children, node{Name: c.Name.In(l) + in(l, "：", ": ") + s.Name().In(l), Value: 1, ItemStyle: cell})
	}
	return out
}

// levels are the root, which is not seen, and the three rings.
func (r radii) levels() []ring {
	out := []ring{{}}
	styles := []style{{Color: azure, BorderColor: paper, BorderWidth: 1}, {Color: paper, BorderColor: edge, BorderWidth: 1}, {}}
	labels := []ringLabel{{true, 0, paper}, {true, "radial", ink}, {}}
	if !r.names {
		labels[1].Rotate = 0
	}
	for i := range styles {
		out = append(out, ring{R0: r.edges[i], R: r.edges[i+1], ItemStyle: &styles[i], Label: &labels[i]})
	}
	return out
}
