package main

import (
	"fmt"
	"io"
	"time"

	"gongkai/cmd/gongkai/internal/emit"
)

// stopwatch takes the time of each stage.
type stopwatch struct {
	start, last time.Time
	laps        []lap
}

type lap struct {
	name string
	took time.Duration
}

func newStopwatch() *stopwatch {
	now := time.Now()
	return &stopwatch{start: now, last: now}
}

func (s *stopwatch) lap(name string) {
	now := time.Now()
	s.laps = append(s.laps, lap{name, now.Sub(s.last)})
	s.last = now
}

// print tells the times, and the memory of this process and of those that drew.
func (s *stopwatch) print(w io.Writer, d *drawers) {
	for _, l := range s.laps {
		fmt.Fprintf(w, "  %-18s %6d ms\n", l.name, l.took.Milliseconds())
	}
	fmt.Fprintf(w, "  %-18s %6d ms\n", "total", s.last.Sub(s.start).Milliseconds())
	if own := peakMemory(); own > 0 {
		fmt.Fprintf(w, "  %-18s %6.1f MB (%.1f MB, and %.1f MB in %d processes that drew)\n", "peak memory",
			float64(own+d.peak)/1e6, float64(own)/1e6, float64(d.peak)/1e6, d.count)
	}
}

// summary is what a build says in one line, or with --stats in several.
func (w *works) summary(out io.Writer, b *build, pages int, done emit.Result) {
	if !b.stats {
		fmt.Fprintln(out, b.say(
			fmt.Sprintf("%s：%d个页面，%d个文件，改写%d个。", b.out, pages, done.Files, done.Written),
			fmt.Sprintf("%s: pages %d, files %d, written %d.", b.out, pages, done.Files, done.Written)))
		return
	}
	fmt.Fprintf(out, "%s\n", b.out)
	fmt.Fprintf(out, "  pages   %d rendered, %d skipped\n", w.counts.rendered.Load(), w.counts.skipped.Load())
	fmt.Fprintf(out, "  charts  %d drawn, %d cached\n", w.counts.drawn.Load(), w.counts.cached.Load())
	fmt.Fprintf(out, "  files   %d written, %d removed, %d in all, %.1f MB\n", done.Written, done.Removed, done.Files, float64(done.Bytes)/1e6)
}
