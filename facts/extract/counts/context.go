package counts

import (
	"strconv"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// clauseMarks are words that begin another clause.
var clauseMarks = text.NewSet("which", "who", "while", "when", "but", "whereas", "although", "though", "because")

// context says how sure a count is, and whether its own words put it into another time or a series.
func (g *page) context(c *Count, m *grammar.Match) {
	first, last := g.clause(m.First, m.Last)
	c.Certainty = g.certainty(first, m)
	c.Revised = g.revised(first, last)
	var skipped text.Range // between the people and what happened to them: a clause of its own
	if n, o := m.Get("count"), m.Get("outcome"); o != nil && n.Range.Last < o.Range.First-3 {
		skipped = text.Range{First: n.Range.Last, Last: o.Range.First}
	}
	g.times(c, first, last, skipped)
}

// clause widens a match to its clause: up to commas, other marks and subordinating words.
func (g *page) clause(first, last int) (int, int) {
	from, to := g.sentence(first)
	for first > from && !g.border(first-1) {
		first--
	}
	for last < to && !g.border(last) && !g.d.Is(last, "that") {
		last++
	}
	return first, last
}

func (g *page) border(i int) bool {
	t := &g.d.Tokens[i]
	return t.Class == text.Mark && g.d.Is(i, ",", ";", ":", "(", ")", "–", "—") || t.Class == text.Quote || clauseMarks.Has(*t)
}

// maxModal is how far before a match a modal word can govern it, in tokens.
const maxModal = 6

// certainty reads the modal words from the start of the clause to the end of the match; the nearest before the verb wins.
func (g *page) certainty(first int, m *grammar.Match) facts.Certainty {
	d := g.d
	out := facts.Asserted
	verb := m.Last
	if o := m.Get("outcome"); o != nil && o.Range.Len() > 0 {
		verb = o.Range.Last
	}
	count := m.Get("count")
	subject := count.Range.First == m.First
	zero := false
	if q, ok := count.Value.(facts.Quantity); ok {
		zero = q.Low == 0 && q.High == 0
	}
	for i := first; i < m.First && !zero; i++ {
		if d.Is(i, "denied", "denies", "deny", "denying") {
			return facts.Denied
		}
	}
	for i := max(first, m.First-maxModal); i < verb; i++ {
		t := &d.Tokens[i]
		if t.Class != text.Word {
			continue
		}
		if subject && i < m.First && d.Is(i, "and", "or") {
			out = facts.Asserted // "12 are feared dead and 30 were hurt"
			continue
		}
		switch {
		case t.Case != text.Lower && d.Is(i, "may", "will"):
			continue
		case g.possible.Has(d, i):
			if d.Is(i, "thought", "believed") && !d.Is(i-1, "is", "are", "was", "were", "be", "been", "people") && i < m.First {
				continue
			}
			out = facts.Possible
		case d.Is(i, "will"), g.planned.Has(d, i) && (d.Is(i+1, "to") || d.Is(i+2, "to") || d.Is(i+3, "to")) && i+1 < verb:
			out = facts.Planned
		case d.Is(i, "to") && i+1 < verb && out == facts.Asserted && g.bare(i+1) && g.aim(i, first):
			out = facts.Planned
		case g.negation.Has(d, i) && !zero && i >= verb-4 && m.Pattern.Name != "without" && !d.Is(i+1, "only", "just"):
			out = facts.Denied
		}
	}
	return out
}

// bare reports whether a verb is a plain infinitive: "to kill".
func (g *page) bare(i int) bool {
	return g.d.Is(i, "kill", "injure", "wound", "arrest", "detain", "free", "rescue", "release", "kidnap", "abduct", "murder", "displace", "evacuate", "hurt", "save", "capture", "massacre", "execute")
}

// achieved are words before "to" that say the deed was done: "managed to free".
var achieved = text.NewSet("able", "managed", "led", "lead", "leading", "on", "helped", "continued", "used", "caused", "began", "started", "gun", "weapon")

// aim reports whether an infinitive says what somebody meant to do rather than did.
func (g *page) aim(i, first int) bool {
	for k := i - 1; k >= max(first, i-4); k-- {
		if achieved.Has(g.d.Tokens[k]) {
			return false
		}
	}
	return true
}

var revisions = text.NewSet("revised", "corrected", "lowered", "recount", "recounted", "double-counted", "miscounted", "downgraded", "misstated", "correction", "mistakenly", "erroneously", "incorrectly")

func (g *page) revised(first, last int) string {
	for i := first; i < last; i++ {
		if revisions.Has(g.d.Tokens[i]) || g.d.Is(i, "double") && g.d.Is(i+1, "-") && g.d.Is(i+2, "counted") {
			return facts.Fold(g.d.Text(i))
		}
	}
	if g.d.Is(last, ",") && g.d.Is(last+1, "revising", "correcting", "lowering", "downgrading") { // "27 were killed, lowering its toll from 31"
		return facts.Fold(g.d.Text(last + 1))
	}
	return ""
}

// times finds words that put the count into a series or another time: "since September", "in 2012", "last year", "in a similar attack".
func (g *page) times(c *Count, first, last int, skipped text.Range) {
	d := g.d
	from, to := g.sentence(first)
	if lead := g.lead(from, first); lead > 0 {
		first = from
	}
	if last < to && d.Is(last, ",") { // ", since September"
		if d.Is(last+1, "since") {
			for last++; last < to && !g.border(last); last++ {
			}
		}
	}
	if first > from && g.d.Is(first-1, "when", "which", "who", "that") && g.elsewhere(from, first-1) {
		c.Background = true
	}
	if g.d.Is(from, "it", "that", "those", "they", "then") && g.follows(from) {
		c.Background = true
	}
	super := false
	for i := first; i < last; i++ {
		if g.superlative.Has(d, i) && (i < c.First || i >= c.Last) {
			super = true
		}
		if c.Anchor.First <= i && i < c.Anchor.Last || skipped.First <= i && i < skipped.Last {
			continue
		}
		switch {
		case d.Is(i, "since") && !super:
			if p := g.period(i, last); p != "" {
				c.Period, c.Background = p, true
			}
		case d.Tokens[i].Class == text.Number && g.otherYear(i) && !super && !d.Is(i-1, "#", "$"):
			c.Background = true
		}
		if end, _ := g.series.Match(d, i, last); end > 0 && !super {
			c.Period, c.Background = strings.ToLower(d.Slice(i, end)), true
		}
		if end, _ := g.elsewhen.Match(d, i, last); end > 0 {
			c.Background = true
		}
	}
}

// elsewhere reports whether the words that a relative clause hangs on name another time: "the 2004 bombings, which killed 190".
func (g *page) elsewhere(from, i int) bool {
	if i > from && g.d.Is(i-1, ",") {
		i--
	}
	for k := i - 1; k >= from && k > i-12 && !g.border(k); k-- {
		if g.d.Tokens[k].Class == text.Number && g.otherYear(k) {
			return true
		}
		if end, _ := g.elsewhen.Match(g.d, k, i); end > 0 {
			return true
		}
	}
	return false
}

// follows reports whether the sentence before, of the same paragraph or the one before it, speaks of another time.
func (g *page) follows(from int) bool {
	s := g.d.SentenceOf(from)
	if s == 0 || g.d.Sentences[s-1].Part != g.d.Sentences[s].Part {
		return false
	}
	x := &g.d.Sentences[s-1]
	super := false
	for i := x.First; i < x.Last; i++ {
		super = super || g.superlative.Has(g.d, i)
		if g.d.Tokens[i].Class == text.Number && g.otherYear(i) && !super {
			return true
		}
		if end, _ := g.elsewhen.Match(g.d, i, x.Last); end > 0 {
			return true
		}
	}
	return false
}

// lead reports where a sentence begins with a phrase of time before the clause: "In 2012, …", "Since May, …".
func (g *page) lead(from, first int) int {
	if first-from < 2 || first-from > 10 || !g.d.Is(first-1, ",") {
		return 0
	}
	if g.d.Is(from, "in", "since", "over", "last", "during", "earlier", "so", "this", "back", "between", "by", "until", "from", "after") {
		return first - from
	}
	return 0
}

// period reads what follows "since": a month, a year, a day or "the start of …"; the words in lower case.
func (g *page) period(i, last int) string {
	d := g.d
	end := i + 1
	for end < last && end < i+7 && (d.Capital(end) || d.Tokens[end].Class == text.Number || d.Is(end, "the", "start", "beginning", "of", "last", "early", "late", "mid", "-", "outbreak",
		"end", "this", "year", "month", "week", "then", "it", "war", "began", "conflict", "uprising", "summer", "winter", "spring", "autumn", "fall", "strikes", "campaign", "fighting", "offensive")) {
		end++
	}
	if end == i+1 {
		return ""
	}
	return facts.Fold(d.Slice(i, end))
}

// undatedLead is how many sentences at the start of an undated article may name the year of the news itself; the title is one.
const undatedLead = 4

// otherYear reports whether a number is a year that lies before the article's own.
func (g *page) otherYear(i int) bool {
	s := g.d.Text(i)
	if len(s) != 4 || s[0] != '1' && s[0] != '2' {
		return false
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < 1900 || y > 2100 {
		return false
	}
	if n := g.n.At(i); n != nil && n.Core.Len() > 1 {
		return false
	}
	if own := g.d.Article.Published; own.Known() {
		return y < own.From.Year()
	}
	return g.d.SentenceOf(i) >= undatedLead // without a date only the lead may name the year of its own event
}
