package emit

import (
	"slices"
	"strings"
	"testing"
)

func TestManifestText(t *testing.T) {
	empty := strings.Repeat("0", 64)
	text, err := encode([]file{{"a&b", 1, empty}, {"空", 2, empty}})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"files":[
{"path":"a&b","size":1,"sha256":"` + empty + `"},
{"path":"空","size":2,"sha256":"` + empty + `"}
]}
`
	if string(text) != want {
		t.Errorf("manifest is\n%s, want\n%s", text, want)
	}
}

func TestManifestsRefused(t *testing.T) {
	sum := strings.Repeat("0a", 32)
	line := func(path, size, sum string) string {
		return `{"path": "` + path + `", "size": ` + size + `, "sha256": "` + sum + `"}`
	}
	for _, text := range []string{
		"", "{", "[]", "null", "{}", `{"files": null}`, `{"files": {}}`, `{"files": [{}]}`, `{"files": []} more`,
		`{"files": [` + line("a", "-1", sum) + `]}`,
		`{"files": [` + line("a", "1", sum[1:]) + `]}`,
		`{"files": [` + line("a", "1", strings.ToUpper(sum)) + `]}`,
		`{"files": [` + line("../a", "1", sum) + `]}`,
		`{"files": [` + line("/a", "1", sum) + `]}`,
		`{"files": [` + line("manifest.json", "1", sum) + `]}`,
		`{"files": [` + line("b", "1", sum) + "," + line("a", "1", sum) + `]}`,
		`{"files": [` + line("a", "1", sum) + "," + line("a", "1", sum) + `]}`,
	} {
		if files, err := decode([]byte(text)); err == nil {
			t.Errorf("%s reads as %v", text, files)
		}
	}
	if files, err := decode([]byte(`{"version": 2, "files": [` + line("a", "1", sum) + `]}`)); err != nil || len(files) != 1 {
		t.Errorf("a later version's manifest: %v, %v", files, err)
	}
}

// Whatever can be read can be written and read again, the same.
func FuzzManifest(f *testing.F) {
	for _, files := range [][]file{{}, {fingerprint("a", nil)}, {fingerprint("a\u2028b", nil), fingerprint("空/x", []byte("x"))}} {
		text, err := encode(files)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte(`{"files":[],"Files":[{"path":"\ud800"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		files, err := decode(text)
		if err != nil {
			return
		}
		again, err := encode(files)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decode(again)
		if err != nil || !slices.Equal(back, files) {
			t.Errorf("%q reads as %v, then as %v, %v", text, files, back, err)
		}
	})
}
