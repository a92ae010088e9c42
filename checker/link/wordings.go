package link

import (
	"sort"
	"strconv"

	"crosscheck/facts"
)

// wordings groups the quotations of a story that share enough words in common order, for a subject whose key names a text field.
// With a name in the key, quotations meet inside one speaker only. Facts without a group are too short to be compared.
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
	var leaders []facts.Text // the first quotation of each group
	index := map[string][]int{}
	for _, i := range g.members {
		d := g.digests[i]
		for n := range d.Facts {
			f := &d.Facts[n]
			t, ok := f.Get(field).(facts.Text)
			if f.Kind != kind.Name || !ok {
				continue
			}
			who := ""
			if speaker != "" {
				name, _ := f.Get(speaker).(facts.Name)
				if c, full := g.person(i, name); c >= 0 {
					who = "p" + strconv.Itoa(c)
				} else {
					who = "n" + facts.Fold(string(full))
				}
			}
			best := -1
			for _, c := range candidates(index, who, t) {
				if t.Aligns(leaders[c]) {
					best = c
					break
				}
			}
			if best < 0 {
				best = len(leaders)
				leaders = append(leaders, t)
				for _, h := range t.Grams() {
					k := gramKey(who, h)
					if len(index[k]) < 64 { // a phrase that all use says nothing
						index[k] = append(index[k], best)
					}
				}
			}
			out[[2]int{i, n}] = best
		}
	}
	return out
}

// candidates returns the groups that share running words with the text, most shared first.
func candidates(index map[string][]int, who string, t facts.Text) []int {
	count := map[int]int{}
	var out []int
	for _, h := range t.Grams() {
		for _, c := range index[gramKey(who, h)] {
			if count[c] == 0 {
				out = append(out, c)
			}
			count[c]++
		}
	}
	sort.Slice(out, func(a, b int) bool {
		if count[out[a]] != count[out[b]] {
			return count[out[a]] > count[out[b]]
		}
		return out[a] < out[b]
	})
	if len(out) > 8 {
		out = out[:8]
	}
	return out
}

func gramKey(who string, h uint64) string { return who + "/" + strconv.FormatUint(h, 36) }
