package facts

import (
	"strings"
	"unicode"
)

// Name is the name of a person, place or body: the text as fully as the article gives it.
type Name string

func (n Name) Type() Type     { return NameType }
func (n Name) String() string { return string(n) }

// Words are the folded words of the name in order, without courtesy titles, generational suffixes and articles, in one spelling where
// newsrooms transliterate differently: "Mohamed al-Sayed" is mohammed, sayed.
func (n Name) Words() []string {
	plain := strings.ReplaceAll(Fold(string(n)), "'", "")
	words := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := words[:0]
	for _, w := range words {
		if nameless[w] {
			continue
		}
		if s, ok := transliterations[w]; ok {
			w = s
		}
		out = append(out, w)
	}
	return out
}

// nameless are words that name nobody; names may be printed with or without them.
var nameless = map[string]bool{"mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true, "dame": true, "lord": true, "lady": true,
	"jr": true, "sr": true, "ii": true, "iii": true, "iv": true, "al": true, "el": true, "the": true}

// transliterations brings frequent transliterations to one form.
var transliterations = map[string]string{"muhammad": "mohammed", "mohammad": "mohammed", "mohamed": "mohammed", "mohamad": "mohammed", "muhammed": "mohammed",
	"ahmad": "ahmed", "hossein": "hussein", "husain": "hussein", "hussain": "hussein", "hosein": "hussein", "yusuf": "youssef", "yousef": "youssef", "yusef": "youssef",
	"sergey": "sergei", "alexey": "alexei", "aleksei": "alexei", "aleksey": "alexei", "dmitri": "dmitry", "dmitriy": "dmitry", "andrey": "andrei", "yuriy": "yuri",
	"haidar": "heidar", "heydar": "heidar", "haider": "heidar", "osman": "othman", "uthman": "othman", "khaled": "khalid", "tareq": "tariq", "tarek": "tariq"}

// Compare gives equal for the same folded words, refines or refined where one name has all words of the other, else disjoint.
func (n Name) Compare(other Value) Comparison {
	o, ok := other.(Name)
	if !ok {
		return incomparableTypes(n, other)
	}
	a, b := n.Words(), o.Words()
	aInB, bInA := subset(a, b), subset(b, a)
	switch {
	case len(a) == 0 || len(b) == 0:
		return Comparison{Incomparable, "a name is missing"}
	case aInB && bInA:
		return Comparison{Relation: Equal}
	case bInA:
		return Comparison{Relation: Refines}
	case aInB:
		return Comparison{Relation: Refined}
	default:
		return Comparison{Relation: Disjoint}
	}
}

// subset reports whether every word of a is in b; an initial stands for a word that begins with it.
func subset(a, b []string) bool {
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y || len(x) == 1 && y[0] == x[0] || len(y) == 1 && x[0] == y[0]
		}
		if !found {
			return false
		}
	}
	return true
}
