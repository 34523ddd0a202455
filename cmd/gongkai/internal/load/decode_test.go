package load

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/source"
)

// TestMistakesOfForm holds which lines of a text are told to be no TOML: each that has
// a mistake of its own, and none that only follows on one.
func TestMistakesOfForm(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"none", "a = 1\n", ""},
		{"two lines", "a = x\nb = 1\nc == 2\n", "1:5 3:4"},
		{"the last line without an end", "a = 1\nb", "2:1"},
		{"a key twice and another mistake", "a = 1\na = 2\nb = “x”\n", "2:1 3:5"},
		{"a text that is not closed", "a = \"x\nb = 1\nc = y\n", "1:7 3:5"},
		{"a list that is not closed", "a = [ 1, 2\nb = 3\nc = 4\nd = 5\n", "2:1"},
		{"a list of several lines that is not closed", "a = [\n 1,\n 2\nb = 3\nc = 4\n", "4:1"},
		{"a comma that is missing in a list of several lines", "a = [\n 1\n 2,\n 3,\n]\nb = x\n", "3:2"},
		{"an inline table that is not closed", "a = { b = 1\nc = 2\nd = 3\n", "2:1"},
		{"a long text that is not closed", "a = \"\"\"x\nb = 1\nc = 2\n", "3:6"},
		{"a head that is not closed", "[a]\nb = 1\n[c\nb = 2\nb = 3\n", "3:3"},
		{"a head with a blank", "[a]\nb = 1\n[c d]\nb = 2\n", "3:4"},
		{"a head twice", "[a]\nb = 1\n[a]\nb = 2\n", "3:2"},
		{"nothing but mistakes", strings.Repeat("x\n", 100), strings.TrimSpace(strings.Repeat("n ", maxMistakes))},
		{"an empty line", "a =\n\nb = 1\nc =\n", "1:4 4:4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var problems diag.List
			table := parse(source.New("x.toml", []byte(c.text)), []byte(c.text), 0, &problems)
			if (table == nil) != (c.want != "") {
				t.Errorf("a table: %t", table != nil)
			}
			var got []string
			for _, p := range problems {
				got = append(got, fmt.Sprintf("%d:%d", p.Place.Line, p.Place.Column))
			}
			want := strings.Fields(c.want)
			if len(want) > 0 && want[0] == "n" {
				if len(got) != len(want) {
					t.Errorf("%d mistakes, not %d", len(got), len(want))
				}
			} else if strings.Join(got, " ") != c.want {
				t.Errorf("mistakes at %v, not %s", got, c.want)
			}
			holdPlaces(t, []byte(c.text), problems)
		})
	}
}

// TestImpossibleDates holds that every date that does not exist is told of by the
// reading of its key, however many there are, and that the rest of the file is read.
func TestImpossibleDates(t *testing.T) {
	const many = 3 * maxMistakes
	text := strings.Repeat("[[a]]\nday = 2018-06-31 # x\nat = 2018-06-31T09:30:00Z\n", many) + "[b]\nc = \"d\"\n"
	var problems diag.List
	file := parse(source.New("x.toml", []byte(text)), []byte(text), 0, &problems)
	if file == nil {
		t.Fatal(problems)
	}
	for i, a := range file.Tables("a") {
		if day := a.Date("day", required); !day.IsZero() {
			t.Errorf("%s was read as %s", a.raw("day"), day)
		}
		if at := a.Time("at", required); !at.IsZero() {
			t.Errorf("%s was read as %s", a.raw("at"), at)
		}
		if got := shown(a.at("day")); got != fmt.Sprintf("%d:7 2018-06-31", 3*i+2) {
			t.Errorf("a date at %s", got)
		}
	}
	if len(problems) != 2*many || problems[0].Kind != "bad-date" || problems[2*many-1].Kind != "bad-date" {
		t.Errorf("%d problems", len(problems))
	}
	if b := file.Table("b", required); b == nil || b.String("c", required) != "d" {
		t.Error("what follows is not read")
	}
}
