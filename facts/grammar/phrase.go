package grammar

import (
	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
)

// Bounds of a counted noun phrase.
const (
	maxModifiers = 7 // words between a number and its head
	maxListed    = 6 // members of a list joined by "and"
)

// Words that cannot stand between a number and its head.
var noModifier = newSet(
	"a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "if", "when", "while", "after", "before",
	"during", "that", "which", "who", "whom", "whose", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would",
	"can", "could", "may", "might", "must", "shall", "should", "do", "does", "did", "not", "he", "she", "it", "they", "we", "i", "you", "him",
	"them", "us", "this", "these", "those", "there", "then", "than", "so", "because", "since", "until", "about", "into", "over", "under",
	"through", "against", "between", "near", "his", "her", "its", "their", "my", "our", "your", "said", "says", "told", "including", "among",
	"days", "weeks", "months", "years", "hours", "minutes", "miles", "kilometers", "kilometres", "percent", "per", "times", "day", "week",
	"month", "hour", "minute", "mile", "died", "killed", "injured", "wounded", "hurt", "killing", "injuring", "wounding", "without")

// Words that may follow a number that stands for a phrase: "killing 12 in", "12 of", "injured 20 others were".
var follows = newSet(
	"in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "if", "when", "while", "after", "before", "during", "since", "until",
	"near", "across", "around", "throughout", "outside", "inside", "over", "under", "between", "among", "including", "last", "this", "early", "late",
	"earlier", "so", "that", "who", "which", "is", "are", "was", "were", "have", "has", "had", "monday", "tuesday", "wednesday", "thursday", "friday",
	"saturday", "sunday", "yesterday", "today", "overnight", "then", "because", "following", "amid", "aboard", "along", "nationwide", "there", "here",
	"instantly", "alone", "where", "though", "although", "of", "according", "seriously", "critically", "via", "just", "within", "per", "than", "more")

// collectives take their size from a number behind them: "a family of five", "a crew of 12".
var collectives = newSet("family", "group", "party", "crew", "team", "gang", "band", "squad", "class", "batch", "total", "convoy", "cell")

// pairs are nouns that count by themselves.
var pairs = map[uint64]float64{text.Hash("couple"): 2, text.Hash("duo"): 2, text.Hash("pair"): 2, text.Hash("twins"): 2, text.Hash("trio"): 3}

var (
	joins       = newSet("and", "plus")
	possessives = newSet("his", "her", "their", "its", "the")
	partitives  = newSet("the", "them", "whom", "which", "those", "these", "its", "their", "our", "his", "her", "us", "my")
	money       = newSet("$", "€", "£", "¥")
	yearly      = newSet("in", "since", "by", "from", "until", "of", "during", "before", "after", "between", "and", "to", "early", "late", "mid", "-", "'")
)

// Phrases reads the counted noun phrases that begin at token i, as <np> does: longest list first, then with a head, then the number alone.
func (k *Kind) Phrases(in *Input, i int) []Phrase {
	if i < 0 || i >= len(in.Doc.Tokens) {
		return nil
	}
	s := &in.Doc.Sentences[in.Doc.SentenceOf(i)]
	m := &matcher{in: in, kind: k, heads: k.heads, phraseAt: -1, first: s.First, last: s.Last, heading: s.Heading}
	return m.phrases(i)
}

// phrases reads the counted noun phrases that begin at token i, longest first.
func (m *matcher) phrases(i int) []Phrase {
	if m.phraseAt == i {
		return m.phraseList
	}
	m.phraseAt, m.phraseList = i, m.phraseList[:0]
	var buf [4]Phrase
	for _, p := range m.parts(i, buf[:0]) {
		if p.Head >= 0 {
			m.lists(p)
		}
		m.phraseList = append(m.phraseList, p)
	}
	if k := m.given(i); k >= 0 {
		m.lists(m.in.Phrases[k])
		m.phraseList = append(m.phraseList, m.in.Phrases[k])
	}
	return m.phraseList
}

