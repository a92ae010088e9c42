package link

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

var kinds = []facts.Kind{
	{Name: "casualty", Fields: []facts.FieldSpec{{Name: "count", Type: facts.QuantityType}, {Name: "outcome", Type: facts.TermType}},
		Subjects: []facts.SubjectSpec{{Name: "toll", Key: []string{"outcome", "event", "part"}, Value: []string{"count"}, Grows: true, Label: "people {outcome} in {event}"}}},
	{Name: "title", Fields: []facts.FieldSpec{{Name: "person", Type: facts.NameType}, {Name: "office", Type: facts.OfficeType}},
		Subjects: []facts.SubjectSpec{{Name: "office", Key: []string{"person"}, Value: []string{"office"}, Many: true, Label: "the office of {person}"}}},
	{Name: "date", Fields: []facts.FieldSpec{{Name: "date", Type: facts.DateType}, {Name: "event", Type: facts.HappeningType}},
		Subjects: []facts.SubjectSpec{{Name: "when", Key: []string{"event"}, Value: []string{"date"}, Many: true, Label: "when {event}"}}},
}

// digest builds a digest of one article with one event in Lugo.
func digest(id, published string, fs ...facts.Fact) *facts.Digest {
	a := &facts.Article{ID: id, Outlet: id, Parts: []facts.Part{{Name: "title", Text: "Fire in Lugo"}, {Name: "body", Text: "Twelve people died."}}}
	a.Published, _ = facts.ParseInstant(published)
	for i := range fs {
		fs[i].Context.AsOf = a.Published
		if fs[i].Context.Certainty == "" {
			fs[i].Context.Certainty = facts.Asserted
		}
	}
	return &facts.Digest{Article: a, Facts: fs, Events: []facts.Event{fire("e1")}}
}

func fire(id string) facts.Event {
	return facts.Event{ID: id, Head: "fire", Class: "fire", Type: "fire", Place: []string{"lugo", "ES"}, Where: "Lugo", Main: true}
}

func toll(notation string, edit ...func(*facts.Fact)) facts.Fact {
	q, ok := facts.ParseNotation(notation)
	if !ok {
		panic(notation)
	}
	f := facts.Fact{Kind: "casualty", Fields: []facts.Field{{Name: "count", Value: q}, {Name: "outcome", Value: facts.Term("killed")}}}
	f.Context.Event, f.Context.Part = "e1", facts.Whole
	for _, e := range edit {
		e(&f)
	}
	return f
}

func title(person string, o facts.Office) facts.Fact {
	if o.Status == "" {
		o.Status = "current"
	}
	return facts.Fact{Kind: "title", Fields: []facts.Field{{Name: "person", Value: facts.Name(person)}, {Name: "office", Value: o}}}
}

func link(ds ...*facts.Digest) *Result { return Linker{Kinds: kinds, OneStory: true}.Link(ds) }

func TestOneSubjectTwoReadings(t *testing.T) {
	r := link(digest("a", "2026-03-02", toll("12+")), digest("b", "2026-03-02", toll("12")), digest("c", "2026-03-02", toll("12+")))
	require.Len(t, r.Subjects, 1)
	s := r.Subjects[0]
	require.Equal(t, "people killed in the fire in Lugo", s.Label)
	require.True(t, s.Grows)
	require.Len(t, s.Statements, 3)
	require.Len(t, s.Readings, 2)
	require.Equal(t, 2, s.Readings[0].Origins, "the reading of two outlets leads")
	require.Equal(t, "at least 12", s.Readings[0].Value[0].Value.String())
	require.Equal(t, [][]string{{""}, {""}, {""}}, r.Status)
}

