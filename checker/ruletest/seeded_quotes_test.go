package ruletest

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/yamlfile"
)

// seededQuotes is the suite of quotations with one change each.
const seededQuotes = "../../testdata/seeded/quotes.yaml"

// leastSeeded is how many cases the suite has at least.
const leastSeeded = 50

type seededQuote struct {
	Name     string   `yaml:"name,required"`
	A        string   `yaml:"a,required"`
	B        string   `yaml:"b,required"`
	Wording  string   `yaml:"wording,required"`
	SpeakerB string   `yaml:"speaker_b"`
	Want     []string `yaml:"want"`
}

// TestSeededQuotes: changed numbers, negations and content words are found, other printings of one utterance are not, and the same words
// of two speakers are found from eight words on.
func TestSeededQuotes(t *testing.T) {
	data, err := os.ReadFile(seededQuotes)
	require.NoError(t, err)
	var suite struct {
		Cases []seededQuote `yaml:"cases,required"`
	}
	require.NoError(t, yamlfile.Decode(seededQuotes, data, &suite))
	require.GreaterOrEqual(t, len(suite.Cases), leastSeeded)
	c := builtinChecker(t)
	c.OneStory = true
	judged := []string{"quote-altered", "quote-altered-word", "quote-speaker-conflict", "quote-unattributed", "headline-quote-in-body", "name-spelling",
		"second-reference-first", "sources-plural", "unverified-said"}
	for _, x := range suite.Cases {
		t.Run(x.Name, func(t *testing.T) {
			require.Equal(t, x.Wording, string(facts.Text(x.A).Wording(facts.Text(x.B))))
			require.Equal(t, x.Wording, string(facts.Text(x.B).Wording(facts.Text(x.A))))
			speaker := x.SpeakerB
			if speaker == "" {
				speaker = "Mayor Ana Keller"
			}
			list := []*facts.Article{
				seededArticle(t, "a.txt", "Coast Daily", "“"+x.A+",” Mayor Ana Keller said on Monday."),
				seededArticle(t, "b.txt", "Harbour News", "On Monday "+speaker+" said: “"+x.B+".”"),
			}
			r, err := c.Check(t.Context(), list, nil)
			require.NoError(t, err)
			require.Empty(t, r.Problems)
			require.Equal(t, x.Want, rulesFound(r, judged))
		})
	}
}

func seededArticle(t *testing.T, name, outlet, body string) *facts.Article {
	list, err := article.Decode(article.Input{Path: name, Data: []byte(body)})
	require.NoError(t, err)
	require.Len(t, list, 1)
	list[0].Outlet = outlet
	var ok bool
	list[0].Published, ok = facts.ParseInstant("2026-03-02")
	require.True(t, ok)
	return list[0]
}

// rulesFound are the rules of a list with findings, each once, sorted; nil for none.
func rulesFound(r *checker.Report, of []string) []string {
	var out []string
	for _, f := range r.Findings {
		if slices.Contains(of, f.Rule) && !slices.Contains(out, f.Rule) {
			out = append(out, f.Rule)
		}
	}
	slices.Sort(out)
	return out
}
