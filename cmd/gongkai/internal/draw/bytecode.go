package draw

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"runtime/debug"

	"modernc.org/quickjs"
)

// The engine believes any bytecode that it is given, and a wrong byte can end the
// process. So kept bytecode is sealed: a line with the key it was kept under and
// its own hash, then the code. What is cut short, changed or of another engine
// does not open, and the script is compiled anew.

// codeKey names the bytecode of a script: it changes with the script and with all
// that the format hangs on.
func codeKey(script []byte) string {
	h := newHash("bytecode", quickjs.Version(), runtime.GOARCH)
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps { // the engine's modules, in the order of their paths
			if m.Path == "modernc.org/quickjs" || m.Path == "modernc.org/libquickjs" {
				h.add(m.Path, m.Version)
			}
		}
	}
	h.add(string(script))
	return h.String()
}

func seal(key string, code []byte) []byte {
	sum := sha256.Sum256(code)
	head := key + " " + hex.EncodeToString(sum[:]) + "\n"
	return append([]byte(head), code...)
}

// open is the code in sealed, or nil if it is not whole or is of another key.
func open(key string, sealed []byte) []byte {
	head, code, _ := bytes.Cut(sealed, []byte("\n"))
	sum := sha256.Sum256(code)
	if string(head) != key+" "+hex.EncodeToString(sum[:]) {
		return nil
	}
	return code
}
