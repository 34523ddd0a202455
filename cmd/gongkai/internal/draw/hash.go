package draw

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// rules is the source of what is done to ECharts' output: a changed rule is
// another edition, without a number that someone must remember to raise.
//
//go:embed engine.js attr.go clean.go colour.go number.go path.go svg.go
var rules embed.FS

// addFiles adds the files of a flat file system, in the order of their names.
func (h hasher) addFiles(files embed.FS) {
	entries, _ := files.ReadDir(".")
	for _, e := range entries {
		text, _ := files.ReadFile(e.Name())
		h.add(e.Name(), string(text))
	}
}

// hasher hashes a list of texts so that no two lists run together.
type hasher struct{ hash.Hash }

func newHash(texts ...string) hasher {
	h := hasher{sha256.New()}
	h.add(texts...)
	return h
}

func (h hasher) add(texts ...string) {
	for _, t := range texts {
		h.Write(binary.AppendUvarint(nil, uint64(len(t))))
		h.Write([]byte(t))
	}
}

func (h hasher) String() string { return hex.EncodeToString(h.Sum(nil)) }
