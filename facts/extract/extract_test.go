package extract

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
)

func extracted(t testing.TB, published, body string, kinds ...grammar.Source) []facts.Fact {
	x, err := New(kinds...)
	require.NoError(t, err)
	a := &facts.Article{ID: "t", Parts: []facts.Part{{Name: "title", Text: "News"}, {Name: "body", Text: body}}}
	a.Published, _ = facts.ParseInstant(published)
	d := x.Extract(a)
	for _, f := range d.Facts {
		require.True(t, a.Valid(f.Span) && a.Valid(f.Sentence))
		require.True(t, f.Sentence.Start <= f.Span.Start && f.Span.End <= f.Sentence.End, "a fact stands in its sentence")
	}
	return d.Facts
}

// only returns the facts of one kind.
func only(kind string, all []facts.Fact) (out []facts.Fact) {
	for _, f := range all {
		if f.Kind == kind {
			out = append(out, f)
		}
	}
	return out
}

func TestAsOf(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"The fire killed 12 people.", "2026-03-05T18:00:00Z"},
		{"As of Tuesday, the fire had killed 12 people.", "2026-03-03"},
		{"By Wednesday the death toll of the fire had risen to 12.", "2026-03-04"},
		{"The fire killed 12 people by the road on Wednesday.", "2026-03-05T18:00:00Z"},
	} {
		counts := only("casualty", extracted(t, "2026-03-05T18:00:00Z", c.body))
		require.Len(t, counts, 1, c.body)
		require.Equal(t, c.want, counts[0].Context.AsOf.String(), c.body)
	}
}

func TestContext(t *testing.T) {
	body := "A fire in Lisbon killed 12 people, police said.\nIt was put out.\nRain fell.\nTwo firemen were injured, the mayor said.\n“The fire injured 40 people,” Ana Keller said."
	counts := only("casualty", extracted(t, "2026-03-05", body))
	require.Len(t, counts, 3)
	require.Equal(t, "police", counts[0].Context.Claimant)
	require.True(t, counts[0].Context.Lead)
	require.False(t, counts[1].Context.Lead)
	require.Equal(t, "Ana Keller", counts[2].Context.Claimant, "a fact inside a quotation belongs to its speaker")
	require.True(t, counts[2].Context.InQuote)
	require.Equal(t, counts[0].Context.Event, counts[1].Context.Event)
}

func TestScope(t *testing.T) {
	body := "A fire in Lisbon killed 12 people on Monday, including two children. A fire in Oslo killed nine people in 2019."
	counts := only("casualty", extracted(t, "2026-03-05", body))
	require.Len(t, counts, 3)
	var scopes []facts.Value
	for i := range counts {
		scopes = append(scopes, counts[i].Get("scope"))
	}
	require.Equal(t, []facts.Value{scopeMain, scopeSubset, scopeOther}, scopes)
}

// A user's kind of patterns alone goes through the same steps as the built-in ones.
func TestUserKind(t *testing.T) {
	kind := grammar.Source{File: "outage.yaml", Data: []byte(`kind: outage
doc: customers without power
fields: {count: quantity}
subjects: [{name: outage, key: [event], value: [count], grows: true, label: "customers without power in {event}"}]
terms: {customer: [customers, homes, households]}
patterns:
  - name: without-power
    match: count=<number> {customer} ..3 without power
    examples: {"80,000 customers were without power": {count: "80000"}}
`)}
	found := only("outage", extracted(t, "2026-03-05", "The storm left at least 80,000 homes in Kent without power.", kind))
	require.Len(t, found, 1)
	require.Equal(t, facts.AtLeast(80000), found[0].Get("count"))
	require.NotEmpty(t, found[0].Context.Event)
}

func TestStem(t *testing.T) {
	require.Equal(t, stem("resigned"), stem("resigns"))
	require.Equal(t, stem("attacks"), stem("attack"))
	require.NotEqual(t, stem("bus"), stem("bu"))
}

func BenchmarkExtract(b *testing.B) {
	body := strings.Repeat("LISBON, March 5 (Reuters) - At least 12 people were killed and 40 injured when a fire swept through a market in Lisbon on Monday, police said. "+
		"“We have never seen such a fire,” Mayor Ana Keller told reporters on Tuesday. The country's interior minister, Rui Prado, promised an inquiry.\n", 20)
	x, err := New()
	require.NoError(b, err)
	a := &facts.Article{ID: "t", Published: facts.Day(2026, 3, 5), Parts: []facts.Part{{Name: "body", Text: body}}}
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		x.Extract(a)
	}
}
