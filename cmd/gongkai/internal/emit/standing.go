package emit

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// standing is what stands in the output folder.
type standing struct {
	manifest []byte            // as it stands; nil if there is none
	written  time.Time         // when the manifest was written, after all it lists
	listed   []file            // what the manifest lists
	files    map[string]*stood // by path: those of them that are there
	keeper   bool              // the placeholder is there
}

// stood is a file that the last build made, as Open found it.
type stood struct {
	file
	info   fs.FileInfo
	once   sync.Once // guards intact
	intact bool
}

const (
	foreignShown   = 5
	foreignCounted = 1000
)

// ForeignError is the refusal of a folder that holds files which no build made:
// a build would remove them.
type ForeignError struct {
	Dir      string   // as the caller of Open named it
	Files    []string // the first few, relative to Dir
	Count    int      // how many there are; not counted beyond 1000
	Manifest error    // why the manifest there cannot be read; nil if it can or there is none
}

// Error names the files and says what to do.
func (e *ForeignError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s holds files that no build made: %s", e.Dir, strings.Join(e.Files, ", "))
	switch more := e.Count - len(e.Files); {
	case e.Count >= foreignCounted:
		fmt.Fprintf(&b, " and %d or more others", more)
	case more > 0:
		fmt.Fprintf(&b, " and %d more", more)
	}
	if e.Manifest != nil {
		fmt.Fprintf(&b, " (its %s cannot be read: %v)", manifestName, e.Manifest)
	}
	b.WriteString("; move them away, or build into another folder")
	return b.String()
}

// Unwrap is why the manifest cannot be read, or nil.
func (e *ForeignError) Unwrap() error { return e.Manifest }

// add counts a file; beyond the limit it ends the walk.
func (e *ForeignError) add(name string) error {
	if e.Count < foreignShown {
		e.Files = append(e.Files, name)
	}
	if e.Count++; e.Count >= foreignCounted {
		return fs.SkipAll
	}
	return nil
}

// read finds out what stands in dir, which the caller calls given. Links are not
// followed: like any other thing that is no regular file, they are foreign.
func read(given, dir string) (standing, error) {
	st := standing{files: map[string]*stood{}}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return st, nil
	}
	if err := mustBeFolder(dir); err != nil {
		return st, fmt.Errorf("cannot build into %q: %w", given, err)
	}
	foreign := &ForeignError{Dir: given}
	foreign.Manifest = st.readManifest(filepath.Join(dir, manifestName))
	listed := make(map[string]file, len(st.listed))
	for _, f := range st.listed {
		listed[f.Path] = f
	}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return gone(err)
		}
		name, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		f, made := listed[name]
		switch {
		case !d.Type().IsRegular():
			return foreign.add(name)
		case made:
			return st.find(f, d)
		case name == placeholder:
			st.keeper = true
		case name == manifestName && st.manifest != nil:
		default:
			return foreign.add(name)
		}
		return nil
	})
	if err == nil && foreign.Count > 0 {
		err = foreign
	}
	return st, err
}

// readManifest fails where there is a manifest that cannot be read.
func (st *standing) readManifest(p string) error {
	info, err := os.Lstat(p)
	if err != nil || !info.Mode().IsRegular() {
		return gone(err)
	}
	text, err := os.ReadFile(p)
	if err != nil {
		return err
	}
	files, err := decode(text)
	if err != nil {
		return err
	}
	st.manifest, st.written, st.listed = text, info.ModTime(), files
	return nil
}

func (st *standing) find(f file, d fs.DirEntry) error {
	info, err := d.Info()
	if err != nil {
		return gone(err)
	}
	st.files[f.Path] = &stood{file: f, info: info}
	return nil
}

// gone passes over what was removed while we looked.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Intact says whether the file at path is what the last build wrote, and its
// SHA-256 in hex. A file is taken at its word if it is as large as the manifest
// says and was last changed before the manifest was written; else it is hashed.
// So an edit is missed that keeps the size and sets the clock back; a caller who
// keeps a record of its own compares the fingerprint with it.
func (s *Stage) Intact(path string) (sum string, ok bool) {
	f := s.stood.files[path]
	if f == nil || !s.intact(f) {
		return "", false
	}
	return f.SHA256, true
}

// intact holds time against time strictly: an edit may fall in the same tick of
// the clock as the manifest. A file that not everyone may read is as good as lost.
func (s *Stage) intact(f *stood) bool {
	f.once.Do(func() {
		switch {
		case f.info.Size() != f.Size || f.info.Mode()&0o444 != 0o444:
		case f.info.ModTime().Before(s.stood.written):
			f.intact = true
		default:
			f.intact = s.hash(path.Join(s.name, f.Path)) == f.SHA256
		}
	})
	return f.intact
}

// hash is a file's SHA-256, or nothing if it cannot be read.
func (s *Stage) hash(name string) string {
	f, err := s.root.Open(name)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
