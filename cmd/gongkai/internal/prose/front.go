package prose

import (
	"bytes"

	"gongkai/cmd/gongkai/internal/diag"
)

const fence = "+++"

// split divides the file into front matter and body. A byte order mark, as some
// editors write, belongs to neither. Front matter that is never closed takes the
// whole file: its lines would only cause further problems as Markdown.
func (d *Doc) split(problems *diag.List) {
	all := d.file.Text
	start := len(all) - len(bytes.TrimPrefix(all, []byte("\ufeff")))
	from := lineEnd(all, start)
	if !isFence(all[start:from]) {
		d.setBody(start)
		return
	}
	for i := from; i < len(all); {
		next := lineEnd(all, i)
		if isFence(all[i:next]) {
			d.front = span{from, i}
			d.setBody(next)
			return
		}
		i = next
	}
	problems.Add(d.file.At(start, start+len(fence)), "bad-front-matter",
		diag.Say("文件开头的 +++ 没有配对的结束行", "the +++ line that opens the file has no closing one"),
		diag.Hint("在摘要下面另起一行，写 +++", "write +++ on a line of its own below the summary"))
}

func (d *Doc) setBody(offset int) {
	d.base, d.body = offset, d.file.Text[offset:]
}

// lineEnd is the offset behind the line that begins at i.
func lineEnd(text []byte, i int) int {
	if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(text)
}

func isFence(line []byte) bool { return string(bytes.TrimRight(line, " \t\r\n")) == fence }
