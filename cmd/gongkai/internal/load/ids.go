package load

import (
	"maps"
	"slices"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// word is a text with its place, such as the id by which a file refers to a thing.
type word struct {
	text string
	at   source.Place
}

// noun is what things of one kind are called, and the kind of problem that a
// reference to none of them is.
type noun struct {
	kind   diag.Kind
	zh, en string
	home   string // where they are declared
}

// ids are the things of one kind by their id.
type ids[T any] struct {
	noun
	byID     map[string]*T
	lost     *bool // what declares some could not be read: nothing is unknown for sure
	problems *diag.List
}

func newIDs[T any](lost *bool, problems *diag.List, n noun) *ids[T] {
	return &ids[T]{n, map[string]*T{}, lost, problems}
}

// find is the thing that w names, or nil after a problem. An empty word was reported
// when it was read.
func (s *ids[T]) find(w word) *T {
	v := s.byID[w.text]
	if v == nil && w.text != "" && !*s.lost {
		hint := diag.Hint("要先写进 %s", "it must first be declared in %s", s.home)
		if near := diag.Nearest(w.text, slices.Sorted(maps.Keys(s.byID))); near != "" {
			hint = diag.Hint("是不是 %s？", "did you mean %s?", near)
		}
		s.problems.Add(w.at, s.kind, lang.Text{
			ZH: "没有代号为“" + w.text + "”的" + s.zh,
			EN: "no " + s.en + " has the id " + w.text,
		}, hint)
	}
	return v
}

// findAll is what words name, in their order and each once.
func (s *ids[T]) findAll(words []word) []*T {
	var out []*T
	for _, w := range words {
		switch v := s.find(w); {
		case v == nil:
		case slices.Contains(out, v):
			s.problems.Add(w.at, "duplicate-reference", diag.Say("“%s”写了两次", "%s is listed twice", w.text),
				diag.Hint("删去一个", "remove one"))
		default:
			out = append(out, v)
		}
	}
	return out
}

// isNew notes the table's id among those of first, which no two things share, and
// reports one that is taken.
func isNew(t *table, id string, first map[string]source.Place) bool {
	if id == "" {
		return false // which was reported
	}
	if other, taken := first[id]; taken {
		t.bad("id", "duplicate-id", diag.Say("代号“%s”已经用过", "the id %s is taken", id),
			diag.See(other, "另一处在这里", "the other declaration"),
			diag.Hint("换一个代号；代号一经公布不再改", "choose another id; once published, an id never changes"))
		return false
	}
	first[id] = t.at("id")
	return true
}

// declare lists v, and makes it known by its id if the id is new.
func declare[T any](t *table, id string, v *T, first map[string]source.Place, known *ids[T], list *[]*T) {
	*list = append(*list, v)
	known.declare(t, id, v, first)
}

func (s *ids[T]) declare(t *table, id string, v *T, first map[string]source.Place) {
	if id == "" {
		*s.lost = true
	}
	if isNew(t, id, first) {
		s.byID[id] = v
	}
}
