package derive_test

import (
	"regexp"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
)

func TestEveryStatusHasItsWords(t *testing.T) {
	if len(derive.Statuses) != int(derive.ActionOnly)+1 {
		t.Errorf("%d statuses are listed", len(derive.Statuses))
	}
	seen := map[string]derive.Status{}
	for i, s := range derive.Statuses {
		if int(s) != i {
			t.Errorf("%s is not in its order", s.Key())
		}
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(s.Key()) {
			t.Errorf("the key %q cannot stand in an address", s.Key())
		}
		for _, l := range lang.Both {
			for _, text := range []string{s.Key() + l.Code(), s.Name().In(l), s.Rule().In(l)} {
				if other, taken := seen[text]; taken || text == "" {
					t.Errorf("%s and %s share %q", s.Key(), other.Key(), text)
				}
				seen[text] = s
			}
			if strings.ContainsAny(s.Rule().In(l), "{}") {
				t.Errorf("a threshold is missing: %s", s.Rule().In(l))
			}
		}
	}
}

// The figures in a rule are those that judge, the mirrored ones included.
func TestRulesNameTheThresholdsThatJudge(t *testing.T) {
	for status, want := range map[derive.Status]string{
		derive.OnSchedule: "95% 105%",
		derive.Slightly:   "80% 95% 105% 120% 0.5",
		derive.Behind:     "80% 120% 0.5",
		derive.Achieved:   "", derive.DoneBefore: "", derive.Overdue: "", derive.StretchUnmet: "",
		derive.UnderWay: "", derive.NotReported: "", derive.ActionOnly: "",
	} {
		for _, l := range lang.Both {
			for _, figure := range regexp.MustCompile(`[0-9.]*[0-9]%?`).FindAllString(status.Rule().In(l), -1) {
				if !strings.Contains(" "+want+" ", " "+figure+" ") {
					t.Errorf("%s names %s: %s", status.Key(), figure, status.Rule().In(l))
				}
			}
			for _, figure := range strings.Fields(want) {
				if !strings.Contains(status.Rule().In(l), figure) {
					t.Errorf("%s does not name %s: %s", status.Key(), figure, status.Rule().In(l))
				}
			}
		}
	}
	if !derive.PointsMargin().Equal(num("0.5")) || derive.OnPercent != 95 || derive.SlightPercent != 80 {
		t.Error("the thresholds are no longer those of the method")
	}
}
