package lang

import (
	"cmp"
	"encoding/json"
	"fmt"
	"time"
)

// Date is a day of the calendar, in the years 1 to 9999, without a time or a place
// on Earth. Dates compare with ==. The zero Date is no date.
type Date struct{ year, month, day int }

// maxYear is the last year that ISO 8601 writes with four digits.
const maxYear = 9999

// D is a date known when the program is written; it panics where the calendar has
// no such day.
func D(year, month, day int) Date {
	d := Date{year, month, day}
	if !d.isReal() {
		panic(fmt.Sprintf("no such day: %d-%d-%d", year, month, day))
	}
	return d
}

// ParseDate reads YYYY-MM-DD, and refuses a day that the calendar does not have.
func ParseDate(iso string) (Date, error) {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil || t.Year() < 1 {
		return Date{}, fmt.Errorf("not a day written as YYYY-MM-DD: %q", iso)
	}
	return dateOf(t), nil
}

// dateOf is t's day in t's own zone, or no date outside the years 1 to 9999.
func dateOf(t time.Time) Date {
	year, month, day := t.Date()
	if year < 1 || year > maxYear {
		return Date{}
	}
	return Date{year, int(month), day}
}

func (d Date) isReal() bool {
	return d.year >= 1 && d.year <= maxYear && d.month >= 1 && d.month <= 12 &&
		d.day >= 1 && d.day <= daysIn(d.year, d.month)
}

// daysIn is the number of days in a month; month 13 is the next year's first.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// Year is 1 to 9999, or 0 of no date.
func (d Date) Year() int { return d.year }

// Month is 1 to 12, or 0 of no date.
func (d Date) Month() int { return d.month }

// Day is the day of the month from 1, or 0 of no date.
func (d Date) Day() int { return d.day }

// String is the date as programs write it, "2018-09-30", and empty of no date.
// [ParseDate] reads it back.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.year, d.month, d.day)
}

// Compare is -1, 0 or +1 as d is before, on or after e. No date comes first.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.year, e.year), cmp.Compare(d.month, e.month), cmp.Compare(d.day, e.day))
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// Time is the beginning of the day in UTC, and the zero time of no date.
func (d Date) Time() time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
}

// Days is how many days until is later than d, negative where it is earlier: one
// day from the 30th to the 31st. It is 0 where either is no date.
func (d Date) Days(until Date) int {
	if d.IsZero() || until.IsZero() {
		return 0
	}
	return int((until.Time().Unix() - d.Time().Unix()) / secondsPerDay)
}

const (
	secondsPerDay = 24 * 60 * 60
	maxDays       = maxYear * 366 // more than any two Dates are apart
)

// AddDays is the day n days later, or earlier where n is negative. Like AddMonths
// it gives no date outside the years 1 to 9999, and of no date.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > maxDays || n < -maxDays {
		return Date{}
	}
	return dateOf(d.Time().AddDate(0, 0, n))
}

// AddMonths is the same day n months later. Where that month is too short it is
// its last day, and the last day of a month stays the last: 30 June less three
// months is 31 March.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() || n > maxDays || n < -maxDays {
		return Date{}
	}
	first := time.Date(d.year, time.Month(d.month+n), 1, 0, 0, 0, 0, time.UTC)
	to := dateOf(first)
	if to.IsZero() {
		return to
	}
	last := daysIn(to.year, to.month)
	if d.day == daysIn(d.year, d.month) {
		return Date{to.year, to.month, last}
	}
	return Date{to.year, to.month, min(d.day, last)}
}

// In is the date in words, "2018年9月30日" or "30 September 2018", and "—" of no date.
func (d Date) In(l Lang) string {
	switch {
	case d.IsZero():
		return dash
	case l == ZH:
		return fmt.Sprintf("%d年%d月%d日", d.year, d.month, d.day)
	}
	return fmt.Sprintf("%d %s %d", d.day, time.Month(d.month), d.year)
}

// MonthDay is the date without its year, "9月30日" or "30 September".
func (d Date) MonthDay(l Lang) string {
	switch {
	case d.IsZero():
		return dash
	case l == ZH:
		return fmt.Sprintf("%d月%d日", d.month, d.day)
	}
	return fmt.Sprintf("%d %s", d.day, time.Month(d.month))
}

// MonthName is the date's month, "9月" or "September".
func (d Date) MonthName(l Lang) string {
	switch {
	case d.IsZero():
		return dash
	case l == ZH:
		return fmt.Sprintf("%d月", d.month)
	}
	return time.Month(d.month).String()
}

// MarshalJSON writes "2018-09-30", or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.String())
}

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Date) UnmarshalJSON(text []byte) error {
	*d = Date{}
	if string(text) == "null" {
		return nil
	}
	var iso string
	err := json.Unmarshal(text, &iso)
	if err != nil {
		return err
	}
	*d, err = ParseDate(iso)
	return err
}
