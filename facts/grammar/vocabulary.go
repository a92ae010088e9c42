package grammar

import "slices"

// vocabulary is the words that the patterns of all kinds of a grammar ask about. A document is looked through once for all of them.
type vocabulary struct {
	words lookup[users]
}

// users are the kinds that ask about a word, one bit each; those beyond the 63rd share a bit.
type users struct {
	needs uint64 // a pattern of the kind cannot do without the word or one of its like
	any   uint64 // or may begin with it
}

const lastBit = 63

// share gives kinds one vocabulary and each its bit in it.
func share(kinds []Kind) {
	v := &vocabulary{}
	for i := range kinds {
		k := &kinds[i]
		k.vocabulary, k.bit = v, 1<<min(i, lastBit)
		k.index.words.each(func(h uint64, e *entry) {
			u := v.words.at(h)
			u.any |= k.bit
			if e.first {
				u.needs |= k.bit
			}
		})
	}
}

// scan is what a document has of a vocabulary.
type scan struct {
	of        *vocabulary
	hits      []wordAt
	sentences []wordsOf // one more than the document has: the end
}

// wordAt is a token whose word some kind asks about.
type wordAt struct {
	at   int32 // token
	slot int32 // of the vocabulary
}

// wordsOf is the words of one sentence.
type wordsOf struct {
	first int32  // of the hits
	needs uint64 // kinds that find a word which they need
}

// scanned looks a document through, once for all kinds of a grammar.
func (in *Input) scanned(v *vocabulary) *scan {
	if in.scan.of == v {
		return &in.scan
	}
	d := in.Doc
	s := scan{of: v, hits: in.scan.hits[:0], sentences: in.scan.sentences[:0]}
	if s.hits == nil {
		s.hits, s.sentences = make([]wordAt, 0, len(d.Tokens)/2), make([]wordsOf, 0, len(d.Sentences)+1)
	}
	for i := range d.Sentences {
		x := &d.Sentences[i]
		w := wordsOf{first: int32(len(s.hits))}
		for k, t := range d.Tokens[x.First:x.Last] {
			if !v.words.may(t.Hash) {
				continue
			}
			if slot := v.words.slot(t.Hash); slot >= 0 {
				w.needs |= v.words.values[slot].needs
				s.hits = append(s.hits, wordAt{int32(x.First + k), int32(slot)})
			}
		}
		s.sentences = append(s.sentences, w)
	}
	s.sentences = append(s.sentences, wordsOf{first: int32(len(s.hits))})
	in.scan = s
	return &in.scan
}

// byStart lists the facts of other kinds by their first token, as indexes.
func (in *Input) byStart() []int {
	if len(in.order) != len(in.Facts) {
		in.order = in.order[:0]
		for i := range in.Facts {
			in.order = append(in.order, i)
		}
		slices.SortStableFunc(in.order, func(a, b int) int { return in.Facts[a].First - in.Facts[b].First })
	}
	return in.order
}
