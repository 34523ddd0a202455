package load

import (
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// mistakes are the common mistakes of form, by a part of what the parser says of
// them. What is not listed is told in the parser's own words, which are English.
var mistakes = []struct {
	message string
	text    lang.Text
}{
	{"has already been defined", diag.Say("这个键或表前面已经写过", "this key or table was written before")},
	{"was already created", diag.Say("这个键或表前面已经写过", "this key or table was written before")},
	{"expected value but found", diag.Say("这里应当是一个值", "a value should stand here")},
	{"expected a top-level item to end", diag.Say("值的后面还有别的内容", "something follows the value on its line")},
	{"expected '.' or '='", diag.Say("键的后面应当是等号", "a key is followed by an equals sign")},
	{"expected '.' or ']'", diag.Say("方括号没有配对", "a bracket is not closed")},
	{"expected end of table array", diag.Say("方括号没有配对", "a bracket is not closed")},
	{"expected a comma", diag.Say("这里应当是逗号或右括号", "a comma or a closing bracket should stand here")},
	{"strings cannot contain newlines", diag.Say("文字没有结束的引号", "the text has no closing quote")},
	{"unexpected EOF", diag.Say("文件结束了，引号或括号还没有配对", "the file ends before a quote or bracket is closed")},
	{"invalid datetime", diag.Say("没有这样的日期", "there is no such date")},
	{"cannot have leading zeroes", diag.Say("数字不能以 0 开头", "a number does not begin with 0")},
	{"is out of range", diag.Say("数字太大", "the number is too large")},
	{"invalid escape", diag.Say("反斜杠后面的字符不对", "this character cannot follow a backslash")},
}

// What Chinese input methods write in place of TOML's own marks.
const (
	fullWidthQuotes = "“”‘’＂＇"
	fullWidthMarks  = fullWidthQuotes + "＝：，、；。．（）［］【】｛｝＃－＿\u3000"
)

// syntaxProblem reports what is not TOML.
func (d *document) syntaxProblem(s span, message string) {
	text := diag.Say("TOML 写法有误：%s", "not TOML: %s", message)
	for _, m := range mistakes {
		if strings.Contains(message, m.message) {
			text = m.text
			break
		}
	}
	hint := diag.Hint("一行写作 键 = 值；文字放在英文双引号里，日期写作 2018-09-30",
		`a line reads key = value; put text in "…", write a date as 2018-09-30`)
	if r := d.fullWidth(d.base + s.from); r != 0 {
		hint = diag.Hint("把全角的 %c 换成半角的", "replace the full-width %c by a half-width one", r)
	}
	d.problems.Add(d.file.At(d.base+s.from, d.base+s.to), "bad-toml", text, hint)
}

// fullWidth is the full-width mark at an offset, or the quote right before it, which
// did not close a text; else 0.
func (d *document) fullWidth(at int) rune {
	if r, _ := utf8.DecodeRune(d.file.Text[at:]); strings.ContainsRune(fullWidthMarks, r) {
		return r
	}
	if r, _ := utf8.DecodeLastRune(d.file.Text[:at]); strings.ContainsRune(fullWidthQuotes, r) {
		return r
	}
	return 0
}
