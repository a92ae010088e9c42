package ruletest

import (
	"strings"
	"testing"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"

	"github.com/stretchr/testify/require"
)

func TestFixtureCompare(t *testing.T) {
	text := "Two died. Three fled. Four slept.\n"
	a := &facts.Article{Source: []byte(text), Parts: []facts.Part{{Name: "body", Text: text,
		Runs: []facts.Run{{Text: facts.Range{End: len(text)}, Source: facts.Range{End: len(text)}}}}}}
	count := func(kind, s string, n float64) facts.Fact {
		i := strings.Index(text, s)
		return facts.Fact{Kind: kind, Span: facts.Span{Start: i, End: i + len(s)}, Fields: []facts.Field{{Name: "count", Value: facts.Exactly(n)}}}
	}
	for _, c := range []struct {
		name, wants string
		found       []facts.Fact
		complaints  []string
	}{
		{"all as wanted", `//want casualty "Two died" count=2`, []facts.Fact{count("casualty", "Two died", 2), count("date", "Four", 4)}, nil},
		{"value", `//want casualty "Two died" count=2 outcome=killed`, []facts.Fact{count("casualty", "Two died", 3)},
			[]string{`line 3: casualty "Two died": count: want 2, got 3; outcome: want killed, the fact has no such field`}},
		{"span", `//want casualty "Two died" count=2`, []facts.Fact{count("casualty", "Two", 2)},
			[]string{`line 3: casualty "Two died": text: got "Two"`}},
		{"unmet", `//want casualty "Two died"`, nil, []string{`line 3: casualty "Two died": not found`}},
		{"other kind", `//want casualty "Two died"`, []facts.Fact{count("date", "Two died", 2)}, []string{`line 3: casualty "Two died": not found`}},
		{"file order", `//want casualty "Three fled"`, []facts.Fact{count("casualty", "Four slept", 4), count("casualty", "Two died", 2)},
			[]string{`unexpected: casualty "Two died" count=2`, `line 3: casualty "Three fled": not found`, `unexpected: casualty "Four slept" count=4`}},
		{"known miss", `//want? casualty "Two died" count=2`, []facts.Fact{count("casualty", "Two", 2)}, nil},
		{"known miss and a stranger", `//want? casualty "Two died" count=2`, []facts.Fact{count("casualty", "Four", 4)}, []string{`unexpected: casualty "Four" count=4`}},
		{"known miss is found", `//want? casualty "Two died" count=2`, []facts.Fact{count("casualty", "Two died", 2)},
			[]string{`line 3: casualty "Two died": a known miss that is found now: write want for want?`}},
		{"twice", "//want casualty \"Two died\"\n//want casualty \"Two died\"", []facts.Fact{count("casualty", "Two died", 2)},
			[]string{`line 4: casualty "Two died": not found`}},
	} {
		f, err := parseFixture("//kinds casualty\n" + text + c.wants)
		require.NoError(t, err, c.name)
		require.Equal(t, text, f.text)
		got := f.compare(&facts.Digest{Article: a, Facts: c.found})
		if len(got) == 0 {
			got = nil
		}
		require.Equal(t, c.complaints, got, c.name)
	}
}

func TestStoryCompare(t *testing.T) {
	article := func(path, text string) *facts.Article {
		return &facts.Article{Path: path, Parts: []facts.Part{{Text: text}}}
	}
	a, b := article("stories/x/a.txt", "Two died."), article("stories/x/b.txt", "Nine died.")
	r := &checker.Report{
		Articles: []*facts.Article{a, b},
		Stories:  []facts.Story{{Title: "Deaths", Articles: []int{0}, Also: []int{1}}},
		Findings: []rules.Finding{{Rule: "toll-conflict", Verdict: rules.Conflict, Message: "2 or 9", Origins: 2, Evidence: []rules.Evidence{
			{Article: a, Fact: &facts.Fact{Span: facts.Span{End: 8}}}, {Article: b, Fact: &facts.Fact{Span: facts.Span{End: 9}}}}}},
	}
	want := func(f findingWant) []string { return (&storyWant{Findings: []findingWant{f}}).compare(r) }
	require.Empty(t, want(findingWant{Verdict: "conflict", Evidence: []string{"Two died", "Nine"}, Origins: 2}))
	require.Empty(t, want(findingWant{Rule: "toll-conflict", Verdict: "conflict"}))
	require.Empty(t, want(findingWant{Verdict: "update", Miss: "not yet"}))
	require.Equal(t, []string{`want conflict (any rule) [] is found now: take its miss away`}, want(findingWant{Verdict: "conflict", Miss: "not yet"}))
	require.Equal(t, []string{`want update (any rule) []: no such finding`}, want(findingWant{Verdict: "update"}))
	require.Equal(t, []string{`want conflict (other) []: no such finding`}, want(findingWant{Rule: "other", Verdict: "conflict"}))
	require.Equal(t, []string{`want conflict (any rule) ["Two" "Ten"]: no evidence at ["Ten"]; origins: want 3, got 2 in 2 or 9`},
		want(findingWant{Verdict: "conflict", Evidence: []string{"Two", "Ten"}, Origins: 3}))
	require.Equal(t, []string{`must not appear: conflict (toll-conflict): 2 or 9`}, (&storyWant{None: []string{"conflict"}}).compare(r))
	require.Equal(t, []string{`must not appear: conflict (toll-conflict): 2 or 9`}, (&storyWant{None: []string{"toll-conflict"}}).compare(r))
	require.Equal(t, []string{`b.txt must share no story, and stands in "Deaths"`}, (&storyWant{Apart: []string{"b.txt"}}).compare(r))
}
