package article

import (
	"path"
	"strings"
	"time"

	"crosscheck/facts"
)

// propertiesWord says in Basis where document properties come from.
const propertiesWord = "document properties"

// properties is what the file says of itself. Its time of creation is left out: a draft is created long before it is published.
type properties struct {
	title, author string
	modified      facts.Instant
}

// propertyNames maps the elements of docProps/core.xml and of meta.xml to what they say, the better ones first.
var propertyNames = []struct{ name, says string }{
	{"title", "title"},
	{"initial-creator", "author"},
	{"creator", "author"},
	{"modified", "modified"},
	{"date", "modified"},
}

// noTitle and noAuthor are what programs write when nobody filled in the property, in lower case.
var noTitle = map[string]bool{"untitled": true, "untitled document": true, "document": true, "document1": true, "new document": true,
	"word document": true, "powerpoint presentation": true, "title": true}

var noAuthor = map[string]bool{"user": true, "admin": true, "administrator": true, "owner": true, "author": true, "unknown": true,
	"unknown author": true, "windows user": true, "microsoft office user": true, "office": true, "python-docx": true, "apache poi": true,
	"libreoffice": true, "guest": true, "root": true}

// readProperties reads one part of properties; what is wrong with it is no reason to refuse the text.
func readProperties(z *archive, name string) (p properties) {
	found := map[string]string{}
	_ = readPart(z, name, func(x *xmlReader) error {
		list, err := x.document()
		for _, n := range propertyNames {
			for _, l := range list {
				if value := strings.Join(strings.Fields(l.value), " "); l.name == n.name && found[n.says] == "" {
					found[n.says] = value
				}
			}
		}
		return err
	})
	if t := strings.ToLower(found["title"]); !noTitle[t] && !strings.HasPrefix(t, "microsoft word - ") && !isWordName(t) && len(t) <= maxTitle {
		p.title = found["title"]
	}
	if who := found["author"]; !noAuthor[strings.ToLower(who)] && len(who) <= 200 {
		p.author = who
	}
	if t, ok := facts.ParseInstant(found["modified"]); ok {
		p.modified = t
	}
	return p
}

// maxTitle bounds in bytes what a property may give as a title.
const maxTitle = 300

// isWordName reports a title that is the name of a file.
func isWordName(title string) bool {
	switch path.Ext(title) {
	case ".doc", ".docx", ".odt", ".dot", ".dotx", ".rtf", ".txt":
		return true
	}
	return false
}

// document lists the descendants of the root element.
func (x *xmlReader) document() ([]leaf, error) {
	for {
		t, err := x.next()
		if err != nil {
			return nil, err
		}
		if root, ok := start(t); ok {
			return x.leaves(root.Name.Local)
		}
	}
}

// ahead is how far a draft may be datelined after it was saved: for the next day's paper.
const ahead = 3 * 24 * time.Hour

// dateline gives a dateline's day without a year the year in which the draft was saved. The day itself is the text's, not the file's.
func (p properties) dateline(a *facts.Article, h *head) {
	h.saved = p.modified
	if !p.modified.Known() || h.published.Known() || h.modified.Known() || h.dated.month == 0 || h.dated.year > 0 {
		return
	}
	a.Published = h.dated.before(facts.Instant{From: p.modified.From.Add(ahead), To: p.modified.To.Add(ahead)}).instant()
	a.Basis = append(a.Basis, facts.Basis{Field: "published", Where: "dateline, its year from " + propertiesWord})
}

// stamp records the time of the last change where the text states none. It is no time of publication.
func (p properties) stamp(a *facts.Article) {
	if p.modified.Known() && !a.Modified.Known() {
		a.Modified = p.modified
		a.Basis = append(a.Basis, facts.Basis{Field: "modified", Where: propertiesWord, Guessed: true})
	}
}
