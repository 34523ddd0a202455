package plan

import (
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// Commitment is one thing that was promised: the smallest unit that is tracked.
type Commitment struct {
	ID        string
	Name      lang.Text
	Kind      Kind
	Op        Op
	Firmness  Firmness
	Basically bool       // the plan says 基本; shown, not judged
	Unit      *lang.Unit // nil where there is neither a target nor an extent
	Target    lang.Number
	Stretch   lang.Number // a figure above the target that the plan strives for
	Baseline  lang.Number // the level before the plan; unset where none is stated
	Extent    lang.Number // of a milestone or action: shown, never measured
	Due       lang.Date   // never zero: the plan's end where it names no day
	DueGiven  bool        // the plan names the day
	When      lang.Text   // the plan's own words for the time; may be empty
	Names     []lang.Text // names that the plan lists in it
	Others    bool        // the plan adds 等, "and others"
	Stages    []Stage
	Path      []Point     // the plan's own schedule; linear where it is empty
	Priority  *Priority   // nil for a headline indicator
	Project   *Project    // nil for all but the livelihood projects
	PartOf    *Commitment // nil for all but parts
	Places    []*Place
	Notes     []*Note
	Entries   []*Entry // oldest first
	At        source.Place
}

// Stage is a named step of a milestone.
type Stage struct {
	ID   string
	Name lang.Text
	Due  lang.Date // the commitment's own where none is stated
}

// Point is a value that the plan's schedule expects on a day.
type Point struct {
	On    lang.Date
	Value lang.Number
}

// Measured reports whether progress is a figure held against a target.
func (c *Commitment) Measured() bool { return c.Kind <= Share }

// Figure is the number that the plan states: the target, else the extent, else unset.
func (c *Commitment) Figure() lang.Number {
	if c.Target.IsSet() {
		return c.Target
	}
	return c.Extent
}

// Latest is the newest entry, or nil.
func (c *Commitment) Latest() *Entry {
	if len(c.Entries) == 0 {
		return nil
	}
	return c.Entries[len(c.Entries)-1]
}

// Kind says how a commitment is measured.
type Kind uint8

// The kinds. Those up to Share are measured.
const (
	Count     Kind = iota // whole things, added up over the year
	Amount                // a quantity, added up over the year
	Rate                  // a rate of growth over the period so far
	Share                 // a level, such as a coverage
	Milestone             // a finished state, by stages or by itself
	Action                // work without figure or date; never a percentage
)

// Kinds lists the words for the kinds in data files, by Kind.
var Kinds = []string{"count", "amount", "rate", "share", "milestone", "action"}

func (k Kind) String() string { return Kinds[k] }

// Op says how a value meets a target.
type Op uint8

// The operators. Exactly is a bare figure, met when reached.
const (
	Exactly Op = iota
	AtLeast
	AtMost
	About
	MoreThan
	MostOf
)

// Ops lists the words for the operators in data files, by Op.
var Ops = []string{"exactly", "at-least", "at-most", "about", "more-than", "most-of"}

func (o Op) String() string { return Ops[o] }

// Firmness is how strongly the plan commits itself.
type Firmness uint8

// The degrees: a plain promise, 确保, 力争, and what was done when the plan was issued.
const (
	Promise Firmness = iota
	Ensured
	Strive
	Done
)

// Firmnesses lists the words for the degrees in data files, by Firmness.
var Firmnesses = []string{"promise", "ensured", "strive", "done"}

func (f Firmness) String() string { return Firmnesses[f] }
