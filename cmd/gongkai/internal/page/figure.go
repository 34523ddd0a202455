package page

import (
	"encoding/json"
	"html/template"

	"gongkai/cmd/gongkai/internal/chart"
)

// Figure is a chart where it stands in a page.
type Figure struct {
	chart.Chart
	Download string // address of the drawing as a file, from the page
	File     string // path of that file in the site
	Date     Date
	// Set when the page is rendered, so not part of its fingerprint.
	WideSVG, NarrowSVG template.HTML `json:"-"`
}

// Option is the wide drawing's option, for the interactive chart.
func (f *Figure) Option() json.RawMessage { return json.RawMessage(f.Wide.Option) }

// figure puts c into the page of f; nil where there is nothing to draw.
func (b *builder) figure(f *Frame, c *chart.Chart) *Figure {
	if c == nil {
		return nil
	}
	f.Charts = true
	path := b.in("charts/" + c.ID + ".svg")
	return &Figure{Chart: *c, Download: f.To(path), File: file(b.lang, path), Date: b.date(c.AsOf)}
}
