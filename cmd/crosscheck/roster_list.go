package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"crosscheck/facts"
	"crosscheck/facts/roster"
	"crosscheck/facts/store"
)

func (a *app) rosterListCommand() *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "list",
		Short: "List the rosters of a store",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			list, err := a.storedRosters(address)
			for _, r := range list {
				fmt.Fprintf(a.stdout, "%s  %s of %s, complete up to %s, from %s\n", oneLine(r.Name), counted(len(r.Tenures), "term"), counted(persons(r), "person"),
					r.AsOf.Format(time.DateOnly), oneLine(r.Source))
			}
			if err == nil && len(list) == 0 && !a.quiet {
				fmt.Fprintln(a.stdout, "no rosters; crosscheck roster import FILE reads one")
			}
			return err
		},
	}
	storeFlag(c.Flags(), &address)
	return c
}

func (a *app) rosterShowCommand() *cobra.Command {
	var address, person, office, on string
	c := &cobra.Command{
		Use:   "show NAME",
		Short: "Print the lines of a roster",
		Long:  "show prints the lines of a roster of the store, all of them, or those of a person, an office or a day.",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			day, ok := facts.ParsePeriod(on)
			if !ok && on != "" {
				return fmt.Errorf("--on %q: want a day like 2026-01-31", on)
			}
			list, err := a.storedRosters(address)
			if err != nil {
				return err
			}
			k := slices.IndexFunc(list, func(r *facts.Roster) bool { return r.Name == args[0] })
			if k < 0 {
				return noRoster(args[0], list)
			}
			for i := range list[k].Tenures {
				t := &list[k].Tenures[i]
				if !holdsWord(t.Person+" "+strings.Join(t.Also, " "), person) || !holdsWord(t.Title+" "+t.Body, office) || on != "" && !t.May(day) {
					continue
				}
				fmt.Fprintf(a.stdout, "%d: %s\n", t.Line, oneLine(tenureLine(t)))
			}
			return nil
		},
	}
	f := c.Flags()
	f.SortFlags = false
	storeFlag(f, &address)
	f.StringVar(&person, "person", "", "lines of people whose names hold these `WORDS`")
	f.StringVar(&office, "office", "", "lines whose office or body holds these `WORDS`")
	f.StringVar(&on, "on", "", "lines of those who may have been in office on this `DAY`")
	return c
}

func (a *app) rosterDropCommand() *cobra.Command {
	var address string
	c := &cobra.Command{
		Use:   "drop NAME",
		Short: "Take a roster out of a store",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			list, err := a.storedRosters(address)
			if err != nil {
				return err
			}
			s, done, err := a.rosterStore(address, false)
			if err != nil {
				return err
			}
			err = s.DropRoster(a.ctx, args[0])
			if errors.Is(err, store.ErrNoRoster) {
				err = noRoster(args[0], list)
			}
			return errors.Join(err, done())
		},
	}
	storeFlag(c.Flags(), &address)
	return c
}

func (a *app) rosterCheckCommand() *cobra.Command {
	var o rosterFlags
	var all bool
	c := &cobra.Command{
		Use:   "check FILE…",
		Short: "Say what is wrong with roster files, and what crosscheck makes of their offices",
		Long: `check reads rosters and stores nothing. It names lines that cannot be read, terms that overlap, and
how many lines have an office that the office table knows: only those are put to articles.

Exit status: 0 every line could be read, 2 otherwise. Overlaps are notes, for seats are shared.`,
		Args: needPaths,
		RunE: func(_ *cobra.Command, args []string) error {
			options, err := o.options()
			if err != nil {
				return err
			}
			read, err := a.officeReader()
			if err != nil {
				return err
			}
			for _, r := range a.readRosters(args, options) {
				known := 0
				for i := range r.Tenures {
					if read(r.Tenures[i].Title, r.Tenures[i].Body).Particular() {
						known++
					}
				}
				fmt.Fprintf(a.stdout, "%s: %s of %s, %s with an office of the office table\n", oneLine(r.Source), counted(len(r.Tenures), "term"), counted(persons(r), "person"), thousands(known))
				a.printNotes(a.stdout, r, read, all)
			}
			return nil
		},
	}
	f := c.Flags()
	f.SortFlags = false
	o.add(f)
	f.BoolVar(&all, "all", false, "all overlaps, not only the first")
	return c
}

// printNotes lists doubtful lines, the first ones unless all are asked for.
func (a *app) printNotes(w io.Writer, r *facts.Roster, read func(title, body string) facts.Office, all bool) {
	notes := roster.Notes(r, read)
	for i, n := range notes {
		if i == maxNotes && !all {
			fmt.Fprintf(w, "and %s (crosscheck roster check --all lists them)\n", counted(len(notes)-i, "more overlap"))
			return
		}
		fmt.Fprintf(w, "note: %s\n", oneLine(n))
	}
}

// officeReader loads the office table, with the tables of the settings and of --kinds.
func (a *app) officeReader() (func(title, body string) facts.Office, error) {
	c, err := a.readConfig()
	if err != nil {
		return nil, err
	}
	x, err := a.loadKinds(c)
	if err != nil {
		return nil, err
	}
	return x.Office, nil
}

// rosterStore opens a store for its rosters; the caller calls done.
func (a *app) rosterStore(flag string, create bool) (s store.RosterStore, done func() error, err error) {
	address, err := a.storeNamed(flag)
	if err != nil {
		return nil, nil, err
	}
	opened, err := a.openStore(a.ctx, address, create)
	if err != nil {
		return nil, nil, err
	}
	s, ok := opened.(store.RosterStore)
	if !ok {
		return nil, nil, errors.Join(fmt.Errorf("%s: this kind of store keeps no rosters", address), opened.Close())
	}
	return s, opened.Close, nil
}

func (a *app) storedRosters(flag string) ([]*facts.Roster, error) {
	s, done, err := a.rosterStore(flag, false)
	if err != nil {
		return nil, err
	}
	list, err := s.Rosters(a.ctx, nil)
	return list, errors.Join(err, done())
}

func noRoster(name string, list []*facts.Roster) error {
	var known []string
	for _, r := range list {
		known = append(known, r.Name)
	}
	return fmt.Errorf("no roster %q in the store%s", name, didYouMean(name, known))
}

// holdsWord reports whether a text holds words, capitals and diacritics aside; "" is in every text.
func holdsWord(text, words string) bool {
	return strings.Contains(facts.Fold(text), facts.Fold(strings.TrimSpace(words)))
}

func tenureLine(t *facts.Tenure) string {
	out := t.Person + ", " + t.Title
	if t.Body != "" {
		out += " (" + t.Body + ")"
	}
	return out + ", " + t.Term()
}

// persons counts the people of a roster.
func persons(r *facts.Roster) int {
	seen := map[string]bool{}
	for i := range r.Tenures {
		seen[strings.Join(facts.Name(r.Tenures[i].Person).Words(), " ")+"\x00"+r.Tenures[i].Key] = true
	}
	return len(seen)
}
