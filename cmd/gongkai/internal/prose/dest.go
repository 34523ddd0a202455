package prose

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// kinds are what a reference may lead to.
var kinds = [...]string{"commitment", "term", "priority", "pillar", "place", "project"}

// schemes are the address schemes that editors paste; anything else in front of
// a colon and an id was meant as a kind of reference.
var schemes = [...]string{
	"about", "blob", "data", "file", "ftp", "ftps", "http", "https",
	"javascript", "mailto", "sms", "tel", "vbscript", "ws", "wss",
}

var prefixPattern = regexp.MustCompile(`^[A-Za-z][A-Za-z_-]*$`)

// cutKind splits kind:id. It reports false for what was not meant as a reference.
func cutKind(dest string) (kind, id string, ok bool) {
	kind, id, ok = strings.Cut(dest, ":")
	if !ok || !prefixPattern.MatchString(kind) || slices.Contains(schemes[:], strings.ToLower(kind)) {
		return "", "", false
	}
	return kind, id, slices.Contains(kinds[:], kind) || idPattern.MatchString(id)
}

// fault is why a destination is not allowed, and what to write instead.
type fault struct {
	text lang.Text
	hint diag.Option
}

// faultOf judges the destination of an ordinary link in a text whose page stands
// in folder dir of the site. It returns nil if the link is allowed.
func faultOf(dest, dir string) *fault {
	u, err := url.Parse(href(dest))
	switch {
	case strings.Trim(dest, "#") == "":
		return &fault{diag.Say("链接没有去处", "the link leads nowhere"),
			diag.Hint("在括号里写上去处，如 [文字](term:five-waters)", "write where to, such as [words](term:five-waters)")}
	case wideColon(dest) != "":
		return &fault{diag.Say("引用里的冒号是全角的", "the colon in the reference is a full-width one"),
			diag.Hint("写作 %s", "write %s", wideColon(dest))}
	case strings.Contains(dest, `\`):
		return &fault{diag.Say("链接里用了反斜杠", "the link has a backslash in it"),
			diag.Hint("写作 %s", "write %s", strings.ReplaceAll(dest, `\`, "/"))}
	case strings.HasPrefix(dest, "//"):
		return &fault{diag.Say("链接以 // 开头，没有说明用什么协议", "the link begins with // and does not say https:"),
			diag.Hint("写作 https:%s", "write https:%s", dest)}
	case strings.HasPrefix(dest, "/"):
		return &fault{diag.Say("链接以 / 开头，网站移到别的目录就会失效", "the link begins with / and breaks where the site stands in another folder"),
			diag.Hint("从本页写起，如 ../about.html", "start from this page, such as ../about.html")}
	case err != nil:
		return &fault{diag.Say("链接写得不对", "the link is malformed"),
			diag.Hint("从浏览器地址栏重新复制", "copy it again from the browser's address bar")}
	case u.Scheme != "":
		return schemeFault(u)
	}
	return fileFault(u, dir)
}

// wideColon is the reference that dest would be with a half-width colon, or "".
func wideColon(dest string) string {
	kind, id, ok := strings.Cut(dest, "：")
	if !ok || !slices.Contains(kinds[:], kind) {
		return ""
	}
	return kind + ":" + id
}

func schemeFault(u *url.URL) *fault {
	switch {
	case u.Scheme == "http":
		return &fault{diag.Say("链接用的是不加密的 http:", "the link uses http:, which is not encrypted"),
			diag.Hint("改用 https:", "use https:")}
	case slices.Contains(kinds[:], u.Scheme):
		return &fault{diag.Say("引用没有文字", "the reference has no words"),
			diag.Hint("写作 [文字](%s)", "write [words](%s)", u)}
	case u.Scheme != "https":
		return &fault{diag.Say("链接不能用 %s:", "a link cannot use %s:", u.Scheme),
			diag.Hint("只能链接本站的文件、https: 网址和本站的引用（如 term:five-waters）",
				"link to a file of this site, an https: address or a reference such as term:five-waters")}
	case u.Host == "" || u.User != nil:
		return &fault{diag.Say("网址不完整，或带有用户名", "the address has no host, or has a user name in it"),
			diag.Hint("从浏览器地址栏重新复制", "copy it again from the browser's address bar")}
	}
	return nil
}

func fileFault(u *url.URL, dir string) *fault {
	if u.Path == "" && u.Fragment != "" && u.RawQuery == "" {
		return nil // a place on this page
	}
	joined := path.Join(dir, u.Path)
	switch base := path.Base(u.Path); {
	case joined == ".." || strings.HasPrefix(joined, "../"):
		return &fault{diag.Say("链接越出了网站的根目录", "the link leaves the site's root folder"),
			diag.Hint("少写一层 ../", "write one ../ fewer")}
	case u.Path == "", strings.HasSuffix(u.Path, "/"), base == ".", base == "..":
		return &fault{diag.Say("链接指向一个文件夹，而不是文件", "the link names a folder, not a file"),
			diag.Hint("写明文件，如 index.html", "name the file, such as index.html")}
	case strings.HasSuffix(base, ".md"):
		return &fault{diag.Say("链接指向稿件，而不是网页", "the link names a manuscript, not a page"),
			diag.Hint("写成引用，如 [文字](priority:five-water)", "write a reference, such as [words](priority:five-water)")}
	}
	return nil
}

// folder is the folder, below the site's root, of the page that is made of the
// named text: the text's own, without content/.
func folder(name string) string {
	dir := path.Dir(name)
	if dir == "content" {
		return "."
	}
	return strings.TrimPrefix(dir, "content/")
}
