package emit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFirstBuild(t *testing.T) {
	for _, before := range []string{"missing", "missing below missing folders", "empty", "placeholder", "empty folders"} {
		t.Run(before, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "public")
			keeper := ""
			switch before {
			case "missing below missing folders":
				out = filepath.Join(filepath.Dir(out), "a", "b", "public")
			case "empty":
				mustMkdir(t, out)
			case "placeholder":
				keeper = "kept for git"
				writeFile(t, filepath.Join(out, placeholder), keeper)
			case "empty folders":
				mustMkdir(t, filepath.Join(out, "en", "old"))
			}
			r := mustBuild(t, out, both[0])
			wantSite(t, out, both[0])
			wantAlone(t, out)
			if want := (Result{Files: len(both[0]), Written: len(both[0]), Bytes: size(both[0])}); r != want {
				t.Errorf("result %+v, want %+v", r, want)
			}
			if got, ok := readTree(t, out)[placeholder]; ok != (keeper != "") || got != keeper {
				t.Errorf("placeholder %q, %t", got, ok)
			}
		})
	}
}

func TestNextBuild(t *testing.T) {
	table := []struct {
		name   string
		change func(t *testing.T, out string) // between the builds
		want   func(site)                     // what the second build puts, other than the first
		result Result                         // without Files and Bytes
	}{
		{"one file differs", nil, func(s site) { s["index.html"] = "HOME of a" }, Result{Written: 1}},
		{"one file more", nil, func(s site) { s["new/x.html"] = "x" }, Result{Written: 1}},
		{"one file fewer", nil, func(s site) { delete(s, "same.html") }, Result{Removed: 1}},
		{"a file becomes a folder", nil, func(s site) { delete(s, "turn"); s["turn/x"] = "x" }, Result{Written: 1, Removed: 1}},
		{"edited", func(t *testing.T, out string) { writeFile(t, out+"/index.html", "hacked") }, nil, Result{Written: 1}},
		{"edited, as large", func(t *testing.T, out string) { writeFile(t, out+"/same.html", "SAME IN BOTH") }, nil, Result{Written: 1}},
		{"replaced by an older, larger file", func(t *testing.T, out string) {
			writeFile(t, out+"/same.html", "the same, only older and larger")
			setTime(t, out+"/same.html", time.Unix(0, 0))
		}, nil, Result{Written: 1}},
		{"deleted", func(t *testing.T, out string) { mustRemove(t, out+"/same.html") }, nil, Result{Written: 1}},
		{"folder deleted", func(t *testing.T, out string) { mustRemove(t, out+"/en") }, nil, Result{Written: 2 * pages}},
		{"deleted and not made again", func(t *testing.T, out string) { mustRemove(t, out+"/same.html") },
			func(s site) { delete(s, "same.html") }, Result{Removed: 1}},
		{"unreadable", func(t *testing.T, out string) {
			if err := os.Chmod(out+"/same.html", 0o600); err != nil {
				t.Fatal(err)
			}
		}, nil, Result{Written: 1}},
		{"placeholder added", func(t *testing.T, out string) { writeFile(t, out+"/.gitkeep", "") },
			func(s site) { s["index.html"] = "HOME of a" }, Result{Written: 1}},
		{"all gone", func(t *testing.T, out string) { mustRemove(t, out) }, nil, Result{Written: len(both[0])}},
	}
	for _, row := range table {
		for _, swap := range []string{"one", "two"} {
			t.Run(row.name+"/"+swap, func(t *testing.T) {
				out := filepath.Join(t.TempDir(), "public")
				mustBuild(t, out, both[0])
				want := maps.Clone(both[0])
				if row.change != nil {
					row.change(t, out)
				}
				if row.want != nil {
					row.want(want)
				}
				r, err := build(out, want, swapper(swap))
				if err != nil {
					t.Fatal(err)
				}
				wantSite(t, out, want)
				wantAlone(t, out)
				row.result.Files, row.result.Bytes = len(want), size(want)
				if r != row.result {
					t.Errorf("result %+v, want %+v", r, row.result)
				}
			})
		}
	}
}

