package dates

import (
	"strings"

	"crosscheck/facts/text"
)

// cueWords show the tense of a clause. Words in -ed are past without standing here.
var cueWords = []struct {
	tense int16
	words string
}{
	{future, "will shall 'll won't i'll we'll they'll he'll she'll it'll you'll"},
	{planned, "scheduled expected due set slated planned plans plan planning intends intend hopes hope hoping expects expect wants agreed agrees promised pledged vowed decided ready going likely poised aims proposed expire expires matures maturing redeemable payable"},
	{past, `was were had did been said told took came went made got saw left found gave became began brought bought caught chose drove fell felt fled flew fought
		heard held hit kept knew laid led lost met paid ran rose sank sat sent shot showed sold spent spoke stood stole struck swore taught thought threw won wore
		wrote broke built cut put read shut split spread grew drew hung wound shook ate blew rode`},
	{present, "is are has have says say does"},
}

// planned marks words that look ahead: "scheduled for Friday", "plans to".
const planned int16 = 9

// tenseTable is the cue words by hash.
func tenseTable() map[uint64]int16 {
	t := map[uint64]int16{}
	for _, c := range cueWords {
		for _, w := range strings.Fields(c.words) {
			t[text.Hash(w)] = c.tense
		}
	}
	return t
}

// How far a cue may stand from the expression, in tokens.
const (
	tenseBefore = 16
	tenseAfter  = 10
)

// tenseOf guesses the tense of the clause around tokens first…last: the last verb before it, else the first one after it.
func (r *resolver) tenseOf(first, last int) int16 {
	sentence := r.d.Sentences[r.d.SentenceOf(first)]
	for k := first - 1; k >= max(sentence.First, first-tenseBefore); k-- {
		if r.clauseMark(k) {
			break
		}
		switch t := r.cueAt(k); t {
		case noTense:
			if r.d.Is(k, "to") && k+1 < first && r.d.Tokens[k+1].Case == text.Lower && r.lex(k-1) == planned {
				return future
			}
		case planned:
			if first-k <= 4 && r.cueAt(k-1) != planned || r.d.Is(k+1, "to", "for") {
				return future
			}
		case present:
			if first-k <= 2 && r.d.Is(k, "is", "are") {
				return future
			}
		default:
			return t
		}
	}
	for k := last; k < min(sentence.Last, last+tenseAfter); k++ {
		switch t := r.cueAt(k); t {
		case past, future:
			return t
		case planned:
			return future
		}
		if r.d.Is(k, ";", ":") {
			break
		}
	}
	return noTense
}

func (r *resolver) lex(k int) int16 {
	if k < 0 {
		return noTense
	}
	return r.cueAt(k)
}

// clauseMark reports whether token k ends the clause before it.
func (r *resolver) clauseMark(k int) bool {
	t := r.d.Tokens[k]
	return t.Class == text.Mark && r.d.Is(k, ";", ":")
}

// cueAt returns the tense that one word shows.
func (r *resolver) cueAt(k int) int16 {
	t := &r.d.Tokens[k]
	if t.Class != text.Word {
		return noTense
	}
	if c, ok := r.cues[t.Hash]; ok {
		return c
	}
	if n := t.End - t.Start; t.Case == text.Lower && n > 4 {
		w := r.d.Text(k)
		if w[n-1] == 'd' && w[n-2] == 'e' && w[n-3] != 'e' && !strings.HasSuffix(w, "hundred") {
			return past
		}
	}
	return noTense
}
