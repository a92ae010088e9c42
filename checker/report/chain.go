package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"
)

// chain prints the way of facts to a verdict, step by step.
type chain struct{ *textReport }

// stepWidth is the column of the steps' names.
const stepWidth = 11

func newChain(w io.Writer, r *checker.Report, o Options) *chain {
	return &chain{&textReport{page: newPage(w, o), r: r, o: o}}
}

func (c *chain) step(name, text string) {
	if text == "" {
		return
	}
	c.line("  "+c.style("2", c.pad(name, stepWidth)), 2+stepWidth, 2+stepWidth, text)
}

// WriteFinding explains one finding: its evidence from the bytes on, and its rule.
func WriteFinding(w io.Writer, format string, r *checker.Report, f checker.FindingTrace, o Options) error {
	if format == "json" {
		return writeIndented(w, findingObject(r, f))
	}
	c := newChain(w, r, o)
	x := f.Finding
	style := styleOf(x.Verdict)
	head := strings.ToUpper(string(x.Verdict))
	c.line(c.style(style.color, head)+"  ", len(head)+2, 2, clean(x.Message))
	c.step("finding", x.ID+", severity "+string(x.Severity))
	if x.Subject != nil {
		c.step("subject", clean(x.Subject.Label)+" ("+x.Subject.ID+")")
	}
	c.step("origins", c.originsLine(f.Origins))
	c.step("ask", clean(x.Ask))
	c.blank()
	for i := range f.Facts {
		c.fact(&f.Facts[i])
	}
	if f.Rule != nil {
		c.rule(f.Rule, f.Traced)
	}
	return c.w.Flush()
}

// fact prints the way of one fact.
func (c *chain) fact(t *checker.FactTrace) {
	a, f := t.Article, t.Fact
	c.line("", 0, 2, fmt.Sprintf("%q", clean(a.Quote(f.Span))))
	from := outlet(a) + ", " + clean(a.ID)
	if at := when(a.Published); at != "" {
		from += ", published " + at
	}
	c.step("article", from)
	c.step("bytes", bytesLine(a, f.Span))
	c.step("sentence", marked(a, f.Sentence, []facts.Span{f.Span}, true))
	c.step("kind", f.Kind+": "+fieldWords(f.Fields))
	c.step("context", contextLine(t))
	if t.Story != nil {
		c.step("story", fmt.Sprintf("%s (%s), %s", clean(t.Story.Title), t.Story.ID, plural(len(t.Story.Articles), "article", "articles")))
		for _, tie := range t.Ties {
			other := tie.A
			if other == t.Ref.Article {
				other = tie.B
			}
			c.step("", "with "+clean(c.r.Articles[other].ID)+": "+clean(tieWords(tie)))
		}
	}
	for _, trail := range t.Trails {
		if trail.Reason != "" {
			c.step("subject", fmt.Sprintf("%s: none: %s", trail.Spec, clean(trail.Reason)))
			continue
		}
		c.step("subject", fmt.Sprintf("%s: %s (%s); key: %s", trail.Spec, clean(trail.Label), trail.Subject, clean(keyWords(trail.Key))))
	}
	c.reading(t)
	if t.Origin != nil {
		c.step("origin", c.originOf(t.Origin))
	}
	c.step("left alone", clean(t.Reason))
	c.blank()
}

func bytesLine(a *facts.Article, s facts.Span) string {
	line := fmt.Sprintf("%s, bytes %d to %d of the %s", position(a, s), s.Start, s.End, a.Parts[s.Part].Name)
	if r, ok := a.SourceRange(s); ok {
		line += fmt.Sprintf(", %d to %d of the file", r.Start, r.End)
	}
	return line
}

func fieldWords(list []facts.Field) string {
	var out []string
	for _, f := range list {
		if f.Value == nil {
			continue
		}
		if v := clean(f.Value.String()); v != "" {
			out = append(out, f.Name+" "+v)
		}
	}
	return strings.Join(out, "; ")
}

func contextLine(t *checker.FactTrace) string {
	x := t.Fact.Context
	out := []string{"asserted"}
	if x.Certainty != "" {
		out[0] = string(x.Certainty)
	}
	if x.Claimant != "" {
		out = append(out, "according to "+clean(x.Claimant))
	}
	if at := when(x.AsOf); at != "" {
		out = append(out, "as of "+at)
	} else {
		out = append(out, "as of no known time")
	}
	if x.Part != "" {
		out = append(out, "part: "+clean(x.Part))
	}
	if e := t.Event; e != nil {
		s := "event: " + clean(strings.ToLower(e.Head))
		if e.Where != "" {
			s += " in " + clean(e.Where)
		}
		if d := days(e.When); d != "" {
			s += ", " + d
		}
		if e.Main {
			s += " (the main one)"
		}
		if t.Merged != nil {
			s += fmt.Sprintf("; in the story: %s (%s)", clean(t.Merged.Label), t.Merged.ID)
		}
		out = append(out, s)
	} else {
		out = append(out, "event: none")
	}
	for _, flag := range []struct {
		is   bool
		text string
	}{{x.InQuote, "in a quotation"}, {x.Named, "counted from names"}, {x.Implicit, "no number is stated"}, {x.Lead, "in title or lead"}} {
		if flag.is {
			out = append(out, flag.text)
		}
	}
	if x.Revised != "" {
		out = append(out, "marked as "+clean(x.Revised))
	}
	return strings.Join(out, "; ")
}

