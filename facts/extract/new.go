package extract

import (
	"errors"
	"io/fs"

	"crosscheck/facts/extract/counts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/events"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/extract/quotes"
	"crosscheck/facts/grammar"
	"crosscheck/facts/kinds"
)

// New loads the built-in kinds and tables, then the kind files of the user's folders. All mistakes in files are returned at once.
func New(dirs ...fs.FS) (*Extractor, error) {
	var sources []grammar.Source
	for _, dir := range append([]fs.FS{kinds.FS}, dirs...) {
		list, err := grammar.Sources(dir)
		if err != nil {
			return nil, err
		}
		sources = append(sources, list...)
	}
	g, err := grammar.Load(sources...)
	if err != nil {
		return nil, err
	}
	x := &Extractor{grammar: g, dates: dates.New()}
	var errs [4]error
	x.people, errs[0] = people.New()
	x.quotes, errs[1] = quotes.New()
	x.events, errs[2] = events.New()
	x.counts, errs[3] = counts.New(g.Kind("casualty"))
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return x, nil
}
