package chart_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// each runs a check on every chart of every state of the plan, in both languages.
func each(t *testing.T, check func(t *testing.T, c *chart.Chart)) {
	for name, f := range states() {
		for _, l := range lang.Both {
			for _, c := range all(f, l) {
				t.Run(name+"/"+l.Code()+"/"+c.ID, func(t *testing.T) { check(t, c) })
			}
		}
	}
}

func drawings(c *chart.Chart) []chart.Drawing { return []chart.Drawing{c.Wide, c.Narrow} }

// Every chart has everything that must stand beside it.
func TestComplete(t *testing.T) {
	ids := map[string]bool{}
	for _, c := range all(reported(), lang.ZH) {
		if ids[c.ID] {
			t.Errorf("two charts have the id %s", c.ID)
		}
		ids[c.ID] = true
	}
	each(t, func(t *testing.T, c *chart.Chart) {
		if c.Title == "" || c.Kind == "" || len(c.Table.Rows) == 0 {
			t.Errorf("title %q, kind %q, %d rows", c.Title, c.Kind, len(c.Table.Rows))
		}
		if !strings.HasSuffix(c.Says, "。") && !strings.HasSuffix(c.Says, ".") {
			t.Errorf("no full sentence: %q", c.Says)
		}
		for _, line := range c.Table.Rows {
			if len(line) != len(c.Table.Head) || slices.Contains(line, "") {
				t.Errorf("a line of the table is not whole: %q", line)
			}
		}
		if c.Wide.Width != 700 || c.Narrow.Width != 340 || c.Wide.Height < 40 || c.Narrow.Height < 40 {
			t.Errorf("sizes %d x %d and %d x %d", c.Wide.Width, c.Wide.Height, c.Narrow.Width, c.Narrow.Height)
		}
	})
}

// An option is JSON without functions, its tooltips are of text, and nothing moves.
func TestOptions(t *testing.T) {
	each(t, func(t *testing.T, c *chart.Chart) {
		for _, d := range drawings(c) {
			var o struct {
				Animation *bool
				Tooltip   struct{ RenderMode string }
				Series    []any
			}
			if err := json.Unmarshal(d.Option, &o); err != nil {
				t.Fatal(err)
			}
			if o.Animation == nil || *o.Animation || o.Tooltip.RenderMode != "richText" || len(o.Series) == 0 {
				t.Errorf("animation %v, tooltip %v, %d series", o.Animation, o.Tooltip, len(o.Series))
			}
			for _, never := range []string{"__f__", "function", `"gauge"`, `"pie"`, "3D", "chartID", `"legend"`, `"title"`} {
				if bytes.Contains(d.Option, []byte(never)) {
					t.Errorf("the option has %s", never)
				}
			}
		}
	})
}

// The mark by which go-echarts tells code from text stays text, wherever it stands.
func TestNoFunctions(t *testing.T) {
	const name = "__f__function () { alert(1) }__f__ </script>"
	f := reported()
	for _, c := range f.Plan.Commitments {
		c.Name = both(name, name)
	}
	f.Plan.Pillars[0].Name = both(name, name)
	for _, c := range all(f, lang.EN) {
		for _, d := range drawings(c) {
			if bytes.Contains(d.Option, []byte("__f__")) || bytes.Contains(d.Option, []byte("<")) {
				t.Errorf("%s: a name became code", c.ID)
			}
		}
	}
	var o any
	if err := json.Unmarshal(chart.Structure(f, lang.EN).Wide.Option, &o); err != nil || !strings.Contains(fmt.Sprint(o), name) {
		t.Errorf("the name is lost (%v)", err)
	}
}

// The same figures give the same bytes: no random id, no order of a map.
func TestDeterministic(t *testing.T) {
	print := func() string {
		var b strings.Builder
		for _, l := range lang.Both {
			for _, c := range all(reported(), l) {
				b.Write(beside(c))
				b.Write(c.Wide.Option)
				b.Write(c.Narrow.Option)
			}
		}
		return b.String()
	}
	first := print()
	for range 5 {
		if print() != first {
			t.Fatal("two builds differ")
		}
	}
}

