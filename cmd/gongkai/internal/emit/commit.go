package emit

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
)

// Result counts what a commit did. The manifest and the placeholder do not count.
type Result struct {
	Files   int // in the site
	Written int // whose bytes did not stand there: new, changed or restored
	Removed int // of the last build's that this one did not make
	Bytes   int // the size of all Files
}

// syncEach is up to how many new files are flushed to the disk one by one; for
// more, flushing the whole file system is quicker.
const syncEach = 16

// Commit makes what was kept and put the site. On failure the old site stands,
// except that where the new one is in place and only the old tree could not be
// removed, the Result is filled in beside the error. If the site that stands
// already has the same paths and bytes, nothing is written.
func (s *Stage) Commit() (Result, error) {
	s.mu.Lock()
	err := s.failed
	if s.closed || s.ended {
		err = errEnded
	}
	s.ended = true // no more claims
	s.mu.Unlock()
	if err != nil {
		return Result{}, err
	}
	claims := slices.SortedFunc(maps.Values(s.files), func(a, b claim) int { return cmp.Compare(a.Path, b.Path) })
	files := make([]file, len(claims))
	for i, c := range claims {
		files[i] = c.file
	}
	manifest, err := encode(files)
	if err != nil {
		return Result{}, err
	}
	r := s.count(claims)
	if r.Written == 0 && bytes.Equal(manifest, s.stood.manifest) {
		return r, nil
	}
	if err := s.finish(claims, manifest); err != nil {
		return Result{}, fmt.Errorf("%s stays as it was: %w", s.given, err)
	}
	return s.publish(r)
}

func (s *Stage) count(claims []claim) Result {
	r := Result{Files: len(claims)}
	for _, c := range claims {
		r.Bytes += int(c.Size)
		if !c.kept {
			r.Written++
		}
	}
	for _, f := range s.stood.listed {
		if _, ok := s.files[f.Path]; !ok {
			r.Removed++
		}
	}
	return r
}

// finish completes the staging folder: what is kept, the placeholder, and last
// the manifest, so that nothing it lists is younger.
func (s *Stage) finish(claims []claim, manifest []byte) error {
	if err := s.makeFolder("."); err != nil {
		return err
	}
	fresh := make([]string, 0, len(claims))
	for _, c := range claims {
		if !c.kept {
			fresh = append(fresh, c.Path)
			continue
		}
		copied, err := s.carry(s.stood.files[c.Path])
		if err != nil {
			return fmt.Errorf("cannot keep %s: %w", c.Path, err)
		}
		if copied {
			fresh = append(fresh, c.Path)
		}
	}
	if s.stood.keeper {
		if _, err := s.link(placeholder); err != nil {
			return err
		}
	}
	if err := s.step("kept"); err != nil {
		return err
	}
	if err := s.write(manifestName, manifest); err != nil {
		return err
	}
	if err := s.step("manifest"); err != nil {
		return err
	}
	return s.flush(append(fresh, manifestName))
}

// carry takes a kept file into the staging folder, and fails if it is no longer
// the file that was found intact.
func (s *Stage) carry(f *stood) (copied bool, err error) {
	copied, err = s.link(f.Path)
	if err != nil {
		return copied, err
	}
	if err := s.step("link"); err != nil {
		return copied, err
	}
	name := path.Join(s.fresh, f.Path)
	if copied {
		if s.hash(name) != f.SHA256 {
			return copied, errChanged
		}
		return copied, nil
	}
	info, err := s.root.Lstat(name)
	if err != nil {
		return copied, err
	}
	if !os.SameFile(info, f.info) || info.Size() != f.Size || !info.ModTime().Equal(f.info.ModTime()) {
		return copied, errChanged
	}
	return copied, nil
}

var errChanged = errors.New("it was changed while the site was being built; build again")

// link gives a standing file a second name in the staging folder, or copies it
// where links are refused.
func (s *Stage) link(name string) (copied bool, err error) {
	if err := s.makeFolder(path.Dir(name)); err != nil {
		return false, err
	}
	from, link := path.Join(s.name, name), s.root.Link
	if s.seams.link != nil {
		link = s.seams.link
	}
	if link(from, path.Join(s.fresh, name)) == nil {
		return false, nil
	}
	data, err := s.root.ReadFile(from)
	if err != nil {
		return false, err
	}
	return true, s.write(name, data)
}

// flush brings new files, and all folders, which are new, to the disk.
func (s *Stage) flush(files []string) error {
	if s.seams.unsafe {
		return nil
	}
	if len(files) > syncEach && syncAll(s.beside(s.fresh)) == nil {
		return s.step("flushed")
	}
	for _, name := range files {
		if err := s.sync(path.Join(s.fresh, name), os.O_RDWR); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(s.folders)) {
		if err := s.syncFolder(name); err != nil {
			return err
		}
	}
	return s.step("flushed")
}

// flushPlace brings to the disk which tree bears the site's name.
func (s *Stage) flushPlace() error {
	if s.seams.unsafe {
		return nil
	}
	return s.syncFolder(".")
}

// publish makes the trees change places, unless a file came to stand there while
// the site was being built that would be lost.
func (s *Stage) publish(r Result) (Result, error) {
	if _, err := read(s.given, s.out); err != nil {
		return Result{}, err
	}
	if err := s.replace(); err != nil {
		return Result{}, fmt.Errorf("the new site cannot take the place of %s: %w", s.given, err)
	}
	err := errors.Join(s.step("replaced"), s.flushPlace(), s.root.RemoveAll(s.fresh), s.step("removed"))
	if err != nil {
		return r, fmt.Errorf("the new site stands, but cleaning up failed: %w", err)
	}
	return r, nil
}
