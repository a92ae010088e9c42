package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// nameAt is a mention of a name as evidence: no fact of a kind, with the sentence around it.
func nameAt(d *facts.Digest, span facts.Span) *facts.Fact {
	return &facts.Fact{Kind: "name", Span: span, Sentence: around(d.Article, span)}
}

// aroundBytes bounds the sentence on each side of a span.
const aroundBytes = 300

// around is the sentence that a span stands in: to the next mark of a sentence's end before a space, or the end of the line.
func around(a *facts.Article, s facts.Span) facts.Span {
	text := a.Parts[s.Part].Text
	from, to := s.Start, s.End
	for from > 0 && s.Start-from < aroundBytes && text[from-1] != '\n' && !(from > 1 && text[from-1] == ' ' && strings.IndexByte(".!?", text[from-2]) >= 0 && !abbreviated(text[:from-2])) {
		from--
	}
	for to < len(text) && to-s.End < aroundBytes && text[to] != '\n' {
		to++
		if strings.IndexByte(".!?", text[to-1]) >= 0 && (to == len(text) || text[to] == ' ' || text[to] == '\n') && !abbreviated(text[:to-1]) {
			break
		}
	}
	for from < s.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && to > s.End && !utf8.RuneStart(text[to]) {
		to--
	}
	return facts.Span{Part: s.Part, Start: from, End: to}
}

// abbreviated reports whether a text ends in a short word that is written with a point: "Gov", "J", "U.S".
func abbreviated(s string) bool {
	i := strings.LastIndexAny(s, " \n.")
	w := s[i+1:]
	return len(w) > 0 && len(w) < 4 && 'A' <= w[0] && w[0] <= 'Z'
}

// named is one mention of a person in the order of the text.
type namedAt struct {
	span   facts.Span
	person int
}

