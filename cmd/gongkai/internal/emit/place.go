package emit

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// maxLinks is how many symbolic links may lead from one to the next at out.
const maxLinks = 40

var (
	errNoName = errors.New("it has no name")
	errRoot   = errors.New("it is the root of a file system")
	errFile   = errors.New("it is a file, not a folder")
	errLoop   = errors.New("its symbolic links lead in a circle")
)

// resolve is out's absolute path, free of symbolic links. Its last element need
// not be there; the folders above it are made. It refuses what cannot be replaced.
func resolve(out string) (string, error) {
	if out == "" {
		return "", errNoName
	}
	p, err := filepath.Abs(out)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(p), folderMode); err != nil {
		return "", err
	}
	for range maxLinks {
		if filepath.Dir(p) == p {
			return "", errRoot
		}
		dir, err := filepath.EvalSymlinks(filepath.Dir(p))
		if err != nil {
			return "", err
		}
		p = filepath.Join(dir, filepath.Base(p))
		next, err := os.Readlink(p)
		if err != nil {
			return p, mustBeFolder(p)
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(dir, next)
		}
		p = next
	}
	return "", errLoop
}

// mustBeFolder fails where p is there and is no folder.
func mustBeFolder(p string) error {
	info, err := os.Lstat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return errFile
	}
	return nil
}

// replace puts the finished tree where the site stands. Afterwards the old tree,
// if there was one, bears the finished tree's former name.
func (s *Stage) replace() error {
	there, err := s.there(s.name)
	if err != nil {
		return err
	}
	if !there {
		return s.root.Rename(s.fresh, s.name)
	}
	err = s.seams.exchange(s.beside(s.fresh), s.out)
	switch {
	case errors.Is(err, errors.ErrUnsupported):
		return s.replaceInTwo()
	case errors.Is(err, syscall.EXDEV) && s.stood.manifest == nil:
		return s.replaceNothing()
	case errors.Is(err, syscall.EXDEV), errors.Is(err, syscall.EBUSY):
		return fmt.Errorf("%w; it is a mount point, or from a container's lower layer: build into a folder inside it", err)
	}
	return err
}

// replaceNothing is replace where no site stands, only an empty folder or the
// placeholder, and the folder cannot be moved: a container's file system moves none
// of a lower layer. Cut short, it leaves no folder, and no site is lost.
func (s *Stage) replaceNothing() error {
	if err := s.root.RemoveAll(s.name); err != nil {
		return err
	}
	if err := s.step("placeholder removed"); err != nil {
		return err
	}
	return s.root.Rename(s.fresh, s.name)
}

// replaceInTwo is replace for systems that cannot exchange two folders. The
// order of its steps is what settle relies on: while the old tree bears the name
// s.old it is whole, and s.fresh, if the site is missing, is whole too.
func (s *Stage) replaceInTwo() error {
	if err := s.root.Rename(s.name, s.old); err != nil {
		return err
	}
	if err := s.step("old tree aside"); err != nil {
		return err
	}
	if err := s.root.Rename(s.fresh, s.name); err != nil {
		return errors.Join(err, s.root.Rename(s.old, s.name))
	}
	if err := s.step("new tree in place"); err != nil {
		return err
	}
	return s.root.Rename(s.old, s.fresh)
}

// settle leaves nothing but the site: it completes a replaceInTwo that was cut
// short and removes any other tree. Cut short itself, it can be run again.
func (s *Stage) settle() error {
	site, err1 := s.there(s.name)
	fresh, err2 := s.there(s.fresh)
	old, err3 := s.there(s.old)
	if err := errors.Join(err1, err2, err3); err != nil {
		return err
	}
	if old && !site {
		return s.complete(fresh)
	}
	if fresh {
		if err := s.root.RemoveAll(s.fresh); err != nil {
			return err
		}
	}
	if old {
		return s.removeOld()
	}
	return nil
}

// complete puts a site where none stands: the finished tree, else the old one.
func (s *Stage) complete(fresh bool) error {
	if !fresh {
		return s.root.Rename(s.old, s.name)
	}
	if err := s.root.Rename(s.fresh, s.name); err != nil {
		return err
	}
	return s.removeOld()
}

// removeOld renames the old tree before it removes it, so that what bears the
// old tree's name is never half a site.
func (s *Stage) removeOld() error {
	if err := s.step("site settled"); err != nil {
		return err
	}
	if err := s.root.Rename(s.old, s.fresh); err != nil {
		return err
	}
	if err := s.step("old tree renamed"); err != nil {
		return err
	}
	return s.root.RemoveAll(s.fresh)
}

// beside is the absolute path of what stands beside the site under that name.
func (s *Stage) beside(name string) string { return filepath.Join(filepath.Dir(s.out), name) }

func (s *Stage) there(name string) (bool, error) {
	_, err := s.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// syncFolder flushes a folder's list of names to the disk, where folders can be.
func (s *Stage) syncFolder(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return s.sync(name, os.O_RDONLY)
}

func (s *Stage) sync(name string, flag int) error {
	f, err := s.root.OpenFile(name, flag, 0)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("flushing to the disk: %w", err)
	}
	return nil
}
