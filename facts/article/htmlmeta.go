package article

import (
	"net/url"
	"strings"
	"unicode"

	"crosscheck/facts"
)

// htmlMetas is the metadata of one page from all of its sources. What was read where goes into Article.Basis.
type htmlMetas struct {
	*htmlHead
	prose  *prose
	linked linkedArticle
	a      *facts.Article
	h1     int // block of the headline, -1: none known
}

// Keys of <meta>, the surest first.
var (
	urlKeys    = []string{"og:url", "twitter:url", "parsely-link", "sailthru.url", "dc.identifier"}
	outletKeys = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher", "copyright", "application-name"}
	authorKeys = []string{"author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "byline", "citation_author", "article:author",
		"og:article:author", "article.author", "authors"}
	titleKeys = []string{"og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title", "headline", "citation_title", "title:og"}
)

// basis notes where a field was read.
func (m *htmlMetas) basis(field, where string, guessed bool) {
	m.a.Basis = append(m.a.Basis, facts.Basis{Field: field, Where: where, Guessed: guessed})
}

// metaName says which <meta> a value is of.
func metaName(key string) string {
	if strings.HasPrefix(key, "og:") || strings.HasPrefix(key, "article:") {
		return "OpenGraph " + key
	}
	return "meta " + key
}

// address sets the URL: an absolute one of a page, for the front page of a site would name all of its articles alike.
func (m *htmlMetas) address() {
	for _, c := range []struct{ value, where string }{{m.canonical, "link canonical"}, {m.first(urlKeys...), "OpenGraph og:url"}, {m.linked.url, "JSON-LD url"}} {
		u, err := url.Parse(c.value)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			continue
		}
		u.Fragment, u.RawFragment = "", ""
		m.a.URL = u.String()
		m.basis("url", c.where, false)
		return
	}
}

// first is the value of the first of some keys.
func (m *htmlMetas) first(keys ...string) string {
	v, _ := m.value(keys...)
	return v.value
}

// publisher sets the outlet. Without one the host of the URL stands in. Of two names the one that the host bears out wins.
func (m *htmlMetas) publisher() {
	site, _ := m.value("og:site_name")
	if p := m.linked.publisher; isName(p, 60) && m.inHost(p) && !m.inHost(firstPiece(site.value)) {
		m.a.Outlet = p
		m.basis("outlet", "JSON-LD publisher", false)
		return
	}
	for _, key := range outletKeys {
		if v, ok := m.value(key); ok && isName(firstPiece(v.value), 60) {
			m.a.Outlet = firstPiece(v.value)
			m.basis("outlet", metaName(key), false)
			return
		}
		if key == "og:site_name" && isName(m.linked.publisher, 60) {
			m.a.Outlet = m.linked.publisher
			m.basis("outlet", "JSON-LD publisher", false)
			return
		}
	}
	if h := host(m.a.URL); h != "" {
		m.a.Outlet = h
		m.basis("outlet", "host of the URL", false)
	}
}

// firstPiece is the first piece of what sites give as their name: "Post | News, Weather, Sports".
func firstPiece(s string) string {
	if i := strings.Index(s, " | "); i > 0 {
		s = s[:i]
	}
	return strings.TrimSpace(s)
}

// inHost reports whether a name stands in the host of the URL: "Harbour Post" in "news.harbourpost.example".
func (m *htmlMetas) inHost(name string) bool {
	name = strings.ReplaceAll(fold(name), " ", "")
	return len(name) > 2 && strings.Contains(strings.ReplaceAll(host(m.a.URL), "-", ""), name)
}

// isName refuses what stands in fields for names and is none: addresses, handles, sentences, markup.
func isName(s string, most int) bool {
	return s != "" && len(s) <= most && !strings.Contains(s, "://") && !strings.ContainsAny(s, "<>{}@©") && !strings.HasPrefix(s, "www.") && hasLetter(s)
}

// byline sets who wrote the article.
func (m *htmlMetas) byline() {
	if names := m.names(m.linked.authors); names != "" {
		m.a.Byline = names
		m.basis("byline", "JSON-LD author", false)
		return
	}
	for _, key := range authorKeys {
		var all []string
		for _, v := range m.metas {
			if v.key == key {
				all = append(all, splitNames(v.value)...)
			}
		}
		if names := m.names(all); names != "" {
			m.a.Byline = names
			m.basis("byline", metaName(key), false)
			return
		}
	}
	var marked []string
	from, to := m.region()
	for _, a := range m.authors {
		if a.block >= from && a.block <= to && namesOnly(a.name, false) {
			marked = append(marked, a.name)
		}
	}
	if names := m.names(marked); names != "" {
		m.a.Byline = names
		m.basis("byline", "element marked as author", false)
		return
	}
	for i := from; i < to; i++ {
		line := m.prose.plain(i)
		if name, ok := byline(line); ok {
			m.a.Byline = name
			m.basis("byline", "by-line above the text", false)
			return
		}
	}
}

// splitNames parts a list of names in one field.
func splitNames(s string) []string {
	s = strings.ReplaceAll(s, " and ", ", ")
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
}

// names joins names of people, each once; the outlet itself, addresses and words of the system are none.
func (m *htmlMetas) names(list []string) string {
	var out []string
	seen := map[string]bool{}
	for _, n := range list {
		n = strings.Join(strings.Fields(n), " ")
		for _, by := range []string{"By ", "by ", "BY ", "Von ", "von ", "By: ", "Par ", "Por "} {
			n = strings.TrimPrefix(n, by)
		}
		n = strings.Trim(n, " ,;|")
		low := strings.ToLower(n)
		if !isName(n, 80) || seen[low] || unsigned[low] || strings.EqualFold(n, m.a.Outlet) || strings.Contains(n, ".com") || !capitalised(n) {
			continue
		}
		seen[low] = true
		out = append(out, n)
		if len(out) == 12 {
			break
		}
	}
	return strings.Join(out, ", ")
}

// capitalised refuses the names of accounts: "jane-doe", "j.doe".
func capitalised(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) }) >= 0
}

// unsigned holds what systems write where they know no author, in lower case.
var unsigned = set("admin administrator author editor redaktion redaction redacción webmaster guest unknown anonymous staff null undefined none wordpress web")

// locale takes the language of the page where it names a region. "en-US" is what systems write unasked, so it says nothing.
func (m *htmlMetas) locale() {
	for _, s := range []string{m.lang, m.first("og:locale")} {
		language, region, ok := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
		if ok && len(language) == 2 && len(region) == 2 && !strings.EqualFold(s, "en-US") && !strings.EqualFold(s, "en_US") {
			m.a.Locale = strings.ToLower(language) + "-" + strings.ToUpper(region)
			return
		}
	}
}

// region is the range of blocks that is the head of the article: from a little above the headline to a little below the first line of text.
func (m *htmlMetas) region() (from, to int) {
	first := len(m.prose.blocks)
	if len(m.prose.body) > 0 {
		first = m.prose.body[0]
	}
	from = first - maxLeadBlocks
	if m.h1 >= 0 && m.h1 <= first {
		from = m.h1 - 8
	}
	return max(0, from), min(len(m.prose.blocks), first+3)
}

// plain is the text of a block.
func (p *prose) plain(i int) string {
	b := p.blocks[i]
	return string(p.out[b.text.Start:b.text.End])
}

// fold makes titles comparable: letters and digits in lower case, one blank between words.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		switch {
		case r == '\'' || r == '’' || r == '‘' || r == '\u00ad':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}
