package chart

import (
	"bytes"
	"encoding/json"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/types"
)

// go-echarts builds the option; what it has no field for (patterns, dashed borders,
// the places of labels, exact ticks) stands in the types below, as data of a series
// or in place of its axis. Numbers are lang.Numbers and reach the option exactly.

// built is a chart of go-echarts.
type built interface {
	Validate()
	JSON() map[string]any
}

// seal turns a chart into a drawing; with replaces parts of the option. Colours and
// the key are ours, so the library's go.
//
// The library marks code in a text by "__f__". We write none, and a text of the
// plan's that happens to hold the mark has it written as a JSON escape: the same
// text, but never code.
func seal(c built, width, height int, with map[string]any) Drawing {
	c.Validate()
	o := c.JSON()
	for _, part := range []string{"title", "legend", "toolbox", "color"} {
		delete(o, part)
	}
	o["tooltip"] = tip{Show: true, RenderMode: "richText"}
	o["series"] = level(o["series"])
	for part, value := range with {
		o[part] = value
	}
	text, _ := json.Marshal(o) // plain values, and no float that JSON does not know
	return Drawing{Option: bytes.ReplaceAll(text, []byte("__f__"), []byte(`_\u005ff__`)), Width: width, Height: height}
}

// flat is a series that lies no higher than others: a later one covers an earlier.
type flat struct {
	charts.SingleSeries
	Z int `json:"z"`
}

// level puts all series on one height, for ECharts draws lines over dots.
func level(all any) any {
	series, _ := all.(charts.MultiSeries)
	out := make([]flat, len(series))
	for i, s := range series {
		out[i] = flat{s, 2}
	}
	return out
}

// common are the options that every chart has.
func common(id string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithInitializationOpts(opts.Initialization{ChartID: id}),
		charts.WithAnimation(false),
	}
}

type tip struct {
	Show       bool   `json:"show"`
	RenderMode string `json:"renderMode"`
	Formatter  string `json:"formatter,omitempty"`
}

// axis is an axis whose ticks and labels are ours.
type axis struct {
	Type      string `json:"type"`
	Show      bool   `json:"show"`
	Position  string `json:"position,omitempty"`
	Data      any    `json:"data,omitempty"`
	Min       any    `json:"min,omitempty"`
	Max       any    `json:"max,omitempty"`
	Interval  any    `json:"interval,omitempty"`
	AxisLine  part   `json:"axisLine"`
	AxisTick  part   `json:"axisTick"`
	SplitLine part   `json:"splitLine"`
	AxisLabel part   `json:"axisLabel"`
}

// part is a part of an axis.
type part struct {
	Show      bool            `json:"show"`
	LineStyle *opts.LineStyle `json:"lineStyle,omitempty"`
	Formatter string          `json:"formatter,omitempty"`
	Color     string          `json:"color,omitempty"`
	FontSize  int             `json:"fontSize,omitempty"`
}

// lines is a part that is drawn as lines of a colour.
func lines(colour string) part {
	return part{Show: true, LineStyle: &opts.LineStyle{Color: colour, Width: 1}}
}

// figures is a part that is written; "{value}" is the number.
func figures(text string) part {
	return part{Show: true, Formatter: text, Color: ink2, FontSize: fontSize}
}

// item is one datum with its own style.
type item struct {
	Name      string `json:"name,omitempty"`
	Value     any    `json:"value"`
	Symbol    string `json:"symbol,omitempty"`
	Size      any    `json:"symbolSize,omitempty"`
	Offset    []int  `json:"symbolOffset,omitempty"` // right and down, in pixels
	ItemStyle *style `json:"itemStyle,omitempty"`
	Label     *label `json:"label,omitempty"`
}

type style struct {
	Color       string  `json:"color,omitempty"`
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  string  `json:"borderType,omitempty"`
	Decal       *decal  `json:"decal,omitempty"`
}

type decal struct {
	Symbol   string  `json:"symbol"`
	Size     float64 `json:"symbolSize"`
	Color    string  `json:"color"`
	Rotation float64 `json:"rotation"`
	DashX    any     `json:"dashArrayX"`
	DashY    any     `json:"dashArrayY"`
}

// label overrides parts of its series' label.
type label struct {
	Show       *bool  `json:"show,omitempty"`
	Formatter  string `json:"formatter,omitempty"`
	Position   string `json:"position,omitempty"`
	Distance   *int   `json:"distance,omitempty"`
	Offset     []int  `json:"offset,omitempty"` // right and down, in pixels
	Align      string `json:"align,omitempty"`
	Color      string `json:"color,omitempty"`
	Weight     string `json:"fontWeight,omitempty"`
	Background string `json:"backgroundColor,omitempty"`
	Padding    []int  `json:"padding,omitempty"`
	Rotate     string `json:"rotate,omitempty"`
}

// data gives a series items instead of go-echarts' own data.
func data(items any) charts.SeriesOpts {
	return charts.WithSeriesOpts(func(s *charts.SingleSeries) { s.Data = items })
}

// marks is a series of symbols on the axes, each with its own look and its own hint;
// no series without any.
func marks(items []item, options ...charts.SeriesOpts) *charts.Scatter {
	if len(items) == 0 {
		return charts.NewScatter()
	}
	options = append([]charts.SeriesOpts{data(items), hint("{b}"),
		charts.WithItemStyleOpts(opts.ItemStyle{Opacity: opts.Float(1)})}, options...)
	return charts.NewScatter().AddSeries("", nil, options...)
}

// strokes are a series of straight lines, each from one point to another; no series
// without any.
func strokes(pairs [][2][]any, colour string, width float32) *charts.Line {
	if len(pairs) == 0 {
		return charts.NewLine()
	}
	var points []item
	for _, p := range pairs {
		points = append(points, item{Value: p[0]}, item{Value: p[1]}, item{Value: []any{"-", "-"}})
	}
	return charts.NewLine().AddSeries("", nil, data(points), charts.WithLineChartOpts(opts.LineChart{Symbol: "none"}),
		charts.WithLineStyleOpts(opts.LineStyle{Color: colour, Width: width}))
}

// written is a series' label: text as "{b}" and "{c}" put it together.
func written(position, text string) charts.SeriesOpts {
	return charts.WithLabelOpts(opts.Label{Show: opts.Bool(true), Position: position, Formatter: text,
		Color: ink, FontSize: fontSize, LineHeight: lineHeight})
}

// hint is what the interactive chart says of a mark.
func hint(text string) charts.SeriesOpts {
	return charts.WithSeriesTooltipOpts(opts.SeriesTooltip{Formatter: types.FuncStr(text)})
}

// texts puts text on the axes: items whose names are shown and whose marks are not.
func texts(items []item) *charts.Scatter {
	return charts.NewScatter().AddSeries("", nil, data(items), written("right", "{b}"),
		charts.WithScatterChartOpts(opts.ScatterChart{Symbol: "circle", SymbolSize: 1}),
		charts.WithItemStyleOpts(opts.ItemStyle{Color: "transparent", Opacity: opts.Float(1)}),
		hint("{b}"))
}
