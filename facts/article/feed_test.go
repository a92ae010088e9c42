package article

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestFeeds(t *testing.T) {
	type article struct {
		id, url, outlet, byline, published, modified, title, body string
		path                                                      string
	}
	for _, c := range []struct {
		file   string
		want   []article
		errors []string
	}{
		{"rss2.xml", []article{
			{"herald-1001", "https://www.tarnherald.example/world/2026/fire", "Tarn Herald", "Lena Marwood", "2026-03-02T14:30:00Z", "2026-03-02T18:00:00Z",
				"Fire kills two at Ostermouth & Sons", "OSTERMOUTH (Reuters) - Two people were killed in a fire on Monday, police said.\n\nThe blaze broke out at 4\u00a0a.m.", "rss2.xml:8"},
			{"https://www.tarnherald.example/ferry", "https://www.tarnherald.example/ferry", "Port Gazette", "Otto Brandl", "2026-03-03T15:00:00Z", "",
				"Ferry runs aground off Tarn", "A ferry with 40 people aboard ran aground off Tarn on Tuesday.", "rss2.xml:24"},
		}, []string{"rss2.xml:19: item 2: article has no text"}},
		{"atom.xml", []article{
			{"tag:dunburypost.example,2026:77", "https://www.dunburypost.example/news/77", "Dunbury Post", "Ines Abel", "2026-03-02T07:00:00Z", "2026-03-02T11:15:00Z",
				"Is 3 < 5 &amp; so on?", "Nineteen people were hurt in Dunbury.\n\nNone died.", "atom.xml:6"},
			{"https://www.dunburypost.example/news/78", "https://www.dunburypost.example/news/78", "Hill Wire", "Post staff", "2026-03-03T07:00:00Z", "2026-03-03T07:00:00Z",
				`Mayor "resigns"`, "The mayor of Dunbury, Tom Ellery, resigned.", "atom.xml:15"},
		}, nil},
		{"rss1.rdf", []article{
			{"https://www.hillwire.example/1", "https://www.hillwire.example/1", "Hill Wire", "A. Pohl", "2026-03-02T05:10:00Z", "",
				"Quake shakes Lugo", "Eleven people were hurt when a quake shook Lugo.", "rss1.rdf:5"},
		}, nil},
		{"feed.json", []article{
			{"5", "https://dunburypost.example/5", "Dunbury Post", "Post staff", "2026-03-02T13:00:00Z", "", "Two <hurt>", "Two people were hurt & one died.", "feed.json:4"},
			{"https://dunburypost.example/6", "https://dunburypost.example/6", "Dunbury Post", "Ines Abel", "", "", "", "Six people were hurt.", "feed.json:5"},
		}, []string{`feed.json:5: item 2: published: "yesterday" is no time`, "feed.json:6: item 3: article has no text"}},
	} {
		data, err := os.ReadFile("testdata/feeds/" + c.file)
		require.NoError(t, err)
		require.True(t, feedFormat.Detect(data), c.file)
		found, err := decodeFeed(Input{Path: c.file, Data: data})
		requireErrors(t, err, c.errors)
		require.Len(t, found, len(c.want), c.file)
		for i, a := range found {
			checkArticle(t, a)
			got := article{a.ID, a.URL, a.Outlet, a.Byline, a.Published.String(), a.Modified.String(), "", a.Parts[len(a.Parts)-1].Text, a.Path}
			if a.Parts[0].Name == "title" {
				got.title = a.Parts[0].Text
			}
			require.Equal(t, c.want[i], got, c.file)
			require.Contains(t, string(data), string(a.Source))
			require.Less(t, len(a.Source), len(data))
		}
	}
}

// requireErrors holds that an error has these parts, each given by its beginning.
func requireErrors(t *testing.T, err error, want []string) {
	t.Helper()
	if len(want) == 0 {
		require.NoError(t, err)
		return
	}
	require.Error(t, err)
	got := separate(err)
	require.Len(t, got, len(want), "%v", err)
	for i, w := range want {
		require.True(t, strings.HasPrefix(got[i].Error(), w), "%v, want %s", got[i], w)
	}
}

