package ruletest

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseFixture(t *testing.T) {
	f, err := parseFixture("//kinds casualty date\nTwo die\n//want casualty \"Two die\" count=2 of=\"\"\n\nTwo died. Two died.\n" +
		"//want casualty \"Two died\" #2 claimant=\"the police\"\n//want? date \"Two\"\nEnd")
	require.NoError(t, err)
	require.Equal(t, "Two die\n\nTwo died. Two died.\nEnd", f.text)
	require.Equal(t, []string{"casualty", "date"}, f.kinds)
	require.Equal(t, []want{
		{line: 3, kind: "casualty", text: "Two die", fields: []written{{"count", "2"}, {"of", ""}}, start: 0, end: 7},
		{line: 6, kind: "casualty", text: "Two died", fields: []written{{"claimant", "the police"}}, start: 19, end: 27},
		{line: 7, kind: "date", text: "Two", start: 9, end: 12, missed: true},
	}, f.wants)
	for _, w := range f.wants {
		require.Equal(t, w.text, f.text[w.start:w.end])
	}
}

func TestParseFixtureErrors(t *testing.T) {
	for data, want := range map[string]string{
		"Text\n": "line 1: no //kinds",
		"//kinds date\nText\n//wants date \"T\"\n":     `line 3: unknown command "wants": want kinds, want or want?`,
		"//kinds date\nText\n//want date\n":            `line 3: too short: write //want KIND "text" name=value`,
		"//kinds date\nText\n//want date \"No\"\n":     `line 3: "No" does not stand in the line above`,
		"//kinds date\nText\n//want date \"T\" #2\n":   `line 3: "T" does not stand in the line above`,
		"//kinds date\nText\n//want date \"T\" #x\n":   `line 3: #x: want #2 for the second occurrence`,
		"//kinds date\nText\n//want date \"T\" what\n": `line 3: "what": want name=value`,
		"//kinds date\nText\n//want date \"T\n":        `line 3: a quotation mark is not closed`,
		"//kinds date\nText\n//\n":                     `line 3: an empty command`,
	} {
		_, err := parseFixture(data)
		require.EqualError(t, err, want, data)
	}
}
