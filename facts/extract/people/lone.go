package people

import (
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Office reads an office that stands alone, as a table of office holders has it: "Acting Minister of Defence" of "Norway". A body in the
// title itself goes before that of the table. What the office table does not know as a whole keeps its folded words as its role.
func (r *Recogniser) Office(title, body string) facts.Office {
	title = strings.TrimSpace(title)
	f := newFinder(r.lexicon, text.Split(&facts.Article{Parts: []facts.Part{{Text: title}}}))
	out := facts.Office{Title: title, Role: facts.Fold(title), Status: "current"}
	if len(f.d.Sentences) == 1 {
		f.phrasesOf(0)
		f.namesOf(0)
		f.weigh()
		f.finishNames()
		if o, ok := f.lone(); ok {
			out = o
		}
	}
	if out.Org == "" {
		out.Org, out.Body = body, r.Body(body)
	}
	return out
}

// Body normalises a country or an organisation that stands alone: a code, else the folded words.
func (r *Recogniser) Body(name string) string {
	name = strings.TrimSpace(name)
	if isCode(name) && len(name) != 3 {
		return name
	}
	f := newFinder(r.lexicon, text.Split(&facts.Article{Parts: []facts.Part{{Text: name}}}))
	if len(f.d.Tokens) == 0 {
		return ""
	}
	body, _ := f.bodyOf(text.Range{Last: len(f.d.Tokens)})
	return body
}

// lone is the office of a document that is one title, false where words are left over that might make it another one.
func (f *finder) lone() (facts.Office, bool) {
	n := len(f.d.Tokens)
	for at := range f.phrases {
		r := f.read(at)
		if min(r.start, r.outer, r.First) > 0 || r.end < n && !f.aside(r.end) || r.plural {
			continue
		}
		w := &titleWork{finder: f}
		o := w.office(&r, r.words, r.org, r.status)
		if r.role.Takes != "" && len(o.Portfolios) == 0 && max(r.end, r.words.Last) > r.core.Last {
			return facts.Office{}, false // "minister for the armed forces": which ministry is not known
		}
		o.Exclusive = slices.Clone(o.Exclusive)
		return o, true
	}
	return facts.Office{}, false
}

// aside reports whether token k begins a remark in brackets: "(HM Treasury)".
func (f *finder) aside(k int) bool { return f.d.Is(k, "(") }
