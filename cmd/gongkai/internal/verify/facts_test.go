package verify

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"gongkai/cmd/gongkai/internal/diag"
)

// The facts of every file of the sound site, as the build record keeps them.
func TestFacts(t *testing.T) {
	var got []txtar.File
	for _, f := range parse(t, filepath.Join("testdata", "site.txtar")).Files {
		var problems diag.List
		facts := checkFile(f.Name, f.Data, Rules{Base: "https://draft.invalid/"}, &problems)
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(facts); err != nil {
			t.Fatal(err)
		}
		got = append(got, txtar.File{Name: f.Name, Data: b.Bytes()})

		var back Facts
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(facts, back) {
			t.Errorf("%s: facts change on the way through the record:\n%+v\n%+v", f.Name, facts, back)
		}
	}
	compareText(t, filepath.Join("testdata", "facts.txtar"), txtar.Format(&txtar.Archive{Files: got}))
}

// Equal bytes have equal facts, and facts say each thing once.
func TestFactsAreASet(t *testing.T) {
	page := frame("2018/a.html", []byte(`<p id="b"><a href="../z.html">1</a><a href="b.html#x">2</a><a href="b.html#a">3</a>`+
		`<a href="../2018/b.html#x">4</a></p><p id="a"><img src="b.png" alt="" width="1" height="1">`+
		`<img src="./a.png" srcset="a.png 1x, b.png 2x" alt="" width="1" height="1"></p>`))
	var problems diag.List
	got := Page("2018/a.html", page, Rules{}, &problems)
	want := Facts{
		Path:   "2018/a.html",
		Title:  "T",
		IDs:    []string{"a", "b"},
		Links:  []Link{{"2018/b.html", "a"}, {"2018/b.html", "x"}, {"z.html", ""}},
		Assets: []string{"2018/a.png", "2018/b.png"},
	}
	if !reflect.DeepEqual(got, want) || len(problems) > 0 {
		t.Errorf("got  %+v\nwant %+v\nproblems %v", got, want, problems)
	}
}
