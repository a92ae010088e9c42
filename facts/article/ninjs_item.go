package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"strings"

	"crosscheck/facts"
)

// ninjsNode is one object with its path ("bodies[1].") for messages. Keys are in lower case: version 3 writes versionCreated, 1 versioncreated.
type ninjsNode struct {
	values map[string]any
	path   string
	item   *ninjsItem
}

// ninjsItem gathers what is wrong with one item; a value of a wrong type counts as absent.
type ninjsItem struct {
	where    string
	problems []error
}

func (i *ninjsItem) fail(path, format string, args ...any) {
	if len(i.problems) < 20 {
		i.problems = append(i.problems, fmt.Errorf("%s: %s: %s", i.where, path, fmt.Sprintf(format, args...)))
	}
}

// decodeNinjsItem reads one object. An object that is no ninjs is read as a line of JSONL is.
func decodeNinjsItem(raw []byte, where string) (*facts.Article, error) {
	if len(raw) > maxArticle {
		return nil, fmt.Errorf("%s: %w", where, errTooLong)
	}
	if json.Valid(raw) && !isNinjs(raw) {
		return decodeRecord(raw, where)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.UseNumber()
	var top map[string]any
	if err := d.Decode(&top); err != nil {
		return nil, ninjsSyntax(raw, where, err)
	}
	i := &ninjsItem{where: where}
	a, err := i.article(i.node(top, ""), raw)
	if err != nil {
		return nil, errors.Join(append(i.problems, err)...)
	}
	return a, errors.Join(i.problems...)
}

// ninjsSyntax says where JSON breaks, as line:column within the item.
func ninjsSyntax(raw []byte, where string, err error) error {
	problem := jsonProblem(err)
	if !errors.Is(problem, err) {
		return fmt.Errorf("%s: %w", where, problem)
	}
	return fmt.Errorf("%s: the object is cut off after %d bytes", where, len(raw))
}

func (i *ninjsItem) node(values map[string]any, path string) ninjsNode {
	n := ninjsNode{make(map[string]any, len(values)), path, i}
	for k, v := range values {
		low := strings.ToLower(k)
		if _, exact := values[low]; low == k || !exact {
			n.values[low] = v
		}
	}
	return n
}

// article reads the item itself; what it is associated with is not followed.
func (i *ninjsItem) article(n ninjsNode, raw []byte) (*facts.Article, error) {
	a := &facts.Article{ID: first(n.text("uri"), n.text("guid")), Path: i.where, Source: raw}
	body := strings.TrimSpace(n.body())
	if body == "" {
		if kind := n.text("type"); kind != "" && kind != "text" {
			return nil, fmt.Errorf("%s: is of type %s and has no text", i.where, shorten(kind))
		}
		return nil, fmt.Errorf("%s: %w", i.where, errNoText)
	}
	a.URL = n.url(a.ID)
	a.Byline = n.byline()
	a.Outlet = n.outlet(a)
	if l := n.text("language"); strings.Contains(l, "-") && len(l) <= 20 {
		a.Locale = l
	}
	n.times(a)
	h := &head{}
	if title := strings.Join(strings.Fields(unmarked1(n.headline())), " "); title != "" {
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title})
	}
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: body, Skip: h.read(body, stampsSkipped)})
	if located := n.text("located"); h.place == "" && located != "" && len(located) <= 100 {
		h.place, h.country = located, countryOf(strings.Split(strings.ReplaceAll(located, ", ", ","), ","))
	}
	n.marks(a)
	complete(a, h)
	return a, nil
}

// kindOf names the type of a JSON value.
func kindOf(v any) string {
	switch v.(type) {
	case string:
		return "a string"
	case json.Number:
		return "a number"
	case bool:
		return "true or false"
	case []any:
		return "a list"
	case map[string]any:
		return "an object"
	}
	return "null"
}

// text is a string of the object; null and absent are "".
func (n ninjsNode) text(key string) string {
	switch v := n.values[key].(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	default:
		n.item.fail(n.path+key, "want a string, got %s", kindOf(v))
		return ""
	}
}

