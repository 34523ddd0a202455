package draw

import (
	_ "embed"
	"errors"
	"fmt"
	"time"

	"modernc.org/quickjs"
)

//go:embed engine.js
var engineJS string

// The bounds of one engine. An ordinary chart takes some 30 ms and the engine
// with everything in it some 15 MB.
const (
	maxTime   = 20 * time.Second // for one chart
	maxMemory = 512 << 20        // bytes
)

// engine is one JavaScript engine with ECharts in it, ready to draw. It is used
// by one goroutine at a time.
type engine struct{ vm *quickjs.VM }

// compile turns a script into the engine's bytecode.
func compile(script []byte) (code []byte, err error) {
	err = guard(func(vm *quickjs.VM) (err error) {
		code, err = vm.Compile(string(script), quickjs.EvalGlobal)
		return err
	})
	return code, err
}

// guard runs f with an engine of its own, which it closes.
func guard(f func(*quickjs.VM) error) error {
	vm, err := quickjs.NewVM()
	if err != nil {
		return err
	}
	defer vm.Close()
	return safely(func() error { return f(vm) })
}

// safely turns a panic, which is the engine's own failure, into an error.
func safely(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the JavaScript engine failed: %v", r)
		}
	}()
	return f()
}

// newEngine starts an engine with ECharts, from its bytecode, and the helper.
func newEngine(code []byte, helper string, limit time.Duration) (*engine, error) {
	vm, err := quickjs.NewVM()
	if err != nil {
		return nil, err
	}
	vm.SetMemoryLimit(maxMemory)
	e := &engine{vm}
	if err := safely(func() error { return e.boot(code, helper, limit) }); err != nil {
		e.close()
		return nil, err
	}
	return e, nil
}

func (e *engine) boot(code []byte, helper string, limit time.Duration) error {
	if _, err := e.vm.Eval(engineJS, quickjs.EvalGlobal); err != nil {
		return err
	}
	if _, err := e.vm.EvalBytecode(code); err != nil {
		return err
	}
	version, err := e.vm.Call("ready")
	if err != nil {
		return err
	}
	if version != Version {
		return fmt.Errorf("the script is ECharts %v, not %s", version, Version)
	}
	if helper != "" {
		if _, err := e.vm.Eval(helper, quickjs.EvalGlobal); err != nil {
			return fmt.Errorf("the helper script: %w", err)
		}
	}
	return e.vm.SetEvalTimeout(limit)
}

// draw is the SVG as ECharts writes it. After an error the engine's state is not
// known, and it should be closed.
func (e *engine) draw(j Job) (svg string, err error) {
	err = safely(func() error {
		result, err := e.vm.Call("draw", string(j.Option), j.Width, j.Height, j.Lang)
		if err != nil {
			return err
		}
		var ok bool
		if svg, ok = result.(string); !ok {
			return errors.New("ECharts returned no SVG")
		}
		return nil
	})
	return svg, err
}

// close gives the engine's memory back. An engine that failed keeps what it
// cannot give back.
func (e *engine) close() {
	_ = safely(e.vm.Close)
}
