package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBuild builds the real site as an editor does, in a process of its own:
// cold with nothing cached, warm with nothing changed. It reports the largest
// memory that a build says it took, the processes that drew included.
func BenchmarkBuild(b *testing.B) {
	bin := filepath.Join(b.TempDir(), "gongkai")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	root := b.TempDir()
	for _, name := range []string{"data", "content"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join("../..", name))); err != nil {
			b.Fatal(err)
		}
	}
	clear := func() {
		for _, name := range []string{".gongkai", "public"} {
			if err := os.RemoveAll(filepath.Join(root, name)); err != nil {
				b.Fatal(err)
			}
		}
	}
	run := func(b *testing.B, before func()) {
		var peak float64
		for b.Loop() {
			b.StopTimer()
			before()
			b.StartTimer()
			out, err := exec.Command(bin, "build", "--root", root, "--stats").CombinedOutput()
			if err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			var megabytes float64
			if _, rest, ok := strings.Cut(string(out), "peak memory"); ok {
				fmt.Sscan(rest, &megabytes)
			}
			peak = max(peak, megabytes)
		}
		b.ReportMetric(peak, "peak-MB")
	}
	b.Run("cold", func(b *testing.B) { run(b, clear) })
	b.Run("warm", func(b *testing.B) { run(b, func() {}) })
}
