package events

import (
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

type recognisers struct {
	events *Recogniser
	people *people.Recogniser
	dates  *dates.Recogniser
}

var loaded = sync.OnceValues(func() (l recognisers, err error) {
	l.dates = dates.New()
	if l.events, err = New(); err != nil {
		return l, err
	}
	l.people, err = people.New()
	return l, err
})

// find runs the recognisers that events build on, as extraction does.
func find(t testing.TB, title, body string) (*Result, []dates.Mention) {
	l, err := loaded()
	require.NoError(t, err)
	a := &facts.Article{ID: "t", Parts: []facts.Part{{Name: "title", Text: title}, {Name: "body", Text: body}}}
	a.Published, _ = facts.ParseInstant("2026-03-05") // a Thursday
	d := text.Split(a)
	ds := l.dates.Find(d, numbers.Find(d))
	return l.events.Find(d, l.people.Find(d), ds), ds
}

// shape writes events as "head/class@place=mentions", the main one with a star.
func shape(e *Result) []string {
	var out []string
	for _, ev := range e.Events {
		s := ev.Head + "/" + ev.Class
		if len(ev.Place) > 0 {
			s += "@" + ev.Place[0]
		}
		var words []string
		for _, m := range ev.Mentions {
			words = append(words, e.doc.Article.Quote(m))
		}
		s += "=" + strings.Join(words, ",")
		if ev.Main {
			s = "*" + s
		}
		out = append(out, s)
	}
	return out
}

func TestEventsOfAnArticle(t *testing.T) {
	for _, c := range []struct {
		name, title, body string
		want              []string
	}{
		{"mentions of one event merge", "Fire in Lisbon", "A fire in Lisbon killed three people on Monday. The blaze began in a kitchen.",
			[]string{"*fire/fire@lisbon=Fire,fire,blaze,killed"}},
		{"another event by its words", "", "An earthquake in Peru killed 12 people on Monday. A similar earthquake in Chile killed 500 people in 2010.",
			[]string{"*earthquake/quake@PE=earthquake,killed", "earthquake/quake@CL=earthquake,killed"}},
		{"who acts is no place", "", "The US strikes on vessels in the Caribbean Sea have killed 40 people.",
			[]string{"*strikes/attack@caribbean sea=strikes,killed"}},
		{"campaign and strikes are one", "", "The strikes drew criticism. The bombing campaign, which began in May, goes on.",
			[]string{"*strikes/attack=strikes,bombing campaign"}},
		{"words inside a name are no event", "", "Readers of Crash Magazine asked about a flood.",
			[]string{"*flood/storm=flood"}},
		{"it goes on with the event before", "", "A fire in Lisbon killed three people on Monday.\nThe last quake in Peru was in February.\nIt killed 600 people.",
			[]string{"*fire/fire@lisbon=fire,killed", "quake/quake@PE=quake,killed"}},
		{"where it was felt is no place", "", "A quake in Peru, felt in Chile, killed two people.", []string{"*quake/quake@PE=quake,killed"}},
		{"deaths alone", "", "Two people died on Monday.", []string{"*death/death=died"}},
		{"nothing happened", "", "The museum is open.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e, _ := find(t, c.title, c.body)
			require.Equal(t, c.want, shape(e))
		})
	}
}

func TestWhatADateDates(t *testing.T) {
	for _, c := range []struct {
		body string
		want facts.Happening
		main bool // the date dates an event of the article
	}{
		{"The strikes began in September.", facts.Happening{Head: "began", Of: "strikes", Class: "attack", Phase: "start"}, true},
		{"The bombing campaign, which began in September, has killed 76 people.", facts.Happening{Head: "began", Of: "bombing campaign", Class: "attack", Phase: "start"}, true},
		{"The strikes ended on Tuesday.", facts.Happening{Head: "ended", Of: "strikes", Class: "attack", Phase: "end"}, true},
		{"Sunday's quake shook the town.", facts.Happening{Head: "quake", Class: "quake"}, true},
		{"The quake on Sunday shook the town.", facts.Happening{Head: "quake", Class: "quake"}, true},
		{"On Sunday, Ana Keller said the road was open.", facts.Happening{Head: "said", Phase: "said"}, false},
		{"A Friday statement named the town.", facts.Happening{Head: "statement"}, false},
		{"The clinic has grown since its founding in 1990.", facts.Happening{Head: "founding"}, false},
		{"The mayor spoke of her visit to Norway on Tuesday.", facts.Happening{Head: "visit", Class: "meeting"}, true},
		{"He sat on the board, serving from 1995.", facts.Happening{Head: "serving"}, false},
		{"Ana Keller resigned on Monday after a vote.", facts.Happening{Head: "resigned", Class: "appointment"}, true},
	} {
		e, ds := find(t, "", c.body)
		require.NotEmpty(t, ds, c.body)
		require.Equal(t, c.want, e.Datings[0].Happening, c.body)
		require.Equal(t, c.main, e.Datings[0].Event >= 0, c.body)
	}
}

func TestEventOfAStretch(t *testing.T) {
	body := "A fire in Lisbon killed three people on Monday. A crash in Oslo in 2019 killed nine. Two were children. They said so.\n\nPolice found one more body."
	e, _ := find(t, "", body)
	at := func(word string) string {
		for i := range e.doc.Tokens {
			if e.doc.Text(i) == word {
				return e.Events[e.Of(text.Range{First: i, Last: i + 1}).Event].Head
			}
		}
		return ""
	}
	require.Equal(t, "fire", at("three"))
	require.Equal(t, "crash", at("nine"))
	require.Equal(t, "crash", at("Two"), "a sentence without an event goes on with the one before it")
	require.Equal(t, "fire", at("one"), "a new paragraph goes back to the main event")
}

// FuzzEvents: no panic; every mention belongs to an event, one event is main, every date has a dating.
func FuzzEvents(f *testing.F) {
	f.Add("Fire", "A fire killed three people on Monday. Another fire in 2019 killed nine.")
	f.Add("", "since since began 2010's strikes 's in in")
	f.Fuzz(func(t *testing.T, title, body string) {
		e, ds := find(t, strings.ToValidUTF8(title, "?"), strings.ToValidUTF8(body, "?"))
		require.Len(t, e.Datings, len(ds))
		mains := 0
		for _, ev := range e.Events {
			if ev.Main {
				mains++
			}
		}
		require.Equal(t, min(1, len(e.Events)), mains)
		for _, m := range e.Mentions {
			require.True(t, m.Event >= 0 && m.Event < len(e.Events))
		}
	})
}

func BenchmarkFind(b *testing.B) {
	body := strings.Repeat("A fire in Lisbon killed three people on Monday, officials said. The blaze began in a kitchen and spread to the roof of the house.\n", 60)
	l, err := loaded()
	require.NoError(b, err)
	d := text.Split(&facts.Article{ID: "t", Published: facts.Day(2026, 3, 5), Parts: []facts.Part{{Name: "body", Text: body}}})
	names, ds := l.people.Find(d), l.dates.Find(d, numbers.Find(d))
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		l.events.Find(d, names, ds)
	}
}
