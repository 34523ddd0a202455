package derive_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/plan"
)

// quarters is a plan with one count, reported each quarter; a report comes out on
// the twelfth day after the day that it speaks of.
func quarters() (*plan.Plan, *promise) {
	p := year(2018)
	c := add(p, promise{ID: "rivers", Kind: plan.Count, Target: num("20")},
		at("2018-03-31", "5"), at("2018-06-30", "7"), at("2018-09-30", "14"), at("2018-12-31", "21"))
	for _, r := range p.Reports {
		published(r, r.AsOf.AddDays(12).String())
	}
	return p, c
}

func TestTheEarlierReportIsJudgedUntilTheNextIsPublished(t *testing.T) {
	p, c := quarters()
	for _, row := range []struct {
		today, asOf string
		reports     int
		want        derive.Status
	}{
		{"2018-04-11", "", 0, derive.NotReported},
		{"2018-04-12", "2018-03-31", 1, derive.OnSchedule},
		{"2018-07-11", "2018-03-31", 1, derive.OnSchedule},
		{"2018-07-12", "2018-06-30", 2, derive.Behind},
		{"2018-10-11", "2018-06-30", 2, derive.Behind},
		{"2018-10-12", "2018-09-30", 3, derive.OnSchedule},
		{"2019-01-11", "2018-09-30", 3, derive.OnSchedule},
		{"2019-01-12", "2018-12-31", 4, derive.Achieved},
		{"2026-01-01", "2018-12-31", 4, derive.Achieved},
	} {
		f := derive.Plan(p, on(row.today))
		if got := f.Of(c).Status; got != row.want || f.AsOf.String() != row.asOf || len(f.Reports) != row.reports || len(f.Entries(c)) != row.reports {
			t.Errorf("on %s: %s by %d reports and %d entries as of %v, want %s by %d as of %s",
				row.today, got.Key(), len(f.Reports), len(f.Entries(c)), f.AsOf, row.want.Key(), row.reports, row.asOf)
		}
	}
}

// A report may come out late, after the one of the next date.
func TestALateReportStaysOutOfTheHistoryToo(t *testing.T) {
	p, c := quarters()
	published(p.Reports[1], "2018-11-20")
	f := derive.Plan(p, on("2018-10-12"))
	if f.AsOf != on("2018-09-30") || f.Of(c).Status != derive.OnSchedule {
		t.Errorf("judged as of %v: %s", f.AsOf, f.Of(c).Status.Key())
	}
	if got := story(f.History(c)); got != "2018-03-31 on-schedule, 2018-09-30 on-schedule" {
		t.Errorf("history: %s", got)
	}
	if got := f.Changes(); len(got) != 1 || !got[0].Before.Equal(num("5")) {
		t.Errorf("before the newest report stands %v, want the 5 of March", got)
	}
	if len(c.Entries) != 4 {
		t.Errorf("the plan's own entries are now %d", len(c.Entries))
	}
}

func story(history []derive.Standing) string {
	var out []string
	for _, s := range history {
		out = append(out, s.Entry.Report.AsOf.String()+" "+s.Status.Key())
	}
	return strings.Join(out, ", ")
}

// The day of publication is the publisher's own, wherever the site is built.
func TestAReportIsPublishedOnItsOwnCalendarDay(t *testing.T) {
	early, late := moment("2018-10-12", 1, 8), moment("2018-10-12", 23, -5) // the 11th and the 13th in UTC
	for _, publication := range []time.Time{early, late} {
		p := year(2018)
		c := add(p, promise{Kind: plan.Count, Target: num("20")}, at("2018-09-30", "14"))
		p.Reports[0].Published = publication
		if s := derive.Plan(p, on("2018-10-11")).Of(c); s.Entry != nil {
			t.Errorf("published at %v, it is shown the day before", publication)
		}
		if s := derive.Plan(p, on("2018-10-12")).Of(c); s.Entry == nil {
			t.Errorf("published at %v, it is not shown on that day", publication)
		}
		if got := derive.Newest(p); got != on("2018-10-12") {
			t.Errorf("published at %v, the newest day is %v", publication, got)
		}
	}
}

func TestNewest(t *testing.T) {
	p, _ := quarters()
	if got := derive.Newest(p); got != on("2019-01-12") {
		t.Errorf("the newest publication is of %v", got)
	}
	published(p.Reports[1], "2019-02-01")
	if got := derive.Newest(p); got != on("2019-02-01") {
		t.Errorf("a late report makes it %v", got)
	}
	if got := derive.Newest(year(2018)); got != on("2018-01-01") {
		t.Errorf("without reports it is %v, want the plan's first day", got)
	}
}

