package derive_test

import (
	"testing"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
)

// The second rule. Where the newest report is as of the due date, only an entry as
// of that date or later will do, and it will do for good.
func TestNotReported(t *testing.T) {
	count := promise{Kind: plan.Count, Target: num("20")}
	june := promise{Kind: plan.Count, Target: num("20"), Due: on("2018-06-30")}
	judge(t, 2018, []row{
		{name: "a plan without any report", of: count, want: derive.NotReported, expected: none},
		{name: "a commitment that no report names", of: count, said: []said{silence("2018-03-31")}, want: derive.NotReported},
		{name: "an entry as of the newest report is within",
			of: count, said: []said{at("2018-09-30", "14")}, want: derive.OnSchedule},
		{name: "an entry of June is not within three months up to 30 September",
			of: count, said: []said{at("2018-06-30", "9"), silence("2018-09-30")}, want: derive.NotReported},
		{name: "an entry a day after the edge is within",
			of: count, said: []said{at("2018-07-01", "9"), silence("2018-09-30")}, want: derive.OnSchedule},
		{name: "the last figure stays shown",
			of: count, said: []said{at("2018-06-30", "9"), silence("2018-09-30")}, want: derive.NotReported, expected: "9", ratio: "100"},
		{name: "the window up to 31 May begins after the last of February",
			of: count, said: []said{at("2018-02-28", "3"), silence("2018-05-31")}, want: derive.NotReported},
		{name: "the window up to 30 May begins after the last of February as well",
			of: count, said: []said{at("2018-02-28", "3"), silence("2018-05-30")}, want: derive.NotReported},
		{name: "the window up to 28 May does not hold 28 February, its last day",
			of: count, said: []said{at("2018-02-28", "3"), silence("2018-05-28")}, want: derive.NotReported},
		{name: "the window up to 28 May holds 1 March",
			of: count, said: []said{at("2018-03-01", "3"), silence("2018-05-28")}, want: derive.OnSchedule},
		{name: "once the newest report is as of the due date an entry before it is too old",
			of: june, said: []said{at("2018-06-29", "19"), silence("2018-06-30")}, want: derive.NotReported},
		{name: "the same where the newest report is after the due date",
			of: june, said: []said{at("2018-06-29", "19"), silence("2018-07-31")}, want: derive.NotReported},
		{name: "while the newest report is before the due date the entry is within",
			of: june, said: []said{at("2018-05-31", "19"), silence("2018-06-29")}, want: derive.OnSchedule},
		{name: "an entry as of the due date settles it for good",
			of: june, said: []said{at("2018-06-30", "19"), silence("2018-12-31")}, want: derive.Overdue},
		{name: "due before the first report, and that report silent",
			of: promise{Kind: plan.Count, Target: num("2"), Due: on("2018-02-28")}, said: []said{silence("2018-03-31")}, want: derive.NotReported},
		{name: "a goal to strive for that is not reported is not yet unreached",
			of: promise{Kind: plan.Count, Firmness: plan.Strive, Target: num("20")}, said: []said{at("2018-09-30", "19"), silence("2018-12-31")}, want: derive.NotReported},
		{name: "a milestone that is not reported",
			of: promise{Kind: plan.Milestone}, said: []said{noted("2018-03-31"), silence("2018-06-30")}, want: derive.NotReported},
		{name: "an action that is not reported",
			of: promise{Kind: plan.Action}, said: []said{noted("2018-03-31"), silence("2018-06-30")}, want: derive.NotReported},
		{name: "an action that no report ever names",
			of: promise{Kind: plan.Action}, said: []said{silence("2018-06-30")}, want: derive.NotReported},
	})
}

// The window follows the plan's own interval.
func TestTheWindowIsThePlansInterval(t *testing.T) {
	for _, c := range []struct {
		name  string
		every int
		last  string // of the commitment; the newest report is as of 30 November
		want  derive.Status
	}{
		{"monthly, reported a month before", 1, "2018-10-31", derive.NotReported},
		{"monthly, reported a day later", 1, "2018-11-01", derive.Slightly},
		{"half-yearly, reported half a year before", 6, "2018-05-31", derive.NotReported},
		{"half-yearly, reported a day later", 6, "2018-06-01", derive.OnSchedule},
		{"yearly, reported in the plan's first days", 12, "2018-01-02", derive.OnSchedule},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(2018)
			p.ReportsEvery = c.every
			it := add(p, promise{Kind: plan.Amount, Target: num("365")}, at(c.last, "250"), silence("2018-11-30"))
			if got := derive.Plan(p, p.To).Of(it).Status; got != c.want {
				t.Errorf("is %s, want %s", got.Key(), c.want.Key())
			}
		})
	}
}

