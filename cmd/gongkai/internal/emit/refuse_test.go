package emit

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

func TestForeignFilesAreRefused(t *testing.T) {
	made := both[0]
	table := []struct {
		name  string
		plant func(t *testing.T, out string)
		want  []string
	}{
		{"notes", func(t *testing.T, out string) {
			mustBuild(t, out, made)
			writeFile(t, out+"/notes.txt", "mine")
			writeFile(t, out+"/en/deep/notes.txt", "mine")
		}, []string{"en/deep/notes.txt", "notes.txt"}},
		{"no build's folder", func(t *testing.T, out string) { writeFile(t, out+"/index.html", "mine") }, []string{"index.html"}},
		{"the site's own source", func(t *testing.T, out string) {
			writeFile(t, out+"/data/site.toml", "")
			writeFile(t, out+"/templates/page.html", "")
		}, []string{"data/site.toml", "templates/page.html"}},
		{"another program's manifest", func(t *testing.T, out string) {
			writeFile(t, out+"/manifest.json", `{"name": "an app"}`)
		}, []string{"manifest.json"}},
		{"a manifest that leads out", func(t *testing.T, out string) {
			writeFile(t, out+"/manifest.json", `{"files": [{"path": "../x", "size": 0, "sha256": "`+sumOf("")+`"}]}`)
		}, []string{"manifest.json"}},
		{"a placeholder below", func(t *testing.T, out string) { writeFile(t, out+"/en/.gitkeep", "") }, []string{"en/.gitkeep"}},
		{"a link to a folder", func(t *testing.T, out string) {
			mustBuild(t, out, made)
			writeFile(t, filepath.Dir(out)+"/mine/page.html", "mine")
			mustRemove(t, out+"/en")
			mustSymlink(t, "../mine", out+"/en")
		}, []string{"en"}},
		{"a link for a file", func(t *testing.T, out string) {
			mustBuild(t, out, made)
			mustRemove(t, out+"/index.html")
			mustSymlink(t, "same.html", out+"/index.html")
		}, []string{"index.html"}},
		{"a link for the manifest", func(t *testing.T, out string) {
			mustBuild(t, out, site{})
			if err := os.Rename(out+"/manifest.json", filepath.Dir(out)+"/m.json"); err != nil {
				t.Fatal(err)
			}
			mustSymlink(t, "../m.json", out+"/manifest.json")
		}, []string{"manifest.json"}},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "public")
			row.plant(t, out)
			writeFile(t, filepath.Join(dir, ".public.gongkai.lock"), "")
			before := stat(t, dir)
			_, err := Open(context.Background(), out)
			var foreign *ForeignError
			if !errors.As(err, &foreign) {
				t.Fatalf("open: %v", err)
			}
			if !slices.Equal(foreign.Files, row.want) || foreign.Count != len(row.want) || foreign.Dir != out {
				t.Errorf("foreign %+v, want %q", foreign, row.want)
			}
			wantUntouched(t, before, stat(t, dir))
		})
	}
}

func TestForeignErrorSaysHowMany(t *testing.T) {
	for _, row := range []struct {
		n    int
		want string
	}{
		{1, "public holds files that no build made: f0000; move"},
		{5, "f0000, f0001, f0002, f0003, f0004; move"},
		{7, "f0003, f0004 and 2 more; move"},
		{foreignCounted + 1, "f0004 and 995 or more others; move"},
	} {
		dir := t.TempDir()
		t.Chdir(dir)
		mustMkdir(t, "public")
		for i := range row.n {
			writeFile(t, fmt.Sprintf("public/f%04d", i), "")
		}
		_, err := Open(context.Background(), "public")
		if err == nil || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%d files: %v, want %q in it", row.n, err, row.want)
		}
	}
}

