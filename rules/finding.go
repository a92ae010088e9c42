package rules

import "crosscheck/facts"

// Verdict is what a rule says of a subject or an article.
type Verdict string

const (
	Conflict      Verdict = "conflict"
	Confirmation  Verdict = "confirmation"
	Update        Verdict = "update"
	Revision      Verdict = "revision"
	Contested     Verdict = "contested"
	SingleOrigin  Verdict = "single-origin"
	Unconfirmed   Verdict = "unconfirmed"
	Inconsistency Verdict = "inconsistency"
	Note          Verdict = "note"
)

// Severity decides the exit status of a check.
type Severity string

const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// Finding is one result of one rule on one subject or article. Findings of one rule on the same two readings are one finding.
type Finding struct {
	ID       string // short, the same for the same rule, subject and values; set by the checker
	Rule     string
	Title    string
	Verdict  Verdict
	Severity Severity
	Message  string
	Ask      string         // the question to ask the reporter, "" where the rule has none
	Story    string         // Story.ID
	Subject  *facts.Subject // nil for a rule on one article
	Evidence []Evidence     // by article, then span; never empty
	Values   []string       // the values compared, in plain words: side a, then side b
	Origins  int            // different origins among the evidence
}

// Evidence is one mention that a finding rests on.
type Evidence struct {
	Article *facts.Article
	Fact    *facts.Fact
}
