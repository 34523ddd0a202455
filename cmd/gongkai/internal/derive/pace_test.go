package derive_test

import (
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/plan"
)

// The last rule for totals. 2020 has 366 days, so that half of a target is expected
// on 1 July, day 183; 2018 has 365, a fifth of which are over on 14 March, day 73.
func TestPaceOfTotals(t *testing.T) {
	amount := promise{Kind: plan.Amount, Target: num("200")}
	limit := promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("200")}
	fall := promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("80"), Baseline: num("120")}
	july := func(value string) []said { return []said{at("2020-07-01", value)} }
	judge(t, 2020, []row{
		{name: "what is expected and more", of: amount, said: july("101"), want: derive.OnSchedule, expected: "100", ratio: "101"},
		{name: "exactly 95 %", of: amount, said: july("95"), want: derive.OnSchedule, ratio: "95"},
		{name: "just below 95 %", of: amount, said: july("94.999999999999"), want: derive.Slightly},
		{name: "exactly 80 %", of: amount, said: july("80"), want: derive.Slightly, ratio: "80"},
		{name: "just below 80 %", of: amount, said: july("79.999999999999"), want: derive.Behind},
		{name: "nothing at all", of: amount, said: july("0"), want: derive.Behind, ratio: "0"},
		{name: "at most, exactly 105 %", of: limit, said: july("105"), want: derive.OnSchedule, expected: "100", ratio: "105"},
		{name: "at most, just above 105 %", of: limit, said: july("105.000000000001"), want: derive.Slightly},
		{name: "at most, exactly 120 %", of: limit, said: july("120"), want: derive.Slightly, ratio: "120"},
		{name: "at most, just above 120 %", of: limit, said: july("120.000000000001"), want: derive.Behind},
		{name: "at most, far below", of: limit, said: july("1"), want: derive.OnSchedule, ratio: "1"},
		{name: "a fall from its baseline, half way", of: fall, said: july("100"), want: derive.OnSchedule, expected: "100", ratio: "100"},
		{name: "a fall from its baseline, exactly 105 %", of: fall, said: july("105"), want: derive.OnSchedule},
		{name: "a fall from its baseline, just above", of: fall, said: july("105.01"), want: derive.Slightly},
		{name: "a fall that has not begun", of: fall, said: july("120.01"), want: derive.Behind},
		{name: "a rise from a baseline above zero",
			of: promise{Kind: plan.Count, Target: num("30"), Baseline: num("10")}, said: july("19"), want: derive.OnSchedule, expected: "20", ratio: "95"},
		{name: "a rise from a baseline above zero, just below",
			of: promise{Kind: plan.Amount, Target: num("30"), Baseline: num("10")}, said: july("18.99"), want: derive.Slightly, expected: "20"},
		{name: "a rise that stays at its baseline",
			of: promise{Kind: plan.Count, Target: num("30"), Baseline: num("10")}, said: july("10"), want: derive.Behind, ratio: "50"},
	})
	judge(t, 2018, []row{
		{name: "a bare figure, exactly 95 %",
			of: promise{Kind: plan.Count, Target: num("100")}, said: []said{at("2018-03-14", "19")}, want: derive.OnSchedule, expected: "20", ratio: "95"},
		{name: "a count is held against the whole ones that are expected: 14 of 14.96",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-09-30", "14")}, want: derive.OnSchedule, expected: "14", ratio: "100"},
		{name: "13 of 14 is below 95 %",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-09-30", "13")}, want: derive.Slightly, ratio: "92.9"},
		{name: "11 of 14 is below 80 %",
			of: promise{Kind: plan.Count, Target: num("20")}, said: []said{at("2018-09-30", "11")}, want: derive.Behind, ratio: "78.6"},
		{name: "14 of an amount of 14.96 is below 95 %",
			of: promise{Kind: plan.Amount, Target: num("20")}, said: []said{at("2018-09-30", "14")}, want: derive.Slightly, expected: "14.96", ratio: "93.6"},
		{name: "a limit on a count is not rounded",
			of: promise{Kind: plan.Count, Op: plan.AtMost, Target: num("20")}, said: []said{at("2018-09-30", "15")}, want: derive.OnSchedule, expected: "14.96", ratio: "100.3"},
		{name: "about is judged by the same line",
			of: promise{Kind: plan.Amount, Op: plan.About, Target: num("200")}, said: []said{at("2018-03-14", "32")}, want: derive.Slightly, expected: "40", ratio: "80"},
		{name: "more than is judged by the same line",
			of: promise{Kind: plan.Amount, Op: plan.MoreThan, Target: num("200")}, said: []said{at("2018-03-14", "38")}, want: derive.OnSchedule, expected: "40", ratio: "95"},
		{name: "most of is judged by the line to its half",
			of: promise{Kind: plan.Amount, Op: plan.MostOf, Target: num("200")}, said: []said{at("2018-03-14", "15.99")}, want: derive.Behind, expected: "20"},
	})
}

// At 0 or below no ratio is formed: what is expected is reached, or it is not.
func TestPaceWhereZeroOrLessIsExpected(t *testing.T) {
	zero := promise{Kind: plan.Amount, Op: plan.MoreThan, Target: num("0")}
	below := promise{Kind: plan.Amount, Target: num("-100"), Baseline: num("-200")}
	through := promise{Kind: plan.Amount, Target: num("100"), Baseline: num("-100")}
	limit := promise{Kind: plan.Amount, Op: plan.AtMost, Target: num("-100"), Baseline: num("-50")}
	accidents := promise{Kind: plan.Count, Op: plan.AtMost, Target: num("0")}
	july := func(value string) []said { return []said{at("2020-07-01", value)} }
	judge(t, 2020, []row{
		{name: "exactly 0 is expected and is there", of: zero, said: july("0"), want: derive.OnSchedule, expected: "0", ratio: none},
		{name: "exactly 0 is expected and less is there", of: zero, said: july("-0.01"), want: derive.Behind, ratio: none},
		{name: "a line through 0, which is reached", of: through, said: july("0"), want: derive.OnSchedule, expected: "0", ratio: none},
		{name: "a line through 0, which is missed", of: through, said: july("-0.01"), want: derive.Behind, expected: "0", ratio: none},
		{name: "less than 0 is expected and reached", of: below, said: july("-150"), want: derive.OnSchedule, expected: "-150", ratio: none},
		{name: "less than 0 is expected and missed by little", of: below, said: july("-150.01"), want: derive.Behind, ratio: none},
		{name: "a limit below 0 is kept", of: limit, said: july("-75"), want: derive.OnSchedule, expected: "-75", ratio: none},
		{name: "a limit below 0 is broken by little", of: limit, said: july("-74.99"), want: derive.Behind, ratio: none},
		{name: "a limit of no accident at all is kept so far", of: accidents, said: july("0"), want: derive.OnSchedule, expected: "0", ratio: none},
		{name: "a limit of no accident at all is broken", of: accidents, said: july("1"), want: derive.Behind, expected: "0", ratio: none},
		{name: "a count below 0 is rounded down as well",
			of: promise{Kind: plan.Count, Target: num("2"), Baseline: num("-3")}, said: july("-1"), want: derive.OnSchedule, expected: "-1", ratio: none},
	})
}

// The last rule for rates and shares: percentage points, never a ratio.
func TestPaceOfRatesAndShares(t *testing.T) {
	rate := promise{Kind: plan.Rate, Target: num("8.2")}
	ceiling := promise{Kind: plan.Rate, Op: plan.AtMost, Target: num("3")}
	shrink := promise{Kind: plan.Rate, Target: num("-2")}
	share := promise{Kind: plan.Share, Target: num("90"), Baseline: num("84")}
	fall := promise{Kind: plan.Share, Op: plan.AtMost, Target: num("10"), Baseline: num("16")}
	july := func(value string) []said { return []said{at("2020-07-01", value)} }
	judge(t, 2020, []row{
		{name: "a rate at its target", of: rate, said: july("8.20"), want: derive.OnSchedule, expected: "8.2", ratio: none},
		{name: "a rate just below its target", of: rate, said: july("8.19"), want: derive.Slightly, ratio: none},
		{name: "a rate exactly 0.5 points below", of: rate, said: july("7.7"), want: derive.Slightly},
		{name: "a rate just more than 0.5 points below", of: rate, said: july("7.699999999999"), want: derive.Behind},
		{name: "a rate above 95 % of its target is behind by its points",
			of: promise{Kind: plan.Rate, Target: num("25")}, said: july("24.4"), want: derive.Behind},
		{name: "a rate is held against the whole year's target in the first days",
			of: rate, said: []said{at("2020-01-02", "7.6")}, want: derive.Behind, expected: "8.2"},
		{name: "a rate takes no path",
			of: promise{Kind: plan.Rate, Target: num("8"), Path: points("2020-07-01", "2")}, said: july("2"), want: derive.Behind, expected: "8"},
		{name: "a rate takes no baseline either",
			of: promise{Kind: plan.Rate, Target: num("8"), Baseline: num("2")}, said: july("5"), want: derive.Behind, expected: "8"},
		{name: "a limit on a rate, at it", of: ceiling, said: july("3"), want: derive.OnSchedule},
		{name: "a limit on a rate, below it", of: ceiling, said: july("-1"), want: derive.OnSchedule},
		{name: "a limit on a rate, exactly 0.5 points above", of: ceiling, said: july("3.5"), want: derive.Slightly},
		{name: "a limit on a rate, just more", of: ceiling, said: july("3.500000000001"), want: derive.Behind},
		{name: "a negative rate at its target", of: shrink, said: july("-2"), want: derive.OnSchedule, expected: "-2", ratio: none},
		{name: "a negative rate exactly 0.5 points below", of: shrink, said: july("-2.5"), want: derive.Slightly},
		{name: "a negative rate just more", of: shrink, said: july("-2.51"), want: derive.Behind},
		{name: "a target of no growth, just missed",
			of: promise{Kind: plan.Rate, Target: num("0")}, said: july("-0.1"), want: derive.Slightly, expected: "0"},
		{name: "more than a rate is on schedule at it",
			of: promise{Kind: plan.Rate, Op: plan.MoreThan, Target: num("10")}, said: july("10"), want: derive.OnSchedule},
		{name: "a share half way from its baseline", of: share, said: july("87"), want: derive.OnSchedule, expected: "87", ratio: none},
		{name: "a share exactly 0.5 points below", of: share, said: july("86.5"), want: derive.Slightly},
		{name: "a share just more than 0.5 points below", of: share, said: july("86.499999999999"), want: derive.Behind},
		{name: "a share by its path, without a baseline",
			of: promise{Kind: plan.Share, Target: num("90"), Path: points("2020-07-01", "85")}, said: july("84.5"), want: derive.Slightly, expected: "85"},
		{name: "a falling share half way", of: fall, said: july("13"), want: derive.OnSchedule, expected: "13"},
		{name: "a falling share exactly 0.5 points above", of: fall, said: july("13.5"), want: derive.Slightly},
		{name: "a falling share just more", of: fall, said: july("13.51"), want: derive.Behind},
		{name: "most of a share by the line to its half",
			of: promise{Kind: plan.Share, Op: plan.MostOf, Target: num("100"), Baseline: num("40")}, said: july("44.5"), want: derive.Slightly, expected: "45"},
	})
}
