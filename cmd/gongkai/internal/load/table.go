package load

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// table is a TOML table that is read key by key. Reading is the schema: what is
// asked for is known, what is asked for as required must be there, and what was
// never asked for is reported by done. A failed reading adds its problem and
// returns the zero value, so that one run finds every mistake.
type table struct {
	doc      *document
	path     string // "" for the file itself
	values   map[string]any
	asked    []string
	problems *diag.List
}

func (d *document) root(problems *diag.List) *table {
	return &table{doc: d, values: d.values, problems: problems}
}

func (t *table) pathOf(key string) string {
	if t.path == "" {
		return key
	}
	return t.path + keySep + key
}

// at is the place of key's value; where is the place of the table's own head.
func (t *table) at(key string) source.Place { return t.doc.at(t.pathOf(key)) }

func (t *table) where() source.Place {
	if t.path == "" {
		return t.doc.file.Whole()
	}
	return t.doc.keyAt(t.path)
}

// need says whether a missing key is a problem.
type need bool

const (
	required need = true
	optional need = false
)

// get is the value of key, noted as asked for.
func (t *table) get(key string, n need) (any, bool) {
	t.asked = append(t.asked, key)
	v, ok := t.values[key]
	if !ok && n == required {
		t.problems.Add(t.where(), "missing-key", diag.Say("缺少“%s”", "%s is missing", key),
			diag.Hint("在这里加一行 %s = …", "add a line %s = …", key))
	}
	return v, ok
}

// String is a text of one line or more; a required one must not be empty.
func (t *table) String(key string, n need) string {
	v, ok := t.get(key, n)
	if !ok {
		return ""
	}
	s, ok := v.(string)
	if !ok {
		t.typeProblem(key, "文字", "text", key+` = "…"`)
		return ""
	}
	if n == required && strings.TrimSpace(s) == "" {
		t.problems.Add(t.at(key), "empty-text", diag.Say("“%s”是空的", "%s is empty", key))
	}
	return s
}

func (t *table) typeProblem(key, zh, en, example string) {
	t.problems.Add(t.at(key), "wrong-type",
		lang.Text{ZH: fmt.Sprintf("“%s”应当是%s", key, zh), EN: fmt.Sprintf("%s must be %s", key, en)},
		diag.Hint("写作 %s", "write %s", example))
}

// Int is a whole number.
func (t *table) Int(key string, n need) int {
	v, ok := t.get(key, n)
	if !ok {
		return 0
	}
	i, ok := v.(int64)
	if !ok {
		t.typeProblem(key, "整数", "a whole number", key+" = 3")
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
		t.typeProblem(key, " true 或 false", "true or false", key+" = true")
	}
	return b
}

// Number is a number with every digit that is written, so 8.20 is not 8.2.
func (t *table) Number(key string, n need) lang.Number {
	v, ok := t.get(key, n)
	if !ok {
		return lang.Number{}
	}
	return t.number(key, v)
}

