package lang_test

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
)

var day = lang.D

func TestDatesInWords(t *testing.T) {
	for _, c := range []struct {
		date                     lang.Date
		iso, zh, en              string
		dayZH, dayEN             string
		monthNameZH, monthNameEN string
	}{
		{day(2018, 9, 30), "2018-09-30", "2018年9月30日", "30 September 2018", "9月30日", "30 September", "9月", "September"},
		{day(2015, 3, 1), "2015-03-01", "2015年3月1日", "1 March 2015", "3月1日", "1 March", "3月", "March"},
		{day(1, 1, 1), "0001-01-01", "1年1月1日", "1 January 1", "1月1日", "1 January", "1月", "January"},
		{day(9999, 12, 31), "9999-12-31", "9999年12月31日", "31 December 9999", "12月31日", "31 December", "12月", "December"},
		{lang.Date{}, "", "—", "—", "—", "—", "—", "—"},
	} {
		d := c.date
		got := []string{d.String(), d.In(lang.ZH), d.In(lang.EN), d.MonthDay(lang.ZH), d.MonthDay(lang.EN), d.MonthName(lang.ZH), d.MonthName(lang.EN)}
		want := []string{c.iso, c.zh, c.en, c.dayZH, c.dayEN, c.monthNameZH, c.monthNameEN}
		if !slices.Equal(got, want) {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, in := range []string{
		"", "2018", "2018-09", "2018-9-30", "2018-09-31", "2018-02-29", "1900-02-29", "2018-00-10", "2018-13-01", "2018-01-00",
		"0000-01-01", "12018-01-01", "-2018-01-01", "2018-09-30 ", " 2018-09-30", "2018/09/30", "20180930",
		"2018-09-30T00:00:00Z", "２０１８-09-30", "2018年9月30日",
	} {
		if d, err := lang.ParseDate(in); err == nil || !d.IsZero() {
			t.Errorf("ParseDate(%q) = %v, want an error", in, d)
		}
	}
	if d, err := lang.ParseDate("2016-02-29"); err != nil || d != day(2016, 2, 29) {
		t.Errorf("the leap day of 2016 is %v, %v", d, err)
	}
}

func TestDPanicsOnNoSuchDay(t *testing.T) {
	for _, c := range [][3]int{{2018, 2, 29}, {2018, 13, 1}, {2018, 0, 1}, {2018, 4, 31}, {2018, 4, 0}, {0, 1, 1}, {10000, 1, 1}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("D accepts %v", c)
				}
			}()
			lang.D(c[0], c[1], c[2])
		}()
	}
}

// Every day of eight centuries, leap years and all, agrees with package time and is
// read back from each of its forms.
func TestEveryDay(t *testing.T) {
	first := day(1600, 1, 1)
	at := first.Time()
	for i, d := 0, first; d.Year() < 2400; i++ {
		if !d.Time().Equal(at) || d.Year() != at.Year() || d.Month() != int(at.Month()) || d.Day() != at.Day() {
			t.Fatalf("%v is %v", d, at)
		}
		if back, err := lang.ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%v is read as %v, %v", d, back, err)
		}
		if first.Days(d) != i || d.Days(first) != -i || first.AddDays(i) != d || d.AddDays(-i) != first {
			t.Fatalf("%v is %d days after %v, want %d", d, first.Days(d), first, i)
		}
		next := d.AddDays(1)
		if !d.Before(next) || !next.After(d) || d.Compare(d) != 0 || d.After(d) || d.Before(d) {
			t.Fatalf("order of %v and %v", d, next)
		}
		d, at = next, at.AddDate(0, 0, 1)
	}
}