// A commitment's line holds no words, so that both languages share one drawing.
func TestNeutral(t *testing.T) {
	lines := 0
	for _, f := range states() {
		for _, v := range f.Plan.Commitments {
			zh, en := chart.Line(f, v, lang.ZH), chart.Line(f, v, lang.EN)
			if zh == nil && en == nil {
				continue
			}
			lines++
			for i, d := range drawings(zh) {
				if !bytes.Equal(d.Option, drawings(en)[i].Option) || d.Height != drawings(en)[i].Height {
					t.Errorf("%s: the languages' drawings differ", zh.ID)
				}
				if bytes.ContainsFunc(d.Option, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
					t.Errorf("%s: the drawing has Chinese words", zh.ID)
				}
			}
		}
	}
	if lines < 10 {
		t.Errorf("only %d lines", lines)
	}
}

// Where there is nothing to show there is no chart.
func TestNothing(t *testing.T) {
	empty := &plan.Plan{From: lang.D(2018, 1, 1), To: yearEnd, ReportsEvery: 3}
	if got := all(derive.Plan(empty, yearEnd), lang.ZH); len(got) != 0 {
		t.Errorf("an empty plan has %d charts", len(got))
	}
	f := silent()
	for _, p := range f.Plan.Priorities {
		if chart.Priority(f, p, lang.ZH) != nil {
			t.Errorf("progress of %s without a report", p.ID)
		}
	}
	for _, c := range f.Plan.Commitments {
		if chart.Line(f, c, lang.ZH) != nil {
			t.Errorf("a line of %s without a report", c.ID)
		}
	}
	f = reported()
	for _, id := range []string{"road", "visits", "talks"} { // reported without a value, or not at all
		if chart.Line(f, find(f, id), lang.ZH) != nil {
			t.Errorf("a line of %s without a value", id)
		}
	}
}

func find(f *derive.Figures, id string) *plan.Commitment {
	i := slices.IndexFunc(f.Plan.Commitments, func(c *plan.Commitment) bool { return c.ID == id })
	return f.Plan.Commitments[i]
}

// roles are the colours that each key explains. Text, axes, borders and the ground
// explain themselves.
var (
	plain = []string{"ink", "ink2", "line", "edge", "paper"}
	roles = map[string][]string{"actual": {"main"}, "met": {"main"}, "below": {"ochre"}, "stretch": {"ochre"}, "gap": {"ochre"},
		"due-promise": {"main"}, "due-stretch": {"ochre"}, "end-promise": {"main"}, "end-stretch": {"ochre"}, "pillar": {"main"},
		// the borders and patterns of what is light
		"on-schedule": {"on-schedule", "main"}, "slightly-behind": {"slightly-behind", "ochre"}, "stretch-not-reached": {"stretch-not-reached", "ochre"}}
)

var hex = regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)

// Every colour of a drawing is of the palette, and a key explains it; the rows of
// the statuses' shares are named instead.
func TestKeys(t *testing.T) {
	names := map[string]string{}
	for _, c := range chart.Palette {
		names[c.Hex] = c.Name
	}
	each(t, func(t *testing.T, c *chart.Chart) {
		explained := slices.Clone(plain)
		for _, k := range c.Keys {
			if k.Word == "" {
				t.Errorf("the key %s has no word", k.Class)
			}
			explained = append(append(explained, k.Class), roles[k.Class]...)
		}
		if c.Kind == chart.Share {
			for _, s := range derive.Statuses {
				explained = append(append(explained, s.Key()), roles[s.Key()]...)
			}
		}
		for _, d := range drawings(c) {
			for _, colour := range hex.FindAllString(string(d.Option), -1) {
				if name := names[colour]; !slices.Contains(explained, name) {
					t.Errorf("%s (%q) has no key", colour, name)
				}
			}
		}
	})
}

// A key explains nothing that does not occur.
func TestKeysOccur(t *testing.T) {
	for _, f := range states() {
		for _, c := range []*chart.Chart{chart.StatusByPillar(f, lang.EN), chart.Projects(f, lang.EN), chart.Structure(f, lang.EN)} {
			for _, k := range c.Keys {
				for _, p := range chart.Palette {
					if p.Name == k.Class && !bytes.Contains(c.Wide.Option, []byte(p.Hex)) {
						t.Errorf("%s: %s is explained and does not occur", c.ID, k.Class)
					}
				}
			}
		}
	}
}

// series is what a test reads of an option.
type series struct {
	Name, Type string
	Data       []struct {
		Name      string
		Value     any
		ItemStyle struct{ Color string }
		Label     struct{ Show *bool }
	}
}

func seriesOf(t *testing.T, d chart.Drawing) []series {
	t.Helper()
	var o struct{ Series []series }
	if err := json.Unmarshal(d.Option, &o); err != nil {
		t.Fatal(err)
	}
	return o.Series
}

