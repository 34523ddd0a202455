package draw

import (
	"crypto/sha256"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// rules is the source of what is done to ECharts' output: a changed rule is
// another edition, without a number that someone must remember to raise.
var rules = cleanGo + colourGo + numberGo + svgGo

var (
	//go:embed clean.go
	cleanGo string
	//go:embed colour.go
	colourGo string
	//go:embed number.go
	numberGo string
	//go:embed svg.go
	svgGo string
)

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
