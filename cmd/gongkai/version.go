package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"gongkai/cmd/gongkai/internal/draw"
	"gongkai/cmd/gongkai/internal/lang"
)

// version is this program's own; it changes with its behaviour, not with its build.
const version = "0.1.0"

func versionCommand(l lang.Lang) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: lang.Text{ZH: "显示版本", EN: "show the version"}.In(l),
		Args:  cobra.NoArgs,
		Run: func(c *cobra.Command, _ []string) {
			fmt.Fprintf(c.OutOrStdout(), "gongkai %s (%s, ECharts %s)\n", version, runtime.Version(), draw.Version)
		},
	}
}
