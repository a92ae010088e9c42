package facts

import "strings"

// Name is the name of a person, place or body: the text as fully as the article gives it.
type Name string

func (n Name) Type() Type     { return NameType }
func (n Name) String() string { return string(n) }

// Words are the folded words of the name without courtesy titles and generational suffixes, in order.
func (n Name) Words() []string {
	words := strings.FieldsFunc(Fold(string(n)), func(r rune) bool { return !('a' <= r && r <= 'z' || '0' <= r && r <= '9') })
	out := words[:0]
	for _, w := range words {
		if !nameless[w] {
			out = append(out, w)
		}
	}
	return out
}

var nameless = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "sir": true, "dame": true, "jr": true, "sr": true,
	"ii": true, "iii": true, "iv": true, "al": true, "el": true, "the": true}

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
