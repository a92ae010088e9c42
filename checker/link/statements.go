package link

import (
	"sort"

	"crosscheck/facts"
)

// subject makes the statements and readings of one bucket; facts of subjects that two articles share are noted in met.
func (g *group) subject(b *bucket, status [][]string, met map[[2]int]bool) *facts.Subject {
	s := &facts.Subject{ID: subjectID(g.id, b.key), Story: g.id, Kind: b.kind.Name, Spec: b.spec.Name, Label: b.label, Key: b.fields,
		Grows: b.spec.Grows, Ended: b.ended}
	articles := 0
	for lo := 0; lo < len(b.entries); {
		hi := lo
		for hi < len(b.entries) && b.entries[hi].article == b.entries[lo].article {
			hi++
		}
		articles++
		s.Statements = append(s.Statements, g.state(s, b, b.entries[lo:hi], status)...)
		lo = hi
	}
	if articles > 1 {
		for _, e := range b.entries {
			met[[2]int{e.article, e.fact}] = status[e.article][e.fact] != saysElse && status[e.article][e.fact] != countImplicit
		}
	}
	if len(s.Statements) == 0 {
		return nil
	}
	newest(s)
	s.Readings = readings(s, b.spec)
	return s
}

// state merges the facts of one article on one subject: to one value, or to several that hold together where the kind says so.
func (g *group) state(s *facts.Subject, b *bucket, entries []entry, status [][]string) []*facts.Statement {
	stated := false
	for _, e := range entries {
		stated = stated || !e.f.Context.Implicit && !e.f.Context.Named
	}
	var groups [][]entry
	for _, e := range entries {
		if stated && (e.f.Context.Implicit || e.f.Context.Named) { // never mixed with stated counts
			status[e.article][e.fact] = countImplicit
			continue
		}
		placed := false
		for k := range groups {
			if b.agree(groups[k][0].f, e.f) {
				groups[k] = append(groups[k], e)
				placed = true
				break
			}
		}
		if !placed {
			groups = append(groups, []entry{e})
		}
	}
	if b.spec.Many {
		var out []*facts.Statement
		for _, grp := range groups {
			out = append(out, g.statement(s, b, grp))
		}
		return out
	}
	best := 0
	for k := range groups {
		if b.before(groups[k], groups[best]) {
			best = k
		}
	}
	st := g.statement(s, b, groups[best])
	for k, grp := range groups {
		if k == best {
			continue
		}
		for _, e := range grp {
			st.Apart = append(st.Apart, e.f)
			status[e.article][e.fact] = saysElse
		}
	}
	return []*facts.Statement{st}
}

// agree reports whether two facts of one article give one value.
func (b *bucket) agree(x, y *facts.Fact) bool {
	for _, v := range b.spec.Value {
		c := compare(x.Get(v), y.Get(v))
		switch {
		case c.Relation == facts.Equal, c.Relation == facts.Refines, c.Relation == facts.Refined:
		case c.Relation == facts.Overlaps && !b.spec.Many:
		default:
			return false
		}
	}
	return true
}

// before reports whether group x speaks for the article rather than y: a correction first, then the later as-of time, then what title
// or lead say, then the larger count where counts grow (a smaller one is a part), then the value given more often.
func (b *bucket) before(x, y []entry) bool {
	if r, q := revised(x), revised(y); r != q {
		return r
	}
	if o := facts.OrderOf(x[0].f.Context.AsOf, y[0].f.Context.AsOf); o == facts.Later || o == facts.Earlier {
		return o == facts.Later
	}
	if l, m := lead(x), lead(y); l != m {
		return l
	}
	if b.spec.Grows {
		q, ok := x[0].f.Get(b.spec.Value[0]).(facts.Quantity)
		r, ok2 := y[0].f.Get(b.spec.Value[0]).(facts.Quantity)
		if ok && ok2 && q.Low != r.Low {
			return q.Low > r.Low
		}
	}
	return len(x) > len(y)
}

func lead(es []entry) bool {
	for _, e := range es {
		if e.f.Context.Lead {
			return true
		}
	}
	return false
}

func revised(es []entry) bool {
	for _, e := range es {
		if e.f.Context.Revised != "" {
			return true
		}
	}
	return false
}

// statement merges facts that agree; the fullest carries the value and stands first.
func (g *group) statement(s *facts.Subject, b *bucket, es []entry) *facts.Statement {
	best := 0
	for k := range es {
		if b.fuller(es[k].f, es[best].f) {
			best = k
		}
	}
	d := g.digests[es[0].article]
	f := es[best].f
	st := &facts.Statement{Article: d.Article, Index: es[0].article, Subject: s, Value: f.Fields, AsOf: f.Context.AsOf, Certainty: f.Context.Certainty,
		Origin: g.origin[es[0].article], Facts: []*facts.Fact{f}}
	for k, e := range es {
		if k != best {
			st.Facts = append(st.Facts, e.f)
		}
		if c := e.f.Context.Claimant; c != "" && !named(st.Claimants, c) {
			st.Claimants = append(st.Claimants, c)
		}
		if st.Revised == "" {
			st.Revised = e.f.Context.Revised
		}
	}
	return st
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// named reports whether a giver stands in the list already, in any spelling of its capitals.
func named(list []string, c string) bool {
	for _, x := range list {
		if facts.Fold(x) == facts.Fold(c) {
			return true
		}
	}
	return false
}

// fuller reports whether x says strictly more than y, in all values of the subject.
func (b *bucket) fuller(x, y *facts.Fact) bool {
	for _, v := range b.spec.Value {
		switch compare(x.Get(v), y.Get(v)).Relation {
		case facts.Refines:
			return true
		case facts.Equal:
		default:
			return false
		}
	}
	return false
}

func compare(a, b facts.Value) facts.Comparison {
	if a == nil || b == nil {
		return facts.Comparison{Relation: facts.Incomparable, Reason: "one side has no value"}
	}
	return a.Compare(b)
}

// newest marks the statements that no other is later than.
func newest(s *facts.Subject) {
	for _, x := range s.Statements {
		x.Newest = true
	}
	// The latest start bounds all: a statement is newest when it is not earlier than the one that starts last.
	var last *facts.Statement
	for _, x := range s.Statements {
		if x.AsOf.Known() && (last == nil || x.AsOf.From.After(last.AsOf.From)) {
			last = x
		}
	}
	if last == nil {
		return
	}
	for _, x := range s.Statements {
		x.Newest = facts.OrderOf(x.AsOf, last.AsOf) != facts.Earlier
	}
}

// readings groups statements of equal value, by number of origins, then by the order of their statements.
func readings(s *facts.Subject, spec *facts.SubjectSpec) []facts.Reading {
	var out []facts.Reading
	for _, st := range s.Statements {
		at := -1
		for k := range out {
			same := true
			for _, v := range spec.Value {
				same = same && compare(out[k].Statements[0].Get(v), st.Get(v)).Relation == facts.Equal
			}
			if same {
				at = k
				break
			}
		}
		if at < 0 {
			at = len(out)
			out = append(out, facts.Reading{Value: st.Value})
		}
		out[at].Statements = append(out[at].Statements, st)
		out[at].Newest = out[at].Newest || st.Newest
	}
	for k := range out {
		seen := map[int]bool{}
		for _, st := range out[k].Statements {
			seen[st.Origin] = true
		}
		out[k].Origins = len(seen)
	}
	sort.SliceStable(out, func(a, b int) bool { return out[a].Origins > out[b].Origins })
	for k := range out {
		for _, st := range out[k].Statements {
			st.Reading = k
		}
	}
	return out
}
