package rules

import (
	"maps"
	"slices"
	"strings"

	"crosscheck/facts"
)

// Bounds of the pairs that one rule tries on one subject. Each statement is tried at least once against each other reading.
const (
	extraPairs   = 64     // statement pairs of two readings, beyond one a statement
	readingPairs = 20_000 // pairs of readings
)

// fired are the statement pairs of two readings on which a rule holds.
type fired struct {
	i, j  int // readings, i <= j
	first [2]*facts.Statement
	sides [2][]*facts.Statement // of reading i, of reading j; with i == j all in the first
}

// pairs tries a rule on the pairs of one subject. It returns false when the context is done.
func (e *evaluation) pairs(r *Rule, s *facts.Subject) bool {
	groups := e.groups(s)
	env := e.env(r)
	env["subject"] = e.subject(s)
	agreeing := r.Verdict == Confirmation || r.Verdict == SingleOrigin
	var hits []fired
	tried := 0
	for i := range groups {
		for j := i; j < len(groups); j++ {
			if tried++; tried > readingPairs {
				e.fail(r, s.Label, &Partial{r.ID, s.Label, readingPairs})
				break
			}
			if e.ctx.Err() != nil {
				return false
			}
			hit, err := e.try(r, env, groups, i, j)
			if err != nil {
				e.fail(r, s.Label, err)
				e.spent += env[steps].(*budget).spent()
				return true
			}
			if len(hit.sides[0]) > 0 {
				hits = append(hits, hit)
			}
		}
		if tried > readingPairs {
			break
		}
	}
	e.spent += env[steps].(*budget).spent()
	if agreeing {
		for _, group := range cliques(hits) {
			e.fail(r, s.Label, e.agreement(r, env, s, group))
		}
		return true
	}
	if r.Verdict == Update && len(hits) > 1 {
		e.fail(r, s.Label, e.rise(r, env, s, hits))
		return true
	}
	for i := range hits {
		e.fail(r, s.Label, e.opposition(r, env, s, &hits[i]))
	}
	return true
}

// groups are the asserted statements of a subject by reading; possible, denied and planned ones are no sides of a pair.
func (e *evaluation) groups(s *facts.Subject) [][]*facts.Statement {
	byReading := map[int]int{}
	var out [][]*facts.Statement
	for _, st := range s.Statements {
		if st.Certainty != "" && st.Certainty != facts.Asserted {
			continue
		}
		k, ok := byReading[st.Reading]
		if !ok {
			k = len(out)
			byReading[st.Reading] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], st)
	}
	return out
}

// try runs a rule on statement pairs of two readings.
func (e *evaluation) try(r *Rule, env map[string]any, groups [][]*facts.Statement, i, j int) (fired, error) {
	hit := fired{i: i, j: j}
	var in [2]map[*facts.Statement]bool // made at the first hit: most pairs have none
	var err error
	eachPair(groups[i], groups[j], i == j, func(x, y *facts.Statement) bool {
		if x.Index == y.Index {
			return true
		}
		a, b := e.oriented(x, y)
		e.pairEnv(env, a, b)
		var holds bool
		if holds, err = e.holds(r, env); err != nil {
			return false
		}
		if !holds {
			return true
		}
		if hit.first[0] == nil {
			hit.first = [2]*facts.Statement{a, b}
			in[0], in[1] = map[*facts.Statement]bool{}, map[*facts.Statement]bool{}
		}
		if i == j {
			in[0][x], in[0][y] = true, true
		} else {
			in[0][x], in[1][y] = true, true
		}
		return true
	})
	if hit.first[0] == nil {
		return hit, err
	}
	for side, group := range [2][]*facts.Statement{groups[i], groups[j]} {
		for _, st := range group {
			if in[side][st] {
				hit.sides[side] = append(hit.sides[side], st)
			}
		}
	}
	return hit, err
}

// eachPair yields pairs so that every statement comes up at once, then more of them up to a bound.
func eachPair(a, b []*facts.Statement, same bool, yield func(x, y *facts.Statement) bool) {
	if same {
		left := len(a) + extraPairs
		for gap := 1; gap < len(a); gap++ {
			for i := 0; i+gap < len(a); i++ {
				if left--; left < 0 || !yield(a[i], a[i+gap]) {
					return
				}
			}
		}
		return
	}
	n := max(len(a), len(b))
	left := n + extraPairs
	for shift := range min(len(a), len(b)) {
		for k := range n {
			if left--; left < 0 || !yield(a[k%len(a)], b[(k+shift)%len(b)]) {
				return
			}
		}
	}
}

// oriented puts the draft first, else the earlier by as-of, else by publication, else by article.
func (e *evaluation) oriented(x, y *facts.Statement) (a, b *facts.Statement) {
	switch {
	case x.Index == e.in.Draft:
		return x, y
	case y.Index == e.in.Draft:
		return y, x
	}
	switch facts.OrderOf(x.AsOf, y.AsOf) {
	case facts.Later:
		return y, x
	case facts.Earlier:
		return x, y
	}
	p, q := x.Article.Published, y.Article.Published
	if p.Known() && q.Known() && !p.From.Equal(q.From) {
		if q.From.Before(p.From) {
			return y, x
		}
		return x, y
	}
	if y.Index < x.Index {
		return y, x
	}
	return x, y
}

