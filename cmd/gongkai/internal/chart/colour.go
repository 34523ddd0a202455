package chart

import "gongkai/cmd/gongkai/internal/derive"

// Colour is a colour of the charts and what it is called. A drawing names the class
// after it, so that a stylesheet can exchange it in the dark or for high contrast.
type Colour struct{ Hex, Name string }

// Palette is every colour that a chart has. No two are equal, so that a colour tells
// its name: main is not achieved's blue, and paper not not-reported's white.
var Palette = []Colour{
	{looks[derive.Achieved].fill, "achieved"},
	{looks[derive.DoneBefore].fill, "done-before"},
	{looks[derive.OnSchedule].fill, "on-schedule"},
	{looks[derive.Slightly].fill, "slightly-behind"},
	{looks[derive.Behind].fill, "behind"},
	{looks[derive.Overdue].fill, "overdue"},
	{looks[derive.StretchUnmet].fill, "stretch-not-reached"},
	{looks[derive.UnderWay].fill, "under-way"},
	{looks[derive.NotReported].fill, "not-reported"},
	{looks[derive.ActionOnly].fill, "action-only"},
	{ink, "ink"}, {ink2, "ink2"}, {rule, "line"}, {edge, "edge"},
	{azure, "main"}, {ochre, "ochre"}, {paper, "paper"},
}

// The colours that are no status's.
const (
	ink   = "#1b2430" // text
	ink2  = "#4b5563" // text beside the matter, and the schedule
	rule  = "#dcd8ce" // lines behind the matter
	edge  = "#737b86"
	azure = "#14507b" // the main colour
	ochre = "#7a4b00" // what asks for attention
	paper = "#fffffe" // the ground, and text on what is dark
)

// look is how a status is filled. Pattern and border tell in greyscale what colour
// tells else; text is the colour of a digit on it.
type look struct {
	fill, border, text string
	dashed             bool
	decal              *decal
}

// looks are by derive.Status.
var looks = [...]look{
	derive.Achieved:     {fill: "#14507a", border: paper, text: paper},
	derive.DoneBefore:   {fill: "#0c3553", border: paper, text: paper, decal: specks(paper, 2, 8)},
	derive.OnSchedule:   {fill: "#93bfda", border: azure, text: ink},
	derive.Slightly:     {fill: "#f2d18f", border: ochre, text: ink, decal: stripes(ochre, 1, 7, rising)},
	derive.Behind:       {fill: "#965800", border: paper, text: paper, decal: stripes(paper, 1.5, 4, rising)},
	derive.Overdue:      {fill: "#9c2a1e", border: paper, text: paper, decal: stripes(paper, 1.5, 4, falling)},
	derive.StretchUnmet: {fill: "#e0b566", border: ochre, text: ink, decal: specks(ochre, 2, 6)},
	derive.UnderWay:     {fill: "#dce8f0", border: edge, text: ink},
	derive.NotReported:  {fill: "#ffffff", border: edge, text: ink, dashed: true, decal: specks(edge, 1.5, 8)},
	derive.ActionOnly:   {fill: "#e6e5e0", border: edge, text: ink, decal: stripes(edge, .5, 7, falling)},
}

// style is the look as an option.
func (k look) style() *style {
	s := &style{Color: k.fill, BorderColor: k.border, BorderWidth: 1, Decal: k.decal}
	if k.dashed {
		s.BorderType = "dashed"
	}
	return s
}

// cell is the look of one among many, which all have the same border.
func (k look) cell() *style {
	return &style{Color: k.fill, BorderColor: edge, BorderWidth: 1, Decal: k.decal}
}

// digit is the label of a number on the look; a ground of its own keeps it clear of
// the pattern.
func (k look) digit(fits bool) *label {
	if !fits {
		return &label{Show: new(bool)}
	}
	l := &label{Color: k.text}
	if k.decal != nil {
		l.Background, l.Padding = k.fill, []int{1, 2}
	}
	return l
}

// Directions of stripes, in radians.
const (
	rising  = -0.7854
	falling = 0.7854
)

// stripes are lines of a width, so many pixels apart.
func stripes(colour string, width, apart float64, direction float64) *decal {
	return &decal{Color: colour, Rotation: direction, Symbol: "rect", Size: 1,
		DashX: []float64{1, 0}, DashY: []float64{width, apart}}
}

// specks are discs of a diameter, so many pixels from one to the next.
func specks(colour string, size, apart float64) *decal {
	return &decal{Color: colour, Symbol: "circle", Size: 1,
		DashX: [][]float64{{size, apart - size}, {0, apart / 2, size, apart/2 - size}}, DashY: []float64{size, apart/2 - size}}
}
