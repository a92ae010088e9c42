package facts

// Value is a field of a fact. Values compare themselves, so that rules read disjoint(a.count, b.count) and hold no arithmetic.
// The set is closed: Quantity, Date, Name, Office, Term, Text, Happening.
type Value interface {
	// Compare relates the receiver to another value of the same type; different types are incomparable.
	Compare(other Value) Comparison
	// String is the value in plain words, as a message prints it.
	String() string
	// Type names the field type as kind files spell it.
	Type() Type
}

// Type is a field type of a kind file.
type Type string

const (
	QuantityType  Type = "quantity"
	DateType      Type = "date"
	NameType      Type = "name"
	OfficeType    Type = "office"
	TermType      Type = "term"
	TextType      Type = "text"
	HappeningType Type = "happening"
)

// Relation is how two values of one type stand to each other.
type Relation uint8

const (
	Incomparable Relation = iota
	Equal                 // the same
	Refines               // the receiver lies inside the other
	Refined               // the other lies inside the receiver
	Overlaps              // both can be true
	Disjoint              // both cannot be true
)

var relationNames = [...]string{"incomparable", "equal", "refines", "refined", "overlaps", "disjoint"}

func (r Relation) String() string { return relationNames[r] }

// Comparison is a relation and, where it needs one, the reason in a few plain words.
type Comparison struct {
	Relation Relation
	Reason   string
}

// Agrees reports whether both values can be true together.
func (c Comparison) Agrees() bool {
	return c.Relation != Incomparable && c.Relation != Disjoint
}

// incomparableTypes is the answer for values of two types.
func incomparableTypes(a, b Value) Comparison {
	if b == nil {
		return Comparison{Incomparable, "one side has no value"}
	}
	return Comparison{Incomparable, "a " + string(a.Type()) + " and a " + string(b.Type()) + " are not compared"}
}

// Term is one word of a closed table, such as an outcome: "killed". Two terms are equal or disjoint.
type Term string

func (t Term) Type() Type     { return TermType }
func (t Term) String() string { return string(t) }

// Compare gives equal or disjoint.
func (t Term) Compare(other Value) Comparison {
	o, ok := other.(Term)
	switch {
	case !ok:
		return incomparableTypes(t, other)
	case t == o:
		return Comparison{Relation: Equal}
	default:
		return Comparison{Relation: Disjoint}
	}
}

// Happening is the event that a date dates: "began" of "strikes". Head and Of are words as written.
type Happening struct {
	Head  string   // word that the date stands with: "began", "quake", "killed"
	Of    string   // noun of the event where the head is a verb of phase: "strikes"
	Class string   // event class from the table, "" where unknown
	Phase string   // "start", "end", "said" (the date of a speech) or "" (it happened)
	Frame []uint64 // hashes of the content words around the date, ascending and unique: what happened, in the article's words
}

func (h Happening) Type() Type { return HappeningType }
func (h Happening) String() string {
	if h.Of == "" {
		return h.Head
	}
	return h.Of + " " + h.Head
}

// Compare gives equal for the same phase and enough words in common: one happening told twice. Anything else is incomparable.
func (h Happening) Compare(other Value) Comparison {
	o, ok := other.(Happening)
	if !ok {
		return incomparableTypes(h, other)
	}
	if h.Phase == o.Phase && h.shares(o) {
		return Comparison{Relation: Equal}
	}
	return Comparison{Incomparable, "different happenings"}
}

// Two happenings are told in the same words when they share at least so many content words, and that share of the shorter frame.
const (
	sharedWords = 3
	sharedPart  = 0.5
)

func (h Happening) shares(o Happening) bool {
	n := 0
	for i, j := 0, 0; i < len(h.Frame) && j < len(o.Frame); {
		switch {
		case h.Frame[i] == o.Frame[j]:
			n++
			i++
			j++
		case h.Frame[i] < o.Frame[j]:
			i++
		default:
			j++
		}
	}
	return n >= sharedWords && float64(n) >= sharedPart*float64(min(len(h.Frame), len(o.Frame)))
}
