package main

import (
	"errors"
	"sort"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/checker/report"
	"crosscheck/facts/article"
)

func (a *app) extractCommand() *cobra.Command {
	var format, stdin string
	var workers int
	var explain bool
	c := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Show the facts that crosscheck reads out of articles",
		Long: `extract prints the facts of each article: counts of people, dates, titles, quotations and
the kinds of --kinds, with the words that say so, in order of article, part and place.`,
		Example: `  crosscheck extract draft.md
  crosscheck extract --format jsonl wires/ | jq .fields`,
		Args: needPaths,
		RunE: func(c *cobra.Command, args []string) error { return a.extract(format, stdin, workers, explain, args) },
	}
	c.Flags().StringVar(&format, "format", "text", "`FORMAT` of the facts: text or jsonl")
	stdinFlag(c.Flags(), &stdin)
	c.Flags().BoolVar(&explain, "explain", false, "say from which time and by which rule each date was reckoned (text only)")
	c.Flags().IntVar(&workers, "workers", 0, "read `N` articles at once; 0: one a processor")
	return c
}

func (a *app) extract(format, stdin string, workers int, explain bool, args []string) error {
	f, ok := report.Lookup(format, true)
	if !ok {
		return oneOf("format", format, report.Names(true)...)
	}
	conf, err := a.readConfig()
	if err != nil {
		return err
	}
	x, err := a.loadKinds(conf)
	if err != nil {
		return err
	}
	articles, problems := article.Read(args, article.Stdin{Reader: a.stdin, Name: stdin})
	for _, p := range problems {
		a.fail(p)
	}
	if len(articles) == 0 {
		return errors.New("no article could be read: nothing to extract from")
	}
	for _, x := range articles {
		conf.House.Apply(x)
	}
	sort.SliceStable(articles, func(i, j int) bool { return articles[i].ID < articles[j].ID })
	c := &checker.Checker{Extractor: x, Workers: workers}
	o := a.reportOptions()
	o.Explain = explain
	digests, problems := c.Extract(a.ctx, articles)
	for _, p := range problems {
		a.fail(p)
	}
	for _, d := range digests {
		if err := f.Facts(a.stdout, d, o); err != nil {
			return err
		}
	}
	return a.ctx.Err()
}
