package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct {
		name, front string // the lines between the fences, "---" unless the first line is "+++"
		want        map[string]string
	}{
		{"plain keys", "id: a-1\ntitle: Fire kills two\noutlet: Tarn Herald\nurl: https://t.example/1\npublished: 2026-03-02\nmodified: 2026-03-03\nbyline: Lena Marwood",
			map[string]string{"id": "a-1", "title": "Fire kills two", "outlet": "Tarn Herald", "url": "https://t.example/1", "published": "2026-03-02", "modified": "2026-03-03", "byline": "Lena Marwood"}},
		{"other names for them", "GUID: g\nheadline: H\npublication: P\ncanonical_url: https://t.example/2\npubDate: 2026-03-02\nlast-updated: 2026-03-03\nwriter: W",
			map[string]string{"id": "g", "title": "H", "outlet": "P", "url": "https://t.example/2", "published": "2026-03-02", "modified": "2026-03-03", "byline": "W"}},
		{"the most telling key counts", "date: 2026-01-01\nsource: Wire\npublished: 2026-03-02\noutlet: Herald\nauthor: A\nbyline: B",
			map[string]string{"published": "2026-03-02", "outlet": "Herald", "byline": "B"}},
		{"a source that is an address", "source: https://t.example/3", map[string]string{"url": "https://t.example/3", "outlet": ""}},
		{"a source that is a name", "source: Hill Wire", map[string]string{"url": "", "outlet": "Hill Wire"}},
		{"lists", "authors: [Lena Marwood, \"Pohl, Ana\"]\ntags: [a, b]", map[string]string{"byline": "Lena Marwood, Pohl, Ana"}},
		{"lists on lines", "authors:\n  - Lena Marwood\n  - 'Ana Pohl' # desk\ntitle: T", map[string]string{"byline": "Lena Marwood, Ana Pohl", "title": "T"}},
		{"lists not indented", "author:\n- Lena Marwood\n- Ana Pohl", map[string]string{"byline": "Lena Marwood, Ana Pohl"}},
		{"lists over lines", "authors: [Lena Marwood,\n  Ana Pohl]\ntitle: T", map[string]string{"byline": "Lena Marwood, Ana Pohl", "title": "T"}},
		{"tables", "author:\n  name: Lena Marwood\n  email: l@t.example\noutlet: {url: x, name: Herald}", map[string]string{"byline": "Lena Marwood", "outlet": "Herald"}},
		{"lists of tables", "authors:\n  - name: Lena Marwood\n    email: x\n  - {name: Ana Pohl}", map[string]string{"byline": "Lena Marwood, Ana Pohl"}},
		{"quotation marks", `title: "He said \"no\" \u2014 twice"` + "\nbyline: 'O''Hara'", map[string]string{"title": `He said "no" — twice`, "byline": "O'Hara"}},
		{"comments", "# desk\ntitle: Fire # draft\nurl: https://t.example/#top", map[string]string{"title": "Fire", "url": "https://t.example/#top"}},
		{"a block of text", "correction: |\n  The fire was in Lugo.\n  It was not in Vigo.\ntitle: T", map[string]string{"correction": "The fire was in Lugo. It was not in Vigo.", "title": "T"}},
		{"a value over lines", "title: Fire kills\n  two in Lugo\nid: 7", map[string]string{"title": "Fire kills two in Lugo", "id": "7"}},
		{"nothing", "title:\nid: null\noutlet: ~\nbyline: \"\"\nauthor: A", map[string]string{"title": "", "id": "", "outlet": "", "byline": "A"}},
		{"unknown keys and anchors", "weight: 3\nx: &a b\ny: *a\ntitle: T\nmap:\n  title: inner\n  id: inner", map[string]string{"title": "T", "id": ""}},
		{"TOML", "+++\ntitle = \"Fire \\\"kills\\\" two\"\ndate = 2026-03-02T10:00:00-05:00\nauthors = ['Lena Marwood', 'Ana Pohl']\ndraft = false\n[params]\noutlet = \"Herald\"\n[author]\nname = \"X\"\nemail = \"e\"\n[menu.main]\ntitle = \"menu\"",
			map[string]string{"title": `Fire "kills" two`, "published": "2026-03-02T10:00:00-05:00", "byline": "Lena Marwood, Ana Pohl", "outlet": "Herald"}},
		{"TOML over lines", "+++\nauthors = [\n  \"Lena Marwood\",\n  \"Ana Pohl\"\n]\ncorrection = \"\"\"\nThe fire was\nin Lugo.\"\"\"\nid = 'x'", map[string]string{"byline": "Lena Marwood, Ana Pohl", "correction": "The fire was in Lugo.", "id": "x"}},
	} {
		text := "---\n" + c.front + "\n---\nBody.\n"
		if rest, ok := strings.CutPrefix(c.front, "+++\n"); ok {
			text = "+++\n" + rest + "\n+++\nBody.\n"
		}
		f := cutFrontMatter(text)
		require.Equal(t, "Body.\n", text[f.end:], c.name)
		for says, want := range c.want {
			require.Equal(t, want, f.text(says), "%s: %s", c.name, says)
		}
		title := f.title()
		for _, r := range title.runs {
			require.Equal(t, text[r.Source.Start:r.Source.End], title.text[r.Text.Start:r.Text.End], c.name)
		}
	}
}

