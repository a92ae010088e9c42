package ruletest

import (
	"strings"
	"testing"

	"crosscheck/facts"
	"crosscheck/rules"

	"github.com/stretchr/testify/require"
)

func TestTouches(t *testing.T) {
	text := "Nine people died. Later, nine people died again."
	a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: text}}}
	at := func(s string, nth int) facts.Span {
		i := strings.Index(text, s)
		for ; nth > 1; nth-- {
			i += 1 + strings.Index(text[i+1:], s)
		}
		return facts.Span{Start: i, End: i + len(s)}
	}
	for _, c := range []struct {
		name string
		span facts.Span
		want string
		ok   bool
	}{
		{"same", at("Nine people died", 1), "Nine people died", true},
		{"want is shorter", at("Nine people died", 1), "people", true},
		{"want is longer", at("Nine people", 1), "Nine people died. Later", true},
		{"overlap at the end", at("people died", 1), "died. Later", true},
		{"second occurrence only", at("people died", 2), "people died again", true},
		{"other place", at("Nine people", 1), "Later", false},
		{"right after", at("Nine", 1), " people", false},
		{"right before", at("people", 1), "Nine ", false},
		{"other case", at("Nine", 1), "nine", false},
		{"no text", at("Nine", 1), "", false},
		{"invalid span", facts.Span{Start: 5, End: 500}, "people", false},
		{"last word", at("again.", 1), "again.", true},
	} {
		require.Equal(t, c.ok, touches(a, c.span, c.want), c.name)
	}
}

func TestMissingEvidence(t *testing.T) {
	a := &facts.Article{Parts: []facts.Part{{Text: "At least 12 died."}}}
	f := &rules.Finding{Evidence: []rules.Evidence{{Article: a, Fact: &facts.Fact{Span: facts.Span{Start: 0, End: 11}}}, {Article: a}}}
	require.Empty(t, missingEvidence(f, []string{"12 died"}))
	require.Equal(t, []string{"died.", "absent"}, missingEvidence(f, []string{"died.", "At least", "absent"}))
}
