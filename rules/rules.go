// Package rules loads rule files, checks their conditions (expr) against the fields of each kind, and evaluates them over linked subjects.
// It compares no articles itself and decides nothing that a rule file does not say.
package rules

import (
	"time"

	"crosscheck/facts"
)

// Input is what rules look at: the articles after linking. It is not changed.
type Input struct {
	Digests   []*facts.Digest
	Stories   []facts.Story
	Subjects  []*facts.Subject
	Draft     int       // index of the draft in Digests, -1 without one
	DraftOnly bool      // subjects that the draft does not speak of are left out: nobody asks for findings on them
	Now       time.Time // the clock; zero where none is needed

	PrimeSources []string       // givers of figures that the house trusts first, as its settings name them
	Rosters      *facts.Rosters // holders of offices with dates; nil where nobody gave any
}
