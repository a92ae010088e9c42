package article

import (
	"fmt"
	"strings"

	"crosscheck/facts"
)

var htmlFormat = Format{
	Name:       "html",
	Doc:        "a web page with one article: its text without menus, comments and promotion; metadata from JSON-LD, OpenGraph and the like",
	Extensions: []string{".html", ".htm", ".xhtml"},
	Detect:     beginsAsHTML,
	Decode:     decodeHTML,
}

// beginsAsHTML reports a page by its first tag; comments, an XML declaration and white space may stand before it.
func beginsAsHTML(data []byte) bool {
	s := string(data[:min(len(data), 4<<10)])
	for {
		s = strings.TrimLeft(s, " \t\r\n\f")
		end := ""
		switch {
		case strings.HasPrefix(s, "<!--"):
			end = "-->"
		case strings.HasPrefix(s, "<?xml"):
			end = "?>"
		}
		if end == "" {
			break
		}
		s = s[past(s, 0, end):]
	}
	if hasPrefixFold(s, "<!doctype") {
		return hasPrefixFold(strings.TrimLeft(s[len("<!doctype"):], " \t\r\n"), "html")
	}
	for _, tag := range []string{"html", "head", "body"} {
		if strings.HasPrefix(s, "<") && isTagName(s[1:], tag) {
			return true
		}
	}
	return false
}

// maxCaptions bounds the captions of one page.
const maxCaptions = 50

func decodeHTML(in Input) ([]*facts.Article, error) {
	p, err := clean(in.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	var stated htmlHead
	w := walkHTML(p.text, stated.read)
	linked, _ := readLinked(stated.linked)
	chosen := w.choose()

	a := &facts.Article{Path: in.Path, Source: in.Data}
	m := htmlMetas{htmlHead: &stated, prose: chosen, linked: linked, a: a}
	m.address()
	m.publisher()
	m.locale()
	title, titled := m.headline()
	chosen.drop(m.h1, title.Text)
	text := w.join(chosen.of(chosen.body))
	if text.text == "" {
		return nil, fmt.Errorf("%s: holds no text of an article", in.Path)
	}
	m.times()
	m.byline()
	if titled {
		a.Parts = append(a.Parts, title)
	}
	h := &head{}
	skip := h.read(text.text, stampsSkipped)
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: text.text, Skip: skip, Runs: text.runs})
	seen := map[string]bool{}
	for _, i := range chosen.captions[:min(len(chosen.captions), maxCaptions)] {
		caption := w.join(w.blocks[i : i+1])
		if !seen[caption.text] && chosen.shape[i].sentence && !chosen.shape[i].furniture {
			a.Parts = append(a.Parts, facts.Part{Name: "caption", Text: caption.text, Runs: caption.runs})
		}
		seen[caption.text] = true
	}
	m.fromText(h)
	complete(a, h)
	return []*facts.Article{a}, nil
}
