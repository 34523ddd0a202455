package draw

import "time"

// What the tests of the outside need of the inside.

var (
	CodeKey = codeKey
	Seal    = seal
	Open    = open
)

// Limit is how long one chart may take.
func Limit(limit time.Duration) Option { return func(d *Drawer) { d.limit = limit } }
