package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the outputs that the stories expect")

// TestMain lets the stories run this very program under the name gongkai, and lets
// it draw in processes of its own as the program does.
func TestMain(m *testing.M) {
	if isDrawing() {
		return
	}
	testscript.Main(tidy{m}, map[string]func(){"gongkai": main})
}

// tidy removes the site that tests shared, once all have run.
type tidy struct{ *testing.M }

func (m tidy) Run() int {
	code := m.M.Run()
	if sharedSite != "" {
		os.RemoveAll(sharedSite)
	}
	return code
}

// TestStories runs testdata/*.txtar: each tells, through the real program, what it
// promises to who uses it.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("LC_ALL", "")
			wd, err := os.Getwd()
			env.Setenv("REPO", wd+"/../..")
			return err
		},
	})
}
