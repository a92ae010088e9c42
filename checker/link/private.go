package link

import (
	"hash/fnv"
	"slices"

	"crosscheck/facts"
)

const (
	rareName    = 20   // a full name in at most so many articles makes two of them alike
	oneName     = 0.45 // of the threshold, for articles that share one such name
	severalName = 0.25 // for those that share more
)

// private lists for each digest the hashes of the full names of people who hold no office and stand in few articles, ascending: victims,
// suspects, witnesses. Whoever holds an office is named in articles on all sorts of things.
func private(ds []*facts.Digest) [][]uint64 {
	df := map[uint64]int{}
	out := make([][]uint64, len(ds))
	for i, d := range ds {
		officials := map[string]bool{}
		for k := range d.Facts {
			if n, ok := d.Facts[k].Get("person").(facts.Name); ok && d.Facts[k].Kind == "title" {
				officials[facts.Fold(string(n))] = true
			}
		}
		for _, p := range d.Persons {
			name := facts.Fold(string(p.Name))
			if len(p.Name.Words()) < 2 || officials[name] {
				continue
			}
			h := fnv.New64a()
			_, _ = h.Write([]byte(name))
			out[i] = append(out[i], h.Sum64())
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
		for _, h := range out[i] {
			df[h]++
		}
	}
	for i := range out {
		out[i] = slices.DeleteFunc(out[i], func(h uint64) bool { return df[h] > rareName })
	}
	return out
}

// acquainted is the factor on the threshold for articles that name the same private people.
func acquainted(a, b []uint64) float64 {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	switch n {
	case 0:
		return 1
	case 1:
		return oneName
	default:
		return severalName
	}
}
