package checker

import (
	"crosscheck/checker/link"
	"crosscheck/facts"
)

// trim leaves out what linking found among stored articles alone: a report is about the articles at hand and those that share a story with
// one of them. Indexes are made anew; the order stays.
func (r *Report) trim(linked *link.Result) {
	kept := make([]bool, len(r.Articles))
	for i := range r.Articles {
		kept[i] = !r.Stored[i]
	}
	stories := map[string]bool{}
	for i := range linked.Stories {
		if s := &linked.Stories[i]; r.atHand(s) {
			stories[s.ID] = true
		}
	}
	linked.Stories = keepIf(linked.Stories, func(s facts.Story) bool { return stories[s.ID] })
	for _, s := range linked.Stories {
		for _, list := range [][]int{s.Articles, s.Also} {
			for _, i := range list {
				kept[i] = true
			}
		}
	}
	at := make([]int, len(kept)) // old index -> new one, -1 for what goes
	n := 0
	for i, k := range kept {
		at[i] = -1
		if k {
			at[i] = n
			r.Articles[n], r.Digests[n], r.Stored[n], linked.Status[n] = r.Articles[i], r.Digests[i], r.Stored[i], linked.Status[i]
			n++
		}
	}
	r.Articles, r.Digests, r.Stored, linked.Status = r.Articles[:n], r.Digests[:n], r.Stored[:n], linked.Status[:n]
	for i := range linked.Stories {
		s := &linked.Stories[i]
		s.Articles, s.Also = moved(s.Articles, at), moved(s.Also, at)
		for e := range s.Events {
			for m := range s.Events[e].Members {
				ref := &s.Events[e].Members[m]
				ref.Article = at[ref.Article]
			}
		}
	}
	origins := trimOrigins(linked, at)
	linked.Subjects = keepIf(linked.Subjects, func(s *facts.Subject) bool { return stories[s.Story] })
	for _, s := range linked.Subjects {
		for _, st := range s.Statements {
			st.Index, st.Origin = at[st.Index], origins[st.Origin]
		}
	}
}

// trimOrigins renumbers origins and returns old index -> new one.
func trimOrigins(linked *link.Result, at []int) []int {
	moves := make([]int, len(linked.Origins))
	var out []facts.Origin
	for i, o := range linked.Origins {
		moves[i] = -1
		if o.Articles = moved(o.Articles, at); len(o.Articles) > 0 {
			moves[i], o.ID = len(out), len(out)
			out = append(out, o)
		}
	}
	linked.Origins = out
	return moves
}

// atHand reports whether a story has an article that was not taken from the store.
func (r *Report) atHand(s *facts.Story) bool {
	for _, list := range [][]int{s.Articles, s.Also} {
		for _, i := range list {
			if !r.Stored[i] {
				return true
			}
		}
	}
	return false
}

// moved maps indexes and drops those of what is gone.
func moved(list []int, at []int) []int {
	var out []int
	for _, i := range list {
		if at[i] >= 0 {
			out = append(out, at[i])
		}
	}
	return out
}

func keepIf[T any](list []T, keep func(T) bool) []T {
	var out []T
	for _, x := range list {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}
