package rules

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// amountKinds declares the kinds of amounts and places as far as rules need them.
func amountKinds() []facts.Kind {
	kind := func(name string, fields string, terms string, subjects ...facts.SubjectSpec) facts.Kind {
		k := facts.Kind{Name: name, Subjects: subjects}
		for _, f := range words1(fields) {
			k.Fields = append(k.Fields, facts.FieldSpec{Name: f, Type: facts.QuantityType})
		}
		for _, f := range words1(terms) {
			k.Fields = append(k.Fields, facts.FieldSpec{Name: f, Type: facts.TermType})
		}
		return k
	}
	spec := func(name, key string, value ...string) facts.SubjectSpec {
		return facts.SubjectSpec{Name: name, Key: words1(key), Value: value}
	}
	place := kind("place", "", "town country what day", spec("where", "event part", "place"), spec("scene", "what day part", "place"))
	place.Fields = append(place.Fields, facts.FieldSpec{Name: "place", Type: facts.NameType})
	return []facts.Kind{
		kind("money", "amount", "of", spec("sum", "of event part", "amount"), spec("thing", "of", "amount")),
		kind("percentage", "amount from to", "of move values", spec("share", "of event", "amount")),
		kind("magnitude", "value", "of", spec("magnitude", "of event", "value")),
		kind("votes", "count for against", "of body", spec("margin", "of event", "count"), spec("tally", "body event", "for", "against")),
		kind("area", "amount", "of", spec("burned", "of event", "amount")),
		place,
	}
}

func words1(s string) []string { list, _ := words(s); return list }

func TestSlip(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		digits int
		want   int
	}{
		{"2400000", "2400000000", 2, 1000},
		{"110", "110000000", 2, 1000000},
		{"2400000000", "2400000", 2, 1000},
		{"3000000", "3000000000", 2, 0}, // one digit says little
		{"3000000", "3000000000", 1, 1000},
		{"2400000", "2500000000", 2, 0},
		{"2400000", "2400000", 2, 0},
		{"0", "2400000", 1, 0},
		{"24+", "24000+", 2, 1000},
	} {
		a, ok := facts.ParseNotation(c.a)
		require.True(t, ok)
		b, ok := facts.ParseNotation(c.b)
		require.True(t, ok)
		require.Equal(t, c.want, slip(a, b, c.digits), "%s and %s", c.a, c.b)
	}
	require.Zero(t, slip(facts.Quantity{Low: 24, High: 24, Unit: "USD"}, facts.Quantity{Low: 24000, High: 24000, Unit: "EUR"}, 2), "two currencies")
}

func TestPercentChange(t *testing.T) {
	for _, c := range []struct {
		stated, from, to string
		fits             bool
	}{
		{"30", "50", "65", true},
		{"20", "50", "65", false},
		{"8", "2500000000", "2700000000", true},
		{"12", "2500000000", "2200000000", true},
		{"25", "400", "300", true},
		{"33", "400", "300", false},
		{"100", "20", "40", true},
		{"0.5", "1000", "1005", true},
		{"~30", "50", "67", true},
		{"50+", "100", "160", true},
		{"30", "0", "65", true}, // nothing can be said
	} {
		stated, _ := facts.ParseNotation(c.stated)
		from, _ := facts.ParseNotation(c.from)
		to, _ := facts.ParseNotation(c.to)
		require.Equal(t, c.fits, roundsTo(stated, percentChange(from, to)), "%s percent from %s to %s: %s", c.stated, c.from, c.to, percentChange(from, to))
	}
}

func TestDigitsOf(t *testing.T) {
	for f, want := range map[float64]int{0: 0, 3: 1, 300: 1, 2.5: 2, 2500000: 2, 1234: 4, 0.25: 2, 110e6: 2} {
		require.Equal(t, want, digitsOf(f), f)
	}
}

func TestElsewhere(t *testing.T) {
	at := func(place, town, country string) *facts.Statement {
		s := &facts.Statement{Value: []facts.Field{{Name: "place", Value: facts.Name(place)}}}
		for _, f := range [][2]string{{"town", town}, {"country", country}} {
			if f[1] != "" {
				s.Value = append(s.Value, facts.Field{Name: f[0], Value: facts.Term(f[1])})
			}
		}
		return s
	}
	lisbon, porto := at("Lisbon, Portugal", "lisbon", "PT"), at("Porto, Portugal", "porto", "PT")
	require.True(t, elsewhere(lisbon, porto))
	require.True(t, elsewhere(lisbon, at("Spain", "", "ES")))
	require.False(t, elsewhere(lisbon, at("Portugal", "", "PT")))
	require.False(t, elsewhere(lisbon, at("Porto, Portugal", "", "")), "near Porto")
	require.False(t, elsewhere(lisbon, lisbon))
	require.False(t, elsewhere(nil, lisbon))
}
