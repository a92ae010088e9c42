package facts

import (
	"slices"
	"strings"
)

// Office is a title held by a person, normalised by the office table: role, portfolios, body and status.
type Office struct {
	Title      string   // as written, without determiner, country and organisation
	Role       string   // canonical role: "minister", "president"; the folded title where the table has none
	Portfolios []string // canonical and sorted: "defence", "health"; nil where the role has none
	Body       string   // country code ("CO"), region code ("US-OH") or folded organisation; "" where not known
	Org        string   // country or organisation as written; "" where none is named and Body, if any, was inferred
	Status     string   // current, former, acting, elect, designate, deputy, candidate, nominee
	Exclusive  []string // "set/member" pairs: two members of one set are never held together by one person
	Single     bool     // the body has one seat of this office at a time
}

func (o Office) Type() Type { return OfficeType }

// String is the title with its status and organisation: "former mayor (Lugo)".
func (o Office) String() string {
	s := o.Title
	if o.Status == "former" || o.Status == "acting" || o.Status == "candidate" || o.Status == "nominee" {
		s = o.Status + " " + s
	}
	if o.Org != "" {
		s += " (" + o.Org + ")"
	}
	return s
}

// Held reports whether the person holds the office at the time: current, acting or deputy.
func (o Office) Held() bool {
	return o.Status == "current" || o.Status == "acting" || o.Status == "deputy"
}

// Compare relates two offices of one person. Disjoint means that one person cannot hold both at once.
func (o Office) Compare(other Value) Comparison {
	p, ok := other.(Office)
	switch {
	case !ok:
		return incomparableTypes(o, other)
	case !o.Held() || !p.Held():
		if o.Status == p.Status && o.sameSeat(p) && bodiesMeet(o.Body, p.Body) {
			return Comparison{Relation: Equal}
		}
		return Comparison{Incomparable, "one of them is not held at present"}
	case o.sameSeat(p):
		return o.compareSeat(p)
	case o.Role == p.Role && o.isDeputy() == p.isDeputy() && bodiesMeet(o.Body, p.Body):
		switch { // "minister of health and labour" and "health minister"; "minister"
		case subset(p.Portfolios, o.Portfolios):
			return Comparison{Relation: Refines}
		case subset(o.Portfolios, p.Portfolios):
			return Comparison{Relation: Refined}
		}
	}
	if o.Status != "acting" && p.Status != "acting" && bodiesMeet(o.Body, p.Body) && excluded(o.Exclusive, p.Exclusive) {
		return Comparison{Disjoint, "nobody holds both at once"}
	}
	return Comparison{Relation: Overlaps}
}

// compareSeat relates two offices of one role and portfolio: the same body, two bodies, a deputy and the one he stands for.
func (o Office) compareSeat(p Office) Comparison {
	meet := bodiesMeet(o.Body, p.Body)
	acting := o.Status == "acting" || p.Status == "acting"
	particular := o.Single || p.Single || len(o.Exclusive) > 0 || len(p.Exclusive) > 0
	switch {
	case o.isDeputy() != p.isDeputy():
		if meet && particular && !acting {
			return Comparison{Disjoint, "one says deputy"}
		}
		return Comparison{Relation: Overlaps}
	case meet && o.Status != p.Status && acting:
		return Comparison{Overlaps, "one says acting"}
	case meet:
		return Comparison{Relation: Equal}
	case particular && o.Org != "" && p.Org != "" && isCode(o.Body) && isCode(p.Body):
		return Comparison{Disjoint, "one office of two countries"}
	default:
		return Comparison{Relation: Overlaps}
	}
}

func (o Office) sameSeat(p Office) bool {
	return o.Role == p.Role && slices.Equal(o.Portfolios, p.Portfolios)
}

// isDeputy also sees the acting and former deputies, whose status is another word; a deputy prime minister holds an office of his own.
func (o Office) isDeputy() bool {
	if o.Role == "vice chairman" || strings.HasPrefix(o.Role, "deputy") {
		return false
	}
	return o.Status == "deputy" || strings.HasPrefix(Fold(o.Title), "deputy ")
}

// excluded reports whether two offices stand in one set as different members; an office of two members ("health and labour") is both.
func excluded(a, b []string) bool {
	for _, x := range a {
		for _, y := range b {
			if set := exclusiveSet(x); set == exclusiveSet(y) && !sharesMember(a, b, set) {
				return true
			}
		}
	}
	return false
}

func sharesMember(a, b []string, set string) bool {
	for _, x := range a {
		if exclusiveSet(x) == set && slices.Contains(b, x) {
			return true
		}
	}
	return false
}

func exclusiveSet(s string) string {
	set, _, _ := strings.Cut(s, "/")
	return set
}

// bodiesMeet reports whether two bodies may be one: not known, equal, a country and its region, an organisation and its
// acronym or longer name. A country and an organisation may always go together.
func bodiesMeet(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	ca, cb := isCode(a), isCode(b)
	switch {
	case ca && cb:
		return strings.HasPrefix(a, b+"-") || strings.HasPrefix(b, a+"-")
	case ca || cb:
		return true
	}
	wa, wb := bodyWords(a), bodyWords(b)
	return subset(wa, wb) || subset(wb, wa) || acronym(a, wb) || acronym(b, wa)
}

// isCode reports whether a body is a country or region code: "CO", "US-OH". Folded organisations have no capitals.
func isCode(body string) bool {
	return len(body) >= 2 && 'A' <= body[0] && body[0] <= 'Z' && 'A' <= body[1] && body[1] <= 'Z' && (len(body) == 2 || body[2] == '-')
}

func bodyWords(body string) []string {
	words := strings.FieldsFunc(body, func(r rune) bool { return r == ' ' || r == '-' || r == ',' || r == '\'' })
	return slices.DeleteFunc(words, func(w string) bool { return w == "the" || w == "of" || w == "and" || w == "for" || w == "s" })
}

// acronym reports whether a body like "un" or "u.n." is made of the first letters of the words.
func acronym(body string, words []string) bool {
	letters := strings.ReplaceAll(body, ".", "")
	if len(letters) < 2 || len(letters) != len(words) {
		return false
	}
	for i, w := range words {
		if w[0] != letters[i] {
			return false
		}
	}
	return true
}
