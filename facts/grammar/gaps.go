package grammar

import "crosscheck/facts/text"

// Bounds of ..clause.
const (
	maxParenthesis = 32 // tokens between its marks
	maxRelative    = 14 // tokens of a relative clause without commas
)

// gapEnds are words that begin another clause; a gap does not cross them.
var gapEnds = newSet("who", "which", "that", "when", "where", "while", "after", "before", "as", "because", "if", "but", "and", "or", "said", "says",
	"told", "than", "so", "until", "though", "although", "whose", "whom", "what", "how", "since",
	"he", "she", "they", "it", "we", "i", "you", "stated", "claimed", "added", "police")

var (
	comma        = text.Hash(",")
	bracket      = text.Hash("(")
	closing      = text.Hash(")")
	dashes       = newSet("–", "—")
	relatives    = newSet("who", "that", "which", "whose", "including", "aged", "ages")
	relativeEnds = newSet(";", ":", "where", "when", "while", "but", "after", "which", "who")
	finite       = newSet("was", "were", "is", "are", "has", "have", "had", "may", "might", "could", "would", "will", "also", "later", "died", "die", "perished", "drowned", "fled",
		"lost", "suffered", "sustained", "went", "remain", "remained", "disappeared", "vanished", "reportedly")
	reduced = newSet("by", "in", "on", "at", "from", "during", "near", "to", "with", "since", "last")
)

// gap is how many tokens, up to n, may be skipped at pos: words inside the clause, no other count.
func (m *matcher) gap(pos, n, limit int) int {
	d := m.in.Doc
	if pos < limit && pos > 0 {
		if x := m.in.Numbers.At(pos - 1); x != nil && x.Last == pos && !follows.Has(d.Tokens[pos]) {
			return 0 // "for 12 years": the number has a noun of its own
		}
	}
	k := 0
	for k < n && pos+k < limit {
		t := &d.Tokens[pos+k]
		if t.Class == text.Mark && !(t.Hash == hyphen || t.Hash == apostrophe) || t.Class == text.Quote || gapEnds.Has(*t) || m.kind.breaks.Has(d, pos+k) {
			break
		}
		if x := m.in.Numbers.At(pos + k); x != nil && !x.Article && !x.Ordinal && x.Quantity.Low != 0 && !d.Is(pos+k, "one", "both") {
			break
		}
		k++
	}
	return k
}

// clause pushes the ways to skip a parenthesis at the thread's place: none first, then between commas, brackets or dashes, then relative.
func (m *matcher) clause(t *thread, limit int) {
	d, pos := m.in.Doc, int(t.pos)
	push := func(end int) { m.stack = append(m.stack, thread{t.pc + 1, int32(end), t.mark}) }
	if pos < limit {
		switch tok := &d.Tokens[pos]; {
		case tok.Class == text.Mark && tok.Hash == comma:
			for end, commas := pos+1, 0; end < min(limit, pos+maxParenthesis) && commas < 3; end++ {
				if d.Tokens[end].Hash == comma {
					commas++
					push(end + 1)
				}
			}
		case tok.Class == text.Mark && (tok.Hash == bracket || dashes.Has(*tok) || tok.Hash == hyphen && tok.Space):
			for end := pos + 1; end < min(limit, pos+maxParenthesis); end++ {
				if h := d.Tokens[end].Hash; tok.Hash == bracket && h == closing || h == tok.Hash {
					push(end + 1)
					break
				}
			}
		case tok.Class == text.Word && (relatives.Has(*tok) || m.participle(pos, limit)):
			for end := pos + 2; end <= min(limit, pos+maxRelative); end++ {
				if last := &d.Tokens[end-1]; end-1 > pos && (last.Class == text.Quote || relativeEnds.Has(*last)) {
					break
				}
				if end < limit && finite.Has(d.Tokens[end]) { // the main clause goes on with its verb
					push(end)
				}
			}
		}
	}
	push(pos)
}

// participle reports whether a reduced relative clause begins at pos: "abducted by the group two years ago".
func (m *matcher) participle(pos, limit int) bool {
	d := m.in.Doc
	if pos+1 >= limit || d.Tokens[pos].Class != text.Word || d.Tokens[pos].Case != text.Lower && !m.heading {
		return false
	}
	w := d.Text(pos)
	return len(w) > 4 && (w[len(w)-2:] == "ed" || w[len(w)-3:] == "ing" || d.Is(pos, "taken", "held")) && reduced.Has(d.Tokens[pos+1])
}
