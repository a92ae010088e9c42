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
	Ratio      bool           // "3-1", "two thirds", "9/11": a score, a share or a date, never a count
	More       bool           // "another 12", "12 more", "an additional 12": comes on top of a count given before
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

// Index returns the place in List of the number that covers token i, -1 where there is none.
func (n *Numbers) Index(i int) int {
	if i < 0 || i >= len(n.at) {
		return -1
	}
	return int(n.at[i]) - 1
}

// Find finds the numbers of a document with the built-in words.
func Find(d *text.Doc) *Numbers { return builtin().Find(d) }

// Find finds the numbers of a document, sentence by sentence; a number never crosses a sentence.
func (w *Words) Find(d *text.Doc) *Numbers {
	n := &Numbers{List: make([]Number, 0, len(d.Tokens)/24+4), at: make([]int32, len(d.Tokens))}
	for _, s := range d.Sentences {
		floor := s.First
		for i := s.First; i < s.Last; {
			t := &d.Tokens[i]
			if t.Class != text.Number && !w.starts.has(t.Hash) {
				i++
				continue
			}
			p := parser{w: w, d: d, end: s.Last}
			c, ok := p.number(i)
			if !ok {
				i++
				continue
			}
			num := p.finish(c, floor)
			for k := len(n.List) - 1; k >= 0 && n.List[k].Last > num.First; k-- { // "a total of 20" takes the article back
				n.List = n.List[:k]
			}
			n.List = append(n.List, num)
			i = num.Last
			if !num.Article {
				floor = num.Last
			}
		}
	}
	for k := range n.List {
		for i := n.List[k].First; i < n.List[k].Last; i++ {
			n.at[i] = int32(k + 1)
		}
	}
	return n
}
