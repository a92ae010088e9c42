package text

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func doc(text string) *Doc {
	return Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: text}}})
}

func sentences(d *Doc) (out []string) {
	for _, s := range d.Sentences {
		out = append(out, d.Article.Quote(s.Span()))
	}
	return out
}

func TestTokens(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"At least 1,200 people", []string{"At", "least", "1,200", "people"}},
		{"Turk's U.S. visit", []string{"Turk", "'s", "U.S.", "visit"}},
		{"the strikes’ toll", []string{"the", "strikes", "’", "toll"}},
		{"don’t O'Brien", []string{"don’t", "O'Brien"}},
		{"a 32-year-old", []string{"a", "32", "-", "year", "-", "old"}},
		{"$2.5 million at 3:30 p.m.", []string{"$", "2.5", "million", "at", "3:30", "p.m."}},
		{"in the 1990s", []string{"in", "the", "1990", "s"}},
		{"‘It was a bomb,’ he said", []string{"‘", "It", "was", "a", "bomb", ",", "’", "he", "said"}},
		{"the ’90s", []string{"the", "’", "90", "s"}},
		{"the US's plan", []string{"the", "US", "'s", "plan"}},
		{"2, 3,4", []string{"2", ",", "3", ",", "4"}},
	} {
		d := doc(c.text)
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Text(i))
		}
		require.Equal(t, c.want, got, c.text)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"plain", "It began. It ended.", []string{"It began.", "It ended."}},
		{"initialism", "He left the U.S. in May. The U.S. Navy came.", []string{"He left the U.S. in May.", "The U.S. Navy came."}},
		{"initialism at the end", "He left the U.S. The army stayed.", []string{"He left the U.S.", "The army stayed."}},
		{"titles", "Sen. Ann Lee met Gov. J.B. Orr. They spoke.", []string{"Sen. Ann Lee met Gov. J.B. Orr.", "They spoke."}},
		{"number", "Platform No. 3 was shut. No. It was open.", []string{"Platform No. 3 was shut.", "No.", "It was open."}},
		{"money", "It cost $2.5 million. It paid.", []string{"It cost $2.5 million.", "It paid."}},
		{"clock", "It hit at 3 p.m. on Friday at the port.", []string{"It hit at 3 p.m. on Friday at the port."}},
		{"month", "It hit on Nov. 3 and left.", []string{"It hit on Nov. 3 and left."}},
		{"initials", "George W. Bush spoke. E. M. Forster wrote.", []string{"George W. Bush spoke.", "E. M. Forster wrote."}},
		{"closing quote", "“We came.” She left.", []string{"“We came.”", "She left."}},
		{"question with cue", "“Why us?” Petro said. He left.", []string{"“Why us?” Petro said.", "He left."}},
		{"bullets", "Key points:\n- Two died\n- One fled\n", []string{"Key points:", "Two died", "One fled"}},
		{"heading", "Background\nThe strikes began in May.", []string{"Background", "The strikes began in May."}},
		{"wrapped line", "The minister said on Thursday that the country\nwould go on. It did.", []string{"The minister said on Thursday that the country\nwould go on.", "It did."}},
		{"company", "Shares of Acme Inc. rose. Acme Corp. The end.", []string{"Shares of Acme Inc. rose.", "Acme Corp.", "The end."}},
		{"domain", "Visit example.com for more.", []string{"Visit example.com for more."}},
	} {
		require.Equal(t, c.want, sentences(doc(c.text)), c.name)
	}
}

func TestSkip(t *testing.T) {
	a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: "One died. Advertisement Two fled.", Skip: []facts.Range{{Start: 10, End: 23}}}}}
	require.Equal(t, []string{"One died.", "Two fled."}, sentences(Split(a)))
}

// FuzzSentences: tokens are ordered, not empty and inside their part; sentences cover all tokens, in order.
func FuzzSentences(f *testing.F) {
	for _, s := range []string{"", "“A.” B’s U.S. 3,4.5:6", "a\xff\x00b", "''''’’’", "- x\n\n• y\n. . .", "…!?)]”"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := doc(s)
		end, next := 0, 0
		for i, tok := range d.Tokens {
			require.True(t, int(tok.Start) >= end && tok.End > tok.Start && int(tok.End) <= len(s))
			end = int(tok.End)
			require.Equal(t, Hash(d.Text(i)), tok.Hash)
		}
		for i, s := range d.Sentences {
			require.Equal(t, next, s.First)
			require.Greater(t, s.Last, s.First)
			require.Equal(t, i, d.SentenceOf(s.First))
			next = s.Last
		}
		require.Equal(t, len(d.Tokens), next)
	})
}

func BenchmarkSplit(b *testing.B) {
	text := ""
	for range 200 {
		text += "At least 76 people were killed in the U.S. strikes, officials said on Thursday. “We will go on,” Sen. Ann Lee told reporters.\n"
	}
	a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: text}}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Split(a)
	}
}
