package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"crosscheck/facts"
	"crosscheck/facts/store"
)

var errNoStore = errors.New("which store? Name its file with --store FILE, in the settings (store: FILE) or in " + storeVariable)

// storeFlag adds --store to a command.
func storeFlag(f *pflag.FlagSet, to *string) {
	f.StringVar(to, "store", "", "the store `FILE`, by default that of the settings or of "+storeVariable)
}

// storeAddress is the store of the flag, else that of the settings; "" where neither names one.
func storeAddress(flag string, c config) string { return cmp.Or(flag, c.Store) }

// openStore opens a store that is there already; create makes one where there is none.
func (a *app) openStore(ctx context.Context, address string, create bool) (store.Store, error) {
	if address == "" {
		return nil, errNoStore
	}
	if create {
		return store.Open(ctx, address)
	}
	s, err := store.OpenExisting(ctx, address)
	return s, hinted(err, address)
}

// hinted says how a store that is not there comes to be.
func hinted(err error, address string) error {
	if errors.Is(err, store.ErrNoStore) {
		return fmt.Errorf("%w (crosscheck ingest PATH --store %s makes one)", err, address)
	}
	return err
}

// instantFlag reads a flag that names a time; the end of the period that it names counts, so that a day is all of that day.
func instantFlag(name, value string) (facts.Instant, error) {
	if value == "" {
		return facts.Instant{}, nil
	}
	i, ok := facts.ParseInstant(value)
	if !ok {
		return i, fmt.Errorf("--%s %q: want a time like 2026-01-31T18:00:00Z or a date", name, value)
	}
	return i, nil
}

// lastMoment is the end of a time as written: a day is over at its last second.
func lastMoment(i facts.Instant) time.Time { return i.To.Add(-time.Second) }

// stdinFlag adds --stdin-filename to a command.
func stdinFlag(f *pflag.FlagSet, to *string) {
	f.StringVar(to, "stdin-filename", "", "the `NAME` of what comes from standard input: its ending says the format")
}
