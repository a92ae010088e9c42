package extract

import (
	"errors"

	"crosscheck/facts/extract/counts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/events"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/extract/quotes"
	"crosscheck/facts/grammar"
	"crosscheck/facts/kinds"
)

// New loads the built-in kinds and tables, then the user's kind files. All mistakes in files are returned at once.
func New(own ...grammar.Source) (*Extractor, error) {
	sources, err := grammar.Sources(kinds.FS)
	if err != nil {
		return nil, err
	}
	g, err := grammar.Load(append(sources, own...)...)
	if err != nil {
		return nil, err
	}
	x := &Extractor{grammar: g, words: numbers.Builtin(), dates: dates.New()}
	var errs [5]error
	x.fingerprint, errs[4] = fingerprint(own)
	x.people, errs[0] = people.New()
	x.quotes, errs[1] = quotes.New()
	x.events, errs[2] = events.New()
	x.counts, errs[3] = counts.New(g.Kind("casualty"))
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return x, nil
}
