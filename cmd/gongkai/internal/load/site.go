package load

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

func (l *loader) siteFile() {
	file := l.toml("data/site.toml", required)
	if file == nil {
		return
	}
	if t := file.Table("site", required); t != nil {
		l.site.Name = t.Text("name", required)
		l.site.Region = t.Text("region", required)
		l.site.Base = t.String("base", required)
		if base := l.site.Base; base != "" && (!strings.HasPrefix(base, "https://") || !strings.HasSuffix(base, "/")) {
			l.problems.Add(t.at("base"), "bad-value", diag.Say("base 不是完整的网址", "base is not a full address"),
				diag.Hint("以 https:// 开头，以 / 结尾，如 https://draft.invalid/", "begin with https:// and end with a slash, as in https://draft.invalid/"))
		}
		t.done()
	}
	file.done()
}

func (l *loader) unitsFile() {
	file := l.toml("data/units.toml", required)
	if file == nil {
		return
	}
	first := map[string]source.Place{}
	for _, t := range file.Tables("unit") {
		u := unit(t)
		if l.isNew(t, u.ID, first) {
			l.units[u.ID] = &u
			l.site.Units = append(l.site.Units, u)
		}
	}
	file.done()
}

func unit(t *table) lang.Unit {
	u := lang.Unit{ID: t.ID(), Kinds: t.Strings("kinds"), ZH: t.String("zh", required), Tight: t.Bool("tight"), Wan: t.Bool("wan"), Million: t.Bool("million")}
	if prefix := t.Table("prefix", optional); prefix != nil {
		u.PrefixEN = prefix.String("en", required)
		prefix.done()
	}
	// A unit that stands before its figure needs no word behind it.
	behind := need(u.PrefixEN == "")
	if en := t.Table("en", behind); en != nil {
		u.One, u.Many = en.String("one", behind), en.String("many", behind)
		en.done()
	}
	if also := t.Table("also", optional); also != nil {
		u.Also = lang.Also{EN: also.String("en", required), Times: also.Int("times", required), Over: also.Int("over", required), Places: also.Int("places", required)}
		also.done()
	}
	t.done()
	return u
}

func (l *loader) termsFile() {
	file := l.toml("data/terms.toml", optional)
	if file == nil {
		return
	}
	first := map[string]source.Place{}
	for _, t := range file.Tables("term") {
		term := &plan.Term{
			ID:         t.ID(),
			Text:       lang.Text{ZH: t.String("zh", required), EN: t.String("en", required)},
			Pinyin:     t.String("pinyin", optional),
			Confidence: t.String("confidence", required),
			Gloss:      t.Text("gloss", optional),
			Open:       t.Bool("open"),
			IsName:     t.Bool("name"),
			At:         t.at("id"),
		}
		t.done()
		if l.isNew(t, term.ID, first) {
			l.terms[term.ID] = term
			l.site.Terms = append(l.site.Terms, term)
		}
	}
	file.done()
}

// isNew notes id among those of first and reports one that is taken.
func (l *loader) isNew(t *table, id string, first map[string]source.Place) bool {
	if id == "" {
		return false
	}
	if other, taken := first[id]; taken {
		l.problems.Add(t.at("id"), "duplicate-id", diag.Say("代号“%s”已经用过", "the id %s is taken", id),
			diag.See(other, "另一处在这里", "the other declaration"),
			diag.Hint("换一个代号；代号一经公布不再改", "choose another id; once published, an id never changes"))
		return false
	}
	first[id] = t.at("id")
	return true
}
