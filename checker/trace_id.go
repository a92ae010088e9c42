package checker

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"crosscheck/rules"
)

// idDigits is how many hexadecimal digits name a finding; a report of a thousand findings has a double once in ten thousand.
const idDigits = 8

// identify names findings by what they say: rule, subject in plain words and values, so that an article more or less of the story does not
// change the name. Findings that would have one name are told apart by their articles, then by their order.
func identify(findings []rules.Finding) {
	taken := map[string]int{}
	for i := range findings {
		taken[findingID(&findings[i], 0)]++
	}
	given := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		f.ID = findingID(f, 0)
		for n := 1; taken[f.ID] > 1 && n == 1 || given[f.ID]; n++ {
			f.ID = findingID(f, n)
		}
		given[f.ID] = true
	}
}

// findingID hashes a finding; from the first double on its articles count too, and then the number of the double.
func findingID(f *rules.Finding, double int) string {
	parts := []string{f.Rule}
	if f.Subject != nil {
		parts = append(parts, f.Subject.Kind, f.Subject.Spec, f.Subject.Label)
		values := slices.Clone(f.Values)
		slices.Sort(values)
		parts = append(parts, values...)
	}
	if f.Subject == nil || double > 0 || len(f.Values) == 0 {
		for _, e := range f.Evidence {
			parts = append(parts, e.Article.ID, e.Article.Quote(e.Fact.Span))
		}
	}
	if double > 1 {
		parts = append(parts, fmt.Sprint(double))
	}
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return "f" + hex.EncodeToString(h.Sum(nil))[:idDigits]
}

// Find returns the findings whose ID begins with a prefix; one is enough, several mean that it is too short.
func (r *Report) Find(id string) []*rules.Finding {
	var out []*rules.Finding
	for i := range r.Findings {
		if id != "" && strings.HasPrefix(r.Findings[i].ID, id) {
			out = append(out, &r.Findings[i])
		}
	}
	return out
}
