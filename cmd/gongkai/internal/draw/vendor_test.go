package draw_test

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/draw"
)

const vendored = "../../../../templates/assets/echarts"

// CHECKSUMS names the release and has the hash of every file beside it, and of
// no other.
func TestVendoredFiles(t *testing.T) {
	dir := os.DirFS(vendored)
	sums, err := fs.ReadFile(dir, "CHECKSUMS")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(sums), "# Apache ECharts "+draw.Version+",") {
		t.Errorf("CHECKSUMS does not begin with release %s", draw.Version)
	}
	listed := []string{"CHECKSUMS"}
	for lines := bufio.NewScanner(bytes.NewReader(sums)); lines.Scan(); {
		want, name, ok := strings.Cut(lines.Text(), "  ")
		if !ok || strings.HasPrefix(want, "#") {
			continue
		}
		listed = append(listed, name)
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(text); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s is not what it was", name)
		}
	}
	var found []string
	err = fs.WalkDir(dir, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			found = append(found, name)
		}
		return err
	})
	slices.Sort(listed)
	slices.Sort(found)
	if err != nil || !slices.Equal(listed, found) {
		t.Errorf("CHECKSUMS lists %q, the folder has %q (%v)", listed, found, err)
	}
}
