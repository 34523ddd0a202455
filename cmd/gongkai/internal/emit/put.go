package emit

import (
	"errors"
	"fmt"
	"os"
	"path"
)

// claim is a file of the new site.
type claim struct {
	file
	kept bool // as it stands; else it is in the staging folder
}

var errEnded = errors.New("the build has ended")

// Keep says that the file at path stays as it stands. It fails unless the file
// is intact. A path is kept or put once.
func (s *Stage) Keep(path string) error {
	f := s.stood.files[path]
	if f == nil || !s.intact(f) {
		return s.fail(fmt.Errorf("%q cannot be kept: it is not as the last build wrote it", path))
	}
	return s.claim(claim{f.file, true})
}

// Put says what the bytes of the file at path are, and writes them to the staging
// folder at once; bytes that stand there already count as kept. After a failure
// the build cannot be committed.
func (s *Stage) Put(path string, data []byte) error {
	if err := checkPath(path); err != nil {
		return s.fail(err)
	}
	c := claim{file: fingerprint(path, data)}
	if f := s.stood.files[path]; f != nil && f.file == c.file {
		c.kept = s.intact(f)
	}
	if err := s.claim(c); err != nil || c.kept {
		return err
	}
	if err := s.write(path, data); err != nil {
		return s.fail(fmt.Errorf("cannot write %s of %s: %w", path, s.given, err))
	}
	return s.fail(s.step("put"))
}

// fail remembers the first failure and passes it on.
func (s *Stage) fail(err error) error {
	if err == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.failed == nil {
		s.failed = err
	}
	return err
}

// claim gives the path to c. A path has one file, and is no folder as well.
func (s *Stage) claim(c claim) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.claimable(c.Path)
	if err != nil {
		if s.failed == nil {
			s.failed = err
		}
		return err
	}
	s.files[c.Path] = c
	for dir := path.Dir(c.Path); dir != "."; dir = path.Dir(dir) {
		s.parents[dir] = true
	}
	return nil
}

func (s *Stage) claimable(name string) error {
	if s.closed || s.ended {
		return errEnded
	}
	if _, ok := s.files[name]; ok {
		return fmt.Errorf("%q is written twice", name)
	}
	if s.parents[name] {
		return fmt.Errorf("%q is a folder as well as a file", name)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if _, ok := s.files[dir]; ok {
			return fmt.Errorf("%q is a folder as well as a file", dir)
		}
	}
	return nil
}

// write makes a file in the staging folder, readable by all whatever the umask.
func (s *Stage) write(name string, data []byte) error {
	if err := s.makeFolder(path.Dir(name)); err != nil {
		return err
	}
	f, err := s.root.OpenFile(path.Join(s.fresh, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, fileMode)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Chmod(fileMode), f.Close())
}

// makeFolder makes a folder of the staging tree, and the tree itself: a build that
// writes nothing has none.
func (s *Stage) makeFolder(dir string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.mkdir(path.Join(s.fresh, dir))
}

func (s *Stage) mkdir(dir string) error {
	if dir == "." || s.folders[dir] {
		return nil
	}
	if err := s.mkdir(path.Dir(dir)); err != nil {
		return err
	}
	if err := s.root.Mkdir(dir, folderMode); err != nil {
		return err
	}
	if err := s.root.Chmod(dir, folderMode); err != nil {
		return err
	}
	s.folders[dir] = true
	return nil
}
