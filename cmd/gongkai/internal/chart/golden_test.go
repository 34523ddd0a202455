package chart_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/lang"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden are the charts that testdata shows, one of each kind and what differs in it.
var golden = []string{"status-by-pillar", "status-share", "headline", "structure", "due-dates", "livelihood", "progress-water", "line-rivers", "line-fields", "line-invest"}

// Each file of testdata shows one chart of the reported plan: what stands beside it
// in both languages, and the options of its wide drawing in Chinese and its narrow
// one in English.
func TestGolden(t *testing.T) {
	charts := map[string][2]*chart.Chart{}
	for _, l := range lang.Both {
		for _, c := range all(reported(), l) {
			pair := charts[c.ID]
			pair[l] = c
			charts[c.ID] = pair
		}
	}
	for _, id := range golden {
		t.Run(id, func(t *testing.T) {
			zh, en := charts[id][lang.ZH], charts[id][lang.EN]
			if zh == nil || en == nil {
				t.Fatal("there is no such chart")
			}
			got := txtar.Format(&txtar.Archive{Files: []txtar.File{
				{Name: "zh", Data: beside(zh)}, {Name: "en", Data: beside(en)},
				{Name: "zh wide.json", Data: lines(zh.Wide)}, {Name: "en narrow.json", Data: lines(en.Narrow)},
			}})
			compare(t, filepath.Join("testdata", id+".txtar"), got)
		})
	}
}

func compare(t *testing.T, name string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("another chart (go test -update writes it):\n%s", diff.Diff("want", want, "got", got))
	}
}

// beside is all that is not drawn.
func beside(c *chart.Chart) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s) %s\n%s\nas of %v, sample %v\n", c.ID, c.Kind, c.Title, c.Says, c.AsOf, c.Sample)
	for _, k := range c.Keys {
		fmt.Fprintf(&b, "key %s: %s\n", k.Class, k.Word)
	}
	for _, line := range append([][]string{c.Table.Head}, c.Table.Rows...) {
		fmt.Fprintf(&b, "| %s |\n", strings.Join(line, " | "))
	}
	return []byte(b.String())
}

// lines is an option with line breaks, for reading.
func lines(d chart.Drawing) []byte {
	text := strings.NewReplacer("},", "},\n", "],", "],\n").Replace(string(d.Option))
	return fmt.Appendf(nil, "%d x %d\n%s\n", d.Width, d.Height, text)
}
