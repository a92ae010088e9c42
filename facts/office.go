package facts

import "slices"

// Office is a title held by a person, normalised by the office table: role, portfolios, body and status.
type Office struct {
	Title      string   // as written, without determiner, country and organisation
	Role       string   // canonical role: "minister", "president"; the folded title where the table has none
	Portfolios []string // canonical and sorted: "defence", "health"; nil where the role has none
	Body       string   // canonical country code ("CO") or folded organisation; "" where not known
	Org        string   // country or organisation as written or inferred; "" where not known
	Status     string   // current, former, acting, elect, designate, deputy, candidate, nominee
	Exclusive  []string // "set/member" pairs: two members of one set are never held together by one person
	Single     bool     // the body has one seat of this office at a time
}

func (o Office) Type() Type { return OfficeType }

// String is the title with its body: "defence minister of Colombia".
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

// Compare relates two offices of one person. Disjoint means one person cannot hold both at once.
func (o Office) Compare(other Value) Comparison {
	p, ok := other.(Office)
	if !ok {
		return incomparableTypes(o, other)
	}
	if !o.Held() || !p.Held() {
		if o.Status == p.Status && o.sameSeat(p) {
			return Comparison{Relation: Equal}
		}
		return Comparison{Incomparable, "one of them is not held at present"}
	}
	bodies := o.Body == "" || p.Body == "" || o.Body == p.Body
	switch {
	case o.sameSeat(p) && (o.Status == "deputy") == (p.Status == "deputy"):
		if bodies {
			return Comparison{Relation: Equal}
		}
		if o.Single && p.Single && isCountry(o.Body) && isCountry(p.Body) {
			return Comparison{Disjoint, "one office of two countries"}
		}
		return Comparison{Relation: Overlaps}
	case o.Role == p.Role && (subset(o.Portfolios, p.Portfolios) || subset(p.Portfolios, o.Portfolios)) && bodies:
		if len(o.Portfolios) > len(p.Portfolios) {
			return Comparison{Relation: Refines}
		}
		return Comparison{Relation: Refined}
	}
	for _, a := range o.Exclusive {
		for _, b := range p.Exclusive {
			if a != b && exclusiveSet(a) == exclusiveSet(b) {
				return Comparison{Disjoint, "nobody holds both at once"}
			}
		}
	}
	return Comparison{Relation: Overlaps}
}

func (o Office) sameSeat(p Office) bool {
	return o.Role == p.Role && slices.Equal(o.Portfolios, p.Portfolios)
}

func isCountry(body string) bool { return len(body) == 2 && body[0] >= 'A' && body[0] <= 'Z' }

func exclusiveSet(s string) string {
	for i := range s {
		if s[i] == '/' {
			return s[:i]
		}
	}
	return s
}