// What changed is written anew; what did not is the very same file.
func TestUnchangedFilesAreLinked(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	before := stat(t, out)
	want := maps.Clone(both[0])
	want["index.html"] = "HOME of a"
	mustBuild(t, out, want)
	after := stat(t, out)
	for name := range both[0] {
		if same := os.SameFile(before[name], after[name]); same != (name != "index.html") {
			t.Errorf("%s: the same file: %t", name, same)
		}
	}
}

func TestUnchangedSiteWritesNothing(t *testing.T) {
	ways := map[string]func(s *Stage, path, text string) error{
		"keep": func(s *Stage, path, text string) error { return s.Keep(path) },
		"put":  func(s *Stage, path, text string) error { return s.Put(path, []byte(text)) },
	}
	for way, do := range ways {
		t.Run(way, func(t *testing.T) {
			dir := t.TempDir()
			out := filepath.Join(dir, "public")
			writeFile(t, filepath.Join(out, placeholder), "")
			mustBuild(t, out, both[0])
			before := stat(t, dir)
			s := mustOpen(t, out)
			for path, text := range both[0] {
				if err := do(s, path, text); err != nil {
					t.Fatal(err)
				}
			}
			r, err := s.Commit()
			if err := errors.Join(err, s.Close()); err != nil {
				t.Fatal(err)
			}
			if want := (Result{Files: len(both[0]), Bytes: size(both[0])}); r != want {
				t.Errorf("result %+v, want %+v", r, want)
			}
			wantUntouched(t, before, stat(t, dir))
		})
	}
}

// The same site has the same bytes, whatever stood before.
func TestManifestIsDeterministic(t *testing.T) {
	a, b := filepath.Join(t.TempDir(), "public"), filepath.Join(t.TempDir(), "public")
	mustBuild(t, a, both[0])
	mustBuild(t, b, both[1])
	mustBuild(t, b, both[0])
	if x, y := readTree(t, a), readTree(t, b); !maps.Equal(x, y) {
		t.Errorf("one build makes %q, two make %q", x, y)
	}
}

func TestIntact(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, site{"a": "one", "b": "two", "c": "three", "d": "four"})
	writeFile(t, out+"/b", "TWO")
	mustRemove(t, out+"/c")
	setTime(t, out+"/d", time.Now().Add(time.Hour))
	s := mustOpen(t, out)
	for path, want := range map[string]string{"a": sumOf("one"), "b": "", "c": "", "d": sumOf("four"), "e": "", "manifest.json": ""} {
		if sum, ok := s.Intact(path); sum != want || ok != (want != "") {
			t.Errorf("%s: %q, %t, want %q", path, sum, ok, want)
		}
	}
}

// A file that is edited while the site is being built is not passed off as what
// the build kept.
func TestEditedWhileBuilding(t *testing.T) {
	for name, link := range map[string]func(from, to string) error{"linked": nil, "copied": refused} {
		out := filepath.Join(t.TempDir(), "public")
		mustBuild(t, out, site{"a": "one", "b": "two"})
		s := mustOpen(t, out)
		s.seams.link = link
		if err := errors.Join(s.Keep("a"), s.Put("b", []byte("2"))); err != nil {
			t.Fatal(err)
		}
		writeFile(t, out+"/a", "ONE")
		if _, err := s.Commit(); !errors.Is(err, errChanged) {
			t.Errorf("%s: commit: %v", name, err)
		}
		if got := readTree(t, out); got["a"] != "ONE" || got["b"] != "two" {
			t.Errorf("%s: the folder holds %q", name, got)
		}
	}
}

func refused(from, to string) error { return errors.ErrUnsupported }

// Where links are refused the files are copied.
func TestCopiesWhereLinksAreRefused(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	mustBuild(t, out, both[0])
	s := mustOpen(t, out)
	s.seams.link = refused
	before := stat(t, out)
	want := maps.Clone(both[0])
	want["index.html"] = "HOME of a"
	r, err := fill(s, want)
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	wantSite(t, out, want)
	if r.Written != 1 {
		t.Errorf("%d files written, want 1", r.Written)
	}
	if os.SameFile(before["same.html"], stat(t, out)["same.html"]) {
		t.Error("same.html is the same file, not a copy")
	}
}

