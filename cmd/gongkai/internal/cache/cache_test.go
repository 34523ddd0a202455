package cache

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func keyOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func mustPut(t *testing.T, d *Dir, key string, data []byte) {
	t.Helper()
	if err := d.Put(key, data); err != nil {
		t.Fatal(err)
	}
}

// files is every file below dir.
func files(t *testing.T, dir string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			found = append(found, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestGetWhatWasPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "cache")
	d := Open(dir)
	if _, ok := d.Get(keyOf("x")); ok {
		t.Error("something is in an empty cache")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("the folder is made before anything is put")
	}
	for _, data := range [][]byte{nil, []byte("svg"), bytes.Repeat([]byte("0"), 100_000)} {
		mustPut(t, d, keyOf("x"), data)
		for _, d := range []*Dir{d, Open(dir)} {
			if got, ok := d.Get(keyOf("x")); !ok || !bytes.Equal(got, data) {
				t.Errorf("%d bytes put, %d got, %t", len(data), len(got), ok)
			}
		}
		if _, ok := d.Get(keyOf("y")); ok {
			t.Error("another key has something")
		}
	}
	if found := files(t, dir); len(found) != 1 {
		t.Errorf("files left: %q", found)
	}
}

func TestBadKeys(t *testing.T) {
	dir := t.TempDir()
	d := Open(filepath.Join(dir, "cache"))
	good := keyOf("x")
	for _, key := range []string{"", "ab", "../" + good, good[:40] + "/" + good[41:], strings.ToUpper(good), good + "g",
		strings.Repeat("0", minKeySize-1), strings.Repeat("0", maxKeySize+1)} {
		if err := d.Put(key, nil); err == nil {
			t.Errorf("%q can be put", key)
		}
		if _, ok := d.Get(key); ok {
			t.Errorf("%q can be got", key)
		}
	}
	if found := files(t, dir); found != nil {
		t.Errorf("files made: %q", found)
	}
	mustPut(t, d, good, nil)
}

// Every single damage to an entry is a miss: each byte changed, each length but
// the right one, another entry's bytes.
func TestDamagedEntries(t *testing.T) {
	d := Open(t.TempDir())
	key := keyOf("x")
	mustPut(t, d, key, []byte("svg"))
	whole, err := os.ReadFile(d.entry(key))
	if err != nil {
		t.Fatal(err)
	}
	damaged := map[string][]byte{"longer": append(slices.Clone(whole), 0)}
	for i := range whole {
		changed := slices.Clone(whole)
		changed[i] ^= 1
		damaged[fmt.Sprintf("byte %d changed", i)] = changed
		damaged[fmt.Sprintf("cut to %d", i)] = whole[:i]
	}
	mustPut(t, d, keyOf("y"), []byte("svg"))
	if damaged["another's"], err = os.ReadFile(d.entry(keyOf("y"))); err != nil {
		t.Fatal(err)
	}
	for name, text := range damaged {
		if err := os.WriteFile(d.entry(key), text, 0o644); err != nil {
			t.Fatal(err)
		}
		if got, ok := d.Get(key); ok {
			t.Errorf("%s: %q", name, got)
		}
	}
	mustPut(t, d, key, []byte("svg"))
	if _, ok := d.Get(key); !ok {
		t.Error("a damaged entry cannot be put anew")
	}
}

// Many write and read the same keys at once: each get is a miss or whole.
func TestConcurrent(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for range 2 {
		d := Open(dir)
		for range 4 {
			wg.Go(func() {
				for i := range 50 {
					key := keyOf(fmt.Sprint(i % 5))
					want := strings.Repeat(key, 200)
					if got, ok := d.Get(key); ok && string(got) != want {
						t.Error("half an entry is got")
					}
					if err := d.Put(key, []byte(want)); err != nil {
						t.Error(err)
					}
				}
			})
		}
	}
	wg.Wait()
	if found := files(t, dir); len(found) != 5 {
		t.Errorf("files left: %q", found)
	}
}

