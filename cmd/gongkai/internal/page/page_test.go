package page

import (
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

func TestAddressesAreRelative(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"index.html", "about.html", "about.html"},
		{"index.html", "2018/plan.html", "2018/plan.html"},
		{"2018/plan.html", "index.html", "../index.html"},
		{"2018/plan.html", "2018/data.html", "data.html"},
		{"2018/commitments/a.html", "2018/priorities/b.html", "../priorities/b.html"},
		{"2018/commitments/a.html", "assets/style.css", "../../assets/style.css"},
		{"en/2018/plan.html", "2018/plan.html", "../../2018/plan.html"},
		{"2018/plan.html", "en/2018/plan.html", "../en/2018/plan.html"},
		{"2018/plan.html", "2018/plan.html#numbering", "#numbering"},
		{"2018/plan.html", "2018/plan.html", "plan.html"},
		{"2018/plan.html", "glossary.html#five-waters", "../glossary.html#five-waters"},
		{"2018/places.html", "2018/places/a.html", "places/a.html"},
	} {
		if got := relative(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s: %s, want %s", c.from, c.to, got, c.want)
		}
	}
}

// TestRatioShowsItsSide: a ratio is never rounded across the threshold that judges it.
func TestRatioShowsItsSide(t *testing.T) {
	b := &builder{lang: lang.EN}
	for _, c := range []struct{ value, expected, want string }{
		{"13", "14", "92.9%"},
		{"9497", "10000", "94.97%"},
		{"94999", "100000", "94.999%"},
		{"95", "100", "95%"},
		{"7996", "10000", "79.96%"},
		{"10501", "10000", "105.01%"},
		{"30", "10", "300%"},
	} {
		s := derive.Standing{Of: &plan.Commitment{}, Entry: &plan.Entry{Value: lang.MustNumber(c.value)}, Schedule: derive.Schedule{Expected: lang.MustNumber(c.expected)}}
		if got := b.ratio(s); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.value, c.expected, got, c.want)
		}
	}
}

// TestBarKeepsOverFulfilment: a value above the target widens the scale.
func TestBarKeepsOverFulfilment(t *testing.T) {
	b := &builder{lang: lang.ZH}
	c := &plan.Commitment{Kind: plan.Amount, Target: lang.Int(20), Unit: &lang.Unit{ZH: "亩"}}
	bar := b.bar(derive.Standing{Of: c, Entry: &plan.Entry{Value: lang.Int(25)}, Schedule: derive.Schedule{Expected: lang.Int(15)}})
	if bar.Fill != "100%" || bar.Target != "80%" || bar.Expected != "60%" || bar.Gap != "" {
		t.Errorf("%+v", bar)
	}
	below := b.bar(derive.Standing{Of: c, Entry: &plan.Entry{Value: lang.Int(5)}, Schedule: derive.Schedule{Expected: lang.Int(15)}})
	third := b.bar(derive.Standing{Of: c, Entry: &plan.Entry{Value: lang.Int(5)}, Schedule: derive.Schedule{Expected: lang.Int(20).Quo(lang.Int(3))}})
	if third.Due != "6.67亩" {
		t.Errorf("expected by then: %s", third.Due)
	}
	if below.Fill != "25%" || below.Gap != "50%" || below.Label != "实际5亩，应达15亩，目标20亩" {
		t.Errorf("%+v", below)
	}
}
