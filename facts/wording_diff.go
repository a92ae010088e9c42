package facts

import "strings"

// Wording is how two printings of one utterance stand to each other.
type Wording string

const (
	Verbatim   Wording = "verbatim"           // the same words, whatever the spelling and the marks
	Trimmed    Wording = "trimmed"            // words were left off at the ends, or where an ellipsis says so
	Reworded   Wording = "worded differently" // other small words, or words left out without a mark
	Altered    Wording = "altered"            // a number, a negation or a word that carries meaning is another
	OtherWords Wording = "other words"        // no printings of one utterance
)

// Wording tells verbatim, trimmed, differently worded and altered printings apart.
func (t Text) Wording(o Text) Wording {
	switch c := t.Compare(o); c.Relation {
	case Equal:
		return Verbatim
	case Refines, Refined:
		return Trimmed
	case Disjoint:
		return Altered
	case Overlaps:
		if a := align(t, o); a.trimmed() {
			return Trimmed
		}
		return Reworded
	}
	return OtherWords
}

// Shared is the largest number of running words that two wordings have in common; 0 where they are too long to align.
func (t Text) Shared(o Text) int {
	a := align(t, o)
	most := 0
	for _, r := range a.runs {
		most = max(most, r.n)
	}
	return most
}

// Change is one stretch of words on which two wordings differ; either side may be empty. Stretches are bytes of each wording.
type Change struct {
	Kind   ChangeKind
	A, B   []string // folded words
	AStart int
	AEnd   int
	BStart int
	BEnd   int
}

// ChangeKind is what a change does to the sense.
type ChangeKind string

const (
	NumberChange   ChangeKind = "number"
	NegationChange ChangeKind = "negation"
	WordChange     ChangeKind = "word"     // a word that carries meaning
	OtherChange    ChangeKind = "wording"  // small words, or more words than a slip
	TrimChange     ChangeKind = "trimmed"  // at an end, or an ellipsis
	SameChange     ChangeKind = "the same" // an editor's brackets, a name for a pronoun
)

// Changes lists the stretches where two wordings differ, in order. Nil where they are too long to align.
func (t Text) Changes(o Text) []Change {
	a := align(t, o)
	var out []Change
	for _, r := range a.regions {
		c := Change{Kind: a.kind(r), A: texts(a.a[r.a0:r.a1]), B: texts(a.b[r.b0:r.b1])}
		c.AStart, c.AEnd = stretch(a.a, r.a0, r.a1, len(t))
		c.BStart, c.BEnd = stretch(a.b, r.b0, r.b1, len(o))
		out = append(out, c)
	}
	return out
}

// kind names the sort of one difference.
func (x *alignment) kind(r region) ChangeKind {
	reason, _, _ := strings.Cut(x.alteredIn(r), ":")
	a, b := x.a[r.a0:r.a1], x.b[r.b0:r.b1]
	switch {
	case x.neutral(r):
		return SameChange
	case reason != "":
		return ChangeKind(reason)
	case hasGap(a) || hasGap(b), (r.before == 0 || r.after == 0) && (len(a) == 0 || len(b) == 0):
		return TrimChange
	default:
		return OtherChange
	}
}

// stretch is the bytes of some words; of none, the place between their neighbours.
func stretch(words []word, first, last, size int) (start, end int) {
	switch {
	case first < last:
		return words[first].start, words[last-1].end
	case first < len(words):
		return words[first].start, words[first].start
	case len(words) > 0:
		return words[len(words)-1].end, words[len(words)-1].end
	default:
		return size, size
	}
}

// aroundChange is how many words on each side of a change Difference prints.
const aroundChange = 6

// Difference prints the words of the receiver with the changes to the other marked: [-only here-]{+only there+}. Words far from any change
// and ends that one side trims are an ellipsis. Equal wordings print as they are.
func (t Text) Difference(o Text) string {
	if strings.TrimSpace(string(t)) == "" {
		return ""
	}
	var b strings.Builder
	at := 0 // bytes of t that are printed or left out
	say := func(s string) {
		s = strings.Join(strings.Fields(s), " ")
		if s == "" {
			return
		}
		if b.Len() > 0 && strings.IndexByte(".,;:?!", s[0]) < 0 {
			b.WriteByte(' ')
		}
		b.WriteString(s)
	}
	changes := t.Changes(o)
	marked := false
	for _, c := range changes {
		if c.Kind == SameChange || len(c.A) == 0 && len(c.B) == 0 {
			continue
		}
		before := between(string(t)[at:max(at, c.AStart)], marked)
		if strings.HasSuffix(b.String(), "…") {
			before = strings.TrimLeft(before, ".,;:!? ")
		}
		say(before)
		at = max(at, c.AEnd)
		marked = true
		if c.Kind == TrimChange {
			if !strings.HasSuffix(b.String(), "…") {
				say("…")
			}
			continue
		}
		if c.AStart < c.AEnd {
			say("[-" + string(t)[c.AStart:c.AEnd] + "-]")
		}
		if c.BStart < c.BEnd {
			if c.AStart < c.AEnd {
				b.WriteString("{+" + strings.Join(strings.Fields(string(o)[c.BStart:c.BEnd]), " ") + "+}")
			} else {
				say("{+" + string(o)[c.BStart:c.BEnd] + "+}")
			}
		}
	}
	if !marked {
		return strings.Join(strings.Fields(string(t)), " ")
	}
	if rest := ending(string(t)[at:]); strings.HasSuffix(b.String(), "…") {
		say(strings.TrimLeft(rest, ".,;:!?… "))
	} else {
		say(rest)
	}
	return b.String()
}

// between shortens the words that two changes have between them, or that stand before the first.
func between(s string, afterChange bool) string {
	w := strings.Fields(s)
	switch {
	case afterChange && len(w) > 2*aroundChange+1:
		return strings.Join(w[:aroundChange], " ") + " … " + strings.Join(w[len(w)-aroundChange:], " ")
	case !afterChange && len(w) > aroundChange+1:
		return "… " + strings.Join(w[len(w)-aroundChange:], " ")
	}
	return s
}

// ending shortens the words behind the last change.
func ending(s string) string {
	if w := strings.Fields(s); len(w) > aroundChange+1 {
		return strings.Join(w[:aroundChange], " ") + " …"
	}
	return s
}
