package main

import (
	"bytes"
	"fmt"
	"html/template"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/draw"
	"gongkai/cmd/gongkai/internal/page"
	"gongkai/cmd/gongkai/internal/render"
	"gongkai/cmd/gongkai/internal/verify"
)

// figure draws a chart for its page, and puts it beside the page as a file.
func (w *works) figure(p page.Page, f *page.Figure, problems *diag.List) (string, error) {
	wide, err := w.draw(f.Wide)
	if err != nil {
		return "", fmt.Errorf("chart %s: %w", f.ID, err)
	}
	narrow, err := w.draw(f.Narrow)
	if err != nil {
		return "", fmt.Errorf("chart %s: %w", f.ID, err)
	}
	f.WideSVG, f.NarrowSVG = inline(wide), inline(narrow)
	file := render.Drawing(f, wide, p.Lang)
	verify.SVG(f.File, file, problems)
	return f.File, w.put(f.File, file)
}

// inline hides a drawing from screen readers: the element around it has its name
// and description.
func inline(svg []byte) template.HTML {
	return template.HTML(bytes.Replace(svg, []byte("<svg "), []byte(`<svg aria-hidden="true" focusable="false" `), 1))
}

// draw is the drawing, from the cache where it was drawn before.
func (w *works) draw(d chart.Drawing) ([]byte, error) {
	job := draw.Job{Option: d.Option, Width: d.Width, Height: d.Height}
	key := job.Key(w.edition)
	svg, err, _ := w.drawing.Do(key, func() (any, error) {
		if svg, ok := w.cache.Get(key); ok {
			w.counts.cached.Add(1)
			return svg, nil
		}
		w.counts.drawn.Add(1)
		svg, err := w.drawer.SVG(job)
		if err == nil {
			_ = w.cache.Put(key, svg) // saves time only: no failure of the build
		}
		return svg, err
	})
	if err != nil {
		return nil, err
	}
	return svg.([]byte), nil
}

// palette is the charts' colours, under the names that the stylesheet knows.
func palette() draw.Palette {
	var out draw.Palette
	for _, c := range chart.Palette {
		out = append(out, draw.Colour{Hex: c.Hex, Name: c.Name})
	}
	return out
}

func (w *works) bytecode(key string) []byte {
	code, _ := w.cache.Get(key)
	return code
}

// keepBytecode, like every use of the cache, saves time only: a cache that cannot be
// written is no failure.
func (w *works) keepBytecode(key string, code []byte) { _ = w.cache.Put(key, code) }