func (e *evaluation) pairEnv(env map[string]any, a, b *facts.Statement) {
	x, y := e.statement(a), e.statement(b)
	env["a"], env["b"], env["older"], env["newer"] = x, y, x, y
	if facts.OrderOf(a.AsOf, b.AsOf) == facts.Later {
		env["older"], env["newer"] = y, x
	}
	if _, ok := env["found"]; !ok {
		env["found"] = foundValue{}
	}
}

// opposition makes the one finding of a rule on two readings.
func (e *evaluation) opposition(r *Rule, env map[string]any, s *facts.Subject, hit *fired) error {
	a, b := hit.first[0], hit.first[1]
	sideA, sideB := hit.sides[0], hit.sides[1]
	if hit.i == hit.j {
		sideB = sideA
	} else if !slices.Contains(sideA, a) {
		sideA, sideB = sideB, sideA
	}
	e.pairEnv(env, a, b)
	for _, name := range [...]string{"a", "b", "older", "newer"} {
		v := maps.Clone(env[name].(statementValue))
		st := v[""].(*facts.Statement)
		side := sideA
		if slices.Contains(sideB, st) {
			side = sideB
		}
		v["outlets"] = outletsOf(side)
		env[name] = v
	}
	all := sideA
	if hit.i != hit.j {
		all = slices.Concat(sideA, sideB)
	}
	env["found"] = e.found(s, all)
	return e.add(r, env, &Finding{Story: s.Story, Subject: s, Evidence: e.evidence(s, all), Origins: originsOf(all),
		Values: []string{e.valueOf(s, a), e.valueOf(s, b)}})
}

// agreement makes one finding of readings that all agree; a confirmation needs two origins, a single-origin finding exactly one.
func (e *evaluation) agreement(r *Rule, env map[string]any, s *facts.Subject, group []fired) error {
	in := map[*facts.Statement]bool{}
	for _, h := range group {
		for _, side := range h.sides {
			for _, st := range side {
				in[st] = true
			}
		}
	}
	var all []*facts.Statement
	for _, st := range s.Statements {
		if in[st] {
			all = append(all, st)
		}
	}
	origins := originsOf(all)
	if (r.Verdict == Confirmation) != (origins > 1) {
		return nil
	}
	a, b := group[0].first[0], group[0].first[1]
	e.pairEnv(env, a, b)
	env["found"] = e.found(s, all)
	return e.add(r, env, &Finding{Story: s.Story, Subject: s, Evidence: e.evidence(s, all), Origins: origins, Values: e.values(s, all)})
}

// found tells a message what its finding rests on.
func (e *evaluation) found(s *facts.Subject, all []*facts.Statement) foundValue {
	return foundValue{"outlets": outletsOf(all), "givers": unique(all, func(s *facts.Statement) []string { return s.Claimants }),
		"value": strings.Join(e.values(s, all), " / "), "timeline": e.timeline(s, all), "origins": originsOf(all), "articles": articlesOf(all)}
}

// values lists the different values of statements, in order.
func (e *evaluation) values(s *facts.Subject, all []*facts.Statement) []string {
	var out []string
	seen := map[string]bool{}
	for _, st := range all {
		if v := e.valueOf(s, st); v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

func (e *evaluation) readingValues(s *facts.Subject) []string { return e.values(s, s.Statements) }

// cliques groups pairs of readings so that all readings of a group agree with each other, and every pair is in a group.
func cliques(hits []fired) [][]fired {
	at := make(map[[2]int]int, len(hits))
	var nodes []int
	for k, h := range hits {
		at[[2]int{h.i, h.j}] = k
		for _, n := range [2]int{h.i, h.j} {
			if !slices.Contains(nodes, n) {
				nodes = append(nodes, n)
			}
		}
	}
	slices.Sort(nodes)
	covered := make([]bool, len(hits))
	var out [][]fired
	for _, alone := range [2]bool{false, true} { // readings that agree with another first; a pair inside one reading joins them
		for k, h := range hits {
			if covered[k] || (h.i == h.j) != alone {
				continue
			}
			members := []int{h.i}
			if h.i != h.j {
				members = append(members, h.j)
				for _, n := range nodes {
					if !slices.Contains(members, n) && agreesWithAll(at, members, n) {
						members = append(members, n)
					}
				}
			}
			slices.Sort(members)
			var group []fired
			for x, i := range members {
				for _, j := range members[x:] {
					if k, ok := at[[2]int{i, j}]; ok {
						covered[k] = true
						group = append(group, hits[k])
					}
				}
			}
			out = append(out, group)
		}
	}
	return out
}

func agreesWithAll(at map[[2]int]int, members []int, n int) bool {
	for _, m := range members {
		if _, ok := at[[2]int{min(m, n), max(m, n)}]; !ok {
			return false
		}
	}
	return true
}
