// Gongkai (公开, "make public") compiles a government's annual work plan, written in
// Markdown and TOML, into a bilingual static website on which every promise can be
// followed to its figures. A plan that contradicts itself does not build.
//
// The packages under internal/ are the rooms of the house: load, check, derive,
// chart, page, render, verify and emit are the stages, in order. Here they are
// joined to commands, one small file each. See ARCHITECTURE.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"

	"gongkai/cmd/gongkai/internal/lang"
)

// The exit codes; other programs rely on them.
const (
	exitDone     = 0
	exitProblems = 1 // the plan has problems; all were printed
	exitUsage    = 2 // the command line was wrong
	exitMachine  = 3 // a file could not be read or written, or the like
)

// errProblems says that problems were printed already.
var errProblems = errors.New("the plan has problems")

// usageError is a mistake on the command line.
type usageError struct{ error }

func main() {
	if isDrawing() {
		return
	}
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(70) // a tenth less memory for a fiftieth more time
	}
	os.Exit(run(os.Args[1:], os.Getenv, os.Stdout, os.Stderr))
}

// run is the whole program but for the process around it.
func run(args []string, env func(string) string, stdout, stderr io.Writer) (code int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	l := language(args, env)
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintln(stderr, lang.Text{ZH: "gongkai: 程序内部出错，什么也没有写：", EN: "gongkai: internal error, nothing was written:"}.In(l), r)
			code = exitMachine
		}
	}()
	root := commands(l, env, stdout, stderr)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	return report(err, l, stderr)
}

func report(err error, l lang.Lang, stderr io.Writer) int {
	var usage usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errProblems):
		return exitProblems
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "gongkai:", err)
		fmt.Fprintln(stderr, lang.Text{ZH: "用 gongkai --help 查看用法", EN: "see gongkai --help"}.In(l))
		return exitUsage
	}
	fmt.Fprintln(stderr, "gongkai:", err)
	return exitMachine
}

// language is that of --lang, else of the environment, else Chinese. It is found
// before the flags are parsed, because help and mistakes are told in it too.
func language(args []string, env func(string) string) lang.Lang {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return languageOf(value)
		}
		if arg == "--lang" && i+1 < len(args) {
			return languageOf(args[i+1])
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := env(name); value != "" {
			return languageOf(value)
		}
	}
	return lang.ZH
}

func languageOf(value string) lang.Lang {
	if strings.HasPrefix(strings.ToLower(value), "en") {
		return lang.EN
	}
	return lang.ZH
}
