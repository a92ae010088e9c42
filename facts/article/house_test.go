package article

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func testHouse() *House {
	return NewHouse([]facts.Outlet{
		{Name: "Harbour Herald", Aliases: []string{"The Herald (Lugo)", "HH"}, Domains: []string{"herald.example"}, Family: "Coast Media",
			Agencies: []string{"Associated Press", "Wire Nine"}, Locale: "en-US", Zone: "America/New_York"},
		{Name: "Coast Daily", Domains: []string{"coast.example", "daily.herald.example"}, Family: "Coast Media"},
	})
}

// TestHouseOutlet: an outlet is known by name, alias or host; all else stays as it was.
func TestHouseOutlet(t *testing.T) {
	for _, c := range []struct{ outlet, url, want string }{
		{"Harbour Herald", "", "Harbour Herald"},
		{"the  harbour HERALD", "", "Harbour Herald"},
		{"Herald (Lugo)", "", "Harbour Herald"},
		{"hh", "https://coast.example/1", "Harbour Herald"}, // the name goes before the host
		{"Herald RSS", "https://www.herald.example/news/1", "Harbour Herald"},
		{"Herald RSS", "https://m.eu.herald.example/1", "Harbour Herald"},
		{"Herald RSS", "https://daily.herald.example/1", "Coast Daily"},
		{"herald.example", "", "Harbour Herald"},
		{"Herald RSS", "https://notherald.example/1", "Herald RSS"},
		{"Herald RSS", "https://example/1", "Herald RSS"},
		{"Harbour", "", "Harbour"},
		{"", "", ""},
	} {
		a := &facts.Article{Outlet: c.outlet, URL: c.url}
		testHouse().Apply(a)
		require.Equal(t, c.want, a.Outlet, "%q %q", c.outlet, c.url)
		require.Equal(t, c.want == "Harbour Herald" || c.want == "Coast Daily", a.Family == "Coast Media", c.outlet)
	}
	a := &facts.Article{Outlet: "Coast Daily", Locale: "en-GB", Zone: "Europe/London"}
	testHouse().Apply(a)
	require.Equal(t, "en-GB Europe/London", a.Locale+" "+a.Zone, "what the house leaves open stays")
	var none *House
	none.Apply(a)
	require.Equal(t, "Coast Daily", a.Outlet)
}

// TestHouseTimes: only clock times that named no zone move, each once; days and other outlets stay.
func TestHouseTimes(t *testing.T) {
	line := func(outlet, published, modified string) *facts.Article {
		list, err := Decode(Input{Path: "a.jsonl", Data: []byte(`{"id":"1","outlet":"` + outlet + `","published":"` + published + `","modified":"` + modified +
			`","text":"Twelve people were killed."}`)})
		require.NoError(t, err)
		return list[0]
	}
	at := func(s string) facts.Instant {
		i, ok := facts.ParseInstant(s)
		require.True(t, ok)
		return i
	}
	for _, c := range []struct{ outlet, published, modified, want, wantModified string }{
		{"HH", "2026-03-02T21:30:00", "2026-07-02 21:30", "2026-03-03T02:30:00Z", "2026-07-03T01:30Z"}, // winter and summer time
		{"HH", "2026-03-02T21:30:00Z", "2026-03-02T21:30:00-08:00", "2026-03-02T21:30:00Z", "2026-03-03T05:30:00Z"},
		{"HH", "2026-03-02", "", "2026-03-02", ""},
		{"Coast Daily", "2026-03-02T21:30:00", "", "2026-03-02T21:30:00Z", ""},
		{"Other", "2026-03-02T21:30", "", "2026-03-02T21:30Z", ""},
	} {
		a := line(c.outlet, c.published, c.modified)
		for range 2 {
			testHouse().Apply(a)
			require.Equal(t, at(c.want), a.Published, "%v", c)
			if c.wantModified != "" {
				require.Equal(t, at(c.wantModified), a.Modified, "%v", c)
			}
		}
	}
	a := line("Other", "2026-03-02T21:30", "2026-03-02T21:40:00Z")
	require.Equal(t, []string{"published"}, a.Floating)
	require.Equal(t, time.UTC, a.Published.From.Location())
	list, err := Decode(Input{Path: "a.txt", Data: []byte("A title\n2026-03-02T21:30\nTwelve people were killed.\n")})
	require.NoError(t, err)
	list[0].Outlet = "HH"
	testHouse().Apply(list[0])
	require.Equal(t, at("2026-03-03T02:30Z"), list[0].Published, "a stamp in the text")
}

// TestHouseAgencies: a credit to "agencies" means those of the outlet; a credit that names one is as it is.
func TestHouseAgencies(t *testing.T) {
	for _, c := range []struct {
		byline, body string
		credits      []string
		want         []string
	}{
		{"Agencies", "Text.", nil, []string{"AP", "Wire Nine"}},
		{"Staff and agencies", "Text.", nil, []string{"AP", "Wire Nine"}},
		{"", "Twelve people were killed.\n\nWith agencies\n", nil, []string{"AP", "Wire Nine"}},
		{"", "Twelve people were killed. (With inputs from agencies)\n\n\n", nil, []string{"AP", "Wire Nine"}},
		{"", "Twelve people were killed.\nFrom wire reports\n\nA last line.", []string{"AFP"}, []string{"AFP", "AP", "Wire Nine"}},
		{"Ada Krol", "Twelve people were killed, agencies said.", nil, nil},
		{"", "Twelve people were killed. (AFP)", []string{"AFP"}, []string{"AFP"}},
		{"", "", nil, nil},
	} {
		a := &facts.Article{Outlet: "HH", Byline: c.byline, Credits: c.credits, Parts: []facts.Part{{Name: "title", Text: "With agencies"}, {Name: "body", Text: c.body}}}
		testHouse().Apply(a)
		require.Equal(t, c.want, a.Credits, "%v", c)
	}
	a := &facts.Article{Outlet: "Coast Daily", Byline: "Agencies"}
	testHouse().Apply(a)
	require.Empty(t, a.Credits, "an outlet without agencies")
}

// TestZoneless holds which written times are read in an outlet's zone.
func TestZoneless(t *testing.T) {
	for s, want := range map[string]bool{"2026-03-02": false, "2026-03-02T05:00": true, "2026-03-02 05:00:01": true, "2026-03-02T05:00:00.5": true,
		"2026-03-02T05:00Z": false, "2026-03-02T05:00:00+02:00": false, "2026-03-02T05:00:00-02:00": false, "2026-03-02t05:00z": false, "": false} {
		require.Equal(t, want, zoneless(s), s)
	}
}

// FuzzHouse: any outlet, URL, by-line and body: no panic, and applying twice is applying once.
func FuzzHouse(f *testing.F) {
	f.Add("HH", "https://www.herald.example/1", "Agencies", "Text.\nWith agencies")
	f.Add("\xff", "://", "", "\n\n \r\n")
	f.Fuzz(func(t *testing.T, outlet, url, byline, body string) {
		a := &facts.Article{Outlet: outlet, URL: url, Byline: byline, Parts: []facts.Part{{Name: "body", Text: body}}}
		h := testHouse()
		h.Apply(a)
		once := *a
		once.Credits = append([]string(nil), a.Credits...)
		h.Apply(a)
		require.Equal(t, once, *a)
	})
}
