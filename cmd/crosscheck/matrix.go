package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/checker/report"
)

func (a *app) matrixCommand() *cobra.Command {
	var o checkFlags
	var q checker.MatrixQuery
	c := &cobra.Command{
		Use:                   "matrix PATH… [--subject ID | --kind KIND]",
		DisableFlagsInUseLine: true,
		Short:                 "Show who says what, outlet by outlet in order of time",
		Long: `matrix puts what articles say of one thing side by side: a column an article, in order of time, and
a row a subject, the figures of the dead, the injured, an office, a day. A star (in Markdown bold
type) marks what no other article is later than. With --subject the rows are the different values
of one subject, and the cells say who printed it and according to whom. IDs of subjects stand in
check --format json and in matrix --format json.`,
		Example: `  crosscheck matrix story/ --kind casualty
  crosscheck matrix draft.md --against wires/ --format markdown
  crosscheck matrix story/ --subject q4c01`,
		Args: needPaths,
		RunE: func(_ *cobra.Command, args []string) error {
			format := o.format
			if err := oneOf("format", format, report.MatrixFormats()...); err != nil {
				return err
			}
			if q.Subject != "" && q.Kind != "" {
				return errors.New("--subject and --kind: name one of them")
			}
			o.format = ""
			o.all = true
			x, err := a.examine(o, args)
			if err != nil {
				return err
			}
			if err := knownMatrix(x, q); err != nil {
				return err
			}
			return report.WriteMatrices(a.stdout, format, x.report, x.report.Matrices(x.kindsOf(), q), a.reportOptions())
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringVar(&q.Subject, "subject", "", "the values of one subject: its `ID` or the beginning of it")
	f.StringVar(&q.Kind, "kind", "", "subjects of this `KIND` only, like casualty")
	f.BoolVar(&q.All, "all", false, "also subjects of which one article speaks alone")
	sourceFlags(f, &o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the matrix: text, json, markdown or csv")
	return c
}

// knownMatrix checks that a query names something that there is.
func knownMatrix(x *examined, q checker.MatrixQuery) error {
	if q.Kind != "" {
		var kinds []string
		for _, k := range x.kindsOf() {
			if k.Name == q.Kind {
				return nil
			}
			kinds = append(kinds, k.Name)
		}
		return fmt.Errorf("--kind %s: no such kind%s; kinds: %s", q.Kind, didYouMean(q.Kind, kinds), strings.Join(kinds, ", "))
	}
	if q.Subject != "" {
		for _, s := range x.report.Subjects {
			if strings.HasPrefix(s.ID, q.Subject) {
				return nil
			}
		}
		return fmt.Errorf("--subject %s: no such subject in these articles; crosscheck matrix --format json lists their IDs", q.Subject)
	}
	return nil
}

// writeSheet prints the fact sheet of the draft.
func (a *app) writeSheet(o checkFlags, x *examined) error {
	sheet := x.report.Sheet(x.kindsOf())
	if sheet == nil {
		return errors.New("--sheet is about a draft: crosscheck check DRAFT --against PATH… --sheet")
	}
	options := a.reportOptions()
	options.All, options.Explain = o.all, o.explain
	if o.output == "" {
		return report.WriteSheet(a.stdout, o.format, x.report, sheet, options)
	}
	f, err := os.Create(o.output)
	if err != nil {
		return pathError(o.output, err)
	}
	err = report.WriteSheet(f, o.format, x.report, sheet, report.Options{All: o.all, Quiet: a.quiet})
	return errors.Join(err, f.Close())
}
