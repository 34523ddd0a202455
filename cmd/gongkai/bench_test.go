package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// BenchmarkBuild builds the real site as an editor does, in a process of its own:
// cold with nothing cached, warm with nothing changed. It reports the largest
// memory that a build had.
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
		var peak int64
		for b.Loop() {
			b.StopTimer()
			before()
			b.StartTimer()
			cmd := exec.Command(bin, "build", "--root", root)
			if out, err := cmd.CombinedOutput(); err != nil {
				b.Fatalf("%v\n%s", err, out)
			}
			if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
				peak = max(peak, int64(u.Maxrss)*1024)
			}
		}
		b.ReportMetric(float64(peak)/1e6, "peak-MB")
	}
	b.Run("cold", func(b *testing.B) { run(b, clear) })
	b.Run("warm", func(b *testing.B) { run(b, func() {}) })
}