func keyWords(key []checker.KeyPart) string {
	var out []string
	for _, k := range key {
		out = append(out, k.Name+" "+short(k.Value, maxValue))
	}
	return strings.Join(out, ", ")
}

// reading prints the statement of the fact, and who gives the same value.
func (c *chain) reading(t *checker.FactTrace) {
	st := t.Statement
	if st == nil {
		return
	}
	if t.Apart {
		c.step("reading", "another one than its article's: "+short(fieldWords(st.Value), maxValue*2))
		return
	}
	if st.Reading < 0 || st.Reading >= len(st.Subject.Readings) {
		return
	}
	rd := &st.Subject.Readings[st.Reading]
	var outlets []string
	for _, x := range rd.Statements {
		outlets = appendNew(outlets, outlet(x.Article))
	}
	line := fmt.Sprintf("%s: %s, %s", short(fieldWords(st.Value), maxValue*2), bounded(outlets, 6), plural(rd.Origins, "origin", "origins"))
	if st.Newest {
		line += "; none is later"
	}
	c.step("reading", line)
}

// originOf names the articles of an origin, and why they are one.
func (c *chain) originOf(o *facts.Origin) string {
	if len(o.Articles) < 2 {
		return "of its own"
	}
	var outlets []string
	for _, i := range o.Articles {
		outlets = appendNew(outlets, outlet(c.r.Articles[i]))
	}
	return fmt.Sprintf("one text in %s, because: %s", bounded(outlets, 6), clean(strings.Join(unique(o.Why), "; ")))
}

func unique(list []string) (out []string) {
	for _, s := range list {
		out = appendNew(out, s)
	}
	return out
}

// rule prints the conditions of a rule with what each came to.
func (c *chain) rule(r *rules.Rule, t *rules.Traced) {
	c.line("Rule "+r.ID, 5+len(r.ID), 2, "")
	c.step("title", clean(r.Title))
	c.step("place", fmt.Sprintf("%s:%d", r.File, r.Pos.Line))
	if t == nil {
		for _, when := range r.When {
			c.step("when", strings.Join(strings.Fields(when), " "))
		}
		return
	}
	if t.A != nil {
		c.step("a", sideWords(t.A))
		c.step("b", sideWords(t.B))
	}
	c.conditions(t, false)
}

// conditions prints steps; with failed only those that do not hold.
func (c *chain) conditions(t *rules.Traced, failed bool) {
	for _, s := range t.Steps {
		if failed && s.Holds {
			continue
		}
		name := "false"
		if s.Holds {
			name = "true"
		}
		text := clean(s.Condition)
		if len(s.Values) > 0 {
			text += "   [" + clean(strings.Join(s.Values, "; ")) + "]"
		}
		if s.Error != "" {
			name, text = "error", text+": "+clean(s.Error)
		}
		c.step(name, text)
	}
}

func sideWords(st *facts.Statement) string {
	return fmt.Sprintf("%s: %q", outlet(st.Article), clean(st.Article.Quote(st.Facts[0].Span)))
}

// WriteWhyNot explains why two facts met, or at which step their ways part.
func WriteWhyNot(w io.Writer, format string, r *checker.Report, list []checker.Meeting, o Options) error {
	if format == "json" {
		out := []object{}
		for i := range list {
			out = append(out, meetingObject(r, &list[i]))
		}
		return writeIndented(w, object{{"schema", schema}, {"pairs", out}})
	}
	c := newChain(w, r, o)
	for i := range list {
		c.meeting(&list[i])
	}
	return c.w.Flush()
}

func (c *chain) meeting(m *checker.Meeting) {
	c.fact(&m.A)
	if m.A.Ref != m.B.Ref {
		c.fact(&m.B)
	}
	if m.Ended != "" {
		c.line(c.style("1", "No finding: ")+"", 12, 2, clean(m.Why))
	} else {
		c.line(c.style("1", "They meet"), 9, 2, "")
	}
	if m.Tie != nil {
		c.step("articles", clean(tieWords(*m.Tie)))
	}
	c.step("values", clean(m.Values))
	for _, f := range m.Found {
		c.step("finding", fmt.Sprintf("%s %s: %s", f.ID, f.Verdict, clean(f.Message)))
	}
	traced := slices.Clone(m.Traced)
	slices.SortStableFunc(traced, func(a, b rules.Traced) int { return failing(&a) - failing(&b) })
	for i := range traced {
		t := &traced[i]
		if t.Holds {
			c.step("rule", t.Rule.ID+" holds")
			continue
		}
		c.step("rule", fmt.Sprintf("%s does not hold (%d of %s false)", t.Rule.ID, failing(t), plural(len(t.Steps), "condition", "conditions")))
		c.conditions(t, true)
	}
	c.blank()
}

// failing counts the conditions that are false.
func failing(t *rules.Traced) int {
	n := 0
	for _, s := range t.Steps {
		if !s.Holds {
			n++
		}
	}
	return n
}
