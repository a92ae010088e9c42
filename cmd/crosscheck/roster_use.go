package main

import (
	"context"

	"github.com/spf13/pflag"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/roster"
	"crosscheck/facts/store"
)

// rosterFileFlag adds --roster to a command that checks articles.
func rosterFileFlag(f *pflag.FlagSet, to *[]string) {
	f.StringArrayVar(to, "roster", nil, "put titles to this roster of office holders, beside those of the store; `FILE` may be repeated")
}

// withRosters gives a checker the rosters of files and of its store. Lines of files that are wrong are reported, and the rest is used.
func (a *app) withRosters(c *checker.Checker, files []string) {
	own := a.readRosters(files, roster.Options{})
	kept, _ := c.Store.(store.RosterStore)
	if len(own) == 0 && kept == nil {
		return
	}
	read := c.Extractor.Office
	c.FindRosters = func(ctx context.Context, words []string) (*facts.Rosters, error) {
		list := own
		if kept != nil {
			stored, err := kept.Rosters(ctx, words)
			if err != nil {
				return nil, err
			}
			list = append(list[:len(list):len(list)], stored...)
		}
		return facts.NewRosters(read, list...), nil
	}
}
