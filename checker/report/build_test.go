package report_test

import (
	"fmt"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"
)

// builder makes reports by hand: articles from text, facts from the words that they stand on.
type builder struct {
	r *checker.Report
}

func build() *builder { return &builder{&checker.Report{Draft: -1}} }

func (b *builder) article(id, outlet, published, title, body string) *facts.Article {
	a := &facts.Article{ID: id, Version: "0", Path: id, Outlet: outlet, Source: []byte(title + "\n" + body)}
	a.Published, _ = facts.ParseInstant(published)
	at := 0
	for _, p := range []struct{ name, text string }{{"title", title}, {"body", body}} {
		runs := []facts.Run{{Text: facts.Range{End: len(p.text)}, Source: facts.Range{Start: at, End: at + len(p.text)}}}
		a.Parts = append(a.Parts, facts.Part{Name: p.name, Text: p.text, Runs: runs})
		at += len(p.text) + 1
	}
	b.r.Articles = append(b.r.Articles, a)
	b.r.Digests = append(b.r.Digests, &facts.Digest{Article: a})
	return a
}

// fact adds a fact on the first occurrence of words in the article; its sentence is the line up to the next full stop.
func (b *builder) fact(a *facts.Article, kind, words string, fields ...facts.Field) *facts.Fact {
	for i, p := range a.Parts {
		at := strings.Index(p.Text, words)
		if at < 0 {
			continue
		}
		from := strings.LastIndex(p.Text[:at], ". ") + 1
		to := len(p.Text)
		if k := strings.Index(p.Text[at:], "."); k >= 0 {
			to = at + k + 1
		}
		for from < at && p.Text[from] == ' ' {
			from++
		}
		f := facts.Fact{Kind: kind, Fields: fields,
			Span: facts.Span{Part: i, Start: at, End: at + len(words)}, Sentence: facts.Span{Part: i, Start: from, End: to},
			Context: facts.Context{Certainty: facts.Asserted, AsOf: a.Published, Part: facts.Whole}}
		for k, d := range b.r.Digests {
			if b.r.Articles[k] == a {
				d.Facts = append(d.Facts, f)
				return &f
			}
		}
	}
	panic(fmt.Sprintf("%q is not in %s", words, a.ID))
}

func (b *builder) story(id string, articles ...int) string {
	b.r.Stories = append(b.r.Stories, facts.Story{ID: id, Title: b.r.Articles[articles[0]].Parts[0].Text, Articles: articles})
	return id
}

type said struct {
	a *facts.Article
	f *facts.Fact
}

// subject makes one statement of each mention and a reading of each printed value.
func (b *builder) subject(story, id, kind, label string, key []facts.Field, mentions ...said) *facts.Subject {
	s := &facts.Subject{ID: id, Story: story, Kind: kind, Label: label, Key: key}
	values := map[string]int{}
	for i, m := range mentions {
		v := fmt.Sprint(m.f.Fields)
		k, ok := values[v]
		if !ok {
			k = len(s.Readings)
			values[v] = k
			s.Readings = append(s.Readings, facts.Reading{Value: m.f.Fields})
		}
		st := &facts.Statement{Article: m.a, Subject: s, Facts: []*facts.Fact{m.f}, Value: m.f.Fields, Origin: i, Reading: k}
		s.Statements = append(s.Statements, st)
		s.Readings[k].Statements = append(s.Readings[k].Statements, st)
		s.Readings[k].Origins++
		s.Readings[k].Newest = true
	}
	b.r.Subjects = append(b.r.Subjects, s)
	return s
}

func (b *builder) finding(f rules.Finding, mentions ...said) {
	for _, m := range mentions {
		f.Evidence = append(f.Evidence, rules.Evidence{Article: m.a, Fact: m.f})
	}
	if f.Subject != nil {
		f.Story = f.Subject.Story
	}
	b.r.Findings = append(b.r.Findings, f)
}

func count(q facts.Quantity) facts.Field        { return facts.Field{Name: "count", Value: q} }
func term(name, s string) facts.Field           { return facts.Field{Name: name, Value: facts.Term(s)} }
func name(field, s string) facts.Field          { return facts.Field{Name: field, Value: facts.Name(s)} }
func wording(field, s string) facts.Field       { return facts.Field{Name: field, Value: facts.Text(s)} }
func value(n string, v facts.Value) facts.Field { return facts.Field{Name: n, Value: v} }
