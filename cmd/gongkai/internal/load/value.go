package load

import (
	"maps"
	"slices"
	"strings"
	"time"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// String is a text of one line or more; a required one must not be empty.
func (t *table) String(key string, n need) string {
	v, ok := t.get(key, n)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.wrongType(t.at(key), key, "文字", "text", key+` = "…"`)
		return ""
	}
	if n == required && strings.TrimSpace(s) == "" {
		t.bad(key, "empty-text", diag.Say("“%s”是空的", "%s is empty", key),
			diag.Hint("写上内容", "fill it in"))
	}
	return s
}

// Int is a whole number, and at least least; 0 after a problem.
func (t *table) Int(key string, n need, least int) int {
	v, ok := t.get(key, n)
	if !ok {
		return 0
	}
	i, ok := v.(int64)
	if !ok {
		t.wrongType(t.at(key), key, "整数", "a whole number", key+" = 3")
		return 0
	}
	if i < int64(least) {
		t.bad(key, "bad-value", diag.Say("“%s”至少是 %d", "%s is at least %d", key, least),
			diag.Hint("写作 %[1]s = %[2]d 或更大", "write %[1]s = %[2]d or more", key, least))
		return 0
	}
	return int(i)
}

// Bool is true or false; false where it is missing.
func (t *table) Bool(key string) bool {
	v, ok := t.get(key, optional)
	if !ok {
		return false
	}
	b, ok := v.(bool)
	if !ok {
		t.wrongType(t.at(key), key, " true 或 false", "true or false", key+" = true")
	}
	return b
}

// Number is a number with every digit that is written, so 8.20 is not 8.2.
func (t *table) Number(key string, n need) lang.Number {
	v, ok := t.get(key, n)
	if !ok {
		return lang.Number{}
	}
	switch v.(type) {
	case int64, float64:
	default:
		t.wrongType(t.at(key), key, "数字", "a number", key+" = 20")
		return lang.Number{}
	}
	text := strings.ReplaceAll(strings.TrimPrefix(t.raw(key), "+"), "_", "")
	number, err := lang.ParseNumber(text)
	if err != nil {
		t.bad(key, "bad-number", diag.Say("“%s”不是普通写法的数字", "%s is not a plainly written number", text),
			diag.Hint("只用数字、小数点和负号，最多 19 位", "use digits, a point and a minus sign only, at most 19 digits"))
	}
	return number
}

// Date is a calendar day.
func (t *table) Date(key string, n need) lang.Date {
	v, ok := t.get(key, n)
	if !ok {
		return lang.Date{}
	}
	written := t.raw(key)
	day, err := lang.ParseDate(written)
	_, isTime := v.(time.Time)
	if isTime && err != nil && len(written) == len("2018-02-30") {
		t.bad(key, "bad-date", diag.Say("没有 %s 这一天", "there is no such day as %s", written),
			diag.Hint("核对月份和日子", "check the month and the day"))
		return lang.Date{}
	}
	if !isTime || err != nil {
		t.bad(key, "bad-date", diag.Say("“%s”应当是日期", "%s must be a date", key),
			diag.Hint("写作 %[1]s = 2018-09-30，不加引号", "write %[1]s = 2018-09-30, without quotes", key))
		return lang.Date{}
	}
	return day
}

// Time is a day and an hour with its time zone, in the years 1 to 9999.
func (t *table) Time(key string, n need) time.Time {
	v, ok := t.get(key, n)
	if !ok {
		return time.Time{}
	}
	at, isTime := v.(time.Time)
	if _, err := time.Parse(time.RFC3339, t.raw(key)); !isTime || err != nil || at.Year() < 1 {
		t.bad(key, "bad-date", diag.Say("“%s”应当是带时区的时间", "%s must be a time with its zone", key),
			diag.Hint("写作 %[1]s = 2018-10-12T09:30:00+08:00", "write %[1]s = 2018-10-12T09:30:00+08:00", key))
		return time.Time{}
	}
	return at
}

