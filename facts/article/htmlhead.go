package article

import (
	"html"
	"strings"
)

// Bounds on what is kept of the metadata of one page.
const (
	maxMetas     = 500
	maxMetaBytes = 4 << 10
	maxLinked    = 2 << 20 // JSON-LD
	maxTimes     = 200
)

// htmlHead is the metadata that a page states in its markup, in the order of the page.
type htmlHead struct {
	title     htmlToken // the text of <title>
	metas     []htmlMeta
	canonical string
	lang      string
	times     []htmlTime
	authors   []htmlMark      // of rel="author"
	linked    []string        // JSON-LD, as written
	size      int             // of it
	next      func(htmlToken) // wants the text that comes next
	naming    int             // texts that may yet name an author
}

// htmlMeta is one <meta>, or another element with content for machines. Key is in lower case.
type htmlMeta struct {
	key    string
	value  string // decoded
	at, to int    // the value in the source
}

// htmlTime is one <time>, or another element that is marked as a time of publication or change.
type htmlTime struct {
	value    string // the datetime attribute, else the text
	shown    string
	block    int  // blocks before it
	modified bool // it says so
	stated   bool // it says that it is the time of the article
}

// htmlMark is a name that an element is marked with, and the blocks before it.
type htmlMark struct {
	name  string
	block int
}

// read looks at one token before the walk does.
func (h *htmlHead) read(w *htmlWalk, t htmlToken) {
	switch {
	case t.kind == htmlText:
		if h.next != nil {
			h.next(t)
			h.next = nil
		}
		if h.naming > 0 && t.within == "" {
			h.name(w, t)
		}
		if t.within == "title" && h.title.end == 0 && w.drop == "" {
			h.title = t
		}
		return
	case t.kind != htmlStart:
		return
	}
	h.next = nil
	switch t.name {
	case "meta":
		h.meta(w, t)
	case "link":
		a := attrs(w.src, t, "rel", "href")
		if strings.EqualFold(a[0].value, "canonical") && h.canonical == "" && len(a[1].value) < maxMetaBytes {
			h.canonical = strings.TrimSpace(html.UnescapeString(a[1].value))
		}
	case "html":
		if a := attrs(w.src, t, "lang"); h.lang == "" && len(a[0].value) < 20 {
			h.lang = a[0].value
		}
	case "script":
		if a := attrs(w.src, t, "type"); hasPrefixFold(a[0].value, "application/ld+json") {
			h.next = func(text htmlToken) {
				if h.size += text.end - text.start; h.size <= maxLinked {
					h.linked = append(h.linked, w.src[text.start:text.end])
				}
			}
		}
	case "time":
		h.time(w, t)
	case "span", "abbr", "p", "div", "li", "a", "data", "dd":
		h.marked(w, t)
	}
}

// meta keeps a <meta> with a name and content.
func (h *htmlHead) meta(w *htmlWalk, t htmlToken) {
	a := attrs(w.src, t, "name", "property", "itemprop", "content")
	content := a[3]
	if content.value == "" || len(content.value) > maxMetaBytes || len(h.metas) >= maxMetas {
		return
	}
	for _, key := range a[:3] {
		if key.value != "" && len(key.value) < 60 {
			h.metas = append(h.metas, htmlMeta{strings.ToLower(strings.TrimSpace(key.value)), strings.TrimSpace(html.UnescapeString(content.value)),
				content.at, content.at + len(content.value)})
		}
	}
}

// time keeps a <time>.
func (h *htmlHead) time(w *htmlWalk, t htmlToken) {
	if len(h.times) >= maxTimes {
		return
	}
	a := attrs(w.src, t, "datetime", "itemprop", "class", "pubdate")
	k := htmlTime{value: strings.TrimSpace(html.UnescapeString(a[0].value)), block: len(w.blocks)}
	prop, class := strings.ToLower(a[1].value), strings.ToLower(a[2].value)
	k.modified = strings.Contains(prop, "modified") || strings.Contains(class, "updated") && !strings.Contains(class, "published") || strings.Contains(class, "modified")
	k.stated = k.modified || prop == "datepublished" || strings.Contains(class, "published") || strings.Contains(class, "entry-date") || a[3].name != ""
	h.times = append(h.times, k)
	n := len(h.times) - 1
	h.next = func(text htmlToken) {
		if shown := w.src[text.start:text.end]; len(shown) < 100 {
			h.times[n].shown = strings.Join(strings.Fields(html.UnescapeString(shown)), " ")
		}
	}
}

