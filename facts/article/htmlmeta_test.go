package article

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// lone is an article's text without any metadata.
const lone = "<article><p>At least 12 people were killed when a ferry sank off Tarn on Monday, police said.</p><p>Two others were rescued, and divers are to search the wreck on Tuesday.</p></article>"

// TestHTMLTimes lists where times are read, what is a guess, and what is passed over.
func TestHTMLTimes(t *testing.T) {
	for _, c := range []struct{ name, head, published, modified, where string }{
		{"nothing", "", "", "", ""},
		{"JSON-LD before meta", `<meta name=date content=2020-01-01><script type="application/ld+json">{"@type":"Article","datePublished":"2026-03-02T10:00:00+0100"}</script>`,
			"2026-03-02T09:00:00Z", "", "JSON-LD datePublished"},
		{"JSON-LD with line ends in strings", "<script type='application/ld+json'>{\"@type\":\"Article\",\"description\":\"a\nb\",\"datePublished\":\"2026-03-02\"};</script>", "2026-03-02", "", "JSON-LD datePublished"},
		{"JSON-LD of the site only", `<script type="application/ld+json">{"@type":"Organization","datePublished":"2026-03-02"}</script>`, "", "", ""},
		{"OpenGraph", `<meta property="article:published_time" content="2026-03-02T10:00:00Z"><meta property="article:modified_time" content="2026-03-03T10:00:00Z">`,
			"2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "OpenGraph article:published_time"},
		{"changed before it was published", `<meta property="article:published_time" content="2026-03-02"><meta property="article:modified_time" content="2026-02-02">`,
			"2026-03-02", "", "OpenGraph article:published_time"},
		{"a meta of another house", `<meta name="Parsely-Pub-Date" content="Mon, 02 Mar 2026 10:00:00 GMT">`, "2026-03-02T10:00:00Z", "", "meta parsely-pub-date"},
		{"a zone of several meanings leaves the day", `<meta name="pubdate" content="Mon, 02 Mar 2026 10:00:00 IST">`, "2026-03-02", "", "meta pubdate"},
		{"no time at all", `<meta name="date" content="0001-01-01T00:00:00Z"><meta name="pubdate" content="1970-01-01">`, "", "", ""},
		{"a property of an element", `<h1>Ferry sinks</h1><span itemprop="datePublished" content="2026-03-02T10:00Z">today</span>`, "2026-03-02T10:00:00Z", "", "time element marked as published"},
		{"a marked time", `<h1>Ferry sinks</h1><time class="entry-date published" datetime="2026-03-02T10:00:00Z">today</time>`, "2026-03-02T10:00:00Z", "", "time element marked as published"},
		{"a time above the text", `<h1>Ferry sinks</h1><time datetime="2026-03-02T10:00:00Z">today</time>`, "2026-03-02T10:00:00Z", "", "time element above the text"},
		{"a stamp", `<h1>Ferry sinks</h1><div>Published: March 2, 2026 | 4 min read</div>`, "2026-03-02", "", "stamp above the text"},
		{"the URL", `<link rel=canonical href="https://post.example/news/2026/mar/02/ferry">`, "2026-03-02", "", "URL"},
		{"a date that says nothing", `<h1>Ferry sinks</h1><div>Tarn, 2 March 2026</div>`, "2026-03-02", "", "guess: date above the text"},
		{"a date in points", `<h1>Ferry sinks</h1><div>2.3.2026</div>`, "2026-03-02", "", "guess: date above the text"},
		{"only the last change", `<meta property="og:updated_time" content="2026-03-03T10:00:00Z">`, "2026-03-03T10:00:00Z", "2026-03-03T10:00:00Z", "guess: OpenGraph og:updated_time"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decodePage(t, "<html>"+c.head+lone)
			checkArticle(t, a)
			require.Equal(t, c.published, a.Published.String())
			require.Equal(t, c.modified, a.Modified.String())
			where := ""
			for _, b := range a.Basis {
				if b.Field != "published" {
					continue
				}
				where = b.Where
				if b.Guessed {
					where = "guess: " + where
					require.False(t, a.Anchor().Known(), "a guess anchors nothing")
				}
			}
			require.Equal(t, c.where, where)
		})
	}
}