func TestWhatIsNoFrontMatter(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: never closed\n\nText.",
		"---\nThe fire was put out, police said.\n---\nMore.",
		"---\nHe said one thing: no.\n---\nMore.",
		"+++\ntitle: YAML between TOML fences\n+++\n",
		"---\n- a list\n---\n",
		"--- \n", "---", "", "title: x\n---\n",
	} {
		require.Zero(t, cutFrontMatter(text).end, text)
	}
}

func TestFrontMatterOfArticles(t *testing.T) {
	decode := func(front string) *facts.Article {
		found, err := Decode(Input{Path: "a.md", Data: []byte("---\n" + front + "\n---\nTwelve people died in a fire on Monday, police said.\n")})
		require.NoError(t, err)
		require.Len(t, found, 1)
		checkArticle(t, found[0])
		return found[0]
	}
	a := decode("title: \"Fire \\\"kills\\\" twelve\"\ndateline: LIMA, March 2 (Reuters)\npublished: 2026-03-02\nagency: AP\nlanguage: en-GB")
	require.Equal(t, `Fire "kills" twelve`, a.Parts[0].Text)
	require.Len(t, a.Parts[0].Runs, 3)
	require.Equal(t, "LIMA", a.Place)
	require.Equal(t, "PE", a.Country)
	require.Equal(t, []string{"AP", "Reuters"}, a.Credits)
	require.Equal(t, "en-GB", a.Locale)
	require.Empty(t, a.Marks)

	require.Equal(t, "Port Tarn", decode("dateline: Port Tarn").Place)
	require.Equal(t, "2026-03-02T15:00:00Z", decode("published: 2026-03-02 10:00\ntimezone: America/New_York").Published.String())

	for _, c := range []struct {
		front string
		want  []facts.Mark
	}{
		{"embargo: 2026-03-04T18:00:00-05:00", []facts.Mark{{Kind: facts.Embargo, Where: "front matter embargo", Text: "2026-03-04T18:00:00-05:00", Until: facts.Instant{
			From: facts.Day(2026, 3, 4).From.Add(23 * 3600e9), To: facts.Day(2026, 3, 4).From.Add(23*3600e9 + 1e9)}}}},
		{"embargo: 2026-03-04T18:00", []facts.Mark{{Kind: facts.Embargo, Where: "front matter embargo", Text: "2026-03-04T18:00", Until: facts.Day(2026, 3, 4)}}}, // no zone
		{"published: 2026-03-02\nembargoed_until: March 4", []facts.Mark{{Kind: facts.Embargo, Where: "front matter embargoed_until", Text: "March 4", Until: facts.Day(2026, 3, 4)}}},
		{"embargoed: true", []facts.Mark{{Kind: facts.Embargo, Where: "front matter embargoed", Text: "true"}}},
		{"embargo: none\nretracted: false\ncorrection: no", nil},
		{"correction: The fire was in Lugo.", []facts.Mark{{Kind: facts.Correction, Where: "front matter correction", Text: "The fire was in Lugo."}}},
		{"status: Withdrawn", []facts.Mark{{Kind: facts.Withdrawal, Where: "front matter status", Text: "Withdrawn"}}},
		{"status: published", nil},
		{"retracted: 2026-03-05", []facts.Mark{{Kind: facts.Withdrawal, Where: "front matter retracted", Text: "2026-03-05"}}},
		{"editors_note: Please kill this story.", []facts.Mark{{Kind: facts.Withdrawal, Where: "front matter editors_note", Text: "Please kill this story."}}},
		{"ednote: Adds quotes.", nil},
	} {
		require.Equal(t, c.want, decode(c.front).Marks, c.front)
	}

	_, err := Decode(Input{Path: "a.md", Data: []byte("---\ntitle: x\ndate: soonish\n---\nTwo died.\n")})
	require.ErrorContains(t, err, `a.md:3: published: "soonish" is no time`)
}

// FuzzFrontMatter holds for any text: the end is a line's start inside it, values are valid text, runs are ordered and copy.
func FuzzFrontMatter(f *testing.F) {
	f.Add("---\ntitle: \"a\\u00e9\\\"\"\nauthors: [a, 'b''c']\nx: |\n  y\n---\nz")
	f.Add("+++\na = \"\"\"x\ny\"\"\"\nb = [\n1,\n2]\n[author]\nname = 'q'\n+++\n")
	f.Add("---\nauthor: {a: b, name: 'c}'}\n- d\n...\n")
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		r := cutFrontMatter(text)
		require.LessOrEqual(t, r.end, len(text))
		require.True(t, r.end == 0 || r.end == len(text) || text[r.end-1] == '\n')
		for _, k := range frontKeys {
			require.Equal(t, strings.ToValidUTF8(r.text(k.says), ""), r.text(k.says))
		}
		at, source := 0, 0
		title := r.title()
		for _, x := range title.runs {
			require.True(t, at <= x.Text.Start && x.Text.Start < x.Text.End && x.Text.End <= len(title.text))
			require.True(t, source <= x.Source.Start && x.Source.End <= r.end)
			require.Equal(t, text[x.Source.Start:x.Source.End], title.text[x.Text.Start:x.Text.End])
			at, source = x.Text.End, x.Source.End
		}
	})
}
