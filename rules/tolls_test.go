package rules

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// tollFact is a killed count in a text of one sentence; its mention is the first words of the text.
func tollFact(text, mention string, q facts.Quantity) (factValue, *facts.Digest) {
	start := strings.Index(text, mention)
	end := len(text)
	if i := strings.Index(text, ". "); i >= 0 {
		end = i + 1
	}
	d := &facts.Digest{Article: &facts.Article{ID: "a", Outlet: "A", Parts: []facts.Part{{Name: "body", Text: text}}}, Facts: []facts.Fact{{Kind: "casualty",
		Span: facts.Span{Start: start, End: start + len(mention)}, Sentence: facts.Span{End: end},
		Fields:  []facts.Field{{Name: "count", Value: q}, {Name: "outcome", Value: facts.Term("killed")}, {Name: "of", Value: facts.Term("people")}},
		Context: facts.Context{Part: facts.Whole, Certainty: facts.Asserted}}}}
	return factValue{"": &d.Facts[0], "article": articleValue{"": d}}, d
}

func TestPartsOf(t *testing.T) {
	for _, c := range []struct {
		text     string
		sum      string // in short notation, "" for no parts
		complete bool
		parts    string
	}{
		{"Ten people died, seven in Arbo and four in Davit, police said.", "11", true, "seven in Arbo and four in Davit"},
		{"Ten people died in the storm: seven in Arbo province, two in Lugo and one in Davit.", "10", true, "seven in Arbo province, two in Lugo and one in Davit"},
		{"Ten people died — six men and four women.", "10", true, "six men and four women"},
		{"Ten people died: at least six in Arbo and four in Davit.", "10+", true, "at least six in Arbo and four in Davit"},
		{"Ten people died, including six men and two women.", "8", false, "including six men and two women"},
		{"Ten people died in the storm. Seven were killed in Arbo, 1,004 in Lugo and four in Davit.", "1015", false, "Seven were killed in Arbo, 1,004 in Lugo and four in Davit"},
		{"Ten people died, seven in Arbo.", "", false, ""},
		{"Ten people died: six men, four boys and two children.", "", false, ""},     // boys are children
		{"Ten people died: six men and four firefighters.", "", false, ""},           // two ways of grouping
		{"Ten people died, seven in Arbo and four in Davit injured.", "", false, ""}, // another outcome follows
		{"Ten people died, seven in March and four in April.", "", false, ""},        // times, not places
		{"Ten people died, seven in Arbo and seven in Arbo.", "", false, ""},         // one place twice
		{"Ten people died, 34 and 36 years old.", "", false, ""},                     // ages
		{"Ten people died in the storm. Seven were hurt in Arbo and four in Davit.", "", false, ""},
		{"Ten people died:", "", false, ""},
		{"Ten people died, seven in \xff and four in \xff.", "", false, ""},
	} {
		v, _ := tollFact(c.text, "Ten people died", facts.Exactly(10))
		got := partsOf(v)
		if c.sum == "" {
			require.Empty(t, got.parts, c.text)
			continue
		}
		require.Equal(t, c.sum, got.sum().Notation(), c.text)
		require.Equal(t, c.complete, got.complete, c.text)
		require.Equal(t, c.parts, got.text, c.text)
	}
}

func TestMiscounted(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Police named three suspects: Peter Marsh, 27, and Robert Dunn, 34.", "“three suspects”, then 2 names: Peter Marsh, Robert Dunn"},
		{"The two men killed were identified as Peter Marsh (27), Robert Dunn (34) and Carl Hollis (40).", "“two men”, then 3 names: Peter Marsh, Robert Dunn, Carl Hollis"},
		{"Three officers — Peter Marsh and Robert Dunn — were hurt.", "“Three officers”, then 2 names: Peter Marsh, Robert Dunn"},
		{"Police named two suspects: Peter Marsh, 27, and Robert Dunn, 34.", ""},
		{"Police named three suspects: Peter Marsh, 27, Robert Dunn, 34.", ""},          // no closing "and"
		{"Police named three suspects, including Peter Marsh and Robert Dunn.", ""},     // some of them
		{"Three suspects, Peter Marsh and Robert Dunn and a boy of 15, fled.", ""},      // goes on without a name
		{"Three days later, Peter Marsh and Robert Dunn were held.", ""},                // no people
		{"Three of the suspects, Peter Marsh and Robert Dunn, fled.", ""},               // of: a part
		{"There were at least three suspects: Peter Marsh and Robert Dunn.", ""},        // a bound
		{"Police held three men. The suspects, Peter Marsh and Robert Dunn, fled.", ""}, // another sentence
	} {
		d := &facts.Digest{Article: &facts.Article{ID: "a", Outlet: "A", Parts: []facts.Part{{Name: "body", Text: c.text}}}}
		for _, name := range []string{"Peter Marsh", "Robert Dunn", "Carl Hollis"} {
			if i := strings.Index(c.text, name); i >= 0 {
				d.Persons = append(d.Persons, facts.Person{Name: facts.Name(name), Mentions: []facts.Span{{Start: i, End: i + len(name)}}})
			}
		}
		v := articleValue{"": d}
		require.Equal(t, c.want, miscounted(v), c.text)
		found, _ := v[partner].([]*facts.Fact)
		require.Equal(t, c.want != "", len(found) == 1, c.text)
		for _, f := range found {
			require.True(t, d.Article.Valid(f.Span))
			require.Contains(t, d.Article.Quote(f.Sentence), d.Article.Quote(f.Span))
		}
	}
}

