package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/draw"
)

// drawingEnv, set to 1, makes this program a process that only draws: see
// draw.Apart. A build starts one for each core, from this very file.
const drawingEnv = "GONGKAI_DRAWS"

// isDrawing reports whether this process is there to draw, and has drawn by then.
func isDrawing() bool {
	if os.Getenv(drawingEnv) != "1" {
		return false
	}
	_ = draw.Serve(os.Stdin, os.Stdout) // who asked notices that the answers end
	return true
}

// drawers are the processes of a build that draw.
type drawers struct {
	mu    sync.Mutex
	count int   // that drew to the end
	peak  int64 // the sum of their largest memory, in bytes; 0 where the system does not tell
}

// start starts one. It has nothing of this process's environment.
func (d *drawers) start() (draw.Process, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(path)
	cmd.Env = []string{drawingEnv + "=1"}
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &drawer{cmd, in, out, d}, cmd.Start()
}

type drawer struct {
	cmd *exec.Cmd
	io.WriteCloser
	io.Reader
	of *drawers
}

// Close ends the input, which ends the process, and waits for it. What it took is
// asked while it lives: afterwards the system mixes it with this process's memory.
func (p *drawer) Close() error {
	if peak := highWater(p.cmd.Process.Pid); peak > 0 {
		p.of.mu.Lock()
		p.of.count, p.of.peak = p.of.count+1, p.of.peak+peak
		p.of.mu.Unlock()
	}
	p.WriteCloser.Close()
	return p.cmd.Wait()
}

// highWater is the largest resident size of a process so far, as Linux tells, less
// its pages of the program's file, which it shares with this process; else 0.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	return (kilobytes(string(status), "VmHWM:") - kilobytes(string(status), "RssFile:")) * 1024
}

func kilobytes(status, name string) (n int64) {
	_, rest, _ := strings.Cut(status, name)
	fmt.Sscan(rest, &n)
	return n
}
