package dates

import (
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// FuzzFind: any bytes at any time of publication give mentions in order, disjoint, inside one sentence, with a plausible value and a proper interval.
func FuzzFind(f *testing.F) {
	f.Add("On Thursday, 3 May 2012 at 10 p.m. EST, two years ago, the '80s, mid-2011, 5/6/07.", 2012, 5, 3)
	f.Add("“It will open in March,” he said last night. The third quarter of last year ended Sept. 30, 11:61 a.m.", 1, 1, 1)
	f.Add("PARIS, Feb. 30 (X) — 29 February 1900, the week of Dec. 31, next century, 99999 years ago, the winter of 9999", 9999, 12, 31)
	f.Add("the last half of the '80s Easter week 24/7 a minute and a half later Fridays every two weeks since Monday 4 July", 2000, 2, 29)
	f.Add("200000 decades later, 999999 centuries ago, 12 fortnights from now, 19:30, 31 June, May 31st-32nd, 32/13/2020", 5000, 6, 15)
	f.Add("A0/0/", 2012, 5, 3)
	r := New()
	f.Add("“It burned three days ago,” he said on Tuesday 12/9; Eid al-Adha, Yom Kippur, the weekend of Nov. 8, the first week of May, 10:35 a.m. (0735 GMT)", 9999, 12, 28)
	f.Add("from November to March, an hour and 20 minutes, Lunar New Year, Easter 9999, Hanukkah 1, in two weeks’ time, 18th and 19th centuries", 1, 1, 1)
	zones, locales := []string{"", "America/New_York", "Pacific/Kiritimati", "No/Such"}, []string{"", "en-US", "en-GB", "en-CA", "-"}
	f.Fuzz(func(t *testing.T, s string, y, m, d int) {
		a := &facts.Article{Zone: zones[uint(m)%uint(len(zones))], Locale: locales[uint(d)%uint(len(locales))], Country: []string{"", "IN", "RU"}[uint(y)%3], Parts: []facts.Part{{Name: "body", Text: strings.ToValidUTF8(s, "\uFFFD")}}}
		if y >= 1 && y <= 9999 && m >= 1 && m <= 12 && d >= 1 && d <= 28 {
			a.Published = facts.Instant{From: timeAt(civil(y, m, d)), To: timeAt(civil(y, m, d) + 1)}
			if d%2 == 0 {
				a.Published.To = a.Published.From.Add(time.Minute)
			}
		}
		require.True(t, utf8.ValidString(a.Parts[0].Text))
		doc := text.Split(a)
		list := r.Find(doc, nil)
		proper(t, doc, list)
		require.Equal(t, list, r.Find(doc, nil))
	})
}

// proper checks the properties of all mentions of a document.
func proper(t *testing.T, doc *text.Doc, list []Mention) {
	end := 0
	for _, x := range list {
		require.True(t, x.First >= end && x.Last > x.First && x.Last <= len(doc.Tokens))
		require.Equal(t, doc.SentenceOf(x.First), doc.SentenceOf(x.Last-1))
		end = x.Last
		require.True(t, validTimex(x.Date.Kind, x.Date.Value), "%s %s: %s", x.Date.Kind, x.Date.Value, doc.Slice(x.First, x.Last))
		require.NotEmpty(t, x.Date.Rule)
		if x.Date.When.Known() {
			require.True(t, x.Date.When.From.Before(x.Date.When.To), x.Date.Value)
			require.True(t, x.Date.When.From.Year() >= 1 && x.Date.When.To.Year() <= 10000)
		}
	}
}

// TestSalad runs the grammar over its own words in random order, where the shapes that nobody thought of are.
func TestSalad(t *testing.T) {
	var words []string
	for _, row := range wordTables {
		words = append(words, strings.Fields(row.words)...)
	}
	for _, row := range namedDays {
		words = append(words, strings.Split(row.names, ";")[0])
	}
	for _, n := range []string{"1", "3", "12", "30", "31", "10", "1999", "2001", "1990s", "9/11", "24/7", "7:30", "3.45", "2 1/2", "5/6/2007", "29.2.2001", "20th", "'90", "1,000", "99999"} {
		words = append(words, n, n, n)
	}
	words = append(words, "was", "will", "said", "scheduled", "Smith", "people", "“", "”", "the", "the", "of", ".", ",")
	rng := rand.New(rand.NewPCG(7, 7))
	r, total := New(), 0
	for range 1500 {
		var b strings.Builder
		for range 60 {
			w := words[rng.IntN(len(words))]
			if rng.IntN(3) == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			b.WriteString(w)
			if rng.IntN(8) > 0 {
				b.WriteByte(' ')
			}
		}
		a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: strings.ToValidUTF8(b.String(), "")}}}
		if y := rng.IntN(9999) + 1; rng.IntN(4) > 0 {
			n := civil(y, rng.IntN(12)+1, rng.IntN(28)+1)
			a.Published = facts.Instant{From: timeAt(n), To: timeAt(n + 1)}
		}
		doc := text.Split(a)
		list := r.Find(doc, nil)
		proper(t, doc, list)
		total += len(list)
	}
	require.Greater(t, total, 8000)
}
