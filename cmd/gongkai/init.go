package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/internal/lang"
)

// starter is a small complete site for a new editor to begin with.
//
//go:embed all:starter
var starter embed.FS

func initCommand(l lang.Lang) *cobra.Command {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	return &cobra.Command{
		Use:   "init DIR",
		Short: say("在 DIR 生成一个小而完整的样例站点", "write a small complete starter site into DIR"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usageError{errors.New(say("写明一个文件夹：gongkai init DIR", "name one folder: gongkai init DIR"))}
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			dir := args[0]
			if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
				return usageError{fmt.Errorf(say("%s 不是空文件夹，没有写任何文件", "%s is not empty; nothing was written"), dir)}
			} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
			if err := copyStarter(dir); err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), say("样例站点写到了 %[1]s。接下来：gongkai build --root %[1]s\n", "the starter site is in %[1]s. Next: gongkai build --root %[1]s\n"), dir)
			return nil
		},
	}
}

func copyStarter(dir string) error {
	return fs.WalkDir(starter, "starter", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(name, "starter")))
		if d.IsDir() {
			return os.MkdirAll(to, 0o755)
		}
		text, err := starter.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, text, 0o644)
	})
}