func TestHistoryJudgesEachEntryAtItsOwnDate(t *testing.T) {
	p, c := quarters()
	add(p, promise{Kind: plan.Count, Target: num("1")}, at("2018-05-31", "0")) // a report that is silent on c
	published(p.Reports[1], "2018-06-12")
	f := derive.Plan(p, on("2026-01-01"))
	want := "2018-03-31 on-schedule, 2018-06-30 behind, 2018-09-30 on-schedule, 2018-12-31 achieved"
	if got := story(f.History(c)); got != want {
		t.Errorf("history: %s\nwant:    %s", got, want)
	}
	if got := f.History(add(p, promise{Kind: plan.Action})); len(got) != 0 {
		t.Errorf("without entries the history is %s", story(got))
	}
}

func TestTheLastOfTheHistoryIsHowItStands(t *testing.T) {
	p, c := quarters()
	for today := p.From; today.Before(on("2019-02-01")); today = today.AddDays(1) {
		f := derive.Plan(p, today)
		if h := f.History(c); len(h) > 0 && !reflect.DeepEqual(h[len(h)-1], f.Of(c)) {
			t.Fatalf("on %v: %+v ends a history but %+v is shown", today, h[len(h)-1], f.Of(c))
		}
	}
}

func TestChanges(t *testing.T) {
	p := year(2018)
	same := promise{ID: "same", Kind: plan.Count, Target: num("20")}
	add(p, same, at("2018-06-30", "9"), at("2018-09-30", "14"))
	add(p, promise{ID: "fell-behind", Kind: plan.Count, Target: num("20")}, at("2018-03-31", "1"), at("2018-06-30", "9"), at("2018-09-30", "9"))
	add(p, promise{ID: "also-same", Kind: plan.Milestone}, noted("2018-06-30"), noted("2018-09-30"))
	add(p, promise{ID: "first-told", Kind: plan.Action}, noted("2018-09-30"))
	add(p, promise{ID: "not-told", Kind: plan.Count, Target: num("20")}, at("2018-06-30", "9"))
	want := "fell-behind 9 on-schedule→behind, first-told none not-reported→action-only, same 9 on-schedule→on-schedule, also-same none under-way→under-way"
	var got []string
	for _, c := range derive.Plan(p, on("2018-10-12")).Changes() {
		got = append(got, fmt.Sprintf("%s %s %s→%s", c.Entry.Of.ID, shown(c.Before), c.From.Key(), c.To.Key()))
	}
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	if got := derive.Plan(p, p.From).Changes(); got != nil {
		t.Errorf("before any report %d things changed", len(got))
	}
}

// due is a plan of which September is the newest report.
func due() *plan.Plan {
	p := year(2018)
	count := func(id, day string, given bool, value string) {
		c := promise{ID: id, Kind: plan.Count, Target: num("20"), DueGiven: given}
		if day != "" {
			c.Due = on(day)
		}
		add(p, c, at("2018-09-30", value))
	}
	count("year-end", "", false, "14")
	count("december", "2018-12-31", true, "14")
	count("year-end-too", "", false, "3")
	count("december-done", "2018-12-31", true, "20")
	count("june", "2018-06-30", true, "19")
	count("october", "2018-10-01", true, "19")
	count("september", "2018-09-30", true, "19")
	count("november-done", "2018-11-30", true, "25")
	add(p, promise{ID: "action", Kind: plan.Action}, noted("2018-09-30"))
	add(p, promise{ID: "before", Kind: plan.Count, Firmness: plan.Done, Target: num("1")})
	return p
}

