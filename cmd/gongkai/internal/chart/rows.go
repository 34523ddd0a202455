package chart

import (
	"fmt"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/lang"
)

// Most charts are rows, each with a name, a mark (a bar, dots) and a figure behind
// it. On a wide drawing the names stand in a column on the left; on a narrow one,
// and where they are long, on lines of their own above the mark. Both are laid on
// the slots of a category axis: a line of text takes one, and so does a mark.

// row is one row.
type row struct {
	name string
	tail string      // the figure
	at   lang.Number // the tail stands behind this place of the axis; unset: at the right edge
}

// scale is the range of the value axis, and the step from tick to tick.
type scale struct{ min, max, step lang.Number }

// frame is where the rows of one drawing stand, in pixels.
type frame struct {
	width, height            int
	left, right, top, bottom int // of the axes
	scale                    scale
	slot                     int      // its height
	slots                    []string // the name of the row whose mark stands there, or ""
	mark                     []int    // each row's slot
	texts                    []item   // names and tails
}

// The measures of rows, in pixels.
const (
	wideWidth   = 700
	narrowWidth = 340
	nameColumn  = 270 // the widest that a column of names may be
	leastPlot   = 180 // between the columns
	barHeight   = 18
	lineSlot    = 22 // a slot above or below others of its row
	rowSlot     = 28 // a slot that is a row
	pairSlot    = 38 // the same, where some name has two lines
	blank       = 10 // between columns
)

// lay places rows. Head stands over the tails at the right edge, where it is not
// empty; foot is the height that the value axis needs below the rows.
func lay(rows []row, s scale, width int, head string, foot int) *frame {
	f := &frame{width: width, scale: s, top: 1, bottom: foot + 1}
	if head != "" {
		f.top = lineHeight + 2
	}
	f.columns(rows, head)
	if width == wideWidth && mostLines(rows, nameColumn) <= 2 && f.plot() >= leastPlot {
		f.beside(rows)
	} else {
		f.above(rows)
	}
	if head != "" {
		f.tail(row{tail: head}, 0, -(f.slot+lineHeight)/2)
	}
	f.height = f.top + len(f.slots)*f.slot + f.bottom
	return f
}

func mostLines(rows []row, width int) int {
	most := 0
	for _, r := range rows {
		most = max(most, len(wrap(r.name, width)))
	}
	return most
}

// columns makes room for the names on the left and the tails on the right.
func (f *frame) columns(rows []row, head string) {
	f.right = textWidth(head) + blank
	for _, r := range rows {
		for _, line := range wrap(r.name, nameColumn) {
			f.left = max(f.left, textWidth(line)+blank)
		}
		f.right = max(f.right, textWidth(r.tail)+blank)
	}
}

// beside has the names in a column on the left.
func (f *frame) beside(rows []row) {
	f.slot = rowSlot
	if mostLines(rows, nameColumn) > 1 {
		f.slot = pairSlot
	}
	for i, r := range rows {
		f.mark = append(f.mark, i)
		f.slots = append(f.slots, r.name)
		f.text(strings.Join(wrap(r.name, nameColumn), "\n"), i, -f.left, 0)
		f.tail(r, i, 0)
	}
}

// above has each name on lines above its mark. A tail at the right edge shares the
// name's last line, where both fit.
func (f *frame) above(rows []row) {
	f.slot, f.left, f.right = lineSlot, 1, 2
	if f.bottom > 1 { // the axis's numbers stand out on both sides
		f.left, f.right = blank, blank
	}
	for _, r := range rows {
		if r.at.IsSet() {
			f.right = max(f.right, textWidth(r.tail)+blank)
		}
	}
	for _, r := range rows {
		lines := wrap(r.name, f.width-4)
		if !r.at.IsSet() && textWidth(lines[len(lines)-1])+textWidth(r.tail)+2*blank > f.width {
			lines = append(lines, "")
		}
		for _, line := range lines {
			f.text(line, len(f.slots), -f.left, 2)
			f.slots = append(f.slots, "")
		}
		n := len(f.slots)
		f.mark = append(f.mark, n)
		f.slots = append(f.slots, r.name)
		if r.at.IsSet() {
			f.tail(r, n, 0)
		} else {
			f.tail(r, n-1, 2)
		}
	}
}

// text puts a line at the axis's beginning, moved by some pixels.
func (f *frame) text(s string, slot, dx, dy int) {
	if s != "" {
		f.texts = append(f.texts, item{Name: s, Value: []any{f.scale.min, slot}, Label: &label{Distance: new(int), Offset: []int{dx, dy}}})
	}
}

func (f *frame) tail(r row, slot, dy int) {
	t := item{Name: r.tail, Value: []any{f.scale.max, slot}, Label: &label{Distance: new(int), Offset: []int{f.right - 1, dy}, Align: "right"}}
	if r.at.IsSet() {
		t.Value = []any{r.at, slot}
		t.Label = &label{Offset: []int{2, dy}}
	}
	f.texts = append(f.texts, t)
}

// plot is how many pixels the value axis has.
func (f *frame) plot() int { return f.width - f.left - f.right }

// bars begins a chart of horizontal bars in the rows' slots. The value axis is not
// shown.
func (f *frame) bars(id string) *charts.Bar {
	no := opts.Bool(false)
	b := charts.NewBar()
	b.SetGlobalOptions(append(common(id),
		grid(f.left, f.right, f.top, f.bottom),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Show: no, Min: f.scale.min, Max: f.scale.max}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Show: no, Inverse: opts.Bool(true)}))...)
	return b.SetXAxis(f.slots).XYReversal()
}

// grid is the place of the axes, as distances from the drawing's edges.
func grid(left, right, top, bottom int) charts.GlobalOpts {
	return charts.WithGridOpts(opts.Grid{Left: fmt.Sprint(left), Right: fmt.Sprint(right), Top: fmt.Sprint(top), Bottom: fmt.Sprint(bottom)})
}
