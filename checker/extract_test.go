package checker

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestPanicIsOneArticlesProblem: an article that the extractor panics on is named and left out whole; the others are extracted.
func TestPanicIsOneArticlesProblem(t *testing.T) {
	articles := []*facts.Article{{ID: "a", Path: "a.txt"}, {ID: "b", Path: "b.txt"}, {ID: "c", Path: "c.txt"}, {ID: "d"}}
	run := func(a *facts.Article) *facts.Digest {
		switch a.ID {
		case "b":
			return &facts.Digest{Facts: make([]facts.Fact, len(a.Parts)-1)}
		case "d":
			panic("two\nlines")
		}
		return &facts.Digest{Article: a}
	}
	for _, workers := range []int{1, 3, 0} {
		digests, problems := extractAll(t.Context(), workers, articles, run)
		require.Equal(t, []*facts.Digest{{Article: articles[0]}, {Article: articles[2]}}, digests)
		require.Len(t, problems, 2)
		require.EqualError(t, problems[0], "b.txt: left out, a fault of crosscheck: runtime error: makeslice: len out of range")
		require.EqualError(t, problems[1], "d: left out, a fault of crosscheck: two lines")
	}
}

// TestDoneContextLeavesNoHoles: what was not extracted is missing, never nil.
func TestDoneContextLeavesNoHoles(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	articles := []*facts.Article{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}}
	digests, problems := extractAll(ctx, 1, articles, func(a *facts.Article) *facts.Digest {
		if a.ID == "b" {
			cancel()
		}
		return &facts.Digest{Article: a}
	})
	require.Empty(t, problems)
	require.Less(t, len(digests), len(articles))
	for i, d := range digests {
		require.Same(t, articles[i], d.Article)
	}
}
