package report_test

import (
	"fmt"
	"strings"

	"crosscheck/checker"
	"crosscheck/checker/report"
	"crosscheck/facts"
	"crosscheck/rules"
)

// reportCase is one folder of testdata/reports: a report made by hand, and the formats that it is written in.
type reportCase struct {
	name    string
	report  func() *checker.Report
	formats []string
	options report.Options
}

var cases = []reportCase{
	{"ferry-toll", ferryToll, []string{"text", "json", "jsonl"}, report.Options{}},
	{"ferry-toll-all", ferryToll, []string{"text"}, report.Options{All: true, Explain: true}},
	{"ferry-toll-narrow-color", ferryToll, []string{"text"}, report.Options{Width: 50, Color: true}},
	{"draft", draft, []string{"text", "json"}, report.Options{}},
	{"hostile-text", hostile, []string{"text", "json"}, report.Options{}},
	{"long-lists", longLists, []string{"text"}, report.Options{}},
	{"long-lists-quiet", longLists, []string{"text"}, report.Options{Quiet: true}},
	{"one-article", oneArticle, []string{"text", "json"}, report.Options{}},
}

const ferryA = "At least 12 people were killed when a ferry burned off Port Ama on Monday, police said. Forty were pulled from the water."
const ferryB = "The fire on the ferry off Port Ama killed 19 people, the coast guard said. Rescuers saved 40 passengers. It sailed at dawn."

// ferryToll: two outlets differ on the dead, agree on the rescued, and one is later on the injured.
func ferryToll() *checker.Report {
	b := build()
	a := b.article("harbour.txt", "Harbour Herald", "2026-03-02T18:05:00Z", "Ferry burns off Port Ama", ferryA)
	c := b.article("wire.txt", "Wire Nine", "2026-03-02", "Ferry fire kills 19", ferryB)
	b.article("weather.txt", "Coast Daily", "", "Rain ahead", "It will rain.")
	story := b.story("s1", 0, 1)
	b.story("s2", 2)
	killed := []facts.Field{term("outcome", "killed"), value("event", facts.Text("ferry fire")), term("part", "whole")}
	m1 := said{a, b.fact(a, "casualty", "At least 12 people were killed", count(facts.AtLeast(12)), term("outcome", "killed"))}
	m2 := said{c, b.fact(c, "casualty", "killed 19 people", count(facts.Exactly(19)), term("outcome", "killed"))}
	m3 := said{c, b.fact(c, "casualty", "kills 19", count(facts.Exactly(19)), term("outcome", "killed"))}
	s := b.subject(story, "s1-toll", "casualty", "people killed in the ferry fire", killed, m1, m2)
	s.Statements[1].Facts = append(s.Statements[1].Facts, m3.f)
	b.finding(rules.Finding{Rule: "toll-conflict", Title: "Figures that cannot both be true", Verdict: rules.Conflict, Severity: rules.Error, Subject: s,
		Message: "Harbour Herald puts people killed in the ferry fire at at least 12, Wire Nine at 19", Ask: "Which figure is newer, and who gave it?",
		Values: []string{"at least 12", "19"}, Origins: 2}, m1, m3, m2)
	m4 := said{a, b.fact(a, "casualty", "Forty were pulled", count(facts.Exactly(40)), term("outcome", "rescued"))}
	m5 := said{c, b.fact(c, "casualty", "saved 40 passengers", count(facts.Exactly(40)), term("outcome", "rescued"))}
	s = b.subject(story, "s1-saved", "casualty", "people rescued in the ferry fire", []facts.Field{term("outcome", "rescued")}, m4, m5)
	b.finding(rules.Finding{Rule: "toll-confirmed", Verdict: rules.Confirmation, Severity: rules.Info, Subject: s,
		Message: "2 outlets give 40", Values: []string{"40"}, Origins: 2}, m4, m5)
	b.fact(c, "date", "at dawn", value("date", facts.Date{Kind: "TIME", Value: "2026-03-02TMO"}))
	b.r.Compared = 5
	b.r.NotCompared = []checker.NotReason{{Reason: "no event is named with the date", Count: 1}}
	b.r.Status = [][]string{{"", ""}, {"", "", "", b.r.NotCompared[0].Reason}, {}}
	return b.r
}

