package rules

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/rules/builtin"
)

// testKinds declares the built-in kinds as far as rules need them.
func testKinds() []facts.Kind {
	return append([]facts.Kind{
		{Name: "casualty", Fields: []facts.FieldSpec{{Name: "count", Type: facts.QuantityType}, {Name: "outcome", Type: facts.TermType}, {Name: "of", Type: facts.TermType},
			{Name: "scope", Type: facts.TermType}},
			Subjects: []facts.SubjectSpec{{Name: "toll", Key: []string{"outcome", "event", "part"}, Value: []string{"count"}, Grows: true}}},
		{Name: "title", Fields: []facts.FieldSpec{{Name: "person", Type: facts.NameType}, {Name: "office", Type: facts.OfficeType}, {Name: "title", Type: facts.TextType},
			{Name: "org", Type: facts.NameType}, {Name: "status", Type: facts.TermType}},
			Subjects: []facts.SubjectSpec{{Name: "office", Key: []string{"person"}, Value: []string{"office"}, Many: true},
				{Name: "holder", Key: []string{"office"}, Value: []string{"person"}}}},
		{Name: "date", Fields: []facts.FieldSpec{{Name: "date", Type: facts.DateType}, {Name: "event", Type: facts.HappeningType}},
			Subjects: []facts.SubjectSpec{{Name: "when", Key: []string{"event"}, Value: []string{"date"}}}},
		{Name: "quote", Fields: []facts.FieldSpec{{Name: "text", Type: facts.TextType}, {Name: "speaker", Type: facts.NameType}},
			Subjects: []facts.SubjectSpec{{Name: "wording", Key: []string{"speaker", "text"}, Value: []string{"text"}}}},
		{Name: "age", Fields: []facts.FieldSpec{{Name: "person", Type: facts.NameType}, {Name: "age", Type: facts.QuantityType}, {Name: "born", Type: facts.DateType}},
			Subjects: []facts.SubjectSpec{{Name: "age", Key: []string{"person", "part"}, Value: []string{"age"}},
				{Name: "birth", Key: []string{"person"}, Value: []string{"born"}}}},
	}, amountKinds()...)
}

func builtins(t testing.TB) *Set {
	files, err := Files(builtin.FS, "builtin/")
	require.NoError(t, err)
	set, err := Load(testKinds(), files...)
	require.NoError(t, err)
	return set
}

// says is one statement of a test: an outlet, a day of March 2026 (0: undated), a value, and what else differs.
type says struct {
	outlet  string
	day     int
	value   facts.Value
	claim   string
	revised string
	origin  int // 0: its own
	not     facts.Certainty
}

// input builds one story with one subject of a kind from statements; one article each.
func input(kind facts.Kind, spec int, list ...says) *Input {
	in := &Input{Draft: -1}
	sp := kind.Subjects[spec]
	s := &facts.Subject{ID: "s1", Story: "st", Kind: kind.Name, Spec: sp.Name, Label: "the " + sp.Name, Grows: sp.Grows}
	s.Key = []facts.Field{{Name: sp.Key[0], Value: facts.Term("key")}}
	story := facts.Story{ID: "st", Title: "story"}
	for i, x := range list {
		text := x.value.String() + " it is, and so on."
		a := &facts.Article{ID: "a" + strconv.Itoa(i), Outlet: x.outlet, Parts: []facts.Part{{Name: "body", Text: text}}}
		if x.day > 0 {
			a.Published = facts.Day(2026, time.March, x.day)
		}
		certainty := facts.Asserted
		if x.not != "" {
			certainty = x.not
		}
		d := &facts.Digest{Article: a, Facts: []facts.Fact{{Kind: kind.Name, Span: facts.Span{End: len(x.value.String())}, Sentence: facts.Span{End: len(text)},
			Fields: []facts.Field{{Name: sp.Value[0], Value: x.value}}, Context: facts.Context{Certainty: certainty, AsOf: a.Published, Lead: true}}}}
		if kind.Name == "date" {
			d.Facts[0].Fields = append(d.Facts[0].Fields, facts.Field{Name: "event", Value: facts.Happening{Head: "began", Of: "strikes", Phase: "start"}})
		}
		origin := i
		if x.origin > 0 {
			origin = 1000 + x.origin
		}
		st := &facts.Statement{Article: a, Index: i, Subject: s, Facts: []*facts.Fact{&d.Facts[0]}, Value: d.Facts[0].Fields, AsOf: a.Published,
			Certainty: certainty, Revised: x.revised, Origin: origin}
		if x.claim != "" {
			st.Claimants = []string{x.claim}
		}
		st.Reading = -1
		for r := range s.Readings {
			if s.Readings[r].Value[0].Value.Compare(x.value).Relation == facts.Equal {
				st.Reading = r
			}
		}
		if st.Reading < 0 {
			st.Reading = len(s.Readings)
			s.Readings = append(s.Readings, facts.Reading{Value: st.Value})
		}
		s.Readings[st.Reading].Statements = append(s.Readings[st.Reading].Statements, st)
		s.Statements = append(s.Statements, st)
		in.Digests = append(in.Digests, d)
		story.Articles = append(story.Articles, i)
	}
	in.Stories, in.Subjects = []facts.Story{story}, []*facts.Subject{s}
	return in
}
