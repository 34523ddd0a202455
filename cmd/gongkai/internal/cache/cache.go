// Package cache knows bytes by the hash of what made them. Whoever makes
// something costly asks here first and leaves here what was made.
//
//	c := cache.Open(".gongkai/cache")
//	svg, ok := c.Get(key)
//	if !ok {
//		svg = draw()
//		if err := c.Put(key, svg); err != nil { warn(err) } // once, if at all
//	}
//	…
//	err := c.Prune(64 << 20)
//
// A key is a hash in lower-case hex, of all that the bytes depend on. Beside the
// entries there is a small store of records, each a Go value under a name: what
// one run tells the next.
//
// The folder may be deleted at any time, and several processes may share it. What
// Get and LoadRecord return is what was put: bytes are kept with a checksum, and
// what is damaged, cut short or from another version is a miss. Files appear whole
// or not at all; they are not flushed to the disk, for what a loss of power spoils
// is a miss too. A cache that cannot be written is no failure of the build: Put
// says so once, and from then on does nothing.
package cache

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Dir is a cache's folder. Its methods are safe for concurrent use, but for Prune,
// which comes last.
type Dir struct {
	path string

	mu     sync.Mutex
	used   map[string]bool // keys got or put in this run
	broken bool            // Put has failed
}

// Open is the cache in the folder dir, which is made when something is first put.
func Open(dir string) *Dir {
	return &Dir{path: dir, used: map[string]bool{}}
}

// Get is what was put under key. The bytes are the caller's own.
func (d *Dir) Get(key string) ([]byte, bool) {
	if checkKey(key) != nil {
		return nil, false
	}
	data, ok := read(d.entry(key), key)
	if ok {
		d.use(key)
	}
	return data, ok
}

// Put keeps data under key. Its error is a bad key or, once in a run, that the
// folder cannot be written.
func (d *Dir) Put(key string, data []byte) error {
	if err := checkKey(key); err != nil {
		return err
	}
	d.use(key)
	d.mu.Lock()
	broken := d.broken
	d.mu.Unlock()
	if broken {
		return nil
	}
	err := write(d.entry(key), key, data)
	if err == nil {
		return nil
	}
	if _, ok := read(d.entry(key), key); ok {
		return nil // another process put it, and has it open where that keeps us out
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.broken {
		return nil
	}
	d.broken = true
	return fmt.Errorf("the cache %s cannot be written: %w", d.path, err)
}

func (d *Dir) use(key string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.used[key] = true
}

// entry is where key's bytes are: spread over folders, as some systems are slow
// with many files in one.
func (d *Dir) entry(key string) string {
	return filepath.Join(d.path, key[:shard], key)
}

const (
	hexDigits  = "0123456789abcdef"
	shard      = 2 // characters of a key that name its folder
	minKeySize = 32
	maxKeySize = 128
)

// checkKey also keeps a key from being a path.
func checkKey(key string) error {
	if len(key) < minKeySize || len(key) > maxKeySize || strings.Trim(key, hexDigits) != "" {
		return fmt.Errorf("%q is no key: a key is a hash in lower-case hex", key)
	}
	return nil
}

// magic begins every file of ours. Another layout of the file gets another one.
const magic = "gongkai1"

// checksum is of the name too, so that a file under a wrong name is damaged.
func checksum(name string, data []byte) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s%q", magic, name)
	h.Write(data)
	return h.Sum(nil)
}

const headSize = len(magic) + sha256.Size

func read(file, name string) ([]byte, bool) {
	text, err := os.ReadFile(file)
	if err != nil || len(text) < headSize {
		return nil, false
	}
	data := text[headSize:]
	return data, string(text[:headSize]) == magic+string(checksum(name, data))
}

// write makes the file beside its place and renames it there.
func write(file, name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(file), tempPrefix+"*")
	if err != nil {
		return err
	}
	_, err1 := f.WriteString(magic + string(checksum(name, data)))
	_, err2 := f.Write(data)
	err = errors.Join(err1, err2, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
