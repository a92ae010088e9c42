package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"crosscheck/facts"
	"crosscheck/facts/store"
)

// maxOutlets is how many outlets the statistics list for a person.
const maxOutlets = 20

func (a *app) storeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "store",
		Short: "Look after a store: statistics, verification, export",
		Long: `store looks after the file that ingest fills. It is an SQLite database which any tool of
SQLite can read; docs/store.md describes its tables and views.`,
		Example: `  crosscheck store stats --store news.db
  crosscheck store verify --store news.db
  crosscheck store export --store news.db -o articles.jsonl`,
		Args: a.unknownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.storeStatsCommand(), a.storeVerifyCommand(), a.storeExportCommand(), a.storeVacuumCommand(), a.storeMigrateCommand())
	return c
}

// storeSubcommand is one command on an existing store.
func (a *app) storeSubcommand(use, short, long string, run func(s store.Store, address string) error) *cobra.Command {
	var address string
	c := &cobra.Command{Use: use, Short: short, Long: long, Args: cobra.NoArgs}
	c.RunE = func(*cobra.Command, []string) error {
		address, err := a.storeNamed(address)
		if err != nil {
			return err
		}
		s, err := a.openStore(a.ctx, address, false)
		if err != nil {
			return err
		}
		return errors.Join(run(s, address), s.Close())
	}
	c.Flags().SortFlags = false
	storeFlag(c.Flags(), &address)
	return c
}

// storeNamed is the address of the store that flag or settings name.
func (a *app) storeNamed(flag string) (string, error) {
	conf, err := a.readConfig()
	if err != nil {
		return "", err
	}
	address := storeAddress(flag, conf)
	if address == "" {
		return "", errNoStore
	}
	return address, nil
}

func (a *app) storeStatsCommand() *cobra.Command {
	var format string
	c := a.storeSubcommand("stats", "Count what a store holds", "stats counts articles, versions and facts, by kind and by outlet.", func(s store.Store, address string) error {
		if err := oneOf("format", format, "text", "json"); err != nil {
			return err
		}
		st, err := s.Stats(a.ctx)
		if err != nil {
			return err
		}
		if format == "json" {
			return writeStats(a.stdout, st)
		}
		return printStats(a.stdout, address, st)
	})
	c.Flags().StringVar(&format, "format", "text", "`FORMAT`: text or json")
	return c
}

