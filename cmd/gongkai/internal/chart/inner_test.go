package chart

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
)

// A colour tells its name: no two are equal, and every status has one.
func TestPalette(t *testing.T) {
	hexes, names := map[string]string{}, map[string]bool{}
	for _, c := range Palette {
		if other, ok := hexes[c.Hex]; ok {
			t.Errorf("%s and %s are both %s", c.Name, other, c.Hex)
		}
		hexes[c.Hex], names[c.Name] = c.Name, true
	}
	for _, s := range derive.Statuses {
		if hexes[looks[s].fill] != s.Key() {
			t.Errorf("%s has the colour of %q", s.Key(), hexes[looks[s].fill])
		}
	}
	if len(names) != len(Palette) {
		t.Error("a name is there twice")
	}
}

// A digit on a status, and text on the ground, can be read by weak eyes (4.5 : 1).
func TestContrast(t *testing.T) {
	pairs := [][2]string{{ink, paper}, {ink2, paper}, {paper, azure}}
	for _, k := range looks {
		pairs = append(pairs, [2]string{k.text, k.fill})
	}
	for _, p := range pairs {
		if c := contrast(t, p[0], p[1]); c < 4.5 {
			t.Errorf("%s on %s: %.2f", p[0], p[1], c)
		}
	}
}

// Two statuses differ without colour: in pattern, in border, or clearly in lightness.
func TestGreyscale(t *testing.T) {
	for _, a := range derive.Statuses {
		for _, b := range derive.Statuses[:a] {
			x, y := looks[a], looks[b]
			if (x.decal == nil) == (y.decal == nil) && x.dashed == y.dashed && (x.decal == nil || x.decal.Rotation == y.decal.Rotation && x.decal.Symbol == y.decal.Symbol) &&
				contrast(t, x.fill, y.fill) < 1.2 {
				t.Errorf("%s and %s look alike in grey", a.Key(), b.Key())
			}
		}
	}
}

// contrast is by WCAG's formula.
func contrast(t *testing.T, a, b string) float64 {
	light := func(hex string) float64 {
		n, err := strconv.ParseUint(hex[1:], 16, 24)
		if err != nil {
			t.Fatal(err)
		}
		channel := func(v uint64) float64 {
			c := float64(v&255) / 255
			if c <= 0.04045 {
				return c / 12.92
			}
			return math.Pow((c+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(n>>16) + 0.7152*channel(n>>8) + 0.0722*channel(n)
	}
	x, y := light(a)+0.05, light(b)+0.05
	return max(x, y) / min(x, y)
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text string
		max  int
		want string
	}{
		{"", 100, ""},
		{"Clean rivers", 1000, "Clean rivers"},
		{"Clean rivers", 60, "Clean/rivers"},
		{"Incomprehensibilities of all", 20, "Incomprehensibilities/of/all"},
		{"五水共治", 26, "五水/共治"},
		{"应收尽收、应处尽处", 52, "应收尽/收、应处/尽处"},
		{"（试点）", 13, "（试/点）"},
	} {
		if got := strings.Join(wrap(c.text, c.max), "/"); got != c.want {
			t.Errorf("%q in %d: %q, want %q", c.text, c.max, got, c.want)
		}
	}
}

// Wrapping loses nothing but blanks, and no line is empty.
func FuzzWrap(f *testing.F) {
	for _, text := range []string{"City- and zone-level rivers", "市、区级河道基本消除黑臭", "20亿元以上 projects  of", "a\u3000b"} {
		f.Add(text, 60)
	}
	f.Fuzz(func(t *testing.T, text string, width int) {
		lines := wrap(text, width)
		if len(lines) == 0 {
			t.Fatal("no line")
		}
		bare := func(s string) string { return strings.Join(strings.Fields(string([]rune(s))), "") }
		if got := bare(strings.Join(lines, "")); got != bare(text) {
			t.Errorf("%q became %q", text, got)
		}
	})
}

// A scale holds 0 and every number, and ends on a tick.
func TestNice(t *testing.T) {
	for _, c := range []struct{ numbers, want string }{
		{"10 8.3", "0 10 2"}, {"20 25 18.5", "0 25 5"}, {"1", "0 1 0.2"}, {"-3 12", "-5 15 5"}, {"0", "0 1 0.2"},
		{"67000 68000", "0 80000 20000"}, {"0.03", "0 0.03 0.01"}, {"", "0 1 0.2"}, {"99999999999", "0 100000000000 20000000000"},
	} {
		var numbers []lang.Number
		for _, s := range strings.Fields(c.numbers) {
			numbers = append(numbers, lang.MustNumber(s))
		}
		s := nice(5, lang.Number{}, append(numbers, lang.Number{})...)
		got := s.min.Trim().String() + " " + s.max.Trim().String() + " " + s.step.Trim().String()
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.numbers, got, c.want)
		}
		if n := len(s.ticks()); n < 3 || n > 8 {
			t.Errorf("%s: %d ticks", c.numbers, n)
		}
	}
	if s := nice(5, lang.Int(1), lang.Int(1)); !s.step.Equal(lang.Int(1)) {
		t.Errorf("what is counted has ticks of %v", s.step)
	}
}

// Names stand inside the drawing, in a column or above their marks.
func TestLay(t *testing.T) {
	short := row{name: "Schools", tail: "3 in all", at: lang.Int(3)}
	long := row{name: strings.Repeat("a rather long name ", 5), tail: "13 / 20 rivers"}
	s := scale{min: lang.Int(0), max: lang.Int(3)}
	if f := lay([]row{short}, s, wideWidth, "", 0); len(f.slots) != 1 || f.left <= textWidth("Schools") {
		t.Errorf("a short name on a wide drawing: %d slots, %d pixels", len(f.slots), f.left)
	}
	if f := lay([]row{short}, s, narrowWidth, "", 0); len(f.slots) != 2 || f.mark[0] != 1 || f.left > 2 {
		t.Errorf("a short name on a narrow drawing: %d slots, %d pixels", len(f.slots), f.left)
	}
	for _, width := range []int{wideWidth, narrowWidth} {
		f := lay([]row{short, long, long}, s, width, "actual / target", 0)
		if f.mark[0] >= f.mark[1] || f.mark[2] != len(f.slots)-1 || f.plot() < leastPlot {
			t.Errorf("marks %v of %d slots, %d pixels", f.mark, len(f.slots), f.plot())
		}
		for _, text := range f.texts {
			if textWidth(text.Name) > width {
				t.Errorf("%q is wider than %d", text.Name, width)
			}
		}
	}
}
