package rules

import (
	"cmp"
	"slices"

	"crosscheck/facts"
)

// evidence collects the mentions that carry the values of statements: each once, by article, then span.
func (e *evaluation) evidence(s *facts.Subject, all []*facts.Statement) []Evidence {
	var out []indexed
	seen := map[*facts.Fact]bool{}
	for _, st := range all {
		names := e.valueNames(s, st)
		for i, f := range st.Facts {
			if !seen[f] && (i == 0 || carries(f, st, names)) {
				seen[f] = true
				out = append(out, indexed{st.Index, Evidence{st.Article, f}})
			}
		}
	}
	return ordered(out)
}

// indexed is a piece of evidence and the index of its article.
type indexed struct {
	article int
	Evidence
}

func ordered(list []indexed) []Evidence {
	slices.SortStableFunc(list, func(a, b indexed) int {
		x, y := a.Fact.Span, b.Fact.Span
		return cmp.Or(cmp.Compare(a.article, b.article), cmp.Compare(x.Part, y.Part), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
	})
	out := make([]Evidence, len(list))
	for i, l := range list {
		out[i] = l.Evidence
	}
	return out
}

// carries reports whether a fact gives the statement's value, in full or a part of it.
func carries(f *facts.Fact, st *facts.Statement, names []string) bool {
	if f.Context.Certainty != "" && f.Context.Certainty != facts.Asserted && st.Certainty != f.Context.Certainty {
		return false
	}
	for _, name := range names {
		v, w := f.Get(name), st.Get(name)
		if v == nil || w == nil {
			return false
		}
		switch v.Compare(w).Relation {
		case facts.Equal, facts.Refines, facts.Refined:
		default:
			return false
		}
	}
	return len(names) > 0
}

// articleEvidence is what a condition found in the article, else the facts that the rule looks at, else the first fact of the article.
func (e *evaluation) articleEvidence(r *Rule, article int) []Evidence {
	d := e.in.Digests[article]
	if found, _ := e.articles[article][partner].([]*facts.Fact); len(found) > 0 {
		var out []Evidence
		for _, f := range found {
			out = append(out, Evidence{d.Article, f})
		}
		return out
	}
	kinds := kindsNamed(r)
	var out []Evidence
	for i := range d.Facts {
		if slices.Contains(kinds, d.Facts[i].Kind) {
			out = append(out, Evidence{d.Article, &d.Facts[i]})
		}
	}
	if len(out) == 0 && len(d.Facts) > 0 {
		out = []Evidence{{d.Article, &d.Facts[0]}}
	}
	return out
}

// storyEvidence is the carrying facts of the subjects that a rule on a story looks at.
func (e *evaluation) storyEvidence(r *Rule, story string) []Evidence {
	kinds := kindsNamed(r)
	var out []indexed
	seen := map[*facts.Fact]bool{}
	for _, s := range e.in.Subjects {
		if s.Story != story || len(kinds) > 0 && !slices.Contains(kinds, s.Kind) {
			continue
		}
		for _, st := range s.Statements {
			if len(st.Facts) > 0 && !seen[st.Facts[0]] {
				seen[st.Facts[0]] = true
				out = append(out, indexed{st.Index, Evidence{st.Article, st.Facts[0]}})
			}
		}
	}
	return ordered(out)
}

// sort puts the worst findings first: by verdict, severity, story, subject, first evidence, then rule order.
func (e *evaluation) sort(list []*Rule) {
	articles := map[*facts.Article]int{}
	for i, d := range e.in.Digests {
		articles[d.Article] = i
	}
	order := map[string]int{}
	for i, r := range list {
		order[r.ID] = i
	}
	slices.SortStableFunc(e.findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(verdictRank(a.Verdict), verdictRank(b.Verdict)), cmp.Compare(severityRank(a.Severity), severityRank(b.Severity)),
			cmp.Compare(a.Story, b.Story), cmp.Compare(subjectID(a), subjectID(b)),
			compareEvidence(articles, a.Evidence[0], b.Evidence[0]), cmp.Compare(order[a.Rule], order[b.Rule]))
	})
}

func subjectID(f Finding) string {
	if f.Subject == nil {
		return ""
	}
	return f.Subject.ID
}

func compareEvidence(articles map[*facts.Article]int, a, b Evidence) int {
	x, y := a.Fact.Span, b.Fact.Span
	return cmp.Or(cmp.Compare(articles[a.Article], articles[b.Article]), cmp.Compare(x.Part, y.Part), cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End))
}

// verdictsWorstFirst is the order of findings in a report.
var verdictsWorstFirst = []Verdict{Conflict, Inconsistency, Contested, Revision, Update, Confirmation, SingleOrigin, Unconfirmed, Note}

func verdictRank(v Verdict) int { return slices.Index(verdictsWorstFirst, v) }

func severityRank(s Severity) int { return slices.Index([]Severity{Error, Warning, Info}, s) }