// mentionsOf are the mentions of all persons of an article in the order of the text.
func mentionsOf(d *facts.Digest) []namedAt {
	var out []namedAt
	for i := range d.Persons {
		for _, s := range d.Persons[i].Mentions {
			out = append(out, namedAt{s, i})
		}
	}
	slices.SortFunc(out, func(a, b namedAt) int {
		return cmp.Or(cmp.Compare(a.span.Part, b.span.Part), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	return out
}

// surnameFirst finds the persons whose surname stands alone in the body before their full name does, outside quotations, without a title.
func surnameFirst(v any) bool {
	m, _ := v.(articleValue)
	d, _ := m[""].(*facts.Digest)
	if d == nil {
		return false
	}
	a := d.Article
	first := make([]*namedAt, len(d.Persons))
	full := make([]bool, len(d.Persons))
	var out []tale
	list := mentionsOf(d)
	for k := range list {
		x := &list[k]
		written := facts.Name(a.Quote(x.span)).Words()
		p := x.person
		switch {
		case full[p] || len(d.Persons[p].Name.Words()) < 2 || inCapitals(strings.Fields(string(d.Persons[p].Name))[0]):
		case len(written) > 1:
			full[p] = true
			if f := first[p]; f != nil && onlySurname(d, p) && brought(a, x.span) {
				t := tale{text: "“" + a.Quote(f.span) + "” stands before “" + a.Quote(x.span) + "”", values: []string{a.Quote(f.span), a.Quote(x.span)}, origins: 1}
				t.evidence = []indexed{{0, Evidence{a, nameAt(d, f.span)}}, {0, Evidence{a, nameAt(d, x.span)}}}
				out = append(out, t)
			}
		case first[p] == nil && a.Parts[x.span.Part].Name == "body":
			if last := d.Persons[p].Name.Words(); len(written) == 0 || written[0] != last[len(last)-1] || !plainMention(d, x.span) {
				full[p] = true // a title, a quotation or a heading brings the person in
			} else {
				first[p] = x
			}
		}
	}
	return keepTold(m, out)
}

// plainMention reports whether a surname stands alone in running text: outside quotations and headings, with no capital or title before it and no noun
// of its own behind it.
func plainMention(d *facts.Digest, s facts.Span) bool {
	text := d.Article.Parts[s.Part].Text
	for i := range d.Facts {
		f := &d.Facts[i]
		if (f.Kind == "quote" || f.Kind == "title") && f.Span.Part == s.Part && f.Span.Start <= s.Start && s.End <= f.Span.End {
			return false
		}
	}
	before := strings.TrimRight(text[:s.Start], " \u00a0")
	w := before[strings.LastIndexAny(before, " \n\u00a0(")+1:]
	if w == "" || strings.HasSuffix(before, ".") && len(w) < 6 && 'A' <= w[0] && w[0] <= 'Z' { // "Sen. Keller"
		return false
	}
	line := strings.LastIndexByte(text[:s.Start], '\n') + 1
	end := len(text)
	if i := strings.IndexByte(text[s.End:], '\n'); i >= 0 {
		end = s.End + i
	}
	if whole := strings.TrimRight(text[line:end], " \u00a0"); whole == "" || strings.IndexByte(".!?\"", whole[len(whole)-1]) < 0 && !strings.HasSuffix(whole, "”") || strings.Count(text[line:s.Start], "\"")%2 == 1 {
		return false
	}
	return 'a' <= w[0] && w[0] <= 'z' && !introducing[facts.Fold(strings.Trim(w, ",;:"))] && spoken(text[s.End:])
}

// onlySurname reports whether no other person of the article has the same surname.
func onlySurname(d *facts.Digest, person int) bool {
	own := d.Persons[person].Name.Words()
	for i := range d.Persons {
		w := d.Persons[i].Name.Words()
		if i != person && len(w) > 0 && w[len(w)-1] == own[len(own)-1] {
			return false
		}
	}
	return true
}

// kin are words of a sentence that brings in a relative of somebody with the same surname.
var kin = wordsOf(`father mother brother sister son daughter wife husband uncle aunt cousin nephew niece grandson granddaughter grandfather grandmother
	stepfather stepmother parents family widow widower ex-wife ex-husband twin sibling siblings fiance fiancee dad mom mum relative relatives`)

// brought reports whether a full name stands as one that brings a person in: no capital before it, no relative in its sentence.
func brought(a *facts.Article, s facts.Span) bool {
	text := a.Parts[s.Part].Text
	sentence := around(a, s)
	before := strings.TrimRight(text[sentence.Start:s.Start], " \u00a0")
	if w := before[strings.LastIndexAny(before, " \n\u00a0")+1:]; w != "" && 'A' <= w[0] && w[0] <= 'Z' {
		return false
	}
	for _, w := range textWords(a.Quote(sentence)) {
		if kin[w.fold] {
			return false
		}
	}
	return true
}

// introducing are lower-case words before a surname that bring the person in.
var introducing = wordsOf(`president chancellor minister senator congressman congresswoman representative governor mayor judge justice coach captain director chief
	secretary officer deputy sheriff detective sergeant sgt lieutenant professor attorney lawyer author singer actor actress comedian rapper star striker
	defender goalkeeper quarterback manager analyst spokesman spokeswoman the a an of like`)

// spoken reports whether a verb of saying or doing follows a surname, so that it names a person and no company, team or thing.
func spoken(rest string) bool {
	w := strings.Fields(rest[:min(len(rest), 40)])
	return len(w) > 0 && strings.HasPrefix(rest, " ") && personVerbs[strings.Trim(w[0], ",.;")]
}

var personVerbs = wordsOf(`said says told added explained insisted argued declined replied asked noted wrote testified recalled admitted denied claimed acknowledged stressed
	died was has had is will would did does walked ran fled went came pleaded appeared`)

// wordsOf makes a set of words.
func wordsOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(s) {
		out[w] = true
	}
	return out
}
