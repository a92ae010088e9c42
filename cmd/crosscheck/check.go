package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/checker/report"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/rules"
)

// severities from the worst to the least, as flags and settings spell them.
var severities = []string{string(rules.Error), string(rules.Warning), string(rules.Info)}

type checkFlags struct {
	against   []string
	format    string
	output    string
	now       string
	failLevel string
	exitZero  bool
	all       bool
	explain   bool
	only      []string
	exclude   []string
	workers   int
}

func (a *app) checkCommand() *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:                   "check PATH… | crosscheck check DRAFT --against PATH…",
		DisableFlagsInUseLine: true,
		Short:                 "Compare articles with each other, or a draft with other articles",
		Long: `check reads articles and reports conflicts, updates and confirmations between them.

A PATH is a file (.txt, .md, .jsonl), a folder, a glob, or - for standard input.
With --against the first PATH is the draft, and only findings about the draft are shown.

Exit status: 0 nothing at or above the fail level, 1 findings at or above it (a confirmation
never counts), 2 something could not be read or checked; what could be is still reported.`,
		Example: `  crosscheck check story/
  crosscheck check draft.md --against wires/
  crosscheck check --format json story/ > report.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return a.check(o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.against, "against", nil, "articles to check the draft against; `PATH` may be repeated")
	f.StringVar(&o.format, "format", "", "`FORMAT` of the report: text (default), json or jsonl")
	f.StringVarP(&o.output, "output", "o", "", "write the report to `FILE`")
	f.BoolVar(&o.all, "all", false, "every sentence, no bounds; with a draft also findings about the other articles")
	f.BoolVar(&o.explain, "explain", false, "list the facts that were left alone, and why")
	f.StringVar(&o.failLevel, "fail-level", "", "least severity that gives exit status 1: `LEVEL` error (default), warning or info")
	f.BoolVar(&o.exitZero, "exit-zero", false, "findings give exit status 0")
	f.StringArrayVar(&o.only, "rule", nil, "run this rule only; `ID` may be repeated")
	f.StringArrayVar(&o.exclude, "exclude-rule", nil, "leave this rule out; `ID` may be repeated")
	f.StringVar(&o.now, "now", "", "the present `TIME` for rules that need it: RFC 3339 or a date")
	f.IntVar(&o.workers, "workers", 0, "read `N` articles at once; 0: one a processor")
	return c
}

// needPaths is the argument check of commands that read articles.
func needPaths(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("nothing to %s: name files or folders, or - for standard input (crosscheck %s --help)", c.Name(), c.Name())
	}
	return nil
}

func (a *app) check(o checkFlags, args []string) error {
	now, err := a.flags(&o)
	if err != nil {
		return err
	}
	s, broken := a.load()
	if s == nil {
		return broken
	}
	a.fail(broken)
	level := cmp.Or(o.failLevel, s.config.FailLevel)
	o.format = cmp.Or(o.format, s.config.Format)
	if args, err = s.config.inputs(args); err != nil {
		return err
	}
	set, err := selectRules(s.rules, o.only, o.exclude)
	if err != nil {
		return err
	}
	articles, draft, unread, err := a.read(o, args)
	if err != nil {
		return err
	}
	c := &checker.Checker{Extractor: s.extractor, Rules: set, Workers: o.workers, Now: now, All: o.all, PrimeSources: s.config.PrimeSources}
	for _, x := range articles {
		s.config.House.Apply(x)
	}
	if draft != nil {
		s.config.House.Apply(draft)
	}
	r, err := c.Check(a.ctx, articles, draft)
	if err != nil {
		return err
	}
	for _, p := range r.Problems {
		a.fail(p)
	}
	r.Problems = slices.Concat(separate(broken), unread, r.Problems)
	if fails(r.Findings, level) && !o.exitZero {
		a.found()
	}
	return a.write(o, r)
}

// flags checks the values of flags before anything is read.
func (a *app) flags(o *checkFlags) (now time.Time, err error) {
	now = a.env.now()
	var errs []error
	if _, ok := report.Lookup(o.format, false); !ok && o.format != "" {
		errs = append(errs, oneOf("format", o.format, report.Names(false)...))
	}
	if o.failLevel != "" {
		errs = append(errs, oneOf("fail-level", o.failLevel, severities...))
	}
	if o.workers < 0 {
		errs = append(errs, fmt.Errorf("--workers %d: want 0 or more", o.workers))
	}
	if o.now != "" {
		i, ok := facts.ParseInstant(o.now)
		if !ok {
			errs = append(errs, fmt.Errorf("--now %q: want a time like 2026-01-31T18:00:00Z or a date", o.now))
		}
		now = i.From
	}
	return now, errors.Join(errs...)
}

// selectRules leaves the rules of --rule and --exclude-rule; an unknown ID is an error, and so is a check without rules.
func selectRules(set *rules.Set, only, exclude []string) (*rules.Set, error) {
	var ids []string
	for _, r := range set.Rules() {
		ids = append(ids, r.ID)
	}
	var errs []error
	wanted := map[string]bool{}
	for _, list := range []struct {
		flag string
		ids  []string
	}{{"rule", only}, {"exclude-rule", exclude}} {
		for _, id := range list.ids {
			if set.Rule(id) == nil {
				errs = append(errs, fmt.Errorf("--%s %s: no such rule%s", list.flag, id, didYouMean(id, ids)))
			}
			wanted[id] = list.flag == "rule"
		}
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	chosen := set.Only(func(r *rules.Rule) bool {
		want, named := wanted[r.ID]
		return want || !named && len(only) == 0 && !r.Off
	})
	if len(chosen.Rules()) == 0 {
		return nil, errors.New("no rules are left to check with")
	}
	return chosen, nil
}

// read decodes the articles and the draft. Unreadable inputs are printed and returned, and the rest is read; nothing at all is an error.
func (a *app) read(o checkFlags, args []string) (articles []*facts.Article, draft *facts.Article, unread []error, err error) {
	paths := args
	if len(o.against) > 0 {
		drafts, problems := article.Read(args[:1], article.Stdin{Reader: a.stdin})
		if len(problems) > 0 {
			return nil, nil, nil, errors.Join(problems...)
		}
		if len(drafts) != 1 {
			return nil, nil, nil, fmt.Errorf("%s: a draft is one article, this holds %d", args[0], len(drafts))
		}
		draft = drafts[0]
		paths = append(append([]string{}, o.against...), args[1:]...)
	}
	articles, unread = article.Read(paths, article.Stdin{Reader: a.stdin})
	if draft != nil && !slices.ContainsFunc(articles, func(x *facts.Article) bool { return x.ID != draft.ID }) {
		unread = append(unread, fmt.Errorf("%s: no other article to check the draft against", args[0]))
	}
	for _, p := range unread {
		a.fail(p)
	}
	if len(articles) == 0 && draft == nil {
		return nil, nil, nil, errors.New("no article could be read: nothing to check")
	}
	return articles, draft, unread, nil
}

// fails reports whether a finding other than a confirmation reaches the level.
func fails(findings []rules.Finding, level string) bool {
	for i := range findings {
		f := &findings[i]
		if f.Verdict == rules.Confirmation {
			continue
		}
		for _, s := range severities {
			if s == string(f.Severity) {
				return true
			}
			if s == level {
				break
			}
		}
	}
	return false
}

// write prints the report, to a file where --output names one.
func (a *app) write(o checkFlags, r *checker.Report) error {
	format, _ := report.Lookup(o.format, false)
	if o.output == "" {
		options := a.reportOptions()
		options.All, options.Explain = o.all, o.explain
		return format.Write(a.stdout, r, options)
	}
	f, err := os.Create(o.output)
	if err != nil {
		return pathError(o.output, err)
	}
	err = format.Write(f, r, report.Options{All: o.all, Quiet: a.quiet, Explain: o.explain})
	return errors.Join(err, f.Close())
}

// reportOptions looks at standard output: colour and width only where it is a terminal.
func (a *app) reportOptions() report.Options {
	o := report.Options{Quiet: a.quiet}
	if columns, ok := a.env.terminal(a.stdout); ok {
		o.Width = min(columns, 120)
		o.Color = !a.noColor && a.env.getenv("NO_COLOR") == "" && a.env.getenv("TERM") != "dumb"
	}
	return o
}
