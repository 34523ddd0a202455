package page

import (
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Tally is a roll-up: counts with their denominators, promises, stretch goals and
// actions apart. Nothing is averaged.
type Tally struct {
	Promises, Achieved, Late  int
	Stretches, StretchReached int
	Actions, Before           int
	Total                     int
	Strip                     []Segment // of the promises, for the head of a page
	All                       []Segment // of everything, for lists
}

// Segment is a part of a strip: how many have one status.
type Segment struct {
	Status
	Href string
	N    int
	X, W string // percentages of the strip's width
	Mid  string // of its middle
	Room bool   // there is room for its number
}

func (b *builder) tally(f *Frame, of []*plan.Commitment) Tally {
	t := b.Figures.Tally(of)
	out := Tally{
		Promises: t.Totals[derive.Promises], Achieved: t.Counts[derive.Promises][derive.Achieved], Late: t.Late(),
		Stretches: t.Totals[derive.Stretches], StretchReached: t.Counts[derive.Stretches][derive.Achieved],
		Actions: t.Totals[derive.Actions], Before: t.Totals[derive.Before], Total: t.Total,
	}
	out.Strip = b.segments(f, t.Totals[derive.Promises], func(s derive.Status) int { return t.Counts[derive.Promises][s] })
	out.All = b.segments(f, t.Total, t.Of)
	return out
}

func (b *builder) segments(f *Frame, total int, count func(derive.Status) int) []Segment {
	var out []Segment
	before := 0
	for _, s := range derive.Statuses {
		n := count(s)
		if n == 0 {
			continue
		}
		whole := lang.Int(total)
		out = append(out, Segment{
			Status: b.badge(s), Href: f.To(b.in("status/" + s.Key() + ".html")), N: n,
			X: percent(lang.Int(before), whole), W: percent(lang.Int(n), whole),
			Mid: percent(lang.Int(2*before+n), lang.Int(2*total)), Room: 25*n >= total,
		})
		before += n
	}
	return out
}
