package link

import (
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// occasions groups the dates of a story that date one happening in the same words. Facts that met others under their event are left out.
func (g *group) occasions(kind *facts.Kind, spec *facts.SubjectSpec, met map[[2]int]bool) map[[2]int]int {
	field := happeningField(kind)
	if field == "" || !contains(spec.Key, "happening") {
		return nil
	}
	out := map[[2]int]int{}
	var leaders []facts.Happening // the first happening of each group
	index := map[uint64][]int{}
	for _, i := range g.members {
		d := g.digests[i]
		for n := range d.Facts {
			f := &d.Facts[n]
			h, ok := f.Get(field).(facts.Happening)
			if f.Kind != kind.Name || !ok || met[[2]int{i, n}] {
				continue
			}
			best := -1
			for _, c := range sharing(index, h.Frame) {
				if h.Compare(leaders[c]).Relation == facts.Equal {
					best = c
					break
				}
			}
			if best < 0 {
				best = len(leaders)
				leaders = append(leaders, h)
				for _, w := range h.Frame {
					if len(index[w]) < 64 { // a word that all use says nothing
						index[w] = append(index[w], best)
					}
				}
			}
			out[[2]int{i, n}] = best
		}
	}
	return out
}

func happeningField(kind *facts.Kind) string {
	for _, f := range kind.Fields {
		if f.Type == facts.HappeningType {
			return f.Name
		}
	}
	return ""
}

// sharing returns the groups that share words with the frame.
func sharing(index map[uint64][]int, frame []uint64) []int {
	count := map[int]int{}
	for _, w := range frame {
		for _, c := range index[w] {
			count[c]++
		}
	}
	return mostShared(count)
}

// labelWords bounds the words of a sentence that a label shows.
const labelWords = 9

// snippet is the start of a fact's sentence, in quotation marks, for labels.
func (g *group) snippet(i int, f *facts.Fact) string {
	sentence := g.digests[i].Article.Quote(f.Sentence)
	if at := strings.Index(sentence, " — "); at > 0 && at < 40 { // a dateline
		sentence = sentence[at+len(" — "):]
	}
	words := strings.Fields(sentence)
	s := strings.Join(words[:min(len(words), labelWords)], " ")
	for len(s) > 80 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	if len(words) > labelWords {
		s += "…"
	}
	return "“" + s + "”"
}
