package rules

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/expr-lang/expr/vm"

	"crosscheck/facts"
)

// Step is one part of a rule's conditions on one thing, and what it came to.
type Step struct {
	Condition string // a line of when, or a part of it that stands between "and"
	Holds     bool
	Error     string   // why it could not be answered, "" where it could
	Values    []string // what its names stood for: `a.count = 12`
}

// Traced is one rule on one thing: every part of its conditions, also those after the first that is false.
type Traced struct {
	Rule  *Rule
	Steps []Step
	Holds bool
	A, B  *facts.Statement // the sides of a rule on pairs, else nil
}

// TracePair puts each rule on pairs of the subject to two of its statements. Rules that look at another subject are left out.
func (s *Set) TracePair(ctx context.Context, in *Input, x, y *facts.Statement) []Traced {
	e := s.evaluation(ctx, in)
	var out []Traced
	for _, r := range s.rules {
		if r.On == OnPair && e.speaksOf(r, x.Subject) && !(r.Draft && in.Draft < 0) {
			out = append(out, e.tracePair(r, x, y))
		}
	}
	return out
}

// TraceFinding shows the conditions of a finding's rule on what it was found on; nil where the rule is none of the set or looks at
// pairs that cannot be told from the finding.
func (s *Set) TraceFinding(ctx context.Context, in *Input, f *Finding) *Traced {
	r := s.Rule(f.Rule)
	if r == nil || len(f.Evidence) == 0 {
		return nil
	}
	e := s.evaluation(ctx, in)
	article := slices.IndexFunc(in.Digests, func(d *facts.Digest) bool { return d.Article == f.Evidence[0].Article })
	if article < 0 {
		return nil
	}
	env := e.env(r)
	switch r.On {
	case OnPair, OnMentions:
		if f.Subject == nil {
			return nil
		}
		return e.traceSides(r, f)
	case OnSubject:
		if f.Subject == nil {
			return nil
		}
		env["subject"], env["found"] = e.subject(f.Subject), e.found(f.Subject, f.Subject.Statements)
	case OnFact:
		env["fact"], env["article"] = e.fact(article, f.Evidence[0].Fact), e.articles[article]
	case OnArticle:
		e.complete()
		env["article"] = e.articles[article]
	case OnStory:
		e.complete()
		env["story"] = e.story(f.Story)
	default:
		return nil
	}
	t := e.trace(r, env)
	return &t
}

func (s *Set) evaluation(ctx context.Context, in *Input) *evaluation {
	return &evaluation{ctx: ctx, in: in, objects: newObjects(s.world, in), machine: vm.VM{MemoryBudget: maxMemory}, main: map[int]string{}}
}

// traceSides tries the pairs of the finding's evidence until the rule holds on one.
func (e *evaluation) traceSides(r *Rule, f *Finding) *Traced {
	in := map[*facts.Fact]bool{}
	for _, x := range f.Evidence {
		in[x.Fact] = true
	}
	all := f.Subject.Statements
	if r.On == OnMentions {
		all = e.sides(f.Subject, ofArticle(all, f.Evidence[0].Article))
	}
	var sides []*facts.Statement
	for _, st := range all {
		if slices.ContainsFunc(st.Facts, func(x *facts.Fact) bool { return in[x] }) {
			sides = append(sides, st)
		}
	}
	tries := 0
	for i, x := range sides {
		for _, y := range sides[i+1:] {
			if x.Index == y.Index && r.On == OnPair {
				continue
			}
			if tries++; tries > extraPairs {
				return nil
			}
			if t := e.tracePair(r, x, y); t.Holds {
				return &t
			}
		}
	}
	return nil
}

func ofArticle(all []*facts.Statement, a *facts.Article) (out []*facts.Statement) {
	for _, st := range all {
		if st.Article == a {
			out = append(out, st)
		}
	}
	return out
}

func (e *evaluation) tracePair(r *Rule, x, y *facts.Statement) Traced {
	env := e.env(r)
	env["subject"] = e.subject(x.Subject)
	a, b := x, y
	if r.On == OnPair {
		a, b = e.oriented(x, y)
	}
	e.pairEnv(env, a, b)
	t := e.trace(r, env)
	t.A, t.B = a, b
	return t
}

