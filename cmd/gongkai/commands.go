package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/internal/lang"
)

// commands is the command line, in language l.
func commands(l lang.Lang, env func(string) string, stdout, stderr io.Writer) *cobra.Command {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	root := &cobra.Command{
		Use:           "gongkai",
		Short:         say("把年度工作计划编成中英双语网站", "compile an annual work plan into a bilingual website"),
		Long:          say(longZH, longEN),
		SilenceErrors: true, SilenceUsage: true,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usageError{fmt.Errorf(say("没有 %q 这个命令", "there is no command %q"), args[0])}
			}
			return nil
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetOut(stdout)
	root.SetErr(stderr)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	root.PersistentFlags().String("lang", "", say("信息的语言：zh 或 en（缺省按 LANG，再缺省中文）", "language of messages: zh or en (default: by LANG, else Chinese)"))
	root.AddCommand(buildCommand(l, env), checkCommand(l, env), initCommand(l), versionCommand(l))
	root.CompletionOptions.HiddenDefaultCmd = false
	translate(root, say)
	return root
}

const longZH = `gongkai（公开）把政府的年度工作计划编成静态双语网站。
data/ 里的 TOML 数据和 content/ 里的 Markdown 正文进去，public/ 里的网站出来。
计划里有任何错误，都一次全部指出，网站原样不动。

退出码：0 完成；1 计划有问题；2 用法不对；3 机器出错。`

const longEN = `gongkai (公开, "make public") compiles a government's annual work plan into a
static bilingual website: TOML in data/ and Markdown in content/ go in, the site
in public/ comes out. Mistakes in the plan are all reported at once, and the
site that stands is left alone.

Exit codes: 0 done; 1 problems in the plan; 2 wrong usage; 3 the machine failed.`

// translate puts cobra's own words into the language of the help.
func translate(root *cobra.Command, say func(zh, en string) string) {
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "completion":
			c.Short = say("输出 shell 补全脚本（bash、zsh、fish、powershell）", "print a shell completion script (bash, zsh, fish, powershell)")
			c.Long = c.Short + say("。\n例如：source <(gongkai completion bash)", ".\nFor example: source <(gongkai completion bash)")
			for _, shell := range c.Commands() {
				shell.Short = say(shell.Name()+" 的补全脚本", "completion script for "+shell.Name())
				shell.Long = shell.Short
			}
		case "help":
			c.Short = say("命令的帮助", "help about a command")
		}
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = say("显示帮助", "show this help")
	}
	root.InitDefaultHelpFlag()
	root.Flags().Lookup("help").Usage = say("显示帮助", "show this help")
	root.SetUsageTemplate(say(usageZH, usageEN))
}

const usageZH = `用法：{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [命令]

命令：{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`

const usageEN = `Usage:{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} [command]

Commands:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding }} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}
`
