package cache

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

type pages struct {
	Made  time.Time
	Pages map[string]*page
	More  []page `json:"more,omitempty"`
}

type page struct {
	Hash  string
	IDs   []string
	Below []page // a type that holds itself
}

func TestLoadWhatWasSaved(t *testing.T) {
	dir := t.TempDir()
	for _, want := range []pages{
		{},
		{Made: time.Unix(1, 0).UTC(), Pages: map[string]*page{"空": {Hash: "x", Below: []page{{Hash: "y"}}}}, More: []page{{IDs: []string{"<&>"}}}},
	} {
		if err := Open(dir).SaveRecord("build", want); err != nil {
			t.Fatal(err)
		}
		got := pages{Made: time.Unix(2, 0), Pages: map[string]*page{"old": nil}}
		if !Open(dir).LoadRecord("build", &got) || !reflect.DeepEqual(got, want) {
			t.Errorf("saved %+v, loaded %+v", want, got)
		}
	}
	if Open(dir).LoadRecord("other", new(pages)) {
		t.Error("a record that was never saved is loaded")
	}
}

// Whether a value or a pointer is saved makes no difference.
func TestSavePointer(t *testing.T) {
	d, n := Open(t.TempDir()), 7
	if err := d.SaveRecord("n", &n); err != nil {
		t.Fatal(err)
	}
	var got int
	if !d.LoadRecord("n", &got) || got != n {
		t.Errorf("loaded %d, want %d", got, n)
	}
}

// The name stays, the type has changed: JSON could be read all the same, with
// fields empty that should not be.
func TestRecordFromAnotherVersion(t *testing.T) {
	type old struct {
		Pages map[string]struct{ Hash string }
	}
	d := Open(t.TempDir())
	if err := d.SaveRecord("build", old{}); err != nil {
		t.Fatal(err)
	}
	{
		type old struct { // has a field more
			Pages map[string]struct{ Hash, Title string }
		}
		v := old{Pages: map[string]struct{ Hash, Title string }{"kept": {}}}
		if d.LoadRecord("build", &v) || len(v.Pages) != 1 {
			t.Errorf("loaded %+v", v)
		}
	}
	{
		type old struct { // has another tag
			Pages map[string]struct{ Hash string } `json:"p"`
		}
		if d.LoadRecord("build", new(old)) {
			t.Error("loaded in spite of another tag")
		}
	}
	{
		type old struct {
			Pages map[string]struct{ Hash string }
		}
		if !d.LoadRecord("build", new(old)) {
			t.Error("the same shape is not loaded")
		}
	}
}

func TestDamagedRecord(t *testing.T) {
	dir := t.TempDir()
	d := Open(dir)
	if err := d.SaveRecord("build", page{Hash: "abc"}); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, records, "build")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, text[:len(text)-1], append(text[:len(text)-1:len(text)-1], ' '), []byte(`{"Hash":"abc"}`)} {
		if err := os.WriteFile(file, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		v := page{Hash: "before"}
		if d.LoadRecord("build", &v) || v.Hash != "before" {
			t.Errorf("%q is loaded as %+v", damaged, v)
		}
	}
	if err := d.SaveRecord("other", page{Hash: "abc"}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, records, "other"), file); err != nil {
		t.Fatal(err)
	}
	if d.LoadRecord("build", new(page)) {
		t.Error("another record is loaded")
	}
}

func TestBadRecords(t *testing.T) {
	d := Open(t.TempDir())
	for _, name := range []string{"", ".", "..", "a/b", "../a", "A", "空"} {
		if d.SaveRecord(name, 1) == nil || d.LoadRecord(name, new(int)) {
			t.Errorf("%q is a record's name", name)
		}
	}
	if d.SaveRecord("build", func() {}) == nil {
		t.Error("a function is saved")
	}
	defer func() {
		if recover() == nil {
			t.Error("a record is loaded into a value")
		}
	}()
	d.LoadRecord("build", pages{})
}
