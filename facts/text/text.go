// Package text splits the parts of an article into sentences of tokens in one pass. Tokens hold offsets, classes and hashes, no copies.
// It knows English punctuation and abbreviations, no grammar and no kinds of fact.
package text

import (
	"crosscheck/facts"
)

// Class is the sort of a token.
type Class uint8

const (
	Word   Class = iota // letters, with inner apostrophes ("don't", "O'Brien") and dotted initials ("U.S."); "'s" is a word of its own
	Number              // digits with inner separators: "2.5", "10,000", "3:30"
	Mark                // one mark: comma, dash, currency sign…
	Quote               // a quotation mark, straight or curly, single or double; never an apostrophe
)

// Case is the case of a word; numbers and marks are NoCase.
type Case uint8

const (
	NoCase Case = iota
	Lower       // "strikes"
	Title       // "Strikes"
	Upper       // "UN", "U.S."; a single capital letter is Upper
	Mixed       // "McCain", "iPhone"
)

// Token is one word, number or mark. Offsets are bytes in the text of its part.
type Token struct {
	Hash       uint64 // Hash of the lower-cased text, curly apostrophes as straight ones
	Start, End int32
	Part       uint8
	Class      Class
	Case       Case
	Space      bool // white space (or nothing) stands before it
}

// Sentence is a run of tokens of one part. Headings and list items without a full stop are sentences too.
type Sentence struct {
	Part        int
	Start, End  int // bytes in the part's text, without surrounding white space
	First, Last int // tokens, half-open
	Paragraph   int // number of its paragraph in the document, from 0
	Heading     bool
}

// Span is the sentence as a span of its article.
func (s Sentence) Span() facts.Span { return facts.Span{Part: s.Part, Start: s.Start, End: s.End} }

// Doc is an article's text as tokens and sentences: title first, then body, then captions. Stretches marked Skip have none.
type Doc struct {
	Article   *facts.Article
	Tokens    []Token
	Sentences []Sentence
	sentence  []int32 // token -> sentence
}

// Text returns the text of token i, a slice of the part's text.
func (d *Doc) Text(i int) string {
	t := &d.Tokens[i]
	return d.Article.Parts[t.Part].Text[t.Start:t.End]
}

// SentenceOf returns the index of the sentence that token i belongs to.
func (d *Doc) SentenceOf(i int) int { return int(d.sentence[i]) }

// Span is the text from token first up to, not including, token last; both in one sentence.
func (d *Doc) Span(first, last int) facts.Span {
	return facts.Span{Part: int(d.Tokens[first].Part), Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End)}
}

// Slice is the text of the tokens from first up to last, as printed.
func (d *Doc) Slice(first, last int) string {
	if first >= last {
		return ""
	}
	return d.Article.Quote(d.Span(first, last))
}

// Is reports whether token i is one of the words, given in lower case.
func (d *Doc) Is(i int, words ...string) bool {
	if i < 0 || i >= len(d.Tokens) {
		return false
	}
	t := &d.Tokens[i]
	first, size := d.Article.Parts[t.Part].Text[t.Start], int(t.End-t.Start)
	for _, w := range words {
		if first < 0x80 && (w[0] < 0x80 && (size < len(w) || first|0x20 != w[0]|0x20) || w[0] >= 0x80 && first != '\'') { // most words differ in their first letter
			continue
		}
		if t.Hash == Hash(w) {
			return true
		}
	}
	return false
}

// Capital reports whether token i is a word that begins with a capital letter.
func (d *Doc) Capital(i int) bool {
	t := &d.Tokens[i]
	return t.Class == Word && (t.Case == Title || t.Case == Upper || t.Case == Mixed)
}

// Range is a half-open run of tokens.
type Range struct{ First, Last int }

// Len is the number of tokens of the run.
func (r Range) Len() int { return r.Last - r.First }

// Overlaps reports whether two runs share a token.
func (r Range) Overlaps(o Range) bool { return r.First < o.Last && o.First < r.Last }

// Set is a set of words by hash; build it once at load.
type Set map[uint64]struct{}

// NewSet builds a set of single words, given in lower case.
func NewSet(words ...string) Set {
	s := make(Set, len(words))
	for _, w := range words {
		s[Hash(w)] = struct{}{}
	}
	return s
}

// Has reports whether the token's word is in the set.
func (s Set) Has(t Token) bool { _, ok := s[t.Hash]; return ok }
