package rules

import (
	"errors"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Load reads, checks and compiles rule files against the kinds. The error joins all mistakes of all files, in file order; the set
// holds the rules of the files without a mistake.
func Load(kinds []facts.Kind, files ...File) (*Set, error) {
	l := &loader{world: newWorld(kinds), ids: map[string]string{}}
	var errs []error
	for _, f := range files {
		l.file = f.Name
		l.errs = nil
		before := len(l.rules)
		l.load(f)
		if err := yamlfile.Join(l.errs...); err != nil {
			errs = append(errs, err)
			l.rules = l.rules[:before]
		}
	}
	return &Set{rules: l.rules, world: l.world, declared: l.declared}, errors.Join(errs...)
}

// loader checks one file after the other.
type loader struct {
	world *world
	file  string
	torn  bool // the file has mistakes of form: what is missing was reported already
	errs  []*yamlfile.Error
	ids   map[string]string // id -> where it was declared
	rules []*Rule

	declared []string // ids of all rules, in order, also of files with mistakes
}

func (l *loader) errorf(at yamlfile.Pos, format string, args ...any) {
	if len(l.errs) < 100 {
		l.errs = append(l.errs, at.Errorf(l.file, format, args...))
	}
}

func (l *loader) load(f File) {
	var file ruleFile
	err := yamlfile.Decode(f.Name, f.Data, &file)
	l.errs = yamlfile.Split(err)
	l.torn = err != nil
	if r := file.Requires; r.Value != "" {
		tooOld, err := engineTooOld(r.Value)
		if err != nil {
			l.errorf(r.Pos, "%s", err)
		} else if tooOld {
			l.errs = nil
			l.errorf(r.Pos, "needs crosscheck %s, this is %s", r.Value, Engine)
			return
		}
	}
	if len(file.Rules) == 0 && !l.torn {
		l.errorf(yamlfile.Pos{Line: 1, Col: 1}, "no rules")
	}
	for i := range file.Rules {
		l.rule(&file.Rules[i])
	}
}

// rule checks one entry and compiles its conditions and messages.
func (l *loader) rule(e *ruleEntry) {
	before := len(l.errs)
	l.id(e)
	r := &Rule{File: l.file, Pos: e.Pos, ID: e.ID.Value, Title: e.Title.Value, Description: e.Description.Value, On: Target(e.On.Value),
		Kind: e.Kind.Value, Subject: e.Subject.Value, Draft: e.Draft, Verdict: Verdict(e.Verdict.Value), Severity: Severity(e.Severity.Value),
		Message: e.Message.Value, Ask: e.Ask.Value, References: e.References, FalsePositives: e.FalsePositives, Tags: e.Tags,
		Status: e.Status.Value, Owner: e.Owner}
	l.oneOf(e.On, "on", targets)
	l.oneOf(e.Verdict, "verdict", verdictNames)
	l.oneOf(e.Severity, "severity", severityNames)
	if r.Status == "" {
		r.Status = "stable"
	} else {
		l.oneOf(e.Status, "status", statusNames)
	}
	l.kind(e, r)
	l.params(e, r)
	l.examples(e, r)
	if len(e.When) == 0 && !l.torn {
		l.errorf(e.Pos, "rule %s has no condition", r.ID)
	}
	if len(l.errs) > before && !l.environmentKnown(r) {
		return
	}
	env := l.world.environment(r)
	for _, when := range e.When {
		if l.torn && when.Value == "" {
			continue
		}
		program := l.compile(env, when, true)
		r.When = append(r.When, strings.TrimSpace(when.Value))
		r.conditions = append(r.conditions, condition{when, program})
	}
	r.message = l.template(env, e.Message)
	r.ask = l.template(env, e.Ask)
	l.rules = append(l.rules, r)
}

var (
	verdictNames = []string{string(Conflict), string(Confirmation), string(Update), string(Revision), string(Contested), string(SingleOrigin),
		string(Unconfirmed), string(Inconsistency), string(Note)}
	severityNames = []string{string(Error), string(Warning), string(Info)}
	statusNames   = []string{"experimental", "test", "stable", "deprecated"}
)

func (l *loader) oneOf(s yamlfile.String, what string, options []string) {
	if s.Value != "" && !slices.Contains(options, s.Value) {
		hint := yamlfile.DidYouMean(s.Value, options)
		if hint == "" {
			hint = "; one of " + strings.Join(options, ", ")
		}
		l.errorf(s.Pos, "unknown %s %q%s", what, s.Value, hint)
	}
}

// id checks the form of an id and that it is the only one in all files.
func (l *loader) id(e *ruleEntry) {
	id := e.ID.Value
	if id == "" {
		return
	}
	if !kebab(id) {
		l.errorf(e.ID.Pos, "id %q: want lower-case words joined by hyphens", id)
	}
	if first, twice := l.ids[id]; twice {
		l.errorf(e.ID.Pos, "rule id %q stands twice, first at %s", id, first)
		return
	}
	where := yamlfile.Error{File: l.file, Line: e.ID.Pos.Line, Col: e.ID.Pos.Col}
	l.ids[id] = strings.TrimSuffix(where.Error(), ": ")
	l.declared = append(l.declared, id)
}

// kebab reports whether s is like "toll-conflict": lower-case letters and digits, single hyphens inside.
func kebab(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9' && i > 0:
		case c == '-' && i > 0 && i < len(s)-1 && s[i-1] != '-':
		default:
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// kind checks the kind and the subject of a rule.
func (l *loader) kind(e *ruleEntry, r *Rule) {
	if r.Kind == "" {
		if what := needsKind(r.On); what != "" && !l.torn {
			l.errorf(e.Pos, "a rule %s needs a kind", what)
		}
		if e.Subject.Value != "" {
			l.errorf(e.Subject.Pos, "a subject needs a kind")
		}
		return
	}
	if r.On == OnArticle || r.On == OnStory {
		l.errorf(e.Kind.Pos, "a rule on %s takes no kind", r.On)
		return
	}
	k := l.world.kind(r.Kind)
	if k == nil {
		l.oneOf(e.Kind, "kind", l.world.kindNames())
		return
	}
	if e.Subject.Value == "" {
		return
	}
	var names []string
	for _, s := range k.Subjects {
		names = append(names, s.Name)
	}
	if r.On == OnFact {
		l.errorf(e.Subject.Pos, "a rule on facts takes no subject")
	} else {
		l.oneOf(e.Subject, "subject", names)
	}
}

// environmentKnown reports whether target and kind are right, so that conditions can be checked although other keys are wrong.
func (l *loader) environmentKnown(r *Rule) bool {
	return slices.Contains(targets, string(r.On)) && (r.Kind == "" && needsKind(r.On) == "" || l.world.kind(r.Kind) != nil)
}

// needsKind names a target that is nothing without a kind, "" for others.
func needsKind(on Target) string {
	switch on {
	case OnPair:
		return "on pairs"
	case OnMentions:
		return "on mentions"
	case OnAcross:
		return "across subjects"
	}
	return ""
}

// examples checks what running them needs: times that can be read, verdicts that exist.
func (l *loader) examples(e *ruleEntry, r *Rule) {
	for _, x := range e.Examples {
		l.oneOf(x.Link, "link", []string{"real"})
		if x.Now != "" && !isTime(x.Now) {
			l.errorf(x.Pos, "now %q is no time", x.Now)
		}
		for _, a := range x.Articles {
			for _, t := range []string{a.Published, a.Modified} {
				if t != "" && !isTime(t) {
					l.errorf(a.Pos, "%q is no time", t)
				}
			}
		}
		for _, w := range x.Expect {
			if w.Verdict != "" && !slices.Contains(verdictNames, string(w.Verdict)) {
				l.errorf(w.Pos, "unknown verdict %q%s", w.Verdict, yamlfile.DidYouMean(string(w.Verdict), verdictNames))
			}
		}
		var prime []string
		for _, p := range x.Prime {
			prime = append(prime, p.Value)
		}
		r.Examples = append(r.Examples, Example{Roster: l.exampleRoster(x.Roster), Prime: prime, Pos: x.Pos, Name: x.Name, Link: x.Link.Value, Now: x.Now, Draft: x.Draft, Todo: x.Todo,
			Articles: x.Articles, Expect: x.Expect})
	}
}

func isTime(s string) bool {
	_, ok := facts.ParseInstant(s)
	return ok
}

// Lint lists what is allowed but not good: rules without a firing and a silent example, without a question for conflicts.
func (s *Set) Lint() error {
	var errs []*yamlfile.Error
	for _, r := range s.rules {
		if !r.Fires() {
			errs = append(errs, r.Pos.Errorf(r.File, "rule %s has no example that fires", r.ID))
		}
		if !r.Silent() {
			errs = append(errs, r.Pos.Errorf(r.File, "rule %s has no example that stays silent", r.ID))
		}
	}
	return yamlfile.Join(errs...)
}
