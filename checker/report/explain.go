package report

import "fmt"

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
