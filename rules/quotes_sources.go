package rules

import (
	"fmt"
	"strings"
	"time"

	"crosscheck/facts"
)

// textWord is one word of a text with its place, folded.
type textWord struct {
	fold       string
	start, end int
	stop       bool // a mark of a sentence's end follows
}

// textWords cuts a text into words at spaces and marks.
func textWords(s string) []textWord {
	var out []textWord
	for i := 0; i < len(s); {
		if !letterByte(s[i]) {
			if strings.IndexByte(".!?\n", s[i]) >= 0 && len(out) > 0 {
				out[len(out)-1].stop = true
			}
			i++
			continue
		}
		j := i
		for j < len(s) && letterByte(s[j]) {
			j++
		}
		out = append(out, textWord{fold: facts.Fold(s[i:j]), start: i, end: j})
		i = j
	}
	return out
}

func letterByte(b byte) bool {
	return b|0x20 >= 'a' && b|0x20 <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}

var (
	sourceVerbs = wordsOf(`said say says told tell tells added confirmed revealed claimed claim claims explained reported disclosed`)
	manySources = wordsOf(`two three four five six seven eight nine ten several multiple many various numerous both other another second third different separate dozen few`)
	noPersons   = wordsOf(`news media open water food energy power light heat income data funding revenue court primary main`)
)

// pluralSources finds an article that cites "sources" and, everywhere else, one source; a word for several of them makes it silent.
func pluralSources(v any) bool {
	m, _ := v.(articleValue)
	d, _ := m[""].(*facts.Digest)
	if d == nil {
		return false
	}
	a := d.Article
	var many, one *facts.Fact
	for p := range a.Parts {
		words := textWords(a.Parts[p].Text)
		for i, w := range words {
			if w.fold != "sources" && w.fold != "source" {
				continue
			}
			before := words[max(0, i-4):i]
			switch {
			case anyOf(before, manySources) || len(before) > 1 && before[len(before)-1].fold == "the" && before[len(before)-2].fold == "of":
				return keepTold(m, nil) // "another source", "one of the sources"
			case anyOf(before[max(0, len(before)-2):], noPersons) || !cites(words, i):
			case w.fold == "sources" && many == nil:
				many = nameAt(d, facts.Span{Part: p, Start: w.start, End: w.end})
			case w.fold == "source" && one == nil && (len(before) > 0 && before[len(before)-1].fold == "the" || many != nil && a.Parts[many.Span.Part].Name == "title"):
				one = nameAt(d, facts.Span{Part: p, Start: w.start, End: w.end})
			}
		}
	}
	if many == nil || one == nil {
		return keepTold(m, nil)
	}
	return keepTold(m, []tale{{text: fmt.Sprintf("“%s” stands beside “%s”", phraseAround(a, many.Span), phraseAround(a, one.Span)), origins: 1,
		values: []string{a.Quote(many.Span), a.Quote(one.Span)}, evidence: []indexed{{0, Evidence{a, many}}, {0, Evidence{a, one}}}}})
}

func anyOf(list []textWord, set map[string]bool) bool {
	for _, w := range list {
		if set[w.fold] {
			return true
		}
	}
	return false
}

// cites reports whether word i is said to say something: a verb of saying a phrase behind it, or "according to" before.
func cites(words []textWord, i int) bool {
	for k := i - 1; k > 0 && k > i-5; k-- {
		if words[k].fold == "to" && words[k-1].fold == "according" {
			return true
		}
	}
	for k := i; k+1 < len(words) && k < i+8 && !words[k].stop; k++ {
		if sourceVerbs[words[k+1].fold] {
			return true
		}
	}
	return false
}

// phraseAround is a word with the two words on each side of it.
func phraseAround(a *facts.Article, s facts.Span) string {
	text := a.Parts[s.Part].Text
	before, behind := text[:s.Start], text[s.End:]
	before = before[max(0, len(before)-60):]
	behind = behind[:min(len(behind), 60)]
	before = before[strings.LastIndexAny(before, ".\n")+1:]
	if i := strings.IndexAny(behind, ".,\n"); i >= 0 {
		behind = behind[:i]
	}
	x, y := strings.Fields(strings.ToValidUTF8(before, "")), strings.Fields(strings.ToValidUTF8(behind, ""))
	x, y = x[max(0, len(x)-2):], y[:min(len(y), 2)]
	return strings.TrimSpace(strings.Join(x, " ") + " " + text[s.Start:s.End] + " " + strings.Join(y, " "))
}

