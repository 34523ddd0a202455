//go:build unix

package emit

import (
	"io/fs"
	"path/filepath"
	"syscall"
	"testing"
)

func TestModesWhateverTheUmask(t *testing.T) {
	for _, mask := range []int{0o077, 0} {
		out := filepath.Join(t.TempDir(), "public")
		former := syscall.Umask(mask)
		mustBuild(t, out, both[0])
		syscall.Umask(former)
		for name, info := range stat(t, out) {
			want := fs.FileMode(fileMode)
			if info.IsDir() {
				want = fs.ModeDir | folderMode
			}
			if info.Mode() != want {
				t.Errorf("umask %03o: %q has mode %v, want %v", mask, name, info.Mode(), want)
			}
		}
	}
}
