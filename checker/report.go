package checker

import (
	"crosscheck/facts"
	"crosscheck/rules"
)

// Report is all that one check found, in report order. It is the same for any order of inputs and any number of workers.
type Report struct {
	Articles []*facts.Article // by ID, then Version
	Digests  []*facts.Digest  // one an article, same order
	Draft    int              // index of the draft in Articles, -1 without one
	Stored   []bool           // article -> it was taken from the store

	Considered int // stored articles that were looked at; those that share no story with an article at hand are not in Articles
	Stale      int // of them, read by another extractor than the present one

	Stories  []facts.Story
	Subjects []*facts.Subject
	Origins  []facts.Origin
	Findings []rules.Finding // worst first, then story, subject, first evidence

	Compared    int            // facts that met a fact of another article
	NotCompared []NotReason    // the rest, by count, then reason
	Status      [][]string     // article -> fact -> "" where compared, else the reason it was left alone
	rosters     *facts.Rosters // that titles were put to
	Notes       []string       // bounds that a check ran into; the exit status is that of the findings
	Problems    []error        // inputs that could not be read, rules that were stopped; exit status 2
}

// NotReason says in plain words why facts were left alone, and how many.
type NotReason struct {
	Reason string
	Count  int
}

func (r *Report) add(d *facts.Digest, stored bool) {
	r.Articles, r.Digests, r.Stored = append(r.Articles, d.Article), append(r.Digests, d), append(r.Stored, stored)
}

// IsStored reports whether an article of the report was taken from the store.
func (r *Report) IsStored(a *facts.Article) bool {
	for i, x := range r.Articles {
		if x == a {
			return i < len(r.Stored) && r.Stored[i]
		}
	}
	return false
}
