package verify

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// reference is an attribute's mention of an id of the same file.
type reference struct {
	id       string
	key      string
	from, to int // the tag
}

// checkID keeps an attribute that gives an id, or names some.
func (r *reader) checkID(a attr) {
	switch string(a.key) {
	case "id":
		if len(a.val) > 0 {
			r.keepID(string(a.val), a)
		}
	case "for", "headers", "list", "aria-labelledby", "aria-describedby":
		for id := range strings.FieldsSeq(string(a.val)) {
			r.refer(id, a.key)
		}
	}
}

func (r *reader) keepID(id string, a attr) {
	if other, twice := r.ids[id]; twice {
		from, to := r.attrSpan(a.key)
		r.add(from, to, duplicateID, diag.Say("id“%s”已经用过", "the id %s is there already", clip(id)),
			diag.See(r.at(other, other+1), "另一处", "the other one"))
		return
	}
	r.ids[id] = r.from
}

func (r *reader) refer(id string, key []byte) {
	r.refs = append(r.refs, reference{id, string(key), r.from, r.to})
}

// finishIDs reports the references that lead nowhere; an id may stand behind them.
func (r *reader) finishIDs() {
	for _, ref := range r.refs {
		if _, ok := r.ids[ref.id]; ok {
			continue
		}
		r.from, r.to = ref.from, ref.to
		from, to := r.attrSpan([]byte(ref.key))
		r.add(from, to, idReference, diag.Say("%s 所指的 id“%s”不存在", "%s names the id %s, which is not there", ref.key, clip(ref.id)))
	}
}

func (r *reader) finishPage() {
	r.finishHead()
	r.finishBody()
	r.finishIDs()
}
