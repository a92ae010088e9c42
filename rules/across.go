package rules

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// acrossPairs bounds the pairs that one rule tries on one story.
const acrossPairs = 4096

// across tries a rule on two articles of one story that give one exact number of different things: b is a statement on another subject of
// the kind, or a number of the text that stands with a noun and belongs to no fact.
func (e *evaluation) across(r *Rule) {
	for i := range e.in.Stories {
		story := &e.in.Stories[i]
		if len(story.Articles) < 2 {
			continue
		}
		byNumber := map[float64][]*facts.Statement{}
		var subjects []*facts.Subject
		for _, s := range e.in.Subjects {
			if s.Story != story.ID || !e.speaksOf(r, s) {
				continue
			}
			subjects = append(subjects, s)
			for _, st := range s.Statements {
				if q, ok := figure(st); ok && q.IsExact() && (st.Certainty == "" || st.Certainty == facts.Asserted) {
					byNumber[q.Low] = append(byNumber[q.Low], st)
				}
			}
		}
		bare := e.bareNumbers(story, byNumber)
		left := acrossPairs
		for _, s := range subjects {
			for _, a := range s.Statements {
				q, ok := figure(a)
				if !ok || !q.IsExact() || a.Certainty != "" && a.Certainty != facts.Asserted {
					continue
				}
				env := e.env(r)
				for _, b := range slices.Concat(byNumber[q.Low], bare[q.Low]) {
					if b.Subject == s || b.Index == a.Index {
						continue
					}
					if left--; left < 0 {
						break
					}
					if err := e.crossing(r, env, s, a, b); err != nil {
						e.fail(r, s.Label, err)
						break
					}
				}
				e.spent += env[steps].(*budget).spent()
			}
		}
	}
}

// crossing tries one pair and adds the finding; equal messages are one finding with all evidence.
func (e *evaluation) crossing(r *Rule, env map[string]any, s *facts.Subject, a, b *facts.Statement) error {
	e.pairEnv(env, a, b)
	env["subject"], env["other"] = e.subject(s), e.noSubject(s)
	if b.Subject != nil {
		env["other"] = e.subject(b.Subject)
	}
	env["found"] = foundValue{}
	holds, err := e.holds(r, env)
	if err != nil || !holds {
		return err
	}
	both := []*facts.Statement{a, b}
	if a.Index > b.Index {
		both = []*facts.Statement{b, a}
	}
	env["found"] = e.found(s, both)
	var evidence []indexed
	for _, st := range both {
		if len(st.Facts) > 0 {
			evidence = append(evidence, indexed{st.Index, Evidence{st.Article, st.Facts[0]}})
		}
	}
	return e.add(r, env, &Finding{Story: s.Story, Subject: s, Evidence: ordered(evidence), Origins: originsOf(both),
		Values: []string{e.valueOf(s, a), show(b.Get("count")) + " " + show(b.Get("of"))}})
}

// sentenceAround widens a span to the full stops or line ends around it, for what no fact has a sentence of.
func sentenceAround(a *facts.Article, s facts.Span) facts.Span {
	const most = 400
	text := a.Parts[s.Part].Text
	out := s
	for out.Start > 0 && s.Start-out.Start < most && text[out.Start-1] != '\n' && !(text[out.Start] == ' ' && strings.IndexByte(".!?", text[out.Start-1]) >= 0) {
		out.Start--
	}
	for out.Start < s.Start && (text[out.Start] == ' ' || !utf8.RuneStart(text[out.Start])) {
		out.Start++
	}
	for out.End < len(text) && out.End-s.End < most && text[out.End] != '\n' && !(text[out.End] == ' ' && strings.IndexByte(".!?", text[out.End-1]) >= 0) {
		out.End++
	}
	for out.End < len(text) && !utf8.RuneStart(text[out.End]) {
		out.End++
	}
	return out
}

// leastBare is the lowest number that is looked for in the text: it takes three digits.
const leastBare = 100

