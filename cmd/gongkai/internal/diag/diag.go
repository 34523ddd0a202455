// Package diag knows what a problem is: an editor's mistake, with its kind, its
// place, a sentence in both languages and a hint. A stage gathers problems in a
// [List]; the list is sorted and printed once, all of it.
//
//	var problems diag.List
//	problems.Add(place, "unknown-unit",
//		diag.Say("没有代号为“%s”的单位", "no unit has the id %s", id),
//		diag.Hint("写作 unit = \"river\"", "did you mean river?"))
//
// Both sentences stand side by side in the code, so that neither language can be
// forgotten. A machine's failure is no problem but an error, and never comes here.
package diag

import (
	"cmp"
	"fmt"
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// Kind is a problem's permanent name, in lower-case words: "unknown-unit". Kinds
// are added, never renamed: editors, waivers and other programs know them.
type Kind string

// Problem is one mistake in what an editor wrote.
type Problem struct {
	Place source.Place
	Kind  Kind
	Text  lang.Text // what is wrong; lower case, no full stop
	Hint  lang.Text // what to do; may be empty
	See   []Related // other places that explain it; may be empty
}

// Related is another place that a problem speaks of.
type Related struct {
	Place source.Place
	Text  lang.Text
}

// Say is a sentence in both languages, each a format for the same arguments.
func Say(zh, en string, args ...any) lang.Text {
	if len(args) == 0 {
		return lang.Text{ZH: zh, EN: en}
	}
	return lang.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// Option adds to a problem what not every problem has.
type Option func(*Problem)

// Hint says what to do about the problem.
func Hint(zh, en string, args ...any) Option {
	return func(p *Problem) { p.Hint = Say(zh, en, args...) }
}

// See points to another place that the problem speaks of.
func See(place source.Place, zh, en string, args ...any) Option {
	return func(p *Problem) { p.See = append(p.See, Related{place, Say(zh, en, args...)}) }
}

// List gathers problems. Its zero value is ready to use; it is not safe for
// concurrent use.
type List []Problem

// Add appends a problem.
func (l *List) Add(at source.Place, kind Kind, text lang.Text, opts ...Option) {
	p := Problem{Place: at, Kind: kind, Text: text}
	for _, opt := range opts {
		opt(&p)
	}
	*l = append(*l, p)
}

// Sort orders the list by place, then kind and text, and drops exact repetitions,
// so that two runs print the same.
func (l *List) Sort() {
	slices.SortStableFunc(*l, compare)
	*l = slices.CompactFunc(*l, func(a, b Problem) bool { return compare(a, b) == 0 })
}

func compare(a, b Problem) int {
	switch {
	case a.Place.Less(b.Place):
		return -1
	case b.Place.Less(a.Place):
		return 1
	}
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Text.ZH, b.Text.ZH))
}
