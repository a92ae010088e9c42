package report

import (
	"fmt"
	"io"
	"strings"

	"crosscheck/facts"
)

// writeFactsText lists the facts of one article for a person: each fact in its sentence, what was understood, and where it stands.
func writeFactsText(w io.Writer, d *facts.Digest, o Options) error {
	p := newPage(w, o)
	a := d.Article
	head := outlet(a)
	if t := when(a.Published); t != "" {
		head += ", " + t
	}
	p.line("", 0, 2, head)
	if m := notices(a.Marks); m != "" {
		p.line("  ", 2, 2, m)
	}
	if len(d.Facts) == 0 {
		p.line("  ", 2, 2, "no facts found")
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		name := fmt.Sprintf("%-9s ", f.Kind)
		p.line("  "+p.style("1;36", name), 2+len(name), 12, understood(d, f))
		p.line("      ", 6, 6, marked(a, f.Sentence, []facts.Span{f.Span}, o.All))
		if how := reckoned(a, f); o.Explain && how != "" {
			p.line("      ", 6, 8, how)
		}
		where := position(a, f.Span)
		p.line("      "+p.style("2", where), 6+p.seen(where), 6, "")
	}
	p.blank()
	return p.w.Flush()
}

// notices are the marks of an article in one line: what, until when, in which words, and where they stand.
func notices(marks []facts.Mark) string {
	var all []string
	for _, m := range marks {
		s := string(m.Kind)
		if t := when(m.Until); t != "" {
			s += " until " + t
		}
		all = append(all, s+": \""+short(clean(m.Text), maxValue)+"\" ("+clean(m.Where)+")")
	}
	return strings.Join(all, "; ")
}

// understood is the fact in plain words: its fields, then what its context adds to an assertion.
func understood(d *facts.Digest, f *facts.Fact) string {
	var words []string
	_, office := f.Get("office").(facts.Office)
	for _, x := range f.Fields {
		if x.Value == nil || office && (x.Name == "title" || x.Name == "org" || x.Name == "status") {
			continue // the office says these
		}
		if s := clean(x.Value.String()); s != "" {
			words = append(words, x.Name+" "+short(s, maxValue))
		}
	}
	c := f.Context
	if e := eventOf(d, f); e != nil {
		label := "event " + e.Head
		if e.Where != "" {
			label += " in " + e.Where
		}
		words = append(words, clean(label))
	}
	if c.Part != "" && c.Part != facts.Whole {
		words = append(words, "part "+clean(c.Part))
	}
	if c.Claimant != "" {
		words = append(words, "says "+clean(c.Claimant))
	}
	if c.Certainty != "" && c.Certainty != facts.Asserted {
		words = append(words, string(c.Certainty))
	}
	return strings.Join(words, ", ")
}
