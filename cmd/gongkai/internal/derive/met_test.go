package derive_test

import (
	"fmt"
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/plan"
)

// The first rule: achieved, for each way of wording a target, held against a value
// just below, at, and just above the figure at which it is met.
func TestEachWordingOfATargetIsMetByItsOwnRule(t *testing.T) {
	for _, c := range []struct {
		name   string
		op     plan.Op
		target string // 10, or 20 of which most are more than 10
		met    [3]bool
	}{
		{"a bare figure is met when reached", plan.Exactly, "10", [3]bool{false, true, true}},
		{"at least is met when reached", plan.AtLeast, "10", [3]bool{false, true, true}},
		{"at most is met up to the figure", plan.AtMost, "10", [3]bool{true, true, false}},
		{"about is met when reached", plan.About, "10", [3]bool{false, true, true}},
		{"more than is met above only", plan.MoreThan, "10", [3]bool{false, false, true}},
		{"most of is met above half only", plan.MostOf, "20", [3]bool{false, false, true}},
	} {
		t.Run(c.name, func(t *testing.T) { wording(t, c.op, c.target, c.met) })
	}
}

func wording(t *testing.T, op plan.Op, target string, met [3]bool) {
	values := map[plan.Kind][3]string{
		plan.Count: {"9", "10", "11"}, plan.Amount: {"9.99", "10.00", "10.01"},
		plan.Rate: {"9.9", "10", "10.1"}, plan.Share: {"9.99", "10", "10.01"},
	}
	unmet := map[plan.Firmness]derive.Status{
		plan.Promise: derive.Overdue, plan.Ensured: derive.Overdue, plan.Strive: derive.StretchUnmet,
	}
	for _, kind := range []plan.Kind{plan.Count, plan.Amount, plan.Rate, plan.Share} {
		settled := kind <= plan.Amount && op != plan.AtMost // cannot be lost again
		for firmness, late := range unmet {
			of := promise{Kind: kind, Op: op, Firmness: firmness, Target: num(target), Baseline: num("5"), Due: on("2018-06-30")}
			for i, value := range values[kind] {
				label := fmt.Sprintf("%v %v %v at %s", kind, op, firmness, value)
				if got := judged(2018, of, []said{at("2018-06-29", value)}).Status; (got == derive.Achieved) != (met[i] && settled) {
					t.Errorf("%s the day before it is due is %s", label, got.Key())
				}
				want := late
				if met[i] {
					want = derive.Achieved
				}
				for _, day := range []string{"2018-06-30", "2018-07-01", "2018-12-31"} {
					if got := judged(2018, of, []said{at(day, value)}).Status; got != want {
						t.Errorf("%s on %s is %s, want %s", label, day, got.Key(), want.Key())
					}
				}
			}
		}
	}
}

