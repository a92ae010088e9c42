package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/checker/report"
	"crosscheck/facts"
	"crosscheck/facts/store"
	"crosscheck/rules"
)

type factsFlags struct {
	store        string
	kinds        []string
	outlets      []string
	articles     []string
	since, until string
	text         string
	asOf         string
	allVersions  bool
	limit        int
	format       string
	names        bool
}

func (a *app) factsCommand() *cobra.Command {
	var o factsFlags
	c := &cobra.Command{
		Use:                   "facts [WHERE] --store FILE",
		DisableFlagsInUseLine: true,
		Short:                 "List the facts of a store that a condition chooses",
		Long: `facts lists what the articles of a store say: of each article the latest version, in order of
article and place. WHERE is a condition in the language of rules, and all flags hold beside it.

  kind == "casualty" and outcome == "killed" and low >= 10
  outlet in ["Wire One", "Wire Two"] and published >= "2026-03-01"
  person contains "Krol" and not in_quote

A fact without a field has it empty, and no number or time compares with an empty one. Times are
compared with dates and times in quotation marks; a day is all of that day. --names lists all
names that a condition may use. Nothing found is no error: the exit status is 0.`,
		Example: `  crosscheck facts 'kind == "casualty" and low >= 10' --store news.db
  crosscheck facts --kind quote --text "budget deficit" --since 2026-03-01 --format csv > quotes.csv
  crosscheck facts --article a-17 --as-of 2026-03-02T12:00:00Z`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return fmt.Errorf("one condition at most: put it between quotation marks ('%s')", strings.Join(args, " "))
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.facts(o, strings.Join(args, "")) },
	}
	f := c.Flags()
	f.SortFlags = false
	storeFlag(f, &o.store)
	f.StringArrayVar(&o.kinds, "kind", nil, "facts of this kind; `KIND` may be repeated")
	f.StringArrayVar(&o.outlets, "outlet", nil, "articles of this outlet; `NAME` may be repeated")
	f.StringArrayVar(&o.articles, "article", nil, "this article; `ID` may be repeated")
	f.StringVar(&o.since, "since", "", "published at this `TIME` or later: RFC 3339 or a date")
	f.StringVar(&o.until, "until", "", "published at this `TIME` or before; a day counts as a whole")
	f.StringVar(&o.text, "text", "", "the sentence holds all these `WORDS`, without regard to case and accents")
	f.StringVar(&o.asOf, "as-of", "", "versions that were out at this `TIME`")
	f.BoolVar(&o.allVersions, "all-versions", false, "all versions of an article, not only the latest")
	f.IntVar(&o.limit, "limit", 0, "at most `N` facts; 0: all")
	f.StringVar(&o.format, "format", "table", "`FORMAT` of the list: table, csv, json or jsonl (the lines of extract, and the article)")
	f.BoolVar(&o.names, "names", false, "list the names that WHERE may use")
	return c
}

// facts lists stored facts. Kinds come first: without them no condition can be read.
func (a *app) facts(o factsFlags, where string) error {
	q, err := o.query()
	if err != nil {
		return err
	}
	conf, err := a.readConfig()
	if err != nil {
		return err
	}
	x, err := a.loadKinds(conf)
	if err != nil {
		return err
	}
	kinds := x.Kinds()
	if o.names {
		return a.columnNames(kinds)
	}
	var filter *rules.Filter
	if strings.TrimSpace(where) != "" {
		if filter, err = rules.NewFilter(kinds, where); err != nil {
			return err
		}
		narrow(&q, filter.Pushed())
	}
	s, err := a.openStore(a.ctx, storeAddress(o.store, conf), false)
	if err != nil {
		return err
	}
	defer s.Close()
	if err := a.knownKinds(s, kinds, o.kinds); err != nil {
		return err
	}
	return a.list(s, q, filter, o, shown(kinds, q.Kinds))
}

// query is what the flags ask for.
func (o *factsFlags) query() (q store.Query, err error) {
	var errs []error
	instant := func(name, value string) facts.Instant {
		i, err := instantFlag(name, value)
		errs = append(errs, err)
		return i
	}
	q.From, q.To = instant("since", o.since).From, instant("until", o.until).To
	if t := instant("as-of", o.asOf); t.Known() {
		q.AsOf = lastMoment(t)
	}
	if !slices.Contains(report.RowFormats(), o.format) {
		errs = append(errs, oneOf("format", o.format, report.RowFormats()...))
	}
	if o.limit < 0 {
		errs = append(errs, fmt.Errorf("--limit %d: want 0 or more", o.limit))
	}
	q.Kinds, q.Outlets, q.Articles, q.Text, q.Latest = o.kinds, o.outlets, o.articles, o.text, !o.allVersions
	return q, errors.Join(errs...)
}

// narrow adds what a filter can have looked up. A list that a flag gives already stays: the filter sorts out the rest.
func narrow(q *store.Query, p rules.Pushed) {
	for _, list := range []struct {
		to     *[]string
		pushed []string
	}{{&q.Kinds, p.Kinds}, {&q.Outlets, p.Outlets}, {&q.Articles, p.Articles}} {
		if len(*list.to) == 0 {
			*list.to = list.pushed
		}
	}
	if p.From.After(q.From) {
		q.From = p.From
	}
	if q.To.IsZero() || !p.To.IsZero() && p.To.Before(q.To) {
		q.To = p.To
	}
	for _, e := range p.Equal {
		q.Equal = append(q.Equal, store.Equal{Field: e.Name, Value: e.Value})
	}
}

// knownKinds refuses kinds that neither the program nor the store knows.
func (a *app) knownKinds(s store.Store, kinds []facts.Kind, wanted []string) error {
	var known []string
	for _, k := range kinds {
		known = append(known, k.Name)
	}
	var errs []error
	for _, w := range wanted {
		if slices.Contains(known, w) {
			continue
		}
		stats, err := s.Stats(a.ctx)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(stats.Kinds, func(c store.Count) bool { return c.Name == w }) {
			errs = append(errs, fmt.Errorf("--kind %s: no such kind%s; known: %s", w, didYouMean(w, known), strings.Join(known, ", ")))
		}
	}
	return errors.Join(errs...)
}

// shown are the kinds whose fields a table of facts has columns for.
func shown(kinds []facts.Kind, wanted []string) []facts.Kind {
	if len(wanted) == 0 {
		return kinds
	}
	return slices.DeleteFunc(slices.Clone(kinds), func(k facts.Kind) bool { return !slices.Contains(wanted, k.Name) })
}

func (a *app) list(s store.Store, q store.Query, filter *rules.Filter, o factsFlags, kinds []facts.Kind) error {
	if filter == nil {
		q.Limit = o.limit
	}
	w := report.NewRowWriter(o.format, a.stdout, kinds, a.reportOptions())
	listed := 0
	for row, err := range s.Facts(a.ctx, q) {
		if err != nil {
			return err
		}
		r := rules.Row{Article: row.Article, Number: row.Number, Fact: row.Fact, Event: row.Event}
		if filter != nil {
			ok, err := filter.Match(a.ctx, r)
			if err != nil {
				return err
			}
			if !ok {
				continue
			}
		}
		if err := w.Write(r); err != nil {
			return err
		}
		if listed++; listed == o.limit {
			break
		}
	}
	return w.Close()
}

// columnNames prints what conditions may name.
func (a *app) columnNames(kinds []facts.Kind) error {
	for _, c := range rules.Columns(kinds) {
		if _, err := fmt.Fprintf(a.stdout, "%-10s  %-13s  %s\n", c.Name, c.Type, c.Doc); err != nil {
			return err
		}
	}
	return nil
}
