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
	"crosscheck/facts/store"
	"crosscheck/rules"
)

// severities from the worst to the least, as flags and settings spell them.
var severities = []string{string(rules.Error), string(rules.Warning), string(rules.Info)}

type checkFlags struct {
	against   []string
	store     string
	noStore   bool
	asOf      string
	rosters   []string
	stdin     string
	format    string
	output    string
	now       string
	failLevel string
	exitZero  bool
	all       bool
	explain   bool
	sheet     bool
	stories   string
	only      []string
	exclude   []string
	workers   int
}

func (a *app) checkCommand() *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:                   "check PATH… | crosscheck check DRAFT --against PATH… | crosscheck check DRAFT --store FILE",
		DisableFlagsInUseLine: true,
		Short:                 "Compare articles with each other, or a draft with other articles",
		Long: `check reads articles and reports conflicts, updates and confirmations between them.

A PATH is a file (.txt, .md, .jsonl), a folder, a glob, or - for standard input.
With --against the first PATH is the draft, and only findings about the draft are shown.

With --store the articles are also compared with those of a store that may be of one story with
them: of each the latest version, the likeliest first, at most 100 for one article, found by
index. One PATH that holds one article is then the draft; several articles are compared with each
other too. Nothing is put into the store, and an article at hand is never taken from it as well.

Exit status: 0 nothing at or above the fail level, 1 findings at or above it (a confirmation
never counts), 2 something could not be read or checked; what could be is still reported.`,
		Example: `  crosscheck check story/
  crosscheck check draft.md --against wires/
  crosscheck check draft.md --store news.db
  crosscheck check draft.md --against wires/ --sheet
  crosscheck check --format json story/ > report.json`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return a.check(o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.against, "against", nil, "articles to check the draft against; `PATH` may be repeated")
	storeFlag(f, &o.store)
	f.BoolVar(&o.noStore, "no-store", false, "compare with no store, whatever the settings say")
	f.StringVar(&o.asOf, "as-of", "", "of the store only what was out at this `TIME`: RFC 3339 or a date")
	rosterFileFlag(f, &o.rosters)
	stdinFlag(f, &o.stdin)
	f.StringVar(&o.stories, "stories", "", "`FILE` of stories that an editor joined or parted")
	f.BoolVar(&o.sheet, "sheet", false, "with a draft: its fact sheet, fact by fact with the verdict on each (text, json or markdown)")
	f.StringVar(&o.format, "format", "", "`FORMAT` of the report: text (default), json or jsonl")
	f.StringVarP(&o.output, "output", "o", "", "write the report to `FILE`")
	f.BoolVar(&o.all, "all", false, "every sentence, no bounds; with a draft also findings about the other articles")
	f.BoolVar(&o.explain, "explain", false, "list the facts that were left alone, and why, and how dates were reckoned")
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
	x, err := a.examine(o, args)
	if err != nil {
		return err
	}
	if fails(x.report.Findings, cmp.Or(o.failLevel, x.setup.config.FailLevel)) && !o.exitZero {
		a.found()
	}
	if o.sheet {
		return a.writeSheet(o, x)
	}
	o.format = cmp.Or(o.format, x.setup.config.Format)
	return a.write(o, x.report)
}

// examined is a check before it is printed.
type examined struct {
	setup   *setup
	checker *checker.Checker
	report  *checker.Report
}

