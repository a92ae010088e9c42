package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"crosscheck/facts"
	"crosscheck/facts/roster"
)

// maxNotes is how many doubtful lines are listed without --all.
const maxNotes = 20

// rosterFlags say what roster files do not.
type rosterFlags struct {
	name    string
	country string
	asOf    string
	columns []string
}

func (a *app) rosterCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "roster",
		Short: "Keep lists of who held which office when",
		Long: `A roster is a list of office holders with dates, in CSV, YAML or JSON. The rule title-asof puts the
titles of articles to the rosters of a store, or to those of check --roster FILE. None come with
crosscheck; docs/rosters.md describes the files.`,
		Example: `  crosscheck roster check ministers.csv
  crosscheck roster import ministers.csv --country Norway --store news.db
  crosscheck check draft.md --roster ministers.csv`,
		Args: a.unknownCommand,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.rosterImportCommand(), a.rosterListCommand(), a.rosterShowCommand(), a.rosterDropCommand(), a.rosterCheckCommand())
	return c
}

func (o *rosterFlags) add(f *pflag.FlagSet) {
	f.StringVar(&o.country, "country", "", "the country or `BODY` of lines that name none")
	f.StringVar(&o.asOf, "as-of", "", "the `DAY` up to which the file is complete: later articles are not put to it")
	f.StringSliceVar(&o.columns, "columns", nil, "the `FIELD=COLUMN` pairs of a file whose header has other words; fields: "+strings.Join(roster.FieldNames(), ", "))
}

// options checks the flags.
func (o *rosterFlags) options() (roster.Options, error) {
	out := roster.Options{Name: o.name, Country: o.country, Columns: map[string]string{}}
	var errs []error
	if o.asOf != "" {
		day, ok := facts.ParsePeriod(o.asOf)
		if !ok {
			errs = append(errs, fmt.Errorf("--as-of %q: want a day like 2026-01-31", o.asOf))
		}
		out.AsOf = day.To.Add(-time.Second)
	}
	for _, pair := range o.columns {
		field, column, ok := strings.Cut(pair, "=")
		switch {
		case !ok || column == "":
			errs = append(errs, fmt.Errorf("--columns %q: want FIELD=COLUMN", pair))
		case !slices.Contains(roster.FieldNames(), field):
			errs = append(errs, fmt.Errorf("--columns %s: no such field%s; want %s", pair, didYouMean(field, roster.FieldNames()), strings.Join(roster.FieldNames(), ", ")))
		}
		out.Columns[field] = column
	}
	return out, errors.Join(errs...)
}

// readRosters reads files; lines that are wrong are reported, and the rest is read.
func (a *app) readRosters(files []string, o roster.Options) []*facts.Roster {
	var out []*facts.Roster
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			a.fail(pathError(file, err))
			continue
		}
		r, err := roster.Decode(filepath.ToSlash(file), data, o)
		a.fail(err)
		if r != nil {
			out = append(out, r)
		}
	}
	return out
}

func (a *app) rosterImportCommand() *cobra.Command {
	var o rosterFlags
	var address string
	c := &cobra.Command{
		Use:   "import FILE…",
		Short: "Read rosters into a store",
		Long: `import reads rosters into a store; a roster of the same name is replaced. A roster is taken to be
complete up to the day that it names (as_of), that --as-of names, or else up to today.

Lines that are wrong are named with file and line and left out; the exit status is then 2.`,
		Args: needPaths,
		RunE: func(_ *cobra.Command, args []string) error {
			options, err := o.options()
			if err == nil && o.name != "" && len(args) > 1 {
				err = errors.New("--name names one roster, and there are several files")
			}
			if err != nil {
				return err
			}
			read, err := a.officeReader()
			if err != nil {
				return err
			}
			s, closeStore, err := a.rosterStore(address, true)
			if err != nil {
				return err
			}
			for _, r := range a.readRosters(args, options) {
				if r.AsOf.IsZero() {
					r.AsOf = a.env.now().UTC()
				}
				if err = s.PutRoster(a.ctx, r); err != nil {
					break
				}
				if !a.quiet {
					fmt.Fprintf(a.stdout, "%s: %s of %s, complete up to %s\n", oneLine(r.Name), counted(len(r.Tenures), "term"), counted(persons(r), "person"), r.AsOf.Format(time.DateOnly))
					a.printNotes(a.stdout, r, read, false)
				}
			}
			return errors.Join(err, closeStore())
		},
	}
	f := c.Flags()
	f.SortFlags = false
	storeFlag(f, &address)
	f.StringVar(&o.name, "name", "", "the `NAME` of the roster, by default that in the file or that of the file")
	o.add(f)
	return c
}
