package verify

import (
	"bytes"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// checkAddress looks at an attribute that may hold addresses.
func (r *reader) checkAddress(a attr, el *element) {
	if el.svg && bytes.IndexByte(a.val, '(') >= 0 {
		r.checkPaint(a)
	}
	switch string(a.key) {
	case "href":
		r.checkHref(a, el)
	case "src", "poster", "background", "manifest":
		r.load(a, a.val)
	case "data":
		if string(r.name) == "object" {
			r.load(a, a.val)
		}
	case "srcset", "imagesrcset":
		for candidate := range bytes.SplitSeq(a.val, []byte(",")) {
			if words := bytes.Fields(candidate); len(words) > 0 {
				r.load(a, words[0])
			}
		}
	case "ping":
		for _, u := range bytes.Fields(a.val) {
			r.load(a, u)
		}
	case "action", "formaction":
		r.send(a, clean(a.val))
	case "content":
		r.checkRefresh(a)
	}
}

// checkHref looks at an href, which means something else in each element.
func (r *reader) checkHref(a attr, el *element) {
	switch name := string(r.name); {
	case name == "a" || name == "area":
		r.visit(a, clean(a.val))
	case el.svg && bytes.HasPrefix(a.val, []byte("#")):
		r.refer(string(a.val[1:]), a.key)
	case name == "link":
		r.checkLinkElement(a)
	case name == "base":
		r.add(r.from, r.to, linkForm, diag.Say("<base> 改变了所有相对地址", "<base> turns every relative address elsewhere"))
	default:
		r.load(a, a.val)
	}
}

// visit is a link that a reader follows.
func (r *reader) visit(a attr, u string) {
	switch reachOf(u) {
	case unsafe:
		r.addFault(a, faultUnsafe(u))
	case outside:
		if ownSite(r.rules.Base, u) {
			r.addFault(a, faultForm(u))
		} else if !r.hasWord("rel", "noopener") {
			from, to := r.attrSpan(a.key)
			r.add(from, to, externalLink,
				diag.Say("站外链接“%s”缺少 rel=\"noopener\"", "the link to %s, another site, has no rel=\"noopener\"", clip(u)))
		}
	case within:
		r.keepLink(a, u)
	}
}

// send is a form's address: like a link, but never of another site.
func (r *reader) send(a attr, u string) {
	if reachOf(u) == within {
		r.keepLink(a, u)
		return
	}
	_, wrong := loaded(r.path, r.rules.Base, u)
	r.addFault(a, wrong)
}

func (r *reader) keepLink(a attr, u string) {
	link, ok := resolve(r.path, u)
	if !ok {
		r.addFault(a, faultForm(u))
		return
	}
	r.links[link] = true
}

// load is something that a browser fetches with the page.
func (r *reader) load(a attr, v []byte) {
	path, wrong := loaded(r.path, r.rules.Base, clean(v))
	switch {
	case wrong != nil:
		r.addFault(a, wrong)
	case path != "":
		r.assets[path] = true
	}
}

// checkPaint looks at the url(…) in a drawing's attribute, such as fill or clip-path.
func (r *reader) checkPaint(a attr) {
	for _, u := range paints(a.val) {
		if bytes.HasPrefix(u, []byte("#")) {
			r.refer(string(u[1:]), a.key)
		} else {
			r.load(a, u)
		}
	}
}

// paints are the addresses in every url(…) of an attribute's value.
func paints(v []byte) (all [][]byte) {
	for {
		i := bytes.IndexByte(v, '(')
		if i < 0 {
			return all
		}
		call, rest := v[:i], v[i+1:]
		if len(call) >= 3 && bytes.EqualFold(call[len(call)-3:], []byte("url")) {
			inside, _, _ := bytes.Cut(rest, []byte(")"))
			all = append(all, bytes.Trim(inside, " '\""))
		}
		v = rest
	}
}

// checkLinkElement looks at a link in the head: an alternate names the page's twin or
// a feed, others may name something elsewhere without loading it, the rest is loaded.
func (r *reader) checkLinkElement(a attr) {
	u := clean(a.val)
	switch {
	case r.hasWord("rel", "stylesheet"):
		r.head.loads = true
	case r.hasWord("rel", "canonical"):
		return
	case r.hasWord("rel", "alternate"):
		if tag, ok := r.attr("hreflang"); ok {
			r.keepAlternate(a, tag, u)
			return
		}
		if ownSite(r.rules.Base, u) {
			return
		}
	case r.hasWord("rel", "license"), r.hasWord("rel", "author"), r.hasWord("rel", "help"):
		if reachOf(u) == outside {
			return
		}
	}
	r.load(a, a.val)
}

// keepAlternate keeps where the page is in a language. Absolute, the address must be
// the site's own; that the file is there is Site's to check.
func (r *reader) keepAlternate(a attr, tag, u string) {
	if ownSite(r.rules.Base, u) {
		r.head.alternates[tag] = u[len(r.rules.Base):]
		return
	}
	if link, ok := resolve(r.path, u); ok && reachOf(u) == within {
		r.head.alternates[tag] = link.Path
		return
	}
	from, to := r.attrSpan(a.key)
	r.add(from, to, hreflang,
		diag.Say("%s 版的地址不在本站：%s", "the %s version's address is not of this site: %s", clip(tag), clip(u)))
}

// checkRefresh follows a redirecting page's <meta http-equiv="refresh" content="0; url=…">.
func (r *reader) checkRefresh(a attr) {
	if string(r.name) != "meta" || !r.hasWord("http-equiv", "refresh") {
		return
	}
	_, u, found := strings.Cut(string(a.val), "=")
	if found {
		r.send(a, clean([]byte(strings.Trim(u, " '\""))))
	}
}
