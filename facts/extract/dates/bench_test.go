package dates

import (
	"strings"
	"testing"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// benchText is news-like prose: about one time expression in twenty words.
var benchText = strings.Repeat(`The ferry was carrying 212 passengers when it struck a reef off the northern coast late Friday, the harbour authority said. Divers recovered
eleven bodies on Saturday and will resume the search at 7 a.m. on Monday, said Ana Ribeiro, who has led the coast guard since March 2011. The company, which
bought the vessel two years ago for $14 million, said it would publish its third-quarter results next week. Witnesses told reporters that the crew had not
handed out life jackets, and that most of the people on board were asleep. The government declared three days of mourning. In a statement the ministry of
transport said that the route had been inspected in September, and that no fault was found with the engine, the radio or the steering.
`, 40)

func BenchmarkFind(b *testing.B) {
	d := text.Split(&facts.Article{Published: facts.Day(2025, 11, 16), Parts: []facts.Part{{Name: "body", Text: benchText}}})
	r := New()
	b.SetBytes(int64(len(benchText)))
	b.ReportAllocs()
	for b.Loop() {
		r.Find(d, nil)
	}
}
