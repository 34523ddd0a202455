package draw_test

import (
	"bytes"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/draw"
)

var update = flag.Bool("update", false, "write the drawings into testdata")

var palette = draw.Palette{{Hex: "#14507a", Name: "main"}, {Hex: "#c8102e", Name: "late"}, {Hex: "#888888", Name: "mute"}}

// Every file of testdata has a chart's size, its option, and the drawing.
func TestGolden(t *testing.T) {
	for _, name := range golden(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := shared().SVG(job(t, a))
			if err != nil {
				t.Fatal(err)
			}
			checkFit(t, got)
			if *update {
				setFile(a, "svg", got)
				if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := file(a, "svg"); !bytes.Equal(got, want) {
				t.Errorf("other drawing (go test -update writes it):\n%s", firstDifference(got, want))
			}
		})
	}
}

// shared is one drawer for all tests that need none of their own.
var shared = sync.OnceValue(func() *draw.Drawer {
	return draw.New(script(), 2, palette, draw.Keep(compiled.load, compiled.save))
})

var script = sync.OnceValue(func() []byte {
	text, err := os.ReadFile(vendored + "/echarts.min.js")
	if err != nil {
		panic(err)
	}
	return text
})

func golden(t testing.TB) []string {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	return names
}

// job is the job in a golden file; its size is "width height locale".
func job(t testing.TB, a *txtar.Archive) draw.Job {
	j := draw.Job{Option: file(a, "option.json")}
	if _, err := fmt.Sscan(string(file(a, "size")), &j.Width, &j.Height, &j.Lang); err != nil {
		t.Fatal(err)
	}
	j.Lang = strings.TrimPrefix(j.Lang, "-")
	return j
}

func jobs(t testing.TB) []draw.Job {
	var all []draw.Job
	for _, name := range golden(t) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, job(t, a))
	}
	return all
}

func file(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	return nil
}

func setFile(a *txtar.Archive, name string, data []byte) {
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
	a.Files = append(a.Files, txtar.File{Name: name, Data: data})
}

func firstDifference(got, want []byte) string {
	g, w := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	return fmt.Sprintf("it ends at line %d of %d", len(g), len(w))
}

// checkFit holds a drawing against all that a page forbids: it is whole XML, has
// no style, script, handler, picture or link, and its references and ids are its
// own and fit each other.
func checkFit(t *testing.T, svg []byte) {
	t.Helper()
	var ids, refs []string
	for dec := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if slices.Contains([]string{"style", "script", "image", "a", "use", "foreignObject", "title"}, start.Name.Local) {
			t.Errorf("it has <%s>", start.Name.Local)
		}
		for _, a := range start.Attr {
			name := a.Name.Local
			if name == "style" || name == "role" || name == "href" || name == "xlink" || strings.HasPrefix(name, "on") || strings.HasPrefix(name, "ecmeta") {
				t.Errorf("<%s> has %s", start.Name.Local, name)
			}
			if name == "id" {
				ids = append(ids, a.Value)
			}
			if ref, ok := strings.CutPrefix(a.Value, "url(#"); ok {
				refs = append(refs, strings.TrimSuffix(ref, ")"))
			}
			if strings.Contains(a.Value, "zr") {
				t.Errorf("<%s> has ECharts' own name: %s=%q", start.Name.Local, name, a.Value)
			}
		}
	}
	slices.Sort(ids)
	slices.Sort(refs)
	if unique := slices.Compact(slices.Clone(ids)); len(unique) != len(ids) || !slices.Equal(unique, slices.Compact(refs)) {
		t.Errorf("ids %q, references %q", ids, refs)
	}
}
