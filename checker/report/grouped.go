package report

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/rules"
)

// maxValue is how many characters of a value, such as a quotation, a grouped line shows.
const maxValue = 80

// group is all findings of one verdict on one subject: one line of the text report.
type group struct {
	first    *rules.Finding
	values   []string
	evidence []rules.Evidence
	outlets  []string
	origins  []int // indexes into Report.Origins
	counted  int   // origins as the findings count them
	seen     map[*facts.Fact]bool
}

// grouped prints findings of one verdict with one line a subject.
func (t *textReport) grouped(found []*rules.Finding, style verdictStyle) {
	groups := t.groupsOf(found)
	t.line("  "+t.style(style.color, style.heading), 2+len(style.heading), 4, "")
	shown := t.first(len(groups), maxGrouped)
	for _, i := range shown {
		g := groups[i]
		t.line("    ", 4, 6, t.groupLine(g)+t.named(g.first))
		if t.o.All {
			for _, s := range t.sidesOf(&rules.Finding{Subject: g.first.Subject, Evidence: g.evidence}) {
				t.side("      ", s, false)
			}
		}
	}
	t.more("    ", len(groups)-len(shown), "line")
	t.blank()
}

// groupsOf joins findings on one subject, in report order.
func (t *textReport) groupsOf(found []*rules.Finding) []*group {
	var groups []*group
	bySubject := map[*facts.Subject]*group{}
	for _, f := range found {
		g := bySubject[f.Subject]
		if g == nil || f.Subject == nil {
			g = &group{first: f, seen: map[*facts.Fact]bool{}}
			groups = append(groups, g)
			bySubject[f.Subject] = g
		}
		t.addTo(g, f)
	}
	return groups
}

func (t *textReport) addTo(g *group, f *rules.Finding) {
	for _, v := range f.Values {
		g.addValue(v)
	}
	for _, e := range f.Evidence {
		if st := t.statement(f.Subject, e); st != nil {
			g.origins = appendNew(g.origins, st.Origin)
		}
		g.outlets = appendNew(g.outlets, outlet(e.Article))
		if !g.seen[e.Fact] {
			g.seen[e.Fact] = true
			g.evidence = append(g.evidence, e)
		}
	}
	g.counted = max(g.counted, f.Origins)
}

// addValue notes a value once; "Interior Minister" and "interior minister" are one to a reader.
func (g *group) addValue(v string) {
	v = clean(v)
	for _, x := range g.values {
		if facts.Fold(x) == facts.Fold(v) {
			return
		}
	}
	g.values = append(g.values, v)
}

// isWording reports whether the values of a subject are words that somebody said, which stand between quotation marks.
func isWording(s *facts.Subject) bool {
	for _, r := range s.Readings {
		for _, f := range r.Value {
			return f.Value != nil && f.Value.Type() == facts.TextType
		}
	}
	return false
}

// groupLine is "people killed in the strikes, at least 76: 2 outlets, 2 origins". What stands in one place only is its message and the place.
func (t *textReport) groupLine(g *group) string {
	f := g.first
	if f.Verdict == rules.Unconfirmed || f.Verdict == rules.Note || f.Subject == nil || len(g.values) == 0 {
		return clean(f.Message) + " (" + position(f.Evidence[0].Article, f.Evidence[0].Fact.Span) + ")"
	}
	values := make([]string, 0, len(g.values))
	for _, v := range g.values {
		v = short(v, maxValue)
		if isWording(f.Subject) {
			v = "“" + strings.TrimRight(v, ",.") + "”"
		}
		values = append(values, v)
	}
	line := fmt.Sprintf("%s, %s: %s, %s", clean(f.Subject.Label), bounded(values, 4),
		plural(len(g.outlets), "outlet", "outlets"), plural(max(len(g.origins), g.counted), "origin", "origins"))
	if why := t.sameOrigin(g); why != "" {
		line += " (" + why + ")"
	}
	return line
}

// sameOrigin says why several outlets are one origin, "" where they are not.
func (t *textReport) sameOrigin(g *group) string {
	if len(g.origins) != 1 || g.origins[0] >= len(t.r.Origins) || len(g.outlets) < 2 {
		return ""
	}
	return clean(strings.Join(t.r.Origins[g.origins[0]].Why, ", "))
}

// short cuts a long value at a word.
func short(s string, n int) string {
	count := 0
	for i := range s {
		if count++; count > n {
			cut := s[:i]
			if k := strings.LastIndexByte(cut, ' '); k > 0 {
				cut = cut[:k]
			}
			return cut + " …"
		}
	}
	return s
}

func appendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}