func TestAchieved(t *testing.T) {
	judge(t, 2018, []row{
		{name: "a count reached early is achieved at once",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-03-31", "20")}, want: derive.Achieved},
		{name: "a count reached early stays achieved though no later report names it",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-03-31", "20"), silence("2018-12-31")}, want: derive.Achieved},
		{name: "a total that is corrected below its target is no longer achieved",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-09-30", "20"), at("2018-12-31", "19")}, want: derive.Overdue},
		{name: "a value above the target is kept and its ratio is not capped",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-09-30", "35")}, want: derive.Achieved, expected: "14", ratio: "250"},
		{name: "over-fulfilment at the year's end is kept too",
			of: promise{Kind: plan.Amount, Target: num("20")}, said: []said{at("2018-12-31", "41.3")}, want: derive.Achieved, expected: "20", ratio: "206.5"},
		{name: "a target reached after its due date is achieved, not overdue",
			of: promise{Kind: plan.Count, Target: num("20"), Due: on("2018-06-30")}, said: []said{at("2018-06-30", "19"), at("2018-09-30", "20")}, want: derive.Achieved},
		{name: "a target due before the first report is judged by that report",
			of: promise{Kind: plan.Count, Target: num("2"), Due: on("2018-02-28")}, said: []said{at("2018-03-31", "2")}, want: derive.Achieved},
		{name: "a rate as of the due date counts",
			of: promise{Kind: plan.Rate, Target: num("10")}, said: []said{at("2018-12-31", "10.0")}, want: derive.Achieved},
		{name: "a rate that holds in September may still be lost",
			of: promise{Kind: plan.Rate, Target: num("10")}, said: []said{at("2018-09-30", "12")}, want: derive.OnSchedule},
		{name: "a rate that held at its due date is judged by the entry after",
			of: promise{Kind: plan.Rate, Target: num("10"), Due: on("2018-06-30")}, said: []said{at("2018-06-30", "11"), at("2018-09-30", "9")}, want: derive.Overdue},
		{name: "a share above its target in September may still be lost",
			of: promise{Kind: plan.Share, Target: num("90"), Baseline: num("84")}, said: []said{at("2018-09-30", "95")}, want: derive.OnSchedule},
		{name: "a bare share as of the due date counts",
			of: promise{Kind: plan.Share, Target: num("90")}, said: []said{at("2018-12-31", "90")}, want: derive.Achieved},
		{name: "a limit that holds in September may still be broken",
			of: promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("100")}, said: []said{at("2018-09-30", "10")}, want: derive.OnSchedule},
		{name: "most of 52 is not met by 26",
			of: promise{Kind: plan.Count, Op: plan.MostOf, Target: num("52")}, said: []said{at("2018-12-31", "26")}, want: derive.Overdue, expected: "26", ratio: "100"},
		{name: "most of 52 is met by 27, long before the year ends",
			of: promise{Kind: plan.Count, Op: plan.MostOf, Target: num("52")}, said: []said{at("2018-03-31", "27")}, want: derive.Achieved},
		{name: "the line to most of 52 ends at 26",
			of: promise{Kind: plan.Count, Op: plan.MostOf, Target: num("52")}, said: []said{at("2018-09-30", "19")}, want: derive.OnSchedule, expected: "19", ratio: "100"},
		{name: "most of 53 is met by 27, for half is 26.5",
			of: promise{Kind: plan.Count, Op: plan.MostOf, Target: num("53")}, said: []said{at("2018-09-30", "27")}, want: derive.Achieved},
		{name: "a target of zero is met by zero",
			of: promise{Kind: plan.Amount, Target: num("0")}, said: []said{at("2018-03-31", "0")}, want: derive.Achieved, expected: "0", ratio: none},
		{name: "a limit of zero is kept by zero when it is due",
			of: promise{Kind: plan.Count, Op: plan.AtMost, Target: num("0")}, said: []said{at("2018-12-31", "0")}, want: derive.Achieved},
		{name: "a limit of zero is broken by one when it is due",
			of: promise{Kind: plan.Count, Op: plan.AtMost, Target: num("0")}, said: []said{at("2018-12-31", "1")}, want: derive.Overdue},
		{name: "a negative target is met from above",
			of: promise{Kind: plan.Rate, Target: num("-2")}, said: []said{at("2018-12-31", "-1.9")}, want: derive.Achieved},
		{name: "a negative target is missed from below",
			of: promise{Kind: plan.Rate, Target: num("-2")}, said: []said{at("2018-12-31", "-2.1")}, want: derive.Overdue},
		{name: "a fall to a limit is met at the limit",
			of: promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("80"), Baseline: num("100")}, said: []said{at("2018-12-31", "80")}, want: derive.Achieved},
		{name: "a fall that ends above its limit is overdue",
			of: promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("80"), Baseline: num("100")}, said: []said{at("2018-12-31", "80.1")}, want: derive.Overdue, ratio: "100.1"},
		{name: "a stretch figure that is not reached takes nothing from the target",
			of: promise{Kind: plan.Rate, Target: num("20"), Stretch: num("25")}, said: []said{at("2018-12-31", "20")}, want: derive.Achieved},
		{name: "a stretch figure adds nothing to what is expected",
			of: promise{Kind: plan.Amount, Target: num("365"), Stretch: num("730")}, said: []said{at("2018-09-30", "273")}, want: derive.OnSchedule, expected: "273", ratio: "100"},
		{name: "basically is shown and not judged",
			of: promise{Kind: plan.Share, Target: num("90"), Basically: true}, said: []said{at("2018-12-31", "89.9")}, want: derive.Overdue},
		{name: "a goal to strive for is achieved like any other",
			of: promise{Kind: plan.Count, Firmness: plan.Strive, Target: num("3")}, said: []said{at("2018-12-31", "3")}, want: derive.Achieved},
	})
}

func TestDoneWhenThePlanWasIssued(t *testing.T) {
	for _, kind := range []plan.Kind{plan.Count, plan.Amount, plan.Rate, plan.Share, plan.Milestone, plan.Action} {
		of := promise{Kind: kind, Firmness: plan.Done, Due: on("2018-03-31")}
		if of.Measured() {
			of.Target = num("5")
		}
		for _, reports := range [][]said{nil, {silence("2018-12-31")}} {
			if got := judged(2018, of, reports).Status; got != derive.DoneBefore {
				t.Errorf("a %v done before the plan, with %d reports, is %s", kind, len(reports), got.Key())
			}
		}
	}
}
