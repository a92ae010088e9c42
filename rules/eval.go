package rules

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Eval puts all rules to the input and returns the findings, worst first. An error of one rule on one subject stops only that;
// it names the rule, its place and the subject.
func (s *Set) Eval(ctx context.Context, in *Input) ([]Finding, []error) {
	e := &evaluation{ctx: ctx, in: in, objects: newObjects(s.world, in), machine: vm.VM{MemoryBudget: maxMemory}, main: map[int]string{}}
	for _, st := range in.Stories {
		for _, i := range st.Articles {
			e.main[i] = st.ID
		}
	}
	for _, r := range s.rules {
		if r.On == OnArticle || r.On == OnStory {
			e.complete()
			break
		}
	}
	for _, r := range s.rules {
		if r.Draft && in.Draft < 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return e.findings, append(e.errs, err)
		}
		e.rule(r)
	}
	e.sort(s.rules)
	return e.findings, e.errs
}

// evaluation is one run of Eval.
type evaluation struct {
	*objects
	ctx      context.Context
	in       *Input
	machine  vm.VM
	main     map[int]string // article -> its main story
	spent    int            // steps of the rule so far
	findings []Finding
	errs     []error
}

// Bounds of one rule over a whole input.
const (
	maxRuleSteps = 5_000_000
	maxErrors    = 50
)

func (e *evaluation) rule(r *Rule) {
	e.spent = 0
	switch r.On {
	case OnFact:
		e.factRule(r)
	case OnArticle:
		for i, d := range e.in.Digests {
			env := e.env(r)
			delete(e.articles[i], partner)
			env["article"] = e.articles[i]
			e.single(r, env, d.Article.ID, func() *Finding {
				return &Finding{Story: e.main[i], Evidence: e.articleEvidence(r, i)}
			})
		}
	case OnPair:
		for _, s := range e.in.Subjects {
			if e.speaksOf(r, s) && len(s.Statements) > 1 && !e.pairs(r, s) {
				return
			}
		}
	case OnMentions:
		for _, s := range e.in.Subjects {
			if e.speaksOf(r, s) {
				e.mentions(r, s)
			}
		}
	case OnAcross:
		e.across(r)
	case OnSubject:
		for _, s := range e.in.Subjects {
			if !e.speaksOf(r, s) {
				continue
			}
			env := e.env(r)
			env["subject"], env["found"] = e.subject(s), e.found(s, s.Statements)
			e.single(r, env, s.Label, func() *Finding {
				return &Finding{Story: s.Story, Subject: s, Evidence: e.evidence(s, s.Statements), Origins: originsOf(s.Statements), Values: e.readingValues(s)}
			})
		}
	case OnStory:
		for i := range e.in.Stories {
			env := e.env(r)
			env["story"] = e.stories[e.in.Stories[i].ID]
			e.single(r, env, e.in.Stories[i].Title, func() *Finding {
				return &Finding{Story: e.in.Stories[i].ID, Evidence: e.storyEvidence(r, e.in.Stories[i].ID)}
			})
		}
	}
}

func (e *evaluation) speaksOf(r *Rule, s *facts.Subject) bool {
	return (r.Kind == "" || r.Kind == s.Kind) && (r.Subject == "" || r.Subject == s.Spec) && (!e.in.DraftOnly || e.inDraft(s))
}

func (e *evaluation) inDraft(s *facts.Subject) bool {
	for _, st := range s.Statements {
		if st.Index == e.in.Draft {
			return true
		}
	}
	return false
}

// env is a fresh environment with a fresh budget, less what the rule has spent on other things.
func (e *evaluation) env(r *Rule) map[string]any {
	return e.root(r, newBudget(e.ctx, min(maxSteps, maxRuleSteps-e.spent)))
}

// single tries a rule on one thing and adds the finding.
func (e *evaluation) single(r *Rule, env map[string]any, what string, make func() *Finding) {
	m := tellable(env)
	delete(m, tellings)
	ok, err := e.holds(r, env)
	if err == nil && ok {
		f := make()
		if m[tellings] != nil {
			err = e.tell(r, env, m, f)
		} else if len(f.Evidence) > 0 {
			err = e.add(r, env, f)
		}
	}
	e.fail(r, what, err)
	e.spent += env[steps].(*budget).spent()
}

