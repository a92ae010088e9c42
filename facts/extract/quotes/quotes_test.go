package quotes

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// cast are the persons and bodies of the tests: full name, other forms, votes for a woman, office.
var cast = []struct {
	name   string
	forms  []string
	female int
	title  string
	body   bool
}{
	{"Ana Keller", []string{"Keller"}, 2, "defence minister", false},
	{"Hugo Marten", []string{"Marten"}, -2, "mayor", false},
	{"Ray Ito", []string{"Ito"}, -1, "", false},
	{"Borealis Rescue Service", []string{"Borealis"}, 0, "", true},
}

// find reads a text with the names of the cast found in it.
func find(t testing.TB, body string) (*text.Doc, *people.Result, *Result) {
	r, err := New()
	require.NoError(t, err)
	d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "title"}, {Name: "body", Text: body}}})
	p := &people.Result{}
	index := map[string]int{}
	for i := 0; i < len(d.Tokens); i++ {
		for c := range cast {
			for _, form := range append([]string{cast[c].name}, cast[c].forms...) {
				n := len(strings.Fields(form))
				if i+n > len(d.Tokens) || d.Slice(i, i+n) != form {
					continue
				}
				m := people.Mention{Range: text.Range{First: i, Last: i + n}, Sort: people.Body, Person: -1}
				if !cast[c].body {
					who, ok := index[cast[c].name]
					if !ok {
						who = len(p.Persons)
						index[cast[c].name] = who
						p.Persons = append(p.Persons, facts.Person{Name: facts.Name(cast[c].name), Female: cast[c].female})
					}
					m.Sort, m.Person = people.Person, who
					if k := i - len(strings.Fields(cast[c].title)); cast[c].title != "" && k >= 0 && strings.EqualFold(d.Slice(k, i), cast[c].title) {
						p.Titles = append(p.Titles, people.Title{Range: text.Range{First: k, Last: i + n}, Person: who, Name: m.Range,
							Words: text.Range{First: k, Last: i}, Office: facts.Office{Title: cast[c].title, Status: "current"}})
					}
				}
				p.Mentions = append(p.Mentions, m)
				i += n - 1
				goto next
			}
		}
	next:
	}
	return d, p, r.Find(d, p)
}

// quoted lists the quotations as "speaker: words", those in scare marks in brackets.
func quoted(t testing.TB, body string) []string {
	d, _, res := find(t, body)
	out := []string{}
	for _, q := range res.Quotes {
		s := q.Speaker + ": " + strings.ReplaceAll(d.Slice(q.First, q.Last), "\n", "|")
		if q.Scare {
			s = "[" + s + "]"
		}
		out = append(out, s)
	}
	return out
}

func TestPairing(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly", "“We will rebuild,” Keller said.", []string{"We will rebuild,"}},
		{"straight", `"We will rebuild," Keller said. "All of it."`, []string{"We will rebuild,", "All of it."}},
		{"mixed", `“We will rebuild," Keller said.`, []string{"We will rebuild,"}},
		{"single", "‘We will rebuild the dogs’ home,’ Keller said.", []string{"We will rebuild the dogs’ home,"}},
		{"straight single", "'We can't rebuild,' Keller said.", []string{"We can't rebuild,"}},
		{"typewriter", "``We will rebuild,'' Keller said.", []string{"We will rebuild,"}},
		{"doubled apostrophes", "''We will rebuild,'' Keller said.", []string{"We will rebuild,"}},
		{"guillemets", "«We will rebuild», Keller said.", []string{"We will rebuild"}},
		{"nested", "“He told me ‘never again’ twice,” Keller said.", []string{"He told me ‘never again’ twice,"}},
		{"nested of one sort", "“He said “never again” to me,” Keller said.", []string{"He said “never again” to me,"}},
		{"curly inside straight", `"He said “never again” to me," Keller said.`, []string{"He said “never again” to me,"}},
		{"apostrophes only", "The workers’ union and the dogs’ home are in rock 'n' roll.", []string{}},
		{"inches", `The 5" pipe and a 6" pipe burst.`, []string{}},
		{"over paragraphs", "“We will rebuild.\n\n“It will take years,” Keller said.", []string{"We will rebuild.", "It will take years,"}},
		{"over lines", "\"We will rebuild.\nIt will take years,\" Keller said.", []string{"We will rebuild.\nIt will take years,"}},
		{"stray space", "\"We will rebuild.\nIt will take years, \"Keller said.", []string{"We will rebuild.\nIt will take years,"}},
		{"never closed", "“We will rebuild the town.\n\nThe bridge fell on Monday.", []string{"We will rebuild the town."}},
		{"never closed, then another", "“We will rebuild. “It will take years,” Keller said.", []string{"We will rebuild.", "It will take years,"}},
		{"empty", "He said “” and \"\" twice.", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _, res := find(t, c.text)
			got := []string{}
			for _, q := range res.Quotes {
				got = append(got, d.Slice(q.First, q.Last))
			}
			require.Equal(t, c.want, got)
		})
	}
}

