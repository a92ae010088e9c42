package grammar

import (
	"slices"
	"strings"
	"unicode"

	"crosscheck/facts"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

// Terms is a table of words and phrases, each with a sense: the key of its list, or the phrase itself in a plain list.
type Terms struct {
	Name   string
	Pos    yamlfile.Pos
	phrase lookup[[]term] // by first word, longest first
	suffix []term         // "*ers": words that end so, in the order of the file
	tails  tails          // of the suffixes
	senses []string
	count  int
	used   bool // by a pattern, another table, heads or breaks
}

type term struct {
	words []uint64
	key   uint64 // hash of its longest word: a text without the word has no match
	sense string
	text  string // suffix, without the star
	upper bool   // the suffix asks for a capital: "^*ians"
}

// Match returns the end of the longest phrase of the table at token i, not beyond last, and its sense; end is -1 where none is.
func (t *Terms) Match(d *text.Doc, i, last int) (end int, sense string) {
	if t == nil || i < 0 || i >= last {
		return -1, ""
	}
	if list := t.phrase.find(d.Tokens[i].Hash); list != nil {
		for k := range *list {
			x := &(*list)[k]
			if i+len(x.words) > last {
				continue
			}
			ok := true
			for k := 1; k < len(x.words) && ok; k++ {
				ok = d.Tokens[i+k].Hash == x.words[k]
			}
			if ok {
				return i + len(x.words), x.sense
			}
		}
	}
	if len(t.suffix) > 0 && d.Tokens[i].Class == text.Word {
		w := d.Text(i)
		if !t.tails.may(w) {
			return -1, ""
		}
		for k := range t.suffix {
			x := &t.suffix[k]
			if len(w) > len(x.text)+1 && (!x.upper || d.Capital(i)) && strings.EqualFold(w[len(w)-len(x.text):], x.text) {
				return i + 1, x.sense
			}
		}
	}
	return -1, ""
}

// Has reports whether one token is a phrase of the table.
func (t *Terms) Has(d *text.Doc, i int) bool {
	end, _ := t.Match(d, i, i+1)
	return end > 0
}

// add puts a phrase into the table; "*ers" is a suffix, "^*ians" one that asks for a capital.
func (t *Terms) add(phrase, sense string) {
	upper := strings.HasPrefix(phrase, "^*")
	if s, ok := strings.CutPrefix(strings.TrimPrefix(phrase, "^"), "*"); ok {
		t.addSuffix(term{text: s, sense: sense, upper: upper})
		return
	}
	words := hashes(phrase)
	if len(words) == 0 {
		return
	}
	long := ""
	for _, w := range strings.FieldsFunc(phrase, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) > len(long) {
			long = w
		}
	}
	key := text.Hash(long)
	if !slices.Contains(words, key) {
		key = words[0]
	}
	t.addPhrase(term{words: words, key: key, sense: sense})
}

func (t *Terms) addPhrase(x term) {
	list := t.phrase.at(x.words[0])
	*list = append(*list, x)
	t.count++
}

func (t *Terms) addSuffix(x term) {
	t.suffix = append(t.suffix, x)
	t.tails.add(x.text)
	t.count++
}

func (t *Terms) sort() {
	t.phrase.each(func(_ uint64, list *[]term) {
		slices.SortStableFunc(*list, func(a, b term) int { return len(b.words) - len(a.words) })
	})
}

// Len is how many words and phrases the table has.
func (t *Terms) Len() int { return t.count }

// tails are the last two bytes of suffixes; most words are turned away by them.
type tails struct {
	bits [32]uint32 // [last letter & 31] of the letter before it & 31
	any  bool       // a suffix too short or not in ASCII: every word may have it
}

func (t *tails) add(suffix string) {
	n := len(suffix)
	for i := range n {
		t.any = t.any || suffix[i] >= 0x80
	}
	if n < 2 {
		t.any = true
		return
	}
	t.bits[suffix[n-1]&31] |= 1 << (suffix[n-2] & 31)
}

func (t *tails) may(w string) bool {
	n := len(w)
	return t.any || n >= 2 && t.bits[w[n-1]&31]&(1<<(w[n-2]&31)) != 0
}

// hashes cuts a phrase into tokens as the text is cut, so that "shot-dead" and "7-year" meet the text's tokens.
func hashes(phrase string) []uint64 {
	d := text.Split(&facts.Article{Parts: []facts.Part{{Name: "body", Text: phrase}}})
	out := make([]uint64, len(d.Tokens))
	for i := range d.Tokens {
		out[i] = d.Tokens[i].Hash
	}
	return out
}

// Senses are the senses of a table, in the order of the file; none for a plain list.
func (t *Terms) Senses() []string { return t.senses }
