package numbers

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
)

func doc(s string) *text.Doc {
	return text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: s}}})
}

// found prints the numbers of a text, articles apart: "at least 12=12+".
func found(s string) []string {
	d := doc(s)
	out := []string{}
	for _, n := range Find(d).List {
		if n.Article {
			continue
		}
		v := n.Quantity.Notation()
		switch {
		case n.Ordinal:
			v = "#" + v
		case n.Ratio:
			v = "ratio"
		case n.More:
			v = "+" + v
		}
		out = append(out, d.Slice(n.First, n.Last)+"="+v)
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"76 people", []string{"76=76"}},
		{"1,200 people and 3,456,789 birds", []string{"1,200=1200", "3,456,789=3456789"}},
		{"10 000 people", []string{"10 000=10000"}},
		{"10\u00a0250 people", []string{"10\u00a0250=10250"}},
		{"in 2012 300 people", []string{"2012=2012", "300=300"}},
		{"2.5 million people", []string{"2.5 million=2500000"}},
		{"2.5bn dollars", []string{"2.5bn=2500000000"}},
		{"twelve men", []string{"twelve=12"}},
		{"Twenty-five men", []string{"Twenty-five=25"}},
		{"one hundred and five men", []string{"one hundred and five=105"}},
		{"two hundred thousand and six", []string{"two hundred thousand and six=200006"}},
		{"three million two hundred and forty thousand six hundred and eleven", []string{"three million two hundred and forty thousand six hundred and eleven=3240611"}},
		{"a hundred people", []string{"a hundred=100"}},
		{"a dozen people, two dozen cars, half a dozen boats, a half-dozen men", []string{"a dozen=12", "two dozen=24", "half a dozen=6", "a half-dozen=6"}},
		{"half a million people", []string{"half a million=500000"}},
		{"two and a half million people", []string{"two and a half million=2500000"}},
		{"dozens of people", []string{"dozens=~24+"}},
		{"tens of thousands fled", []string{"tens of thousands=~20000+"}},
		{"hundreds of thousands fled", []string{"hundreds of thousands=~200000+"}},
		{"several hundred people", []string{"several hundred=~300+"}},
		{"a couple of men", []string{"a couple=2"}},
		{"Both men died", []string{"Both=2"}},
		{"no one was hurt", []string{"no one=0"}},
		{"No casualties", []string{"No=0"}},
		{"No, he said", []string{}},
		{"no longer", []string{}},
		{"scores were killed, test scores rose", []string{"scores=~40+"}},
		{"at least 12 people", []string{"at least 12=12+"}},
		{"no fewer than twelve", []string{"no fewer than twelve=12+"}},
		{"more than 70", []string{"more than 70=71+"}},
		{"over a hundred", []string{"over a hundred=101+"}},
		{"more than a dozen", []string{"more than a dozen=13+"}},
		{"upwards of 300", []string{"upwards of 300=301+"}},
		{"as many as 20", []string{"as many as 20=..20"}},
		{"up to 1,000", []string{"up to 1,000=..1000"}},
		{"fewer than 20", []string{"fewer than 20=..19"}},
		{"nearly 100", []string{"nearly 100=~90..99"}},
		{"almost 2,000", []string{"almost 2,000=~1800..1999"}},
		{"about 80", []string{"about 80=~80"}},
		{"an estimated 5,000", []string{"an estimated 5,000=~5000"}},
		{"up to an estimated 400", []string{"up to an estimated 400=~..400"}},
		{"a total of 20", []string{"a total of 20=20"}},
		{"another 12, 12 more and an additional 3", []string{"another 12=+12", "12 more=+12", "an additional 3=+3"}},
		{"10 or more, 30 or so", []string{"10 or more=10+", "30 or so=~30"}},
		{"10 to 15 people", []string{"10 to 15=10..15"}},
		{"10-15 people", []string{"10-15=10..15"}},
		{"between 10 and 15 people", []string{"between 10 and 15=10..15"}},
		{"10 or 11 people", []string{"10 or 11=10..11"}},
		{"two to three million", []string{"two to three million=2000000..3000000"}},
		{"rose from 10 to 15", []string{"10=10", "15=15"}},
		{"won 3-1", []string{"3-1=ratio"}},
		{"9/11 and two-thirds and one-third", []string{"9/11=ratio", "two-thirds=ratio", "one-third=ratio"}},
		{"on 12-10-2012", []string{"12-10-2012=ratio"}},
		{"the third man and the 14th woman", []string{"third=#3", "14th=#14"}},
		{"at 3:30 p.m. a 32-year-old", []string{"32=32"}},
		{"five or six people", []string{"five or six=5..6"}},
		{"killed three and wounded five", []string{"three=3", "five=5"}},
		{"fifteen to one", []string{"fifteen=15", "one=1"}},
		{"1.2.3 and 1.234.567", []string{"1.234.567=1234567"}},
	} {
		require.Equal(t, c.want, found(c.text), c.text)
	}
}