func TestBrokenFeeds(t *testing.T) {
	const head = "<rss version='2.0'><channel><title>Herald</title>\n"
	item := func(s string) string {
		return "<item><guid>" + s + "</guid><description>Two people died.</description></item>\n"
	}
	for _, c := range []struct {
		name, feed string
		ids        string
		errors     []string
	}{
		{"whole", head + item("a") + item("b") + "</channel></rss>", "a b", nil},
		{"cut off in an item", head + item("a") + item("b")[:40], "a", []string{"f.xml:3: the feed is cut off after 1 items"}},
		{"cut off between items", head + item("a") + item("b"), "a b", []string{"f.xml:4: the feed is cut off after 2 items"}},
		{"cut off in a CDATA section", head + item("a") + "<item><description><![CDATA[Two", "a", []string{"f.xml:3: the feed is cut off after 1 items"}},
		{"a broken item", head + item("a") + "<item><description>3 < 5</description></item>\n" + item("c") + "</channel></rss>", "a c", []string{"f.xml:3: item 2: is not XML"}},
		{"an open CDATA section", head + "<item><description><![CDATA[x</description></item>\n" + item("c") + "</channel></rss>", "c", []string{"f.xml:2: item 1: is not XML"}},
		{"no end tag", head + "<item><guid>x</guid><description>Two.</description>\n" + item("c") + "</channel></rss>", "c", []string{"f.xml:2: item 1: has no end tag"}},
		{"tags that cross", head + "<item><guid>x</guid><description>A <b>bold</i> one.</description></item>" + item("c") + "</channel></rss>", "x c", nil},
		{"no items", head + "</channel></rss>", "", []string{"f.xml:1: is a feed without items"}},
		{"other XML", "<?xml version='1.0'?>\n<urlset><url/></urlset>", "", []string{"f.xml:2: is XML, but no RSS or Atom feed: its first element is <urlset>"}},
		{"no XML", "<<<", "", []string{"f.xml:1: is XML, but no RSS or Atom feed"}},
		{"a document type without entities", "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://x.example/rss.dtd\">" + head + item("a") + "</channel></rss>", "a", nil},
		{"entities", "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>" + head + item("&b;") + "</channel></rss>", "", []string{"f.xml:1: declares entities of its own"}},
		{"nested", head + "<item><x:y xmlns:x='urn:x'>" + strings.Repeat("<x:y>", 3000) + "</item>" + item("b") + "</channel></rss>", "b", []string{"f.xml:2: item 1: elements are nested more than 256 deep"}},
		{"nested in one another", head + "<item><item>" + strings.Repeat("<a>", 10) + "</item>" + item("b") + "</channel></rss>", "b", []string{"f.xml:2: item 1: has no end tag", "f.xml:2: item 2: article has no text"}},
		{"control characters", head + "<item><guid>a</guid><description>Two\x08 people\x1b died.</description></item></channel></rss>", "a", nil},
		{"another version of XML", "<?xml version='1.1' encoding='utf-16'?>" + head + item("a") + "</channel></rss>", "a", nil},
		{"huge start tag", "<rss a='" + strings.Repeat("x", maxFeedTag) + "'><channel>" + item("a") + "</channel></rss>", "", []string{"f.xml:1: the start tag of the feed is too large"}},
		{"JSON cut off", `{"version":"https://jsonfeed.org/version/1","items":[{"id":"a","content_text":"Two died."},{"id":`, "a", []string{"f.xml:1: the feed is cut off after 1 items"}},
		{"JSON of wrong types", `{"version":"https://jsonfeed.org/version/1","title":7,"items":[3,{"id":"a","content_text":[]},{"id":"b","content_text":"Two died."},null]}`, "b",
			[]string{"f.xml:1: item 1: ", "f.xml:1: item 2: ", "f.xml:1: item 4: "}},
		{"JSON nested", `{"version":"https://jsonfeed.org/version/1","items":[` + strings.Repeat("[", 20000), "", []string{"f.xml:1: is not JSON"}},
	} {
		found, err := decodeFeed(Input{Path: "f.xml", Data: []byte(c.feed)})
		var ids []string
		for _, a := range found {
			checkArticle(t, a)
			ids = append(ids, a.ID)
		}
		require.Equal(t, c.ids, strings.Join(ids, " "), c.name)

		requireErrors(t, err, c.errors)
	}
}

func TestLargeFeed(t *testing.T) {
	var b strings.Builder
	b.WriteString("<rss><channel><title>Herald</title>")
	for i := range maxItems + 5 {
		fmt.Fprintf(&b, "<item><guid>%d</guid></item>", i)
	}
	began := time.Now()
	found, err := decodeFeed(Input{Path: "f.xml", Data: []byte(b.String())})
	require.Empty(t, found)
	require.Less(t, time.Since(began), time.Minute)
	problems := separate(err)
	require.Len(t, problems, maxProblems+2)
	require.EqualError(t, problems[maxProblems], "f.xml:1: holds more than 100000 items: the rest is left out")
	require.EqualError(t, problems[maxProblems+1], "f.xml: and 99900 more items that cannot be read")
}

