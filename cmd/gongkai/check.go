package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/internal/check"
	"gongkai/cmd/gongkai/internal/derive"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/load"
	"gongkai/cmd/gongkai/internal/plan"
)

// input is where a plan is read and how problems are told.
type input struct {
	lang   lang.Lang
	root   string
	format string
}

func (in *input) flags(c *cobra.Command) {
	c.Flags().StringVar(&in.root, "root", ".", in.say("站点所在文件夹（其下有 data/ 和 content/）", "folder of the site, which holds data/ and content/"))
	c.Flags().StringVar(&in.format, "format", "text", in.say("问题的格式：text，或 json（每行一个）", "how problems are printed: text, or json (one a line)"))
}

func (in *input) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(in.lang) }

// validate refuses what no flag may be, and a root that is no folder.
func (in *input) validate(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usageError{fmt.Errorf(in.say("多余的参数 %q", "unexpected argument %q"), args[0])}
	}
	if in.format != "text" && in.format != "json" {
		return usageError{fmt.Errorf(in.say("--format 只能是 text 或 json，不能是 %q", "--format is text or json, not %q"), in.format)}
	}
	if f := c.Flag("lang"); f.Changed && f.Value.String() != "zh" && f.Value.String() != "en" {
		return usageError{fmt.Errorf(in.say("--lang 只能是 zh 或 en，不能是 %q", "--lang is zh or en, not %q"), f.Value.String())}
	}
	if info, err := os.Stat(in.root); err != nil {
		return usageError{err}
	} else if !info.IsDir() {
		return usageError{fmt.Errorf(in.say("--root %s 不是文件夹", "--root %s is no folder"), in.root)}
	}
	return nil
}

// plan reads and checks everything. Problems are printed, and errProblems returned.
func (in *input) plan(stderr io.Writer, problems *diag.List) (*plan.Site, error) {
	site, err := load.Site(os.DirFS(in.root), problems)
	if err != nil {
		return nil, err
	}
	check.Site(site, problems)
	return site, in.tell(stderr, problems)
}

// tell prints the problems, if there are any.
func (in *input) tell(stderr io.Writer, problems *diag.List) error {
	if len(*problems) == 0 {
		return nil
	}
	problems.Sort()
	if in.format == "json" {
		if err := problems.JSON(stderr); err != nil {
			return err
		}
		return errProblems
	}
	if err := problems.Print(stderr, in.lang); err != nil {
		return err
	}
	return errProblems
}

// count is the line that closes a list of problems, for a person.
func (in *input) count(stderr io.Writer, n int, after string) {
	if in.format == "json" {
		return
	}
	noun := "errors"
	if n == 1 {
		noun = "error"
	}
	fmt.Fprintln(stderr)
	fmt.Fprintln(stderr, in.say(fmt.Sprintf("共%d处错误%s。", n, after), fmt.Sprintf("%d %s%s.", n, noun, after)))
}

// today is --as-of, else SOURCE_DATE_EPOCH, else the day on which the plan's newest
// report was published: an input, never the clock.
func today(asOf string, env func(string) string, p *plan.Plan) (lang.Date, error) {
	if asOf != "" {
		d, err := lang.ParseDate(asOf)
		if err != nil {
			return d, usageError{fmt.Errorf("--as-of: %w", err)}
		}
		return d, nil
	}
	if epoch := env("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return lang.Date{}, usageError{fmt.Errorf("SOURCE_DATE_EPOCH: %w", err)}
		}
		y, m, d := time.Unix(seconds, 0).UTC().Date()
		return lang.D(y, int(m), d), nil
	}
	return derive.Newest(p), nil
}

func checkCommand(l lang.Lang, env func(string) string) *cobra.Command {
	in := &input{lang: l}
	c := &cobra.Command{
		Use:   "check",
		Short: in.say("检查计划，不生成网站", "check the plan and build nothing"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := in.validate(c, args); err != nil {
				return err
			}
			var problems diag.List
			site, err := in.plan(c.ErrOrStderr(), &problems)
			if len(problems) > 0 {
				in.count(c.ErrOrStderr(), len(problems), "")
			}
			if err != nil {
				return err
			}
			n := 0
			for _, p := range site.Plans {
				n += len(p.Commitments)
			}
			fmt.Fprintln(c.OutOrStdout(), in.say(fmt.Sprintf("没有问题：%d份计划，%d项承诺。", len(site.Plans), n), fmt.Sprintf("no problems: plans %d, commitments %d.", len(site.Plans), n)))
			return nil
		},
	}
	in.flags(c)
	return c
}

func abs(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return path
}
