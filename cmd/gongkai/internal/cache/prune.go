package cache

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	tempPrefix = "gongkai-tmp-"
	tempLife   = time.Hour // after which nobody is writing it any more
)

// unused is an entry that this run neither got nor put.
type unused struct {
	path string
	size int64
	put  time.Time
}

// Prune removes entries that this run neither got nor put, the oldest first,
// until at most keep bytes of such entries are left. Entries of this run and
// records always stay; files that are not the cache's are not touched. It belongs
// at the end of a run that succeeded: one cut short has not got what it needs.
func (d *Dir) Prune(keep int64) error {
	entries, err := d.unused()
	slices.SortFunc(entries, func(a, b unused) int { // the newest first
		return cmp.Or(b.put.Compare(a.put), cmp.Compare(a.path, b.path))
	})
	errs := []error{err}
	for _, e := range entries {
		if keep -= e.size; keep < 0 {
			errs = append(errs, remove(e.path))
		}
	}
	return errors.Join(errs...)
}

// unused finds the entries, and removes what killed runs left half written.
func (d *Dir) unused() ([]unused, error) {
	folders, err := os.ReadDir(d.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	errs := []error{err}
	var entries []unused
	for _, folder := range folders {
		name := folder.Name()
		ours := name == records || len(name) == shard && strings.Trim(name, hexDigits) == ""
		if !ours || !folder.IsDir() {
			continue
		}
		files, err := os.ReadDir(filepath.Join(d.path, name))
		errs = append(errs, err)
		for _, f := range files {
			e, ok, err := d.look(filepath.Join(d.path, name), f)
			errs = append(errs, err)
			if ok {
				entries = append(entries, e)
			}
		}
	}
	return entries, errors.Join(errs...)
}

// look says whether the file in one of our folders is an unused entry. One half
// written goes, if it is so old that no running process writes it.
func (d *Dir) look(folder string, f fs.DirEntry) (e unused, ok bool, err error) {
	info, err := f.Info()
	if err != nil || !info.Mode().IsRegular() {
		return e, false, gone(err)
	}
	name := f.Name()
	e = unused{filepath.Join(folder, name), info.Size(), info.ModTime()}
	if strings.HasPrefix(name, tempPrefix) && time.Since(e.put) > tempLife {
		return e, false, remove(e.path)
	}
	return e, checkKey(name) == nil && e.path == d.entry(name) && !d.used[name], nil
}

func remove(file string) error { return gone(os.Remove(file)) }

// gone passes over what another process removed first.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
