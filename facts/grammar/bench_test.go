package grammar

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
)

// benchInput is the articles of testdata/stories as tokens, ready to match: short wire reports, most of them of tolls.
func benchInput(b *testing.B) (list []*Input, size int) {
	files, err := filepath.Glob("../../testdata/stories/*/*.*")
	require.NoError(b, err)
	for _, f := range files {
		if strings.HasSuffix(f, ".yaml") {
			continue
		}
		data, err := os.ReadFile(f)
		require.NoError(b, err)
		d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: string(data)}}})
		list = append(list, &Input{Doc: d, Numbers: numbers.Find(d)})
		size += len(data)
	}
	require.Greater(b, size, 10_000)
	return list, size
}

// fifty is a desk's own kind of fifty patterns, no two with the same words.
func fifty() Source {
	var b strings.Builder
	b.WriteString("kind: own\ndoc: things that a desk counts\nfields: {count: quantity, what: term}\nterms:\n  lost: [lost, missed, cut, shut]\npatterns:\n")
	for i, noun := range strings.Fields(`outages strikes flights trains ferries schools shops mines dams roads bridges farms wells jobs seats votes homes boats
		ports lines cables pumps tanks trees crops cattle sheep wolves bears bees parks pools courts cases claims fines bills bonds shares loans rents
		fares tolls taxes visas permits patents drones engines tyres`) {
		fmt.Fprintf(&b, "  - name: p%d\n    match: count=<number> ..2 %s ..clause (was|were)? {lost}|closed\n    what: %s\n    examples: {\"12 %s were lost\": {count: \"12\"}}\n", i, noun, noun, noun)
	}
	return Source{File: "own.yaml", Data: []byte(b.String())}
}

// BenchmarkMatch is the pattern layer alone: all built-in kinds on tokens that are ready, then with fifty patterns more.
func BenchmarkMatch(b *testing.B) {
	sources, err := Sources(kinds.FS)
	require.NoError(b, err)
	in, size := benchInput(b)
	for _, c := range []struct {
		name string
		own  []Source
	}{{"builtin", nil}, {"fifty-more", []Source{fifty()}}} {
		g, err := Load(append(sources[:len(sources):len(sources)], c.own...)...)
		require.NoError(b, err)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, x := range in {
					fresh := Input{Doc: x.Doc, Numbers: x.Numbers}
					for k := range g.Kinds {
						g.Kinds[k].Match(&fresh)
					}
				}
			}
		})
	}
}
