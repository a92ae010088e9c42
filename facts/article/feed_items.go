package article

import (
	"bytes"
	"errors"
	"strings"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/rss"
)

var errLostItem = errors.New("an element has no end tag")

func (s *feedScan) rssItem(text []byte) (it feedItem, err error) {
	f, err := (&rss.Parser{}).Parse(bytes.NewReader(text))
	if err != nil {
		return it, err
	}
	if len(f.Items) != 1 {
		return it, errLostItem
	}
	x := f.Items[0]
	it = feedItem{url: absolute(x.Link, s.feed.link), title: x.Title, published: x.PubDate,
		updated: first(elementOf(x.Extensions, "atom", "updated"), elementOf(x.Extensions, "dcterms", "modified"))}
	if original := elementOf(x.Extensions, "feedburner", "origLink"); isWeb(original) {
		it.url = original
	}
	if g := x.GUID; g != nil {
		it.id = strings.TrimSpace(g.Value)
		if it.url == "" && !strings.EqualFold(g.IsPermalink, "false") && isWeb(it.id) {
			it.url = it.id
		}
	}
	authors := []string{x.Author, elementOf(x.Extensions, "atom", "author", "name")}
	publisher := ""
	described := x.Description
	if dc := x.DublinCoreExt; dc != nil {
		authors = append(append(authors, dc.Creator...), dc.Author...)
		publisher = person(first(dc.Publisher...))
		it.published = first(it.published, first(dc.Date...))
		it.title = first(it.title, first(dc.Title...))
		described = first(described, first(dc.Description...))
	}
	it.published = first(it.published, elementOf(x.Extensions, "atom", "published"), elementOf(x.Extensions, "dcterms", "created"))
	for _, text := range []string{x.Content, x.Custom["encoded"], elementOf(x.Extensions, "atom", "content"), described, elementOf(x.Extensions, "atom", "summary")} {
		it.bodies = append(it.bodies, feedBody{text, isMarked(text)})
	}
	it.byline = persons(authors)
	source, sourceURL := "", ""
	if x.Source != nil {
		source, sourceURL = x.Source.Title, x.Source.URL
	}
	s.setOutlet(&it, source, sourceURL, publisher)
	return it, nil
}

func (s *feedScan) atomItem(text []byte) (it feedItem, err error) {
	f, err := (&atom.Parser{}).Parse(bytes.NewReader(text))
	if err != nil {
		return it, err
	}
	if len(f.Entries) != 1 {
		return it, errLostItem
	}
	x := f.Entries[0]
	it = feedItem{id: strings.TrimSpace(x.ID), url: absolute(alternate(x.Links), s.feed.link), title: x.Title, published: x.Published, updated: x.Updated,
		byline: atomPersons(x.Authors), titleVerbatim: s.titleType == "text"}
	if it.url == "" && isWeb(it.id) {
		it.url = it.id
	}
	if c := x.Content; c != nil && c.Src == "" && (!strings.Contains(c.Type, "/") || strings.HasPrefix(c.Type, "text/") || strings.Contains(c.Type, "xhtml")) {
		it.bodies = append(it.bodies, feedBody{c.Value, c.Type != "text" && c.Type != "text/plain" && isMarked(c.Value)})
	}
	it.bodies = append(it.bodies, feedBody{x.Summary, isMarked(x.Summary)})
	source, link := "", ""
	if x.Source != nil {
		source, link = x.Source.Title, alternate(x.Source.Links)
		it.byline = first(it.byline, atomPersons(x.Source.Authors))
	}
	it.byline = first(it.byline, s.feed.authors)
	s.setOutlet(&it, source, link, "")
	return it, nil
}

// setOutlet names who published an item: its own source, its publisher, the feed's publisher, else the feed.
func (s *feedScan) setOutlet(it *feedItem, source, sourceLink, publisher string) {
	source = siteName(source, sourceLink)
	if source == "" {
		source = host(sourceLink)
	}
	for _, o := range []struct{ name, where string }{
		{source, "source of the feed item"},
		{publisher, "publisher of the feed item"},
		{s.feed.publisher, "publisher of the feed"},
		{siteName(s.feed.title, first(s.feed.link, it.url)), "title of the feed"},
	} {
		if o.name != "" {
			it.outlet, it.outletWhere = o.name, o.where
			break
		}
	}
	if source != "" { // "Fire kills two - Tarn Herald", as feeds of feeds write
		if cut, ok := strings.CutSuffix(strings.TrimSpace(it.title), " - "+source); ok {
			it.title = cut
		}
	}
}

// alternate is the address of the page that a list of Atom links names.
func alternate(links []*atom.Link) string {
	for _, l := range links {
		if l.Rel == "alternate" && (l.Type == "" || strings.Contains(l.Type, "html")) {
			return strings.TrimSpace(l.Href)
		}
	}
	return ""
}

func atomPersons(list []*atom.Person) string {
	var names []string
	for _, p := range list {
		names = append(names, p.Name)
	}
	return persons(names)
}

// elementOf is the text of an element of another vocabulary, or of its child.
func elementOf(x ext.Extensions, prefix, name string, child ...string) string {
	list := x[prefix][name]
	for _, c := range child {
		if len(list) == 0 {
			return ""
		}
		list = list[0].Children[c]
	}
	if len(list) == 0 {
		return ""
	}
	return strings.TrimSpace(list[0].Value)
}

// first is the first text that is not blank.
func first(texts ...string) string {
	for _, t := range texts {
		if strings.TrimSpace(t) != "" {
			return t
		}
	}
	return ""
}
