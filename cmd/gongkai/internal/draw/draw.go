// Package draw turns an ECharts option, a size and a locale into an SVG that can
// stand in an HTML page: it knows how to run ECharts without a browser, and what
// of its output a page may carry.
//
//	d := draw.New(script, runtime.NumCPU(), palette, draw.Keep(load, save))
//	defer d.Close()
//	job := draw.Job{Option: option, Width: 640, Height: 320, Lang: "ZH"}
//	svg, ok := cached(job.Key(d.Edition()))
//	if !ok {
//		svg, err = d.SVG(job)
//	}
//
// The same job gives the same bytes, on any engine, after any other job, in any
// time zone, on any day. ECharts runs in a JavaScript engine in pure Go; engines
// start when they are first needed, and none does when nothing is drawn.
//
// The SVG is an inner drawing. It has no title and no role, which are the page's
// to say. It has no style attribute or element, no script, no handler, no link
// and no picture, so that a strict content policy holds; a chart that asks for
// one of those is an error. Text has a size but no family: the root says
// sans-serif, and a page's own rule for svg overrides it. Ids begin with a hash
// of the job: different drawings can share a page, the same one twice cannot.
//
// A fill or stroke in one of the [Palette]'s colours has a class beside it:
//
//	<path d="…" fill="#14507a" class="f-main"/>
//	<path d="…" fill="none" stroke="#c8102e" stroke-width="2" class="s-late"/>
//
// A stylesheet's .f-main { fill: … } then wins over the attribute, in dark mode,
// for high contrast or in print. The stops of gradients have no class.
//
// Decals are drawn as patterns: aria.decal for whole series, itemStyle.decal for
// a series, an item or (which ECharts cannot do by itself) a sunburst's node. A
// pattern costs 300 to 700 bytes, and each shape that has one is drawn twice. Its
// marks have a colour of their own, which the palette may name too.
package draw

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// Version is the ECharts release that the rules of this package were written
// for; another one's script is refused.
const Version = "6.1.0"

// Job is one drawing.
type Job struct {
	Option        []byte // JSON, without functions
	Width, Height int    // pixels
	Lang          string // the locale: "ZH", "EN", or "" for a chart without words
}

// Key names what the job yields, for a cache. Edition says what else decides the
// bytes: see [Drawer.Edition].
func (j Job) Key(edition string) string {
	h := newHash("job", edition, j.Lang, fmt.Sprint(j.Width), fmt.Sprint(j.Height))
	h.add(string(j.Option))
	return h.String()
}

// Option adjusts a Drawer.
type Option func(*Drawer)

// Keep lets the compiled script outlive the program, which saves a third of a
// second at each start. Load returns what save was last given under that key, or
// nil; a damaged or foreign answer is noticed and costs only the time. Neither
// is called if nothing is drawn.
func Keep(load func(key string) []byte, save func(key string, code []byte)) Option {
	return func(d *Drawer) { d.load, d.save = load, save }
}

// Helper is a script that every engine runs after ECharts, for what an option in
// JSON cannot say: it may register a custom series, and it may define the
// function prepare(option, lang), which returns the option to draw (with named
// formatters put in, say).
func Helper(script []byte) Option {
	return func(d *Drawer) { d.helper = string(script) }
}

// Drawer draws. It is safe for concurrent use.
type Drawer struct {
	script  []byte
	helper  string
	palette Palette
	load    func(key string) []byte
	save    func(key string, code []byte)
	limit   time.Duration // for one chart
	apart   func() (Process, error)

	running chan struct{} // a place for each engine that may draw at one time

	starting sync.Mutex // engines start one after another: the first compiles for all
	code     []byte     // the script's bytecode; nil before the first start

	mu     sync.Mutex
	idle   []drawing // the one used last at the end, so that no more start than are needed
	closed bool
}

// New is a drawer with the given ECharts script (its echarts.min.js) and at most
// so many engines, at least one. It starts none yet.
func New(script []byte, engines int, palette Palette, opts ...Option) *Drawer {
	d := &Drawer{script: script, palette: palette, limit: maxTime, running: make(chan struct{}, max(1, engines))}
	for _, opt := range opts {
		opt(d)
	}
	return d
}

