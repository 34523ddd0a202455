package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	module   = "gongkai/"
	roomPath = "gongkai/cmd/gongkai/internal/"
)

// law says which rooms a room may import, lowest first: a room sees only what
// stands before it. What is not listed is forbidden.
var law = map[string]string{
	"lang":   "",
	"source": "lang",
	"diag":   "lang source",
	"prose":  "lang source diag",
	"plan":   "lang source diag prose",
	"load":   "lang source diag prose plan",
	"check":  "lang source diag prose plan",
	"derive": "lang source diag prose plan",
	"chart":  "lang source diag prose plan derive",
	"page":   "lang source diag prose plan derive chart",
	"render": "lang source diag prose plan derive chart page",
	"open":   "lang source diag prose plan derive chart page",
	"verify": "lang source diag",
	"draw":   "diag",
	"emit":   "diag",
	"cache":  "diag",
}

// homes says which room is the only one to use a library.
var homes = map[string]string{
	"golang.org/x/text/width":          "source",
	"golang.org/x/text":                "lang",
	"github.com/govalues/decimal":      "lang",
	"github.com/yuin/goldmark":         "prose",
	"github.com/BurntSushi/toml":       "load",
	"github.com/pelletier/go-toml/v2":  "load",
	"github.com/go-echarts/go-echarts": "chart",
	"modernc.org/quickjs":              "draw",
	"html/template":                    "render page",
	"golang.org/x/net":                 "verify",
	"golang.org/x/sys":                 "emit",
	"github.com/gofrs/flock":           "emit",
	"os":                               "emit cache",
	"os/exec":                          "",
	"net/http":                         "",
}

// TestImportLaw reads the imports of every room and prints each that breaks the
// law, with the rule it breaks.
func TestImportLaw(t *testing.T) {
	rooms, err := os.ReadDir("internal")
	if err != nil {
		t.Fatal(err)
	}
	for _, room := range rooms {
		allowed, listed := law[room.Name()]
		if !listed {
			t.Errorf("the room %s is not in the law: say which rooms it may import", room.Name())
		}
		for name, imports := range importsOf(t, filepath.Join("internal", room.Name())) {
			for _, path := range imports {
				if rule := breaks(room.Name(), strings.Fields(allowed), path); rule != "" {
					t.Errorf("%s imports %s: %s", name, path, rule)
				}
			}
		}
	}
	for room := range law {
		if _, err := os.Stat(filepath.Join("internal", room)); err != nil {
			t.Errorf("the law speaks of a room that does not exist: %v", err)
		}
	}
}

// breaks is the rule that an import breaks, or "".
func breaks(room string, allowed []string, path string) string {
	if other, ok := strings.CutPrefix(path, roomPath); ok {
		if other != room && !slices.Contains(allowed, other) {
			return fmt.Sprintf("%s may import only %v", room, allowed)
		}
		return ""
	}
	if strings.HasPrefix(path, module) {
		return "rooms get templates and files as values"
	}
	home, library := homeOf(path)
	if library != "" && !slices.Contains(strings.Fields(home), room) {
		return fmt.Sprintf("%s is for %q only", library, home)
	}
	if library == "" && strings.Contains(strings.Split(path, "/")[0], ".") {
		return "an outside library without a home: add it to homes"
	}
	return ""
}

// homeOf finds the longest listed library that path belongs to.
func homeOf(path string) (home, library string) {
	for l, h := range homes {
		if (path == l || strings.HasPrefix(path, l+"/")) && len(l) > len(library) {
			home, library = h, l
		}
	}
	return home, library
}

// importsOf lists what each file of a folder imports, tests left out.
func importsOf(t *testing.T, dir string) map[string][]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = append(out[name], path)
		}
	}
	return out
}
