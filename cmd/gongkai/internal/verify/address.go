package verify

import (
	"bytes"
	"net/url"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// reach is how far an address goes.
type reach uint8

const (
	within  reach = iota // of this site, if it is well formed: see resolve
	outside              // http:, https: and //host
	contact              // mailto: and tel:
	unsafe               // any other scheme: it runs something, or carries it
)

// reachOf judges a cleaned address.
func reachOf(u string) reach {
	if strings.HasPrefix(u, "//") {
		return outside
	}
	i := strings.IndexAny(u, ":/?#")
	if i <= 0 || u[i] != ':' {
		return within
	}
	switch strings.ToLower(u[:i]) {
	case "http", "https":
		return outside
	case "mailto", "tel":
		return contact
	}
	return unsafe
}

// clean is an address as a browser takes it: without blanks around it and line ends
// within it, and with \ read as /.
func clean(v []byte) string {
	v = bytes.TrimFunc(v, func(c rune) bool { return c <= ' ' })
	if !bytes.ContainsAny(v, "\t\r\n\\") {
		return string(v)
	}
	return strings.NewReplacer("\t", "", "\r", "", "\n", "", `\`, "/").Replace(string(v))
}

// resolve is where an address within the site leads from a file, and whether it is
// relative, names a file and stays in the site. A query is left out.
func resolve(from, u string) (Link, bool) {
	u, fragment, hasFragment := strings.Cut(u, "#")
	u, _, hasQuery := strings.Cut(u, "?")
	fragment, err := url.PathUnescape(fragment)
	if err != nil {
		return Link{}, false
	}
	if u == "" {
		return Link{from, fragment}, hasQuery || hasFragment && fragment != ""
	}
	u, err = url.PathUnescape(u)
	if err != nil || u[0] == '/' {
		return Link{}, false
	}
	dir := from[:strings.LastIndexByte(from, '/')+1]
	for {
		segment, rest, more := strings.Cut(u, "/")
		switch {
		case !more:
			return Link{dir + segment, fragment}, segment != "" && segment != "." && segment != ".."
		case segment == "" || segment == ".." && dir == "":
			return Link{}, false
		case segment == "..":
			dir = dir[:strings.LastIndexByte(dir[:len(dir)-1], '/')+1]
		case segment != ".":
			dir += segment + "/"
		}
		u = rest
	}
}

// fault is what is wrong with an address.
type fault struct {
	kind diag.Kind
	say  lang.Text
	hint diag.Option
}

func (r *reader) addFault(a attr, f *fault) {
	from, to := r.attrSpan(a.key)
	r.add(from, to, f.kind, f.say, f.hint)
}

// loaded is the path of a file that is loaded by its address u, or why it may not be;
// neither, where the address is only a fragment.
func loaded(from, base, u string) (path string, wrong *fault) {
	switch reachOf(u) {
	case contact, unsafe:
		return "", faultUnsafe(u)
	case outside:
		if !ownSite(base, u) {
			return "", faultForeign(u)
		}
	case within:
		if strings.HasPrefix(u, "#") {
			return "", nil
		}
		if link, ok := resolve(from, u); ok {
			return link.Path, nil
		}
	}
	return "", faultForm(u)
}

func ownSite(base, u string) bool { return base != "" && strings.HasPrefix(u, base) }

func faultUnsafe(u string) *fault {
	return &fault{unsafeURL, diag.Say("地址“%s”不是网页地址", "%s is not a web address", clip(u)),
		diag.Hint("这里只用相对地址或 https 地址", "use only relative or https addresses here")}
}

func faultForeign(u string) *fault {
	return &fault{foreignHost, diag.Say("从别的主机加载：%s", "%s is on another host", clip(u)),
		diag.Hint("把文件放进本站，再用相对地址", "keep the file in this site and name it by a relative address")}
}

func faultForm(u string) *fault {
	return &fault{linkForm, diag.Say("站内地址“%s”没有以相对形式指明文件", "%q is not the relative address of a file", clip(u)),
		diag.Hint("写作 ../index.html 的形式：不以 / 开头或结尾，不越出本站",
			"write it like ../index.html: no / at either end, and not out of the site")}
}
