package rules

import (
	"strings"

	"crosscheck/facts"
)

// Bounds of the comparison of a headline's quotations with the text.
const (
	leastBody  = 80 // words of a text that can bear its headline out; less is a caption or a teaser
	leastTitle = 3  // words of a quotation in a headline
	looseWords = 4  // words that the text may have more than the headline, beyond as many again
)

// headlineQuotes finds the quotations of the title whose words do not stand in the text, not even with others between them.
func headlineQuotes(v any) bool {
	m, _ := v.(articleValue)
	d, _ := m[""].(*facts.Digest)
	if d == nil {
		return false
	}
	a := d.Article
	var body []string
	var at map[string][]int
	var out []tale
	for i := range d.Facts {
		f := &d.Facts[i]
		text, ok := f.Get("text").(facts.Text)
		if f.Kind != "quote" || !ok || a.Parts[f.Span.Part].Name != "title" {
			continue
		}
		if at == nil {
			body, at = bodyWords(a)
		}
		words := text.Words()
		if len(body) < leastBody || len(words) < leastTitle || standsIn(words, body, at) {
			continue
		}
		t := tale{text: "“" + shortened(string(text)) + "” in the headline does not stand in the text", values: []string{string(text)}, origins: 1,
			evidence: []indexed{{0, Evidence{a, f}}}}
		if g := nearestQuote(d, text); g != nil {
			near, _ := g.Get("text").(facts.Text)
			t.text = "the headline quotes “" + text.Difference(near) + "” (marked: what the text has)"
			t.values = append(t.values, string(near))
			t.evidence = append(t.evidence, indexed{0, Evidence{a, g}})
		}
		out = append(out, t)
	}
	return keepTold(m, out)
}

// bodyWords are the folded words of all parts but the title, with the places of each.
func bodyWords(a *facts.Article) ([]string, map[string][]int) {
	var out []string
	for _, p := range a.Parts {
		if p.Name != "title" {
			out = append(out, facts.Text(p.Text).Words()...)
		}
	}
	at := make(map[string][]int, len(out)/2)
	for i, w := range out {
		at[w] = append(at[w], i)
	}
	return out, at
}

// standsIn reports whether words stand in a text in their order, at most as many others between them.
func standsIn(words, body []string, at map[string][]int) bool {
	const starts = 200
	first := at[words[0]]
	for _, i := range first[:min(len(first), starts)] {
		end := min(len(body), i+2*len(words)+looseWords)
		k := 1
		for j := i + 1; j < end && k < len(words); j++ {
			if body[j] == words[k] {
				k++
			}
		}
		if k == len(words) {
			return true
		}
	}
	return false
}

// nearestQuote is the first quotation of the text that says the same in other words, nil for none.
func nearestQuote(d *facts.Digest, text facts.Text) *facts.Fact {
	for i := range d.Facts {
		g := &d.Facts[i]
		if t, ok := g.Get("text").(facts.Text); ok && g.Kind == "quote" && d.Article.Parts[g.Span.Part].Name != "title" && text.Aligns(t) {
			return g
		}
	}
	return nil
}

// unsaid are words before a quotation that nobody speaks: signs, chants, titles, texts.
var unsaid = wordsOf(`sign signs banner banners placard placards poster posters slogan slogans chant chants chanted chanting shouting shouted titled entitled called
	named dubbed headline headlined caption captioned reading reads read phrase words word song sang singing lyrics book film movie motto message messages text texts
	hashtag inscription inscribed tattoo shirt shirts known as labeled labelled termed letter statement note email e-mail post posts posted tweet tweets article law bill
	act amendment clause section report policy rule question questions answer answers`)

// speechBytes is how far before and behind a quotation a word of speech gives it a speaker, if only "it added".
const speechBytes = 500

var speech = wordsOf(`said say says saying told tell tells added adding wrote writes tweeted posted according asked asks stated states reported reports reporting recalled
	explained exclaimed insisted argued claimed announced replied continued commented noted testified remarked declared warned yelled screamed shouted called tweet
	statement update interview email letter spokesman spokeswoman spokesperson scanner dispatch radio transcript audio video recalls remembers thinks believes`)

func digitByte(b byte) bool { return '0' <= b && b <= '9' }

// spokenNear reports whether a word of speech stands near a quotation, outside of it.
func spokenNear(text string, s facts.Span) bool {
	before, behind := text[max(0, s.Start-speechBytes):s.Start], text[s.End:min(len(text), s.End+speechBytes)]
	for _, w := range append(textWords(before), textWords(behind)...) {
		if speech[w.fold] {
			return true
		}
	}
	return false
}

// nobodySays reports whether no speaker stands with a quotation anywhere in its article.
func nobodySays(v any) bool {
	_, d, f := theFact(v)
	if f == nil {
		return false
	}
	text, _ := f.Get("text").(facts.Text)
	if s, _ := f.Get("speaker").(facts.Name); s != "" || f.Context.Claimant != "" {
		return false
	}
	part := d.Article.Parts[f.Span.Part]
	if part.Name != "body" {
		return false
	}
	if !strings.ContainsAny(string(text), ".,!?") { // a phrase in quotation marks is no saying
		return false
	}
	if capitals := strings.Fields(string(text))[0]; strings.HasSuffix(capitals, ":") || spokenNear(part.Text, f.Span) {
		return false
	}
	if before := strings.TrimRight(part.Text[:f.Span.Start], "\"“”'‘ "); before != "" && digitByte(before[len(before)-1]) { // 17" is a size
		return false
	}
	for _, w := range textWords(string(text)) { // a mark that is missing makes a text of a quotation
		if sourceVerbs[w.fold] {
			return false
		}
	}
	from := max(0, f.Span.Start-nearWords)
	before := strings.Fields(facts.Fold(strings.ToValidUTF8(part.Text[from:f.Span.Start], "")))
	for _, w := range before[max(0, len(before)-14):] {
		if unsaid[strings.Trim(w, `.,:;"'()`)] {
			return false
		}
	}
	for i := range d.Facts {
		g := &d.Facts[i]
		s, _ := g.Get("speaker").(facts.Name)
		if t, ok := g.Get("text").(facts.Text); ok && g != f && s != "" && (g.Span.Part != f.Span.Part || text.Aligns(t)) && text.Aligns(t) {
			return false
		}
	}
	return true
}
