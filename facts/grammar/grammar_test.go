package grammar

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/text"
)

// kindWith makes a kind of power cuts with the given patterns.
func kindWith(t testing.TB, patterns string) *Kind {
	g, err := Load(Source{File: "cuts.yaml", Data: []byte(`kind: cuts
doc: customers without power
fields: {count: quantity, cause: term, who: text}
terms:
  homes: [homes, customers, "power users"]
  gone: [without power, without electricity, in the dark]
senses:
  causes:
    storm: [storm, storms, high winds]
    fire: [fire, blaze]
patterns:
` + patterns)})
	require.NoError(t, err)
	return &g.Kinds[0]
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		name, patterns, text string
		want                 []string
	}{
		{"words, tables and a number", "- {name: a, match: 'count=<number> {homes} were? {gone}'}", "About 800 customers were without power.", []string{"a {count: ~800}"}},
		{"a phrase of two words in a table", "- {name: a, match: 'count=<number> {homes} {gone}'}", "12 power users in the dark", []string{"a {count: 12}"}},
		{"a sense", "- {name: a, match: 'cause={causes} cut off count=<number> {homes}'}", "High winds cut off 30 homes", []string{"a {cause: storm, count: 30}"}},
		{"a constant", "- {name: a, match: 'count=<number> {homes}', cause: storm}", "30 homes", []string{"a {count: 30, cause: storm}"}},
		{"words captured as text", "- {name: a, match: 'who=(the grid) failed'}", "The grid failed", []string{"a {who: The grid}"}},
		{"longest wins", "- {name: a, match: 'count=<number> {homes}'}\n- {name: b, match: 'count=<number> {homes} {gone}'}", "30 homes without power", []string{"b {count: 30}"}},
		{"then file order", "- {name: a, match: 'count=<number> homes'}\n- {name: b, match: 'count=<number> {homes}'}", "30 homes", []string{"a {count: 30}"}},
		{"reject consumes", "- {name: a, match: '<number> {homes} for sale', reject: true}\n- {name: b, match: 'count=<number> {homes}'}", "30 homes for sale and 20 homes", []string{"b {count: 20}"}},
		{"a gap", "- {name: a, match: 'count=<number> {homes} ..4 dark'}", "30 homes in town are dark", []string{"a {count: 30}"}},
		{"a gap does not cross a comma", "- {name: a, match: 'count=<number> {homes} ..4 dark'}", "20 homes, a dark day", nil},
		{"a clause between commas", "- {name: a, match: 'count=<number> {homes} ..clause went dark'}", "20 homes, most of them in Lugo, went dark", []string{"a {count: 20}"}},
		{"a relative clause", "- {name: a, match: 'count=<number> {homes} ..clause went dark'}", "20 homes that stand by the river went dark", []string{"a {count: 20}"}},
		{"brackets", "- {name: a, match: 'count=<number> {homes} ..clause went dark'}", "20 homes (all in Lugo) went dark", []string{"a {count: 20}"}},
		{"repeats", "- {name: a, match: 'count=<number> (very|so)*2 dark homes'}", "20 very very dark homes, 30 so so so dark homes", []string{"a {count: 20}"}},
		{"alternatives of groups", "- {name: a, match: '(cut off)|(switched off) count=<number>'}", "It cut off 5 homes and switched off 6", []string{"a {count: 5}", "a {count: 6}"}},
		{"a quoted mark", `- {name: a, match: 'outage ":" count=<number>'}`, "Outage: 40", []string{"a {count: 40}"}},
		{"an article is no number", "- {name: a, match: 'count=<number> home|homes'}", "a home", nil},
		{"a year is no number", "- {name: a, match: 'count=<number> {homes}'}", "the 1967 homes", nil},
		{"no match over sentences", "- {name: a, match: 'count=<number> ..3 dark'}", "It hit 20. Dark clouds came.", nil},
	} {
		_, found := kindWith(t, c.patterns).Try(c.text)
		var got []string
		for i := range found {
			got = append(got, found[i].String())
		}
		require.Equal(t, c.want, got, c.name)
	}
}

func TestPhrases(t *testing.T) {
	k := builtin(t).Kind("casualty")
	for _, c := range []struct {
		text, phrase, count string
	}{
		{"at least 12 people in", "at least 12 people", "12+"},
		{"two young Spanish soldiers in", "two young Spanish soldiers", "2"},
		{"dozens of villagers in", "dozens of villagers", "~24+"},
		{"two men and a woman in", "two men and a woman", "3"},
		{"two men, three women and five children in", "two men, three women and five children", "10"},
		{"a woman and her two sons in", "a woman and her two sons", "3"},
		{"two of the three victims in", "two of the three victims", "2"},
		{"a family of five in", "a family of five", "5"},
		{"23 heavily armed Somali and Yemeni pirates in", "23 heavily armed Somali and Yemeni pirates", "23"},
		{"12 Somali and 11 Yemeni pirates in", "12 Somali and 11 Yemeni pirates", "23"},
		{"three police officers in", "three police officers", "3"},
		{"12 in", "12", "12"},
	} {
		d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: c.text}}})
		found := k.Phrases(&Input{Doc: d, Numbers: numbers.Find(d)}, 0)
		require.NotEmpty(t, found, c.text)
		require.Equal(t, c.phrase, d.Slice(found[0].Range.First, found[0].Last), c.text)
		require.Equal(t, c.count, found[0].Quantity.Notation(), c.text)
	}
	for _, none := range []string{"$12 in", "12% of", "12-year-old men", "12 cars in", "a car in"} {
		d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: none}}})
		for _, p := range k.Phrases(&Input{Doc: d, Numbers: numbers.Find(d)}, 0) {
			require.Less(t, p.Head, 0, none)
		}
	}
}

