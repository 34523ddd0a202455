// Package plan is the model: a government's annual work plan as it was published
// and as it is reported on. It has nouns only. What the nouns must satisfy stands
// in check, what follows from them in derive, how they are written in load.
//
//	Site ─ Units, Terms
//	  └─ Plan ─ Pillars ─ Priorities ─ Commitments ─ Entries
//	       ├─ Headline            commitments of no pillar
//	       ├─ Projects, Places    other ways to the same commitments
//	       ├─ Reports ─ Entries   what was reported, by date
//	       └─ Notes               the editor's, on the source
//
// One noun serves everything that was promised: a headline indicator is a
// commitment too. A fact stands once; whatever shows it again points to it.
//
// Pointers are set by load and never nil where a comment does not say so. Every
// slice is in the order of the source, so that no output depends on a map.
package plan

import (
	"time"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// Site is all that is built together: what is said once for every plan, and the plans.
type Site struct {
	Name   lang.Text
	Region lang.Text
	Base   string // absolute address of the site's root, with a slash at its end
	Units  []lang.Unit
	Terms  []*Term
	About  Narrative
	Plans  []*Plan // newest year first
}

// Term is an expression that the site explains and renders the same everywhere.
type Term struct {
	ID         string
	Text       lang.Text
	Pinyin     string // may be empty
	Confidence string // A official, B variants exist, C standard usage, D unresolved
	Gloss      lang.Text
	Open       bool // the plan does not explain it, and the gloss says so
	IsName     bool // a numeral in it is part of a name, not a figure
	Used       []*Priority
	At         source.Place
}

// Plan is one year's work plan.
type Plan struct {
	Path         string // folder under data/, such as "2018"; begins its addresses
	Year         int
	From, To     lang.Date
	ReportsEvery int       // months between two reports
	Published    lang.Date // when the source stood on the web; never a page's own date
	Name         lang.Text
	Issuer       lang.Text
	SourceTitle  lang.Text
	Summary      lang.Text // one sentence: what the year is about
	Narrative    Narrative
	Pillars      []*Pillar
	Priorities   []*Priority // in order of number
	Projects     []*Project
	Places       []*Place
	Notes        []*Note
	Headline     []*Commitment
	Commitments  []*Commitment // all, headline first, then by priority
	Reports      []*Report     // oldest first
	At           source.Place
}

// Pillar is one of the plan's main parts.
type Pillar struct {
	ID         string
	No         int
	Name, Aim  lang.Text
	Narrative  Narrative
	Priorities []*Priority
	At         source.Place
}

// Priority is a numbered head of the plan, which holds commitments.
type Priority struct {
	ID          string
	No          int
	SourceNo    string // the number as printed, where it differs; else empty
	Pillar      *Pillar
	Name, Aim   lang.Text
	Notes       []*Note
	Narrative   Narrative
	Commitments []*Commitment
	Restated    []Restatement
	At          source.Place
}

// Restatement is a place where the plan states again what it has promised
// elsewhere: it has no target, page or count of its own.
type Restatement struct {
	Of    *Commitment
	Name  lang.Text
	Op    Op
	Notes []*Note
	At    source.Place
}

// Project is one of the livelihood projects, a bundle of commitments.
type Project struct {
	ID          string
	No          int
	Name, Aim   lang.Text
	Commitments []*Commitment
	At          source.Place
}

// Place is a place that the plan names.
type Place struct {
	ID          string
	Name        lang.Text
	Commitments []*Commitment
	At          source.Place
}

// Note is the editor's word on a defect or an open reading of the source, which
// the site shows and never silently mends.
type Note struct {
	ID          string
	Title, Text lang.Text
	Defect      bool // a defect; else an open reading
	At          source.Place
}

// Narrative is where a subject's own text stands; the text itself is read again
// when a page shows it, so that memory holds facts and not prose.
type Narrative struct {
	Files   lang.Text // name of each language's file
	Summary lang.Text // one sentence, from the front matter
}

// Report is what was said of many commitments as of one date.
type Report struct {
	ID        string // file name without its ending, such as "2018-09"
	AsOf      lang.Date
	Published time.Time
	By        lang.Text // who says so
	Sample    bool      // invented for demonstration; shown as such wherever used
	Entries   []*Entry
	Evidence  []*Evidence
	At        source.Place
}

// Entry is what one report says of one commitment.
type Entry struct {
	Report   *Report
	Of       *Commitment
	Value    lang.Number // so far in all, never the increase; unset where none is given
	Done     bool        // a milestone without named stages is reached
	Stages   []string    // ids of the stages that are done
	Note     lang.Text
	Evidence []*Evidence
	At       source.Place
}

// Evidence is what an entry rests on.
type Evidence struct {
	ID   string
	Name lang.Text
	At   source.Place
}