// marked keeps other elements that name a time or an author by their itemprop or rel.
func (h *htmlHead) marked(w *htmlWalk, t htmlToken) {
	if t.end-t.attrs < 8 || t.end-t.attrs > maxMetaBytes {
		return
	}
	raw := w.src[t.attrs:t.end]
	if !strings.Contains(raw, "itemprop") && !strings.Contains(raw, "author") && !strings.Contains(raw, "byline") {
		return
	}
	a := attrs(w.src, t, "itemprop", "content", "rel", "datetime", "class")
	prop := strings.ToLower(a[0].value)
	switch {
	case prop == "datepublished" || prop == "datemodified":
		if len(h.times) >= maxTimes {
			return
		}
		value := a[1].value
		if value == "" {
			value = a[3].value
		}
		h.times = append(h.times, htmlTime{value: strings.TrimSpace(html.UnescapeString(value)), block: len(w.blocks), modified: prop == "datemodified", stated: true})
		n := len(h.times) - 1
		h.next = func(text htmlToken) {
			if shown := w.src[text.start:text.end]; len(shown) < 100 {
				h.times[n].shown = strings.Join(strings.Fields(html.UnescapeString(shown)), " ")
			}
		}
	case namesAuthor(a[4].value, prop, a[2].value):
		h.naming = 1
	}
}

// name keeps a text as the name of an author; a "By" before it is passed over.
func (h *htmlHead) name(w *htmlWalk, t htmlToken) {
	name := strings.Join(strings.Fields(html.UnescapeString(w.src[t.start:min(t.end, t.start+200)])), " ")
	if name == "" || strings.Trim(strings.ToLower(name), " :") == "by" {
		return
	}
	h.naming--
	if len(name) < 100 && len(h.authors) < 20 {
		h.authors = append(h.authors, htmlMark{strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(name, "By "), "by ")), len(w.blocks)})
	}
}

// authorNames are the classes and properties of elements that hold nothing but the name of an author.
var authorNames = set(`author author-name author__name author_name authorname byline-name byline__name byline-author byline__author article-author article__author
	article-author__name post-author post-author-name entry-author entry-author-name c-byline__author contributor-name byline byline__link author-link`)

// namesAuthor reports an element that one of its classes, its itemprop or its rel says to be the name of an author.
func namesAuthor(class, prop, rel string) bool {
	if strings.EqualFold(rel, "author") || strings.EqualFold(prop, "author") {
		return true
	}
	for _, c := range strings.Fields(class[:min(len(class), maxHintBytes)]) {
		if authorNames[strings.ToLower(c)] {
			return true
		}
	}
	return false
}

// attrs finds attributes of a tag by name, in the order asked for; of two of one name the first counts.
func attrs(src string, t htmlToken, names ...string) []htmlAttr {
	out := make([]htmlAttr, len(names))
	for i, count := t.attrs, 0; count < 100; count++ {
		a, ok := scanAttr(src, i)
		if a.name == "" {
			break
		}
		i = a.end
		for k, n := range names {
			if out[k].name == "" && strings.EqualFold(a.name, n) {
				out[k] = a
			}
		}
		if !ok {
			break
		}
	}
	return out
}

// value is the content of the first meta of the first key that the page has.
func (h *htmlHead) value(keys ...string) (htmlMeta, bool) {
	for _, key := range keys {
		for _, m := range h.metas {
			if m.key == key && m.value != "" {
				return m, true
			}
		}
	}
	return htmlMeta{}, false
}