func days(dues []derive.Due) string {
	var out []string
	for _, d := range dues {
		line := d.On.String()
		for _, c := range d.Of {
			line += " " + c.ID
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestDues(t *testing.T) {
	f := derive.Plan(due(), on("2018-10-12"))
	want := `2018-06-30 june
2018-09-30 september
2018-10-01 october
2018-11-30 november-done
2018-12-31 december december-done year-end year-end-too`
	if got := days(f.Dues()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestNextIsDueAfterTheNewestReportAndNotAchieved(t *testing.T) {
	f := derive.Plan(due(), on("2018-10-12"))
	want := `2018-10-01 october
2018-12-31 december year-end year-end-too`
	if got := days(f.Next()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	p := due()
	p.Reports = nil
	for _, c := range p.Commitments {
		c.Entries = nil
	}
	if got := derive.Plan(p, p.From).Next(); len(got) != 5 {
		t.Errorf("before any report every due day is next, but these are listed:\n%s", days(got))
	}
}

func TestTallyCountsTheGroupsApart(t *testing.T) {
	p := year(2018)
	sept := func(value string) said { return at("2018-09-30", value) }
	count := func(f plan.Firmness, value string) {
		add(p, promise{Kind: plan.Count, Firmness: f, Target: num("20")}, sept(value))
	}
	count(plan.Promise, "20")
	count(plan.Ensured, "20")
	count(plan.Promise, "14")
	count(plan.Promise, "13")
	count(plan.Ensured, "1")
	count(plan.Strive, "20")
	count(plan.Strive, "1")
	add(p, promise{Kind: plan.Count, Target: num("20"), Due: on("2018-08-31")}, sept("19"))
	add(p, promise{Kind: plan.Count, Firmness: plan.Strive, Target: num("20"), Due: on("2018-08-31")}, sept("19"))
	add(p, promise{Kind: plan.Action}, noted("2018-09-30"))
	add(p, promise{Kind: plan.Action, Firmness: plan.Strive}, noted("2018-09-30"))
	add(p, promise{Kind: plan.Action, Firmness: plan.Ensured})
	add(p, promise{Kind: plan.Action, Firmness: plan.Done})
	add(p, promise{Kind: plan.Count, Firmness: plan.Done, Target: num("1")})
	add(p, promise{Kind: plan.Milestone})

	f := derive.Plan(p, on("2018-10-12"))
	var want derive.Tally
	want.Total = 15
	want.Totals = [...]int{derive.Promises: 7, derive.Stretches: 3, derive.Actions: 3, derive.Before: 2}
	promises, stretches := &want.Counts[derive.Promises], &want.Counts[derive.Stretches]
	promises[derive.Achieved], promises[derive.OnSchedule], promises[derive.Slightly] = 2, 1, 1
	promises[derive.Behind], promises[derive.Overdue], promises[derive.NotReported] = 1, 1, 1
	stretches[derive.Achieved], stretches[derive.Behind], stretches[derive.StretchUnmet] = 1, 1, 1
	want.Counts[derive.Actions][derive.ActionOnly], want.Counts[derive.Actions][derive.NotReported] = 2, 1
	want.Counts[derive.Before][derive.DoneBefore] = 2
	got := f.Tally(p.Commitments)
	if got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got.Of(derive.Achieved) != 3 || got.Of(derive.NotReported) != 2 || got.Of(derive.UnderWay) != 0 {
		t.Errorf("of all groups %d are achieved, %d not reported, %d under way", got.Of(derive.Achieved), got.Of(derive.NotReported), got.Of(derive.UnderWay))
	}
	if got.Late() != 3 {
		t.Errorf("%d promises are late, want the slightly behind, the behind and the overdue", got.Late())
	}
	if some := f.Tally(p.Commitments[:2]); some.Total != 2 || some.Of(derive.Achieved) != 2 {
		t.Errorf("of the first two: %+v", some)
	}
	if empty := f.Tally(nil); empty != (derive.Tally{}) {
		t.Errorf("of nothing: %+v", empty)
	}
}

func TestIsStale(t *testing.T) {
	for _, c := range []struct {
		name, asOf, today string
		want              bool
	}{
		{"three months to the day after the last figures", "2018-06-30", "2018-09-30", false},
		{"a day longer", "2018-06-30", "2018-10-01", true},
		{"figures of the last of February hold to the last of May", "2018-02-28", "2018-05-31", false},
		{"and no longer", "2018-02-28", "2018-06-01", true},
		{"no report in the first three months", "", "2018-03-31", false},
		{"no report for longer", "", "2018-04-01", true},
		{"before the plan begins", "", "2017-12-31", false},
		{"the last report is owed by the year's end", "2018-09-30", "2018-12-31", false},
		{"and is missed once the year is over", "2018-09-30", "2019-01-01", true},
		{"a plan reported to its end owes no more", "2018-12-31", "2026-01-01", false},
		{"nor one reported beyond it", "2019-03-31", "2026-01-01", false},
		{"a plan never reported stays stale", "", "2026-01-01", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := year(2018)
			if c.asOf != "" {
				add(p, promise{Kind: plan.Action}, noted(c.asOf))
			}
			if got := derive.Plan(p, on(c.today)).IsStale(); got != c.want {
				t.Errorf("stale: %v", got)
			}
		})
	}
	p, _ := quarters()
	if !derive.Plan(p, on("2018-07-11")).IsStale() {
		t.Error("a report that is not published yet keeps the site fresh")
	}
	p.ReportsEvery = 6
	if derive.Plan(p, on("2018-07-11")).IsStale() {
		t.Error("a half-yearly plan is stale after three months")
	}
}

func TestWhatRestsOnAnInventedReportSaysSo(t *testing.T) {
	p := year(2018)
	first := add(p, promise{Kind: plan.Action}, noted("2018-03-31"))
	second := add(p, promise{Kind: plan.Action}, noted("2018-03-31"), noted("2018-06-30"))
	p.Reports[1].Sample = true
	add(p, promise{Kind: plan.Action}, noted("2018-09-30"))
	f := derive.Plan(p, on("2018-06-29"))
	if f.Sample || f.Of(first).Sample() || f.Of(second).Sample() {
		t.Error("an invented report that is not published marks what is shown")
	}
	f = derive.Plan(p, on("2018-06-30"))
	if later := derive.Plan(p, on("2018-09-30")); !later.Sample {
		t.Error("an invented report is forgotten after one that is not")
	}
	if !f.Sample || f.Of(first).Sample() || !f.Of(second).Sample() {
		t.Errorf("plan %v, what it does not tell of %v, what it tells of %v", f.Sample, f.Of(first).Sample(), f.Of(second).Sample())
	}
}
