package report

import "crosscheck/rules"

// verdictStyle says how the text report shows a verdict.
type verdictStyle struct {
	verdict  rules.Verdict
	one      string // "1 conflict"
	many     string // "2 conflicts"
	heading  string // of the grouped lines; "" where each finding is shown in full
	color    string // ANSI attributes
	inDetail bool
}

// verdictStyles lists all verdicts in the order of a report, worst first.
func verdictStyles() []verdictStyle {
	return []verdictStyle{
		{rules.Conflict, "conflict", "conflicts", "", "1;31", true},
		{rules.Inconsistency, "inconsistency", "inconsistencies", "", "1;31", true},
		{rules.Contested, "contested", "contested", "", "1;35", true},
		{rules.Revision, "revision", "revisions", "", "1;33", true},
		{rules.Update, "update", "updates", "", "1;33", true},
		{rules.Confirmation, "confirmation", "confirmations", "Confirmed", "1;32", false},
		{rules.SingleOrigin, "single origin", "single origin", "One origin only", "1;36", false},
		{rules.Unconfirmed, "unconfirmed", "unconfirmed", "In no other article", "1;36", false},
		{rules.Note, "note", "notes", "Notes", "1;36", false},
	}
}

// styleOf finds the style of a verdict; one that is not in the table is shown in full.
func styleOf(v rules.Verdict) verdictStyle {
	for _, s := range verdictStyles() {
		if s.verdict == v {
			return s
		}
	}
	return verdictStyle{verdict: v, one: string(v), many: string(v), color: "1", inDetail: true}
}

type verdictCount struct {
	verdict rules.Verdict
	count   int
}

// countVerdicts counts findings by verdict, in the order of the table; verdicts without findings are left out.
func countVerdicts(findings []rules.Finding) []verdictCount {
	var out []verdictCount
	for _, s := range verdictStyles() {
		n := 0
		for i := range findings {
			if findings[i].Verdict == s.verdict {
				n++
			}
		}
		if n > 0 {
			out = append(out, verdictCount{s.verdict, n})
		}
	}
	return out
}