func TestFeedTimes(t *testing.T) {
	for in, want := range map[string]string{
		"Mon, 02 Mar 2026 09:30:00 GMT":   "2026-03-02T09:30:00Z",
		"Mon, 02 Mar 2026 09:30:00 +0530": "2026-03-02T04:00:00Z",
		"2026-03-02T09:30:00.123+02:00":   "2026-03-02T07:30:00Z",
		"02 Mar 2026 09:30 EDT":           "2026-03-02T13:30:00Z",
		"Mon, 02 Mar 2026 09:30:00 CST":   "2026-03-02", // of China, of Cuba, of Chicago
		"Mon, 02 Mar 26 09:30:00 GMT":     "2026-03-02",
		"2026-03-02":                      "2026-03-02",
		"02/03/2026 10:00":                "",
		"soon":                            "",
	} {
		got, err := feedTime("published", in)
		require.Equal(t, want, got.String(), in)
		require.Equal(t, want == "", err != nil, in)
	}
}

func TestFeedNames(t *testing.T) {
	for in, want := range map[string]string{"desk@x.example (Jane Doe)": "Jane Doe", "Jane Doe (jane@x.example)": "Jane Doe", "jane@x.example": "",
		"Jane Doe <jane@x.example>": "Jane Doe", "Jane &amp; Jim": "Jane & Jim", "Jane Doe (AP)": "Jane Doe (AP)", " ": "", "a@(": ""} {
		require.Equal(t, want, person(in), in)
	}
	for _, c := range []struct{ title, link, want string }{
		{"Tarn Herald - World", "https://www.tarnherald.example/", "Tarn Herald"},
		{"World news | THE Post", "https://feeds.thepost.example/a", "THE Post"},
		{"Home - Something else", "https://unrelated.example", "Home - Something else"},
		{"Herald", "", "Herald"},
	} {
		require.Equal(t, c.want, siteName(c.title, c.link), c.title)
	}
}

// What WordPress adds to every item is no prose.
func TestFeedCredit(t *testing.T) {
	found, err := decodeFeed(Input{Path: "f.xml", Data: []byte("<rss><channel><item><description><![CDATA[<p>Two people died.</p><p>The post <a>Fire kills two</a> appeared first on Herald.</p>]]></description></item></channel></rss>")})
	require.NoError(t, err)
	body := found[0].Parts[0]
	require.Len(t, body.Skip, 1)
	require.Equal(t, "The post Fire kills two appeared first on Herald.", body.Text[body.Skip[0].Start:body.Skip[0].End])
}

// Two texts under one GUID with later times are versions of one article.
func TestFeedVersions(t *testing.T) {
	item := func(day int, text string) string {
		return fmt.Sprintf("<item><guid>a</guid><pubDate>0%d Mar 2026 10:00:00 GMT</pubDate><description>%s</description></item>", day, text)
	}
	found, err := decodeFeed(Input{Path: "f.xml", Data: []byte("<rss><channel>" + item(2, "Two died.") + item(3, "Three died.") + "</channel></rss>")})
	require.NoError(t, err)
	c := merge(found)
	require.Len(t, c.Articles, 1)
	require.Len(t, c.Earlier, 1)
	require.Equal(t, "Three died.", c.Articles[0].Parts[0].Text)
}

// FuzzFeed holds for any bytes: articles as checkArticle wants them, each from bytes of its own inside the feed, errors that name the file.
func FuzzFeed(f *testing.F) {
	for _, name := range []string{"rss2.xml", "atom.xml", "rss1.rdf", "feed.json"} {
		data, err := os.ReadFile("testdata/feeds/" + name)
		require.NoError(f, err)
		f.Add(data)
		f.Add(data[:len(data)*2/3])
	}
	f.Add([]byte("<rss><item><item/><![CDATA[</item><channel></rss>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		data = []byte(strings.ToValidUTF8(string(data), "\ufffd"))
		found, err := decodeFeed(Input{Path: "f.xml", Data: data})
		require.True(t, err != nil || len(found) > 0)
		for _, a := range found {
			checkArticle(t, a)
			require.Contains(t, string(data), string(a.Source))
		}
		if err != nil {
			for _, e := range separate(err) {
				require.True(t, strings.HasPrefix(e.Error(), "f.xml:"), e.Error())
			}
		}
	})
}

func BenchmarkFeed(b *testing.B) {
	item := "<item><title>Ferry sinks</title><guid>x</guid><pubDate>Mon, 02 Mar 2026 10:00:00 GMT</pubDate><description>" +
		strings.Repeat("&lt;p&gt;At least 12 people were killed when the ferry went down off Tarn on Monday.&lt;/p&gt;", 30) + "</description></item>"
	data := []byte("<rss><channel><title>Herald</title>" + strings.Repeat(item, 50) + "</channel></rss>")
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if found, err := decodeFeed(Input{Path: "f.xml", Data: data}); err != nil || len(found) != 50 {
			b.Fatal(err)
		}
	}
}
