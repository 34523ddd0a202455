package load

import (
	"net/url"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

func (l *loader) siteFile() {
	var lost bool
	file := l.toml("data/site.toml", required, &lost)
	if file == nil {
		return
	}
	if t := file.Table("site", required); t != nil {
		l.site.Name = t.Text("name", required)
		l.site.Region = t.Text("region", required)
		l.site.Base = t.String("base", required)
		if l.site.Base != "" && !isBase(l.site.Base) {
			t.bad("base", "bad-value", diag.Say("base 不是网站根目录的完整网址", "base is not the full address of the site's root"),
				diag.Hint("以 https:// 开头，以 / 结尾，如 https://draft.invalid/", "begin with https:// and end with a slash, as in https://draft.invalid/"))
		}
		t.done()
	}
	file.done()
}

// isBase reports whether a site can stand at an address: what is put behind it must
// stay part of its path.
func isBase(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil &&
		!strings.ContainsAny(address, "?#") && strings.HasSuffix(address, "/")
}

func (l *loader) unitsFile() {
	file := l.toml("data/units.toml", required, &l.unitsLost)
	if file == nil {
		return
	}
	first := map[string]source.Place{}
	for _, t := range file.Tables("unit") {
		u := unit(t)
		l.site.Units = append(l.site.Units, u)
		l.units.declare(t, u.ID, &u, first)
	}
	if !file.done() {
		l.unitsLost = true
	}
}

func unit(t *table) lang.Unit {
	u := lang.Unit{ID: t.ID(), Kinds: unitKinds(t), ZH: t.String("zh", required), Tight: t.Bool("tight"), Wan: t.Bool("wan"), Million: t.Bool("million")}
	if prefix := t.Table("prefix", optional); prefix != nil {
		u.PrefixEN = prefix.String("en", required)
		prefix.done()
	}
	// A unit that stands before its figure needs no word behind it.
	behind := need(!t.has("prefix"))
	if en := t.Table("en", behind); en != nil {
		u.One, u.Many = en.String("one", behind), en.String("many", behind)
		en.done()
	}
	if also := t.Table("also", optional); also != nil {
		u.Also = lang.Also{EN: also.String("en", required), Times: also.Int("times", required, 1), Over: also.Int("over", required, 1), Places: also.Int("places", required, 0)}
		also.done()
	}
	t.done()
	return u
}

// unitKinds are the kinds of commitment that a unit fits; only what is measured has a
// unit of its own.
func unitKinds(t *table) []string {
	measured := plan.Kinds[:plan.Share+1]
	var out []string
	for _, w := range t.Words("kinds", required) {
		if !slices.Contains(measured, w.text) {
			t.badWord(w, "kinds", measured)
			continue
		}
		out = append(out, w.text)
	}
	return out
}

// confidences are how sure a term's English is; see plan.Term.
var confidences = []string{"A", "B", "C", "D"}

func (l *loader) termsFile() {
	file := l.toml("data/terms.toml", optional, &l.termsLost)
	if file == nil {
		return
	}
	first := map[string]source.Place{}
	for _, t := range file.Tables("term") {
		term := &plan.Term{
			ID:     t.ID(),
			Text:   lang.Text{ZH: t.String("zh", required), EN: t.String("en", required)},
			Pinyin: t.String("pinyin", optional),
			Gloss:  t.Text("gloss", optional),
			Open:   t.Bool("open"),
			IsName: t.Bool("name"),
			At:     t.at("id"),
		}
		if i, ok := t.Enum("confidence", required, confidences); ok {
			term.Confidence = confidences[i]
		}
		t.done()
		declare(t, term.ID, term, first, l.terms, &l.site.Terms)
	}
	if !file.done() {
		l.termsLost = true
	}
}
