package rules

import "crosscheck/facts"

// mentionPairs bounds the pairs that one article gives on one subject.
const mentionPairs = 64

// mentions tries a rule on the values that one article gives for one subject: the one that speaks for the article, and each other one.
func (e *evaluation) mentions(r *Rule, s *facts.Subject) {
	for lo := 0; lo < len(s.Statements); {
		hi := lo + 1
		for hi < len(s.Statements) && s.Statements[hi].Index == s.Statements[lo].Index {
			hi++
		}
		sides := e.sides(s, s.Statements[lo:hi])
		lo = hi
		if len(sides) < 2 {
			continue
		}
		env := e.env(r)
		env["subject"] = e.subject(s)
		tried := 0
		for i := range sides {
			for j := i + 1; j < len(sides) && tried < mentionPairs; j++ {
				tried++
				if err := e.mention(r, env, s, sides[i], sides[j]); err != nil {
					e.fail(r, s.Label, err)
				}
			}
		}
		e.spent += env[steps].(*budget).spent()
	}
}

// mention tries the rule on one pair and adds the finding.
func (e *evaluation) mention(r *Rule, env map[string]any, s *facts.Subject, a, b *facts.Statement) error {
	e.pairEnv(env, a, b)
	holds, err := e.holds(r, env)
	if err != nil || !holds {
		return err
	}
	both := []*facts.Statement{a, b}
	env["found"] = e.found(s, both)
	return e.add(r, env, &Finding{Story: s.Story, Subject: s, Evidence: e.evidence(s, both), Origins: 1,
		Values: []string{e.valueOf(s, a), e.valueOf(s, b)}})
}

// sides are the statements of one article, and one more for each value that its mentions give beside them.
func (e *evaluation) sides(s *facts.Subject, statements []*facts.Statement) []*facts.Statement {
	out := statements[:len(statements):len(statements)]
	for _, st := range statements {
		first := len(out)
		for _, f := range st.Apart {
			if same := e.sameValue(s, out[first:], f); same != nil {
				same.Facts = append(same.Facts, f)
				continue
			}
			out = append(out, &facts.Statement{Article: st.Article, Index: st.Index, Subject: s, Facts: []*facts.Fact{f}, Value: f.Fields,
				AsOf: f.Context.AsOf, Certainty: f.Context.Certainty, Revised: f.Context.Revised, Origin: st.Origin, Reading: -1})
		}
	}
	return out
}

// sameValue is the statement of the list whose value a fact gives again, nil where there is none.
func (e *evaluation) sameValue(s *facts.Subject, list []*facts.Statement, f *facts.Fact) *facts.Statement {
	for _, st := range list {
		same := true
		for _, name := range e.valueNames(s, st) {
			v, w := st.Get(name), f.Get(name)
			same = same && v != nil && w != nil && v.Compare(w).Relation == facts.Equal
		}
		if same {
			return st
		}
	}
	return nil
}
