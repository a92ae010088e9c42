package roster

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// lines prints a roster for comparison.
func lines(r *facts.Roster) []string {
	var out []string
	for _, t := range r.Tenures {
		out = append(out, fmt.Sprintf("%d %s|%s|%s|%s|%s|%s", t.Line, t.Person, strings.Join(t.Also, "+"), t.Title, t.Body, t.Term(), t.Key))
	}
	return out
}

func TestShapes(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		options          Options
		want             []string
	}{
		{"a header with other words", "leaders.csv", "country,position,person,wikidata,start,end\nNorland,President,Ana Keller,Q1,2021-03-02,\nNorland,President,Hugo Marten,Q2,2015,2021-03-01\n", Options{},
			[]string{"2 Ana Keller||President|Norland|since 2021-03-02|Q1", "3 Hugo Marten||President|Norland|from 2015 to 2021-03-01|Q2"}},
		{"other names, a country by option", "ministers.csv", "name,all_names,post,rank,organisation,start,end\nAna Keller,Baroness Marsh|Ana Keller,\"Minister, without Portfolio\",X,Y,2021-03,2022\n", Options{Country: "Norland"},
			[]string{"2 Ana Keller|Baroness Marsh|Minister, without Portfolio|Norland|from 2021-03 to 2022|"}},
		{"columns by option", "a.csv", "Who;What;Where;Begin\nAna Keller;Mayor;Lugo;3 May 2021\n", Options{Columns: map[string]string{"name": "Who", "office": "what", "country": "Where", "from": "Begin"}},
			[]string{"2 Ana Keller||Mayor|Lugo|since 2021-05-03|"}},
		{"tabs, a BOM, CRLF, spaces", "a.tsv", "\ufeffName\tOffice\tStart date\r\n  Ana   Keller \tMayor\t2021-05-03T00:00:00Z\r\n\t\t\r\n", Options{}, []string{"2 Ana Keller||Mayor||since 2021-05-03|"}},
		{"a term that goes on", "a.csv", "name,office,from,to\nAna Keller,Mayor,2021,present\n", Options{}, []string{"2 Ana Keller||Mayor||since 2021|"}},
		{"the same line twice", "a.csv", "name,office\nAna Keller,Mayor\nAna Keller,Mayor\n", Options{}, []string{"2 Ana Keller||Mayor||without dates|"}},
		{"by hand", "norland.yaml", "roster: norland\nas_of: 2026-03-02\ncountry: Norland\nholders:\n  - {person: Ana Keller, office: President, from: 2021-03-02, also: [Anna Keller, A. Keller]}\n  - {person: Hugo Marten, office: Mayor, in: Skarvik, to: 2020}\n", Options{},
			[]string{"5 Ana Keller|Anna Keller+A. Keller|President|Norland|since 2021-03-02|", "6 Hugo Marten||Mayor|Skarvik|to 2020|"}},
		{"people with terms", "exec.yaml", "- id: {bioguide: K1, icpsr: 7}\n  name: {first: Ana, middle: M., last: Keller, nickname: Annie}\n  bio: {gender: F}\n  terms:\n  - {type: viceprez, start: '1991-01-20', end: '1995-01-20', party: none}\n  - {type: prez, start: '1995-01-20', end: '1999-01-20'}\n  - {type: sen, state: OH, start: '1981-01-03', end: '1991-01-03'}\n", Options{},
			[]string{"5 Ana Keller|Ana M. Keller+Annie Keller|Vice President|US|from 1991-01-20 to 1995-01-20|K1", "6 Ana Keller|Ana M. Keller+Annie Keller|President|US|from 1995-01-20 to 1999-01-20|K1",
				"7 Ana Keller|Ana M. Keller+Annie Keller|Senator|US-OH|from 1981-01-03 to 1991-01-03|K1"}},
		{"JSON lines as a list", "a.json", `[{"name": "Ana Keller", "post": "Mayor", "country": "Norland", "start": "2021", "other": {"x": 1}}]`, Options{}, []string{"1 Ana Keller||Mayor|Norland|since 2021|"}},
		{"no ending", "-", `[{"name": "Ana Keller", "post": "Mayor"}]`, Options{}, []string{"1 Ana Keller||Mayor||without dates|"}},
	} {
		r, err := Decode(c.file, []byte(c.data), c.options)
		require.NoError(t, err, c.name)
		require.Equal(t, c.want, lines(r), c.name)
		require.Equal(t, c.file, r.Source)
	}
}