// list is a list of objects; a string in it counts as an object with that name and value.
func (n ninjsNode) list(key string) (out []ninjsNode) {
	var elements []any
	switch v := n.values[key].(type) {
	case nil:
		return nil
	case []any:
		elements = v
	case string, map[string]any:
		elements = []any{v}
	default:
		n.item.fail(n.path+key, "want a list, got %s", kindOf(v))
		return nil
	}
	for k, e := range elements {
		path := fmt.Sprintf("%s%s[%d]", n.path, key, k)
		switch e := e.(type) {
		case map[string]any:
			out = append(out, n.item.node(e, path+"."))
		case string:
			out = append(out, n.item.node(map[string]any{"name": e, "value": e}, path+"."))
		case nil:
		default:
			n.item.fail(path, "want an object, got %s", kindOf(e))
		}
	}
	return out
}

// summaries are roles of headlines and bodies that are not the article's own.
var summaries = set("summary abstract teaser caption description short social push seo alternative subheadline")

func (n ninjsNode) headline() string {
	if s, ok := n.values["headline"].(string); ok && strings.TrimSpace(s) != "" {
		return s
	}
	best := ""
	for _, h := range append(n.list("headlines"), n.list("headline")...) {
		switch v := h.text("value"); {
		case v == "":
		case best == "" || strings.HasSuffix(h.text("role"), "main"):
			best = v
		}
	}
	return first(best, n.text("title"))
}

// body is the text of the article: as plain text where that has its paragraphs, else as HTML or another markup.
func (n ninjsNode) body() string {
	plain, marked := n.text("body_text"), first(n.text("body_html"), n.text("body_xhtml"), n.text("body_nitf"), n.text("body_xml"))
	for _, b := range n.list("bodies") {
		kind := strings.ToLower(first(b.text("contenttype"), "text/plain"))
		switch v := b.text("value"); {
		case v == "" || summaries[strings.ToLower(b.text("role"))]:
		case strings.Contains(kind, "ml") || strings.Contains(kind, "nitf"): // html, xhtml, xml
			marked = first(marked, v)
		default:
			plain = first(plain, v)
		}
	}
	if plain == "" && marked == "" {
		var keys []string
		for k := range n.values {
			if strings.HasPrefix(k, "body_") {
				keys = append(keys, k)
			}
		}
		sort.Strings(keys)
		for _, k := range keys {
			plain = first(plain, n.text(k))
		}
		if isMarked(plain) {
			plain, marked = "", plain
		}
	}
	if strings.Contains(plain, "\n") || marked == "" {
		return plain
	}
	return first(fragment(marked).text, plain)
}

// byline joins the names that version 1 gives under byline, 2 and 3 under by, and some producers as authors.
func (n ninjsNode) byline() string {
	var names []string
	for _, key := range []string{"byline", "by", "bylines", "authors", "author", "creators"} {
		for _, b := range n.list(key) {
			names = append(names, first(b.text("name"), b.text("value"), b.text("by"), b.text("byline"), b.text("title")))
		}
		if who := persons(names); who != "" {
			if name, ok := byline(who); ok {
				return name
			}
			return who
		}
	}
	for _, s := range append(n.list("infosources"), n.list("infosource")...) {
		if authorRoles[strings.ToLower(lastSegment(s.text("role")))] {
			names = append(names, s.text("name"))
		}
	}
	return persons(names)
}

// Roles of sources and organisations, without the prefix of their vocabulary.
var (
	authorRoles = set("author writer creator contributor reporter byline")
	outletRoles = set("provider publisher source originator distributor isource")
)

func lastSegment(role string) string {
	return role[strings.LastIndexAny(role, ":/#")+1:]
}

