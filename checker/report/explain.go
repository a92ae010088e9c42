package report

import (
	"fmt"

	"crosscheck/facts"
)

// explain lists, for each reason, the facts that were left alone for it, in article order.
func (t *textReport) explain() {
	r := t.r
	for _, n := range r.NotCompared {
		t.line("  ", 2, 4, fmt.Sprintf("%s: %s", clean(n.Reason), plural(n.Count, "fact", "facts")))
		for i, d := range r.Digests {
			if i >= len(r.Status) {
				break
			}
			for k := range d.Facts {
				if k >= len(r.Status[i]) || r.Status[i][k] != n.Reason {
					continue
				}
				f := &d.Facts[k]
				t.line("    ", 4, 6, fmt.Sprintf("%s: %s %q", position(d.Article, f.Span), f.Kind, short(clean(d.Article.Quote(f.Span)), maxValue)))
			}
		}
	}
}

// reckoning lists, in article order, the dates that were reckoned from another time, with that time and the rule.
func (t *textReport) reckoning() {
	headed := false
	for _, d := range t.r.Digests {
		for i := range d.Facts {
			f := &d.Facts[i]
			how := reckoned(d.Article, f)
			if how == "" {
				continue
			}
			if !headed {
				t.line("", 0, 2, "Dates were reckoned so:")
				headed = true
			}
			where := position(d.Article, f.Span) + ": "
			t.line("  "+t.style("2", where), 2+t.seen(where), 6, how)
		}
	}
}

// reckoned says how a date came to its day: `"Thursday" → 2025-11-13: most recent Thursday on or before publication (published 2025-11-14)`.
// It is "" for a date that is printed in full, and for any other fact.
func reckoned(a *facts.Article, f *facts.Fact) string {
	date, ok := f.Get("date").(facts.Date)
	if !ok || f.Kind != "date" || date.Rule == "" || date.Kind == "DURATION" || date.Kind == "SET" || date.Anchor == "" && date.When.Known() {
		return ""
	}
	s := fmt.Sprintf("%q → %s: %s", short(clean(a.Quote(f.Span)), maxValue), clean(date.Value), clean(date.Rule))
	if date.Anchor != "" {
		s += " (" + clean(date.Anchor) + ")"
	}
	if date.Guessed {
		s += "; another reading is as likely"
	}
	return s
}
