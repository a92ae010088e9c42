package article

import "crosscheck/facts"

// Keys of <meta> that date a page, the surest first.
var (
	publishedKeys = []string{"article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published", "article.published",
		"rnews:datepublished", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate",
		"publication_date", "publication-date", "publicationdate", "publishdate", "publish-date", "publish_date", "published_date", "pubdate", "pub_date", "date.published",
		"published-date", "publish_time", "published_time", "published_time_telegram", "article:post_date", "citation_publication_date", "citation_online_date", "dc.date.issued",
		"dcterms.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created", "dc.created", "citation_date", "bt:pubdate", "ptime", "displaydate", "lastpubdate",
		"date", "timestamp", "created", "article:created", "article.created", "datecreated", "creation_date", "doc_date", "release_date", "og:release_date", "date_published",
		"shareaholic:article_published_time", "lw.publishdate", "hdl_p"}
	modifiedKeys = []string{"article:modified_time", "og:updated_time", "og:modified_time", "datemodified", "article:modified", "article.updated", "article_date_updated",
		"dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "lastmodified", "modified", "updated", "date.updated", "modified_time", "update_date", "revised",
		"shareaholic:article_modified_time"}
)

// dated is a time and where the page says it.
type dated struct {
	at      facts.Instant
	where   string
	guessed bool
}

// times sets when the article was published and changed, each from its surest source.
func (m *htmlMetas) times() {
	published, modified := m.published(), m.modified()
	if published.at.Known() && modified.at.Known() && modified.at.To.Before(published.at.From) {
		modified = dated{} // changed before it was published: one of both is of the site, not the article
	}
	if !published.at.Known() {
		published = m.shown()
	}
	if !published.at.Known() && modified.at.Known() {
		published = dated{modified.at, modified.where, true}
	}
	if published.at.Known() {
		m.a.Published = published.at
		m.basis("published", published.where, published.guessed)
	}
	if modified.at.Known() {
		m.a.Modified = modified.at
		m.basis("modified", modified.where, modified.guessed)
	}
}

// published is the stated time of publication.
func (m *htmlMetas) published() dated {
	if t, ok := htmlTimeOf(m.linked.published); ok {
		return dated{t, "JSON-LD datePublished", false}
	}
	for _, key := range publishedKeys {
		if v, ok := m.value(key); ok {
			if t, ok := htmlTimeOf(v.value); ok {
				return dated{t, metaName(key), false}
			}
		}
	}
	if t, ok := m.element(false, true); ok {
		return dated{t, "time element marked as published", false}
	}
	if d := m.stamp(); d.at.Known() {
		return d
	}
	if t, ok := m.element(false, false); ok {
		return dated{t, "time element above the text", false}
	}
	if t, ok := htmlTimeOf(m.linked.created); ok {
		return dated{t, "JSON-LD dateCreated", false}
	}
	for _, address := range []string{m.a.URL, m.first("og:url")} {
		if t, ok := urlDate(address); ok {
			return dated{t, "URL", false}
		}
	}
	return dated{}
}

// modified is the stated time of the last change.
func (m *htmlMetas) modified() dated {
	if t, ok := htmlTimeOf(m.linked.modified); ok {
		return dated{t, "JSON-LD dateModified", false}
	}
	for _, key := range modifiedKeys {
		if v, ok := m.value(key); ok {
			if t, ok := htmlTimeOf(v.value); ok {
				return dated{t, metaName(key), false}
			}
		}
	}
	if t, ok := m.element(true, true); ok {
		return dated{t, "time element marked as modified", false}
	}
	return dated{}
}

// element finds a <time> in the head of the article, or, of those that say what they are, the first.
func (m *htmlMetas) element(modified, stated bool) (first facts.Instant, ok bool) {
	from, to := m.region()
	for _, k := range m.htmlHead.times {
		if k.modified != modified || k.stated != stated {
			continue
		}
		inside := k.block >= from && k.block <= to
		if !inside && (ok || !stated) {
			continue
		}
		t, found := htmlTimeOf(k.value)
		if !found {
			t, found = htmlTimeOf(k.shown)
		}
		if found && inside {
			return t, true
		}
		if found {
			first, ok = t, true
		}
	}
	return first, ok
}

// stamp reads "Published: 2 March 2026" in the head of the article.
func (m *htmlMetas) stamp() dated {
	from, to := m.region()
	for i := from; i < to; i++ {
		for _, line := range pieces(m.prose.plain(i)) {
			for _, p := range stampPhrases {
				if !p.modified && hasPrefixFold(line, p.words) {
					if st := stampLine(line); st.published.Known() {
						return dated{st.published, "stamp above the text", false}
					}
				}
			}
		}
	}
	return dated{}
}

// shown guesses the time of publication from dates that stand on the page without saying what they are.
func (m *htmlMetas) shown() dated {
	from, to := m.region()
	head := from
	if m.h1 >= from && m.h1 < to {
		head = m.h1
	}
	for n := range to - from { // below the headline first, then above it
		i := head + n
		if i >= to {
			i = from + i - to
		}
		if text := m.prose.plain(i); len(text) <= 200 {
			if t, ok := anyDate(text); ok {
				return dated{t, "date above the text", true}
			}
		}
	}
	for _, k := range m.htmlHead.times {
		for _, s := range []string{k.value, k.shown} {
			if t, ok := htmlTimeOf(s); ok {
				return dated{t, "time element", true}
			}
		}
	}
	end := len(m.prose.blocks)
	if n := len(m.prose.body); n > 0 {
		end = min(end, m.prose.body[n-1]+6)
	}
	for i := end - 1; i >= max(0, end-12); i-- {
		if text := m.prose.plain(i); len(text) <= 120 {
			if t, ok := anyDate(text); ok {
				return dated{t, "date below the text", true}
			}
		}
	}
	return dated{}
}

// fromText notes what the text itself adds where the markup said nothing.
func (m *htmlMetas) fromText(h *head) {
	if m.a.Byline == "" && h.byline != "" {
		m.basis("byline", "by-line of the text", false)
	}
	if m.a.Published.Known() && !m.guessed("published") {
		return
	}
	switch {
	case h.published.Known():
		m.a.Published = h.published
		m.basis("published", "stamp above the text", false)
	case m.a.Published.Known():
	case h.dated.year > 0:
		m.basis("published", "dateline", false)
	}
}

// guessed reports a field that is no more than a guess, and forgets it.
func (m *htmlMetas) guessed(field string) bool {
	for _, b := range m.a.Basis {
		if b.Field == field {
			return b.Guessed
		}
	}
	return false
}
