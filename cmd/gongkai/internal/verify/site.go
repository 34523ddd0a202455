package verify

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/source"
)

// Site checks what must hold between files, given the facts of every page, style
// sheet and drawing; files reports whether the site has a file of any other path.
// A problem that many pages share, as of a common footer, is reported once, in the
// first of them.
func Site(all []Facts, files func(path string) bool, problems *diag.List) {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Facts) int { return strings.Compare(a.Path, b.Path) })
	s := site{all: all, pages: map[string]*Facts{}, present: map[string]bool{}, files: files, problems: problems}
	for i := range all {
		s.present[all[i].Path] = true
		if isPage(all[i].Path) {
			s.pages[all[i].Path] = &all[i]
		}
	}
	s.checkPaths()
	s.checkTargets()
	s.checkTitles()
	s.checkTwins()
	s.checkReach(lang.ZH, "index.html")
	s.checkReach(lang.EN, "en/index.html")
}

// site is what the rules between files look at.
type site struct {
	all      []Facts           // by path
	pages    map[string]*Facts // those of all that are pages, by path; for looking up only
	present  map[string]bool   // paths known to be there or not
	files    func(string) bool
	problems *diag.List
}

func (s *site) add(path string, kind diag.Kind, say lang.Text, opts ...diag.Option) {
	s.problems.Add(source.Place{File: path}, kind, say, opts...)
}

// exists reports whether the site has a file, asking for each path once.
func (s *site) exists(path string) bool {
	there, known := s.present[path]
	if !known {
		there = s.files(path)
		s.present[path] = there
	}
	return there
}

func isPage(path string) bool { return strings.HasSuffix(path, ".html") }

// isNotFound reports whether a page is the one shown for an address that is not there.
func isNotFound(path string) bool { return path == "404.html" || path == "en/404.html" }

// pathMax is the longest path that the portal takes, in characters.
const pathMax = 120

// checkPaths looks at every path, of a page or of what one names, once.
func (s *site) checkPaths() {
	seen := map[string]bool{}
	check := func(of, path string) {
		if seen[path] {
			return
		}
		seen[path] = true
		if !goodPath(path) {
			s.add(of, pathForm, diag.Say("路径“%s”不合规", "the path %q has not the right form", clip(path)),
				diag.Hint("只用小写字母、数字和 . _ -，不超过%d个字符", "use lower-case letters, digits and . _ - only, at most %d characters", pathMax))
		}
	}
	for _, f := range s.all {
		check(f.Path, f.Path)
	}
	for _, f := range s.all {
		for _, l := range f.Links {
			check(f.Path, l.Path)
		}
		for _, path := range f.Assets {
			check(f.Path, path)
		}
	}
}

func goodPath(path string) bool {
	if len(path) > pathMax {
		return false
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "" || strings.Trim(segment, "abcdefghijklmnopqrstuvwxyz0123456789._-") != "" {
			return false
		}
	}
	return true
}

// checkTitles asks for a title of its own for each page of a language. A page without
// one was reported when it was read.
func (s *site) checkTitles() {
	type key struct {
		in    lang.Lang
		title string
	}
	first := map[key]string{}
	for _, f := range s.all {
		k := key{f.Lang, f.Title}
		other, taken := first[k]
		switch {
		case !isPage(f.Path) || f.Title == "":
		case taken:
			s.add(f.Path, duplicateTitle, diag.Say("标题“%s”与另一页相同", "the title %q is another page's too", clip(f.Title)),
				diag.See(source.Place{File: other}, "另一页", "the other page"))
		default:
			first[k] = f.Path
		}
	}
}
