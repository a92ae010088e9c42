package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/checker/report"
)

func (a *app) explainCommand() *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:                   "explain FINDING PATH… | crosscheck explain FINDING DRAFT --against PATH…",
		DisableFlagsInUseLine: true,
		Short:                 "Show how a finding came about, from the bytes to the verdict",
		Long: `explain follows one finding: each piece of its evidence with bytes, sentence, kind, fields and
context, the story and what joined its articles, the subject and its key, the value and who gives
it, the origin and why; then the conditions of its rule, each with what it came to.

FINDING is the ID that check prints with --all or --explain and in JSON, or the beginning of it. Give
the same paths and flags as for check.`,
		Example: `  crosscheck explain f3a7c9e1 story/
  crosscheck explain f3a7 draft.md --against wires/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) < 2 && !(len(args) == 1 && o.store != "") {
				return fmt.Errorf("want a finding and the articles: crosscheck explain FINDING PATH…; check --explain prints the IDs of findings")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			format := o.format
			if err := oneOf("format", format, report.ViewFormats()...); err != nil {
				return err
			}
			o.format, o.all = "", true
			x, err := a.examine(o, args[1:])
			if err != nil {
				return err
			}
			found := x.report.Find(args[0])
			if len(found) == 0 {
				var ids []string
				for i := range x.report.Findings {
					ids = append(ids, x.report.Findings[i].ID)
				}
				return fmt.Errorf("no finding %s in these articles%s; crosscheck check --explain prints their IDs", oneLine(args[0]), didYouMean(args[0], ids))
			}
			if len(found) > 1 {
				var ids []string
				for _, f := range found {
					ids = append(ids, f.ID)
				}
				return fmt.Errorf("%s is the beginning of %s: write more of it", oneLine(args[0]), strings.Join(ids, ", "))
			}
			trace := x.checker.Tracer(x.report).Finding(a.ctx, found[0])
			return report.WriteFinding(a.stdout, format, x.report, trace, a.reportOptions())
		},
	}
	f := c.Flags()
	f.SortFlags = false
	sourceFlags(f, &o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the explanation: text or json")
	return c
}

var errTooFew = errors.New("want two facts and the articles: crosscheck why-not FACT FACT PATH…; a fact is ARTICLE:LINE or ARTICLE:LINE:COLUMN, as reports print it")
