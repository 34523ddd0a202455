package draw_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/draw"
)

// A drawing does not hang on what was drawn before it or beside it, nor on the
// engine.
func TestOrder(t *testing.T) {
	t.Parallel()
	todo := jobs(t)
	want := map[string][]byte{}
	for _, j := range todo {
		want[j.Key("")] = mustDraw(t, shared(), j)
	}
	other := draw.New(script(), 2, palette, draw.Keep(compiled.load, compiled.save))
	defer other.Close()
	slices.Reverse(todo)
	for _, j := range todo {
		if got := mustDraw(t, other, j); !bytes.Equal(got, want[j.Key("")]) {
			t.Errorf("the other order gives another drawing: %s", firstDifference(got, want[j.Key("")]))
		}
	}
	var all sync.WaitGroup
	for range 3 {
		for _, j := range todo {
			all.Go(func() {
				if got, err := other.SVG(j); err != nil || !bytes.Equal(got, want[j.Key("")]) {
					t.Errorf("drawn beside others: %v, %s", err, firstDifference(got, want[j.Key("")]))
				}
			})
		}
	}
	all.Wait()
}

// TestMain lets the tests run five hours west of Greenwich, where a written date
// and a moment in milliseconds fall on different days unless the engine forgets
// its place. The engine reads TZ once.
func TestMain(m *testing.M) {
	os.Setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
	os.Exit(m.Run())
}