// A file that comes to stand in the folder during the build is not lost either.
func TestForeignFileDuringBuild(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	s := mustOpen(t, out)
	writeFile(t, out+"/notes.txt", "mine")
	_, err := fill(s, both[1])
	var foreign *ForeignError
	if !errors.As(err, &foreign) {
		t.Errorf("commit: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if got := readTree(t, out); got["notes.txt"] != "mine" || got["index.html"] != both[0]["index.html"] {
		t.Errorf("the folder holds %q", got)
	}
	wantAlone(t, out)
}

func TestPlacesThatCannotBeReplaced(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "file"), "mine")
	mustSymlink(t, "loop", filepath.Join(dir, "loop"))
	mustSymlink(t, "file", filepath.Join(dir, "to-file"))
	mustSymlink(t, "nowhere/site", filepath.Join(dir, "to-nowhere"))
	before := stat(t, dir)
	for out, want := range map[string]string{
		"":                               "it has no name",
		"/":                              "it is the root of a file system",
		filepath.Join(dir, "file"):       "it is a file, not a folder",
		filepath.Join(dir, "to-file"):    "it is a file, not a folder",
		filepath.Join(dir, "loop"):       "its symbolic links lead in a circle",
		filepath.Join(dir, "loop/x"):     "loop",
		filepath.Join(dir, "file/x"):     "not a directory",
		filepath.Join(dir, "file/x/y"):   "not a directory",
		filepath.Join(dir, "to-nowhere"): "no such file",
	} {
		_, err := Open(context.Background(), out)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q in it", out, err, want)
		}
	}
	wantUntouched(t, before, stat(t, dir))
}

// The link stays; the folder that it leads to is replaced.
func TestLinkedFolder(t *testing.T) {
	dir := t.TempDir()
	mustMkdir(t, filepath.Join(dir, "www"))
	out := filepath.Join(dir, "public")
	mustSymlink(t, "www/site", out)
	for _, want := range both {
		mustBuild(t, out, want)
		wantSite(t, filepath.Join(dir, "www", "site"), want)
		wantAlone(t, filepath.Join(dir, "www", "site"))
		if to, err := os.Readlink(out); to != "www/site" {
			t.Errorf("the link leads to %q, %v", to, err)
		}
	}
}

