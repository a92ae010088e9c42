package facts

import "strings"

// Text is a quotation or other wording, as printed. Comparison ignores case, punctuation and spelling variants.
type Text string

func (t Text) Type() Type     { return TextType }
func (t Text) String() string { return string(t) }

// Words are the folded words of the text: lower case, plain letters, one spelling, contractions in full, numbers as digits.
func (t Text) Words() []string {
	words := foldWording(string(t))
	out := make([]string, 0, len(words))
	for _, w := range words {
		if w.text != "" {
			out = append(out, w.text)
		}
	}
	return out
}

// Compare gives equal for the same words, refines where the receiver is the fuller wording, refined where it is the trimmed one,
// overlaps where both share a run, and disjoint with the reason where a number, a negation or a content word was changed inside one.
func (t Text) Compare(other Value) Comparison {
	o, ok := other.(Text)
	if !ok {
		return incomparableTypes(t, other)
	}
	a := align(t, o)
	switch {
	case a.tooLong:
		return Comparison{Incomparable, "too long to align"}
	case len(texts(a.a)) == 0 || len(texts(a.b)) == 0:
		return Comparison{Incomparable, "no words"}
	case !a.aligned():
		return Comparison{Incomparable, "different words"}
	}
	if reason := a.altered(); reason != "" {
		return Comparison{Disjoint, reason}
	}
	onlyA, onlyB := a.extra()
	switch {
	case !onlyA && !onlyB:
		return Comparison{Relation: Equal}
	case !onlyB && a.trimmed():
		return Comparison{Relation: Refines}
	case !onlyA && a.trimmed():
		return Comparison{Relation: Refined}
	default:
		return Comparison{Relation: Overlaps}
	}
}

// Aligns reports whether two wordings are one subject: enough words in common order; fragments of under three words only when equal.
func (t Text) Aligns(o Text) bool {
	a := align(t, o)
	return !a.tooLong && a.aligned()
}

// gram is how many running words one entry of Grams covers.
const gram = 3

// Grams are hashes of three running folded words, for finding candidates through an index; a shorter text gives one hash of all its words.
func (t Text) Grams() []uint64 {
	words := t.Words()
	if len(words) == 0 {
		return nil
	}
	n := max(1, len(words)-gram+1)
	out := make([]uint64, 0, n)
	for i := range n {
		h := uint64(14695981039346656037)
		for _, w := range words[i:min(i+gram, len(words))] {
			for k := 0; k < len(w); k++ {
				h = (h ^ uint64(w[k])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, h)
	}
	return out
}

func texts(words []word) []string {
	out := make([]string, 0, len(words))
	for _, w := range words {
		if w.text != "" {
			out = append(out, w.text)
		}
	}
	return out
}

// matches reports whether two folded words are the same word, a masked one against any word that fits the mask.
func (w word) matches(o word) bool {
	if w.text == "" || o.text == "" {
		return false
	}
	return w.text == o.text || w.masked && fitsMask(w.text, o.text) || o.masked && fitsMask(o.text, w.text)
}

// fitsMask compares the letters before and after the masked ones: "f***ing" and "fucking".
func fitsMask(mask, w string) bool {
	head, rest, _ := strings.Cut(mask, "*")
	tail := rest[strings.LastIndexByte(rest, '*')+1:]
	return len(head)+len(tail) > 0 && len(w) > len(head)+len(tail) && strings.HasPrefix(w, head) && strings.HasSuffix(w, tail)
}