func TestDateWordsAreReadBack(t *testing.T) {
	for d := day(2016, 1, 1); d.Year() < 2020; d = d.AddDays(1) {
		var year, month, date int
		if _, err := fmt.Sscanf(d.In(lang.ZH), "%d年%d月%d日", &year, &month, &date); err != nil || day(year, month, date) != d {
			t.Fatalf("%q: %v", d.In(lang.ZH), err)
		}
		at, err := time.Parse("2 January 2006", d.In(lang.EN))
		if err != nil || !at.Equal(d.Time()) {
			t.Fatalf("%q: %v", d.In(lang.EN), err)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2018-06-15", 3, "2018-09-15"},
		{"2018-06-30", -3, "2018-03-31"}, // the last day stays the last
		{"2018-09-30", -3, "2018-06-30"},
		{"2018-12-31", -3, "2018-09-30"},
		{"2018-03-30", -1, "2018-02-28"}, // clamped
		{"2016-01-30", 1, "2016-02-29"},
		{"2016-02-28", 12, "2017-02-28"},
		{"2016-02-29", 12, "2017-02-28"},
		{"2017-02-28", -12, "2016-02-29"},
		{"2018-01-31", 0, "2018-01-31"},
		{"2018-11-10", 3, "2019-02-10"},
		{"2018-01-10", -1, "2017-12-10"},
		{"2018-01-10", -25, "2015-12-10"},
		{"9999-12-31", 1, ""},
		{"0001-01-01", -1, ""},
		{"2018-01-01", math.MaxInt, ""},
		{"2018-01-01", math.MinInt, ""},
	} {
		from, err := lang.ParseDate(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.n).String(); got != c.want {
			t.Errorf("%s and %d months is %q, want %q", c.from, c.n, got, c.want)
		}
	}
}

func TestQuarterEndsFollowEachOther(t *testing.T) {
	for d := day(2000, 3, 31); d.Year() < 2100; d = d.AddMonths(3) {
		if d.AddDays(1).Day() != 1 || d.Month()%3 != 0 || d.AddMonths(3).AddMonths(-3) != d {
			t.Fatalf("%v is not the end of a quarter", d)
		}
	}
}

func TestNoDate(t *testing.T) {
	var none lang.Date
	d := day(2018, 1, 1)
	if !none.IsZero() || d.IsZero() || !none.Before(d) || !d.After(none) || none.Compare(none) != 0 {
		t.Error("no date must come before every date")
	}
	if none.AddDays(1) != none || none.AddMonths(1) != none || none.Days(d) != 0 || d.Days(none) != 0 || !none.Time().IsZero() {
		t.Error("nothing is computed from no date")
	}
	for _, n := range []int{math.MaxInt, math.MinInt, 5_000_000, -5_000_000} {
		if got := d.AddDays(n); got != none {
			t.Errorf("%d days later is %v, outside the calendar", n, got)
		}
	}
}

func TestDateJSON(t *testing.T) {
	type dates struct{ A, B lang.Date }
	const text = `{"A":"2018-09-30","B":null}`
	var v dates
	if err := json.Unmarshal([]byte(text), &v); err != nil || v != (dates{A: day(2018, 9, 30)}) {
		t.Fatalf("read %v, %v", v, err)
	}
	if got, err := json.Marshal(v); err != nil || string(got) != text {
		t.Errorf("wrote %s, %v", got, err)
	}
	for _, bad := range []string{`{"A":20180930}`, `{"A":"2018-02-30"}`, `{"A":""}`, `{"A":"2018-09-30T00:00:00Z"}`} {
		if err := json.Unmarshal([]byte(bad), &v); err == nil {
			t.Errorf("%s is accepted as %v", bad, v.A)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, seed := range []string{"2018-09-30", "2016-02-29", "2018-02-29", "0000-01-01", "9999-12-31", "2018-9-30"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := lang.ParseDate(s)
		if err != nil {
			if !d.IsZero() {
				t.Errorf("%q is refused and read as %v", s, d)
			}
			return
		}
		if d.String() != s || d != day(d.Year(), d.Month(), d.Day()) {
			t.Errorf("%q became %v", s, d)
		}
	})
}
