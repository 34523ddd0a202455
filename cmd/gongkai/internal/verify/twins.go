package verify

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// xDefault is the hreflang of the page for readers of neither language.
const xDefault = "x-default"

// checkTwins asks each page for its twin in the other language, and both to name
// themselves, each other and the same default.
func (s *site) checkTwins() {
	for _, f := range s.all {
		if !isPage(f.Path) {
			continue
		}
		zh := strings.TrimPrefix(f.Path, "en/")
		pair := lang.Text{ZH: zh, EN: "en/" + zh}
		twin := s.pages[pair.In(f.Lang.Other())]
		if twin == nil {
			s.add(f.Path, hreflang, diag.Say("没有对应的 %s 页：%s", "its %s page is not there: %s",
				f.Lang.Other().Tag(), pair.In(f.Lang.Other())))
			continue
		}
		s.checkAlternates(f, pair)
		if f.Lang == lang.EN && f.Alternates[xDefault] != twin.Alternates[xDefault] {
			s.add(f.Path, hreflang, diag.Say("%s 与中文页的不同", "its %s is not that of the Chinese page", xDefault))
		}
	}
}

// checkAlternates holds what a page names as its versions against where they are.
func (s *site) checkAlternates(f Facts, pair lang.Text) {
	for _, l := range lang.Both {
		if got := f.Alternates[l.Tag()]; got != pair.In(l) {
			s.addAlternate(f.Path, l.Tag(), got, pair.In(l))
		}
	}
	if got := f.Alternates[xDefault]; got != pair.ZH && got != pair.EN {
		s.addAlternate(f.Path, xDefault, got, pair.ZH)
	}
}

func (s *site) addAlternate(path, tag, got, want string) {
	say := diag.Say("%[1]s 版指向 %[2]s", "its %[1]s version is given as %[2]s", tag, clip(got))
	if got == "" {
		say = diag.Say("没有指明 %s 版", "its %s version is not given", tag)
	}
	s.add(path, hreflang, say,
		diag.Hint("写 <link rel=\"alternate\" hreflang=\"%s\">，指向 %s", "write <link rel=\"alternate\" hreflang=\"%s\"> for %s", tag, want))
}
