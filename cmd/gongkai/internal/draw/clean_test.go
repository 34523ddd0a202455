package draw

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

func TestColour(t *testing.T) {
	for in, want := range map[string]string{
		"#14507A": "#14507a", "#AABBCC": "#abc", "#abc": "#abc", "rgb(20, 80,122)": "#14507a",
		"rgb(0,0,300)": "#00f", "White": "#fff", "black": "#000", "none": "none", "red": "red",
		"hsl(1, 2%, 3%)": "hsl(1, 2%, 3%)",
		"#12":            "", "url(#a)": "", "var(--a)": "", "": "", "rgb(1,2)": "", "a b": "", "red;": "",
	} {
		if got, err := colour(in); got != want || (err == nil) == (want == "") {
			t.Errorf("%q: got %q, %v, want %q", in, got, err, want)
		}
	}
}

func TestPaletteName(t *testing.T) {
	p := Palette{{"#FFFFFF", "paper"}, {"#14507a", "main"}, {"#fff", "never"}}
	for in, want := range map[string]string{"#fff": "paper", "#14507a": "main", "none": "", "#000": ""} {
		if got := p.name(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestRound(t *testing.T) {
	for in, want := range map[string]string{
		"1": "1", "1.005": "1", "1.126": "1.13", "-0.001": "0", "-2.5": "-2.5", "4,2": "4,2", "29.999999999999996": "30",
		"1e-7": "0", "1.5e3": "1500", "50.123%": "50.12%", "": "", "0.10 0.20": "0.1 0.2", "1-2.345": "1-2.35",
		"NaN": "!", "Infinity": "!", "1px": "!",
	} {
		got, err := round(in, 2)
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRoundPath(t *testing.T) {
	for in, want := range map[string]string{
		"M90.5 65.12345L90.5 240Z":         "M90.5 65.12L90.5 240Z",
		"M1 2C3.333 4 5 6 7 8.888l1.119 0": "M1 2C3.33 4 5 6 7 8.89l1.12 0",
		"M4 0A4 4 0 0 1 4.1234 1":          "M4 0A4 4 0 0 1 4.12 1",
		"M0 0L4 0A4 4 0 1 1 4 -0.0004Z":    "M0 0L4 0A4 4 0 1 1 4 -0.0004Z", // rounded, the arc would be gone
		"M 1 2 L 3 4":                      "M1 2L3 4",
		"":                                 "",
		"M1 NaN":                           "!",
		"M1 2X3":                           "!",
		"1 2":                              "!",
		"M1 2\"/><script>":                 "!",
		"M" + strings.Repeat("1.111 ", 2) + "L1 1z": "M1.11 1.11L1 1z",
	} {
		got, err := roundPath(in)
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestRoundTransform(t *testing.T) {
	for in, want := range map[string]string{
		"translate(213.3626 170)":                    "translate(213.36 170)",
		"rotate(29.999999999999996)":                 "rotate(30)",
		"matrix(0.0985,0.9951,-1,0,311.7666,76.405)": "matrix(0.099,0.995,-1,0,311.77,76.41)",
		"translate(1 2) scale(0.12345 1)":            "translate(1 2)scale(0.123 1)",
		"matrix(1)":                                  "matrix(1)",
		"skewX(3)":                                   "!",
		"translate(NaN 2)":                           "!",
		"translate(1 2":                              "!",
	} {
		got, err := roundTransform(in)
		if err != nil {
			got = "!"
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// ECharts' circles become circles; whatever only looks like one stays a path.
func TestCircle(t *testing.T) {
	for d, want := range map[string]string{
		"M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0":     `cx="0" cy="0" r="1"`,
		"M6.4 -3A2.4 2.4 0 1 1 6.4 -3.0002":       `cx="4" cy="-3" r="2.4"`,
		"M10 5A5 5 0 1 1 10 4.9Z":                 `cx="5" cy="5" r="5"`,
		"M0 3A0 0 0 1 1 0 3":                      ``, // shows nothing
		"M5 0A5 5 0 1 1 4.9 0":                    `d="M5 0A5 5 0 1 1 4.9 0"`,
		"M5 0A5 5 0 1 1 5 -2":                     `d="M5 0A5 5 0 1 1 5 -2"`,
		"M5 0A5 4 0 1 1 5 -0.01":                  `d="M5 0A5 4 0 1 1 5 -0.01"`,
		"M5 0A5 5 0 1 1 5 -0.1A5 5 0 0 1 5 1":     `d="M5 0A5 5 0 1 1 5 -0.1A5 5 0 0 1 5 1"`,
		"M5 0A5 5 0 1 1 5 -0.01L9 9":              `d="M5 0A5 5 0 1 1 5 -0.01L9 9"`,
		"M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0M1 1": `d="M1 0A1 1 0 1 1 1 -0.1A1 1 0 0 1 1 0M1 1"`,
	} {
		svg, err := clean(`<svg><path d="`+d+`" fill="red"></path></svg>`, Job{}, nil)
		if err != nil {
			t.Errorf("%s: %v", d, err)
		}
		if got := string(svg); want != "" && !strings.Contains(got, want) || want == "" && strings.Contains(got, "red") {
			t.Errorf("%s: want %q in\n%s", d, want, got)
		}
	}
}

func TestFont(t *testing.T) {
	for in, want := range map[string]string{
		"font-size:12px;font-family:sans-serif;":                                          ``,
		"font-size:18px;font-family:sans-serif;font-weight:bold;":                         ` font-size="18" font-weight="bold"`,
		"font: normal normal 12px sans-serif":                                             ``,
		"font: italic 700 14.5px Song 9px":                                                ` font-size="14.5" font-weight="700" font-style="italic"`,
		"font-size:1.5em;font-style:oblique":                                              ` font-size="1.5em" font-style="oblique"`,
		"font-size:12px;background:url(https://x.invalid);font-weight:bold\" onload=\"x;": ``,
	} {
		if got := font(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Definitions are written at first use, equal ones once, and unused ones never.
func TestDefinitions(t *testing.T) {
	const raw = `<svg><g clip-path="url(#z-c1)"><path d="M1 1" fill="red"/></g><g clip-path="url(#z-c0)"><path d="M2 2" fill="url(#z-p0)"/></g>` +
		`<defs><clipPath id="z-c0"><path d="M0 0L1 1"/></clipPath><clipPath id="z-c1"><path d="M0 0L1 1"/></clipPath>` +
		`<pattern id="z-p0" width="1" height="6"><g><path d="M0 0"/></g></pattern><filter id="z-s0"/></defs></svg>`
	svg, err := clean(raw, Job{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	id := "c" + Job{}.Key("")[:8]
	if got := string(svg); strings.Count(got, `"url(#`+id+`-0)"`) != 2 || strings.Count(got, "<clipPath id=") != 1 ||
		!strings.Contains(got, `<pattern id="`+id+`-1"`) || strings.Contains(got, "filter") {
		t.Errorf("got %s", got)
	}
	for _, bad := range []string{
		`<svg><path d="M1 1" fill="url(#none)"/></svg>`,
		`<svg><path d="M1 1" fill="url(#a)"/><defs><pattern id="a"><path d="M1 1" fill="url(#a)"/></pattern></defs></svg>`,
		`<svg><path d="M1 1" fill="url(#a)"/><defs><mask id="a"/></defs></svg>`,
	} {
		if got, err := clean(bad, Job{}, nil); err == nil {
			t.Errorf("%s became %s", bad, got)
		}
	}
}

// Whatever the input, the output is whole XML of known elements without handlers,
// or there is none.
func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		`<svg><style><![CDATA[ .a:hover { cursor:pointer; } ]]></style></svg>`,
		`<svg width="1"><defs><clipPath id="a"><path d="M0 0l1 0Z" fill="#000"/></clipPath></defs><g clip-path="url(#a)"><circle r="1"/></g></svg>`,
		`<svg><text style="font-size:14px" xml:space="preserve" fill="rgb(1,2,3)" transform="translate(1 2)">a  &lt;b</text></svg>`,
		`<svg><path d="M1 0A1 1 0 1 1 1 -0.1" stroke-dasharray="4,2" onclick="x" ecmeta_a="b"/></svg>`,
		`<svg><image href="x"/></svg>`, `<svg>`, ``, `<svg/><svg/>`, `</svg>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		svg, err := clean(raw, Job{Width: 9, Height: 9}, Palette{{"#010203", "a"}})
		if err != nil {
			return
		}
		for dec := xml.NewDecoder(strings.NewReader(string(svg))); ; {
			token, err := dec.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				t.Fatalf("%v in %q", err, svg)
			}
			start, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			if n := start.Name.Local; n == "script" || n == "image" || n == "a" || n == "style" || n == "foreignObject" {
				t.Fatalf("<%s> in %q", n, svg)
			}
			for _, a := range start.Attr {
				if n := a.Name.Local; strings.HasPrefix(n, "on") || n == "style" || n == "href" {
					t.Fatalf("%s in %q", n, svg)
				}
			}
		}
	})
}
