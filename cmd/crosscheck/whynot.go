package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/checker/report"
)

// mostPairs bounds the pairs of facts that one question is about.
const mostPairs = 6

func (a *app) whyNotCommand() *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:                   "why-not FACT FACT PATH… | crosscheck why-not FACT FACT DRAFT --against PATH…",
		DisableFlagsInUseLine: true,
		Short:                 "Show why two facts gave no finding, or where they met",
		Long: `why-not follows two facts from the bytes on, and names the step at which their ways part: they are
of different stories (how alike, and how alike they had to be), of events that were kept apart, of
different parts or persons; or they are compared, and each rule says which condition is false.

A FACT is ARTICLE:LINE or ARTICLE:LINE:COLUMN, where ARTICLE is an ID, a URL or a path (or its end), as
reports print it. A line that holds several facts gives several pairs, of which those of one kind count.`,
		Example: `  crosscheck why-not one.md:6 two.md:7 story/
  crosscheck why-not draft.md:6:1 wire.md:6:21 draft.md --against wires/`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 3 {
				return errTooFew
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			format := o.format
			if err := oneOf("format", format, report.ViewFormats()...); err != nil {
				return err
			}
			o.format, o.all = "", true
			x, err := a.examine(o, args[2:])
			if err != nil {
				return err
			}
			first, err := report.Locate(x.report, args[0])
			if err != nil {
				return err
			}
			second, err := report.Locate(x.report, args[1])
			if err != nil {
				return err
			}
			pairs := factPairs(x.report, first, second)
			if len(pairs) > mostPairs {
				return fmt.Errorf("%s and %s hold %d and %d facts, too many pairs: add columns, %s:COLUMN", oneLine(args[0]), oneLine(args[1]), len(first), len(second), oneLine(args[0]))
			}
			t := x.checker.Tracer(x.report)
			var out []checker.Meeting
			for _, p := range pairs {
				out = append(out, t.WhyNot(a.ctx, p[0], p[1]))
			}
			return report.WriteWhyNot(a.stdout, format, x.report, out, a.reportOptions())
		},
	}
	f := c.Flags()
	f.SortFlags = false
	sourceFlags(f, &o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the explanation: text or json")
	return c
}

// factPairs are the pairs of one kind; where there is none, the first fact of each side.
func factPairs(r *checker.Report, first, second []checker.FactRef) (out [][2]checker.FactRef) {
	for _, x := range first {
		for _, y := range second {
			if x != y && r.Digests[x.Article].Facts[x.Fact].Kind == r.Digests[y.Article].Facts[y.Fact].Kind {
				out = append(out, [2]checker.FactRef{x, y})
			}
		}
	}
	if len(out) == 0 {
		out = append(out, [2]checker.FactRef{first[0], second[0]})
	}
	return out
}
