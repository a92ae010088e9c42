// Package counts finds casualty counts: what the patterns of the casualty kind find, and what they cannot carry (singulars, named victims, breakdowns).
package counts

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Count is one casualty count as the text gives it, before it is given to an event.
type Count struct {
	text.Range            // number with noun and verb, as short as is readable
	Anchor     text.Range // the number, or the noun of an implicit count
	Outcome    string     // killed, injured, missing, detained, displaced, rescued, abducted, trapped, infected, casualties
	Quantity   facts.Quantity
	Of         string // folded head noun: "people", "civilians", "children"
	Subset     bool   // a breakdown of a larger count: "including 16 children"
	Part       string // facts.Whole, or of whom / where: "children", "in bogo"
	Background bool   // another event by its own words: "in 2012 a similar attack killed 20", "since January"
	Period     string // a stated period that makes it a series: "since september", "" otherwise
	Certainty  facts.Certainty
	Named      bool
	Implicit   bool
	Revised    string // a word of correction or revision beside it, else ""

	more   bool // "three more", "others": comes on top of a count given before
	partOf bool // "two of the dead": a part where the dead are counted too
	ofThem bool // "two of them", "two of the victims": a part only where the same outcome is counted before
	shot   bool // shot or stabbed, dead or alive
	graded bool // "critically injured"
}
