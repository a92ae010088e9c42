package people

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// TestOwnTables: what a house adds is read as the built-in tables are.
func TestOwnTables(t *testing.T) {
	r, err := New(
		Table{"offices.yaml", "house/tables/offices.yaml", []byte(`
portfolios:
  - {name: tides, words: [tides, tidal affairs]}
  - {name: defence, words: [shield]}
roles:
  - {role: harbourmaster, words: [harbourmaster, harbour master], plural: [harbourmasters], sets: [port/harbourmaster], single: true, sort: public}
  - {role: quaymaster, words: [quaymaster], sets: [port/quaymaster], sort: public}
  - {role: prime minister, words: [first speaker of the council]}
  - {role: surgeon general, sets: [port/surgeon]}
statuses: {acting: [stand-in]}
`)},
		Table{"countries.yaml", "house/tables/countries.yaml", []byte(`countries: [{code: XN, names: [Norland], people: [Norlander, Norlandic], cities: [Skarvik]}]`)},
		Table{"places.yaml", "house/tables/places.yaml", []byte(`regions: [{code: XN-SK, names: [Skarland], short: [Skl]}]`)},
		Table{"names.yaml", "house/tables/names.yaml", []byte(`{female: [Yrsle], nicknames: [[Osvarn, Ossi]], parties: [Tidalists]}`)},
	)
	require.NoError(t, err)
	for _, c := range []struct{ text, want string }{
		{"Norlandic Tides Minister Yrsle Halvek spoke.", "Yrsle Halvek: minister [tides] XN current single [cabinet/tides]"},
		{"Norland's minister of tidal affairs, Yrsle Halvek, spoke.", "Yrsle Halvek: minister [tides] XN current single [cabinet/tides]"},
		{"Norland's Shield Minister Ann Lee spoke.", "Ann Lee: minister [defence] XN current single [cabinet/defence]"},
		{"Norland's stand-in harbour master Ann Lee spoke.", "Ann Lee: harbourmaster [] XN acting single [port/harbourmaster]"},
		{"Norland's First Speaker of the Council Ann Lee spoke.", "Ann Lee: prime minister [] XN current single [executive/prime-minister]"},
		{"Norland's Surgeon General Ann Lee spoke.", "Ann Lee: surgeon general [] XN current single [generals/surgeon-general port/surgeon]"},
		{"Skarland Governor Ann Lee spoke.", "Ann Lee: governor [] XN-SK current single [seat/governor]"},
		{"Spain's Defence Minister Ann Lee spoke.", "Ann Lee: minister [defence] ES current single [cabinet/defence]"},
	} {
		d := split("", c.text)
		got := r.Find(d)
		require.Len(t, got.Titles, 1, c.text)
		require.Equal(t, c.want, described(d.Slice(got.Titles[0].Name.First, got.Titles[0].Name.Last), got.Titles[0].Office), c.text)
	}
	harbour, quay := r.Office("Harbourmaster", "Norland"), r.Office("Quaymaster", "Norland")
	require.Equal(t, facts.Disjoint, harbour.Compare(quay).Relation)

	plain := newRecogniser(t) // the tables of a house change no other recogniser
	require.Equal(t, "harbourmaster", plain.Office("Harbourmaster", "Spain").Role)
	require.Empty(t, plain.Office("Harbourmaster", "Spain").Exclusive)
	require.Equal(t, []string{"generals/surgeon-general"}, plain.Office("Surgeon General", "Spain").Exclusive)
}

func described(name string, o facts.Office) string {
	s := name + ": " + o.Role + " [" + strings.Join(o.Portfolios, " ") + "] " + o.Body + " " + o.Status
	if o.Single {
		s += " single"
	}
	return s + " [" + strings.Join(o.Exclusive, " ") + "]"
}

// TestOwnTablesWrong: every mistake is named with its place, all at once.
func TestOwnTablesWrong(t *testing.T) {
	for _, c := range []struct {
		name, table, data string
		want              []string
	}{
		{"keys and values", "offices.yaml", `roles:
  - {role: harbourmaster, words: [harbourmaster], sort: publik}
  - {role: harbourmaster, wrods: [x], sort: public}
  - {role: quaymaster, words: [quaymaster]}
  - {role: tidemaster, sort: public}
  - {role: mayor, sets: [seat], words: [mayor, mayor], needs: orgs, takes: portfolios}
  - {role: minister, portfolios: [defense]}
statuses: {acting: [""], previous: [sometime]}
portfolios: [{name: tides}]
`, []string{
			`t.yaml:2:57: sort "publik": want public, seat, party, rank, church, organisation, job (did you mean "public"?)`,
			`t.yaml:3:27: unknown key "wrods"`,
			`t.yaml:4:12: role quaymaster is new, so it needs a sort`,
			`t.yaml:5:12: role tidemaster is new, so it needs words`,
			`t.yaml:6:26: sets "seat": want a set and a member of it like cabinet/defence`,
			`needs "orgs": want org, name (did you mean "org"?)`,
			`takes "portfolios": want portfolio`,
			`t.yaml:7:35: portfolio "defense": no such portfolio`,
			`t.yaml:8:22: statuses: an empty word`,
			`t.yaml:8:26: statuses "previous": want former, acting`,
			`t.yaml:9:14: missing key "words"`,
		}},
		{"a word twice", "offices.yaml", "roles: [{role: mayor, words: [portreeve, portreeve]}]", []string{`t.yaml:1:42: roles: "portreeve" stands twice, first on line 1`}},
		{"codes", "countries.yaml", "countries: [{code: Norland, names: [Norland]}, {code: XN-A, names: [A]}]", []string{`t.yaml:1:20: code "Norland": want two capitals like NO`, `code "XN-A"`}},
		{"regions", "places.yaml", "regions: [{code: XN, names: [A]}]", []string{`code "XN": want that of a region like US-OH`}},
		{"names", "names.yaml", "{female: [Ann Lee], nicknames: [[Bob]], saying: [quoth]}", []string{`female "Ann Lee": want one word`, "nicknames: want two names or more", `unknown key "saying"`}},
		{"a file of another name", "office.yaml", "roles: []", []string{`t.yaml: no table of that name (did you mean "offices.yaml"?); a house may add to countries.yaml, names.yaml, offices.yaml, places.yaml`}},
		{"no YAML", "offices.yaml", "roles: [", []string{"t.yaml:1"}},
		{"an empty file", "offices.yaml", "", []string{"t.yaml:1:1: the file is empty"}},
	} {
		_, err := New(Table{c.table, "t.yaml", []byte(c.data)})
		require.Error(t, err, c.name)
		for _, w := range c.want {
			require.ErrorContains(t, err, w, c.name)
		}
	}
}

func TestTables(t *testing.T) {
	got, err := Tables(fstest.MapFS{"speed.yaml": {}, "tables/offices.yaml": {Data: []byte("a")}, "tables/names.yaml": {}, "tables/notes.txt": {}}, "house")
	require.NoError(t, err)
	require.Len(t, got, 2)
	require.Equal(t, Table{"names.yaml", "house/tables/names.yaml", []byte{}}, got[0])
	require.Equal(t, "house/tables/offices.yaml", got[1].File)
}

func FuzzOwnTables(f *testing.F) {
	for _, s := range []string{"roles: [{role: a, words: [b], sort: public}]", "portfolios: [{name: '', words: ['']}]", "statuses: {former: [x, x]}", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := New(Table{"offices.yaml", "t.yaml", []byte(s)})
		if err == nil {
			require.NotPanics(t, func() { r.Office("Minister of Defence", "Spain") })
		}
	})
}
