package render

import (
	"fmt"
	"html"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/page"
)

// Drawing is a figure's wide drawing as a file of its own, which can leave the
// page: its title, the data's date, and the word that figures are invented stand
// in the picture.
func Drawing(f *page.Figure, svg []byte, l lang.Lang) []byte {
	lines := wrap(f.Title, f.Wide.Width/17)
	var small []string
	if f.Date.Text != "" {
		small = append(small, lang.Text{ZH: "数据截至 ", EN: "Data as of "}.In(l)+f.Date.Text)
	}
	if f.Sample {
		small = append(small, lang.Text{ZH: "示例数据 · 为演示编造 · 非官方", EN: "Sample data · made up for demonstration · not official"}.In(l))
	}
	head := 12 + 24*len(lines) + 20*len(small)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %[1]d %[2]d" width="%[1]d" height="%[2]d" role="img" aria-labelledby="t d" font-family="sans-serif" xml:lang="%[3]s">`,
		f.Wide.Width+24, head+f.Wide.Height+12, l.Tag())
	fmt.Fprintf(&b, "<title id=\"t\">%s</title><desc id=\"d\">%s</desc>", html.EscapeString(f.Title), html.EscapeString(f.Says))
	b.WriteString(`<rect width="100%" height="100%" fill="#ffffff"/>`)
	y := 4
	for _, line := range lines {
		y += 24
		fmt.Fprintf(&b, `<text x="12" y="%d" font-size="17" font-weight="600" fill="#1b2430">%s</text>`, y, html.EscapeString(line))
	}
	for _, line := range small {
		y += 20
		fmt.Fprintf(&b, `<text x="12" y="%d" font-size="13" fill="#7a4b00">%s</text>`, y, html.EscapeString(line))
	}
	fmt.Fprintf(&b, `<g transform="translate(12 %d)">%s</g></svg>`+"\n", head, svg)
	return []byte(b.String())
}

// wrap breaks a line at blanks, or between Han characters, so that it is at most
// so many ems wide; a Latin letter counts as half.
func wrap(s string, ems int) []string {
	var lines []string
	var line strings.Builder
	wide, blank := 0, -1
	for _, r := range s {
		w := 1
		if r > 0x2e80 {
			w = 2
		}
		if wide+w > 2*ems {
			text := line.String()
			if blank > 0 && r < 0x2e80 {
				lines = append(lines, text[:blank])
				text = text[blank+1:]
			} else {
				lines, text = append(lines, text), ""
			}
			line.Reset()
			line.WriteString(text)
			wide, blank = len(text), -1
		}
		if r == ' ' {
			blank = line.Len()
		}
		line.WriteRune(r)
		wide += w
	}
	return append(lines, line.String())
}