// examine reads and checks; notes and problems are printed, the report is not.
func (a *app) examine(o checkFlags, args []string) (*examined, error) {
	now, err := a.flags(&o)
	if err != nil {
		return nil, err
	}
	s, broken := a.load()
	if s == nil {
		return nil, broken
	}
	a.fail(broken)
	if args, err = s.config.inputs(args); err != nil {
		return nil, err
	}
	hand, err := a.readHand(o.stories, s.config)
	if err != nil {
		return nil, err
	}
	set, err := selectRules(s.rules, o.only, o.exclude)
	if err != nil {
		return nil, err
	}
	c := &checker.Checker{Extractor: s.extractor, Rules: set, Workers: o.workers, Now: now, All: o.all, PrimeSources: s.config.PrimeSources, Hand: hand}
	if err := a.withStore(c, o, s.config); err != nil {
		return nil, err
	}
	if c.Store != nil {
		defer c.Store.Close()
	}
	a.withRosters(c, o.rosters)
	articles, draft, unread, err := a.read(o, args, c.Store != nil)
	if err != nil {
		return nil, err
	}
	for _, x := range articles {
		s.config.House.Apply(x)
	}
	if draft != nil {
		s.config.House.Apply(draft)
	}
	r, err := c.Check(a.ctx, articles, draft)
	if err != nil {
		return nil, err
	}
	if c.Store != nil && r.Considered == 0 {
		a.fail(a.notEmpty(c.Store, storeAddress(o.store, s.config)))
	}
	if r.Stale > 0 && !a.quiet {
		fmt.Fprintf(a.stderr, "crosscheck: %s of the store were read with other kinds or by another crosscheck; ingest them again\n", counted(r.Stale, "article"))
	}
	if !a.quiet {
		for _, n := range r.Notes {
			fmt.Fprintf(a.stderr, "crosscheck: note: %s\n", n)
		}
	}
	for _, p := range r.Problems {
		a.fail(p)
	}
	r.Problems = slices.Concat(separate(broken), unread, r.Problems)
	return &examined{s, c, r}, nil
}

// flags checks the values of flags before anything is read.
func (a *app) flags(o *checkFlags) (now time.Time, err error) {
	now = a.env.now()
	var errs []error
	if o.sheet && o.format != "" {
		errs = append(errs, oneOf("format", o.format, report.SheetFormats()...))
	} else if _, ok := report.Lookup(o.format, false); !ok && o.format != "" {
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

// withStore opens the store that a check compares with, where one is named.
func (a *app) withStore(c *checker.Checker, o checkFlags, conf config) error {
	asOf, err := instantFlag("as-of", o.asOf)
	if err != nil {
		return err
	}
	address := storeAddress(o.store, conf)
	switch {
	case o.noStore && o.store != "":
		return errors.New("--store and --no-store contradict each other")
	case o.noStore || address == "":
		if o.asOf != "" {
			return errors.New("--as-of chooses versions of a store: name one with --store")
		}
		return nil
	}
	if c.Store, err = a.openStore(a.ctx, address, false); err != nil {
		return err
	}
	if asOf.Known() {
		c.AsOf = lastMoment(asOf)
	}
	return nil
}

// notEmpty refuses a check against a store without articles, which would pass whatever the draft says.
func (a *app) notEmpty(s store.Store, address string) error {
	for _, err := range s.Keys(a.ctx, store.Select{}) {
		return err
	}
	return fmt.Errorf("%s: the store holds no articles: nothing to check against", address)
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
// Beside a store one article alone is the draft.
func (a *app) read(o checkFlags, args []string, stored bool) (articles []*facts.Article, draft *facts.Article, unread []error, err error) {
	paths := args
	if len(o.against) > 0 {
		drafts, problems := article.Read(args[:1], article.Stdin{Reader: a.stdin, Name: o.stdin})
		if len(problems) > 0 {
			return nil, nil, nil, errors.Join(problems...)
		}
		if len(drafts) != 1 {
			return nil, nil, nil, fmt.Errorf("%s: a draft is one article, this holds %d", args[0], len(drafts))
		}
		draft = drafts[0]
		paths = append(append([]string{}, o.against...), args[1:]...)
	}
	articles, unread = article.Read(paths, article.Stdin{Reader: a.stdin, Name: o.stdin})
	if stored && draft == nil && len(args) == 1 && len(articles) == 1 {
		articles, draft = nil, articles[0]
	}
	if draft != nil && !stored && !slices.ContainsFunc(articles, func(x *facts.Article) bool { return x.ID != draft.ID }) {
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