// trace runs every part of every condition.
func (e *evaluation) trace(r *Rule, env map[string]any) Traced {
	t := Traced{Rule: r, Holds: true}
	shape := e.world.environment(r)
	for i := range r.conditions {
		c := &r.conditions[i]
		whole := strings.Join(strings.Fields(c.source.Value), " ")
		parts := conjuncts(whole)
		for _, part := range parts {
			program := c.program
			if len(parts) > 1 {
				compiled, errs := compileSource(shape, part, true)
				if len(errs) > 0 { // the whole is known to compile
					parts = nil
					break
				}
				program = compiled
			}
			t.add(e.step(part, program, env))
		}
		if parts == nil {
			t.add(e.step(whole, c.program, env))
		}
	}
	return t
}

func (t *Traced) add(s Step) {
	t.Steps = append(t.Steps, s)
	t.Holds = t.Holds && s.Holds
}

func (e *evaluation) step(source string, program *vm.Program, env map[string]any) Step {
	s := Step{Condition: source}
	out, err := e.machine.Run(program, env)
	if err != nil {
		s.Error = firstLine(err.Error())
	}
	s.Holds, _ = out.(bool)
	s.Values = valuesIn(source, env)
	return s
}

// conjuncts cuts a condition at each "and" outside brackets and quotation marks; one with an "or" there stays whole.
func conjuncts(source string) []string {
	var out []string
	depth, from := 0, 0
	var quote byte
	for i := 0; i < len(source); i++ {
		switch c := source[i]; {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == '(' || c == '[' || c == '{':
			depth++
		case c == ')' || c == ']' || c == '}':
			depth--
		case depth > 0:
		case strings.HasPrefix(source[i:], " or ") || strings.HasPrefix(source[i:], "||") || c == '?' || c == ';':
			return []string{source}
		case strings.HasPrefix(source[i:], " and "):
			out = append(out, strings.TrimSpace(source[from:i]))
			from = i + len(" and ")
		case strings.HasPrefix(source[i:], "&&"):
			out = append(out, strings.TrimSpace(source[from:i]))
			from = i + len("&&")
		}
	}
	return append(out, strings.TrimSpace(source[from:]))
}

// maxValues bounds the values that are shown of one condition.
const maxValues = 8

// valuesIn prints the fields that a condition names: `a.count = 12`. Texts that stand in quotation marks are no names.
func valuesIn(source string, env map[string]any) []string {
	var out []string
	var quote byte
	for i := 0; i < len(source) && len(out) < maxValues; i++ {
		c := source[i]
		switch {
		case quote != 0:
			if c == '\\' {
				i++
			} else if c == quote {
				quote = 0
			}
			continue
		case c == '"' || c == '\'' || c == '`':
			quote = c
			continue
		case !nameByte(c) || i > 0 && (nameByte(source[i-1]) || source[i-1] == '.' || source[i-1] == '#'):
			continue
		}
		end := i
		for end < len(source) && (nameByte(source[end]) || source[end] == '.') {
			end++
		}
		path := strings.TrimRight(source[i:end], ".")
		if end < len(source) && source[end] == '(' {
			continue
		}
		if v, ok := lookUp(env, path); ok {
			if line := path + " = " + v; !slices.Contains(out, line) {
				out = append(out, line)
			}
		}
		i = end - 1
	}
	return out
}

func nameByte(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// lookUp follows a path of two names or more into the objects of a condition; ok is false where it ends in an object or a long list.
func lookUp(env map[string]any, path string) (string, bool) {
	names := strings.Split(path, ".")
	if len(names) < 2 {
		return "", false
	}
	var at any = env
	for _, n := range names {
		var next any
		var ok bool
		switch m := at.(type) {
		case map[string]any:
			next, ok = m[n]
		case statementValue:
			next, ok = m[n]
		case subjectValue:
			next, ok = m[n]
		case factValue:
			next, ok = m[n]
		case articleValue:
			next, ok = m[n]
		case storyValue:
			next, ok = m[n]
		case paramsValue:
			next, ok = m[n]
		case facts.Quantity:
			next, ok = quantityField(m, n)
		}
		if !ok {
			return "", false
		}
		at = next
	}
	switch v := at.(type) {
	case nil:
		return "nothing", true
	case statementValue, subjectValue, factValue, articleValue, storyValue, readingValue, paramsValue, foundValue, []any:
		return "", false
	case string:
		return fmt.Sprintf("%q", shortText(v)), true
	default:
		s := shortText(show(v))
		if s == "" {
			s = "nothing"
		}
		return s, true
	}
}

func quantityField(q facts.Quantity, name string) (any, bool) {
	switch name {
	case "low":
		return q.Low, true
	case "high":
		if math.IsInf(q.High, 0) {
			return "open", true
		}
		return q.High, true
	case "approx":
		return q.Approx, true
	}
	return nil, false
}

func shortText(s string) string {
	const most = 120
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
