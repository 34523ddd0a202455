package verify

import (
	"slices"

	"gongkai/cmd/gongkai/internal/diag"
)

// miss is a target that is not there.
type miss struct {
	kind   diag.Kind
	target string
}

// misses gathers the files that name a target that is not there, in order.
type misses struct {
	order []miss
	files map[miss][]string
}

func (m *misses) add(kind diag.Kind, target, file string) {
	k := miss{kind, target}
	of := m.files[k]
	if of == nil {
		m.order = append(m.order, k)
	}
	if len(of) == 0 || of[len(of)-1] != file {
		m.files[k] = append(of, file)
	}
}

// checkTargets looks for what every link, fragment and asset names.
func (s *site) checkTargets() {
	m := misses{files: map[miss][]string{}}
	for _, f := range s.all {
		for _, l := range f.Links {
			if !s.exists(l.Path) {
				m.add(deadLink, l.Path, f.Path)
			} else if !s.hasAnchor(l) {
				m.add(deadAnchor, l.String(), f.Path)
			}
		}
		for _, path := range f.Assets {
			if !s.exists(path) {
				m.add(deadAsset, path, f.Path)
			}
		}
	}
	for _, k := range m.order {
		s.addMiss(k, m.files[k])
	}
}

// hasAnchor reports whether a link's page has its fragment. What is not a page is
// taken at its word; top is every page's.
func (s *site) hasAnchor(l Link) bool {
	page := s.pages[l.Path]
	if page == nil || l.Fragment == "" || l.Fragment == "top" {
		return true
	}
	_, found := slices.BinarySearch(page.IDs, l.Fragment)
	return found
}

func (s *site) addMiss(k miss, files []string) {
	say := diag.Say("链接的目标不存在：%s", "a link leads to %s, which is not there", clip(k.target))
	switch k.kind {
	case deadAnchor:
		say = diag.Say("链接的目标页里没有这个 id：%s", "a link leads to %s, but that page has no such id", clip(k.target))
	case deadAsset:
		say = diag.Say("加载的文件不存在：%s", "%s is loaded, but is not there", clip(k.target))
	}
	var opts []diag.Option
	if others := len(files) - 1; others > 0 {
		opts = append(opts, diag.Hint("另有%d个文件也是如此，多半出自同一模板", "so it is in other files too (%d): look in their template", others))
	}
	s.add(files[0], k.kind, say, opts...)
}