// TestRise: many readings that grow are one finding with a time line and all evidence.
func TestRise(t *testing.T) {
	n := facts.Exactly
	got, errs := builtins(t).Only(func(r *Rule) bool { return r.ID == "toll-update" }).Eval(context.Background(), input(testKinds()[0], 0,
		says{outlet: "C", day: 6, value: n(19)}, says{outlet: "A", day: 2, value: n(12)}, says{outlet: "B", day: 4, value: n(15)}, says{outlet: "D", day: 4, value: n(15)}))
	require.Empty(t, errs)
	require.Len(t, got, 1)
	require.Equal(t, "the toll: 12 (A, 2 March), 15 (B, D, 4 March), 19 (C, 6 March)", got[0].Message)
	require.Len(t, got[0].Evidence, 4)
	require.Equal(t, []string{"12", "15", "19"}, got[0].Values)
	require.Equal(t, Update, got[0].Verdict)
}

// TestPartial: a subject with too many readings is a note of its own type.
func TestPartial(t *testing.T) {
	var all []says
	for i := range 220 {
		all = append(all, says{outlet: fmt.Sprint("O", i), day: 2, value: facts.Exactly(float64(1000 + i))})
	}
	_, errs := builtins(t).Only(func(r *Rule) bool { return r.ID == "toll-confirmed" }).Eval(context.Background(), input(testKinds()[0], 0, all...))
	require.Len(t, errs, 1)
	var partial *Partial
	require.True(t, errors.As(errs[0], &partial))
	require.EqualError(t, partial, `rule toll-confirmed, "the toll": only the first 20000 pairs of readings were compared`)
}

// TestWhole: a subject knows the whole that it is a part of, and a whole its parts.
func TestWhole(t *testing.T) {
	in := input(testKinds()[0], 0, says{outlet: "A", day: 2, value: facts.Exactly(12)})
	whole := in.Subjects[0]
	whole.Key = []facts.Field{{Name: "outcome", Value: facts.Term("killed")}, {Name: "event", Value: facts.Term("e")}, {Name: "part", Value: facts.Term(facts.Whole)}}
	part := *whole
	part.ID, part.Key = "part", []facts.Field{whole.Key[0], whole.Key[1], {Name: "part", Value: facts.Term("in arbo")}}
	other := *whole
	other.ID, other.Key = "other", []facts.Field{{Name: "outcome", Value: facts.Term("injured")}, whole.Key[1], {Name: "part", Value: facts.Term("in arbo")}}
	in.Subjects = append(in.Subjects, &part, &other)
	o := newObjects(builtins(t).world, in)
	parts := o.subject(whole)["parts"].([]any)
	require.Len(t, parts, 1)
	require.Equal(t, "part", parts[0].(subjectValue)["id"])
	require.Equal(t, whole.ID, o.subject(&part)["whole"].(subjectValue)["id"])
	require.Equal(t, "", o.subject(&other)["whole"].(subjectValue)["id"], "injured people are no part of the killed")
	require.Empty(t, o.subject(&part)["parts"])
}

func TestRare(t *testing.T) {
	for n, want := range map[float64]bool{279: true, 1213: true, 1200: false, 12: false, 2019: false, 911: false, 1_000_001: true, 12.5: false} {
		require.Equal(t, want, rare(facts.Exactly(n), 3), n)
	}
	require.False(t, rare(facts.AtLeast(279), 3))
}

func TestMoment(t *testing.T) {
	clock := facts.Instant{From: time.Date(2026, 3, 2, 9, 5, 0, 0, time.UTC), To: time.Date(2026, 3, 2, 9, 6, 0, 0, time.UTC)}
	require.Equal(t, "09:05", moment(clock, true))
	require.Equal(t, "2 March 09:05", moment(clock, false))
	require.Equal(t, "2 March", moment(facts.Day(2026, 3, 2), false))
	require.Equal(t, "", moment(facts.Instant{}, false))
}

func TestSentenceAround(t *testing.T) {
	a := &facts.Article{Parts: []facts.Part{{Name: "body", Text: "Título\nIt rained. The flood took 214 houses in Mr. Vale's town, police said. More rain."}}}
	i := strings.Index(a.Parts[0].Text, "214 houses")
	require.Equal(t, "The flood took 214 houses in Mr.", a.Quote(sentenceAround(a, facts.Span{Start: i, End: i + 10})))
	require.Equal(t, "Título", a.Quote(sentenceAround(a, facts.Span{End: 1})))
}

// FuzzParts: any words after a total give no panic, and what is read is in the text.
func FuzzParts(f *testing.F) {
	f.Add("Ten people died, seven in Arbo and four in Davit, police said.")
	f.Add("Ten people died: six men, four women and a boy. More")
	f.Add("Ten people died in the storm. Seven died in Arbo, 3,0 in Lugo and four in Davit")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8("Ten people died"+s, "?")
		v, d := tollFact(s, "Ten people died", facts.Exactly(10))
		if got := partsOf(v); len(got.parts) > 0 {
			require.Contains(t, s, got.text)
			require.GreaterOrEqual(t, got.sum().High, got.sum().Low)
		}
		d.Persons = []facts.Person{{Name: "x y", Mentions: []facts.Span{{Start: 4, End: 10}, {Start: 11, End: 15}}}}
		miscounted(articleValue{"": d})
		for i := range s {
			nounAfter(s, i)
			around := sentenceAround(d.Article, facts.Span{Start: i, End: i})
			require.True(t, d.Article.Valid(around) && around.Start <= i && around.End >= i)
			digits(s, i)
		}
	})
}