// draft: a draft against a wire text, with a title that differs, one origin only and a count that nobody else gives.
func draft() *checker.Report {
	b := build()
	d := b.article("draft.md", "draft.md", "", "Minister resigns", "Foreign Minister Ada Krol resigned in May 2026. Six aides left with her.")
	w := b.article("wire.txt", "Wire Nine", "2026-05-09", "Krol steps down", "Defence Minister Ada Krol stepped down on Friday.")
	b.r.Draft = 0
	story := b.story("s1", 0, 1)
	m1 := said{d, b.fact(d, "title", "Foreign Minister Ada Krol", name("person", "Ada Krol"),
		value("office", facts.Office{Title: "Foreign Minister", Status: "current"}))}
	m2 := said{w, b.fact(w, "title", "Defence Minister Ada Krol", name("person", "Ada Krol"),
		value("office", facts.Office{Title: "Defence Minister", Org: "Freedonia", Status: "current"}))}
	s := b.subject(story, "s1-office", "title", "the office of Ada Krol", []facts.Field{name("person", "Ada Krol")}, m1, m2)
	b.finding(rules.Finding{Rule: "title-conflict", Verdict: rules.Conflict, Severity: rules.Error, Subject: s,
		Message: "draft.md calls Ada Krol Foreign Minister, Wire Nine Defence Minister", Values: []string{"Foreign Minister", "Defence Minister (Freedonia)"}}, m1, m2)
	day := facts.Date{Kind: "DATE", Value: "2026-05", Granularity: facts.MonthGranularity}
	day.When, _ = facts.ParseInstant("2026-05-01")
	day.When.To = day.When.From.AddDate(0, 1, 0)
	m3 := said{d, b.fact(d, "date", "May 2026", value("date", day), value("event", facts.Happening{Head: "resigned", Class: "appointment"}))}
	m4 := said{w, b.fact(w, "date", "Friday", value("date", day), value("event", facts.Happening{Head: "stepped down", Class: "appointment"}))}
	s = b.subject(story, "s1-when", "date", "when Ada Krol resigned", nil, m3, m4)
	b.finding(rules.Finding{Rule: "date-single-origin", Verdict: rules.SingleOrigin, Severity: rules.Info, Subject: s,
		Message: "one origin only", Values: []string{"May 2026"}, Origins: 1}, m3, m4)
	s.Statements[1].Origin = s.Statements[0].Origin
	m5 := said{d, b.fact(d, "casualty", "Six aides left", count(facts.Exactly(6)))}
	b.finding(rules.Finding{Rule: "unconfirmed", Verdict: rules.Unconfirmed, Severity: rules.Info, Story: story,
		Message: "only draft.md says that six aides left"}, m5)
	b.r.Compared = 4
	b.r.NotCompared = []checker.NotReason{{Reason: "in one article only", Count: 1}}
	return b.r
}

// hostile: article text that tries to deceive a reader of the report.
func hostile() *checker.Report {
	b := build()
	a := b.article("a.txt", "Evil\x1b[31m Post", "2026-01-05", "Title with \u202etrick", "Some\x07 say <b>21\u202e12</b> people\r\n\twere killed & more.")
	c := b.article("b.txt", "B\u200b", "2026-01-05", "Plain", "日本語の 12 people were killed.")
	story := b.story("s1", 0, 1)
	m1 := said{a, b.fact(a, "casualty", "21\u202e12</b> people\r\n\twere killed", count(facts.Exactly(21)))}
	m2 := said{c, b.fact(c, "casualty", "12 people were killed", count(facts.Exactly(12)))}
	s := b.subject(story, "x", "casualty", "people \u2066killed", nil, m1, m2)
	b.finding(rules.Finding{Rule: "toll-conflict", Verdict: rules.Conflict, Severity: rules.Warning, Subject: s,
		Message: "Evil\x1b[31m Post says 21, B\u200b says 12", Values: []string{"21", "12"}}, m1, m2)
	return b.r
}

// longLists: more of everything than the text report shows.
func longLists() *checker.Report {
	b := build()
	var mentions []said
	var members []int
	for i := range 14 {
		a := b.article(fmt.Sprintf("%02d.txt", i), fmt.Sprintf("Outlet %02d", i), "2026-02-01", "Quake", "The quake "+strings.Repeat("that shook the valley for long minutes ", 12)+
			"killed 30 people "+strings.Repeat("and left the roads to the north blocked by stones ", 12)+"until evening.")
		mentions = append(mentions, said{a, b.fact(a, "casualty", "killed 30 people", count(facts.Exactly(30)))})
		members = append(members, i)
	}
	story := b.story("s1", members...)
	s := b.subject(story, "u", "casualty", "people killed in the quake", nil, mentions...)
	for i := range 11 {
		b.finding(rules.Finding{Rule: fmt.Sprintf("toll-update-%d", i), Verdict: rules.Update, Severity: rules.Info, Subject: s, Message: fmt.Sprintf("update %d", i)}, mentions...)
	}
	for i := range 20 {
		s := b.subject(story, fmt.Sprintf("c%d", i), "casualty", fmt.Sprintf("people in ward %d", i), nil, mentions[:2]...)
		b.finding(rules.Finding{Rule: "toll-confirmed", Verdict: rules.Confirmation, Severity: rules.Info, Subject: s, Values: []string{"30"}, Origins: 2}, mentions[:2]...)
	}
	for i := range 9 {
		x := len(b.r.Articles)
		b.article(fmt.Sprintf("q%d-a.txt", i), "A", "", fmt.Sprintf("Quiet story %d", i), "Nothing.")
		b.article(fmt.Sprintf("q%d-b.txt", i), "B", "", "Same", "Nothing.")
		b.story(fmt.Sprintf("q%d", i), x, x+1)
	}
	return b.r
}

// oneArticle: an article against itself, in two sentences.
func oneArticle() *checker.Report {
	b := build()
	a := b.article("a.txt", "Harbour Herald", "2026-03-04", "Three die in crash", "Four people died in the crash.")
	story := b.story("s1", 0)
	m1 := said{a, b.fact(a, "casualty", "Three die", count(facts.Exactly(3)))}
	m2 := said{a, b.fact(a, "casualty", "Four people died", count(facts.Exactly(4)))}
	b.finding(rules.Finding{Rule: "headline-body-figure", Verdict: rules.Inconsistency, Severity: rules.Error, Story: story,
		Message: "the headline says 3, the body 4", Ask: "Which is right?"}, m1, m2)
	b.r.NotCompared = []checker.NotReason{{Reason: "in one article only", Count: 2}}
	return b.r
}