// unverified are words beside a claim that nobody has checked.
var unverified = []string{"unverified", "unconfirmed", "not been verified", "not be verified", "not be independently", "not independently verif", "not been independently", "no independent confirmation",
	"not immediately verif", "not immediately confirm", "could not confirm", "could not verify", "not been confirmed", "not possible to verify", "impossible to verify", "not be confirmed"}

// sameDays is how far apart two articles may be published for a claim to be as unverified as it was.
const sameDays = 48 * time.Hour

// saidFlat finds figures that one article calls unverified and another one of the same days states without a giver.
func saidFlat(v any) bool {
	m, list, drafted := membersOf(v)
	story, _ := m[""].(*facts.Story)
	if story == nil || len(list) < 2 {
		return false
	}
	type claim struct {
		article int
		value   articleValue
		digest  *facts.Digest
		fact    *facts.Fact
	}
	var doubted, flat []claim
	for k, a := range list {
		d, _ := a[""].(*facts.Digest)
		if d == nil {
			continue
		}
		var own []claim
		doubts := false
		for i := range d.Facts {
			f := &d.Facts[i]
			q, ok := f.Get("count").(facts.Quantity)
			if f.Kind != "casualty" || !ok || q.Low < 3 || f.Context.Named || f.Context.Implicit {
				continue
			}
			c := claim{story.Articles[k], a, d, f}
			switch {
			case doubtBeside(d, f):
				doubted, doubts = append(doubted, c), true
			case f.Context.Claimant == "" && !f.Context.InQuote && f.Context.Certainty == facts.Asserted && d.Article.Parts[f.Span.Part].Name == "body":
				own = append(own, c)
			}
		}
		if !doubts && (!drafted || isDraft(a)) {
			flat = append(flat, own...)
		}
	}
	told := map[string]bool{}
	var out []tale
	for _, x := range doubted {
		for _, y := range flat {
			if x.fact.Get("outcome") != y.fact.Get("outcome") || x.fact.Get("count").Compare(y.fact.Get("count")).Relation != facts.Equal || x.article == y.article {
				continue
			}
			p, q := x.digest.Article.Published, y.digest.Article.Published
			if !p.Known() || !q.Known() || p.From.Sub(q.From).Abs() > sameDays {
				continue
			}
			text := fmt.Sprintf("%s calls “%s” unverified, %s states it", x.value["outlet"], x.digest.Article.Quote(x.fact.Span), y.value["outlet"])
			if told[text] {
				continue
			}
			told[text] = true
			out = append(out, tale{text: text, origins: 2, values: []string{show(x.fact.Get("count")), show(y.fact.Get("count"))},
				evidence: []indexed{{x.article, Evidence{x.digest.Article, x.fact}}, {y.article, Evidence{y.digest.Article, y.fact}}}})
		}
	}
	return keepTold(m, out)
}

// doubtBeside reports whether a claim is called unverified in its sentence or in the next one.
func doubtBeside(d *facts.Digest, f *facts.Fact) bool {
	text := d.Article.Parts[f.Sentence.Part].Text
	rest := text[f.Sentence.End:]
	if len(rest) > aroundBytes {
		rest = strings.ToValidUTF8(rest[:aroundBytes], "")
	}
	if i := strings.Index(strings.TrimLeft(rest, " \n"), ". "); i >= 0 {
		rest = rest[:min(len(rest), i+2)]
	}
	clause := text[f.Span.End:max(f.Span.End, f.Sentence.End)]
	if i := strings.IndexByte(clause, ';'); i >= 0 {
		clause = clause[:i]
	}
	before := text[min(f.Sentence.Start, f.Span.Start):f.Span.Start]
	before = facts.Fold(before[strings.LastIndexByte(before, ';')+1:])
	clause, rest = facts.Fold(clause), facts.Fold(rest)
	next := strings.Contains(rest, "claim") || strings.Contains(rest, "figure") || strings.Contains(rest, "toll") || strings.Contains(rest, "report") || strings.Contains(rest, "account")
	for _, w := range unverified {
		if strings.Contains(before, w) || strings.Contains(clause, w) || next && strings.Contains(rest, w) {
			return true
		}
	}
	return false
}
