package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"crosscheck/rules"
)

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(a.stdout, version())
			return err
		},
	}
}

// version is the version that rule files ask for, and the commit where the build knows it.
func version() string {
	s := "crosscheck " + rules.Engine
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return s
	}
	for _, x := range info.Settings {
		if x.Key == "vcs.revision" && len(x.Value) >= 7 {
			s += " (" + x.Value[:7] + ")"
		}
	}
	return s + " " + info.GoVersion
}