// spell writes a number in English words, as newsrooms do.
func spell(n int) string {
	small := strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens := strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
	switch {
	case n < 20:
		return small[n]
	case n < 100 && n%10 == 0:
		return tens[n/10]
	case n < 100:
		return tens[n/10] + "-" + small[n%10]
	case n < 1000 && n%100 == 0:
		return small[n/100] + " hundred"
	case n < 1000:
		return small[n/100] + " hundred and " + spell(n%100)
	}
	for _, s := range []struct {
		size int
		name string
	}{{1e9, "billion"}, {1e6, "million"}, {1e3, "thousand"}} {
		if n >= s.size {
			out := spell(n/s.size) + " " + s.name
			if rest := n % s.size; rest > 0 {
				out += " " + spell(rest)
			}
			return out
		}
	}
	return ""
}

// TestSpelled: what is spelt out in words, or printed with commas, is read as the same number.
func TestSpelled(t *testing.T) {
	commas := func(n int) string { return strings.TrimPrefix(facts.AtLeast(float64(n)).String(), "at least ") }
	for i, n := 1, 1; n < 2e9; i++ {
		for _, s := range []string{spell(n), commas(n), fmt.Sprint(n)} {
			list := Find(doc(s + " people")).List
			require.Len(t, list, 1, s)
			require.Equal(t, facts.Exactly(float64(n)), list[0].Quantity, s)
		}
		if n++; n > 1200 {
			n += n / 37
		}
	}
}

func TestArticle(t *testing.T) {
	d := doc("A man met an old man")
	n := Find(d)
	require.Len(t, n.List, 2)
	require.True(t, n.At(0).Article)
	require.True(t, n.At(3).Article)
	require.Nil(t, n.At(1))
	require.Nil(t, n.At(-1))
	require.Nil(t, n.At(99))
}

func TestLoad(t *testing.T) {
	data, err := kinds.FS.ReadFile("tables/numbers.yaml")
	require.NoError(t, err)
	_, err = Load("numbers.yaml", data)
	require.NoError(t, err)

	w, err := Load("n.yaml", []byte("words: [{phrase: oodles, low: 50, approx: true}]\nmodifiers: [{phrase: fully, means: same}]"))
	require.NoError(t, err)
	n := w.Find(doc("fully oodles of men"))
	require.Len(t, n.List, 1)
	require.Equal(t, "~50+", n.List[0].Quantity.Notation())

	_, err = Load("n.yaml", []byte("words: [{phrase: oodles, low: 50, high: 4}]\nmodifiers: [{phrase: fully, means: sane}]"))
	require.EqualError(t, err, "n.yaml:1:18: oodles: the bounds are not in order\nn.yaml:2:36: unknown meaning \"sane\": want least, over, most, under, about, nearly, more or same")
}

// FuzzFind: numbers are in order, disjoint and not empty, each core is inside its number, bounds are ordered, At agrees with List.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"at least 1,200 or more", "a a half hundred thousand million and and five", "10-15-20/3", "no no one", "between 1 and", "twenty-first of of", "1,234,567,890,123,456,789,012"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := doc(s)
		n := Find(d)
		last := 0
		for i := range n.List {
			x := &n.List[i]
			require.GreaterOrEqual(t, x.First, last)
			require.Less(t, x.First, x.Last)
			require.True(t, x.First <= x.Core.First && x.Core.First < x.Core.Last && x.Core.Last <= x.Last)
			require.True(t, x.Quantity.Low <= x.Quantity.High, "%v", x.Quantity)
			require.Equal(t, d.SentenceOf(x.First), d.SentenceOf(x.Last-1))
			require.Same(t, x, n.At(x.First))
			require.Equal(t, i, n.Index(x.Last-1))
			last = x.Last
		}
	})
}

func BenchmarkFind(b *testing.B) {
	s := ""
	for range 200 {
		s += "At least 76 people were killed in the strikes, officials said on Thursday, and hundreds of thousands fled the city of the north.\n"
	}
	d := doc(s)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		Find(d)
	}
}
