package derive_test

import (
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// The example of the methodology page: both days counted, a count rounded down.
func TestTwentyRiversOnThirtySeptember(t *testing.T) {
	s := judged(2018, promise{Kind: plan.Count, Target: num("20")}, []said{at("2018-09-30", "14")}).Schedule
	if s.Days != 273 || s.Total != 365 || s.FromPath || s.On != on("2018-09-30") {
		t.Errorf("%+v", s)
	}
	if !s.Exact.Round(2).Equal(num("14.96")) || !s.Expected.Equal(num("14")) {
		t.Errorf("20 × 273 ÷ 365 = %v, so %v are expected; want 14.96 and 14", s.Exact, s.Expected)
	}
}

func TestExpect(t *testing.T) {
	path := points("2018-03-31", "2", "2018-06-29", "8")
	amount := promise{Kind: plan.Amount, Target: num("365")}
	byPath := promise{Kind: plan.Amount, Target: num("20"), Path: path}
	level := promise{Kind: plan.Share, Target: num("20"), Path: path}
	june := promise{Kind: plan.Amount, Target: num("181"), Due: on("2018-06-30")}
	for _, c := range []struct {
		name        string
		year        int
		of          promise
		on, want    string
		days, total int
	}{
		{"the first day counts", 2018, amount, "2018-01-01", "1", 1, 365},
		{"the due day counts", 2018, amount, "2018-12-31", "365", 365, 365},
		{"nothing is expected before the plan", 2018, amount, "2017-12-31", "0", 0, 365},
		{"nothing is expected long before the plan", 2018, amount, "2017-06-30", "0", 0, 365},
		{"the line ends at the due day", 2018, june, "2018-06-30", "181", 181, 181},
		{"and stays there", 2018, june, "2018-09-30", "181", 181, 181},
		{"a due date in the plan's first day", 2018, promise{Kind: plan.Amount, Target: num("7"), Due: on("2018-01-01")}, "2018-01-01", "7", 1, 1},
		{"a leap year has 366 days", 2020, promise{Kind: plan.Amount, Target: num("366")}, "2020-12-31", "366", 366, 366},
		{"29 February is day 60", 2020, promise{Kind: plan.Amount, Target: num("366")}, "2020-02-29", "60", 60, 366},
		{"1 March is day 61 of a leap year", 2020, promise{Kind: plan.Amount, Target: num("366")}, "2020-03-01", "61", 61, 366},
		{"1 March is day 60 of another", 2018, amount, "2018-03-01", "60", 60, 365},
		{"due on 29 February", 2020, promise{Kind: plan.Amount, Target: num("6"), Due: on("2020-02-29")}, "2020-01-20", "2", 20, 60},
		{"20 by 30 September of a leap year", 2020, promise{Kind: plan.Amount, Target: num("20")}, "2020-09-30", "14.97", 274, 366},
		{"a path before its first point rises from zero", 2018, byPath, "2018-02-14", "1", 45, 365},
		{"a path on a point", 2018, byPath, "2018-03-31", "2", 90, 365},
		{"a path between two points", 2018, byPath, "2018-05-15", "5", 135, 365},
		{"a path on its last point", 2018, byPath, "2018-06-29", "8", 180, 365},
		{"a path after its last point goes on to the target", 2018, promise{Kind: plan.Amount, Target: num("45"), Path: path}, "2018-07-04", "9", 185, 365},
		{"a path that ends on the due day ends at its own value", 2018, promise{Kind: plan.Amount, Target: num("20"), Path: points("2018-12-31", "18")}, "2018-12-31", "18", 365, 365},
		{"a path after the due day", 2018, byPath, "2019-03-31", "20", 365, 365},
		{"a path before its first point rises from the baseline", 2018, promise{Kind: plan.Amount, Target: num("20"), Baseline: num("4"), Path: path}, "2018-02-14", "3", 45, 365},
		{"a count between two points is rounded down", 2018, promise{Kind: plan.Count, Target: num("20"), Path: path}, "2018-05-14", "4", 134, 365},
		{"most of 52 on a path goes on to 26", 2018, promise{Kind: plan.Count, Op: plan.MostOf, Target: num("52"), Path: points("2018-06-30", "10")}, "2018-12-31", "26", 365, 365},
		{"a share's path without a baseline begins with its first point", 2018, level, "2018-03-31", "2", 90, 365},
		{"and says nothing before", 2018, level, "2018-03-30", none, 0, 0},
		{"a share's path goes on between its points", 2018, level, "2018-05-15", "5", 135, 365},
		{"a share's path with a baseline rises from it", 2018, promise{Kind: plan.Share, Target: num("20"), Baseline: num("4"), Path: path}, "2018-02-14", "3", 45, 365},
		{"a share from its baseline", 2018, promise{Kind: plan.Share, Target: num("90"), Baseline: num("84")}, "2018-03-14", "85.2", 73, 365},
		{"a bare share", 2018, promise{Kind: plan.Share, Target: num("90")}, "2018-12-31", none, 0, 0},
		{"a rate is its target on any day", 2018, promise{Kind: plan.Rate, Target: num("10")}, "2018-01-01", "10", 1, 365},
		{"a target of zero", 2018, promise{Kind: plan.Count, Target: num("0")}, "2018-09-30", "0", 273, 365},
		{"a negative target", 2018, promise{Kind: plan.Amount, Target: num("-365")}, "2018-09-30", "-273", 273, 365},
		{"a decreasing target", 2018, promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("80"), Baseline: num("100")}, "2018-03-14", "96", 73, 365},
		{"a milestone", 2018, promise{Kind: plan.Milestone}, "2018-09-30", none, 0, 0},
		{"an action", 2018, promise{Kind: plan.Action}, "2018-09-30", none, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(c.year)
			s := derive.Expect(add(p, c.of), p, on(c.on))
			if got := shown(s.Expected); got != c.want || s.Days != c.days || s.Total != c.total {
				t.Errorf("%s, day %d of %d; want %s, day %d of %d", got, s.Days, s.Total, c.want, c.days, c.total)
			}
			if want := len(c.of.Path) > 0 && c.want != none; s.FromPath != want {
				t.Errorf("by the plan's own path: %v, want %v", s.FromPath, want)
			}
		})
	}
}

// Where both days' share of the year comes out whole, so does the expected value:
// division leaves no trace by which a boundary could be missed.
func TestTheLineIsExact(t *testing.T) {
	p := year(2018)
	c := add(p, promise{Kind: plan.Amount, Target: num("3.65")})
	for d, day := 1, p.From; !day.After(p.To); d, day = d+1, day.AddDays(1) {
		if got, want := derive.Expect(c, p, day).Exact, lang.Int(d).Quo(lang.Int(100)); !got.Equal(want) {
			t.Fatalf("on day %d %v is expected, want %v", d, got, want)
		}
	}
}

func TestLineEnd(t *testing.T) {
	for op := range plan.Ops {
		c := promise{Kind: plan.Count, Op: plan.Op(op), Target: num("52")}
		want := num("52")
		if c.Op == plan.MostOf {
			want = num("26")
		}
		if got := derive.LineEnd(&c); !got.Equal(want) {
			t.Errorf("the line of %v 52 ends at %v, want %v", c.Op, got, want)
		}
	}
}
