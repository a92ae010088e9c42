// Package people finds names of persons, places and bodies, joins the mentions of one person inside an article, and finds the offices they hold.
package people

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Sort is what a name names.
type Sort uint8

const (
	Unknown Sort = iota
	Person
	Place
	Body   // organisation, ministry, outlet, team
	People // demonym used as a noun or adjective: "Colombian"
)

// Mention is one name in the text.
type Mention struct {
	text.Range // without titles, determiners and possessive "'s"
	Sort       Sort
	Person     int    // index into Result.Persons, -1 where it is no person
	Country    string // ISO 3166 alpha-2 code for a country, its demonym, a known city or state; "" otherwise
}

// Title is one office given to a named person in one sentence.
type Title struct {
	text.Range            // covers name and title
	Person     int        // index into Result.Persons
	Name       text.Range // the name inside the span
	Words      text.Range // the title's words
	Office     facts.Office
}

// Result is what was found in one document; Mentions and Titles are in text order.
type Result struct {
	Persons  []facts.Person
	Mentions []Mention
	Titles   []Title
	at       []int32 // token -> index into Mentions + 1
}

// At returns the name that covers token i, nil where there is none.
func (r *Result) At(i int) *Mention {
	if i < 0 || i >= len(r.at) || r.at[i] == 0 {
		return nil
	}
	return &r.Mentions[r.at[i]-1]
}
