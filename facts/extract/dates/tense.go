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
	{modal, "would"},
	{planned, "scheduled expected due slated planned plans plan planning intends intend hopes hope hoping expects expect wants likely poised aims ready expire expires matures maturing redeemable payable forecast"},
	{agreed, "agreed agrees promised pledged vowed decided proposed wanted hoped threatened agreement proposal offer bid offered option deadline effort set intended ordered going"},
	{future, "upcoming forthcoming"},
	{perfect, "had been previously originally"},
	{past, `was were did said told took came went made got saw left found gave became began brought bought caught chose drove fell felt fled flew fought
		heard held hit kept knew laid led lost met paid ran rose sank sat sent shot showed sold spent spoke stood stole struck swore taught thought threw won wore
		wrote broke built cut put shut split spread grew drew hung wound shook ate blew rode ended dated`},
	{present, "is are has have says say does be"},
	{schedule, "opens begins begin starts resumes resume reopens meet convenes convene go airs premieres launches debuts returns kicks comes"},
	{clause, "when before until if once"},
	{infinitive, "to"},
}

// Tenses of cue words beside past, present and future.
const (
	planned int16 = iota + 9 // "scheduled for Friday", "plans to": looks ahead
	agreed                   // looks ahead only with "to": "agreed to meet"
	modal                    // "would"
	perfect                  // "had": past, and turns a plan before it into the past
	clause                   // "when": begins a clause of time
	infinitive
	schedule // a present tense that tells what is on: "opens Friday"
)

// How far a cue may stand from the expression, in tokens.
const (
	tenseBefore = 16
	tenseAfter  = 10
)

// tenseOf guesses the tense of the clause around tokens first…last: the last verb before it, else the first one after it.
func (r *resolver) tenseOf(first, last int) int16 {
	sentence := r.d.Sentences[r.d.SentenceOf(first)]
	if r.deadline(first, sentence.First) {
		return future
	}
	for k := first - 1; k >= max(sentence.First, first-tenseBefore); k-- {
		if r.clauseMark(k) {
			break
		}
		if t := r.before(k, first); t != noTense {
			return t
		}
	}
	for k := last; k < min(sentence.Last, last+tenseAfter); k++ {
		switch t := r.cueAt(k); t {
		case past, perfect:
			return past
		case future:
			return future
		case planned:
			if r.cueAt(k-1) == present || k+1 < sentence.Last && r.d.Is(k+1, "to") && !strings.HasSuffix(r.d.Text(k), "d") {
				return future
			}
		}
		if r.clauseMark(k) {
			break
		}
	}
	return noTense
}

// whenTheyMeet reads "when they meet", "before he speaks": a clause of time in the present tense looks ahead. No past verb stood behind k.
func (r *resolver) whenTheyMeet(k int) bool {
	return r.d.Is(k+1, "they", "he", "she", "we", "it", "you", "i")
}

// deadline reads "until Tuesday", "as early as Tuesday".
func (r *resolver) deadline(first, start int) bool {
	if first-1 > start && r.d.Is(first-1, "until", "till") && r.d.Tokens[first-1].Case == text.Lower {
		for k := first - 2; k >= max(start, first-12); k-- { // "kept going until 2 a.m. Friday" is no deadline
			if r.d.Is(k, "gave", "given", "give", "gives", "has", "have", "extended", "extends", "postponed", "delayed", "adjourned", "suspended", "wait", "waiting", "deadline", "not") {
				return true
			}
			if r.cueAt(k) == past {
				return false
			}
		}
		return true
	}
	if first-3 < start || !r.d.Is(first-1, "as") || !r.d.Is(first-2, "early", "soon", "late") || !r.d.Is(first-3, "as") {
		return false
	}
	for k := first - 4; k >= max(start, first-9); k-- { // "may have been killed as early as Friday"
		if r.cueAt(k) == perfect || r.d.Is(k, "have") {
			return false
		}
	}
	return true
}

// before is the tense that token k shows for an expression that starts at token first, noTense where it decides nothing.
func (r *resolver) before(k, first int) int16 {
	t := r.cueAt(k)
	switch t {
	case past:
		if r.lex(k-1) == present && r.d.Is(k-1, "be", "is", "are") || r.lex(k-1) == perfect && r.d.Is(k-1, "been") {
			return noTense // the auxiliary decides
		}
		return past
	case perfect:
		return past
	case future:
		return future
	case modal:
		if first-k <= 8 && !r.d.Is(k+1, "not", "have") {
			return future
		}
	case planned:
		switch {
		case r.lex(k-1) == perfect || r.d.Is(k-1, "as"):
			return past
		case r.d.Is(k-1, "to"):
			return noTense // "had been due to expire": the first verb decides
		case r.d.Is(k-1, "a", "an", "the", "his", "her") && !r.d.Is(k+1, "to"):
			return noTense // "canceled a planned march": the verb decides
		case first-k <= 4 || r.d.Is(k+1, "to", "for", "a", "an", "its", "their") || r.d.Is(k-1, "is", "are", "has"):
			return future
		}
	case agreed:
		switch {
		case r.d.Is(k+1, "to") && k+2 < first && r.lex(k-1) != perfect, r.d.Is(k, "set") && r.d.Is(k+1, "for") && r.lex(k-1) != perfect:
			return future
		case r.d.Text(k)[r.d.Tokens[k].End-r.d.Tokens[k].Start-1] == 'd' || r.d.Is(k, "set"):
			return past
		}
	case present:
		if first-k <= 2 && r.d.Is(k, "is", "are") || r.d.Is(k, "be") && r.d.Is(k-1, "to") {
			return future
		}
	case schedule:
		if first-k <= 8 && r.d.Tokens[k].Case == text.Lower && !r.d.Is(k-1, "to", "did", "not", "didn't") {
			return future
		}
	case clause:
		if first-k <= 8 && r.whenTheyMeet(k) {
			return future
		}
	case infinitive:
		if k+1 < first && r.d.Tokens[k+1].Case == text.Lower && r.d.Is(k-1, "is", "are") {
			return future
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
	if c := r.s.lex[k].tense; c != noTense {
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