func TestCloseWithoutCommit(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "public")
	mustBuild(t, out, both[0])
	before := stat(t, out)
	s := mustOpen(t, out)
	if err := s.Put("index.html", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Error(err)
	}
	wantUntouched(t, before, stat(t, out))
	wantAlone(t, out)
	if err := s.Put("x", nil); !errors.Is(err, errEnded) {
		t.Errorf("put after close: %v", err)
	}
	if _, err := s.Commit(); !errors.Is(err, errEnded) {
		t.Errorf("commit after close: %v", err)
	}
}

func TestSecondBuildWaits(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	first := mustOpen(t, out)
	waiting := make(chan struct{})
	with := swapper("")
	with.step = func(name string) error {
		if name == "waiting" {
			close(waiting)
		}
		return nil
	}
	second := make(chan *Stage)
	go func() {
		defer close(second)
		s, err := open(context.Background(), out, with)
		if err != nil {
			t.Error(err)
			return
		}
		second <- s
	}()
	<-waiting
	if _, err := fill(first, both[0]); err != nil {
		t.Fatal(err)
	}
	select {
	case <-second:
		t.Fatal("the second build began before the first had ended")
	default:
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	s := <-second
	if s == nil {
		t.FailNow()
	}
	defer s.Close()
	if first.Waited() || !s.Waited() {
		t.Errorf("waited: first %t, second %t", first.Waited(), s.Waited())
	}
	if sum, ok := s.Intact("same.html"); !ok || sum != sumOf(both[0]["same.html"]) {
		t.Error("the second build does not see what the first one made")
	}
}

func TestWaitingCanBeGivenUp(t *testing.T) {
	out := filepath.Join(t.TempDir(), "public")
	s := mustOpen(t, out)
	ctx, cancel := context.WithCancel(context.Background())
	with := swapper("")
	with.step = func(string) error { cancel(); return nil }
	if _, err := open(ctx, out, with); !errors.Is(err, context.Canceled) {
		t.Errorf("open: %v", err)
	}
	if _, err := fill(s, both[0]); err != nil {
		t.Error(err)
	}
}

func stat(t *testing.T, dir string) map[string]fs.FileInfo {
	t.Helper()
	got := map[string]fs.FileInfo{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := d.Info()
		got[filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(p, dir), string(filepath.Separator)))] = info
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// wantUntouched fails unless every file and folder is the same one, as old as it was.
func wantUntouched(t *testing.T, before, after map[string]fs.FileInfo) {
	t.Helper()
	for name, b := range before {
		a := after[name]
		if a == nil || !os.SameFile(a, b) || !a.ModTime().Equal(b.ModTime()) {
			t.Errorf("%q was touched", name)
		}
	}
	if len(after) != len(before) {
		t.Errorf("%d files and folders, there were %d", len(after), len(before))
	}
}

func size(s site) (n int) {
	for _, text := range s {
		n += len(text)
	}
	return n
}

func mustMkdir(t *testing.T, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

func setTime(t *testing.T, name string, to time.Time) {
	t.Helper()
	if err := os.Chtimes(name, to, to); err != nil {
		t.Fatal(err)
	}
}

func mustRemove(t *testing.T, name string) {
	t.Helper()
	if err := os.RemoveAll(name); err != nil {
		t.Fatal(err)
	}
}

// The flushing to the disk, left out elsewhere, one by one and all at once.
func TestFlush(t *testing.T) {
	for _, n := range []int{syncEach - 1, syncEach + 1} {
		out := filepath.Join(t.TempDir(), "public")
		want := site{}
		for i := range n {
			want[fmt.Sprintf("en/%d.html", i)] = fmt.Sprint(i)
		}
		s := mustOpen(t, out)
		flushed := false
		s.seams.step = atStep(func(name string) error {
			flushed = flushed || name == "flushed"
			return nil
		})
		if _, err := fill(s, want); err != nil {
			t.Fatal(err)
		}
		wantSite(t, out, want)
		if !flushed {
			t.Errorf("%d files are not flushed", n)
		}
	}
}
