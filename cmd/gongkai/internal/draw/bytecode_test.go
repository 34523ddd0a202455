package draw_test

import (
	"bytes"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/draw"
)

// The script is compiled once for all engines and runs, and not at all if nothing
// is drawn.
func TestKeep(t *testing.T) {
	t.Parallel()
	var s store
	first := draw.New(script(), 1, palette, draw.Keep(s.load, s.save))
	first.Close()
	if s.loads+s.saves != 0 {
		t.Errorf("nothing drawn: %d loads, %d saves", s.loads, s.saves)
	}
	want := mustDraw(t, shared(), option(`{"title":{"text":"a"}}`))
	for run := range 2 {
		d := draw.New(script(), 1, palette, draw.Keep(s.load, s.save))
		if got := mustDraw(t, d, option(`{"title":{"text":"a"}}`)); !bytes.Equal(got, want) {
			t.Errorf("run %d: other drawing:\n%s", run, got)
		}
		d.Close()
	}
	if s.loads != 2 || s.saves != 1 {
		t.Errorf("two runs: %d loads, %d saves", s.loads, s.saves)
	}
}

// Bytecode that is not what was saved costs the time to compile, nothing else.
func TestDamagedCode(t *testing.T) {
	t.Parallel()
	want := mustDraw(t, helped(t, ""), option(`{}`))
	key := draw.CodeKey(script())
	whole := compiled.load(key)
	for _, code := range [][]byte{
		nil, whole[:10], whole[:len(whole)/2], // cut short
		flipped(whole, 3), flipped(whole, 70), flipped(whole, len(whole)/2),
		draw.Seal("other", []byte("code")),
	} {
		if draw.Open(key, code) != nil {
			t.Errorf("%d bytes of damaged code pass for whole", len(code))
		}
	}
	// Sealed, but nothing that the engine reads.
	s := store{key: key, code: draw.Seal(key, []byte("no bytecode"))}
	d := draw.New(script(), 1, palette, draw.Keep(s.load, s.save))
	defer d.Close()
	if got, err := d.SVG(option(`{}`)); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%v, %s", err, got)
	}
	if s.saves != 1 || !bytes.Equal(s.code, whole) {
		t.Errorf("not mended (%d saves)", s.saves)
	}
}

func flipped(b []byte, at int) []byte {
	b = bytes.Clone(b)
	b[at] ^= 1
	return b
}

// A script that is not this ECharts is refused with the reason.
func TestOtherScript(t *testing.T) {
	for script, want := range map[string]string{
		`var echarts = {version: '5.6.0', registerVisual: function () {}}`: "5.6.0, not " + draw.Version,
		`var echarts = `: "SyntaxError",
		``:               "echarts",
	} {
		d := draw.New([]byte(script), 1, nil)
		if _, err := d.SVG(option(`{}`)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %q", script, err, want)
		}
		d.Close()
	}
}
