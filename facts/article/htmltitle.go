package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// titleSource is a title and where the page says it.
type titleSource struct {
	text     string
	where    string
	at, to   int // in the source; 0: nowhere as such
	suffixed bool
}

// titleMarks part a title from the name of the site, in the order in which they are tried.
var titleMarks = []string{" | ", " — ", " – ", " - ", " :: ", " » ", " « ", " · ", " • ", " / ", " ‹ ", " ⋆ ", " ▷ "}

// maxHTMLTitle bounds a title in bytes.
const maxHTMLTitle = 400

// sources lists the titles of the page's metadata, the surest first, without the name of the site.
func (m *htmlMetas) sources() (out []titleSource) {
	add := func(s titleSource) {
		s.text = m.withoutSite(s.text, s.suffixed)
		if s.text != "" && len(s.text) <= maxHTMLTitle && fold(s.text) != fold(m.a.Outlet) {
			out = append(out, s)
		}
	}
	add(titleSource{text: m.linked.headline, where: "JSON-LD headline"})
	for _, key := range titleKeys {
		if v, ok := m.value(key); ok {
			add(titleSource{text: v.value, where: metaName(key), at: v.at, to: v.to})
		}
	}
	if t := m.title; t.end > t.start {
		text := m.read(t.start, t.end)
		add(titleSource{text: text.text, where: "title element", at: t.start, to: t.end, suffixed: true})
	}
	return out
}

// read is a piece of the source as text.
func (m *htmlMetas) read(from, to int) page {
	w := htmlWriter{src: m.prose.src, from: -1}
	w.write(from, to, false)
	return page{string(w.out), w.runs}
}

// withoutSite drops the name of the site behind (or before) a title. Of a <title> the last piece goes where it is short beside the rest.
func (m *htmlMetas) withoutSite(title string, suffixed bool) string {
	title = strings.TrimSpace(title)
	site, domain := fold(m.a.Outlet), strings.ReplaceAll(fold(host(m.a.URL)), " ", "")
	isSite := func(s string) bool {
		f := fold(s)
		return f != "" && (f == site || len(f) > 3 && strings.HasPrefix(domain, strings.ReplaceAll(f, " ", "")))
	}
	for _, mark := range titleMarks {
		if i := strings.LastIndex(title, mark); i > 0 {
			rest, last := strings.TrimSpace(title[:i]), title[i+len(mark):]
			if isSite(last) || suffixed && len(fold(last))*2 < len(fold(rest)) && len(strings.Fields(last)) <= 4 {
				return m.withoutSite(rest, suffixed)
			}
		}
		if i := strings.Index(title, mark); i > 0 && isSite(title[:i]) {
			return strings.TrimSpace(title[i+len(mark):])
		}
	}
	return title
}

// headline finds the title and its place in the page: a heading of the page that agrees with the metadata, else the metadata alone, else the first <h1>.
func (m *htmlMetas) headline() (title facts.Part, ok bool) {
	m.h1 = -1
	sources := m.sources()
	if i, where := m.agreed(sources); i >= 0 {
		m.h1 = i
		p := m.prose.join(m.prose.blocks[i : i+1])
		p.text = strings.ReplaceAll(p.text, "\n", " ")
		p = bare(p, sources)
		m.basis("title", where, false)
		return facts.Part{Name: "title", Text: p.text, Runs: p.runs}, true
	}
	if len(sources) == 0 {
		return title, false
	}
	s := sources[0]
	m.basis("title", s.where, false)
	part := facts.Part{Name: "title", Text: s.text}
	for _, c := range sources { // the metadata's own bytes, where one says the same
		if c.to == 0 {
			continue
		}
		p := m.read(c.at, c.to)
		if i := strings.Index(p.text, s.text); i >= 0 {
			p = p.cut(i, i+len(s.text))
			part.Runs = p.runs
			break
		}
	}
	return part, true
}

// bare cuts from a heading what stands in it before or behind the title as the metadata has it: a kicker, a date. Blanks at its ends go too.
func bare(p page, sources []titleSource) page {
	for _, s := range sources {
		i := strings.Index(p.text, s.text)
		if s.suffixed || i < 0 || len(s.text) < 15 {
			continue
		}
		if before, behind := p.text[:i], p.text[i+len(s.text):]; len(before)+len(behind) > 0 && (strings.TrimSpace(before) == "" || strings.TrimSpace(behind) == "") &&
			!startsMidWord(p.text, i) && (behind == "" || unicode.IsSpace([]rune(behind)[0])) {
			return p.cut(i, i+len(s.text))
		}
		return p
	}
	from := len(p.text) - len(strings.TrimLeftFunc(p.text, unicode.IsSpace))
	if trimmed := strings.TrimSpace(p.text); trimmed != "" && len(trimmed) < len(p.text) {
		return p.cut(from, from+len(trimmed))
	}
	return p
}

// startsMidWord reports a place between two letters.
func startsMidWord(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	at, _ := utf8.DecodeRuneInString(s[i:])
	return i > 0 && unicode.IsLetter(before) && unicode.IsLetter(at)
}

// agreed finds the heading that says the title: the first of the highest that agrees with a source, else a lone <h1> above the text.
func (m *htmlMetas) agreed(sources []titleSource) (block int, where string) {
	folded := make([]string, len(sources))
	for i, s := range sources {
		folded[i] = fold(s.text)
	}
	best, bestScore := -1, 0
	lone, count := -1, 0
	first := len(m.prose.blocks)
	if len(m.prose.body) > 0 {
		first = m.prose.body[0]
	}
	seen := 0
	for i, b := range m.prose.blocks {
		n := m.prose.nodes[b.node]
		if n.tag != headingTag || n.level > 3 || b.text.Len() > maxHTMLTitle {
			continue
		}
		if seen++; seen > maxHeadings {
			break
		}
		text := fold(m.prose.plain(i))
		if text == "" {
			continue
		}
		if n.level == 1 && i <= first && m.prose.hints[b.node]&hiddenHint == 0 && text != fold(m.a.Outlet) {
			lone, count = i, count+1
		}
		score := 0
		for k, f := range folded {
			switch {
			case f == text:
				score = max(score, 100-k)
			case len(text) >= 15 && (strings.HasPrefix(f, text) || strings.HasPrefix(text, f) && len(f) >= 15):
				score = max(score, 50-k)
			}
		}
		if score > 0 {
			score += 300 - 100*int(n.level)
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 && count == 1 && m.prose.hints[m.prose.blocks[lone].node]&(navHint|asideHint|footHint|contactHint) == 0 {
		return lone, "h1 element"
	}
	if best >= 0 {
		where = "h1 element"
		if n := m.prose.nodes[m.prose.blocks[best].node]; n.level > 1 {
			where = "heading"
		}
	}
	return best, where
}

// maxHeadings bounds how many headings are compared with the metadata.
const maxHeadings = 60
