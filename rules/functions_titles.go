package rules

import (
	"slices"
	"strings"

	"crosscheck/facts"
)

// titleFunctions put titles to rosters and to each other.
var titleFunctions = []Function{
	{"roster_against", `what the rosters say against a title at the time that it is told of, "" where they agree or do not know; so many days of room at each end of a term`,
		new(func(factValue, int) string), nil, func(args []any) any {
			days, _ := args[1].(int)
			return rosterAgainst(args[0], days)
		}},
	{"particular", "the office is one seat, one of a set that nobody holds two of, or a ministry; no rank and no job", new(func(facts.Office) bool), nil, func(args []any) any {
		o, _ := args[0].(facts.Office)
		return o.Particular()
	}},
	{"other_person", "the names are of two persons: no common surname, no other spelling of one", new(func(a, b facts.Name) bool), nil, func(args []any) any {
		a, _ := args[0].(facts.Name)
		b, _ := args[1].(facts.Name)
		return otherPerson(a, b)
	}},
	{"national", "the office is the one of a whole country, by its words or as the only one of its sort", new(func(statementValue) bool), nil, func(args []any) any {
		s := statement(args[0])
		return s != nil && national(s)
	}},
	{"hands_over", "the words around say that the office changes hands, or the article gives the person another status in it too", new(func(statementValue) bool), nil,
		func(args []any) any { s := statement(args[0]); return s != nil && handsOver(s) }},
}

// national offices are those of a state as a whole. Where the article names no country beside the office, only heads of state and
// government are taken to be: a health minister or a governor may be of a province.
func national(s *facts.Statement) bool {
	o, _ := s.Get("office").(facts.Office)
	if !isRegion(o.Body) {
		return false
	}
	return o.Org != "" || slices.Contains(heads, o.Role) && facts.Fold(o.Title) == o.Role
}

// heads of state and government, of whom a country has one each. A "team president" is none: the title is to have no other word.
var heads = []string{"president", "prime minister", "vice president"}

// handingOver are words of articles about an office that changes hands.
var handingOver = []string{"succeed", "successor", "replac", "sworn in", "swears in", "resign", "step down", "stepped down", "stepping down", "took office", "takes office", "take office",
	"outgoing", "incoming", "appoint", "inaugurat", "handover", "hand over", "handed over", "predecessor", "ousted", "sacked", "fired", "reshuffle", "elected", "took over", "takes over", "named as", "new "}

// handsOver looks at the sentences of a statement, and at the other titles of its article.
func handsOver(s *facts.Statement) bool {
	for _, f := range s.Facts {
		sentence := facts.Fold(s.Article.Quote(f.Sentence))
		for _, w := range handingOver {
			if strings.Contains(sentence, w) {
				return true
			}
		}
	}
	return len(s.Apart) > 0
}

// rosterKey is where the rosters of the input stand in an article's object; no condition can name it.
const rosterKey = "\x00rosters"

// otherPerson is strict: nicknames, transliterations and slips of the pen keep a surname nearly as it is.
func otherPerson(a, b facts.Name) bool {
	x, y := a.Words(), b.Words()
	if len(x) < 2 || len(y) < 2 || a.Compare(b).Relation != facts.Disjoint {
		return false
	}
	for _, v := range x {
		for _, w := range y {
			if len(v) > 2 && len(w) > 2 && (v == w || oneSlipApart(v, w)) {
				return false
			}
		}
	}
	return true
}

// oneSlipApart reports whether two words differ by at most two letters that were changed, left out or put in.
func oneSlipApart(a, b string) bool {
	const most = 2
	if len(a)-len(b) > most || len(b)-len(a) > most || min(len(a), len(b)) < 4 {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)] <= most
}
