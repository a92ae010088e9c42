package facts

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestTextCompare(t *testing.T) {
	const treaty = "We will sign the treaty in the spring and our neighbours will follow"
	for _, c := range []struct {
		name, a, b string
		want       Relation
		reason     string
	}{
		{"verbatim", treaty, treaty, Equal, ""},
		{"case and punctuation", "It is over, he knows it.", "it is over – he knows it", Equal, ""},
		{"closing point", "fake.", "fake", Equal, ""},
		{"inner quotes", "They sang ‘We stay’ all night long", "They sang “We stay” all night long", Equal, ""},
		{"spelling", "The defence of our neighbours’ harbour was organised in the centre", "The defense of our neighbors' harbor was organized in the center", Equal, ""},
		{"doubled letter", "We travelled and cancelled our plans", "We traveled and canceled our plans", Equal, ""},
		{"filing is not filling", "They were filing the forms we need today", "They were filling the forms we need today", Overlaps, ""},
		{"ampersand", "roads & bridges need our money", "roads and bridges need our money", Equal, ""},
		{"contraction", "We don't think they'll come, it's late", "We do not think they will come, it is late", Equal, ""},
		{"number words", "Twenty-five houses and two hundred cars burned", "25 houses and 200 cars burned", Equal, ""},
		{"large numbers", "It will cost 1.5 million pounds this year", "It will cost 1,500,000 pounds this year", Equal, ""},
		{"mask", "Get off my f***ing lawn right now", "Get off my fucking lawn right now", Equal, ""},
		{"hyphen mask", "Get off my f-----g lawn right now", "Get off my fucking lawn right now", Equal, ""},
		{"initials", "The U.S. must stop this now", "The US must stop this now", Equal, ""},
		{"initials and name", "The United States must stop this now", "The US must stop this now", Equal, ""},
		{"bracketed name", "[The mayor] will resign before the vote on Monday", "He will resign before the vote on Monday", Equal, ""},
		{"name for pronoun", "I told Harlan to leave the building at once", "I told him to leave the building at once", Equal, ""},

		{"trimmed end", treaty, "We will sign the treaty in the spring", Refines, ""},
		{"trimmed start", "our neighbours will follow", treaty, Refined, ""},
		{"fragment", "a continuous stream of help", "We need a continuous stream of help from everyone", Refined, ""},
		{"ellipsis", "We will sign the treaty ... and our neighbours will follow", treaty, Refined, ""},
		{"bracketed ellipsis", "We will sign the treaty […] and our neighbours will follow", treaty, Refined, ""},
		{"both trimmed", "We will sign the treaty in the spring", "sign the treaty in the spring and our neighbours will follow", Overlaps, ""},
		{"left out without a mark", "We will sign the treaty and our neighbours will follow", treaty, Overlaps, ""},
		{"an article more", "I think the President is taking a big risk", "I think President is taking a big risk", Overlaps, ""},
		{"function word swapped", "We sign the treaty in the spring with them", "We sign the treaty in this spring with them", Overlaps, ""},
		{"form of a word", "He knows that the deal was signed in haste", "He knows that the deals was signed in haste", Overlaps, ""},
		{"misprint", "The goverment has promised to pay every family", "The government has promised to pay every family", Overlaps, ""},

		{"slipped-in not", "Against a flood, the answer is not common effort", "Against a flood, the answer is common effort", Disjoint, "negation: not"},
		{"slipped in among small words", "What can we do and where should we go", "What can not we do and where should we go", Disjoint, "negation: not"},
		{"lost never", "We will never leave this valley to them", "We will leave this valley to them", Disjoint, "negation: never"},
		{"contraction negated", "They can return to the valley this week", "They can't return to the valley this week", Disjoint, "negation: not"},
		{"number", "We lost 12 boats in the storm that night", "We lost 15 boats in the storm that night", Disjoint, "number: 12 / 15"},
		{"number in words", "We lost twelve boats in the storm that night", "We lost 15 boats in the storm that night", Disjoint, "number: 12 / 15"},
		{"content word", "the army is the answer to this crisis", "the army is the problem to this crisis", Disjoint, "word: answer / problem"},
		{"last word", "We do not want her and we reject her offer", "We do not want her and we reject her party", Disjoint, "word: offer / party"},
		{"number before word", "The army is the answer to all 12 of them tonight", "The army is the problem to all 15 of them tonight", Disjoint, "number: 12 / 15"},

		{"other words", "We will rebuild the bridge", "Nobody has asked for a tunnel", Incomparable, "different words"},
		{"other fragment", "fake", "false", Incomparable, "different words"},
		{"common words only", "it is what it is and that is that", "it is what they have and that is all", Incomparable, "different words"},
		{"empty", "…", "We will rebuild", Incomparable, "no words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Text(c.a).Compare(Text(c.b))
			require.Equal(t, c.want.String(), got.Relation.String(), "%v %v", Text(c.a).Words(), Text(c.b).Words())
			require.Equal(t, c.reason, got.Reason)
			back := Text(c.b).Compare(Text(c.a))
			switch c.want {
			case Refines:
				require.Equal(t, Refined.String(), back.Relation.String())
			case Refined:
				require.Equal(t, Refines.String(), back.Relation.String())
			default:
				require.Equal(t, c.want.String(), back.Relation.String())
			}
		})
	}
}

