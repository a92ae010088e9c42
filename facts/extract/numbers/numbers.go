// Package numbers finds numbers in the tokens of a document, with the modifiers that change their value. It knows no nouns and no kinds.
package numbers

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Number is one number: "at least 1,200", "a dozen", "no", "10 to 15", "tens of thousands", "third".
type Number struct {
	text.Range                // with its modifiers
	Core       text.Range     // without modifiers
	Quantity   facts.Quantity // bounds after modifiers; no unit
	Ordinal    bool           // "third", "14th": a rank, not a count
	Article    bool           // "a" or "an": counts one only where a pattern says so
}

// Numbers are the numbers of a document in text order, disjoint.
type Numbers struct {
	List []Number
	at   []int32 // token -> index into List + 1
}

// At returns the number that covers token i, nil where there is none.
func (n *Numbers) At(i int) *Number {
	if i < 0 || i >= len(n.at) || n.at[i] == 0 {
		return nil
	}
	return &n.List[n.at[i]-1]
}
