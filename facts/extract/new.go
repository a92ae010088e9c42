package extract

import (
	"errors"
	"sort"

	"crosscheck/facts/extract/counts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/events"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/extract/quotes"
	"crosscheck/facts/grammar"
	"crosscheck/facts/kinds"
	"crosscheck/facts/yamlfile"
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
	if err := known(g); err != nil {
		return nil, err
	}
	x := &Extractor{grammar: g, words: numbers.Builtin(), dates: dates.New()}
	var errs [6]error
	x.fingerprint, errs[4] = fingerprint(own)
	x.people, errs[0] = people.New()
	x.quotes, errs[1] = quotes.New()
	x.events, errs[2] = events.New()
	x.counts, errs[3] = counts.New(g.Kind("casualty"))
	x.countries, errs[5] = countryNames()
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	return x, nil
}

// known refuses kinds that name a recogniser which is none.
func known(g *grammar.Grammar) error {
	var names []string
	for name := range recognisers {
		names = append(names, name)
	}
	sort.Strings(names)
	var errs []error
	for i := range g.Kinds {
		if k := &g.Kinds[i]; k.Recogniser != "" && recognisers[k.Recogniser] == nil {
			errs = append(errs, k.RecogniserPos.Errorf(k.File, "unknown recogniser %q%s", k.Recogniser, yamlfile.DidYouMean(k.Recogniser, names)))
		}
	}
	return errors.Join(errs...)
}
