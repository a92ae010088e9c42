package checker

import (
	"context"
	"fmt"
	"slices"

	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/rules"
)

// Meeting is two facts, and how far they came together.
type Meeting struct {
	A, B   FactTrace
	Tie    *link.Tie // of their articles, nil where they are of one article
	Ended  string    // the step that parted them: "kind", "article", "story", "subject", "statement", "values", "rules"; "" where a finding holds both
	Why    string    // in plain words
	Spec   string    // the subject declaration that was looked at
	Values string    // how the two values stand to each other, where they were compared
	Traced []rules.Traced
	Found  []*rules.Finding // findings whose evidence holds both
}

// WhyNot follows two facts to the step where their ways part.
func (t *Tracer) WhyNot(ctx context.Context, a, b FactRef) Meeting {
	m := Meeting{A: t.Fact(a), B: t.Fact(b)}
	for i := range t.r.Findings {
		f := &t.r.Findings[i]
		if holds(f, m.A.Fact) && holds(f, m.B.Fact) {
			m.Found = append(m.Found, f)
		}
	}
	if m.A.Article != m.B.Article {
		tie := t.Kin().Tie(a.Article, b.Article)
		m.Tie = &tie
	}
	end := func(step, why string) Meeting {
		if len(m.Found) == 0 {
			m.Ended = step
		}
		m.Why = why
		return m
	}
	switch {
	case a == b:
		return end("kind", "both are the same fact")
	case m.A.Fact.Kind != m.B.Fact.Kind:
		return end("kind", fmt.Sprintf("different kinds: %s and %s", m.A.Fact.Kind, m.B.Fact.Kind))
	case m.A.Story == nil || m.A.Story != m.B.Story:
		return end("story", "different stories: "+apartBecause(m.Tie))
	}
	if why := t.apart(&m, a, b); why != "" {
		return end("subject", why)
	}
	for _, x := range []*FactTrace{&m.A, &m.B} {
		if x.Reason != "" && (x.Apart || x.Statement == nil) {
			return end("statement", fmt.Sprintf("%q: %s", x.Article.Quote(x.Fact.Span), x.Reason))
		}
	}
	if m.A.Article == m.B.Article {
		return end("article", "one article says both: they stand in one statement, and only rules on what one article says look at them")
	}
	x, y := t.statements(&m)
	if x == nil || y == nil {
		return end("statement", "they came into no common subject")
	}
	m.Values = t.values(&m, x, y)
	m.Traced = t.c.Rules.TracePair(ctx, t.c.input(t.r), x, y)
	if c := t.compare(&m, x, y); c.Relation == facts.Incomparable {
		return end("values", "incomparable: "+c.Reason)
	}
	if slices.ContainsFunc(m.Traced, func(r rules.Traced) bool { return r.Holds }) {
		return end("rules", "a rule holds on them, but other mentions carry its finding")
	}
	return end("rules", "both speak of one subject, and no rule on pairs holds")
}

func holds(f *rules.Finding, x *facts.Fact) bool {
	return slices.ContainsFunc(f.Evidence, func(e rules.Evidence) bool { return e.Fact == x })
}

// apartBecause says why two articles are of two stories.
func apartBecause(t *link.Tie) string {
	switch {
	case t == nil:
		return "one of them is of none"
	case t.Parted != "":
		return "parted by hand (" + t.Parted + ")"
	}
	s := fmt.Sprintf("%.0f %% alike, %.0f %% needed", t.Alike*100, t.Needed*100)
	if t.Apart != "" {
		s += "; main events kept apart: " + t.Apart
	}
	if t.Meets() {
		s += "; an editor's decision keeps their stories apart"
	}
	return s
}

// apart asks linking what keeps the facts from one subject, under the declaration that brings them closest.
func (t *Tracer) apart(m *Meeting, a, b FactRef) string {
	asked := t.ask(m.A.Story)
	why, least := "", -1
	for _, trail := range m.A.Trails {
		reason := asked.Apart(trail.Spec, [2]int{a.Article, a.Fact}, [2]int{b.Article, b.Fact})
		if reason == "" {
			m.Spec = trail.Spec
			return ""
		}
		if n := len(trail.Key); n > least {
			why, least, m.Spec = reason, n, trail.Spec
		}
	}
	if why == "" {
		why = "their kind forms no subject"
	}
	return why
}

// statements are those of the two facts on their common subject.
func (t *Tracer) statements(m *Meeting) (x, y *facts.Statement) {
	for _, s := range t.r.Subjects {
		if s.Spec != m.Spec || s.Kind != m.A.Fact.Kind || s.Story != m.A.Story.ID {
			continue
		}
		x, y = nil, nil
		for _, st := range s.Statements {
			if slices.Contains(st.Facts, m.A.Fact) {
				x = st
			}
			if slices.Contains(st.Facts, m.B.Fact) {
				y = st
			}
		}
		if x != nil && y != nil {
			return x, y
		}
	}
	return nil, nil
}

// compare relates the statements by the first value of their subject that does not agree.
func (t *Tracer) compare(m *Meeting, x, y *facts.Statement) facts.Comparison {
	out := facts.Comparison{Relation: facts.Equal}
	for _, name := range t.valueNames(m) {
		v, w := x.Get(name), y.Get(name)
		if v == nil || w == nil {
			return facts.Comparison{Relation: facts.Incomparable, Reason: "one side has no " + name}
		}
		if out = v.Compare(w); !out.Agrees() {
			return out
		}
	}
	return out
}

func (t *Tracer) values(m *Meeting, x, y *facts.Statement) string {
	s := ""
	for _, name := range t.valueNames(m) {
		v, w := x.Get(name), y.Get(name)
		if v == nil || w == nil {
			continue
		}
		if s != "" {
			s += "; "
		}
		s += fmt.Sprintf("%s and %s: %s", v, w, v.Compare(w).Relation)
	}
	if s != "" {
		s += "; in time: " + orderWords[facts.OrderOf(x.AsOf, y.AsOf)]
	}
	return s
}

var orderWords = map[facts.Order]string{facts.Same: "the same", facts.Later: "the first is later", facts.Earlier: "the first is earlier",
	facts.UnknownOrder: "order not known"}

func (t *Tracer) valueNames(m *Meeting) []string {
	for _, k := range t.linker.Kinds {
		for _, s := range k.Subjects {
			if k.Name == m.A.Fact.Kind && s.Name == m.Spec {
				return s.Value
			}
		}
	}
	return nil
}
