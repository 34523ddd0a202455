package draw

import (
	"bufio"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"time"
)

// The engine is C turned into Go, and all engines of a process share one lock for
// their memory, which every JavaScript call takes: two draw no faster than one.
// Two processes draw twice as fast. So an engine can run apart, in a process that
// speaks with this one over a pipe; the caller knows how to start one.

// Process is a process that runs [Serve], as its two ends: what is written is its
// input, what is read its output. Close ends it and waits until it has gone.
type Process interface {
	io.Reader
	io.Writer
	io.Closer
}

// Apart runs every engine in a process of its own. Where one cannot be started the
// engine runs in this process, as it does without Apart.
func Apart(start func() (Process, error)) Option {
	return func(d *Drawer) { d.apart = start }
}

// hello is the first message to such a process, done every answer. One with a Script
// asks for its bytecode and no more: compiling takes twice the memory of drawing.
type hello struct {
	Script []byte
	Code   []byte // the script's bytecode
	Helper string
	Limit  time.Duration
}

type done struct {
	SVG  string
	Code []byte
	Err  string // empty: none
}

// Serve draws what it is asked for until its input ends. It is the whole life of a
// process that was started for [Apart].
func Serve(in io.Reader, out io.Writer) error {
	requests, answers := gob.NewDecoder(bufio.NewReader(in)), gob.NewEncoder(out)
	var h hello
	if err := requests.Decode(&h); err != nil {
		return err
	}
	if h.Script != nil {
		code, err := compile(h.Script)
		return answers.Encode(done{Code: code, Err: text(err)})
	}
	e, err := newEngine(h.Code, h.Helper, h.Limit)
	if err := answers.Encode(done{Err: text(err)}); err != nil || e == nil {
		return err
	}
	defer e.close()
	h = hello{} // the engine has the bytecode now, and drawing needs its 10 MB
	debug.FreeOSMemory()
	for {
		var j Job
		if err := requests.Decode(&j); err != nil {
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
		svg, err := e.draw(j)
		if err := answers.Encode(done{SVG: svg, Err: text(err)}); err != nil {
			return err
		}
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// remote is an engine in another process.
type remote struct {
	process  Process
	requests *gob.Encoder
	answers  *gob.Decoder
}

func newRemote(start func() (Process, error), h hello) (*remote, error) {
	p, err := start()
	if err != nil {
		return nil, err
	}
	r := &remote{p, gob.NewEncoder(p), gob.NewDecoder(bufio.NewReader(p))}
	if _, err := r.ask(h); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

// compileApart compiles in a process that then ends.
func compileApart(start func() (Process, error), script []byte) ([]byte, error) {
	p, err := start()
	if err != nil {
		return nil, err
	}
	r := &remote{p, gob.NewEncoder(p), gob.NewDecoder(p)}
	defer r.close()
	d, err := r.ask(hello{Script: script})
	return d.Code, err
}

func (r *remote) draw(j Job) (string, error) {
	d, err := r.ask(j)
	return d.SVG, err
}

func (r *remote) ask(what any) (d done, err error) {
	if err := r.requests.Encode(what); err != nil {
		return d, fmt.Errorf("the drawing process: %w", err)
	}
	if err := r.answers.Decode(&d); err != nil {
		return d, fmt.Errorf("the drawing process ended: %w", err)
	}
	if d.Err != "" {
		return d, errors.New(d.Err)
	}
	return d, nil
}

func (r *remote) close() { _ = r.process.Close() }
