package facts

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// office builds a held office for tests; sets and portfolios as the office table gives them.
func office(role, body string, portfolios, sets []string) Office {
	return Office{Title: role, Role: role, Body: body, Org: body, Status: "current", Portfolios: portfolios, Exclusive: sets, Single: len(sets) > 0}
}

func with(o Office, change func(*Office)) Office {
	change(&o)
	return o
}

func TestOfficeCompare(t *testing.T) {
	defence := office("minister", "CO", []string{"defence"}, []string{"cabinet/defence"})
	foreign := office("minister", "CO", []string{"foreign"}, []string{"cabinet/foreign"})
	both := office("minister", "CO", []string{"health", "labour"}, []string{"cabinet/health", "cabinet/labour"})
	health := office("minister", "", []string{"health"}, []string{"cabinet/health"})
	minister := office("minister", "CO", nil, nil)
	president := office("president", "CO", nil, []string{"executive/president"})
	vice := office("vice president", "CO", nil, []string{"executive/vice-president"})
	deputyPM := with(office("deputy prime minister", "CO", nil, []string{"executive/deputy-prime-minister"}), func(o *Office) { o.Status = "deputy" })
	party := office("leader", "liberal party", nil, nil)
	senator := office("senator", "US-OH", nil, []string{"seat/senator"})
	governor := office("governor", "US", nil, []string{"seat/governor"})
	chief := office("police chief", "troy", nil, []string{"police/chief"})
	deputyChief := with(chief, func(o *Office) { o.Title, o.Status, o.Exclusive = "deputy police chief", "deputy", nil })
	rights := office("high commissioner for human rights", "united nations", nil, nil)
	official := office("official", "un", nil, nil)
	status := func(o Office, s string) Office { return with(o, func(o *Office) { o.Status = s }) }
	body := func(o Office, b string) Office { return with(o, func(o *Office) { o.Body, o.Org = b, b }) }
	for _, c := range []struct {
		name string
		a, b Office
		want Relation
	}{
		{"same ministry", defence, defence, Equal},
		{"country not named", defence, with(body(defence, ""), func(o *Office) { o.Title = "Defence Minister" }), Equal},
		{"two ministries", defence, foreign, Disjoint},
		{"ministries of two countries", defence, body(foreign, "ES"), Overlaps},
		{"one ministry of two countries", defence, body(defence, "ES"), Disjoint},
		{"one ministry, second country only inferred", defence, with(defence, func(o *Office) { o.Body, o.Org = "ES", "" }), Overlaps},
		{"bare minister", defence, minister, Refines},
		{"minister bare", minister, defence, Refined},
		{"two ministries in one phrase", both, health, Refines},
		{"two ministries in one phrase, a third elsewhere", both, foreign, Disjoint},
		{"president and vice president", president, vice, Disjoint},
		{"deputy prime minister and a ministry", deputyPM, defence, Overlaps},
		{"deputy prime minister and president", deputyPM, president, Disjoint},
		{"party and public office", party, president, Overlaps},
		{"senator and governor of region and country", senator, governor, Disjoint},
		{"senators of two states", senator, body(senator, "US-TX"), Disjoint},
		{"senator of a country and of its state", senator, body(senator, "US"), Equal},
		{"chief and deputy chief", chief, deputyChief, Disjoint},
		{"acting chief and deputy chief", status(chief, "acting"), deputyChief, Overlaps},
		{"acting deputy and chief", chief, status(deputyChief, "acting"), Overlaps},
		{"acting and full", status(chief, "acting"), chief, Overlaps},
		{"acting minister of another ministry", status(defence, "acting"), foreign, Overlaps},
		{"former and current", status(president, "former"), president, Incomparable},
		{"former twice", status(president, "former"), status(president, "former"), Equal},
		{"former of two countries", status(president, "former"), status(body(president, "ES"), "former"), Incomparable},
		{"elect and vice president", status(president, "elect"), vice, Incomparable},
		{"nominee and secretary", status(defence, "nominee"), foreign, Incomparable},
		{"acronym", body(rights, "un"), rights, Equal},
		{"rights chief and official", rights, official, Overlaps},
		{"chiefs of two cities", chief, body(chief, "dayton"), Overlaps},
		{"committee by a shorter name", body(chief, "house budget committee"), body(chief, "budget committee"), Equal},
	} {
		require.Equal(t, c.want, c.a.Compare(c.b).Relation, c.name)
		back := map[Relation]Relation{Refines: Refined, Refined: Refines}[c.want]
		if back == Incomparable {
			back = c.want
		}
		require.Equal(t, back, c.b.Compare(c.a).Relation, "%s, turned round", c.name)
	}
	require.Equal(t, Incomparable, president.Compare(Name("Ana")).Relation)
	require.Equal(t, Incomparable, president.Compare(nil).Relation)
}

func TestOfficeString(t *testing.T) {
	require.Equal(t, "former mayor (Lugo)", Office{Title: "mayor", Org: "Lugo", Status: "former"}.String())
	require.Equal(t, "deputy mayor", Office{Title: "deputy mayor", Status: "deputy"}.String())
}
