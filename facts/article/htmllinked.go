package article

import (
	"encoding/json"
	"html"
	"strings"
)

// linkedArticle is what JSON-LD says of the article of a page.
type linkedArticle struct {
	headline, published, modified, created string
	authors                                []string
	publisher, url                         string
	rank                                   int // how surely it is the article of the page
}

// linkedTypes ranks the types of schema.org that pages give their article.
var linkedTypes = map[string]int{"newsarticle": 5, "reportagenewsarticle": 5, "analysisnewsarticle": 5, "backgroundnewsarticle": 5, "opinionnewsarticle": 5,
	"reviewnewsarticle": 5, "article": 4, "liveblogposting": 4, "blogposting": 4, "report": 4, "socialmediaposting": 3, "techarticle": 4, "scholarlyarticle": 4,
	"advertisercontentarticle": 3, "satiricalarticle": 4, "recipe": 3, "review": 2, "discussionforumposting": 2, "webpage": 1, "itempage": 1, "event": 1, "videoobject": 1, "product": 1}

// maxLinkedDepth bounds the nesting of JSON-LD that is read.
const maxLinkedDepth = 12

// linkedReader goes through the JSON-LD of a page.
type linkedReader struct {
	found []linkedArticle
	named map[string]string // names by "@id"
	nodes int
}

// readLinked returns the best article of the JSON-LD of a page. Values of a wrong type are passed over.
func readLinked(scripts []string) (best linkedArticle, ok bool) {
	r := linkedReader{named: map[string]string{}}
	var roots []any
	for _, s := range scripts {
		if v, ok := parseLinked(s); ok {
			roots = append(roots, v)
		}
	}
	for _, v := range roots {
		r.names(v, 0)
	}
	r.nodes = 0
	for _, v := range roots {
		r.walk(v, 0)
	}
	for _, a := range r.found {
		if a.rank > best.rank {
			best = a
		}
	}
	return best, best.rank > 0
}

// parseLinked reads JSON as pages have it: in comment or CDATA marks, with line ends in strings, with a semicolon behind it.
func parseLinked(s string) (v any, ok bool) {
	s = strings.TrimSpace(s)
	for _, mark := range []string{"<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA["} {
		s = strings.TrimSpace(strings.TrimPrefix(s, mark))
	}
	for _, mark := range []string{"-->", "//]]>", "// ]]>", "/*]]>*/", "]]>", ";"} {
		s = strings.TrimSpace(strings.TrimSuffix(s, mark))
	}
	if json.Unmarshal([]byte(s), &v) == nil {
		return v, true
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
	return v, json.Unmarshal([]byte(s), &v) == nil
}

// maxLinkedNodes bounds the values that are looked at.
const maxLinkedNodes = 50_000

// names gathers the names of things that others refer to.
func (r *linkedReader) names(v any, depth int) {
	if r.nodes++; depth > maxLinkedDepth || r.nodes > maxLinkedNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			r.names(x, depth+1)
		}
	case map[string]any:
		if id, name := str(v["@id"]), str(v["name"]); id != "" && name != "" && r.named[id] == "" {
			r.named[id] = name
		}
		for _, key := range []string{"@graph", "author", "publisher", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "isPartOf", "creator"} {
			r.names(v[key], depth+1)
		}
	}
}

// walk finds articles, in lists, graphs and as the main thing of a page.
func (r *linkedReader) walk(v any, depth int) {
	if r.nodes++; depth > maxLinkedDepth || r.nodes > maxLinkedNodes {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			r.walk(x, depth+1)
		}
	case map[string]any:
		if rank := rankOf(v["@type"]); rank > 0 {
			r.found = append(r.found, r.article(v, rank))
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			r.walk(v[key], depth+1)
		}
	}
}

// rankOf is the rank of a type or of the best of several.
func rankOf(v any) (rank int) {
	switch v := v.(type) {
	case string:
		name := v[strings.LastIndexAny(v, "/#:")+1:]
		return linkedTypes[strings.ToLower(name)]
	case []any:
		for _, x := range v {
			if s, ok := x.(string); ok {
				rank = max(rank, rankOf(s))
			}
		}
	}
	return rank
}

func (r *linkedReader) article(v map[string]any, rank int) linkedArticle {
	a := linkedArticle{rank: rank * 4, headline: str(v["headline"]), published: str(v["datePublished"]), modified: str(v["dateModified"]), created: str(v["dateCreated"]),
		url: str(v["url"])}
	if a.headline == "" && rank > 1 {
		a.headline = str(v["name"])
	}
	for _, known := range []string{a.headline, a.published} {
		if known != "" {
			a.rank++
		}
	}
	for _, key := range []string{"author", "creator"} {
		if len(a.authors) == 0 {
			a.authors = r.who(v[key], 0)
		}
	}
	if p := r.who(v["publisher"], 0); len(p) > 0 {
		a.publisher = p[0]
	}
	if a.url == "" {
		switch page := v["mainEntityOfPage"].(type) {
		case string:
			a.url = page
		case map[string]any:
			if a.url = str(page["@id"]); a.url == "" {
				a.url = str(page["url"])
			}
		}
	}
	return a
}

// who reads names: a string, a person or organisation, a reference to one, or a list of these.
func (r *linkedReader) who(v any, depth int) (names []string) {
	switch v := v.(type) {
	case string:
		if s := str(v); s != "" {
			return []string{s}
		}
	case []any:
		for _, x := range v {
			if depth < 3 && len(names) < 20 {
				names = append(names, r.who(x, depth+1)...)
			}
		}
	case map[string]any:
		name := str(v["name"])
		if list, ok := v["name"].([]any); ok {
			return r.who(list, depth+1)
		}
		if name == "" {
			name = r.named[str(v["@id"])]
		}
		if name != "" {
			return []string{name}
		}
	}
	return names
}

// str is a text value with its entities decoded, of a list the first; "" for anything else.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return strings.TrimSpace(html.UnescapeString(v))
	case []any:
		if len(v) > 0 {
			if s, ok := v[0].(string); ok {
				return strings.TrimSpace(html.UnescapeString(s))
			}
		}
	case map[string]any:
		if s, ok := v["@value"].(string); ok {
			return strings.TrimSpace(html.UnescapeString(s))
		}
	}
	return ""
}