// Days are days wherever the build runs, whether a date is written or counted in
// milliseconds, and the clock stands.
func TestPlaceAndTime(t *testing.T) {
	d := helped(t, `prepare = function (option) {
		var day = new Date(2018, 2, 31)
		option.title = {text: [day.toISOString(), day.getHours(), new Date(1514764800000).getDate(),
			day.getTimezoneOffset(), +new Date(), Date.now(), day instanceof Date].join(' ')}
		return option
	}`)
	got := mustDraw(t, d, option(`{}`))
	if want := "2018-03-31T00:00:00.000Z 0 1 0 0 0 true"; !bytes.Contains(got, []byte(want)) {
		t.Errorf("want %q in\n%s", want, got)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	d := helped(t, `prepare = function (option) {
		if (option.complain) console.error('[ECharts] wrong')
		return option
	}`)
	bars := func(series string) string { return `{"xAxis":{},"yAxis":{},"series":[` + series + `]}` }
	for _, test := range []struct{ name, option, want string }{
		{"not JSON", `{"series":`, "SyntaxError"},
		{"null", `null`, "not an object"},
		{"a list", `[1]`, "not an object"},
		{"no axes", `{"series":[{"type":"bar","data":[1]}]}`, "TypeError"},
		{"a type that is not there", bars(`{"type":"bars","data":[1]}`), "only 0 of 1 series"},
		{"a custom series that is not there", bars(`{"type":"custom","renderItem":"none","data":[[1,2]]}`), "TypeError"},
		{"a picture", `{"graphic":[{"type":"image","style":{"image":"https://x.invalid/y.png","width":9,"height":9}}]}`, "element image"},
		{"a request by colour", bars(`{"type":"bar","data":[[1,2]],"itemStyle":{"color":"url(https://x.invalid/#y)"}}`), "not in the drawing"},
		{"no colour", bars(`{"type":"bar","data":[[1,2]],"itemStyle":{"color":"var(--x)"}}`), "not a colour"},
		{"a colour that ends its attribute", bars(`{"type":"bar","data":[[1,2]],"itemStyle":{"color":"red\"/><script x=\""}}`), "<script>"},
		{"a font with a handler", `{"title":{"text":"a","textStyle":{"fontFamily":"a\" onclick=\"b"}}}`, "onclick of text"},
		{"a character that is in no page", `{"title":{"text":"a\u0001b"}}`, "U+0001"},
		{"what ECharts only complains of", `{"complain":true}`, "[ECharts] wrong"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := d.SVG(option(test.option))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
	for _, j := range []draw.Job{
		{Option: []byte(`{}`), Width: 0, Height: 9},
		{Option: []byte(`{}`), Width: 9, Height: -1},
		{Option: []byte(`{}`), Width: 9, Height: 9, Lang: "FR"},
	} {
		if svg, err := shared().SVG(j); err == nil {
			t.Errorf("%d by %d %q was drawn: %s", j.Width, j.Height, j.Lang, svg)
		}
	}
}

// Whatever an editor's words are, they are words.
func TestHostileText(t *testing.T) {
	const evil = `</text></svg><script>alert(1)</script><![CDATA[ ]]> "on" 'off' & &amp; {a}`
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	q := string(quoted)
	got := mustDraw(t, shared(), option(`{"legend":{},"title":{"text":`+q+`,"subtext":`+q+`},
		"xAxis":{"type":"category","data":[`+q+`]},"yAxis":{"name":`+q+`},
		"series":[{"type":"line","name":`+q+`,"data":[1],"label":{"show":true,"formatter":`+q+`}}]}`))
	checkFit(t, got)
	if bytes.Contains(got, []byte("<script")) || !bytes.Contains(got, []byte("&lt;/text&gt;&lt;/svg&gt;&lt;script&gt;")) {
		t.Errorf("not escaped:\n%s", got)
	}
}

// A chart that does not end is given up, and the next is drawn.
func TestEndless(t *testing.T) {
	t.Parallel()
	d := helped(t, `prepare = function (option) { while (option.endless); return option }`, draw.Limit(time.Second))
	if _, err := d.SVG(option(`{"endless":true}`)); err == nil || !strings.Contains(err.Error(), "interrupted") {
		t.Errorf("got %v", err)
	}
	mustDraw(t, d, option(`{}`))
	d.Close()
	if _, err := d.SVG(option(`{}`)); err == nil {
		t.Error("a closed drawer drew")
	}
}

// An option may have animation on: the drawing is the end state.
func TestStill(t *testing.T) {
	d := helped(t, `prepare = function (option) {
		option.animation = true
		option.series.forEach(function (s) { s.animation = true; if (s.markLine) s.markLine.animation = true })
		return option
	}`)
	for _, j := range jobs(t) {
		if got, want := mustDraw(t, d, j), mustDraw(t, shared(), j); !bytes.Equal(got, want) {
			t.Errorf("animation shows: %s", firstDifference(got, want))
		}
	}
}

// A locale's words reach the drawing; without a locale it is the same everywhere.
func TestLocale(t *testing.T) {
	j := option(`{"xAxis":{"type":"time"},"yAxis":{},"series":[{"type":"line","data":[["2018-01-01",0],["2018-12-31",9]]}]}`)
	for lang, want := range map[string]string{"ZH": ">3月<", "EN": ">Mar<", "": ">Mar<"} {
		j.Lang = lang
		if got := mustDraw(t, shared(), j); !bytes.Contains(got, []byte(want)) {
			t.Errorf("%q: no %s in\n%s", lang, want, got)
		}
	}
}

// Each part of a job changes its key, and each part of a drawer its edition.
func TestKeys(t *testing.T) {
	j := draw.Job{Option: []byte(`{}`), Width: 1, Height: 12, Lang: "ZH"}
	keys := []string{
		j.Key("a"), j.Key("b"), j.Key(""),
		draw.Job{Option: []byte(`{} `), Width: 1, Height: 12, Lang: "ZH"}.Key("a"),
		draw.Job{Option: []byte(`{}`), Width: 11, Height: 2, Lang: "ZH"}.Key("a"),
		draw.Job{Option: []byte(`{}`), Width: 1, Height: 12}.Key("a"),
		draw.New([]byte("x"), 1, nil).Edition(),
		draw.New([]byte("y"), 1, nil).Edition(),
		draw.New([]byte("x"), 1, palette).Edition(),
		draw.New([]byte("x"), 1, palette[1:]).Edition(),
		draw.New([]byte("x"), 1, nil, draw.Helper([]byte("y"))).Edition(),
	}
	slices.Sort(keys)
	if n := len(keys); len(slices.Compact(keys)) != n {
		t.Errorf("two are equal: %q", keys)
	}
	if again := draw.New([]byte("x"), 9, palette).Edition(); again != draw.New([]byte("x"), 1, palette).Edition() {
		t.Error("the number of engines changes the edition")
	}
}

func option(text string) draw.Job {
	return draw.Job{Option: []byte(text), Width: 300, Height: 200}
}

func mustDraw(t testing.TB, d *draw.Drawer, j draw.Job) []byte {
	t.Helper()
	svg, err := d.SVG(j)
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

// helped is a drawer with a helper script; the compiled ECharts is shared.
func helped(t testing.TB, helper string, opts ...draw.Option) *draw.Drawer {
	opts = append(opts, draw.Helper([]byte(helper)), draw.Keep(compiled.load, compiled.save))
	d := draw.New(script(), 1, palette, opts...)
	t.Cleanup(d.Close)
	return d
}

var compiled store

// store is a cache of one entry that counts what it is asked.
type store struct {
	mu           sync.Mutex
	key          string
	code         []byte
	loads, saves int
}

func (s *store) load(key string) []byte {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.loads++
	if key != s.key {
		return nil
	}
	return s.code
}

func (s *store) save(key string, code []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.saves++
	s.key, s.code = key, code
}

// BenchmarkSVG draws the golden files' charts, one a time.
func BenchmarkSVG(b *testing.B) {
	all := jobs(b)
	mustDraw(b, shared(), all[0])
	for i := 0; b.Loop(); i++ {
		mustDraw(b, shared(), all[i%len(all)])
	}
}

// BenchmarkStart is a first drawing with the script compiled before.
func BenchmarkStart(b *testing.B) {
	mustDraw(b, shared(), option(`{}`))
	for b.Loop() {
		d := draw.New(script(), 1, nil, draw.Keep(compiled.load, compiled.save))
		mustDraw(b, d, option(`{}`))
		d.Close()
	}
}