func TestSpeakers(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"after, subject first", "Ana Keller left. “We will rebuild it,” Keller said on Monday.", []string{"Ana Keller: We will rebuild it,"}},
		{"after, verb first", "“We will rebuild it,” said Hugo Marten, who leads the town.", []string{"Hugo Marten: We will rebuild it,"}},
		{"verb first with a role", "“We will rebuild it,” said town planner Hugo Marten.", []string{"Hugo Marten: We will rebuild it,"}},
		{"before", "Hugo Marten said: “We will rebuild it.”", []string{"Hugo Marten: We will rebuild it."}},
		{"before with that", "Hugo Marten said on Friday that the town had “no money left”.", []string{"Hugo Marten: no money left"}},
		{"between", "“We will rebuild it,” Marten said, “and pay for it.”", []string{"Hugo Marten: We will rebuild it,", "Hugo Marten: and pay for it."}},
		{"apposition", "“We will rebuild it,” Hugo Marten, the mayor of the town, said.", []string{"Hugo Marten: We will rebuild it,"}},
		{"told somebody", "“We will rebuild it,” Ray Ito, a friend of the town, told the Borealis Rescue Service.", []string{"Ray Ito: We will rebuild it,"}},
		{"name in apposition", "“We will rebuild it,” the planner, Hugo Marten, said.", []string{"Hugo Marten: We will rebuild it,"}},
		{"name behind a spokesman", "A spokesman for Keller, Ray Ito, said the town had “no money left”.", []string{"Ray Ito: no money left"}},
		{"party in brackets", "“We will rebuild it,” Marten (D-Lugo) told reporters.", []string{"Hugo Marten: We will rebuild it,"}},
		{"fragment", "Keller called the delay “fake.”", []string{"Ana Keller: fake."}},
		{"outer speaker", "Keller confirmed Marten instructed the staff to keep a “steady stream of help” going.", []string{"Ana Keller: steady stream of help"}},
		{"second clause", "Marten said it was over, but Keller called the end “a poor joke”.", []string{"Ana Keller: a poor joke"}},
		{"relative clause", "Marten, who said the town had “no money left”, went home.", []string{"Hugo Marten: no money left"}},
		{"participle", "Marten defended the plan, adding: “We have no money left.”", []string{"Hugo Marten: We have no money left."}},
		{"passive", "“We will rebuild it,” Marten was quoted as saying.", []string{"Hugo Marten: We will rebuild it,"}},
		{"quoted by an agency", "The agency quoted Marten as saying “we will rebuild it”.", []string{"Hugo Marten: we will rebuild it"}},
		{"according to", "The town has “no money left”, according to Hugo Marten.", []string{"Hugo Marten: no money left"}},
		{"possessive statement", "Marten’s statement said: “We will rebuild it.”", []string{"Hugo Marten: We will rebuild it."}},
		{"the statement", "Marten issued a letter and said he was sorry. “We will rebuild it,” the statement said.", []string{"Hugo Marten: We will rebuild it,"}},
		{"he", "Ana Keller spoke to Hugo Marten. Marten smiled. “We will rebuild it,” he said.", []string{"Hugo Marten: We will rebuild it,"}},
		{"she", "Ana Keller spoke. Hugo Marten smiled. “We will rebuild it,” she said.", []string{"Ana Keller: We will rebuild it,"}},
		{"the role", "Defence Minister Ana Keller met Hugo Marten. “We will rebuild it,” the minister said.", []string{"Ana Keller: We will rebuild it,"}},
		{"noun phrase", "“It shook for a minute,” one woman in Lugo said.", []string{"one woman in Lugo: It shook for a minute,"}},
		{"spokesman for", "“We will rebuild it,” said a spokesman for Hugo Marten.", []string{"a spokesman for Hugo Marten: We will rebuild it,"}},
		{"body", "“We will rebuild it,” the Borealis Rescue Service said.", []string{"the Borealis Rescue Service: We will rebuild it,"}},
		{"initials", "The Borealis Rescue Service came. “We will rebuild it,” the BRS said.", []string{"Borealis Rescue Service: We will rebuild it,"}},
		{"next sentence of the paragraph", "“We will rebuild it,” Marten said. “We have the money.”", []string{"Hugo Marten: We will rebuild it,", "Hugo Marten: We have the money."}},
		{"next paragraph", "“We will rebuild it,” Marten said in May.\n\n“The town must have the money by June.”", []string{"Hugo Marten: We will rebuild it,", "Hugo Marten: The town must have the money by June."}},
		{"paragraph before", "“We will rebuild it.\n\n“We have the money,” Marten said.", []string{"Hugo Marten: We will rebuild it.", "Hugo Marten: We have the money,"}},
		{"colon and new paragraph", "Marten wrote on Monday:\n\n“We will rebuild it.”", []string{"Hugo Marten: We will rebuild it."}},
		{"signature", "“We will rebuild it all.” — Hugo Marten", []string{"Hugo Marten: We will rebuild it all."}},
		{"agency behind the speaker", "Marten said the train sped up and “everyone went flying,” the Borealis Rescue Service reports.", []string{"Hugo Marten: everyone went flying,"}},
		{"nobody", "“It was dark and cold that night.”", []string{": It was dark and cold that night."}},
		{"scare word", "The “village” has no road.", []string{"[: village]"}},
		{"title of a work", "The film “Rivers of the North” opens today.", []string{"[: Rivers of the North]"}},
		{"nickname", "Ray “The Rock” Ito left.", []string{"[: The Rock]"}},
	} {
		t.Run(c.name, func(t *testing.T) { require.Equal(t, c.want, quoted(t, c.text)) })
	}
}

