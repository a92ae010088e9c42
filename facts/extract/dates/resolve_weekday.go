package dates

import "crosscheck/facts"

// weekdayRules are the rules for weekdays in plain words, by the number of the weekday.
var weekdayRules = func() (out [8]struct{ recent, future, next, last, this, named string }) {
	for i, n := range weekdayNames {
		out[i].recent, out[i].future = "most recent "+n+" on or before publication", "next "+n+" after publication, future tense"
		out[i].next, out[i].last = "next "+n+" after publication", "last "+n+" before publication"
		out[i].this, out[i].named = "this "+n+", on or after publication", n+" of the week that is named"
	}
	return out
}()

// weekdayOf resolves a weekday: most recent on or before publication, next with a future cue, by "last", "this", "next", or by its week.
func (r *resolver) weekdayOf(e *expr) value {
	base, anchored := r.today, r.anchored
	if e.fromRef {
		base, anchored = r.refDay.from, r.refDay.known()
	}
	if !anchored {
		return withTime(e, value{kind: "DATE", text: weekdaySet(e.n), gran: facts.DayGranularity, rule: "no publication time to find the week from"})
	}
	back0 := base - (weekdayOf(base)-e.n+7)%7 // on or before
	if e.fromRef {
		n := back0 - 7*btoi(back0 == base)
		if e.dir > 0 {
			n = back0 + 7
		}
		return r.fromLast(withTime(e, dayValue(n)), "the weekday next to the date spoken of")
	}
	if e.hasRel {
		monday := base - weekdayOf(base) + 1
		return r.from(withTime(e, dayValue(monday+7*int(e.rel)+e.n-1)), weekdayRules[e.n].named)
	}
	switch {
	case e.dir == back:
		v := r.from(withTime(e, dayValue(back0-7*btoi(back0 == base))), weekdayRules[e.n].last)
		return v
	case e.dir == ahead:
		v := r.from(withTime(e, dayValue(back0+7)), weekdayRules[e.n].next)
		v.guessed = true
		return v
	}
	tense := r.tenseOf(e.First, e.Last)
	adjective := e.plain && (r.d.Is(e.First-1, "a", "an", "the") || r.d.Is(e.Last, "'s"))
	if adjective {
		tense = past // "a Wednesday shooting", "Wednesday's ruling"
	}
	if r.ahead[e.n] && (adjective || tense == noTense) && !r.d.Is(e.First-1, "a", "an") {
		tense = future // the day that is spoken of as to come
	}
	if !e.plain && tense != past { // "this Friday"
		return r.from(withTime(e, dayValue(base+(e.n-weekdayOf(base)+7)%7)), weekdayRules[e.n].this)
	}
	if (tense == future || r.headlineAhead(e)) && back0 != base {
		r.ahead[e.n] = true
		return r.from(withTime(e, dayValue(back0+7)), weekdayRules[e.n].future)
	}
	return r.from(withTime(e, dayValue(back0)), weekdayRules[e.n].recent)
}

// headlineAhead reads headlines: "to visit Monday" lies ahead, the present tense of a headline tells the past.
func (r *resolver) headlineAhead(e *expr) bool {
	n := r.d.SentenceOf(e.First)
	s := r.d.Sentences[n]
	if s.Part != 0 || len(r.d.Article.Parts) < 2 {
		return false
	}
	for k := s.First; k < e.First; k++ {
		if r.d.Is(k, "to") && k+1 < e.First && !r.d.Capital(k+1) {
			return true
		}
	}
	return false
}
