package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/store"
)

type ingestFlags struct {
	store   string
	stdin   string
	format  string
	watch   bool
	dryRun  bool
	again   bool
	workers int
}

func (a *app) ingestCommand() *cobra.Command {
	var o ingestFlags
	c := &cobra.Command{
		Use:                   "ingest PATH… --store FILE",
		DisableFlagsInUseLine: true,
		Short:                 "Read articles into a store, once each",
		Long: `ingest reads articles, extracts their facts and keeps both in a store, one file that is made
where there is none. A PATH is a file, a folder, a glob, or - for standard input.

An article that the store holds already is not read again, so the same command can be run any
number of times, and one that was interrupted goes on where it stopped. The same article with
other bytes is a new version of it; all versions stay. After a change of kinds or of the program
known articles are read anew.

What cannot be read is named, the rest goes in, and the exit status is 2.`,
		Example: `  crosscheck ingest wires/ --store news.db
  crosscheck ingest --watch incoming/ --store news.db
  zcat archive.jsonl.gz | crosscheck ingest - --stdin-filename archive.jsonl --store news.db`,
		Args: needPaths,
		RunE: func(_ *cobra.Command, args []string) error { return a.ingest(o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	storeFlag(f, &o.store)
	stdinFlag(f, &o.stdin)
	f.BoolVar(&o.watch, "watch", false, "then wait for new and changed files in the folders, until interrupted")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would be read, and change nothing")
	f.BoolVar(&o.again, "again", false, "read known articles anew")
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the closing line: text or json")
	f.IntVar(&o.workers, "workers", 0, "read `N` articles at once; 0: one a processor")
	return c
}

func (a *app) ingest(o ingestFlags, args []string) error {
	if err := oneOf("format", o.format, "text", "json"); err != nil {
		return err
	}
	if o.workers < 0 {
		return fmt.Errorf("--workers %d: want 0 or more", o.workers)
	}
	conf, err := a.readConfig()
	if err != nil {
		return err
	}
	x, err := a.loadKinds(conf)
	if err != nil {
		return err
	}
	address := storeAddress(o.store, conf)
	var w *watcher
	if o.watch {
		if w, err = watch(args); err != nil {
			return err
		}
		defer w.close()
	}
	s, err := a.ingestStore(address, o.dryRun)
	if err != nil {
		return err
	}
	defer s.Close()

	p := a.newProgress()
	g := &ingestion{store: s, extractor: x.Fingerprint(), checker: &checker.Checker{Extractor: x, Workers: 1}, workers: o.workers,
		house: conf.House, dryRun: o.dryRun, again: o.again, progress: p.show,
		problem: func(err error) {
			p.clear()
			a.fail(err)
		}}
	err = g.run(a.ctx, g.walk(args, article.Stdin{Reader: a.stdin, Name: o.stdin}, o.watch))
	p.clear()
	if err == nil && g.tally.seen() == g.tally.Problems && w == nil {
		return errors.New("no article could be read: nothing to ingest")
	}
	if err := errors.Join(interrupted(err, w), a.ingested(o, g.tally)); err != nil || w == nil || a.ctx.Err() != nil {
		return err
	}
	return a.follow(o, g, w)
}

// ingestStore opens the store, made where there is none; a dry run makes no file.
func (a *app) ingestStore(address string, dryRun bool) (store.Store, error) {
	if dryRun && address != "" {
		if _, err := os.Stat(strings.TrimPrefix(address, "sqlite:")); errors.Is(err, os.ErrNotExist) {
			address = "memory:"
		}
	}
	return a.openStore(a.ctx, address, !dryRun || address == "memory:")
}

// interrupted says how to go on; the end of a watch is no interruption.
func interrupted(err error, w *watcher) error {
	switch {
	case errors.Is(err, context.Canceled) && w != nil:
		return nil
	case errors.Is(err, context.Canceled):
		return errors.New("interrupted; what was read is kept, and the same command goes on from there")
	}
	return err
}

// follow ingests what the watcher sees until the context is done.
func (a *app) follow(o ingestFlags, g *ingestion, w *watcher) error {
	if !a.quiet {
		fmt.Fprintf(a.stderr, "watching %s; ctrl-c ends\n", counted(w.folders(), "folder"))
	}
	for {
		changed, err := w.next(a.ctx)
		if a.ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		g.tally = tally{}
		if err := g.run(a.ctx, g.walk(changed, article.Stdin{}, true)); err != nil {
			return interrupted(err, w)
		}
		if t := g.tally; t.New+t.Versions+t.Again > 0 {
			if err := a.ingested(o, t); err != nil {
				return err
			}
		}
	}
}

// ingested prints the closing line.
func (a *app) ingested(o ingestFlags, t tally) error {
	if o.format == "json" {
		line, err := json.Marshal(struct {
			New      int   `json:"new"`
			Versions int   `json:"versions"`
			Again    int   `json:"again"`
			Known    int   `json:"known"`
			Problems int   `json:"problems"`
			Facts    int   `json:"facts"`
			Bytes    int64 `json:"bytes"`
			DryRun   bool  `json:"dry_run,omitempty"`
		}{t.New, t.Versions, t.Again, t.Known, t.Problems, t.Facts, t.Bytes, o.dryRun})
		if err == nil {
			_, err = fmt.Fprintf(a.stdout, "%s\n", line)
		}
		return err
	}
	if a.quiet {
		return nil
	}
	line := thousands(t.New) + " new, " + counted(t.Versions, "new version")
	if t.Again > 0 {
		line += ", " + thousands(t.Again) + " read anew"
	}
	line += ", " + thousands(t.Known) + " known"
	if t.Problems > 0 {
		line += ", " + counted(t.Problems, "problem")
	}
	if o.dryRun {
		line = "would be " + line
	}
	_, err := fmt.Fprintln(a.stdout, line)
	return err
}

// walk yields the articles of paths, with what the settings say of their outlets. Watched folders may be empty.
func (g *ingestion) walk(paths []string, stdin article.Stdin, watched bool) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		for x, err := range article.Walk(paths, stdin) {
			if watched && article.IsEmptyFolder(err) {
				continue
			}
			if x != nil {
				g.house.Apply(x)
			}
			if !yield(x, err) {
				return
			}
		}
	}
}
