package report

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestLineColumn(t *testing.T) {
	for _, c := range []struct {
		text      string
		at        int
		line, col int
	}{
		{"abc", 0, 1, 1},
		{"abc", 2, 1, 3},
		{"a\nb", 2, 2, 1},
		{"a\r\nbc", 4, 2, 2},
		{"a\rb", 2, 2, 1},
		{"é日x", 5, 1, 3},
		{"\xe9\xe9x", 2, 1, 3},
		{"a\n\n", 3, 3, 1},
		{"a\r", 2, 2, 1},
	} {
		line, col := lineColumn([]byte(c.text), c.at)
		require.Equal(t, [2]int{c.line, c.col}, [2]int{line, col}, "%q %d", c.text, c.at)
	}
}

// TestPosition: in the source where the format maps to it, else in the part.
func TestPosition(t *testing.T) {
	a := &facts.Article{ID: "x", Path: "w.jsonl:3", Parts: []facts.Part{{Name: "title", Text: "T"}, {Name: "body", Text: "One.\nTwo."}}}
	require.Equal(t, "w.jsonl:3: body 2:1", position(a, facts.Span{Part: 1, Start: 5, End: 8}))
	a.Path = "a.txt"
	a.Source = []byte("T\n\nOne.\nTwo.")
	a.Parts[1].Runs = []facts.Run{{Text: facts.Range{Start: 0, End: 9}, Source: facts.Range{Start: 3, End: 12}}}
	require.Equal(t, "a.txt:4:1", position(a, facts.Span{Part: 1, Start: 5, End: 8}))
}

// TestMarked: the figure stands between marks, in one line, whatever the sentence holds.
func TestMarked(t *testing.T) {
	a := &facts.Article{Parts: []facts.Part{{Text: "“We\n  lost 12 men.  Then 3 more.”"}}}
	at := func(from, to int) facts.Span { return facts.Span{Start: from, End: to} }
	text := a.Parts[0].Text
	require.Equal(t, "“We \x01lost 12 men\x02.", marked(a, at(0, 20), []facts.Span{at(8, 19)}, false))
	require.Equal(t, "“We lost 12 men. \x01Then\x02 \x013 more\x02.”", marked(a, at(0, len(text)), []facts.Span{at(27, 33), at(22, 26)}, true))
	require.Equal(t, "\x01“We lost 12 men\x02", marked(a, at(5, 8), []facts.Span{at(0, 19), at(8, 12)}, false), "a mention may be wider than its sentence")
	require.Equal(t, "“We\n  lost", text[:12])
}

func TestPositionInWideEncodings(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		start  int
	}{
		"utf-16le": {"\xff\xfea\x00\n\x00\x3d\xd8\x00\xde\x0a\x01T\x00", 12},
		"utf-16be": {"\xfe\xff\x00a\x00\n\xd8\x3d\xde\x00\x01\x0a\x00T", 12},
		"utf-32le": {"\xff\xfe\x00\x00a\x00\x00\x00\n\x00\x00\x00\x0a\x00\x01\x00\x0a\x01\x00\x00T\x00\x00\x00", 20},
	} {
		a := &facts.Article{Path: "a.txt", Source: []byte(c.source), Basis: []facts.Basis{{Field: "encoding", Where: name + ", by its byte order mark"}},
			Parts: []facts.Part{{Name: "body", Text: "T", Runs: []facts.Run{{Text: facts.Range{End: 1}, Source: facts.Range{Start: c.start, End: len(c.source)}, ASCII: uint8(len(c.source) - c.start)}}}}}
		require.Equal(t, "a.txt:2:3", position(a, facts.Span{End: 1}), name)
	}
}