func TestTextCompareTypes(t *testing.T) {
	require.Equal(t, Comparison{Incomparable, "a text and a term are not compared"}, Text("a").Compare(Term("a")))
	require.Equal(t, Comparison{Incomparable, "one side has no value"}, Text("a").Compare(nil))
}

func TestTextAligns(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"fake", "“fake.”", true},
		{"fake", "a fake", false},
		{"negotiations will continue.", "The negotiations will continue,", true},
		{"a steady stream of help", "We need a steady stream of help today", true},
		{"of the", "most of the time", false},
		{"We lost 12 boats in the storm that night", "We lost 15 boats in the storm that night", true},
		{"So they both know that clean rivers & quiet roads are precious... we sign today", "We met on Monday and they both know that clean rivers and quiet roads are precious", true},
		{"big river bridge plan on hold", "The big river bridge plan will be shown next week but nobody will change my mind on what it does to the hills or any other hold", false},
		{"We will sign the treaty", "They never built the harbour", false},
		{"", "", false},
	} {
		require.Equal(t, c.want, Text(c.a).Aligns(Text(c.b)), "%q %q", c.a, c.b)
		require.Equal(t, c.want, Text(c.b).Aligns(Text(c.a)), "%q %q", c.b, c.a)
	}
}

func TestTextWords(t *testing.T) {
	for in, want := range map[string]string{
		"Don’t, they said":                    "do not they said",
		"The U.S. and the UK":                 "the u.s. and the u.k.",
		"two thousand and six people":         "2006 people",
		"one hundred thousand":                "100000",
		"one or two":                          "1 or 2",
		"he and five others":                  "he and 5 others",
		"45 per cent":                         "45 percent",
		"the mayor’s office":                  "the mayors office",
		"…":                                   "",
		"colour, labour, dialogue, analysing": "color labor dialog analyzing",
		"the first – and last – time":         "the 1st and last time",
	} {
		require.Equal(t, strings.Fields(want), Text(in).Words(), in)
	}
}

func TestTextGrams(t *testing.T) {
	a, b := Text("We lost it all, today").Grams(), Text("they say WE LOST IT here").Grams()
	require.Len(t, a, 3)
	require.Contains(t, b, a[0])
	require.Equal(t, Text("Fake.").Grams(), Text("“fake”").Grams())
	require.Empty(t, Text("...").Grams())
}

func TestTextChanges(t *testing.T) {
	got := Text("We lost 12 boats in the storm, sadly").Changes("We lost 15 boats in the storm")
	require.Equal(t, []Change{
		{Kind: NumberChange, A: []string{"12"}, B: []string{"15"}, AStart: 8, AEnd: 10, BStart: 8, BEnd: 10},
		{Kind: TrimChange, A: []string{"sadly"}, B: []string{}, AStart: 31, AEnd: 36, BStart: 29, BEnd: 29},
	}, got)
}

// A hostile pair of long texts without common ends must end at once.
func TestTextCompareBounded(t *testing.T) {
	start := time.Now()
	a := Text("x " + strings.Repeat("a b ", 500) + "y")
	b := Text("z " + strings.Repeat("b a ", 500) + "w")
	require.Equal(t, "too long to align", a.Compare(b).Reason)
	long := Text(strings.Repeat("word ", 300_000))
	require.Equal(t, "too long to align", long.Compare(long+"s").Reason)
	require.Less(t, time.Since(start), 5*time.Second)
}

func FuzzTextCompare(f *testing.F) {
	f.Add("We don't know.", "we do not know")
	f.Add("f***", "[…] twenty-five U.S.")
	f.Add("and hundred 1.", "**' ’s n't")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := Text(a).Compare(Text(b)), Text(b).Compare(Text(a))
		require.Equal(t, x.Relation == Equal, y.Relation == Equal)
		require.Equal(t, x.Relation == Incomparable, y.Relation == Incomparable)
		if own := Text(a).Compare(Text(a)); own.Relation != Incomparable {
			require.Equal(t, Equal, own.Relation)
		}
		require.Equal(t, x, Text(a).Compare(Text(b)))
	})
}

func BenchmarkTextCompare(b *testing.B) {
	x := Text(strings.Repeat("We will sign the treaty in the spring and our neighbours will follow. ", 3))
	y := "So " + x + " They know."
	b.SetBytes(int64(len(x) + len(y)))
	b.ReportAllocs()
	for b.Loop() {
		x.Compare(y)
	}
}

// Quotations that real outlets printed differently without changing a word.
func TestPrintedDifferently(t *testing.T) {
	for _, c := range [][2]string{
		{"Sen. Keller knows that but thinks the bridge should stand elsewhere", "Senator Keller knows that but thinks the bridge should stand elsewhere"},
		{"I heard a loud bang at about 6.15 a.m., then shouting", "I heard a loud bang at about 6.15am, then shouting"},
		{"a decorated F.B.I. agent and a good friend", "a decorated FBI agent and a good friend"},
		{"Momma, look, you have won the whole thing", "Mama, look, you have won the whole thing"},
	} {
		require.Equal(t, Equal.String(), Text(c[0]).Compare(Text(c[1])).Relation.String(), c[0])
	}
}
