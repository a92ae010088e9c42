package grammar

import (
	"slices"

	"crosscheck/facts/text"
)

// maxTraced is how many tokens of a document are traced: a trace tries every pattern at every token.
const maxTraced = 400

// Trace says what became of one pattern in a text, for those who write patterns.
type Trace struct {
	Pattern *Pattern
	Match   *Match // where it matched, winner or not; nil: it stopped
	Beaten  *Match // the match that won where the pattern matched without winning

	// of a pattern that stopped: the attempt that came farthest
	Text text.Range // tokens that its items matched
	Item int        // index of the item that found nothing; len(Pattern.Items): the match may not end there
	At   []int      // tokens at which the item was tried, in order; the end of the sentence is among them where it was reached
	End  int        // end of the sentence
}

// Trace runs every pattern of the kind by itself and tells which ones matched and how far the others came, in the order of the file; winners
// are the matches that stand, rejects among them.
func (k *Kind) Trace(in *Input) (winners []Match, traces []Trace) {
	if len(k.programs) == 0 {
		return nil, nil
	}
	k.matches(in, func(m *Match) { winners = append(winners, *m) })
	m := k.matcher(in)
	defer k.release(m)
	traces = make([]Trace, len(k.programs))
	for p := range traces {
		traces[p] = Trace{Pattern: &k.Patterns[p], Item: -1}
	}
	for s := range in.Doc.Sentences {
		x := &in.Doc.Sentences[s]
		if x.First > maxTraced {
			break
		}
		m.begin(s)
		m.heading = x.Heading || in.Doc.Article.Parts[x.Part].Name == "title"
		for p := range traces {
			for i := x.First; i < x.Last && !traces[p].won(winners); i++ {
				m.trace(&traces[p], p, i)
			}
		}
	}
	for p := range traces {
		traces[p].settle(winners)
	}
	return winners, traces
}

// trace runs program p at token i and keeps the attempt where it came farther than those before.
func (m *matcher) trace(t *Trace, p, i int) {
	m.clear()
	end, last := m.run(p, i)
	if end > i {
		m.keep(last)
		if x := m.match(p, i, end); t.Match == nil || x.Len() > t.Match.Len() {
			t.Match = &x
		}
		return
	}
	if t.Match != nil {
		return
	}
	prog := &m.kind.programs[p]
	limit := min(m.last, i+window)
	item, at := -1, []int(nil)
	for pc := range prog.code {
		c := &prog.code[pc]
		if int(c.item) < item || c.code == doSplit || c.code == doJump || c.code == doOpen || c.code == doClose {
			continue
		}
		for pos := i; pos <= limit; pos++ {
			if m.seen[pc*(window+1)+pos-i] != m.stamp {
				continue
			}
			if int(c.item) > item {
				item, at = int(c.item), nil
			}
			at = append(at, pos)
		}
	}
	farther := item > t.Item || item == t.Item && len(at) > 0 && slices.Max(at)-i > t.Text.Len()
	if !farther || len(at) == 0 || item == 0 && at[0] == i && t.Item >= 0 {
		return
	}
	at = sorted(at)
	if !afterGap(m.kind.trees[p], item) { // of several readings the longest tells most: "12 people", not "12"
		at = at[len(at)-1:]
	}
	t.Item, t.At, t.End, t.Text = item, at, m.last, text.Range{First: i, Last: at[0]}
}

// won reports whether the pattern is one of the winners: nothing more is asked about it.
func (t *Trace) won(winners []Match) bool {
	for i := range winners {
		if winners[i].Pattern == t.Pattern {
			return true
		}
	}
	return false
}

// settle tells winners from those that matched and lost, and to whom.
func (t *Trace) settle(winners []Match) {
	for i := range winners {
		if winners[i].Pattern == t.Pattern {
			t.Match, t.Beaten = &winners[i], nil
			return
		}
		if t.Match != nil && t.Beaten == nil && winners[i].Overlaps(t.Match.Range) {
			t.Beaten = &winners[i]
		}
	}
}

// afterGap reports whether a gap stands before an item, with nothing between that must match.
func afterGap(tree node, item int) bool {
	for i := min(item, len(tree.kids)) - 1; i >= 0 && nullable(tree.kids[i]); i-- {
		if tree.kids[i].op == opGap {
			return true
		}
	}
	return false
}

// sorted puts tokens in order, each once.
func sorted(at []int) []int {
	slices.Sort(at)
	return slices.Compact(at)
}
