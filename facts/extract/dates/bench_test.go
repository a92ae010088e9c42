package dates

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// denseText is news-like prose with about one time expression in twenty words.
var denseText = strings.Repeat(`The ferry was carrying 212 passengers when it struck a reef off the northern coast late Friday, the harbour authority said. Divers recovered
eleven bodies on Saturday and will resume the search at 7 a.m. on Monday, said Ana Ribeiro, who has led the coast guard since March 2011. The company, which
bought the vessel two years ago for $14 million, said it would publish its third-quarter results next week. Witnesses told reporters that the crew had not
handed out life jackets, and that most of the people on board were asleep. The government declared three days of mourning. In a statement the ministry of
transport said that the route had been inspected in September, and that no fault was found with the engine, the radio or the steering.
`, 10)

// plainText is the prose of a background piece: quotations, figures, names, and a time expression in sixty words.
var plainText = strings.Repeat(`For the people who live along the river, the new embankment is a promise that has been made and broken by four mayors. Lucia Marques, 58, keeps
a bakery two streets from the water and has moved her ovens to the upper floor. “We learned to carry everything up the stairs,” she said. “Nobody has to tell us
any more.” The council has set aside 38 million euros for the work, but the contractor, Norvia, wants a further 9 million because the ground turned out to be
softer than its engineers had thought. Neither side would say how the gap is to be closed. In the winter of 2019 the water stood 40 centimetres deep in the
nave of the parish church, and the mark that it left can still be seen on the third pillar from the door. The insurers paid, then raised their premiums by a
quarter. Some shopkeepers have given up; of the 64 shops in the lower town, 17 are shuttered, according to the chamber of commerce. Others have found that the
view sells. A hotel with 22 rooms has opened in the old customs house, and its owner says that the guests ask about the flood as if it were a festival. The
engineers met residents on Tuesday to explain where the pumps will stand. It was a long evening, and not a calm one.
`, 10)

// benchTexts are the project's article fixtures and two longer pieces, without the lines that say what is wanted of them.
func benchTexts(b *testing.B) []string {
	files, err := filepath.Glob("../../../testdata/articles/*.txt")
	require.NoError(b, err)
	require.NotEmpty(b, files)
	out := []string{denseText, plainText}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		require.NoError(b, err)
		var lines []string
		for _, l := range strings.Split(string(raw), "\n") {
			if !strings.HasPrefix(l, "//") {
				lines = append(lines, l)
			}
		}
		out = append(out, strings.Join(lines, "\n"))
	}
	return out
}

// BenchmarkFind reads whole articles whose tokens are ready, one after the other.
func BenchmarkFind(b *testing.B) {
	var docs []*text.Doc
	total := 0
	for _, s := range benchTexts(b) {
		docs = append(docs, text.Split(&facts.Article{Published: facts.Day(2025, 11, 16), Parts: []facts.Part{{Name: "body", Text: s}}}))
		total += len(s)
	}
	r := New()
	found := 0
	b.SetBytes(int64(total))
	b.ReportAllocs()
	for b.Loop() {
		found = 0
		for _, d := range docs {
			found += len(r.Find(d, nil))
		}
	}
	b.ReportMetric(float64(found), "dates")
	b.ReportMetric(float64(len(docs)), "articles")
}
