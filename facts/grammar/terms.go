package grammar

import (
	"slices"
	"strings"
	"unicode"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Terms is a table of words and phrases, each with a sense: the key of its list, or the phrase itself in a plain list.
type Terms struct {
	Name   string
	phrase map[uint64][]term // by first word, longest first
	suffix []term            // "*ers": words that end so, four letters or more before it are not asked for
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
	for _, x := range t.phrase[d.Tokens[i].Hash] {
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
	if len(t.suffix) > 0 && d.Tokens[i].Class == text.Word {
		w := d.Text(i)
		for _, x := range t.suffix {
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
		t.suffix = append(t.suffix, term{text: s, sense: sense, upper: upper})
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
	t.phrase[words[0]] = append(t.phrase[words[0]], term{words: words, key: key, sense: sense})
}

func (t *Terms) sort() {
	for h := range t.phrase {
		slices.SortStableFunc(t.phrase[h], func(a, b term) int { return len(b.words) - len(a.words) })
	}
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