func TestActionsOverdueAndStretch(t *testing.T) {
	judge(t, 2018, []row{
		{name: "an action shows its latest statement only",
			of: promise{Kind: plan.Action}, said: []said{noted("2018-03-31")}, want: derive.ActionOnly, expected: none, ratio: none},
		{name: "an action is never overdue",
			of: promise{Kind: plan.Action}, said: []said{noted("2018-12-31")}, want: derive.ActionOnly},
		{name: "an action to strive for is never an unreached stretch",
			of: promise{Kind: plan.Action, Firmness: plan.Strive}, said: []said{noted("2018-12-31")}, want: derive.ActionOnly},
		{name: "the extent of an action is not measured",
			of: promise{Kind: plan.Action, Extent: num("11800")}, said: []said{noted("2018-09-30")}, want: derive.ActionOnly, expected: none, ratio: none},
		{name: "a target missed on its very due date is overdue",
			of: promise{Kind: plan.Count, Target: num("20"), Due: on("2018-06-30")}, said: []said{at("2018-06-30", "19")}, want: derive.Overdue, expected: "20", ratio: "95"},
		{name: "a day earlier it is only behind its line",
			of: promise{Kind: plan.Count, Target: num("20"), Due: on("2018-06-30")}, said: []said{at("2018-06-29", "19")}, want: derive.OnSchedule, expected: "19"},
		{name: "what is ensured is overdue like any promise",
			of: promise{Kind: plan.Count, Firmness: plan.Ensured, Target: num("20")}, said: []said{at("2018-12-31", "19")}, want: derive.Overdue},
		{name: "a goal to strive for is not reached, never overdue",
			of: promise{Kind: plan.Count, Firmness: plan.Strive, Target: num("20")}, said: []said{at("2018-12-31", "1")}, want: derive.StretchUnmet},
		{name: "before it is due a goal to strive for is judged by its pace",
			of: promise{Kind: plan.Count, Firmness: plan.Strive, Target: num("20")}, said: []said{at("2018-09-30", "1")}, want: derive.Behind},
		{name: "a milestone to strive for is not reached",
			of: promise{Kind: plan.Milestone, Firmness: plan.Strive}, said: []said{noted("2018-12-31")}, want: derive.StretchUnmet},
		{name: "a bare share is overdue too, for at its due date the target is expected",
			of: promise{Kind: plan.Share, Target: num("90")}, said: []said{at("2018-12-31", "89.99")}, want: derive.Overdue},
		{name: "due before the first report and not met by it",
			of: promise{Kind: plan.Count, Target: num("2"), Due: on("2018-02-28")}, said: []said{at("2018-03-31", "1")}, want: derive.Overdue, expected: "2"},
	})
}

func TestUnderWay(t *testing.T) {
	judge(t, 2018, []row{
		{name: "less than one whole of a count is expected",
			of: promise{Kind: plan.Count, Target: num("4")}, said: []said{at("2018-03-31", "0")}, want: derive.UnderWay, expected: "0", ratio: none},
		{name: "the same though some are done already",
			of: promise{Kind: plan.Count, Target: num("4")}, said: []said{at("2018-03-31", "2")}, want: derive.UnderWay},
		{name: "one whole is expected from the day on which the line reaches it",
			of: promise{Kind: plan.Count, Target: num("5")}, said: []said{at("2018-03-14", "0")}, want: derive.Behind, expected: "1", ratio: "0"},
		{name: "and not the day before",
			of: promise{Kind: plan.Count, Target: num("5")}, said: []said{at("2018-03-13", "0")}, want: derive.UnderWay, expected: "0"},
		{name: "a count whose own schedule begins later",
			of: promise{Kind: plan.Count, Target: num("20"), Path: points("2018-06-30", "0", "2018-09-30", "8")}, said: []said{at("2018-06-30", "0")}, want: derive.UnderWay, expected: "0"},
		{name: "more than none, of which none is done yet",
			of: promise{Kind: plan.Count, Op: plan.MoreThan, Target: num("0")}, said: []said{at("2018-06-30", "0")}, want: derive.UnderWay, expected: "0"},
		{name: "an amount has no whole ones: any part of it is expected",
			of: promise{Kind: plan.Amount, Target: num("4")}, said: []said{at("2018-03-31", "0")}, want: derive.Behind, expected: "0.99"},
		{name: "a milestone without stages is itself the stage and not due yet",
			of: promise{Kind: plan.Milestone}, said: []said{noted("2018-09-30")}, want: derive.UnderWay, expected: none, ratio: none},
		{name: "a milestone none of whose stages is due",
			of: promise{Kind: plan.Milestone, Stages: steps("a", "2018-07-01", "b", "2018-12-31")}, said: []said{stages("2018-06-30")}, want: derive.UnderWay},
		{name: "the same though one is done ahead of its time",
			of: promise{Kind: plan.Milestone, Stages: steps("a", "2018-07-01", "b", "2018-12-31")}, said: []said{stages("2018-06-30", "a")}, want: derive.UnderWay},
		{name: "a share without baseline or schedule",
			of: promise{Kind: plan.Share, Target: num("90")}, said: []said{at("2018-09-30", "10")}, want: derive.UnderWay, expected: none, ratio: none},
		{name: "a limit on a share without baseline or schedule",
			of: promise{Kind: plan.Share, Op: plan.AtMost, Target: num("90")}, said: []said{at("2018-09-30", "99")}, want: derive.UnderWay},
		{name: "a share without baseline before its schedule begins, for a missing baseline is not zero",
			of: promise{Kind: plan.Share, Target: num("90"), Path: points("2018-06-30", "80")}, said: []said{at("2018-06-29", "10")}, want: derive.UnderWay, expected: none},
		{name: "a baseline of zero is a baseline",
			of: promise{Kind: plan.Share, Target: num("73"), Baseline: num("0")}, said: []said{at("2018-09-30", "10")}, want: derive.Behind, expected: "54.6"},
		{name: "an empty note on a milestone due later is not a failure",
			of: promise{Kind: plan.Milestone, Extent: num("5")}, said: []said{{"2018-06-30", &plan.Entry{}}}, want: derive.UnderWay, ratio: none},
	})
}

