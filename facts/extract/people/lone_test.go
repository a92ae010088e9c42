package people

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOffice(t *testing.T) {
	r, err := New()
	require.NoError(t, err)
	for _, c := range []struct {
		title, body string
		role        string
		portfolios  []string
		in, status  string
		single      bool
	}{
		{"Minister of Defence", "Norway", "minister", []string{"defence"}, "NO", "current", true},
		{"Minister of Foreign Affairs", "Spain", "minister", []string{"foreign"}, "ES", "current", true},
		{"Minister for Foreign Affairs", "ES", "minister", []string{"foreign"}, "ES", "current", true},
		{"Minister of the Interior", "Chile", "minister", []string{"interior"}, "CL", "current", true},
		{"Minister of Labour and Health", "Chile", "minister", []string{"health", "labour"}, "CL", "current", true},
		{"Secretary of State for Energy", "United Kingdom", "minister", []string{"energy"}, "GB", "current", true},
		{"Secretary of State for Work and Pensions", "United Kingdom", "minister", []string{"social"}, "GB", "current", true},
		{"Chancellor of the Exchequer", "United Kingdom", "chancellor of the exchequer", nil, "GB", "current", true},
		{"Secretary of State", "United States", "minister", []string{"foreign"}, "US", "current", true},
		{"President", "Abkhazia", "president", nil, "abkhazia", "current", true},
		{"Acting President", "Poland", "president", nil, "PL", "acting", true},
		{"Prime Minister", "Japan", "prime minister", nil, "JP", "current", true},
		{"Deputy Minister of Defence", "Japan", "minister", []string{"defence"}, "JP", "deputy", true},
		{"President of the Senate", "Spain", "president", nil, "senate", "current", true},
		{"Governor", "Ohio", "governor", nil, "US-OH", "current", true},
		{"Mayor of Lugo", "", "mayor", nil, "lugo", "current", true},
		{"Minister for the Armed Forces", "United Kingdom", "minister for the armed forces", nil, "GB", "current", false},
		{"Assistant Whip (HM Treasury)", "United Kingdom", "whip", nil, "GB", "current", false},
		{"Keeper of the Bees", "", "keeper of the bees", nil, "", "current", false},
		{"", "", "", nil, "", "current", false},
	} {
		o := r.Office(c.title, c.body)
		require.Equal(t, c.role, o.Role, c.title)
		require.Equal(t, c.portfolios, o.Portfolios, c.title)
		require.Equal(t, c.in, o.Body, c.title)
		require.Equal(t, c.status, o.Status, c.title)
		require.Equal(t, c.single, o.Single, c.title)
	}
}

func FuzzOffice(f *testing.F) {
	r, err := New()
	require.NoError(f, err)
	for _, s := range []string{"Minister of Defence", "Secretary of State for the Home Department (acting)", "", "\x00\xff", "president, of of the"} {
		f.Add(s, "Norway")
	}
	f.Fuzz(func(t *testing.T, title, body string) {
		o := r.Office(title, body)
		require.Equal(t, o, r.Office(title, body))
		require.NotEmpty(t, o.Status)
	})
}

// TestTitlesInTitles: words of one office that begin another one's.
func TestTitlesInTitles(t *testing.T) {
	r := newRecogniser(t)
	for text, want := range map[string]string{
		"U.S. Attorney General Dana Pruitt spoke.":           "Dana Pruitt / Attorney General / U.S.",
		"U.S. Attorney Dana Pruitt spoke.":                   "Dana Pruitt / U.S. Attorney",
		"Kenya's Justice Minister Joseph Mwale spoke.":       "Joseph Mwale / Justice Minister / Kenya",
		"Justice Joseph Mwale spoke.":                        "Joseph Mwale / Justice",
		"Secretary of State for Energy Anna Pym spoke.":      "Anna Pym / Secretary of State for Energy",
		"The justice secretary, Anna Pym, spoke in Britain.": "Anna Pym / justice secretary",
	} {
		d := split("", text)
		require.Equal(t, []string{want}, titles(d, r.Find(d)), text)
	}
}