func TestHTMLTitles(t *testing.T) {
	for _, c := range []struct{ name, head, want, where string }{
		{"h1 alone", `<h1>Ferry sinks off Tarn</h1>`, "Ferry sinks off Tarn", "h1 element"},
		{"title alone", `<title>Ferry sinks off Tarn | Post</title>`, "Ferry sinks off Tarn", "title element"},
		{"title with a dash of its own", `<title>Ferry sinks - 12 dead off the coast of Tarn, police say</title>`, "Ferry sinks - 12 dead off the coast of Tarn, police say", "title element"},
		{"the name of the site first", `<meta property=og:site_name content="Harbour Post"><title>Harbour Post | Ferry sinks</title>`, "Ferry sinks", "title element"},
		{"the name of the site is no headline", `<title>Ferry sinks off Tarn - Post</title><h1>Post</h1><h2>Ferry sinks off Tarn</h2>`, "Ferry sinks off Tarn", "heading"},
		{"OpenGraph", `<meta property="og:title" content="Ferry sinks &amp; 12 die">`, "Ferry sinks & 12 die", "OpenGraph og:title"},
		{"the heading has a kicker", `<meta property="og:title" content="Ferry sinks off Tarn"><h1><b>Coast</b> Ferry sinks off Tarn</h1>`, "Ferry sinks off Tarn", "h1 element"},
		{"the page's wording wins", `<meta property="og:title" content="Ferry sinks off Tarn"><h1>Ferry sinks off Tarn, killing 12</h1>`, "Ferry sinks off Tarn, killing 12", "h1 element"},
		{"JSON-LD alone", `<script type="application/ld+json">{"@type":"Article","headline":"Ferry sinks"}</script>`, "Ferry sinks", "JSON-LD headline"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decodePage(t, "<html>"+c.head+lone)
			checkArticle(t, a)
			require.Equal(t, "title", a.Parts[0].Name)
			require.Equal(t, c.want, a.Parts[0].Text)
			require.Contains(t, a.Basis, facts.Basis{Field: "title", Where: c.where})
			r, ok := a.SourceRange(facts.Span{Part: 0, Start: 0, End: len(c.want)})
			require.Equal(t, c.name != "JSON-LD alone", ok)
			if ok {
				require.Equal(t, c.want, fragment(string(a.Source[r.Start:r.End])).text)
			}
		})
	}
}

func TestHTMLNames(t *testing.T) {
	for _, c := range []struct{ name, head, outlet, byline string }{
		{"nothing", "", "page.html", ""},
		{"host", `<link rel=canonical href="https://www.post.example/a">`, "post.example", ""},
		{"the front page names no article", `<link rel=canonical href="https://www.post.example/">`, "page.html", ""},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"Report","author":["Ines Varga",{"name":"Tom Okafor"},7],"publisher":{"name":"Post"}}</script>`, "Post", "Ines Varga, Tom Okafor"},
		{"meta", `<meta property=og:site_name content=Post><meta name=author content="By Ines Varga and Tom Okafor">`, "Post", "Ines Varga, Tom Okafor"},
		{"the outlet is no author", `<meta property=og:site_name content=Post><meta name=author content="Post">`, "Post", ""},
		{"accounts and addresses are no authors", `<meta name=author content="admin, ines-varga, https://post.example/ines">`, "page.html", ""},
		{"a link", `<h1>Ferry sinks</h1><p>By <a rel="author" href="/i">Ines Varga</a></p>`, "page.html", "Ines Varga"},
		{"a class", `<h1>Ferry sinks</h1><span class="byline__name">By <b>Ines Varga</b></span>`, "page.html", "Ines Varga"},
		{"a line", `<h1>Ferry sinks</h1><div>By Ines Varga, crime correspondent</div>`, "page.html", "Ines Varga, crime correspondent"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := decodePage(t, "<html>"+c.head+lone)
			require.Equal(t, c.outlet, a.Outlet)
			require.Equal(t, c.byline, a.Byline)
			require.NotContains(t, a.Parts[len(a.Parts)-1].Text, "Varga")
		})
	}
}

func TestURLDate(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/2026/03/02/ferry":    "2026-03-02",
		"https://a.example/2026/3/2":            "2026-03-02",
		"https://a.example/2026/mar/02/ferry":   "2026-03-02",
		"https://a.example/news-2026-03-02-b":   "2026-03-02",
		"https://a.example/20260302/ferry.html": "2026-03-02",
		"https://a.example/2026/03/ferry":       "",
		"https://a.example/2026/13/02/ferry":    "",
		"https://a.example/120260302":           "",
		"https://a.example/20261302":            "",
		"https://a.example/?d=2026/03/02":       "",
	} {
		got, ok := urlDate(address)
		require.Equal(t, want, got.String(), address)
		require.Equal(t, want != "", ok)
	}
}