// at is one of the numbers of a datum's value.
func at(t *testing.T, value any, i int) float64 {
	t.Helper()
	n, ok := value.([]any)[i].(float64)
	if !ok {
		t.Fatalf("no number: %v", value)
	}
	return n
}

// A table of statuses, its drawings and the figures hold the same counts.
func TestCountsAgree(t *testing.T) {
	for _, f := range states() {
		c := chart.StatusByPillar(f, lang.EN)
		for i, p := range f.Plan.Pillars {
			var of []*plan.Commitment
			for _, v := range p.Priorities {
				of = append(of, v.Commitments...)
			}
			tally := f.Tally(of)
			line, sum := c.Table.Rows[i], 0
			for column, head := range c.Table.Head[1 : len(c.Table.Head)-1] {
				s := statusNamed(t, head)
				if line[column+1] != fmt.Sprint(tally.Of(s)) {
					t.Errorf("%s, %s: %s in the table, %d by the figures", p.ID, head, line[column+1], tally.Of(s))
				}
				n, _ := strconv.Atoi(line[column+1])
				sum += n
			}
			if last := line[len(line)-1]; last != fmt.Sprint(sum) || last != fmt.Sprint(tally.Total) {
				t.Errorf("%s: the parts make %d, the total is %s", p.ID, sum, last)
			}
		}
		for _, d := range drawings(c) {
			drawn := 0.0
			for _, s := range seriesOf(t, d) {
				for _, item := range s.Data {
					if s.Type == "bar" {
						drawn += at(t, item.Value, 0)
					}
				}
			}
			if want := len(f.Plan.Commitments) - len(f.Plan.Headline); int(drawn) != want {
				t.Errorf("%v of %d commitments are drawn", drawn, want)
			}
		}
	}
}

func statusNamed(t *testing.T, name string) derive.Status {
	t.Helper()
	for _, s := range derive.Statuses {
		if s.Name().EN == name {
			return s
		}
	}
	t.Fatalf("no status is called %s", name)
	return 0
}

// All statuses are listed, with or without a commitment, and make up the whole.
func TestShare(t *testing.T) {
	f := reported()
	c := chart.StatusShare(f, lang.EN)
	for i, s := range derive.Statuses {
		line := c.Table.Rows[i]
		if line[0] != s.Name().EN || line[1] != fmt.Sprint(f.Tally(f.Plan.Commitments).Of(s)) {
			t.Errorf("%s is %q", s.Key(), line)
		}
		n, _ := strconv.Atoi(line[1])
		if want := fmt.Sprintf("%.1f%%", float64(n)*100/float64(len(f.Plan.Commitments))); line[2] != want {
			t.Errorf("%s: %s, want %s", s.Key(), line[2], want)
		}
	}
	if last := c.Table.Rows[len(derive.Statuses)]; last[1] != fmt.Sprint(len(f.Plan.Commitments)) || last[2] != "100.0%" {
		t.Errorf("the whole is %q", last)
	}
}

// A digit stands in a part only where it fits.
func TestDigits(t *testing.T) {
	p := sample()
	many := p.Priorities[2]
	for i := range 200 {
		many.Commitments = append(many.Commitments, unmeasured(fmt.Sprint("more-", i), plan.Action))
	}
	p.Commitments = append(p.Commitments, many.Commitments[2:]...)
	report(p, lang.D(2018, 9, 30), map[string]string{"visits": "told"})
	f := derive.Plan(p, yearEnd)
	hidden := map[float64]bool{}
	for _, s := range seriesOf(t, chart.StatusByPillar(f, lang.EN).Narrow) {
		for _, item := range s.Data {
			if s.Type == "bar" {
				hidden[at(t, item.Value, 0)] = item.Label.Show != nil && !*item.Label.Show
			}
		}
	}
	if !hidden[1] || hidden[201] {
		t.Errorf("1 of 202 is written, or 201 is not: %v", hidden)
	}
}

// A bar passes its target where the figure does, and a bar is as long as its share
// of the target.
func TestOverfulfilled(t *testing.T) {
	f := ended()
	c := chart.Priority(f, f.Plan.Priorities[0], lang.EN)
	actual := seriesOf(t, c.Wide)[1]
	if got := at(t, actual.Data[0].Value, 0); got != 150 { // 30 of 20 rivers
		t.Errorf("30 of 20 is drawn as %v%%", got)
	}
	if c.Table.Rows[0][1] != "30 rivers" || c.Table.Rows[0][3] != "20 rivers" {
		t.Errorf("the table says %q", c.Table.Rows[0])
	}
}

