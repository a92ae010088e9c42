package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// peopleNouns are plural words that announce a list of names.
var peopleNouns = wordSet(`people persons men women boys girls children adults teenagers teens students suspects victims officers soldiers troops deputies
	brothers sisters siblings sons daughters friends candidates ministers senators lawmakers judges lawyers journalists reporters hostages passengers
	defendants gunmen attackers workers residents players winners members survivors activists employees inmates youths juveniles individuals
	agents detectives firefighters paramedics doctors nurses teachers engineers pilots astronauts scientists nominees finalists contestants directors`)

// namedSpan is one mention of a person in an article.
type namedSpan struct {
	span   facts.Span
	person int
}

// miscounted names the lists of an article that do not hold as many names as the number before them says, and keeps their spans as evidence.
func miscounted(v any) string {
	m, _ := v.(articleValue)
	d, _ := m[""].(*facts.Digest)
	if d == nil {
		return ""
	}
	var all []namedSpan
	for i := range d.Persons {
		for _, s := range d.Persons[i].Mentions {
			all = append(all, namedSpan{s, i})
		}
	}
	slices.SortFunc(all, func(a, b namedSpan) int {
		return cmp.Or(cmp.Compare(a.span.Part, b.span.Part), cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End))
	})
	var told []string
	var found []*facts.Fact
	for i := 0; i < len(all); {
		j, complete := listEnd(d.Article, all, i)
		if complete && j-i > 1 {
			if line, f := announced(d.Article, all[i:j]); f != nil {
				told, found = append(told, line), append(found, f)
			}
		}
		i = j
	}
	m[partner] = found
	return strings.Join(told, "; ")
}

// listEnd is the index behind the last name of a list that begins at i, and whether "and" and the end of a clause close it.
func listEnd(a *facts.Article, all []namedSpan, i int) (int, bool) {
	closed := false
	j := i + 1
	for ; j < len(all) && all[j].span.Part == all[i].span.Part && all[j].span.Start >= all[j-1].span.End; j++ {
		sep := a.Parts[all[i].span.Part].Text[all[j-1].span.End:all[j].span.Start]
		rest, ok := pastAge(sep)
		if !ok {
			break
		}
		last := false
		switch strings.Join(strings.Fields(rest), " ") {
		case ",", ";":
		case "and", ", and", "; and", "&":
			last = true
		default:
			ok = false
		}
		if !ok || closed {
			break
		}
		closed = last
	}
	if j-i < 2 || !closed {
		return j, false
	}
	rest, _ := pastAge(a.Parts[all[i].span.Part].Text[all[j-1].span.End:])
	rest = strings.TrimLeft(rest, " ,\u00a0")
	if rest == "" || strings.ContainsAny(rest[:1], ".;)\n\r—") || strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–") {
		return j, true
	}
	words := cut(rest, 2)
	return j, len(words) > 0 && goingOn[words[0].fold] && words[0].fold != "who"
}

// pastAge leaves out an age behind a name: ", 34" or " (34)".
func pastAge(s string) (string, bool) {
	t := strings.TrimLeft(s, " \u00a0")
	for _, open := range [2]string{",", "("} {
		u, ok := strings.CutPrefix(t, open)
		if !ok {
			continue
		}
		u = strings.TrimLeft(u, " \u00a0")
		n := 0
		for n < len(u) && digit(u[n]) {
			n++
		}
		if n > 0 && n < 3 {
			u = u[n:]
			if open == "(" {
				if u, ok = strings.CutPrefix(u, ")"); !ok {
					return s, false
				}
			}
			return u, true
		}
	}
	return s, true
}

// reachBack bounds the text before a list that may hold its number.
const reachBack = 90

// announced reads the number before a list and returns what does not fit; nil where it fits or where no number announces the list.
func announced(a *facts.Article, list []namedSpan) (string, *facts.Fact) {
	first := list[0].span
	text := a.Parts[first.Part].Text
	from := max(0, first.Start-reachBack)
	for from < first.Start && !utf8.RuneStart(text[from]) {
		from++
	}
	before := text[from:first.Start]
	for _, stop := range [3]string{". ", "\n", "\" "} {
		if i := strings.LastIndex(before, stop); i >= 0 {
			from += i + len(stop)
			before = before[i+len(stop):]
		}
	}
	words := cut(before, reachBack)
	n := len(words)
	if n < 3 {
		return "", nil
	}
	k := n - 1 // the mark or word that leads over to the names
	switch mark := words[k].fold; {
	case mark == ":" || mark == "," || mark == "—" || mark == "–" || mark == "-":
	case mark == "as" && (hasWord(words, "identified") || hasWord(words, "named")):
	default:
		return "", nil
	}
	noun := k - 1
	for steps := 0; words[k].fold != "," && noun > 0 && !peopleNouns[words[noun].fold] && words[noun].word && steps < 5; steps++ {
		noun--
	}
	if !peopleNouns[words[noun].fold] {
		return "", nil
	}
	for at := noun - 1; at >= 0 && at >= noun-3 && words[at].word; at-- {
		want, next := numeral(words, at)
		if next == at || want < 2 || want > 20 || words[at].fold == "a" || words[at].fold == "an" {
			continue
		}
		if at > 0 && (words[at-1].fold == "of" || words[at-1].fold == "than" || words[at-1].fold == "least" || words[at-1].fold == "other" || words[at-1].fold == "another") || words[at+1].fold == "other" || words[at+1].fold == "more" {
			return "", nil
		}
		people := map[int]bool{}
		var names []string
		for _, x := range list {
			if len(facts.Name(a.Quote(x.span)).Words()) < 2 {
				return "", nil
			}
			if !people[x.person] {
				people[x.person] = true
				names = append(names, a.Quote(x.span))
			}
		}
		if len(names) == want || len(names) != len(list) {
			return "", nil
		}
		span := facts.Span{Part: first.Part, Start: from + words[at].start, End: list[len(list)-1].span.End}
		return fmt.Sprintf("“%s”, then %d names: %s", before[words[at].start:words[noun].end], len(names), strings.Join(names, ", ")),
			&facts.Fact{Kind: "casualty", Span: span, Sentence: sentenceAround(a, span)}
	}
	return "", nil
}

func hasWord(list []cutWord, w string) bool {
	for _, x := range list {
		if x.fold == w {
			return true
		}
	}
	return false
}
