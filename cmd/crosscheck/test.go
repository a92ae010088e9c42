package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/checker/ruletest"
)

func (a *app) testCommand() *cobra.Command {
	var requireTests bool
	c := &cobra.Command{
		Use:   "test [PATH…]",
		Short: "Run the examples that stand in rule and kind files",
		Long: `test runs each example of each rule and kind, the built-in ones and those of --rules and --kinds.
With PATHs (rule files or folders) it runs the examples of these only. What the settings change of
rules and numbers does not count here: examples hold for the files as they are written.

Exit status: 0 all as expected, 1 an example failed, 2 a file could not be loaded.`,
		Example: `  crosscheck test
  crosscheck test house-rules/`,
		RunE: func(c *cobra.Command, args []string) error { return a.test(args, requireTests) },
	}
	c.Flags().BoolVar(&requireTests, "require-tests", false, "a rule or pattern without examples is a failure")
	return c
}

func (a *app) test(paths []string, requireTests bool) error {
	a.asWritten = true
	s, files, err := a.loadWith(paths)
	if err != nil {
		return err
	}
	c := &checker.Checker{Extractor: s.extractor, Rules: s.rules}
	r, err := ruletest.Run(a.ctx, c, s.extractor.Grammar())
	if err != nil {
		return err
	}
	wanted := func(file string) bool { return len(paths) == 0 || slices.Contains(files, file) }
	run, failed := 0, 0
	for _, o := range r.Outcomes {
		if !wanted(o.File) {
			continue
		}
		run++
		if o.Ok {
			continue
		}
		failed++
		fmt.Fprintf(a.stdout, "%s:%d: %s: %s\n", o.File, o.Line, o.In, oneLine(o.Name))
		for _, line := range strings.Split(o.Diff, "\n") {
			fmt.Fprintf(a.stdout, "    %s\n", oneLineKeepIndent(line))
		}
	}
	bare := 0
	for _, b := range r.Bare {
		file, _, _ := strings.Cut(b, ": ")
		if !wanted(file) {
			continue
		}
		bare++
		fmt.Fprintf(a.stdout, "%s\n", oneLine(b))
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s, %d failed\n", plural(run, "example"), failed)
	}
	if failed > 0 || bare > 0 && requireTests {
		a.found()
	}
	if run == 0 && bare == 0 {
		return errors.New("no examples: nothing to test")
	}
	return nil
}

// oneLineKeepIndent shows control characters of article text and keeps the indentation of a difference.
func oneLineKeepIndent(s string) string {
	rest := strings.TrimLeft(s, " ")
	return s[:len(s)-len(rest)] + oneLine(rest)
}