// given returns the index of a phrase of the caller that begins at token i, -1 for none.
func (m *matcher) given(i int) int {
	lo, hi := 0, len(m.in.Phrases)
	for lo < hi {
		mid := (lo + hi) / 2
		if m.in.Phrases[mid].Range.First < i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(m.in.Phrases) && m.in.Phrases[lo].Range.First == i && m.in.Phrases[lo].Last <= m.last {
		return lo
	}
	return -1
}

// lists appends the longer phrases that go on from p: "two men, a woman and her three children"; the longest first.
func (m *matcher) lists(p Phrase) {
	if p.Quantity.Low == 0 && p.Quantity.High == 0 {
		return
	}
	var found []Phrase
	for range maxListed {
		next, and, ok := m.listed(p)
		if !ok {
			break
		}
		p = next
		if and || m.heading { // headlines leave the "and" out: "10 foreigners, 2 locals killed"
			found = append(found, p)
		}
		if and {
			break
		}
	}
	for k := len(found) - 1; k >= 0; k-- {
		m.phraseList = append(m.phraseList, found[k])
	}
}

// listed adds one member to a list; and tells that it stood behind "and", which ends the list.
func (m *matcher) listed(p Phrase) (next Phrase, and, ok bool) {
	d, j := m.in.Doc, p.Last
	if j+1 >= m.last || d.Tokens[j].Hash != comma && !joins.Has(d.Tokens[j]) {
		return p, false, false
	}
	if d.Tokens[j].Hash == comma {
		j++
	}
	if j < m.last && joins.Has(d.Tokens[j]) {
		and = true
		j++
	} else if j == p.Last || j+1 >= m.last {
		return p, false, false
	}
	var q Phrase
	var buf [4]Phrase
	for _, x := range m.parts(j, buf[:0]) {
		if x.Head >= 0 && !x.Partitive {
			q, ok = x, true
			break
		}
	}
	if k := m.given(j); !ok && k >= 0 {
		q, ok = m.in.Phrases[k], true
	}
	if !ok && and && j < m.last && possessives.Has(d.Tokens[j]) { // a woman and her daughter
		for _, x := range m.parts(j+1, nil) {
			if x.Head >= 0 {
				q, ok = x, true
				break
			}
		}
		if !ok && !d.Is(j, "the") {
			q, ok = m.single(j)
		}
	}
	if !ok || q.Quantity.Low == 0 {
		return p, and, false
	}
	if len(p.Members) == 0 {
		p.Members = []Phrase{p}
	}
	p.Members = append(p.Members[:len(p.Members):len(p.Members)], q)
	p.Last, p.Sum, p.Article = q.Last, true, false
	p.Quantity.Low += q.Quantity.Low
	p.Quantity.High += q.Quantity.High
	p.Quantity.Approx = p.Quantity.Approx || q.Quantity.Approx
	if p.First < 0 {
		p.First = q.First
	}
	return p, and, true
}

// single reads one person counted by a possessive: "her daughter".
func (m *matcher) single(i int) (Phrase, bool) {
	head, last := m.head(i+1, i+1, true)
	if head < 0 {
		return Phrase{}, false
	}
	return Phrase{Range: text.Range{First: i, Last: last}, Quantity: facts.Exactly(1), First: -1, Head: head}, true
}

// parts reads one number with its noun at token i: the phrase with a head first, then the number alone.
func (m *matcher) parts(i int, out []Phrase) []Phrase {
	d := m.in.Doc
	k := m.in.Numbers.Index(i)
	if k < 0 {
		return out
	}
	n := &m.in.Numbers.List[k]
	if n.First != i || n.Ordinal || n.Ratio || n.Last > m.last || m.amount(n) || numbers.AgeTail(d, n.Last, m.last) >= 0 {
		return out
	}
	p := Phrase{Range: n.Range, Quantity: n.Quantity, First: k, Head: -1, Article: n.Article}
	j := n.Last
	if d.Is(j, "of") && j+1 < m.last {
		if partitives.Has(d.Tokens[j+1]) && !n.Article {
			q := p
			q.Partitive = true
			if d.Is(j+1, "them", "whom", "which", "us", "those") {
				q.Head, q.Last = j+1, j+2
				out = append(out, q)
			} else if head, last := m.group(j + 2); head >= 0 {
				q.Head, q.Last = head, last
				out = append(out, q)
			}
		} else if head, last := m.head(j+1, j+1, false); head >= 0 {
			q := p
			q.Head, q.Last = head, last
			out = append(out, q)
		}
	}
	if age := m.in.Numbers.At(j); age != nil && age.First == j && !age.Article { // "two 17-year-olds"
		if end := numbers.AgeTail(d, age.Last, m.last); end >= 0 && d.Is(end-1, "olds") {
			q := p
			q.Head, q.Last = end-1, end
			return append(out, q)
		}
	}
	if head, last := m.head(j, j, n.Article); head >= 0 {
		q := p
		q.Head, q.Last = head, last
		m.sized(&q)
		out = append(out, q)
	}
	if len(out) == 0 && !n.Article && m.elliptic(j) {
		q := p
		q.Head, q.Last = j, j+1
		out = append(out, q)
	}
	if len(out) == 0 && !n.Article && m.origin(j) {
		q := p
		q.Head, q.Last = j, j+1
		out = append(out, q)
	}
	if len(out) == 0 && i-2 >= m.first && d.Is(i-1, "of") && collectives.Has(d.Tokens[i-2]) { // a New York family of five
		q := p
		q.Head = i - 2
		return append(out, q)
	}
	if !n.Article && m.alone(n) {
		out = append(out, p)
	}
	return out
}

// origins are endings of adjectives of origin that stand for people: "one American", "12 Chinese".
var origins = []string{"ian", "can", "ese", "ish", "ench", "utch", "aeli", "aqi", "stani", "mali", "eni", "ean", "ssian", "rman"}

// origin reports whether a capitalised adjective of origin stands alone at token j.
func (m *matcher) origin(j int) bool {
	d := m.in.Doc
	if j >= m.last || !d.Capital(j) || m.heading {
		return false
	}
	w := d.Text(j)
	for _, o := range origins {
		if len(w) > len(o)+1 && w[len(w)-len(o):] == o {
			return j+1 >= m.last || d.Tokens[j+1].Class != text.Word && !d.Is(j+1, "-") || follows.Has(d.Tokens[j+1])
		}
	}
	return false
}

// regroup returns where matching goes on after a phrase that ends the match and holds the size of its group: "21 of the 200 girls".
func (m *matcher) regroup(x *Match) int {
	for i := range x.Captures {
		p := x.Captures[i].Phrase
		if p == nil || !p.Partitive || p.Last != x.Last || p.First < 0 {
			continue
		}
		for t := m.in.Numbers.List[p.First].Last; t < p.Last; t++ {
			if n := m.in.Numbers.At(t); n != nil && n.First == t {
				return t
			}
		}
	}
	return x.Last
}

// group reads the noun of "of the", over the size of the group: "two of the three victims".
func (m *matcher) group(j int) (head, last int) {
	if k := m.in.Numbers.Index(j); k >= 0 && m.in.Numbers.List[k].First == j && m.in.Numbers.List[k].Last < m.last {
		j = m.in.Numbers.List[k].Last
	}
	return m.head(j, j, false)
}

// elliptic reports whether an adjective of origin stands for its noun, which follows with the next number: "12 Somali and 11 Yemeni pirates".
func (m *matcher) elliptic(j int) bool {
	d := m.in.Doc
	if j+2 >= m.last || !d.Capital(j) || !d.Is(j+1, "and", ",") {
		return false
	}
	n := m.in.Numbers.At(j + 2)
	if n == nil || n.First != j+2 || n.Ordinal || n.Article || n.Last >= m.last {
		return false
	}
	head, _ := m.head(n.Last, n.Last, false)
	return head >= 0
}

// sized gives a collective the number behind it, and a pair its own.
func (m *matcher) sized(p *Phrase) {
	d := m.in.Doc
	if v, ok := pairs[d.Tokens[p.Head].Hash]; ok && p.Article {
		p.Quantity, p.Article = facts.Exactly(v), false
	}
	if !p.Article || !collectives.Has(d.Tokens[p.Head]) || !d.Is(p.Last, "of") || p.Last+1 >= m.last {
		return
	}
	k := m.in.Numbers.Index(p.Last + 1)
	if k < 0 {
		return
	}
	n := &m.in.Numbers.List[k]
	if n.First != p.Last+1 || n.Ordinal || n.Ratio || n.Article {
		return
	}
	p.Quantity, p.First, p.Article, p.Last = n.Quantity, k, false, n.Last
	if head, last := m.head(n.Last, n.Last, false); head >= 0 {
		p.Head, p.Last = head, last
	}
}

// head finds the head noun from token j on, over modifiers; a chain of heads is one compound ("police officers").
func (m *matcher) head(j, first int, article bool) (head, last int) {
	d := m.in.Doc
	head = -1
	for ; j < m.last && j-first < maxModifiers+4; j++ {
		t := &d.Tokens[j]
		switch {
		case t.Class == text.Number:
			if !(d.Is(j+1, "-") && d.Is(j+2, "year", "month", "week", "day") || d.Is(j+1, "year", "month") && d.Is(j+2, "old") || d.Is(j-1, "-")) {
				return head, head + 1
			}
		case t.Class == text.Mark:
			if !(t.Hash == hyphen && !t.Space) && t.Hash != sharp && t.Hash != apostrophe {
				return head, head + 1
			}
		case t.Class == text.Quote:
			return head, head + 1
		case m.heads != nil && m.heads.Has(d, j):
			head = j
			continue
		case head < 0 && !article && j > first && j+1 < m.last && d.Is(j, "and") && m.in.Numbers.At(j+1) == nil && !noModifier.Has(d.Tokens[j+1]):
			continue // heavily armed Somali and Yemeni pirates
		case head >= 0 && !article && d.Is(j, "and", "or") && j+1 < m.last && m.heads != nil && m.in.Numbers.At(j+1) == nil && m.heads.Has(d, j+1) && !d.Is(j+2, "said", "say", "says", "told"):
			head, j = j+1, j+1 // women and girls
			continue
		case m.heads == nil && head < 0 && j+1 < m.last && noModifier.Has(d.Tokens[j+1]) && !noModifier.Has(*t):
			return j, j + 1
		case head >= 0:
			return head, head + 1
		case noModifier.Has(*t) && t.Case != text.Upper && !(d.Is(j-1, "-") && !t.Space) && !(d.Is(j+1, "-") && !d.Tokens[j+1].Space):
			return -1, 0
		case m.in.Numbers.At(j) != nil && !m.in.Numbers.At(j).Ordinal && !d.Is(j+1, "-"):
			return -1, 0
		}
		if head >= 0 {
			return head, head + 1
		}
	}
	if head < 0 && m.heads == nil && j > first && j == m.last && d.Tokens[j-1].Class == text.Word {
		return j - 1, j
	}
	return head, head + 1
}

var (
	hyphen     = text.Hash("-")
	sharp      = text.Hash("#")
	apostrophe = text.Hash("'")
)
