package grammar

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestTrace: each pattern matched, lost to another, or stopped at an item, with the words that stand there.
func TestTrace(t *testing.T) {
	k := kindWith(t, `- {name: dark, match: 'count=<number> {homes} ..clause were|went {gone}'}
- {name: bare, match: 'count=<number> {homes}'}
- {name: cut, match: 'cause={causes} ..2 cut off count=<number>'}
- {name: sale, match: '<number> {homes} for sale', reject: true}`)
	for _, c := range []struct {
		text string
		want []string
	}{
		{"30 homes, all in Lugo, were in the dark", []string{"dark won", "bare lost to dark", "cut stopped at 0 {30}", "sale stopped at 2 {,}"}},
		{"30 homes is in the dark", []string{"dark stopped at 3 {is}", "bare won", "cut stopped at 0 {30}", "sale stopped at 2 {is}"}},
		{"A storm over the bay cut", []string{"dark stopped at 0 {A}", "bare stopped at 0 {A}", "cut stopped at 2 {over the bay}", "sale stopped at 0 {A}"}},
		{"12 homes for sale", []string{"dark stopped at 3 {for}", "bare lost to sale", "cut stopped at 0 {12}", "sale won"}},
		{"30 homes", []string{"dark stopped at 3 {end}", "bare won", "cut stopped at 0 {30}", "sale stopped at 2 {end}"}},
	} {
		in := tried(c.text)
		_, traces := k.Trace(in)
		var got []string
		for _, x := range traces {
			switch {
			case x.Beaten != nil:
				got = append(got, x.Pattern.Name+" lost to "+x.Beaten.Pattern.Name)
			case x.Match != nil:
				got = append(got, x.Pattern.Name+" won")
			default:
				words := "end"
				if last := x.At[len(x.At)-1]; last < x.End {
					words = in.Doc.Slice(x.At[0], last+1)
				}
				got = append(got, fmt.Sprintf("%s stopped at %d {%s}", x.Pattern.Name, x.Item, words))
			}
		}
		require.Equal(t, c.want, got, c.text)
	}
}

func TestLint(t *testing.T) {
	g, err := Load(Source{File: "k.yaml", Data: []byte(`kind: a
doc: b
fields: {x: quantity}
terms:
  used: [homes, shops]
  unused: [cars]
  inner: [flats]
  outer: ["{inner}"]
patterns:
  - {name: wide, match: 'x=<number> very? {used}|{outer} ..4 dark', examples: {"12 homes are dark": {x: "12"}}}
  - {name: narrow, match: 'x=<number> homes ..2 dark', examples: {"12 homes are dark": {x: "12"}}}
  - {name: longer, match: 'x=<number> homes ..2 dark now', examples: {"12 homes are dark now": {x: "12"}}}
  - {name: bare, match: 'x=<number> ships'}
`)})
	require.NoError(t, err)
	var got []string
	for _, r := range g.Kinds[0].Lint() {
		got = append(got, fmt.Sprint(r.Warning, " ", r.Error))
	}
	require.Equal(t, []string{
		"true k.yaml:6:3: terms unused are used by no pattern",
		"true k.yaml:11:12: pattern narrow is hidden by wide, which stands before it and matches the same words",
		"false k.yaml:13:12: pattern bare has no example",
	}, got)
}

// TestOrder: kinds stand behind those that they take, whatever the order of the files.
func TestOrder(t *testing.T) {
	g, err := Load(
		Source{File: "a.yaml", Data: []byte("kind: cut\ndoc: cuts\nfields: {storm: name, count: quantity}\npatterns: [{name: c, match: 'the storm=<storm> cut off count=<number>'}]")},
		Source{File: "b.yaml", Data: []byte("kind: storm\ndoc: storms\nfields: {name: name}\npatterns: [{name: s, match: 'storm name=keller'}]")},
	)
	require.NoError(t, err)
	require.Equal(t, "storm", g.Kinds[0].Name)
	require.True(t, g.Takes("storm"))
	require.False(t, g.Takes("cut"))
	in := tried("They say the storm Keller cut off 30 homes.")
	for _, m := range g.Kind("storm").Match(in) {
		in.Facts = append(in.Facts, Fact{Range: m.Range, Kind: "storm", Value: facts.Name("Keller")})
	}
	found := g.Kind("cut").Match(in)
	require.Len(t, found, 1)
	require.Equal(t, "c {storm: storm Keller, count: 30}", found[0].String())
}