// Edition names all that decides the bytes beside the job: the scripts and their
// engine, the palette, and the rules of this package, which are its own source.
func (d *Drawer) Edition() string {
	h := newHash("edition", Version, codeKey(d.script), d.helper)
	h.addFiles(rules)
	for _, c := range d.palette {
		h.add(c.Hex, c.Name)
	}
	return h.String()
}

// SVG draws. The error names ECharts' own cause where a chart cannot be drawn, or
// what in the drawing a page may not carry. A chart that does not end is given
// up after 20 seconds.
func (d *Drawer) SVG(j Job) ([]byte, error) {
	if j.Width <= 0 || j.Height <= 0 {
		return nil, fmt.Errorf("draw: a chart of %d by %d pixels", j.Width, j.Height)
	}
	if !slices.Contains([]string{"", "ZH", "EN"}, j.Lang) {
		return nil, fmt.Errorf("draw: ECharts has no locale %q", j.Lang)
	}
	raw, err := d.raw(j)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	svg, err := clean(raw, j, d.palette)
	if err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	return svg, nil
}

// Start starts the engines in the background, for who knows that much is to be drawn
// and has other work meanwhile. What fails here fails again, and is told, when
// something is drawn.
func (d *Drawer) Start() {
	for range cap(d.running) {
		go func() {
			d.running <- struct{}{}
			defer func() { <-d.running }()
			if e, err := d.start(); err == nil {
				d.put(e)
			}
		}()
	}
}

// raw has an engine draw; one that failed is not used again.
func (d *Drawer) raw(j Job) (string, error) {
	d.running <- struct{}{}
	defer func() { <-d.running }()
	e, err := d.take()
	if e == nil && err == nil {
		e, err = d.start()
	}
	if err != nil {
		return "", err
	}
	raw, err := e.draw(j)
	if err != nil {
		e.close()
		return "", err
	}
	d.put(e)
	return raw, nil
}

// take is an idle engine, or nil if there is none.
func (d *Drawer) take() (drawing, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil, errors.New("the drawer is closed")
	}
	n := len(d.idle) - 1
	if n < 0 {
		return nil, nil
	}
	e := d.idle[n]
	d.idle = d.idle[:n]
	return e, nil
}

func (d *Drawer) put(e drawing) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		e.close()
		return
	}
	d.idle = append(d.idle, e)
}

// drawing is what draws: an *engine in this process, or a *remote one in another.
type drawing interface {
	draw(Job) (svg string, err error)
	close()
}

// start is a new engine, from kept bytecode if that works, else from the script.
func (d *Drawer) start() (drawing, error) {
	d.starting.Lock()
	defer d.starting.Unlock()
	key := codeKey(d.script)
	if d.code == nil && d.load != nil {
		d.code = open(key, d.load(key))
	}
	if d.code != nil {
		if e, err := d.run(d.code); err == nil {
			return e, nil
		}
	}
	code, err := d.compile()
	if err != nil {
		return nil, fmt.Errorf("the script: %w", err)
	}
	e, err := d.run(code)
	if err != nil {
		return nil, err
	}
	d.code = code
	if d.save != nil {
		d.save(key, seal(key, code))
	}
	return e, nil
}

func (d *Drawer) compile() ([]byte, error) {
	if d.apart != nil {
		if code, err := compileApart(d.apart, d.script); err == nil {
			return code, nil
		}
	}
	return compile(d.script)
}

// run starts an engine apart if it can, else here.
func (d *Drawer) run(code []byte) (drawing, error) {
	if d.apart != nil {
		if r, err := newRemote(d.apart, hello{Code: code, Helper: d.helper, Limit: d.limit}); err == nil {
			return r, nil
		}
	}
	e, err := newEngine(code, d.helper, d.limit)
	if err != nil {
		return nil, err // no *engine that is nil in a drawing that is not
	}
	return e, nil
}

// Close ends the engines; one that is drawing ends when it has drawn. Nothing can
// be drawn afterwards.
func (d *Drawer) Close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, e := range d.idle {
		e.close()
	}
	d.idle, d.closed = nil, true
}