// What was already done is no progress, and what must not be passed has no gap.
func TestBullets(t *testing.T) {
	p := sample()
	report(p, lang.D(2018, 9, 30), map[string]string{"trees": "187", "waste": "10", "most": "1"})
	f := derive.Plan(p, yearEnd)
	c := chart.Priority(f, p.Priorities[1], lang.EN)
	if len(c.Table.Rows) != 2 {
		t.Fatalf("rows: %q", c.Table.Rows)
	}
	if gaps := seriesOf(t, c.Wide)[2].Data; len(gaps) != 1 || at(t, gaps[0].Value, 1) != 0 {
		t.Errorf("gaps: %v", gaps)
	}
	if got := c.Table.Rows[0][3]; got != "most of 23 rivers" {
		t.Errorf("the target is %q", got)
	}
}

// The headline's rows share a unit, a ring is short of the target, and a stretch
// goal has a flag.
func TestHeadline(t *testing.T) {
	c := chart.Headline(reported(), lang.EN)
	if len(c.Table.Rows) != 2 || c.AsOf != lang.D(2018, 9, 30) || !c.Sample {
		t.Fatalf("rows %q as of %v, sample %v", c.Table.Rows, c.AsOf, c.Sample)
	}
	var classes []string
	for _, k := range c.Keys {
		classes = append(classes, k.Class)
	}
	if !slices.Equal(classes, []string{"met", "below", "target", "stretch"}) {
		t.Errorf("keys %v", classes)
	}
	all := seriesOf(t, c.Wide)
	values := all[len(all)-2] // the texts come last
	if values.Data[0].ItemStyle.Color == values.Data[1].ItemStyle.Color {
		t.Error("8.30 of 8.20 and 18.5 of 20 look alike")
	}
	if silent := chart.Headline(silent(), lang.EN); silent.Sample || !silent.AsOf.IsZero() || len(silent.Keys) != 2 {
		t.Errorf("without reports: sample %v, as of %v, keys %v", silent.Sample, silent.AsOf, silent.Keys)
	}
}

// Numbers reach the option as they were reported, to the last zero.
func TestExact(t *testing.T) {
	if d := chart.Headline(reported(), lang.EN).Wide; !bytes.Contains(d.Option, []byte("[8.30,0]")) {
		t.Errorf("8.30 is not in %s", d.Option)
	}
}

// What is due is counted in its month, and apart where the plan names no day.
func TestDues(t *testing.T) {
	f := reported()
	c := chart.Dues(f, lang.EN)
	want := map[string][]string{"June": {"1", "0", "0", "0", "1"}, "September": {"0", "1", "0", "0", "1"}}
	total := 0
	for _, line := range c.Table.Rows {
		if w := want[line[0]]; w != nil && !slices.Equal(line[1:], w) {
			t.Errorf("%s: %v, want %v", line[0], line[1:], w)
		}
		n, _ := strconv.Atoi(line[len(line)-1])
		total += n
	}
	due := 0
	for _, d := range f.Dues() {
		due += len(d.Of)
	}
	if total != due || len(c.Table.Rows) != 12 {
		t.Errorf("%d in %d months, %d by the figures", total, len(c.Table.Rows), due)
	}
	if c.Sample || !c.AsOf.IsZero() {
		t.Error("the plan's own dates have a date of data")
	}
}

// A line shows what is expected by the plan's own schedule, and what was published.
func TestLine(t *testing.T) {
	f := reported()
	c := chart.Line(f, find(f, "fields"), lang.EN)
	schedule := seriesOf(t, c.Wide)[0]
	if len(schedule.Data) != 3 || at(t, schedule.Data[1].Value, 1) != 2000 {
		t.Errorf("the schedule is %v", schedule.Data)
	}
	early := derive.Plan(f.Plan, lang.D(2018, 8, 1))
	if c := chart.Line(early, find(f, "rivers"), lang.EN); len(c.Table.Rows) != 2 || c.AsOf != lang.D(2018, 6, 30) {
		t.Errorf("on 1 August the line has %q", c.Table.Rows)
	}
}

func BenchmarkStatusByPillar(b *testing.B) {
	f := reported()
	for b.Loop() {
		chart.StatusByPillar(f, lang.ZH)
	}
}
