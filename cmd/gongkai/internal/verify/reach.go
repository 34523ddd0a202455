package verify

import (
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// checkReach reports the pages of a language to which no way leads from its first page.
func (s *site) checkReach(in lang.Lang, first string) {
	reached := s.reach(in, first)
	for _, f := range s.all {
		switch {
		case !isPage(f.Path) || f.Lang != in || isNotFound(f.Path):
		case s.pages[first] == nil:
			s.add(first, orphanPage, diag.Say("没有这一页，其他 %s 页就没有入口", "this page is not there, so that no way leads to the other %s pages", in.Tag()))
			return
		case !reached[f.Path]:
			s.add(f.Path, orphanPage, diag.Say("从 %s 出发没有链接通到这一页", "no way leads to this page from %s", first))
		}
	}
}

// reach is the paths to which links lead from a language's first page. Links through
// the other language do not count: every page has one to its twin.
func (s *site) reach(in lang.Lang, first string) map[string]bool {
	reached := map[string]bool{first: true}
	for queue := []string{first}; len(queue) > 0; queue = queue[1:] {
		page := s.pages[queue[0]]
		if page == nil {
			continue
		}
		for _, l := range page.Links {
			if langOf(l.Path) == in && !reached[l.Path] {
				reached[l.Path] = true
				queue = append(queue, l.Path)
			}
		}
	}
	return reached
}