// outlet is who provides the item, with a Basis entry that says how that is known.
func (n ninjsNode) outlet(a *facts.Article) string {
	found := func(name, where string) string {
		if name != "" {
			a.Basis = append(a.Basis, facts.Basis{Field: "outlet", Where: "ninjs " + where})
		}
		return name
	}
	for _, key := range []string{"provider", "publisher", "source"} {
		for _, p := range n.list(key) {
			if name := first(p.text("name"), p.text("value"), p.text("title")); name != "" {
				return found(name, key)
			}
		}
	}
	sources := append(n.list("infosources"), n.list("infosource")...)
	for _, any := range []bool{false, true} {
		for _, s := range sources {
			role := strings.ToLower(lastSegment(first(s.text("role"), s.text("rel"))))
			if name := s.text("name"); name != "" && (outletRoles[role] || any && !authorRoles[role]) {
				return found(name, "infosource")
			}
		}
	}
	for _, o := range append(n.list("organisations"), n.list("organisation")...) {
		if role := strings.ToLower(lastSegment(first(o.text("role"), o.text("rel")))); outletRoles[role] && o.text("name") != "" {
			return found(o.text("name"), "organisation")
		}
	}
	return found(n.text("copyrightholder"), "copyrightholder")
}

// url is where the article stands on the web, where the item says so.
func (n ninjsNode) url(id string) string {
	for _, key := range []string{"url", "canonicalurl", "canonical", "link"} {
		if s, ok := n.values[key].(string); ok && isWeb(strings.TrimSpace(s)) {
			return strings.TrimSpace(s)
		}
	}
	if one, ok := n.values["altids"].(map[string]any); ok { // version 1 has an object of names
		ids := n.item.node(one, n.path+"altids.")
		for _, key := range []string{"url", "link", "web", "canonical"} {
			if s, ok := ids.values[key].(string); ok && isWeb(s) {
				return s
			}
		}
	} else {
		for _, alt := range n.list("altids") {
			if v := alt.text("value"); isWeb(v) {
				return v
			}
		}
	}
	if isWeb(id) {
		return id
	}
	return ""
}

// times takes the first making of the item as publication and the making of this version as its last change.
func (n ninjsNode) times(a *facts.Article) {
	created, version := n.time("firstcreated"), n.time("versioncreated")
	where := "firstcreated"
	switch {
	case created.Known() && version.Known() && version != created:
		a.Modified = version
		a.Basis = append(a.Basis, facts.Basis{Field: "modified", Where: "ninjs versioncreated"})
	case !created.Known() && version.Known():
		created, where = version, "versioncreated"
	case !created.Known():
		created, where = n.time("contentcreated"), "contentcreated"
	}
	if a.Published = created; created.Known() {
		a.Basis = append(a.Basis, facts.Basis{Field: "published", Where: "ninjs " + where})
	}
}

func (n ninjsNode) time(key string) facts.Instant {
	t, err := givenTime(key, n.text(key))
	if err != nil {
		n.item.problems = append(n.item.problems, fmt.Errorf("%s: %w", n.item.where, err))
	}
	return t
}

// marks takes the notices that the item carries in its own fields.
func (n ninjsNode) marks(a *facts.Article) {
	switch status := n.text("pubstatus"); lastSegment(strings.ToLower(status)) {
	case "canceled", "cancelled", "withheld":
		a.Marks = append(a.Marks, facts.Mark{Kind: facts.Withdrawal, Where: "ninjs pubstatus", Text: status})
	}
	switch v := n.values["embargoed"].(type) {
	case nil:
	case bool:
		if v {
			a.Marks = append(a.Marks, facts.Mark{Kind: facts.Embargo, Where: "ninjs embargoed", Text: "true"})
		}
	default:
		if s := n.text("embargoed"); s != "" {
			a.Marks = append(a.Marks, facts.Mark{Kind: facts.Embargo, Where: "ninjs embargoed", Text: s, Until: embargoEnd(n.time("embargoed"))})
		}
	}
	for _, s := range append(n.list("signals"), n.list("signal")...) {
		if code := lastSegment(strings.ToLower(first(s.text("code"), s.text("uri"), s.text("name")))); code == "correction" || code == "cor" {
			a.Marks = append(a.Marks, facts.Mark{Kind: facts.Correction, Where: "ninjs signal", Text: code})
		}
	}
	for _, key := range []string{"ednote", "ednotes", "editornote"} {
		for _, e := range n.list(key) {
			a.Marks = append(a.Marks, noteMarks(first(e.text("value"), e.text("name")), "ninjs "+key, a.Time())...)
		}
	}
}
