package page

import (
	"fmt"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// Item is a commitment as lists show it.
type Item struct {
	Name     string
	Href     string
	Target   string // what is promised, with the plan's own degree: "不少于 20条"
	Extent   bool   // the figure is an extent, which is shown and never measured
	Stretch  bool   // a 力争 goal: a flag everywhere, never worded as a promise
	Status   Status
	Progress string // "13 / 20条", or what the last report said; may be empty
	Bar      *Bar   // nil where nothing is measured
	Sample   bool
	Due      Date
	DueGiven bool
	Within   *Link // the priority it belongs to, in lists across priorities
}

// Status is a status as a badge: a shape and a word.
type Status struct{ Key, Word string }

func (b *builder) badge(s derive.Status) Status { return Status{s.Key(), s.Name().In(b.lang)} }

// Bar is a progress bar; positions are percentages of its width.
type Bar struct {
	Fill     string // what was reached
	Gap      string // how far that lies below what was expected; "" where it does not
	Expected string // "" where nothing is expected
	Target   string
	Label    string // the same in words
	// the figures at the marks
	Actual, Due, End string
	Measured         string // of the unit
}

func (b *builder) items(f *Frame, of []*plan.Commitment, across bool) []Item {
	out := make([]Item, len(of))
	for i, c := range of {
		out[i] = b.item(f, c, across)
	}
	return out
}

func (b *builder) item(f *Frame, c *plan.Commitment, across bool) Item {
	s := b.Of(c)
	it := Item{
		Name: c.Name.In(b.lang), Href: f.To(b.in("commitments/" + c.ID + ".html")),
		Target: b.target(c), Extent: !c.Measured(), Stretch: c.Firmness == plan.Strive,
		Status: b.badge(s.Status), Progress: b.progress(s), Bar: b.bar(s), Sample: s.Sample(),
		Due: b.date(c.Due), DueGiven: c.DueGiven,
	}
	if across {
		it.Within = b.within(f, c)
	}
	return it
}

func (b *builder) within(f *Frame, c *plan.Commitment) *Link {
	if c.Priority == nil {
		return &Link{f.To(b.in("headline.html")), b.t("主要预期目标", "Headline targets")}
	}
	return &Link{f.To(b.in("priorities/" + c.Priority.ID + ".html")), numbered(c.Priority.No, c.Priority.Name.In(b.lang))}
}

func numbered(no int, name string) string { return fmt.Sprintf("%d %s", no, name) }

// target says what is promised in figures: the operator, the quantity, the stretch.
func (b *builder) target(c *plan.Commitment) string {
	text := c.Promised().In(b.lang)
	if c.Stretch.IsSet() {
		stretch := c.Quantity(b.lang, c.Stretch)
		text += b.t("（力争"+stretch+"）", " (stretch: "+stretch+")")
	}
	return text
}

// progress is the last figure beside the target, in one short line.
func (b *builder) progress(s derive.Standing) string {
	c := s.Of
	switch {
	case s.Entry == nil:
		return ""
	case s.Entry.Value.IsSet() && (c.Kind == plan.Count || c.Kind == plan.Amount):
		return c.OfTarget(b.lang, s.Entry.Value)
	case s.Entry.Value.IsSet():
		return b.t("实际 ", "actual ") + c.Quantity(b.lang, s.Entry.Value)
	case len(c.Stages) > 0:
		return fmt.Sprintf("%d / %d %s", s.Done, len(c.Stages), b.t("个阶段", "stages"))
	}
	return ""
}

// bar is scaled to the largest of what it shows, so that over-fulfilment is seen.
func (b *builder) bar(s derive.Standing) *Bar {
	c := s.Of
	if !c.Measured() || s.Entry == nil || !s.Entry.Value.IsSet() {
		return nil
	}
	value, expected, target := s.Entry.Value, s.Schedule.Expected, c.Target
	scale := target
	for _, n := range []lang.Number{value, expected, c.Stretch} {
		if n.IsSet() && n.Cmp(scale) > 0 {
			scale = n
		}
	}
	if scale.Sign() <= 0 {
		return nil
	}
	out := &Bar{
		Fill: percent(value, scale), Target: percent(target, scale),
		Actual: c.Quantity(b.lang, value), End: c.Quantity(b.lang, target),
	}
	out.Label = b.t("实际"+out.Actual, "actual "+out.Actual)
	if expected.IsSet() {
		out.Expected, out.Due = percent(expected, scale), c.Quantity(b.lang, shown(expected))
		out.Label += b.t("，应达"+out.Due, ", expected by then "+out.Due)
		if value.Cmp(expected) < 0 && value.Sign() >= 0 {
			out.Gap = percent(expected.Sub(value), scale)
		}
	}
	out.Label += b.t("，目标"+out.End, ", target "+out.End)
	return out
}

// shown is an expected value as readers see it: to two places, as it is the result
// of a division and no figure of the plan.
func shown(expected lang.Number) lang.Number { return expected.Round(2).Trim() }

// percent is n as a share of scale, held between 0 and 100, for drawing only.
func percent(n, scale lang.Number) string {
	share := n.Mul(lang.Int(100)).Quo(scale).Round(2).Trim()
	if share.Sign() < 0 {
		share = lang.Int(0)
	}
	return share.String() + "%"
}
