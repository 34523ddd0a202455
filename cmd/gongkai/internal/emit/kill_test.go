package emit

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// The promise: kill a build at any moment, and what stands is one of the two
// sites, whole; and the next Open leaves nothing else. Here a process that builds
// by turns is killed at random moments.
func TestKilledAtRandom(t *testing.T) {
	for swap, kills := range map[string]int{"one": 64, "two": 30} {
		t.Run(swap, func(t *testing.T) {
			t.Parallel()
			out := filepath.Join(t.TempDir(), "public")
			mustBuild(t, out, both[0])
			var stands, amid [2]int
			for range kills {
				killAtRandom(t, out, swap)
				if leftovers(t, out) > 0 {
					amid[0]++
				} else {
					amid[1]++
				}
				stands[wantWhole(t, out, swap)]++
				if t.Failed() {
					return
				}
			}
			t.Logf("site A stood %d times, B %d times; amid a build %d times, between %d times",
				stands[0], stands[1], amid[0], amid[1])
		})
	}
}

func killAtRandom(t *testing.T, out, swap string) {
	t.Helper()
	c := helper(t, out, swap, "")
	c.Stderr = os.Stderr
	pipe, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(pipe).ReadString('\n'); line != "ready\n" {
		t.Errorf("the helper says %q, %v", line, err)
	}
	time.Sleep(rand.N(20 * time.Millisecond))
	if err := c.Process.Kill(); err != nil {
		t.Errorf("the helper ended by itself: %v", err)
	}
	if c.Wait() == nil {
		t.Error("the helper ended by itself")
	}
}

// Here it is killed after each of its steps in turn, from nothing and from site A;
// and where it had put the old tree aside, the build that mends it is killed too.
func TestKilledAtEachStep(t *testing.T) {
	for _, swap := range []string{"one", "two"} {
		for _, first := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s/first=%t", swap, first), func(t *testing.T) {
				t.Parallel()
				aside, step := 0, 1
				for ; ; step++ {
					out, killed := killAtStep(t, swap, first, step)
					if !killed || t.Failed() {
						break
					}
					for again := 1; asideIn(out); again++ {
						aside++
						wantMended(t, out, swap, first)
						out, _ = killAtStep(t, swap, first, step, again)
					}
					wantMended(t, out, swap, first)
				}
				if step <= len(both[1]) {
					t.Errorf("only %d steps", step)
				}
				if (aside > 0) != (swap == "two" && !first) {
					t.Errorf("the old tree was found put aside %d times", aside)
				}
			})
		}
	}
}

// killAtStep builds where nothing or site A stands, and is killed at the step;
// each further step is one at which a next build is killed. It says whether the
// last build was; one that was not must have succeeded.
func killAtStep(t *testing.T, swap string, first bool, steps ...int) (out string, killed bool) {
	t.Helper()
	out = filepath.Join(t.TempDir(), "public")
	if !first {
		mustBuild(t, out, both[0])
	}
	for _, step := range steps {
		text, err := helper(t, out, swap, strconv.Itoa(step)).CombinedOutput()
		if len(text) > 0 {
			t.Fatalf("steps %d: the helper says %s", steps, text)
		}
		killed = err != nil
	}
	if !killed {
		wantSite(t, out, both[1])
	}
	return out, killed
}

// asideIn says whether an old tree stands beside the site.
func asideIn(out string) bool {
	_, err := os.Lstat(filepath.Join(filepath.Dir(out), ".public.gongkai.old"))
	return err == nil
}

func wantMended(t *testing.T, out, swap string, first bool) {
	t.Helper()
	if first && readTree(t, out) == nil {
		return // nothing stood there, and nothing does
	}
	wantWhole(t, out, swap)
}

// wantWhole fails unless one of both sites stands, before the next Open and after
// it. Between its two renames, a system that cannot exchange folders has none
// until the next Open. It says which site stands in the end.
func wantWhole(t *testing.T, out, swap string) (which int) {
	t.Helper()
	before := readTree(t, out)
	if before == nil && swap != "two" {
		t.Error("no site stands")
	}
	if before != nil {
		wantEither(t, out)
	}
	s, err := Open(context.Background(), out)
	if err != nil {
		t.Fatal(err)
	}
	wantAlone(t, out)
	which = wantEither(t, out)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	wantAlone(t, out)
	return which
}

func wantEither(t *testing.T, out string) int {
	t.Helper()
	a, b := differs(t, out, both[0]), differs(t, out, both[1])
	if a != "" && b != "" {
		t.Errorf("neither site stands whole: %s; %s", a, b)
	}
	if a == "" {
		return 0
	}
	return 1
}

// leftovers is how many things of a build's stand beside the site.
func leftovers(t *testing.T, out string) int {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(out), ".public.gongkai.[no]*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(found)
}