func TestNames(t *testing.T) {
	by := func(file, data string, o Options) *facts.Roster {
		r, err := Decode(file, []byte(data), o)
		require.NoError(t, err)
		return r
	}
	require.Equal(t, "leaders", by("lists/leaders.csv", "name,office\nA B,Mayor\n", Options{}).Name)
	require.Equal(t, "own", by("lists/leaders.csv", "name,office\nA B,Mayor\n", Options{Name: "own"}).Name)
	own := by("x.yaml", "roster: norland\nas_of: 2026-03\nholders: [{person: Ana Keller, office: Mayor}]", Options{})
	require.Equal(t, "norland", own.Name)
	require.Equal(t, time.Date(2026, 3, 31, 23, 59, 59, 0, time.UTC), own.AsOf)
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	require.Equal(t, day, by("x.yaml", "as_of: 2026-03-02\nholders: [{person: Ana Keller, office: Mayor}]", Options{AsOf: day}).AsOf)
	require.True(t, by("a.csv", "name,office\nA B,Mayor\n", Options{}).AsOf.IsZero())
}

func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		name, file, data string
		options          Options
		want             []string
		kept             int
	}{
		{"no header for the name", "a.csv", "who,office\nAna Keller,Mayor\n", Options{}, []string{"a.csv:1: no column for the name among who, office: name it with --columns name=…"}, 0},
		{"a column that is not there", "a.csv", "who,office\nAna Keller,Mayor\n", Options{Columns: map[string]string{"name": "whom"}}, []string{`a.csv:1: column "whom" of --columns is not in the header (did you mean "who"?)`}, 0},
		{"dates", "a.csv", "name,office,from,to\nAna Keller,Mayor,2021-13-02,\nHugo Marten,Mayor,2020,2019\nOla Berg,Mayor,2020,2020\nKit Lane,Mayor,last May,\n", Options{}, []string{
			`a.csv:2: from: "2021-13-02" is no day, month or year like 2021-03-02, 2021-03 or 2021`, "a.csv:3: Hugo Marten left office (2019) before entering it (2020)", `a.csv:5: from: "last May" is no day`}, 1},
		{"values that are missing", "a.csv", "name,office\n,Mayor\nAna Keller,\n...,Mayor\nOla Berg,Mayor\n", Options{}, []string{`a.csv:2: no name beside "Mayor"`, `a.csv:3: no office beside "Ana Keller"`, `a.csv:4: "..." is no name`}, 1},
		{"a comma without quotes", "a.csv", "name,office\nAna Keller,Minister,Trade\n", Options{}, []string{"a.csv:2: more values than the header has columns: a value with a comma wants quotes"}, 0},
		{"a line break in quotes", "a.csv", "name,office\n\"Ana\nKeller\",Mayor\n,Mayor\n", Options{}, []string{`a.csv:4: no name beside "Mayor"`}, 1},
		{"not UTF-8", "a.csv", "name,office\n\xff\xfe,Mayor\n", Options{}, []string{"a.csv: not UTF-8"}, 0},
		{"nothing", "a.csv", "", Options{}, []string{"a.csv:1: the file has no header"}, 0},
		{"a header alone", "a.csv", "name,office\n", Options{}, []string{"a.csv: holds no line with a name and an office"}, 0},
		{"a misspelt key", "a.yaml", "holders:\n  - {person: Ana Keller, ofice: Mayor}\n  - {person: Ola Berg, office: Mayor}\n", Options{}, []string{`a.yaml:2:26: unknown key "ofice" (did you mean "office"?)`}, 1},
		{"a day that is none", "a.yaml", "as_of: soon\nholders:\n  - {person: Ana Keller, office: Mayor, to: soon}\n  - {person: Ola Berg, office: Mayor}\n", Options{}, []string{`a.yaml:1: as_of: "soon" is no day`, `a.yaml:3: to: "soon" is no day`}, 1},
		{"a term of another sort", "a.yaml", "- {name: {first: Ana, last: Keller}, terms: [{type: mayor, start: '2020'}]}\n", Options{}, []string{`a.yaml:1: term of unknown type "mayor"`}, 0},
		{"no list", "a.yaml", "Ana Keller", Options{}, []string{"a.yaml:1: want holders, or a list of people or of lines"}, 0},
		{"entries without keys", "a.yaml", "- Ana\n- {name: Ana Keller, office: Mayor}\n", Options{}, []string{"a.yaml:1: want an entry with keys"}, 1},
	} {
		r, err := Decode(c.file, []byte(c.data), c.options)
		require.Error(t, err, c.name)
		for _, w := range c.want {
			require.ErrorContains(t, err, w, c.name)
		}
		if c.kept == 0 {
			require.Nil(t, r, c.name)
		} else {
			require.Len(t, r.Tenures, c.kept, c.name)
		}
	}
}

