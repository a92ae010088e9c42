package ruletest

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/rules"
)

// runExample puts the articles of one example through the pipeline and returns what differs from its expectations, as lines.
func runExample(ctx context.Context, c *checker.Checker, rule *rules.Rule, e *rules.Example) []string {
	diff := checkExample(ctx, c, rule, e)
	switch {
	case !e.Todo:
		return diff
	case len(diff) == 0:
		return []string{"a known gap that is closed now: take todo away"}
	default:
		return nil
	}
}

func checkExample(ctx context.Context, c *checker.Checker, rule *rules.Rule, e *rules.Example) []string {
	articles, err := exampleArticles(e)
	if err != nil {
		return []string{err.Error()}
	}
	own := *c
	want, about := expectations(rule, e)
	own.OneStory = e.Link != "real"
	own.PrimeSources = e.Prime
	own.Rosters = nil
	if e.Roster != nil {
		own.Rosters = facts.NewRosters(c.Extractor.Office, e.Roster)
	}
	own.Rules = c.Rules.Only(func(r *rules.Rule) bool { return slices.Contains(about, r.ID) })
	if now, ok := facts.ParseInstant(e.Now); ok {
		own.Now = now.From
	}
	var draft *facts.Article
	if e.Draft && len(articles) > 0 {
		draft, articles = articles[0], articles[1:]
	}
	r, err := own.Check(ctx, articles, draft)
	if err != nil {
		return []string{err.Error()}
	}
	diff := make([]string, 0, len(r.Problems))
	for _, p := range r.Problems {
		diff = append(diff, "problem: "+p.Error())
	}
	return append(diff, compareFindings(want, r.Findings)...)
}

// expectations gives each expected finding its rule, the one that the example belongs to where it names none.
// About lists the rules that run; all others may say what they like.
func expectations(rule *rules.Rule, e *rules.Example) (want []expectation, about []string) {
	about = []string{rule.ID}
	for _, x := range e.Expect {
		w := expectation{rule: x.Rule, verdict: string(x.Verdict), severity: string(x.Severity), message: x.Message, evidence: x.Evidence}
		if w.rule == "" {
			w.rule = rule.ID
		}
		about = append(about, w.rule)
		want = append(want, w)
	}
	return want, about
}

// exampleArticles reads the articles as a JSONL file would be read, so that datelines and by-lines count. A missing ID is the position.
func exampleArticles(e *rules.Example) ([]*facts.Article, error) {
	var file []byte
	for i, a := range e.Articles {
		id := a.ID
		if id == "" {
			id = strconv.Itoa(i + 1)
		}
		file = append(file, jsonLine(exampleLine{id, a.Outlet, a.URL, a.Published, a.Modified, a.Title, a.Byline, a.Text})...)
	}
	return article.Decode(article.Input{Path: "example.jsonl", Data: file})
}

// exampleLine is one line of an article JSONL file.
type exampleLine struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	URL       string `json:"url"`
	Published string `json:"published"`
	Modified  string `json:"modified"`
	Title     string `json:"title"`
	Byline    string `json:"byline"`
	Text      string `json:"text"`
}

func jsonLine(l exampleLine) []byte {
	line, _ := json.Marshal(l) // texts only: it cannot fail
	return append(line, '\n')
}