// printStats is for a person: numbers in one column.
func printStats(w io.Writer, address string, st store.Stats) error {
	var b strings.Builder
	line := func(name, value string) { fmt.Fprintf(&b, "%-12s %s\n", name, value) }
	line("store", oneLine(address))
	line("articles", thousands(st.Articles))
	line("versions", thousands(st.Versions))
	line("facts", thousands(st.Facts))
	if !st.First.IsZero() {
		line("published", st.First.Format(time.DateOnly)+" to "+st.Last.Format(time.DateOnly))
	}
	if st.Schema > 0 {
		line("size", megabytes(st.Size))
		line("format", fmt.Sprint(st.Schema))
	}
	for _, list := range []struct {
		name   string
		counts []store.Count
		most   int
	}{{"kind", st.Kinds, len(st.Kinds)}, {"outlet", st.Outlets, maxOutlets}} {
		for i, c := range list.counts {
			if i == list.most {
				line(list.name, fmt.Sprintf("and %d more (--format json lists all)", len(list.counts)-i))
				break
			}
			line(list.name, oneLine(c.Name)+"  "+thousands(c.Count))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeStats is for programs.
func writeStats(w io.Writer, st store.Stats) error {
	type count struct {
		Name  string `json:"name"`
		Count int    `json:"count"`
	}
	counts := func(list []store.Count) []count {
		out := []count{}
		for _, c := range list {
			out = append(out, count(c))
		}
		return out
	}
	day := func(t time.Time) *string {
		if t.IsZero() {
			return nil
		}
		s := t.Format(time.RFC3339)
		return &s
	}
	line, err := json.Marshal(struct {
		Articles int     `json:"articles"`
		Versions int     `json:"versions"`
		Facts    int     `json:"facts"`
		First    *string `json:"first"`
		Last     *string `json:"last"`
		Size     int64   `json:"size"`
		Format   int     `json:"format"`
		Kinds    []count `json:"kinds"`
		Outlets  []count `json:"outlets"`
	}{st.Articles, st.Versions, st.Facts, day(st.First), day(st.Last), st.Size, st.Schema, counts(st.Kinds), counts(st.Outlets)})
	if err == nil {
		_, err = fmt.Fprintf(w, "%s\n", line)
	}
	return err
}

func (a *app) storeVerifyCommand() *cobra.Command {
	return a.storeSubcommand("verify", "Read all of a store and say what is wrong",
		`verify reads all that is stored: bytes of articles against their version, spans of facts against
their article, and that tables and indexes belong together. It changes nothing.

Exit status: 0 the store is clean, 1 something is wrong with it, 2 it could not be read.`, func(s store.Store, address string) error {
			problems, err := store.Verify(a.ctx, s)
			for _, p := range problems {
				a.found()
				fmt.Fprintf(a.stdout, "%s\n", oneLine(p))
			}
			if err != nil || len(problems) > 0 || a.quiet {
				return err
			}
			st, err := s.Stats(a.ctx)
			if err == nil {
				_, err = fmt.Fprintf(a.stdout, "%s: clean, %s and %s\n", oneLine(address), counted(st.Versions, "version"), counted(st.Facts, "fact"))
			}
			return err
		})
}

func (a *app) storeExportCommand() *cobra.Command {
	var output, since, until, asOf string
	var sel store.Select
	var allVersions bool
	c := a.storeSubcommand("export", "Write the articles of a store as JSONL",
		`export writes one article a line, in the form that ingest and check read. Facts are not written:
they are found again when the articles are read.`, func(s store.Store, _ string) error {
			times := [3]facts.Instant{}
			var errs []error
			for i, t := range []struct{ name, value string }{{"since", since}, {"until", until}, {"as-of", asOf}} {
				var err error
				times[i], err = instantFlag(t.name, t.value)
				errs = append(errs, err)
			}
			if err := errors.Join(errs...); err != nil {
				return err
			}
			sel.Latest, sel.From, sel.To = !allVersions, times[0].From, times[1].To
			if times[2].Known() {
				sel.AsOf = lastMoment(times[2])
			}
			if output == "" {
				_, err := store.Export(a.ctx, a.stdout, s, sel)
				return err
			}
			f, err := os.Create(output)
			if err != nil {
				return pathError(output, err)
			}
			n, err := store.Export(a.ctx, f, s, sel)
			if err := errors.Join(err, f.Close()); err != nil || a.quiet {
				return err
			}
			_, err = fmt.Fprintf(a.stdout, "%s: %s\n", oneLine(output), counted(n, "article"))
			return err
		})
	f := c.Flags()
	f.StringVarP(&output, "output", "o", "", "write to `FILE`")
	f.StringArrayVar(&sel.Outlets, "outlet", nil, "articles of this outlet; `NAME` may be repeated")
	f.StringArrayVar(&sel.Articles, "article", nil, "this article; `ID` may be repeated")
	f.StringVar(&since, "since", "", "published at this `TIME` or later: RFC 3339 or a date")
	f.StringVar(&until, "until", "", "published at this `TIME` or before; a day counts as a whole")
	f.StringVar(&asOf, "as-of", "", "versions that were out at this `TIME`")
	f.BoolVar(&allVersions, "all-versions", false, "all versions of an article, not only the latest")
	return c
}

func (a *app) storeVacuumCommand() *cobra.Command {
	return a.storeSubcommand("vacuum", "Give room back to the disk",
		"vacuum drops what newer readings of an article took the place of, and makes the file as small as it can be.", func(s store.Store, address string) error {
			before, after, err := store.Vacuum(a.ctx, s)
			if err == nil && !a.quiet {
				_, err = fmt.Fprintf(a.stdout, "%s: %s, before %s\n", oneLine(address), megabytes(after), megabytes(before))
			}
			return err
		})
}

func (a *app) storeMigrateCommand() *cobra.Command {
	var address string
	var dryRun bool
	c := &cobra.Command{
		Use:   "migrate",
		Short: "Bring a store of an older crosscheck to the present format",
		Long: `migrate changes the tables of a store to those of this crosscheck, step by step, each whole or not
at all. Keep a copy of the file: an older crosscheck cannot read the new format.`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			address, err := a.storeNamed(address)
			if err != nil {
				return err
			}
			from, to, err := store.Migrate(a.ctx, address, dryRun)
			if err != nil || a.quiet {
				return hinted(err, address)
			}
			line := fmt.Sprintf("format %d is the present one, nothing to do", to)
			if from != to {
				line = fmt.Sprintf("%s from format %d to %d", map[bool]string{true: "would go", false: "migrated"}[dryRun], from, to)
			}
			_, err = fmt.Fprintf(a.stdout, "%s: %s\n", oneLine(address), line)
			return err
		},
	}
	c.Flags().SortFlags = false
	storeFlag(c.Flags(), &address)
	c.Flags().BoolVar(&dryRun, "dry-run", false, "say what would change, and change nothing")
	return c
}

// megabytes prints a size as people say it.
func megabytes(n int64) string {
	for _, unit := range []struct {
		size int64
		name string
	}{{1 << 30, "GB"}, {1 << 20, "MB"}, {1 << 10, "KB"}} {
		if n >= unit.size {
			return fmt.Sprintf("%.1f %s", float64(n)/float64(unit.size), unit.name)
		}
	}
	return counted(int(n), "byte")
}
