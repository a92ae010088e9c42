package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosscheck/facts"
)

// Partial says that a rule compared only a part of a very large subject. It is a note, not a failure.
type Partial struct {
	Rule    string
	Subject string
	Pairs   int
}

func (p *Partial) Error() string {
	return fmt.Sprintf("rule %s, %q: only the first %d pairs of readings were compared", p.Rule, p.Subject, p.Pairs)
}

// rise makes one finding of all pairs of a subject on which an update holds: its figures in time. a and older are the first of them,
// b and newer the last.
func (e *evaluation) rise(r *Rule, env map[string]any, s *facts.Subject, hits []fired) error {
	in := map[*facts.Statement]bool{}
	for _, h := range hits {
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
	inTime := byTime(all)
	e.pairEnv(env, inTime[0], inTime[len(inTime)-1])
	env["found"] = e.found(s, all)
	return e.add(r, env, &Finding{Story: s.Story, Subject: s, Evidence: e.evidence(s, all), Origins: originsOf(all), Values: e.values(s, inTime)})
}

// byTime sorts statements by the time that they speak of; unknown times come first, in the order given.
func byTime(list []*facts.Statement) []*facts.Statement {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b *facts.Statement) int {
		if c := a.AsOf.From.Compare(b.AsOf.From); c != 0 {
			return c
		}
		q, _ := figure(a)
		p, _ := figure(b)
		switch {
		case q.Low < p.Low:
			return -1
		case q.Low > p.Low:
			return 1
		}
		return 0
	})
	return out
}

// lineSteps bounds the steps that a time line prints.
const lineSteps = 12

// timeline prints the values of statements in time, each with its outlets and when it was first told: "12 (A, 09:00), 19 (B, C, 12:00)".
func (e *evaluation) timeline(s *facts.Subject, all []*facts.Statement) string {
	inTime := byTime(all)
	oneDay := len(inTime) > 0
	for _, st := range inTime {
		oneDay = oneDay && st.AsOf.Clock() && st.AsOf.From.Format(time.DateOnly) == inTime[0].AsOf.From.Format(time.DateOnly)
	}
	type step struct {
		value string
		from  []*facts.Statement
	}
	var steps []step
	for _, st := range inTime {
		v := e.valueOf(s, st)
		if vague(st) {
			v = "“" + st.Article.Quote(st.Facts[0].Span) + "”"
		}
		k := slices.IndexFunc(steps, func(x step) bool { return x.value == v })
		if k < 0 {
			k = len(steps)
			steps = append(steps, step{value: v})
		}
		steps[k].from = append(steps[k].from, st)
	}
	var out []string
	for i, x := range steps {
		if len(steps) > lineSteps && i >= lineSteps/2 && i < len(steps)-lineSteps/2 {
			if i == lineSteps/2 {
				out = append(out, "…")
			}
			continue
		}
		line := x.value + " (" + outletsOf(x.from)
		if when := moment(x.from[0].AsOf, oneDay); when != "" {
			line += ", " + when
		}
		out = append(out, line+")")
	}
	return strings.Join(out, ", ")
}

// moment prints a time as short as the others of its line allow.
func moment(i facts.Instant, oneDay bool) string {
	switch {
	case !i.Known():
		return ""
	case oneDay:
		return i.From.UTC().Format("15:04")
	case i.Clock():
		return i.From.UTC().Format("2 January 15:04")
	}
	return i.From.UTC().Format("2 January")
}
