package draw_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"gongkai/cmd/gongkai/internal/draw"
)

// pipes is a process that is none: Serve runs beside the test.
type pipes struct {
	io.Reader
	io.WriteCloser
	ended chan error
}

func (p pipes) Close() error {
	p.WriteCloser.Close()
	return <-p.ended
}

func serve() (draw.Process, error) {
	in, requests := io.Pipe()
	answers, out := io.Pipe()
	p := pipes{answers, requests, make(chan error, 1)}
	go func() {
		err := draw.Serve(in, out)
		out.CloseWithError(io.EOF)
		p.ended <- err
	}()
	return p, nil
}

var dots = draw.Job{Option: []byte(`{"xAxis":{"type":"value"},"yAxis":{"type":"value"},"series":[{"type":"scatter","data":[[1,2],[3,4]]}]}`), Width: 300, Height: 200}

// TestApartDrawsTheSame: where an engine runs does not show in what it draws.
func TestApartDrawsTheSame(t *testing.T) {
	here := draw.New(script(), 1, palette)
	defer here.Close()
	apart := draw.New(script(), 2, palette, draw.Apart(serve))
	defer apart.Close()
	want, err := here.SVG(dots)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got, err := apart.SVG(dots); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v\n%s\nwant\n%s", err, got, want)
		}
	}
	if _, err := apart.SVG(draw.Job{Option: []byte(`{"series":[{"type":"no such"}]}`), Width: 300, Height: 200}); err == nil {
		t.Error("a chart that cannot be drawn is no error when it is drawn apart")
	}
	if got, err := apart.SVG(dots); err != nil || !bytes.Equal(got, want) {
		t.Errorf("after an error: %v", err)
	}
}

// TestWithoutProcessesItDrawsHere: a system that starts none still has its charts.
func TestWithoutProcessesItDrawsHere(t *testing.T) {
	d := draw.New(script(), 1, palette, draw.Apart(func() (draw.Process, error) { return nil, errors.New("none here") }))
	defer d.Close()
	if _, err := d.SVG(dots); err != nil {
		t.Error(err)
	}
}

// TestServeEndsWithItsInput: who draws for a build that was killed does not stay.
func TestServeEndsWithItsInput(t *testing.T) {
	if err := draw.Serve(bytes.NewReader(nil), io.Discard); !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
}