// bareNumbers finds the numbers of facts in the texts of a story where they stand with another noun, as statements without a subject.
func (e *evaluation) bareNumbers(story *facts.Story, known map[float64][]*facts.Statement) map[float64][]*facts.Statement {
	wanted := false
	for n := range known {
		wanted = wanted || n >= leastBare
	}
	out := map[float64][]*facts.Statement{}
	if !wanted {
		return out
	}
	for _, i := range story.Articles {
		d := e.in.Digests[i]
		for p := range d.Article.Parts {
			text := d.Article.Parts[p].Text
			for at := 0; at < len(text); {
				k := strings.IndexAny(text[at:], "123456789")
				if k < 0 {
					break
				}
				k += at
				value, end := digits(text, k)
				at = max(end, k+1)
				if value < leastBare || len(known[value]) == 0 || k > 0 && (plainByte(text[k-1]) || strings.ContainsRune("$.,-/:#£", rune(text[k-1]))) {
					continue
				}
				span := facts.Span{Part: p, Start: k, End: end}
				noun, stop := nounAfter(text, end)
				if noun == "" || counted(d, span) {
					continue
				}
				span.End = stop
				f := &facts.Fact{Kind: "casualty", Span: span, Sentence: sentenceAround(d.Article, span)}
				out[value] = append(out[value], &facts.Statement{Article: d.Article, Index: i, Facts: []*facts.Fact{f}, Reading: -1,
					Value: []facts.Field{{Name: "count", Value: facts.Exactly(value)}, {Name: "outcome", Value: facts.Term("")}, {Name: "of", Value: facts.Term(noun)}}})
			}
		}
	}
	return out
}

// digits reads a whole number with commas; 0 where the text goes on as something else: "4.5", "10-year", "1,2".
func digits(text string, i int) (value float64, end int) {
	j := i
	for j < len(text) && (digit(text[j]) || wordByte(text, j) && text[j] == ',') {
		if digit(text[j]) {
			value = value*10 + float64(text[j]-'0')
		}
		j++
	}
	if j-i > 14 || j < len(text) && (plainByte(text[j]) || strings.ContainsRune("%-/:", rune(text[j])) || text[j] == '.' && j+1 < len(text) && digit(text[j+1])) {
		return 0, j
	}
	return value, j
}

// nounAfter is the plural noun that a number counts, with one word before it at most; "" for people and where no plural follows.
func nounAfter(text string, i int) (noun string, end int) {
	list := cut(text[i:min(len(text), i+60)], 3)
	for k := 0; k < 2 && k < len(list); k++ {
		w := list[k]
		if !w.word || w.capital || goingOn[w.fold] || between[w.fold] {
			return "", i
		}
		if len(w.fold) > 3 && strings.HasSuffix(w.fold, "s") && !strings.HasSuffix(w.fold, "ss") {
			if peopleNouns[w.fold] || human(w.fold) {
				return "", i
			}
			return w.fold, i + w.end
		}
	}
	return "", i
}

// human endings and words are those of people, who may be counted beside the dead.
func human(w string) bool {
	for _, end := range [...]string{"ers", "ors", "ists", "ians", "ees", "ants", "ents", "ans", "victims", "deaths", "fatalities", "casualties", "bodies", "lives", "civilians", "pilots", "patients", "males", "females"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// counted reports whether a fact of the article covers the span.
func counted(d *facts.Digest, s facts.Span) bool {
	k, _ := slices.BinarySearchFunc(d.Facts, s, func(f facts.Fact, s facts.Span) int {
		return cmp.Or(cmp.Compare(f.Span.Part, s.Part), cmp.Compare(f.Span.Start, s.End))
	})
	for i := k - 1; i >= 0 && i > k-12; i-- {
		if f := &d.Facts[i]; f.Kind != "date" && f.Span.Part == s.Part && f.Span.Range().Overlaps(s.Range()) {
			return true
		}
	}
	return false
}
