// Package quotes finds direct quotations with their speakers, and who is said to say what in reported speech ("police said").
package quotes

import (
	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// Quote is the words between one pair of quotation marks.
type Quote struct {
	text.Range        // without the marks; may cross sentences, never parts
	Speaker    string // fullest name in the article, else the noun phrase as written, else ""
	Person     int    // index into people.Result.Persons, -1 where the speaker is no named person
	Scare      bool   // fewer than three words without a cue, a title of a work, a nickname: no quotation
}

// Attribution says that a stretch of text is what somebody says, writes or is cited for, in direct or reported speech.
type Attribution struct {
	Source    string          // fullest name, else the noun phrase as written without determiner: "police", "health ministry"; "" for rumours
	Person    int             // index into people.Result.Persons, -1
	Cue       text.Range      // source and verb: "police said", "according to officials"
	Content   text.Range      // the tokens that are attributed, inside one sentence
	Certainty facts.Certainty // what the verb makes of it: denied, possible, asserted for "did not deny"; "" for plain statements
}

// Result is what was found in one document, in text order.
type Result struct {
	Quotes       []Quote
	Attributions []Attribution
}

// Recogniser holds the speech table. It is safe for concurrent use.
type Recogniser struct {
	verbs                        map[uint64]verb
	phrasal                      map[[2]uint64]struct{}
	particles                    *wordSet
	filter                       [filterMask + 1]uint64 // bits of the hashes in verbs
	words, voices, groups, names *wordSet
	bodies, catenative, callings *wordSet
	adverbs, passive, boundary   *wordSet
	preps, days                  *wordSet
	determiners, openers         *wordSet
	tally, direct, numerals      *wordSet
	denying, doubting, warning   *wordSet
	rumours, redescribes         *wordSet
}

// Find pairs the quotation marks, finds who speaks where, and gives each quotation its speaker. It is linear in the tokens.
func (r *Recogniser) Find(d *text.Doc, p *people.Result) *Result {
	x := &reader{Recogniser: r, d: d, p: p}
	x.pair()
	x.index()
	x.readSentences()
	x.assign()
	return &Result{Quotes: x.result(), Attributions: x.attributions()}
}
