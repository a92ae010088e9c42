package link

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"crosscheck/facts"
)

// wordings groups the quotations of a story that share enough words in common order, for a subject whose key names a text field.
// With a name in the key, quotations meet inside one speaker; long ones also where one side names no person ("the chairman").
func (g *group) wordings(kind *facts.Kind, spec *facts.SubjectSpec) map[[2]int]int {
	field, speaker := "", ""
	for _, k := range spec.Key {
		switch kind.Field(k) {
		case facts.TextType:
			field = k
		case facts.NameType:
			speaker = k
		}
	}
	if field == "" {
		return nil
	}
	out := map[[2]int]int{}
	var u union
	var leaders []facts.Text // the first quotation of each group
	var persons []bool       // group -> its first speaker is a named person
	index := map[string][]int{}
	for _, i := range g.members {
		d := g.digests[i]
		for n := range d.Facts {
			f := &d.Facts[n]
			t, ok := f.Get(field).(facts.Text)
			if f.Kind != kind.Name || !ok {
				continue
			}
			who, person := "", false
			if speaker != "" {
				name, _ := f.Get(speaker).(facts.Name)
				if c, full := g.person(i, name); c >= 0 {
					who, person = "p"+strconv.Itoa(c), true
				} else {
					who = "n" + facts.Fold(string(full))
				}
			}
			joined := aligned(candidates(index, who, t), leaders, t)
			if len(joined) == 0 && speaker != "" && len(t.Words()) >= longQuote {
				others := candidates(index, anybody, t)
				if person { // somebody named meets only words that are given to nobody by name
					others = slices.DeleteFunc(others, func(c int) bool { return persons[c] })
				}
				joined = aligned(others, leaders, t)
			}
			best := len(leaders)
			if len(joined) > 0 {
				best = joined[0]
				for _, c := range joined[1:] { // one article cuts in two what the other prints whole
					u.join(best, c)
				}
			}
			if best == len(leaders) {
				u = append(u, best)
				leaders, persons = append(leaders, t), append(persons, person)
				for _, h := range t.Grams() {
					for _, k := range [...]string{gramKey(who, h), gramKey(anybody, h)} {
						if len(index[k]) < 64 { // a phrase that all use says nothing
							index[k] = append(index[k], best)
						}
					}
				}
			}
			out[[2]int{i, n}] = best
		}
	}
	for at, c := range out {
		out[at] = u.find(c)
	}
	return out
}

const (
	longQuote = 8   // words from which the words alone make a quotation one
	anybody   = "*" // index of all speakers
)

// aligned returns the groups whose leaders the text aligns with.
func aligned(groups []int, leaders []facts.Text, t facts.Text) (out []int) {
	for _, c := range groups {
		if t.Aligns(leaders[c]) {
			out = append(out, c)
		}
	}
	return out
}

// candidates returns the groups that share running words with the text.
func candidates(index map[string][]int, who string, t facts.Text) []int {
	count := map[int]int{}
	for _, h := range t.Grams() {
		for _, c := range index[gramKey(who, h)] {
			count[c]++
		}
	}
	return mostShared(count)
}

// mostTried bounds the groups that one text is compared with.
const mostTried = 8

// mostShared orders groups by what they share, most first, then by number; at most mostTried of them.
func mostShared(count map[int]int) []int {
	out := slices.SortedFunc(maps.Keys(count), func(a, b int) int {
		return cmp.Or(count[b]-count[a], a-b)
	})
	return out[:min(len(out), mostTried)]
}

func gramKey(who string, h uint64) string { return who + "/" + strconv.FormatUint(h, 36) }