// Enum is one of words, as its index. It reports false where it is another word, or
// missing though required; optional and missing is the first.
func (t *table) Enum(key string, n need, words []string) (int, bool) {
	v, ok := t.get(key, n)
	if !ok {
		return 0, n == optional
	}
	s, isText := v.(string)
	if i := slices.Index(words, s); i >= 0 {
		return i, true
	}
	if !isText {
		t.wrongType(t.at(key), key, "文字", "text", key+` = "`+words[0]+`"`)
		return 0, false
	}
	t.badWord(word{s, t.at(key)}, key, words)
	return 0, false
}

// badWord reports a word that is none of words.
func (t *table) badWord(w word, key string, words []string) {
	opt := diag.Hint("可用：%[1]s", "one of: %[1]s", strings.Join(words, ", "))
	if near := diag.Nearest(w.text, words); near != "" {
		opt = diag.Hint("是不是 %s？", "did you mean %s?", near)
	}
	t.doc.problems.Add(w.at, "bad-value", diag.Say("“%[1]s”不能是 %[2]s", "%[1]s cannot be %[2]s", key, w.text), opt)
}

// Word is a text with its place, such as a reference to a thing by its id.
func (t *table) Word(key string, n need) word {
	return word{t.String(key, n), t.at(key)}
}

// Words is a list of texts with their places.
func (t *table) Words(key string, n need) []word {
	v, ok := t.get(key, n)
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		t.wrongType(t.at(key), key, "列表", "a list", key+` = ["…"]`)
		return nil
	}
	if n == required && len(list) == 0 {
		t.bad(key, "empty-text", diag.Say("“%s”是空的", "%s is empty", key), diag.Hint("至少写一个", "name at least one"))
	}
	var out []word
	for i, item := range list {
		at := t.doc.at(t.item(key, i))
		s, ok := item.(string)
		if !ok {
			t.wrongType(at, key, "一列文字", "a list of texts", key+` = ["…"]`)
			continue
		}
		out = append(out, word{s, at})
	}
	return out
}

// Text is a text in both languages: key.zh and key.en. A text that lacks one
// language is a problem even where the text is optional.
func (t *table) Text(key string, n need) lang.Text {
	v, ok := t.getForm(key, n, key+".zh = …, "+key+".en = …")
	if !ok {
		return lang.Text{}
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.wrongType(t.at(key), key, "中英两种文字", "text in both languages", key+`.zh = "…"`)
		return lang.Text{}
	}
	return t.inner(t.node.keys[key], values).bothLanguages(key)
}

// bothLanguages is the text of a table that has a key for each language. Where a key
// is none, the missing language is probably meant, and not reported, too.
func (t *table) bothLanguages(name string) lang.Text {
	text := lang.Text{ZH: t.language(lang.ZH, name), EN: t.language(lang.EN, name)}
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if !slices.Contains(t.asked, key) {
			t.missing = nil
			t.doc.problems.Add(t.keyAt(key), "unknown-language", diag.Say("“%s”不是本站的语言", "%s is not a language of this site", key),
				diag.Hint("只有 %[1]s.zh 和 %[1]s.en", "there are only %[1]s.zh and %[1]s.en", name))
		}
	}
	for _, l := range t.missing {
		t.doc.problems.Add(t.where(), "missing-text", diag.Say("“%[1]s”缺少 %[1]s.%[2]s", "%[1]s has no %[1]s.%[2]s", name, l.key), twoLanguages(name))
	}
	return text
}

func (t *table) language(l lang.Lang, name string) string {
	key := l.Code()
	v, ok := t.get(key, required)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	full := name + "." + key
	if !ok {
		t.wrongType(t.at(key), full, "文字", "text", full+` = "…"`)
		return ""
	}
	s = strings.TrimSpace(s)
	if s == "" {
		t.bad(key, "missing-text", diag.Say("%s 是空的", "%s is empty", full), twoLanguages(name))
	}
	return s
}

func twoLanguages(name string) diag.Option {
	return diag.Hint("两种语言都要写：%[1]s.zh 和 %[1]s.en", "write both languages: %[1]s.zh and %[1]s.en", name)
}
