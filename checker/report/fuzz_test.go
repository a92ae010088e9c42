package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// FuzzMarked, for any text and any two mentions in it: the sentence is one line of valid UTF-8 without invisible marks, with as many
// marks opened as closed; wrapped at any width it keeps all its words; and as JSON it reads back as it was.
func FuzzMarked(f *testing.F) {
	f.Add("“We lost 12 men.” Then 3.", 5, 12, 20, 25, 40)
	f.Add("a\u202eb \x1b[31m é日 \xff "+strings.Repeat("long ", 99), 0, 1, 300, 310, 7)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, width int) {
		text = strings.ToValidUTF8(text, "?") // as every part is
		clamp := func(i int) int {
			i = max(0, min(i, len(text)))
			for i < len(text) && i > 0 && !utf8.RuneStart(text[i]) {
				i--
			}
			return i
		}
		span := func(i, j int) facts.Span {
			i, j = clamp(i), clamp(j)
			return facts.Span{Start: min(i, j), End: max(i, j)}
		}
		art := &facts.Article{Parts: []facts.Part{{Text: text}}}
		spans := []facts.Span{span(a, b), span(c, d)}
		for _, all := range []bool{true, false} {
			got := marked(art, facts.Span{End: len(text)}, spans, all)
			require.True(t, utf8.ValidString(got))
			plain := strings.NewReplacer("\x01", "", "\x02", "").Replace(got)
			require.False(t, strings.ContainsFunc(plain, invisible), "%q", got)
			require.Equal(t, strings.Count(got, "\x01"), strings.Count(got, "\x02"))

			var page bytes.Buffer
			p := newPage(&page, Options{Width: width % 200})
			p.line("", 0, 2, got)
			require.NoError(t, p.w.Flush())
			signs := strings.NewReplacer("\x01", "«", "\x02", "»").Replace(got)
			require.Equal(t, strings.Fields(signs), strings.Fields(page.String()))
		}
		var line bytes.Buffer
		require.NoError(t, writeLine(&line, object{{"text", text}}))
		require.False(t, strings.ContainsFunc(strings.TrimSuffix(line.String(), "\n"), invisible))
		var back map[string]string
		require.NoError(t, json.Unmarshal(line.Bytes(), &back))
		require.Equal(t, text, back["text"])
	})
}
