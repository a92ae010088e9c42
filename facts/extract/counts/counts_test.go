package counts

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/grammar"
	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
)

func recogniser(t testing.TB) *Recogniser {
	sources, err := grammar.Sources(kinds.FS)
	require.NoError(t, err)
	g, err := grammar.Load(sources...)
	require.NoError(t, err)
	r, err := New(g.Kind("casualty"))
	require.NoError(t, err)
	return r
}

func doc(s string) *text.Doc {
	a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: s}}}
	a.Published, _ = facts.ParseInstant("2015-06-01")
	return text.Split(a)
}

// show prints a count as tests write it: "killed 12+ of people [subset children] [possible] «at least 12 people were killed»".
func show(d *text.Doc, c *Count) string {
	s := c.Outcome + " " + c.Quantity.Notation()
	if c.Subset {
		s += " part:" + c.Part
	}
	if c.Background {
		s += " background"
	}
	if c.Period != "" {
		s += " (" + c.Period + ")"
	}
	if c.Certainty != facts.Asserted {
		s += " " + string(c.Certainty)
	}
	if c.Implicit {
		s += " implicit"
	}
	if c.Revised != "" {
		s += " " + c.Revised
	}
	return s + " «" + d.Slice(c.First, c.Last) + "»"
}

func TestFind(t *testing.T) {
	r := recogniser(t)
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"passive", "At least 12 people were killed in Lugo.", []string{"killed 12+ «At least 12 people were killed»"}},
		{"active, gapped", "The blast killed three and wounded five.", []string{"killed 3 «killed three»", "injured 5 «wounded five»"}},
		{"elided", "10 people were killed, 140 injured.", []string{"killed 10 «10 people were killed»", "injured 140 «140 injured»"}},
		{"participles", "A bus fell into a ravine, killing two, injuring three.", []string{"killed 2 «killing two»", "injured 3 «injuring three»"}},
		{"headline", "Seven dead, dozens hurt as ferry capsizes", []string{"killed 7 «Seven dead»", "injured ~24+ «dozens hurt»"}},
		{"left", "The clash left five dead and 16 injured.", []string{"killed 5 «left five dead»", "injured 16 «16 injured»"}},
		{"toll", "The death toll has risen to 76, officials said.", []string{"killed 76 «death toll has risen to 76»"}},
		{"toll at", "Police put the death toll at 14.", []string{"killed 14 «death toll at 14»"}},
		{"lives", "The war has claimed more than 660 lives.", []string{"killed 661+ «claimed more than 660 lives»"}},
		{"zero", "No one was injured, and there were no casualties.", []string{"injured 0 «No one was injured»", "casualties 0 «no casualties»"}},
		{"breakdown", "The fire killed 40 people, including 16 children.", []string{"killed 40 «killed 40 people»", "killed 16 part:children «16 children»"}},
		{"places", "The storm killed 20 people, 12 of them in Bogo.", []string{"killed 20 «killed 20 people»", "killed 12 part:in bogo «12 of them in Bogo»"}},
		{"grades", "Forty were wounded, 15 critically.", []string{"injured 40 «Forty were wounded»", "injured 15 part:critically injured «15 critically»"}},
		{"fatally", "Three people were shot, one fatally.", []string{"casualties 3 «Three people were shot»", "killed 1 «one fatally»"}},
		{"more of the same", "The quake killed 20 people. Rescuers found three more bodies.", []string{"killed 20 «killed 20 people»", "killed 3 part:three more bodies «three more bodies»"}},
		{"others beside another outcome", "One man died and three others were injured.", []string{"killed 1 «One man died»", "injured 3 «three others were injured»"}},
		{"singular", "A man was shot dead on Monday.", []string{"killed 1 implicit «A man was shot dead»"}},
		{"definite", "The driver was injured.", []string{"injured 1 implicit «The driver was injured»"}},
		{"age", "A 4-year-old died on Friday.", []string{"killed 1 implicit «A 4-year-old died»"}},
		{"sum", "Two men and a woman were killed.", []string{"killed 3 «Two men and a woman were killed»"}},
		{"sum of groups", "The crash killed 10 Spanish tourists and two local pilots.", []string{"killed 12 implicit «killed 10 Spanish tourists and two local pilots»", "killed 10 part:tourists «10 Spanish tourists»", "killed 2 part:pilots «two local pilots»"}},
		{"attackers", "Two gunmen were killed.", []string{"killed 2 part:attackers «Two gunmen were killed»"}},
		{"agents are no victims", "Two gunmen killed 12 people.", []string{"killed 12 «killed 12 people»"}},
		{"agent and name", "Two gunmen killed Ana Keller's guard.", nil},
		{"feared", "Police said 12 people were feared dead and 30 were hurt.", []string{"killed 12 possible «12 people were feared dead»", "injured 30 «30 were hurt»"}},
		{"could", "The strike may have killed as many as 20 people.", []string{"killed ..20 possible «killed as many as 20 people»"}},
		{"threat", "The group threatened to kill 12 hostages.", []string{"killed 12 planned «kill 12 hostages»"}},
		{"denied", "The army said it had not killed three farmers.", []string{"killed 3 denied «killed three farmers»"}},
		{"denial before the clause", "The navy denied that six sailors had been killed.", []string{"killed 6 denied «six sailors had been killed»"}},
		{"alleged", "A fisherman was allegedly killed.", []string{"killed 1 possible implicit «A fisherman was allegedly killed»"}},
		{"the dead", "The dead included two teachers.", []string{"killed 2 part:teachers «The dead included two teachers»"}},
		{"an occupation that no list has", "Twenty-one carvers were evacuated.", []string{"displaced 21 «Twenty-one carvers were evacuated»"}},
		{"no people on -ers", "Twelve trailers were evacuated.", nil},
		{"shot and treated", "Three people were shot in Lugo. They were taken to hospital.", []string{"injured 3 «Three people were shot»"}},
		{"shot, nothing known", "Three people were shot in Lugo.", []string{"casualties 3 «Three people were shot»"}},
		{"the verb of the group", "One of the five people shot and killed came from Lugo.", []string{"killed 1 part:one of the five people shot and killed «One of the five people shot and killed»", "killed 5 «five people shot and killed»"}},
		{"officers of all the hurt", "Eleven people were hurt. Three officers were hurt.", []string{"injured 11 «Eleven people were hurt»", "injured 3 part:officers «Three officers were hurt»"}},
		{"a clause between", "2 arrested in a shooting that killed 1, wounded 9", []string{"detained 2 «2 arrested»", "killed 1 «killed 1»", "injured 9 «wounded 9»"}},
		{"among the dead", "Two soldiers were among the dead.", []string{"killed 2 part:soldiers «Two soldiers were among the dead»"}},
		{"a toll that may rise", "The death toll could rise above 100.", []string{"killed 101+ possible «death toll could rise above 100»"}},
		{"a bare number in a series", "Fighting has killed more than 1,000 since April.", []string{"killed 1001+ background (since april) «killed more than 1,000»"}},
		{"series", "Strikes have killed at least 76 people since September.", []string{"killed 76+ background (since september) «killed at least 76 people»"}},
		{"another year", "In 2012, a similar attack killed 20 people.", []string{"killed 20 background «killed 20 people»"}},
		{"when-clause of another year", "It was the deadliest blast since 2004, when 190 people died.", []string{"killed 190 background «190 people died»"}},
		{"a comparison is no background", "Ten people were killed in the deadliest blast since 2004.", []string{"killed 10 «Ten people were killed»"}},
		{"detained", "Police arrested 23 suspects.", []string{"detained 23 «arrested 23 suspects»"}},
		{"displaced", "Flooding forced 4,000 people from their homes.", []string{"displaced 4000 «forced 4,000 people from their homes»"}},
		{"rescued", "Soldiers freed 21 of the more than 200 girls kidnapped in April.", []string{"rescued 21 «freed 21 of the more than 200 girls»", "abducted 201+ «more than 200 girls kidnapped»"}},
		{"missing", "About 300 villagers are still missing.", []string{"missing ~300 «About 300 villagers are still missing»"}},
		{"victims of a known total", "The crash killed 12 people. Officials named 10 of the 12 victims.", []string{"killed 12 «killed 12 people»", "killed 10 part:10 of the 12 victims «10 of the 12 victims»", "killed 12 «12 victims»"}},
		{"among", "A couple and their three sons were among 12 people killed.", []string{"killed 2 part:couple «A couple»", "killed 3 part:sons «three sons»", "killed 12 «12 people killed»"}},
		{"along with", "Seven guards were injured, along with three nurses.", []string{"injured 7 «Seven guards were injured»", "injured 3 part:nurses «three nurses»"}},
		{"revised", "The death toll was revised down to 40.", []string{"killed 40 revised «death toll was revised down to 40»"}},
		{"revised behind a comma", "Police said 27 people were killed, revising the toll down from 31.", []string{"killed 27 revising «27 people were killed»"}},
		{"time", "They killed 12 minutes off the clock.", nil},
		{"dead animals", "Walkers found 12 dead whales and three missing dogs.", nil},
		{"of the injured", "Two of the injured came from Lugo.", []string{"injured 2 part:two of the injured «Two of the injured»"}},
		{"animals", "The blaze killed 300 cows.", nil},
		{"objects", "The fire damaged 12 houses and 3 cars.", nil},
		{"money", "The fine of $12 killed the deal.", nil},
		{"a bill", "The committee killed 12 bills.", nil},
		{"hospital discharge", "Three men were released from hospital.", nil},
		{"runaway", "Two suspects fled.", nil},
		{"a year", "In 2012 soldiers died.", nil},
		{"an ordinal", "It was the third killed this week.", nil},
		{"ages of children", "He leaves sons Jan, 9, and Piet, 12.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := doc(c.text)
			var got []string
			for _, x := range r.Find(d, numbers.Find(d), nil) {
				got = append(got, show(d, &x))
			}
			require.ElementsMatch(t, c.want, got)
		})
	}
}

