// Package chart decides which picture shows which figures, and builds it as an
// ECharts option with go-echarts. A chart is one value with everything that must
// stand beside it: a title, the data's date, a sentence that says what it shows,
// its key, and the same figures as a table. Drawing is another room's work.
//
//	c := chart.StatusByPillar(figures, lang.ZH) // nil where there is nothing to show
//	c.Wide.Option  // JSON, without functions: drawn at build time, and used again
//	               // by the interactive chart
//
// Every chart comes in two drawings, for a desk and for a phone: a wide one made
// small cannot be read. One whose drawings hold no words has the same options in
// both languages, so that it is drawn once.
//
// Every colour is of the [Palette], which names it for a stylesheet, and a status
// has a pattern or a border beside it, so that nothing is told by colour alone.
// There is no gauge, no ring in percent, no overall figure: what is unlike is never
// put into one number.
//
// A key's class is a status's key, or one of these:
//
//	actual       a bar or line of the main colour
//	met, below   a disc of the main colour; a ring of ochre on paper
//	expected     a thin tick or a dashed line, in ink2
//	target       a thick tick or a diamond, in ink
//	stretch      a flag of ochre
//	gap          ochre stripes on paper
//	due-promise, due-stretch   main; ochre
//	end-promise, end-stretch   stripes of main on paper; dots of ochre on paper
//	pillar, priority           main; paper with an edge
package chart

import "gongkai/cmd/gongkai/internal/lang"

// Chart is a picture of figures, in one language.
type Chart struct {
	ID     string // unique in the plan, part of its file's name: "status-by-pillar"
	Kind   string // one of the kinds below
	Title  string
	Says   string    // what the picture shows, for who cannot see it
	AsOf   lang.Date // the date of the figures; zero where they have none
	Sample bool      // shows invented figures
	Keys   []Key     // empty where the picture names each of its marks
	Table  Table
	Wide   Drawing
	Narrow Drawing
}

// The kinds of picture.
const (
	Stacked = "stacked" // rows of bars, divided by status
	Share   = "share"   // rows of bars, a status each
	Dots    = "dots"    // rows of values beside their targets
	Bullets = "bullets" // rows of bars in percent of their targets
	Course  = "course"  // a value through the year, beside its schedule
	Months  = "months"  // a column a month
	Rings   = "rings"   // the plan from its middle outwards
)

// Drawing is an ECharts option and the size that it is drawn at, in CSS pixels.
type Drawing struct {
	Option        []byte // JSON
	Width, Height int
}

// Key explains one mark of the picture.
type Key struct {
	Class string // names the mark's look in the stylesheet
	Word  string
}

// Table is the chart's figures as text. The first column heads its row.
type Table struct {
	Head []string
	Rows [][]string // as long as Head each; numbers stand from the second column on
}
