package extract

import (
	"slices"

	"crosscheck/facts"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// shingle is how many running words one shingle hash covers.
const shingle = 8

// sketch hashes the content words, the names and the running words of an article, for linking.
func sketch(p *page) facts.Sketch {
	d := p.doc
	s := facts.Sketch{Tokens: len(d.Tokens)}
	var words, names []uint64
	var window [shingle]uint64
	n := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if t.Class != text.Word && t.Class != text.Number {
			continue
		}
		window[n%shingle] = t.Hash
		n++
		if n >= shingle {
			h := uint64(0)
			for k := n; k < n+shingle; k++ {
				h = h*prime + window[k%shingle]
			}
			s.Shingles = append(s.Shingles, h)
		}
		if t.Class == text.Word && t.End-t.Start > 2 && !stop.Has(*t) {
			words = append(words, t.Hash)
		}
	}
	for _, m := range p.people.Mentions {
		switch {
		case m.Sort == people.Person && m.Person >= 0:
			if w := p.people.Persons[m.Person].Name.Words(); len(w) > 0 {
				names = append(names, text.Hash(w[len(w)-1]))
			}
		default:
			names = append(names, text.Hash(facts.Fold(d.Slice(m.First, m.Last))))
		}
	}
	s.Words, s.Names = counted(words), counted(names)
	slices.Sort(s.Shingles)
	s.Shingles = slices.Compact(s.Shingles)
	return s
}

const prime = 0x100000001b3

// counted sorts hashes and counts equal ones.
func counted(hashes []uint64) []facts.WordCount {
	slices.Sort(hashes)
	var out []facts.WordCount
	for _, h := range hashes {
		if n := len(out); n > 0 && out[n-1].Hash == h {
			out[n-1].Count++
			continue
		}
		out = append(out, facts.WordCount{Hash: h, Count: 1})
	}
	return out
}
