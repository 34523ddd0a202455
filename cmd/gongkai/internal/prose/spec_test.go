package prose

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// example is one of the CommonMark specification's.
type example struct {
	Markdown string `json:"markdown"`
	HTML     string `json:"html"`
	Number   int    `json:"example"`
	Section  string `json:"section"`
}

func examples(tb testing.TB) []example {
	tb.Helper()
	data, err := os.ReadFile("testdata/spec.json")
	if err != nil {
		tb.Fatal(err)
	}
	var all []example
	if err := json.Unmarshal(data, &all); err != nil {
		tb.Fatal(err)
	}
	if len(all) != 652 {
		tb.Fatalf("%d examples, want the specification's 652", len(all))
	}
	return all
}

// TestSpecEmphasis runs goldmark with nothing changed but emphasis: not one
// example of the specification may notice.
func TestSpecEmphasis(t *testing.T) {
	md := goldmark.New(
		goldmark.WithParserOptions(parser.WithInlineParsers(util.Prioritized(emphasisParser{}, 450))),
		goldmark.WithRendererOptions(html.WithXHTML(), html.WithUnsafe()),
	)
	for _, e := range examples(t) {
		var out bytes.Buffer
		if err := md.Convert([]byte(e.Markdown), &out); err != nil {
			t.Fatal(err)
		}
		if out.String() != e.HTML {
			t.Errorf("example %d (%s): %q\n got %q\nwant %q", e.Number, e.Section, e.Markdown, out.String(), e.HTML)
		}
	}
}

const differsFile = "spec-differs.txtar"

// differs lists the examples that print otherwise on purpose, by reason. What they
// print instead is in testdata/spec-differs.txtar.
var differs = []struct {
	reason  string
	numbers []int
}{
	{"+++ opens the front matter", []int{44}},
	{"[[id]] is a figure", []int{548}},
	{"HTML prints as typed", slices.Concat([]int{21, 31}, between(148, 191), []int{201, 308, 309, 344, 475, 476, 477,
		491, 494, 524, 536}, between(613, 617), []int{623}, between(625, 631), []int{642, 643})},
	{"an image prints as its words", slices.Concat([]int{517, 520, 531}, between(572, 591))},
	{"a link outside the site is marked", []int{20, 346, 480, 481, 501, 526, 538, 595, 600, 603}},
	{"a link that leads nowhere prints as its words", []int{200, 485, 486, 487, 567}},
	{"an address of another scheme prints as its words", []int{500, 596, 598, 599, 601}},
}

func between(first, last int) (numbers []int) {
	for n := first; n <= last; n++ {
		numbers = append(numbers, n)
	}
	return numbers
}

// TestSpec runs every example through Parse and HTML. An example that differs and
// is not listed fails, and so does one that is listed and no longer differs.
func TestSpec(t *testing.T) {
	reasons := map[int]string{}
	for _, d := range differs {
		for _, n := range d.numbers {
			if reasons[n] != "" {
				t.Errorf("example %d is listed twice", n)
			}
			reasons[n] = d.reason
		}
	}
	got := txtar.Archive{Comment: []byte("What the package prints for the examples that differ on purpose; see README.md.\n")}
	for _, e := range examples(t) {
		out := printed(t, e.Markdown)
		want := strings.NewReplacer("<br />", "<br>", "<hr />", "<hr>").Replace(e.HTML) // XHTML to HTML
		reason, listed := reasons[e.Number]
		switch {
		case out != want && !listed:
			t.Errorf("example %d (%s): %q\n got %q\nwant %q", e.Number, e.Section, e.Markdown, out, want)
		case out == want && listed:
			t.Errorf("example %d (%s) is listed (%s) but prints as the specification has it", e.Number, e.Section, reason)
		case listed:
			label := strconv.Itoa(e.Number) + ": " + reason
			got.Files = append(got.Files, txtar.File{Name: label, Data: fmt.Appendf(nil, "%q\n%s", e.Markdown, out)})
		}
	}
	golden(t, filepath.Join("testdata", differsFile), txtar.Format(&got))
}

func printed(tb testing.TB, markdown string) string {
	tb.Helper()
	var problems diag.List
	out, err := Parse(source.New(name, []byte(markdown)), &problems).HTML(resolve)
	if err != nil {
		tb.Fatal(err)
	}
	if err := wellFormed(out); err != nil {
		tb.Error(err)
	}
	return string(out)
}