// factRule tries a rule on every fact; equal messages on one article are one finding.
func (e *evaluation) factRule(r *Rule) {
	for i, d := range e.in.Digests {
		first := map[string]int{} // message -> finding
		for j := range d.Facts {
			f := &d.Facts[j]
			if r.Kind != "" && f.Kind != r.Kind {
				continue
			}
			env := e.env(r)
			env["fact"], env["article"] = e.fact(i, f), e.articles[i]
			before := len(e.findings)
			e.single(r, env, d.Article.ID, func() *Finding {
				return &Finding{Story: e.main[i], Evidence: withPartner(d, env, f), Origins: 1}
			})
			last := len(e.findings) - 1
			if last < before {
				continue
			}
			if k, again := first[e.findings[last].Message]; again {
				e.findings[k].Evidence = append(e.findings[k].Evidence, Evidence{d.Article, f})
				e.findings = e.findings[:last]
			} else {
				first[e.findings[last].Message] = last
			}
		}
	}
}

// holds runs the conditions in order and stops at the first that is false.
func (e *evaluation) holds(r *Rule, env map[string]any) (bool, error) {
	for i := range r.conditions {
		c := &r.conditions[i]
		out, err := e.machine.Run(c.program, env)
		if err != nil {
			return false, runError(r, c.source.At, err)
		}
		if yes, _ := out.(bool); !yes {
			return false, nil
		}
	}
	return true, nil
}

// add fills in what the rule gives to a finding, and prints its message.
func (e *evaluation) add(r *Rule, env map[string]any, f *Finding) error {
	var err error
	f.Rule, f.Title, f.Verdict, f.Severity = r.ID, r.Title, r.Verdict, r.Severity
	if f.Message, err = e.print(r, r.message, env); err != nil {
		return err
	}
	if f.Ask, err = e.print(r, r.ask, env); err != nil {
		return err
	}
	e.findings = append(e.findings, *f)
	return nil
}

// print fills a template in; what it prints is one line and bounded.
func (e *evaluation) print(r *Rule, t template, env map[string]any) (string, error) {
	var b strings.Builder
	for i := range t {
		p := &t[i]
		if p.program == nil {
			b.WriteString(p.text)
			continue
		}
		out, err := e.machine.Run(p.program, env)
		if err != nil {
			return "", runError(r, func(int, int) yamlfile.Pos { return p.at }, err)
		}
		b.WriteString(show(out))
		if b.Len() > maxMessage {
			break
		}
	}
	s := strings.Join(strings.Fields(b.String()), " ")
	if len(s) > maxMessage {
		s = strings.ToValidUTF8(s[:maxMessage], "") + "…"
	}
	return s, nil
}

// runError puts an error of a run at its place in the rule file.
func runError(r *Rule, at place, err error) error {
	e := &yamlfile.Error{File: r.File, Msg: err.Error()}
	var in *file.Error
	if errors.As(err, &in) {
		pos := at(max(1, in.Line), in.Column+1)
		e.Line, e.Col, e.Msg = pos.Line, pos.Col, firstLine(in.Message)
		if in.Prev != nil && (errors.Is(in.Prev, errSteps) || errors.Is(in.Prev, context.Canceled) || errors.Is(in.Prev, context.DeadlineExceeded)) {
			e.Msg = in.Prev.Error()
		}
	}
	return e
}

// fail notes that a rule stopped on one thing.
func (e *evaluation) fail(r *Rule, what string, err error) {
	if err == nil || len(e.errs) >= maxErrors {
		return
	}
	var at *yamlfile.Error
	if errors.As(err, &at) {
		at.Msg = fmt.Sprintf("rule %s stopped on %q: %s", r.ID, what, at.Msg)
	}
	e.errs = append(e.errs, err)
}

var mentioned = regexp.MustCompile(`\.\s*(?:facts|subjects)\s*\(\s*["'` + "`" + `]([^"'` + "`" + `]*)`)

// kindsNamed lists the kinds that the conditions of a rule look at, in order.
func kindsNamed(r *Rule) []string {
	var out []string
	for _, when := range r.When {
		for _, m := range mentioned.FindAllStringSubmatch(when, -1) {
			out = append(out, m[1])
		}
	}
	return out
}
