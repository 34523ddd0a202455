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

// scale is the range of the value axis.
type scale struct{ min, max lang.Number }

// frame is where the rows of one drawing stand.
type frame struct {
	width, height            int
	left, right, top, bottom int // of the axes
	slots                    []string
	mark                     []int  // each row's slot
	texts                    []item // names and tails
	scale                    scale
}

// The measures of rows, in pixels.
const (
	wideWidth   = 700
	narrowWidth = 340
	nameColumn  = 236 // the widest that a column of names may be
	markHeight  = 16
	lineSlot    = 21 // a slot of one line
	pairSlot    = 38 // of two lines, where a name in the column has them
	blank       = 10 // between columns
)

// lay places rows. Foot is the height that the value axis needs below them.
func lay(rows []row, s scale, width, foot int) frame {
	f := frame{width: width, scale: s, top: 2, bottom: foot + 2}
	if width == wideWidth && mostLines(rows, nameColumn) <= 2 {
		f.beside(rows)
	} else {
		f.above(rows)
	}
	return f
}

func mostLines(rows []row, width int) int {
	most := 0
	for _, r := range rows {
		most = max(most, len(wrap(r.name, width)))
	}
	return most
}

// beside has the names in a column on the left.
func (f *frame) beside(rows []row) {
	slot := lineSlot + 7
	if mostLines(rows, nameColumn) > 1 {
		slot = pairSlot
	}
	for _, r := range rows {
		for _, line := range wrap(r.name, nameColumn) {
			f.left = max(f.left, textWidth(line)+blank)
		}
		f.right = max(f.right, textWidth(r.tail)+blank)
	}
	for i, r := range rows {
		f.mark = append(f.mark, i)
		f.slots = append(f.slots, r.name)
		f.text(strings.Join(wrap(r.name, nameColumn), "\n"), i, -f.left, 0)
		f.tail(r, i, 0)
	}
	f.close(slot)
}

// above has each name on lines above its mark. A tail at the right edge then shares
// the name's last line, where both fit.
func (f *frame) above(rows []row) {
	f.left = 1
	for _, r := range rows {
		if r.at.IsSet() {
			f.right = max(f.right, textWidth(r.tail)+blank)
		}
	}
	f.right = max(f.right, 2)
	for _, r := range rows {
		lines := wrap(r.name, f.width-4)
		shared := !r.at.IsSet() && textWidth(lines[len(lines)-1])+textWidth(r.tail)+2*blank > f.width
		if shared {
			lines = append(lines, "")
		}
		for _, line := range lines {
			f.text(line, len(f.slots), 0, 4)
			f.slots = append(f.slots, "")
		}
		n := len(f.slots)
		f.mark = append(f.mark, n)
		f.slots = append(f.slots, r.name)
		if r.at.IsSet() {
			f.tail(r, n, 0)
		} else {
			f.tail(r, n-1, 4)
		}
	}
	f.close(lineSlot)
}

// text puts a line at the axis's beginning, moved by some pixels.
func (f *frame) text(s string, slot, dx, dy int) {
	if s != "" {
		f.texts = append(f.texts, item{Name: s, Value: []any{f.scale.min, slot}, Label: &label{Distance: new(int), Offset: []int{dx, dy}}})
	}
}

func (f *frame) tail(r row, slot, dy int) {
	if r.tail == "" {
		return
	}
	t := item{Name: r.tail, Value: []any{f.scale.max, slot}, Label: &label{Distance: new(int), Offset: []int{f.right - 1, dy}, Align: "right"}}
	if r.at.IsSet() {
		t.Value = []any{r.at, slot}
		t.Label = &label{Offset: []int{2, dy}}
	}
	f.texts = append(f.texts, t)
}

func (f *frame) close(slot int) { f.height = f.top + len(f.slots)*slot + f.bottom }

// plot is how many pixels the value axis has.
func (f *frame) plot() int { return f.width - f.left - f.right }

// options are the axes and the grid that the rows need; the value axis is not shown.
func (f *frame) options(id string) []charts.GlobalOpts {
	no := opts.Bool(false)
	return append(common(id),
		charts.WithGridOpts(opts.Grid{Left: fmt.Sprint(f.left), Right: fmt.Sprint(f.right), Top: fmt.Sprint(f.top), Bottom: fmt.Sprint(f.bottom)}),
		charts.WithXAxisOpts(opts.XAxis{Type: "value", Show: no, Min: f.scale.min, Max: f.scale.max}),
		charts.WithYAxisOpts(opts.YAxis{Type: "category", Show: no, Inverse: opts.Bool(true)}))
}

// bars begins a chart of horizontal bars in the rows' slots.
func (f *frame) bars(id string) *charts.Bar {
	b := charts.NewBar()
	b.SetGlobalOptions(f.options(id)...)
	return b.SetXAxis(f.slots).XYReversal()
}