func TestMilestones(t *testing.T) {
	two := promise{Kind: plan.Milestone, Stages: steps("design", "2018-06-30", "build", "2018-12-31")}
	judge(t, 2018, []row{
		{name: "a milestone without stages is achieved when it is reported so",
			of: promise{Kind: plan.Milestone}, said: []said{reached("2018-06-30")}, want: derive.Achieved},
		{name: "a milestone without stages is overdue when its day has come",
			of: promise{Kind: plan.Milestone}, said: []said{noted("2018-12-31")}, want: derive.Overdue},
		{name: "a stage is due on its own day",
			of: two, said: []said{stages("2018-06-30")}, want: derive.Behind},
		{name: "and not the day before",
			of: two, said: []said{stages("2018-06-29")}, want: derive.UnderWay},
		{name: "a stage done in time is on schedule",
			of: two, said: []said{stages("2018-06-30", "design")}, want: derive.OnSchedule},
		{name: "a later stage done early does not stand in for the one that is due",
			of: two, said: []said{stages("2018-09-30", "build")}, want: derive.Behind},
		{name: "all stages done are the milestone achieved",
			of: two, said: []said{stages("2018-09-30", "build", "design")}, want: derive.Achieved},
		{name: "one stage named twice is one stage",
			of: two, said: []said{stages("2018-09-30", "design", "design")}, want: derive.OnSchedule},
		{name: "a stage missing on the last day is overdue",
			of: two, said: []said{stages("2018-12-31", "design")}, want: derive.Overdue},
		{name: "a milestone is never slightly behind, with one of three stages late",
			of:   promise{Kind: plan.Milestone, Stages: steps("a", "2018-03-31", "b", "2018-03-31", "c", "2018-03-31")},
			said: []said{stages("2018-09-30", "a", "b")}, want: derive.Behind},
	})
	s := judged(2018, two, []said{stages("2018-09-30", "build")})
	if s.StageDue != 1 || s.StageLate != 1 || s.Done != 1 {
		t.Errorf("%d stages due, %d late, %d done, want 1 of each", s.StageDue, s.StageLate, s.Done)
	}
	if s := judged(2018, promise{Kind: plan.Milestone}, []said{reached("2018-06-30")}); s.Done != 1 {
		t.Errorf("a milestone without stages that is reached counts %d done", s.Done)
	}
}

// A note says nothing of progress: null is not zero and not done.
func TestNullIsNotZero(t *testing.T) {
	s := judged(2018, promise{Kind: plan.Milestone}, []said{noted("2018-06-30")})
	if s.Ratio.IsSet() || s.Gap.IsSet() || s.Done != 0 || s.Schedule != (derive.Schedule{}) {
		t.Errorf("a note alone gives ratio %v, gap %v, %d done, %+v", s.Ratio, s.Gap, s.Done, s.Schedule)
	}
	silent := judged(2018, promise{Kind: plan.Amount, Target: num("5")}, nil)
	if silent.Entry != nil || silent.Ratio.IsSet() || silent.Gap.IsSet() || silent.Sample() {
		t.Errorf("no report gives %+v", silent)
	}
	zero := judged(2018, promise{Kind: plan.Amount, Target: num("73")}, []said{at("2018-09-30", "0")})
	if !zero.Ratio.Equal(lang.Int(0)) || !zero.Gap.Equal(num("-54.6")) || zero.Status != derive.Behind {
		t.Errorf("a reported zero gives ratio %v, gap %v, %s", zero.Ratio, zero.Gap, zero.Status.Key())
	}
}