func TestStatementOfOneArticle(t *testing.T) {
	for _, c := range []struct {
		name  string
		facts []facts.Fact
		want  string
		apart int
	}{
		{"the fuller of two that agree", []facts.Fact{toll("12+"), toll("14")}, "14", 0},
		{"a correction wins", []facts.Fact{toll("12"), toll("12"), toll("9", func(f *facts.Fact) { f.Context.Revised = "revised" })}, "9", 2},
		{"the value given more often", []facts.Fact{toll("3"), toll("12"), toll("12")}, "12", 1},
		{"a stated count, not a named victim", []facts.Fact{toll("1", func(f *facts.Fact) { f.Context.Named = true }), toll("4")}, "4", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := link(digest("a", "2026-03-02", c.facts...)).Subjects
			require.Len(t, s, 1)
			require.Len(t, s[0].Statements, 1)
			require.Equal(t, c.want, s[0].Statements[0].Get("count").String())
			require.Len(t, s[0].Statements[0].Apart, c.apart)
		})
	}
}

func TestLeftAloneWithReason(t *testing.T) {
	possible := toll("40", func(f *facts.Fact) { f.Context.Certainty = facts.Possible })
	noEv := toll("3", func(f *facts.Fact) { f.Context.Event = "" })
	part := toll("2", func(f *facts.Fact) { f.Context.Part = "children" })
	r := link(digest("a", "2026-03-02", possible, noEv, part), digest("b", "2026-03-02", toll("12")))
	require.Equal(t, [][]string{{notAsserted, noEvent, oneArticle}, {oneArticle}}, r.Status)
}

func TestPersonsAcrossArticles(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b []facts.Person
		one  bool // a[0] and b[0] are one person
	}{
		{"diacritics and case", []facts.Person{{Name: "Pedro Sánchez"}}, []facts.Person{{Name: "Pedro Sanchez"}}, true},
		{"another country", []facts.Person{{Name: "Pedro Sánchez", Country: "ES"}}, []facts.Person{{Name: "Pedro Arnulfo Sanchez", Country: "CO"}}, false},
		{"a longer form", []facts.Person{{Name: "Pedro Sanchez"}}, []facts.Person{{Name: "Pedro Arnulfo Sanchez", Country: "CO"}}, true},
		{"surname alone, one holder", []facts.Person{{Name: "Sanchez"}}, []facts.Person{{Name: "Pedro Sanchez"}}, true},
		{"surname alone, two holders", []facts.Person{{Name: "Sanchez"}}, []facts.Person{{Name: "Pedro Sanchez"}, {Name: "Ana Sanchez"}}, false},
		{"a shared surname", []facts.Person{{Name: "Ana Sanchez"}}, []facts.Person{{Name: "Pedro Sanchez"}}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, y := digest("a", ""), digest("b", "")
			x.Persons, y.Persons = c.a, c.b
			g := &group{digests: []*facts.Digest{x, y}, members: []int{0, 1}}
			g.joinPersons()
			require.Equal(t, c.one, g.persons[personRef{0, 0}] == g.persons[personRef{1, 0}])
		})
	}
}

func TestOfficesOfOnePersonHoldTogether(t *testing.T) {
	minister := facts.Office{Title: "Defence Minister", Role: "minister", Portfolios: []string{"defence"}, Body: "CO", Single: true}
	leader := facts.Office{Title: "party leader", Role: "party leader"}
	x := digest("a", "2026-03-02", title("Ana Lopez", minister), title("Ana Lopez", leader))
	y := digest("b", "2026-03-02", title("Ana Lopez", minister))
	x.Persons, y.Persons = []facts.Person{{Name: "Ana Lopez"}}, []facts.Person{{Name: "Ana Lopez"}}
	r := link(x, y)
	require.Len(t, r.Subjects, 1)
	require.Equal(t, "the office of Ana Lopez", r.Subjects[0].Label)
	require.Len(t, r.Subjects[0].Statements, 3)
}

