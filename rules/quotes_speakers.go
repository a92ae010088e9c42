package rules

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
)

// saying is one quotation of a story with a named speaker.
type saying struct {
	article int
	value   articleValue
	digest  *facts.Digest
	fact    *facts.Fact
	text    facts.Text
	speaker facts.Name
}

// sharedGrams bounds the quotations that hold one run of words.
const sharedGrams = 16

// twoSpeakers finds the words that two articles give to different persons, and keeps a finding of each pair of speakers and wordings.
func twoSpeakers(v any, least int) bool {
	m, list, drafted := membersOf(v)
	story, _ := m[""].(*facts.Story)
	if story == nil || len(list) < 2 {
		return false
	}
	var all []saying
	byGram := map[uint64][]int{}
	told := map[string]bool{}
	var out []tale
	for k, a := range list {
		d, _ := a[""].(*facts.Digest)
		if d == nil {
			continue
		}
		for i := range d.Facts {
			f := &d.Facts[i]
			text, ok1 := f.Get("text").(facts.Text)
			speaker, ok2 := f.Get("speaker").(facts.Name)
			if f.Kind != "quote" || !ok1 || !ok2 || len(text) < least*2 || personNamed(d, speaker) < 0 {
				continue
			}
			grams := text.Grams()
			if len(grams) < least-2 {
				continue
			}
			y := saying{story.Articles[k], a, d, f, text, speaker}
			tried := map[int]bool{}
			for _, h := range grams {
				for _, n := range byGram[h] {
					x := &all[n]
					if tried[n] || x.article == y.article {
						continue
					}
					tried[n] = true
					if !differ(x, &y) || x.text.Shared(y.text) < least {
						continue
					}
					t := tellSpeakers(x, &y)
					if key := strings.Join(t.values, "|"); !told[key] && (!drafted || isDraft(x.value) || isDraft(y.value)) {
						told[key] = true
						out = append(out, t)
					}
				}
			}
			for _, h := range grams {
				if len(byGram[h]) < sharedGrams {
					byGram[h] = append(byGram[h], len(all))
				}
			}
			all = append(all, y)
		}
	}
	return keepTold(m, out)
}

func isDraft(a articleValue) bool { yes, _ := a["draft"].(bool); return yes }

func tellSpeakers(x, y *saying) tale {
	outlet := func(s *saying) string { o, _ := s.value["outlet"].(string); return o }
	short := x.text
	if len(y.text) < len(short) {
		short = y.text
	}
	return tale{text: fmt.Sprintf("“%s” is said by %s in %s, by %s in %s", shortened(string(short)), x.speaker, outlet(x), y.speaker, outlet(y)),
		values: []string{string(x.speaker), string(y.speaker)}, origins: 2,
		evidence: []indexed{{x.article, Evidence{x.digest.Article, x.fact}}, {y.article, Evidence{y.digest.Article, y.fact}}}}
}

// shownWords is how many words of a quotation a message holds.
const shownWords = 24

func shortened(s string) string {
	w := strings.Fields(s)
	if len(w) > shownWords {
		return strings.Join(w[:shownWords], " ") + " …"
	}
	return strings.TrimRight(strings.Join(w, " "), ",")
}

// personNamed is the index of the person of that full name, -1 where nobody is called so.
func personNamed(d *facts.Digest, name facts.Name) int {
	if len(name.Words()) == 0 {
		return -1
	}
	return slices.IndexFunc(d.Persons, func(p facts.Person) bool { return p.Name == name })
}

// differ reports whether two speakers are two persons for sure: no word of their names agrees or nearly does, each is named beside the
// words, and neither stands beside the other's.
func differ(x, y *saying) bool {
	a, b := x.speaker.Words(), y.speaker.Words()
	for _, p := range a {
		for _, q := range b {
			if p == q || len(p) == 1 && p[0] == q[0] || len(q) == 1 && p[0] == q[0] || misspelt(p, q, false) {
				return false
			}
		}
	}
	return namedBeside(x, a, true) && namedBeside(y, b, true) && !namedBeside(x, b, false) && !namedBeside(y, a, false)
}

// nearWords is how many bytes before and behind a quotation its speaker stands.
const nearWords = 160

// nearVerb is how many words lie between a speaker and the verb.
const nearVerb = 7

// namedBeside reports whether the last word of a name stands near a quotation, outside of it and in its paragraph; said asks for a verb of
// saying too.
func namedBeside(s *saying, name []string, said bool) bool {
	text := s.digest.Article.Parts[s.fact.Span.Part].Text
	from, to := max(0, s.fact.Span.Start-nearWords), min(len(text), s.fact.Span.End+nearWords)
	before, behind := text[from:s.fact.Span.Start], text[s.fact.Span.End:to]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.IndexByte(behind, '\n'); i >= 0 {
		behind = behind[:i]
	}
	words := facts.Name(before + " " + behind).Words()
	at := slices.Index(words, name[len(name)-1])
	if at < 0 || !said {
		return at >= 0
	}
	for _, w := range words[max(0, at-nearVerb):min(len(words), at+nearVerb+1)] {
		if sourceVerbs[w] || w == "according" || w == "tweeted" || w == "wrote" {
			return true
		}
	}
	return false
}
