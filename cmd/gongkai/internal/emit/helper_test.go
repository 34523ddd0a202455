package emit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
)

// The helper process is this test binary with these variables set. It builds in
// earnest, so that it can be killed in earnest.
const (
	envOut   = "GONGKAI_EMIT_OUT"   // the output folder
	envSwap  = "GONGKAI_EMIT_SWAP"  // "two" for two renames, else an exchange
	envDieAt = "GONGKAI_EMIT_DIEAT" // kill yourself after that many steps; "" to build for ever
)

func TestMain(m *testing.M) {
	if out := os.Getenv(envOut); out != "" {
		if err := help(out, os.Getenv(envDieAt)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// help builds both sites by turns for ever or, where the step of its death is
// given, site B once.
func help(out, dieAt string) error {
	with := swapper(os.Getenv(envSwap))
	if dieAt == "" {
		fmt.Println("ready")
		for i := os.Getpid(); ; i++ {
			if _, err := build(out, both[i%2], with); err != nil {
				return err
			}
		}
	}
	left, err := strconv.Atoi(dieAt)
	if err != nil {
		return err
	}
	with.step = atStep(func(string) error {
		if left--; left > 0 {
			return nil
		}
		self, err := os.FindProcess(os.Getpid())
		if err != nil {
			return err
		}
		if err := self.Kill(); err != nil {
			return err
		}
		select {} // until the kill arrives
	})
	_, err = build(out, both[1], with)
	return err
}

// atStep makes one call at a time of what pages put at once call.
func atStep(do func(name string) error) func(name string) error {
	var mu sync.Mutex
	return func(name string) error {
		mu.Lock()
		defer mu.Unlock()
		return do(name)
	}
}

// helper is a command that runs the helper process.
func helper(t *testing.T, out, swap, dieAt string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self)
	c.Env = append(os.Environ(), envOut+"="+out, envSwap+"="+swap, envDieAt+"="+dieAt)
	return c
}

// swapper is how a test makes the trees change places, in "one" step or "two". It
// leaves out the flushing, which takes most of the time and which no kill can show.
func swapper(name string) seams {
	if name == "two" {
		return seams{unsafe: true, exchange: func(a, b string) error { return errors.ErrUnsupported }}
	}
	return seams{unsafe: true, exchange: exchange}
}

// site is what a build puts, by path.
type site map[string]string

// both are two sites with files in common, files that differ, and files that only
// one of them has; in one, a name is a folder that in the other is a file.
var both = [2]site{someSite("a"), someSite("b")}

// pages is how many files of each sort a site has.
const pages = 3

func someSite(own string) site {
	s := site{"index.html": "home of " + own, "same.html": "same in both", own + ".html": own}
	for i := range pages {
		s[fmt.Sprintf("en/deep/same%d.html", i)] = fmt.Sprintf("same %d", i)
		s[fmt.Sprintf("en/page%d.html", i)] = fmt.Sprintf("%s %d", own, i)
	}
	if own == "a" {
		s["turn"] = "a file"
	} else {
		s["turn/index.html"] = "in a folder"
	}
	return s
}

// build is a whole build as main does it: what is intact and wanted is kept.
func build(out string, want site, with seams) (Result, error) {
	s, err := open(context.Background(), out, with)
	if err != nil {
		return Result{}, err
	}
	r, err := fill(s, want)
	return r, errors.Join(err, s.Close())
}

func fill(s *Stage, want site) (Result, error) {
	const hands = 4
	paths := slices.Sorted(maps.Keys(want))
	errs := make([]error, hands)
	var wg sync.WaitGroup
	for hand := range hands {
		wg.Go(func() {
			for i := hand; i < len(paths) && errs[hand] == nil; i += hands {
				errs[hand] = keepOrPut(s, paths[i], want[paths[i]])
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return Result{}, err
	}
	return s.Commit()
}

func keepOrPut(s *Stage, path, text string) error {
	if sum, ok := s.Intact(path); ok && sum == sumOf(text) {
		return s.Keep(path)
	}
	return s.Put(path, []byte(text))
}

func mustBuild(t *testing.T, out string, want site) Result {
	t.Helper()
	r, err := build(out, want, swapper(""))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustOpen(t *testing.T, out string) *Stage {
	t.Helper()
	s, err := Open(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func sumOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// readTree is every file below dir, links not followed; nil if there is no dir.
func readTree(t *testing.T, dir string) site {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	got := site{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		text, err := os.ReadFile(p)
		got[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// differs says how the tree at dir is not the site want with its manifest; ""
// if it is. The manifest is read here by other means than the package's.
func differs(t *testing.T, dir string, want site) string {
	t.Helper()
	got := readTree(t, dir)
	if got == nil {
		return "there is no folder"
	}
	dec := json.NewDecoder(bytes.NewReader([]byte(got[manifestName])))
	dec.DisallowUnknownFields()
	var m struct {
		Files []struct {
			Path, SHA256 string
			Size         int
		}
	}
	if err := dec.Decode(&m); err != nil {
		return "manifest: " + err.Error()
	}
	delete(got, manifestName)
	delete(got, placeholder)
	if !maps.Equal(got, want) {
		return fmt.Sprintf("files %q, want %q", got, want)
	}
	var listed []string
	for _, f := range m.Files {
		listed = append(listed, f.Path)
		if f.Size != len(want[f.Path]) || f.SHA256 != sumOf(want[f.Path]) {
			return "manifest: wrong size or fingerprint of " + f.Path
		}
	}
	if paths := slices.Sorted(maps.Keys(want)); !slices.Equal(listed, paths) {
		return fmt.Sprintf("manifest lists %q, want %q", listed, paths)
	}
	return ""
}

func wantSite(t *testing.T, dir string, want site) {
	t.Helper()
	if d := differs(t, dir, want); d != "" {
		t.Error(d)
	}
}

// wantAlone fails if anything but the site and its lock is in its parent folder.
func wantAlone(t *testing.T, out string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(out))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if name := e.Name(); name != filepath.Base(out) && name != "."+filepath.Base(out)+".gongkai.lock" {
			t.Errorf("%s is left over", name)
		}
	}
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