func (t *table) number(key string, v any) lang.Number {
	switch v.(type) {
	case int64, float64:
	default:
		t.typeProblem(key, "数字", "a number", key+" = 20")
		return lang.Number{}
	}
	text := strings.ReplaceAll(strings.TrimPrefix(t.doc.raw(t.pathOf(key)), "+"), "_", "")
	number, err := lang.ParseNumber(text)
	if err != nil {
		t.problems.Add(t.at(key), "bad-number", diag.Say("“%s”不是普通写法的数字", "%s is not a plainly written number", text),
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
	day, err := lang.ParseDate(t.doc.raw(t.pathOf(key)))
	if _, isTime := v.(time.Time); !isTime || err != nil {
		t.problems.Add(t.at(key), "bad-date", diag.Say("“%s”应当是日期", "%s must be a date", key),
			diag.Hint("写作 %[1]s = 2018-09-30，不加引号", "write %[1]s = 2018-09-30, without quotes", key))
		return lang.Date{}
	}
	return day
}

// Time is a day and an hour with its time zone.
func (t *table) Time(key string, n need) time.Time {
	v, ok := t.get(key, n)
	if !ok {
		return time.Time{}
	}
	at, isTime := v.(time.Time)
	if _, err := time.Parse(time.RFC3339, t.doc.raw(t.pathOf(key))); !isTime || err != nil {
		t.problems.Add(t.at(key), "bad-date", diag.Say("“%s”应当是带时区的时间", "%s must be a time with its zone", key),
			diag.Hint("写作 %[1]s = 2018-10-12T09:30:00+08:00", "write %[1]s = 2018-10-12T09:30:00+08:00", key))
		return time.Time{}
	}
	return at
}

// Enum is one of words, as its index.
func (t *table) Enum(key string, n need, words []string) int {
	v, ok := t.get(key, n)
	if !ok {
		return 0
	}
	s, _ := v.(string)
	if i := slices.Index(words, s); i >= 0 {
		return i
	}
	list := strings.Join(words, ", ")
	t.problems.Add(t.at(key), "bad-value", diag.Say("“%[1]s”不能是 %[2]s", "%[1]s cannot be %[2]s", key, t.doc.raw(t.pathOf(key))),
		diag.Hint("可用：%[1]s", "one of: %[1]s", list))
	return 0
}

// Strings is a list of texts.
func (t *table) Strings(key string) []string {
	v, ok := t.get(key, optional)
	if !ok {
		return nil
	}
	list, ok := v.([]any)
	if !ok {
		t.typeProblem(key, "列表", "a list", key+` = ["…"]`)
		return nil
	}
	out := make([]string, 0, len(list))
	for i, item := range list {
		s, ok := item.(string)
		if !ok {
			t.typeProblem(key+keySep+strconv.Itoa(i), "文字", "text", `"…"`)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Text is a text in both languages: key.zh and key.en. A text that lacks one
// language is a problem even where the text is optional.
func (t *table) Text(key string, n need) lang.Text {
	v, ok := t.get(key, n)
	if !ok {
		return lang.Text{}
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.typeProblem(key, "中英两种文字", "text in both languages", key+`.zh = "…"`)
		return lang.Text{}
	}
	in := &table{doc: t.doc, path: t.pathOf(key), values: values, problems: t.problems}
	return in.bothLanguages(key)
}

func (t *table) bothLanguages(key string) lang.Text {
	for _, suffix := range slices.Sorted(maps.Keys(t.values)) {
		if suffix != "zh" && suffix != "en" {
			t.problems.Add(t.doc.keyAt(t.pathOf(suffix)), "unknown-language",
				diag.Say("“%[1]s”不是本站的语言", "%[1]s is not a language of this site", suffix),
				diag.Hint("只有 %[1]s.zh 和 %[1]s.en", "there are only %[1]s.zh and %[1]s.en", key))
		}
	}
	text := lang.Text{ZH: t.language("zh", key), EN: t.language("en", key)}
	t.asked = nil
	return text
}

func (t *table) language(code, key string) string {
	v, ok := t.values[code]
	s, isText := v.(string)
	switch {
	case !ok:
		t.problems.Add(t.where(), "missing-text", diag.Say("“%[1]s”缺少 %[1]s.%[2]s", "%[1]s has no %[1]s.%[2]s", key, code),
			diag.Hint("两种语言都要写：%[1]s.zh 和 %[1]s.en", "write both languages: %[1]s.zh and %[1]s.en", key))
	case !isText:
		t.typeProblem(code, "文字", "text", key+"."+code+` = "…"`)
	case strings.TrimSpace(s) == "":
		t.problems.Add(t.at(code), "missing-text", diag.Say("%[1]s.%[2]s 是空的", "%[1]s.%[2]s is empty", key, code),
			diag.Hint("两种语言都要写：%[1]s.zh 和 %[1]s.en", "write both languages: %[1]s.zh and %[1]s.en", key))
	}
	return strings.TrimSpace(s)
}

// Tables is a list of tables: [[key]], or key = [ { … } ].
func (t *table) Tables(key string) []*table {
	v, ok := t.get(key, optional)
	if !ok {
		return nil
	}
	var list []map[string]any
	switch v := v.(type) {
	case []map[string]any:
		list = v
	case []any:
		for _, item := range v {
			m, ok := item.(map[string]any)
			if !ok {
				t.typeProblem(key, "一组表", "a list of tables", "[["+key+"]]")
				return nil
			}
			list = append(list, m)
		}
	default:
		t.typeProblem(key, "一组表", "a list of tables", "[["+key+"]]")
		return nil
	}
	out := make([]*table, len(list))
	for i, values := range list {
		out[i] = &table{doc: t.doc, path: t.pathOf(key) + keySep + strconv.Itoa(i), values: values, problems: t.problems}
	}
	return out
}

// Table is one table, [key]; nil where it is missing.
func (t *table) Table(key string, n need) *table {
	v, ok := t.get(key, n)
	if !ok {
		return nil
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.typeProblem(key, "一个表", "a table", "["+key+"]")
		return nil
	}
	return &table{doc: t.doc, path: t.pathOf(key), values: values, problems: t.problems}
}

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// ID is the table's own permanent name.
func (t *table) ID() string {
	id := t.String("id", required)
	if id != "" && !idForm.MatchString(id) {
		t.problems.Add(t.at("id"), "bad-id", diag.Say("代号“%s”的写法不对", "the id %s is not well formed", id),
			diag.Hint("只用小写英文字母、数字和连字符，如 city-rivers", "use lower-case letters, digits and hyphens, as in city-rivers"))
		return ""
	}
	return id
}

// done reports every key that nothing asked for, with the nearest one that is known.
func (t *table) done() {
	for _, key := range slices.Sorted(maps.Keys(t.values)) {
		if slices.Contains(t.asked, key) {
			continue
		}
		opt := diag.Hint("可用的键：%s", "known keys: %s", strings.Join(t.asked, ", "))
		if near := diag.Nearest(key, t.asked); near != "" {
			opt = diag.Hint("是不是 %s？", "did you mean %s?", near)
		}
		t.problems.Add(t.doc.keyAt(t.pathOf(key)), "unknown-key", diag.Say("不认识的键“%s”", "unknown key %s", key), opt)
	}
}