// TestPatternExamples: what the examples of the patterns say is what the recogniser finds, one to one.
func TestPatternExamples(t *testing.T) {
	r := recogniser(t)
	for _, p := range r.kind.Patterns {
		for _, e := range p.Examples {
			d := doc(e.Text)
			var want, got []string
			for _, fields := range e.Want {
				want = append(want, fmt.Sprint(fields))
			}
			for _, c := range r.Find(d, numbers.Find(d), nil) {
				got = append(got, fmt.Sprint([]grammar.Want{{Field: "count", Value: c.Quantity.Notation()}, {Field: "outcome", Value: c.Outcome}}))
			}
			require.ElementsMatch(t, want, got, "%s: %s", p.Name, e.Text)
		}
	}
}

func TestNamed(t *testing.T) {
	r := recogniser(t)
	p, err := people.New()
	require.NoError(t, err)
	d := doc("Maria Keller, 34, was pronounced dead at the scene. Police arrested John Miller. Maria Keller was a nurse.")
	found := r.Find(d, numbers.Find(d), p.Find(d))
	require.Len(t, found, 2)
	require.True(t, found[0].Named)
	require.Equal(t, "killed 1 «Maria Keller, 34, was pronounced dead»", show(d, &found[0]))
	require.True(t, found[1].Named)
	require.Equal(t, "detained 1 «arrested John Miller»", show(d, &found[1]))
}