func TestManyMistakes(t *testing.T) {
	_, err := Decode("a.csv", []byte("name,office\n"+strings.Repeat(",Mayor\n", 1000)), Options{})
	require.Len(t, strings.Split(err.Error(), "\n"), maxErrors+1)
	require.ErrorContains(t, err, "a.csv: more mistakes than are listed")
}

func TestNotes(t *testing.T) {
	r, err := Decode("a.csv", []byte(`name,office,country,from,to
Ana Keller,Mayor,Lugo,2020-01-01,2022-01-01
Hugo Marten,Mayor,Lugo,2021-06-01,2023-01-01
Ola Berg,Mayor,Lugo,2023-01-01,
Ola Berg,Mayor,Lugo,2024-01-01,
Kit Lane,Senator,Lugo,2020-01-01,2022-01-01
Roy Penn,Senator,Lugo,2021-01-01,2022-01-01
Una Crale,Mayor,Vigo,2021-01-01,2022-01-01
`), Options{})
	require.NoError(t, err)
	read := func(title, _ string) facts.Office { return facts.Office{Single: title == "Mayor"} }
	require.Equal(t, []string{
		"a.csv:3: Hugo Marten as Mayor from 2021-06-01 to 2023-01-01 overlaps with Ana Keller from 2020-01-01 to 2022-01-01 of line 2",
		"a.csv:5: Ola Berg as Mayor since 2024-01-01 overlaps with Ola Berg since 2023-01-01 of line 4",
	}, Notes(r, read))
}

// TestExample: the roster of an invented country that the project ships for its tests.
func TestExample(t *testing.T) {
	data, err := os.ReadFile("../../testdata/rosters/norland.yaml")
	require.NoError(t, err)
	r, err := Decode("norland.yaml", data, Options{})
	require.NoError(t, err)
	require.Equal(t, "norland", r.Name)
	require.Len(t, r.Tenures, 8)
}

// FuzzDecode: any bytes give a roster or an error; every line has a name, an office, a line and dates in order.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"name,office,from\nAna Keller,Mayor,2020\n", "holders: [{person: A B, office: C}]", "- {name: {first: A}, terms: [{type: prez}]}", "\"", "[{}]", "name;office\n\"a\"b;c"} {
		f.Add("a.csv", []byte(s))
		f.Add("a.yaml", []byte(s))
		f.Add("-", []byte(s))
	}
	f.Fuzz(func(t *testing.T, file string, data []byte) {
		r, err := Decode(file, data, Options{})
		require.True(t, r != nil || err != nil)
		if r == nil {
			return
		}
		require.NotEmpty(t, r.Tenures)
		for _, x := range r.Tenures {
			require.NotEmpty(t, facts.Name(x.Person).Words())
			require.NotEmpty(t, x.Title)
			require.Positive(t, x.Line)
			require.True(t, !x.From.Known() || !x.To.Known() || x.To.To.After(x.From.From))
		}
	})
}