func TestAttributions(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string // "source | content"
	}{
		{"behind", "Twelve people were killed, police said.", []string{"police | Twelve people were killed,"}},
		{"behind with a day", "Twelve people were killed, officials said on Monday.", []string{"officials | Twelve people were killed,"}},
		{"in front", "The ministry said in a statement that twelve people were killed.", []string{"ministry | in a statement that twelve people were killed"}},
		{"in between", "The toll, police said, rose to twelve.", []string{"police | The toll, police said, rose to twelve"}},
		{"verb first", "Twelve people were killed, said Hugo Marten, the mayor.", []string{"Hugo Marten | Twelve people were killed,"}},
		{"according to, behind", "Twelve people were killed, according to the health ministry.", []string{"health ministry | Twelve people were killed,"}},
		{"according to, in front", "According to the health ministry, twelve people were killed.", []string{"health ministry | twelve people were killed"}},
		{"told", "Marten told the agency that twelve people were killed.", []string{"Hugo Marten | the agency that twelve people were killed"}},
		{"two sources", "Police said nine people died, but Marten said twelve were killed.", []string{"Police | nine people died,", "Hugo Marten | twelve were killed"}},
		{"relayed", "Nine people died, Marten said, the Borealis Rescue Service reported.",
			[]string{"Hugo Marten | Nine people died, Marten said, the Borealis Rescue Service reported", "Borealis Rescue Service | Nine people died, Marten said,"}},
		{"capital as a government", "Washington said it would send help.", []string{"Washington | it would send help"}},
		{"pronoun", "Ana Keller left on Monday. She said nine people had died.", []string{"Ana Keller | nine people had died"}},
		{"call is no statement", "Marten called the toll a shame.", []string{}},
		{"nouns are no verbs", "The disputed claims and a phone warning came late. There were reports of fire.", []string{}},
		{"adjective is no verb", "Strikes on alleged smugglers went on.", []string{}},
		{"infinitive", "Marten wanted to report the loss.", []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _, res := find(t, c.text)
			got := []string{}
			for _, a := range res.Attributions {
				got = append(got, a.Source+" | "+d.Slice(a.Content.First, a.Content.Last))
			}
			require.Equal(t, c.want, got)
		})
	}
}

// Properties: quotations lie inside one part, in order, apart from each other, without their marks at the start; attributions in one sentence;
// the same text gives the same result.
func FuzzQuotes(f *testing.F) {
	for _, s := range []string{"“We will rebuild,” Keller said.", "\"a\nb \"c", "'' `` ' ’ ‘ “ ” „ « »", "according to", "He, who said, was quoted as saying “", "“a “b” c”\n\n“", "\xff\"\x00"} {
		f.Add("T: "+s, s)
	}
	r, err := New()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, title, body string) {
		a := &facts.Article{Parts: []facts.Part{{Name: "title", Text: strings.ToValidUTF8(title, "")}, {Name: "body", Text: strings.ToValidUTF8(body, "")}}}
		d := text.Split(a)
		res := r.Find(d, &people.Result{})
		end := 0
		for _, q := range res.Quotes {
			require.GreaterOrEqual(t, q.First, end)
			require.Less(t, q.First, q.Last)
			require.LessOrEqual(t, q.Last, len(d.Tokens))
			require.Equal(t, d.Tokens[q.First].Part, d.Tokens[q.Last-1].Part)
			require.True(t, a.Valid(d.Span(q.First, q.Last)))
			require.NotEqual(t, text.Quote, d.Tokens[q.First].Class)
			end = q.Last
		}
		for _, at := range res.Attributions {
			require.Less(t, at.Content.First, at.Content.Last)
			require.Equal(t, d.SentenceOf(at.Content.First), d.SentenceOf(at.Content.Last-1))
			require.Equal(t, d.SentenceOf(at.Cue.First), d.SentenceOf(at.Cue.Last-1))
			require.True(t, at.Source != "" || at.Certainty == facts.Possible)
		}
		require.Equal(t, res, r.Find(d, &people.Result{}))
	})
}

func BenchmarkFind(b *testing.B) {
	const para = "“We will rebuild the bridge before winter,” Mayor Hugo Marten said on Monday, adding that the town had “no money left”. " +
		"Police said nine people had died in the flood, which reached Lugo at noon and cut the road to the north for most of the day. " +
		"The road was open again in the evening, and buses ran to the villages along the lake as they do on other days of the week.\n\n"
	body := strings.Repeat(para, 100)
	r, err := New()
	require.NoError(b, err)
	d, p, _ := find(b, body)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		r.Find(d, p)
	}
}
