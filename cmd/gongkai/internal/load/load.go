// Package load reads the files of a site and makes of them the plan that they
// mean. It finds every mistake of form in one run, each at its place.
//
//	site, err := load.Site(os.DirFS("."), &problems)
//
// The files, all in UTF-8:
//
//	data/site.toml               [site] name, region, base
//	data/units.toml              [[unit]] how a quantity is written in both languages
//	data/terms.toml              [[term]] what the glossary explains
//	data/2018/plan.toml          [plan], [[pillar]], [[place]], [[project]], [[note]]
//	data/2018/headline.toml      [[commitment]] of no pillar
//	data/2018/priorities/*.toml  [priority] and its [[commitment]]s
//	data/2018/reports/*.toml     [report], its [[entry]]s and [[evidence]]
//	content/about.zh.md          what the site is; beside it about.en.md
//	content/2018/plan.zh.md      narratives, with the path of their data file;
//	content/2018/pillars/*.md    a pillar's has the pillar's id
//
// A plan is any folder in data/ with a plan.toml. Tables are read by hand, key by
// key: the reading functions are the schema (see table). A text is bilingual in
// place (name.zh, name.en); a narrative is a pair of files. Ids are permanent,
// and no two things of a plan share one.
//
// A file that cannot be read is an error, a file that cannot be right a problem. One
// mistake is one problem: where a file is no TOML or an id is missing, what refers to
// it is not unknown, and what is said of it is not held against it.
package load

import (
	"bytes"
	"cmp"
	"errors"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plan"
	"gongkai/cmd/gongkai/internal/source"
)

// Site reads everything under root. Where problems were added the site is
// incomplete: check may still look at it, but nothing else. It is nil only with an
// error.
func Site(root fs.FS, problems *diag.List) (*plan.Site, error) {
	l := &loader{root: root, problems: problems, site: &plan.Site{}, seen: map[string]bool{}}
	l.units = newIDs[lang.Unit](&l.unitsLost, problems, noun{"unknown-unit", "单位", "unit", "data/units.toml"})
	l.terms = newIDs[plan.Term](&l.termsLost, problems, noun{"unknown-term", "术语", "term", "data/terms.toml"})
	l.siteFile()
	l.unitsFile()
	l.termsFile()
	folders := l.planFolders()
	for _, folder := range folders {
		l.plan(folder)
	}
	l.narrative("content/about", nil, &l.site.About)
	slices.SortStableFunc(l.site.Plans, func(a, b *plan.Plan) int { return cmp.Compare(b.Year, a.Year) })
	if len(folders) > 0 { // without a plan, every file would be a stray
		l.strays("data", ".toml")
		l.strays("content", ".md")
	}
	if l.err != nil {
		return nil, l.err
	}
	return l.site, nil
}

type loader struct {
	root                 fs.FS
	problems             *diag.List
	site                 *plan.Site
	units                *ids[lang.Unit]
	terms                *ids[plan.Term]
	unitsLost, termsLost bool            // their file could not be read
	seen                 map[string]bool // files that were read
	unsure               []string        // folders whose files may belong to what could not be read
	err                  error           // the first failure to read
}

// read is the file called name, or nil where it does not exist.
func (l *loader) read(name string) *source.File {
	l.seen[name] = true
	text, err := fs.ReadFile(l.root, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		l.fail(err)
		return nil
	}
	// A byte-order mark is no mistake of an editor's, and no part of the text.
	return source.New(name, bytes.TrimPrefix(text, []byte("\ufeff")))
}

func (l *loader) fail(err error) {
	if l.err == nil {
		l.err = err
	}
}

// toml is the table of the file called name, or nil. It sets lost where the file
// should have been read and could not be.
func (l *loader) toml(name string, n need, lost *bool) *table {
	f := l.read(name)
	if f == nil {
		if n == required || l.err != nil {
			*lost = true
		}
		if n == required && l.err == nil {
			l.problems.Add(source.Place{File: name}, "missing-file", diag.Say("没有这个文件", "there is no such file"),
				diag.Hint("补上它；gongkai init 生成的样例里有一份", "add it; the starter site that gongkai init writes has one"))
		}
		return nil
	}
	t := parse(f, f.Text, 0, l.problems)
	if t == nil {
		*lost = true
	}
	return t
}

// planFolders are the folders of data/ that hold a plan.toml, in order.
func (l *loader) planFolders() []string {
	var out []string
	l.walk("data", func(name string) {
		folder := path.Dir(name)
		switch {
		case path.Base(name) != "plan.toml" || folder == "data":
		case !isPlanFolder(folder):
			l.problems.Add(source.Place{File: name}, "bad-folder",
				diag.Say("文件夹 %s 不能放计划：它的名字要用作网址", "the folder %s cannot hold a plan: its name begins the plan's addresses", folder),
				diag.Hint("用年份，或小写英文加年份，如 data/2018、data/some-zone/2018；en 和 assets 另有用处", "use the year, or lower-case words and the year, as in data/2018 or data/some-zone/2018; en and assets are taken"))
			l.seen[name] = true
		default:
			out = append(out, folder)
		}
	})
	if len(out) == 0 && l.err == nil {
		l.problems.Add(source.Place{File: "data"}, "missing-file",
			diag.Say("没有任何计划", "there is no plan"),
			diag.Hint("建一个文件 data/2018/plan.toml，或用 gongkai init 生成样例", "add data/2018/plan.toml, or let gongkai init write a starter site"))
	}
	return out
}

var folderForm = regexp.MustCompile(`^data(/[a-z0-9]+(-[a-z0-9]+)*)+$`)

// isPlanFolder: its path is part of addresses, beside those of the site itself.
func isPlanFolder(folder string) bool {
	top, _, _ := strings.Cut(strings.TrimPrefix(folder, "data/"), "/")
	return folderForm.MatchString(folder) && top != "en" && top != "assets"
}

// strays reports files that nothing has read: a slip in a file's name or folder
// would otherwise leave a promise out in silence.
func (l *loader) strays(folder, ending string) {
	l.walk(folder, func(name string) {
		lost := slices.ContainsFunc(l.unsure, func(folder string) bool { return strings.HasPrefix(name, folder+"/") })
		if strings.HasSuffix(name, ending) && !l.seen[name] && !lost {
			l.stray(name)
		}
	})
}

func (l *loader) stray(name string) {
	at := source.Place{File: name}
	if language, ok := suffix(name); ok && language != "zh" && language != "en" {
		l.problems.Add(at, "unknown-language", diag.Say("“%s”不是本站的语言", "%s is not a language of this site", language),
			diag.Hint("文件名以 .zh.md 或 .en.md 结尾", "a narrative's name ends in .zh.md or .en.md"))
		return
	}
	l.problems.Add(at, "unknown-file", diag.Say("没有用到这个文件：它不属于任何计划、重点或支柱", "nothing uses this file: it belongs to no plan, pillar or priority"),
		diag.Hint("核对文件名和所在文件夹；正文与数据文件同名", "check its name and folder; a narrative has its data file's name"))
}

// suffix is the language part of a narrative's name: "zh" of plan.zh.md.
func suffix(name string) (string, bool) {
	stem, ok := strings.CutSuffix(path.Base(name), ".md")
	if !ok {
		return "", false
	}
	ext := path.Ext(stem)
	return strings.TrimPrefix(ext, "."), ext != ""
}

// walk calls visit for every file under folder, in order, hidden ones left out.
func (l *loader) walk(folder string, visit func(name string)) {
	err := fs.WalkDir(l.root, folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && name != folder:
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir():
			visit(name)
		}
		return nil
	})
	if err != nil {
		l.fail(err)
	}
}