func TestEarlierKinds(t *testing.T) {
	g, err := Load(
		Source{File: "a.yaml", Data: []byte("kind: storm\ndoc: storms\nfields: {name: name}\npatterns: [{name: s, match: 'storm name=keller'}]")},
		Source{File: "b.yaml", Data: []byte("kind: cut\ndoc: cuts\nfields: {storm: name, count: quantity}\npatterns: [{name: c, match: 'storm=<storm> cut off count=<number>'}]")},
	)
	require.NoError(t, err)
	d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: "Storm Keller cut off 30 homes."}}})
	in := &Input{Doc: d, Numbers: numbers.Find(d)}
	first := g.Kinds[0].Match(in)
	require.Len(t, first, 1)
	in.Facts = append(in.Facts, Fact{Range: first[0].Range, Kind: "storm", Value: first[0].Captures[0].Value})
	second := g.Kinds[1].Match(in)
	require.Len(t, second, 1)
	require.Equal(t, "c {storm: Storm Keller, count: 30}", second[0].String())
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ name, file, want string }{
		{"unknown key", "kind: a\ndoc: b\nfeilds: {x: term}", `k.yaml:3:1: unknown key "feilds"`},
		{"unknown type", "kind: a\ndoc: b\nfields: {x: quantty}\nrecogniser: r", `k.yaml:3:13: field x: unknown type "quantty" (did you mean "quantity"?)`},
		{"unknown terms", "kind: a\ndoc: b\nfields: {x: term}\nterms: {people: [men]}\npatterns:\n- name: p\n  match: x={peeple} died", `k.yaml:7:12: pattern p: unknown terms {peeple} (did you mean "people"?)`},
		{"unknown field", "kind: a\ndoc: b\nfields: {count: term}\npatterns:\n- name: p\n  match: coutn=many died", `k.yaml:6:10: pattern p: unknown field "coutn" (did you mean "count"?)`},
		{"unknown constant", "kind: a\ndoc: b\nfields: {count: term}\npatterns:\n- name: p\n  match: count=many died\n  coutn: x", `k.yaml:7:3: unknown field or key "coutn" (did you mean "count"?)`},
		{"gap first", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: ..3 x=dead", "k.yaml:6:10: pattern p: a gap stands first: begin with a word, a table or a number"},
		{"gap last", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=dead ..clause", "k.yaml:6:17: pattern p: a gap stands last"},
		{"nothing", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=dead?", "k.yaml:6:10: pattern p: every item is optional: it would match nothing"},
		{"unclosed", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=(dead or", `k.yaml:6:12: pattern p: the group is never closed: a ")" is missing`},
		{"bad gap", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=dead ..99 men", "k.yaml:6:19: pattern p: a gap needs a number from 1 to 12"},
		{"no capture", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: many died", "k.yaml:6:10: pattern p captures no field; write field=item, or reject: true"},
		{"not a quantity", "kind: a\ndoc: b\nfields: {x: quantity}\npatterns:\n- name: p\n  match: x=many", "k.yaml:6:10: pattern p: field x is a quantity: its item needs <number> or <np>"},
		{"itself", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=<a>", "k.yaml:6:12: pattern p: <a> is the kind itself: an item takes other kinds only"},
		{"later kind", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=<b>", "k.yaml:6:12: pattern p: unknown kind <b>"},
		{"twice", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- {name: p, match: x=a}\n- {name: p, match: x=b}", "k.yaml:6:10: pattern p stands twice"},
		{"example", "kind: a\ndoc: b\nfields: {x: quantity}\nrecogniser: r\nexamples:\n  \"Ten died\": {x: ten}", `k.yaml:6:16: example: "ten" is no quantity; write 12, 12+, ..20, 10..15 or ~80`},
		{"subject", "kind: a\ndoc: b\nfields: {x: term}\nrecogniser: r\nsubjects: [{name: s, key: [evnt], value: [x], label: a}]", `k.yaml:5:28: subject s: key "evnt" is no field (did you mean "event"?)`},
		{"nesting", "kind: a\ndoc: b\nfields: {x: term}\npatterns:\n- name: p\n  match: x=" + strings.Repeat("(", 20) + "a" + strings.Repeat(")", 20), "k.yaml:6:21: pattern p: groups are nested more than 8 deep"},
	} {
		_, err := Load(Source{File: "k.yaml", Data: []byte(c.file)})
		require.Error(t, err, c.name)
		require.Contains(t, err.Error(), c.want, c.name)
	}
	_, err := Load(Source{File: "a.yaml", Data: []byte("kind: A\ndoc: b\nfields: {x: term}\nrecogniser: r")}, Source{File: "b.yaml", Data: []byte("kind: b\ndoc: b\nfields: {}\nrecogniser: r")})
	require.ErrorContains(t, err, "a.yaml:1:7: kind \"A\": want lower-case letters")
	require.ErrorContains(t, err, "b.yaml:1:7: kind b has no fields")
}
