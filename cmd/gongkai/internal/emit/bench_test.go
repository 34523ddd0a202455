package emit

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// bigSite is as many files as a plan of a hundred commitments may have, 20 KB each.
func bigSite() site {
	s := site{}
	for i := range 1500 {
		name := fmt.Sprintf("%s2018/commitments/page-%d.html", []string{"", "en/"}[i%2], i)
		s[name] = strings.Repeat(fmt.Sprintf("page %6d ", i), 20*1024/12)
	}
	return s
}

func BenchmarkFirstBuild(b *testing.B) {
	want := bigSite()
	for b.Loop() {
		if _, err := build(filepath.Join(b.TempDir(), "public"), want, seams{exchange: exchange}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNothingChanged(b *testing.B) {
	want, out := bigSite(), filepath.Join(b.TempDir(), "public")
	if _, err := build(out, want, seams{exchange: exchange}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := Open(context.Background(), out)
		if err != nil {
			b.Fatal(err)
		}
		for path := range want {
			if err := s.Keep(path); err != nil {
				b.Fatal(err)
			}
		}
		if r, err := s.Commit(); err != nil || r.Written > 0 {
			b.Fatal(r, err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// One page of them all differs, every page is rendered again.
func BenchmarkOneChanged(b *testing.B) {
	want, out := bigSite(), filepath.Join(b.TempDir(), "public")
	if _, err := build(out, want, seams{exchange: exchange}); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		want["index.html"] = fmt.Sprint(i)
		if r, err := build(out, want, seams{exchange: exchange}); err != nil || r.Written != 1 {
			b.Fatal(r, err)
		}
	}
}