func TestNew(t *testing.T) {
	_, err := New(nil)
	require.EqualError(t, err, "kind casualty is missing")
	g, err := grammar.Load(grammar.Source{File: "c.yaml", Data: []byte("kind: casualty\ndoc: x\nfields: {count: quantity}\nrecogniser: casualties")})
	require.NoError(t, err)
	_, err = New(g.Kind("casualty"))
	require.ErrorContains(t, err, "c.yaml: the recogniser casualties needs terms {attackers}")
}

// FuzzFind: counts are in text order, each inside one sentence with its number inside the part, bounds are ordered, a second run finds the same.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Two men, a woman and 3 of the 12 others were killed, 4 hurt, five of them critically, along with three nurses.",
		"The 12 victims. 10 of the 12 victims, including 3, 4 and 5 children, died on board. Killing everyone on board.",
		"no no one 's year-old a 4-year-old the the his her killed killed", "death toll death toll from 3 to 4 since since 1999",
	} {
		f.Add(s)
	}
	r := recogniser(f)
	p, err := people.New()
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, s string) {
		d := doc(s)
		n := numbers.Find(d)
		found := r.Find(d, n, p.Find(d))
		for i := range found {
			c := &found[i]
			require.True(t, 0 <= c.First && c.First < c.Last && c.Last <= len(d.Tokens))
			require.Equal(t, d.SentenceOf(c.First), d.SentenceOf(c.Last-1))
			require.True(t, c.Anchor.Len() > 0 && c.Anchor.Last <= len(d.Tokens))
			require.True(t, c.Quantity.Low <= c.Quantity.High)
			require.NotEmpty(t, c.Outcome)
			require.NotEmpty(t, c.Part)
			require.True(t, i == 0 || found[i-1].First <= c.First)
		}
		require.Equal(t, fmt.Sprint(found), fmt.Sprint(r.Find(d, n, p.Find(d))))
	})
}

func BenchmarkFind(b *testing.B) {
	s := strings.Repeat("At least 76 people were killed in the strikes, officials said on Thursday, and hundreds of thousands fled the city of the north. "+
		"The minister told reporters that the government would go on with its plan for the harbour, which began in the spring and cost $2.5 million. "+
		"Rescuers pulled three more bodies from the rubble, including two children, while residents of the old quarter waited for news of their relatives. ", 60)
	d := doc(s)
	n := numbers.Find(d)
	r := recogniser(b)
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		r.Find(d, n, nil)
	}
}
