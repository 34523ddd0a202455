package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/emit"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/open"
	"gongkai/cmd/gongkai/internal/page"
	"gongkai/cmd/gongkai/internal/render"
	"gongkai/cmd/gongkai/internal/verify"
	"gongkai/templates"
)

// build is one run of the build command.
type build struct {
	input
	out   string
	asOf  string
	stats bool
	env   func(string) string
}

func buildCommand(l lang.Lang, env func(string) string) *cobra.Command {
	b := &build{input: input{lang: l}, env: env}
	c := &cobra.Command{
		Use:   "build",
		Short: b.say("检查计划并生成网站", "check the plan and build the site"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := b.validate(c, args); err != nil {
				return err
			}
			return b.run(c.Context(), c)
		},
	}
	b.flags(c)
	c.Flags().StringVar(&b.out, "out", "", b.say("网站写到哪里（缺省为站点文件夹下的 public）", "where the site goes (default: public in the site's folder)"))
	c.Flags().StringVar(&b.asOf, "as-of", "", b.say("按哪一天生成，如 2018-10-12（缺省为最新报告的发布日）", "the day to build for, such as 2018-10-12 (default: the newest report's publication)"))
	c.Flags().BoolVar(&b.stats, "stats", false, b.say("显示做了多少、各用多少时间和内存", "tell what was done, and the time and memory it took"))
	return c
}

// run takes the plan through every stage. Until the last step nothing of the site
// that stands is touched.
func (b *build) run(ctx context.Context, c *cobra.Command) (err error) {
	if b.out == "" {
		b.out = filepath.Join(b.root, "public")
	}
	watch := newStopwatch()
	var problems diag.List
	site, err := b.plan(c.ErrOrStderr(), &problems)
	if len(problems) > 0 {
		b.count(c.ErrOrStderr(), len(problems), b.say("；"+b.out+" 没有改动", "; "+b.out+" is unchanged"))
	}
	if err != nil {
		return err
	}
	watch.lap("load, check")

	var figures []*derive.Figures
	for _, p := range site.Plans {
		day, err := today(b.asOf, b.env, p)
		if err != nil {
			return err
		}
		figures = append(figures, derive.Plan(p, day))
	}
	pages := page.All(page.Source{Site: site, Figures: figures, Files: os.DirFS(b.root)})
	watch.lap("derive")

	files := overlay{os.DirFS(filepath.Join(b.root, "templates")), templates.Files}
	templated, err := render.New(files)
	if err != nil {
		return fmt.Errorf("templates: %w", err)
	}
	stage, err := b.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, stage.Close()) }()
	w, err := newWorks(b, site.Base, stage, templated, files)
	if err != nil {
		return err
	}
	defer w.close()
	watch.lap("templates, lock")

	facts, err := w.pages(ctx, pages, &problems)
	if err != nil {
		return err
	}
	watch.lap("pages, charts")
	shared, err := w.files(figures, &problems)
	if err != nil {
		return err
	}
	verify.Site(append(facts, shared...), w.has, &problems)
	if err := b.tell(c.ErrOrStderr(), &problems); err != nil {
		b.count(c.ErrOrStderr(), len(problems), b.say("；"+b.out+" 没有改动", "; "+b.out+" is unchanged"))
		return err
	}
	watch.lap("verify")
	done, err := stage.Commit()
	if err != nil {
		return err
	}
	if err := w.remember(); err != nil {
		return err
	}
	watch.lap("write")
	w.summary(c.OutOrStdout(), b, len(pages), done)
	if b.stats {
		w.close()
		watch.print(c.OutOrStdout(), &w.drawers)
	}
	return nil
}

func (b *build) open(ctx context.Context) (*emit.Stage, error) {
	stage, err := emit.Open(ctx, b.out)
	var foreign *emit.ForeignError
	if errors.As(err, &foreign) {
		return nil, usageError{fmt.Errorf(b.say("%w\n没有改动任何文件；请换一个 --out，或先移走这些文件", "%w\nnothing was changed; choose another --out, or move these files away"), err)}
	}
	return stage, err
}

// files puts what is no page: assets, and open data.
func (w *works) files(figures []*derive.Figures, problems *diag.List) ([]verify.Facts, error) {
	var facts []verify.Facts
	err := fs.WalkDir(templates.Files, "assets", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(w.overlay, name)
		if err != nil {
			return err
		}
		switch {
		case strings.HasSuffix(name, ".css"):
			facts = append(facts, verify.CSS(name, text, problems))
		case strings.HasSuffix(name, ".svg"):
			facts = append(facts, verify.SVG(name, text, problems))
		}
		return w.put(name, text)
	})
	if err != nil {
		return nil, err
	}
	for _, f := range figures {
		data, err := open.Files(f)
		if err != nil {
			return nil, err
		}
		for _, file := range data {
			if err := w.put(file.Path, file.Text); err != nil {
				return nil, err
			}
		}
	}
	return facts, nil
}

// overlay is a site's own files over the built-in ones.
type overlay struct{ over, under fs.FS }

// Open opens the site's file, or the built-in one where it has none.
func (o overlay) Open(name string) (fs.File, error) {
	if f, err := o.over.Open(name); err == nil {
		if info, err := f.Stat(); err == nil && !info.IsDir() {
			return f, nil
		}
		f.Close()
	}
	return o.under.Open(name)
}