func TestEventsMeetOrStayApart(t *testing.T) {
	day := func(n int) facts.Instant { return facts.Day(2026, time.March, n) }
	for _, c := range []struct {
		name string
		edit func(*facts.Event)
		one  bool
	}{
		{"nothing contradicts", func(*facts.Event) {}, true},
		{"another country", func(e *facts.Event) { e.Place = []string{"lugo", "IT"} }, false},
		{"another day", func(e *facts.Event) { e.When = day(9) }, false},
		{"the night after", func(e *facts.Event) { e.When = day(3) }, true},
		{"another class", func(e *facts.Event) { e.Class = "vote" }, false},
		{"a kindred class", func(e *facts.Event) { e.Class, e.Type = "explosion", "explosion" }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, y := digest("a", "2026-03-02"), digest("b", "2026-03-02")
			x.Events[0].When = day(2)
			c.edit(&y.Events[0])
			events := link(x, y).Stories[0].Events
			require.Equal(t, c.one, len(events) == 1)
		})
	}
}

func TestOrigins(t *testing.T) {
	shingles := make([]uint64, 40)
	for i := range shingles {
		shingles[i] = uint64(i + 1)
	}
	for _, c := range []struct {
		name string
		edit func(a, b *facts.Digest)
		want int
	}{
		{"two texts", func(a, b *facts.Digest) {}, 2},
		{"one agency", func(a, b *facts.Digest) {
			a.Article.Credits, b.Article.Credits = []string{"Reuters"}, []string{"reuters"}
		}, 1},
		{"by-line credits the other outlet", func(a, b *facts.Digest) { b.Article.Credits = []string{"The A"} }, 1},
		{"lead cites the other outlet", func(a, b *facts.Digest) {
			b.Facts[0].Context.Lead, b.Facts[0].Context.Claimant = true, "the A newspaper"
		}, 1},
		{"the text below cites the other outlet", func(a, b *facts.Digest) { b.Facts[0].Context.Claimant = "the A newspaper" }, 2},
		{"both cite the police", func(a, b *facts.Digest) {
			a.Facts[0].Context.Lead, a.Facts[0].Context.Claimant = true, "police"
			b.Facts[0].Context.Lead, b.Facts[0].Context.Claimant = true, "police"
		}, 2},
		{"one outlet", func(a, b *facts.Digest) { b.Article.Outlet = a.Article.Outlet }, 1},
		{"half a copy", func(a, b *facts.Digest) { a.Sketch.Shingles, b.Sketch.Shingles = shingles, shingles[:20] }, 1},
		{"a shared quotation", func(a, b *facts.Digest) {
			a.Sketch.Shingles, b.Sketch.Shingles = shingles[:24], append(shingles[20:24:24], 90, 91, 92, 93, 94, 95, 96, 97, 98, 99)
		}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, y := digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-02", toll("12"))
			c.edit(x, y)
			r := link(x, y)
			require.Len(t, r.Origins, c.want)
			require.Equal(t, c.want, r.Subjects[0].Readings[0].Origins)
		})
	}
}

func TestNewest(t *testing.T) {
	r := link(digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-04", toll("15")), digest("c", "", toll("14")))
	var got []bool
	for _, s := range r.Subjects[0].Statements {
		got = append(got, s.Newest)
	}
	require.Equal(t, []bool{false, true, true}, got, "a statement without a time may be the newest")
}

func TestStories(t *testing.T) {
	counts := func(words ...uint64) (out []facts.WordCount) {
		for _, w := range words {
			out = append(out, facts.WordCount{Hash: w, Count: 2})
		}
		return out
	}
	with := func(id, published string, words []facts.WordCount) *facts.Digest {
		d := digest(id, published)
		d.Sketch.Words = words
		return d
	}
	x := with("a", "2026-03-02", counts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	for _, c := range []struct {
		name string
		d    *facts.Digest
		one  bool
	}{
		{"half of the words", with("b", "2026-03-02", counts(1, 2, 3, 4, 5, 21, 22, 23, 24, 25)), true},
		{"one word", with("b", "2026-03-02", counts(1, 21, 22, 23, 24, 25, 26, 27, 28, 29)), false},
		{"a month and a half later", with("b", "2026-04-20", counts(1, 2, 3, 4, 21, 22, 23, 24, 25, 26)), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Linker{Kinds: kinds}.Link([]*facts.Digest{x, c.d})
			require.Equal(t, c.one, len(r.Stories) == 1)
		})
	}
}