// A file stands where the folder must be.
func TestUnusableFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	d := Open(dir)
	failures := 0
	for i := range 3 {
		if _, ok := d.Get(keyOf(fmt.Sprint(i))); ok {
			t.Error("something is got")
		}
		if err := d.Put(keyOf(fmt.Sprint(i)), nil); err != nil {
			failures++
			if !strings.Contains(err.Error(), dir) {
				t.Errorf("the error is %v", err)
			}
		}
	}
	if failures != 1 {
		t.Errorf("put says so %d times, want once", failures)
	}
	for range 2 {
		if err := d.SaveRecord("build", 1); err == nil {
			t.Error("a record is saved")
		}
	}
	if d.LoadRecord("build", new(int)) {
		t.Error("a record is loaded")
	}
	if err := d.Prune(0); err == nil {
		t.Error("prune finds nothing wrong")
	}
}

func TestPrune(t *testing.T) {
	if err := Open(filepath.Join(t.TempDir(), "none")).Prune(0); err != nil {
		t.Errorf("a cache that was never written: %v", err)
	}
	size := int64(headSize + 10)
	for keep, want := range map[int64]string{0: "", size - 1: "", size: "3", 2*size + 1: "23", 1 << 30: "0123"} {
		dir := t.TempDir()
		past := Open(dir)
		for i := range 6 {
			key := keyOf(fmt.Sprint(i))
			mustPut(t, past, key, make([]byte, 10))
			setTime(t, past.entry(key), time.Unix(int64(i), 0))
		}
		d := Open(dir)
		mustPut(t, d, keyOf("4"), make([]byte, 10))
		d.Get(keyOf("5"))
		if err := d.Prune(keep); err != nil {
			t.Error(err)
		}
		got := ""
		for i := range 6 {
			if _, ok := Open(dir).Get(keyOf(fmt.Sprint(i))); ok {
				got += fmt.Sprint(i)
			}
		}
		if got != want+"45" {
			t.Errorf("at most %d bytes of unused entries: %s left, want %s", keep, got, want+"45")
		}
	}
}

// Prune removes what a killed run left half written, and nothing that is not ours.
func TestPruneKnowsItsOwn(t *testing.T) {
	dir := t.TempDir()
	d, key := Open(dir), keyOf("x")
	mustPut(t, d, key, nil)
	if err := d.SaveRecord("build", 1); err != nil {
		t.Fatal(err)
	}
	stays := []string{d.entry(key), filepath.Join(dir, records, "build")}
	for _, name := range []string{"notes.txt", key, "data/" + tempPrefix + "1", key[:shard] + "/notes.txt", "zz/" + key, "00/" + key + "/x"} {
		stays = append(stays, plant(t, filepath.Join(dir, name), time.Unix(0, 0)))
	}
	stays = append(stays, plant(t, filepath.Join(dir, key[:shard], tempPrefix+"young"), time.Now()))
	plant(t, filepath.Join(dir, key[:shard], tempPrefix+"old"), time.Unix(0, 0))
	plant(t, filepath.Join(dir, records, tempPrefix+"old"), time.Unix(0, 0))
	if err := d.Prune(0); err != nil {
		t.Error(err)
	}
	slices.Sort(stays)
	if got := files(t, dir); !slices.Equal(got, stays) {
		t.Errorf("left are %q, want %q", got, stays)
	}
}

func plant(t *testing.T, file string, at time.Time) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	setTime(t, file, at)
	return file
}

func setTime(t *testing.T, file string, to time.Time) {
	t.Helper()
	if err := os.Chtimes(file, to, to); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkGet(b *testing.B) {
	d := Open(b.TempDir())
	if err := d.Put(keyOf("x"), make([]byte, 10_000)); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, ok := d.Get(keyOf("x")); !ok {
			b.Fatal("a miss")
		}
	}
}

func BenchmarkPut(b *testing.B) {
	d, data := Open(b.TempDir()), make([]byte, 10_000)
	for i := 0; b.Loop(); i++ {
		if err := d.Put(keyOf(fmt.Sprint(i)), data); err != nil {
			b.Fatal(err)
		}
	}
}