func TestBadPaths(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	for _, path := range []string{
		"", ".", "..", "../x", "a/../../x", "a/../b", "/x", "a//b", "a/", "./a", `a\b`, `..\x`,
		"a\nb", "a\x00b", "a\x7fb", "a\u0085b", "a\xffb", "manifest.json", ".gitkeep",
	} {
		s := mustOpen(t, out)
		if err := s.Put(path, []byte("x")); err == nil {
			t.Errorf("%q can be put", path)
		}
		if _, err := s.Commit(); err == nil {
			t.Errorf("a build that failed to put %q can be committed", path)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	wantSite(t, out, both[0])
	wantAlone(t, out)
}

func TestGoodPaths(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	want := site{"a": "", "..a": "x", "a..": "x", "en/manifest.json": "x", "en/.gitkeep": "x", "空 格/年.html": "x", `"<&>'`: "x", "\u2028": "x"}
	mustBuild(t, out, want)
	wantSite(t, out, want)
	mustBuild(t, out, want)
	wantSite(t, out, want)
}

// A path is one file, and no folder too.
func TestClaimsThatCollide(t *testing.T) {
	table := []struct {
		name string
		want string
		do   func(s *Stage) error
	}{
		{"put twice", "twice", func(s *Stage) error { return errors.Join(s.Put("x", nil), s.Put("x", nil)) }},
		{"kept and put", "twice", func(s *Stage) error { return errors.Join(s.Keep("index.html"), s.Put("index.html", nil)) }},
		{"file, then folder", `"x" is a folder as well as a file`, func(s *Stage) error { return errors.Join(s.Put("x", nil), s.Put("x/y/z", nil)) }},
		{"folder, then file", `"x/y" is a folder as well as a file`, func(s *Stage) error { return errors.Join(s.Put("x/y/z", nil), s.Put("x/y", nil)) }},
		{"kept file, then folder", `"turn" is a folder as well as a file`, func(s *Stage) error { return errors.Join(s.Keep("turn"), s.Put("turn/x", nil)) }},
		{"kept below, then file", `"en/deep" is a folder as well as a file`, func(s *Stage) error { return errors.Join(s.Keep("en/deep/same0.html"), s.Put("en/deep", nil)) }},
		{"keep what is not there", "cannot be kept", func(s *Stage) error { return s.Keep("nothing.html") }},
		{"keep the manifest", "cannot be kept", func(s *Stage) error { return s.Keep("manifest.json") }},
	}
	for _, row := range table {
		t.Run(row.name, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, both[0])
			s := mustOpen(t, out)
			err := row.do(s)
			if err == nil || !strings.Contains(err.Error(), row.want) {
				t.Errorf("the error is %v, want %q in it", err, row.want)
			}
			if _, failed := s.Commit(); failed == nil || !errors.Is(err, failed) {
				t.Errorf("commit: %v, want the first failure again", failed)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			wantSite(t, out, both[0])
			wantAlone(t, out)
		})
	}
}

func TestKeepWhatWasEdited(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	writeFile(t, out+"/index.html", "home of b")
	s := mustOpen(t, out)
	if err := s.Keep("index.html"); err == nil {
		t.Error("an edited file can be kept")
	}
}

// The disk fails at each step in turn: the old site stands, or the new one where
// it was already in place, and nothing is left over.
func TestFailureAtEachStep(t *testing.T) {
	broken := errors.New("the disk is full")
	for _, swap := range []string{"one", "two"} {
		failAt := 1
		for ; ; failAt++ {
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, both[0])
			with, n, at := swapper(swap), 0, ""
			with.step = atStep(func(name string) error {
				if n++; n == failAt {
					at = name
					return broken
				}
				return nil
			})
			_, err := build(out, both[1], with)
			if at == "" {
				break
			}
			if !errors.Is(err, broken) {
				t.Errorf("%s: failure at %q: %v", swap, at, err)
			}
			if a, b := differs(t, out, both[0]), differs(t, out, both[1]); (a == "") == (b == "") {
				t.Errorf("%s: failure at %q: neither site stands whole: %s; %s", swap, at, a, b)
			}
			wantAlone(t, out)
		}
		if failAt < len(both[1]) {
			t.Errorf("%s: only %d steps", swap, failAt)
		}
	}
}

// A file stands where the staging folder must be made.
func TestStagingFolderCannotBeMade(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	s := mustOpen(t, out)
	writeFile(t, filepath.Join(filepath.Dir(out), ".public.gongkai.new"), "")
	_, err := fill(s, both[1])
	if err == nil || !strings.Contains(err.Error(), "cannot write") || !strings.Contains(err.Error(), out) {
		t.Errorf("the error is %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	wantSite(t, out, both[0])
	wantAlone(t, out)
}

// A container's lower layer: its folders cannot be moved, which is no matter where
// no site stands.
func TestFolderThatCannotBeMoved(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	writeFile(t, filepath.Join(out, placeholder), "")
	with := seams{unsafe: true, exchange: func(a, b string) error { return syscall.EXDEV }}
	if _, err := build(out, both[0], with); err != nil {
		t.Fatal(err)
	}
	wantSite(t, out, both[0])
	if _, ok := readTree(t, out)[placeholder]; !ok {
		t.Error("the placeholder is gone")
	}
	if _, err := build(out, both[1], with); !errors.Is(err, syscall.EXDEV) || !strings.Contains(err.Error(), "mount point") {
		t.Errorf("the error is %v", err)
	}
	wantSite(t, out, both[0])
	wantAlone(t, out)
}

func mustSymlink(t *testing.T, to, name string) {
	t.Helper()
	mustMkdir(t, filepath.Dir(name))
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}
