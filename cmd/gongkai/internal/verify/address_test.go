package verify

import "testing"

func TestResolve(t *testing.T) {
	for _, c := range []struct{ from, address, want string }{
		{"index.html", "a.html", "a.html"},
		{"2018/index.html", "a.html", "2018/a.html"},
		{"2018/index.html", "./x/../a.html", "2018/a.html"},
		{"2018/x/index.html", "../../a.html#b", "a.html#b"},
		{"2018/index.html", "#b", "2018/index.html#b"},
		{"2018/index.html", "?q=1", "2018/index.html"},
		{"index.html", "a.html?q=/../#%E6%B2%B3", "a.html#河"},
		{"index.html", "a%20b.html", "a b.html"},
		{"index.html", "", ""},
		{"index.html", "#", ""},
		{"index.html", "/a.html", ""},
		{"index.html", "%2Fa.html", ""},
		{"index.html", "../a.html", ""},
		{"2018/index.html", "x/../../../a.html", ""},
		{"index.html", "a/", ""},
		{"index.html", "a/.", ""},
		{"2018/index.html", "..", ""},
		{"index.html", "a//b.html", ""},
		{"index.html", "a%.html", ""},
		{"index.html", "a.html#%", ""},
	} {
		link, ok := resolve(c.from, c.address)
		got := link.String()
		if !ok {
			got = ""
		}
		if got != c.want {
			t.Errorf("%s in %s leads to %q, not to %q", c.address, c.from, got, c.want)
		}
	}
}

func TestReachOf(t *testing.T) {
	for address, want := range map[string]reach{
		"a.html": within, "a/b:c": within, "?a:b": within, "#a:b": within, ":a": within, "": within, "/a": within,
		"https://a": outside, "HTTP://a": outside, "//a": outside,
		"mailto:a@b": contact, "Tel:1": contact,
		"javascript:a": unsafe, "DATA:,": unsafe, "file:///a": unsafe, "blob:a": unsafe, "x:y": unsafe,
	} {
		if got := reachOf(address); got != want {
			t.Errorf("%s has the reach %d, not %d", address, got, want)
		}
	}
}
