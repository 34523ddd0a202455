package diag

import "testing"

// TestNearest holds what counts as a slip of the hand.
func TestNearest(t *testing.T) {
	known := []string{"river", "rivers", "percent", "mu", "name", "note", "priority", "清障", "河道清障"}
	for word, want := range map[string]string{
		"riverr":       "river",    // the first of equals
		"rievr":        "river",    // two letters swapped
		"river":        "river",    // itself
		"rver":         "river",    // one left out
		"Percent":      "percent",  // a capital
		"prcnt":        "",         // two of five are too many
		"priorty":      "priority", //
		"proirity":     "priority", //
		"naem":         "name",     //
		"mi":           "",         // of two letters, none may be wrong
		"mux":          "mu",       //
		"not":          "note",     //
		"nothing":      "",         //
		"":             "",         //
		"x":            "",         //
		"河道清漳":         "河道清障",     // counted in characters
		"清漳":           "",         //
		"pprriioorrii": "",         //
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%q is near %q, not %q", word, got, want)
		}
	}
	if got := Nearest("word", nil); got != "" {
		t.Errorf("among none, %q", got)
	}
}

// FuzzNearest holds that the nearest is a known word, that a known word is nearest to
// itself, and that distances are the same from both sides.
func FuzzNearest(f *testing.F) {
	f.Add("river", "rievr")
	f.Add("河道", "道河")
	f.Add("\xff", "")
	f.Fuzz(func(t *testing.T, a, b string) {
		if got := Nearest(a, []string{a, b}); got != a {
			t.Errorf("%q is nearer to %q than to itself", a, got)
		}
		if got := Nearest(a, []string{b}); got != "" && got != b {
			t.Errorf("%q is near %q, which is not known", a, got)
		}
		x, y := []rune(a), []rune(b)
		bound := len(x) + len(y) + 1
		there, back := distance(x, y, bound), distance(y, x, bound)
		if there != back || (there == 0) != (string(x) == string(y)) || there > max(len(x), len(y)) {
			t.Errorf("%q and %q: %d there, %d back", a, b, there, back)
		}
	})
}

// BenchmarkNearest looks for a word among the ids of a plan.
func BenchmarkNearest(b *testing.B) {
	var known []string
	for _, s := range []string{"city-rivers", "sewer-network", "town-sewage", "plains-reservoir", "flood-projects"} {
		for i := range 50 {
			known = append(known, s+string(rune('a'+i%26)))
		}
	}
	for b.Loop() {
		_ = Nearest("city-rivrs", known)
	}
}
