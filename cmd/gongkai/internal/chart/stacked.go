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
// pillar has, its parts are their statuses.
func StatusByPillar(f *derive.Figures, l lang.Lang) *Chart {
	var groups []counted
	for _, p := range f.Plan.Pillars {
		groups = append(groups, counted{p.Name.In(l), f.Tally(ofPillar(p))})
	}
	c := stacked(f, l, groups, in(l, "方面", "Pillar"))
	if c != nil {
		c.ID, c.Title = "status-by-pillar", in(l, "各方面承诺的状态", "Commitments by pillar and status")
	}
	return c.drawn(l, groups)
}

// Projects is a bar for each of the livelihood projects, in the same way.
func Projects(f *derive.Figures, l lang.Lang) *Chart {
	var groups []counted
	for _, p := range f.Plan.Projects {
		groups = append(groups, counted{p.Name.In(l), f.Tally(p.Commitments)})
	}
	c := stacked(f, l, groups, in(l, "民生实事", "Livelihood project"))
	if c != nil {
		c.ID, c.Title = "livelihood", in(l, "民生实事的状态", "Livelihood projects by status")
	}
	return c.drawn(l, groups)
}
