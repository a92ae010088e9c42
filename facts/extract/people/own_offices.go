package people

import (
	"slices"
	"strings"

	"crosscheck/facts/yamlfile"
)

// ownOffices is the office table of a house: the same keys as the built-in one. A role or portfolio of a known name is added to.
type ownOffices struct {
	Statuses   yamlfile.Map[[]yamlfile.String]
	After      yamlfile.Map[[]yamlfile.String]
	Candidates yamlfile.Map[[]yamlfile.String]
	Deputies   []yamlfile.String
	Modifiers  []yamlfile.String
	Areas      []yamlfile.String
	Portfolios []struct {
		Name  yamlfile.String   `yaml:"name,required"`
		Words []yamlfile.String `yaml:"words,required"`
	}
	Roles []ownRole
}

type ownRole struct {
	Pos        yamlfile.Pos
	Role       yamlfile.String `yaml:"role,required"`
	Words      []yamlfile.String
	Plural     []yamlfile.String
	Short      []yamlfile.String
	Sets       []yamlfile.String
	Portfolios []yamlfile.String
	Single     bool
	Takes      yamlfile.String
	Sort       yamlfile.String
	Needs      yamlfile.String
	Also       yamlfile.String
	Status     yamlfile.String
}

// What the keys of a role may say.
var (
	roleSorts  = []string{"public", "seat", "party", "rank", "church", "organisation", "job"}
	roleNeeds  = []string{"org", "name"}
	roleAlso   = []string{"name", "title", "adjective"}
	roleTakes  = []string{"portfolio"}
	roleStatus = []string{"candidate", "nominee"}
)

func (x *extension) offices() {
	var t ownOffices
	x.decode(&t)
	for _, m := range []struct {
		key  string
		list yamlfile.Map[[]yamlfile.String]
		set  trait
	}{{"statuses", t.Statuses, isStatus}, {"after", t.After, isAfter}, {"candidates", t.Candidates, isCandidate}} {
		for _, e := range m.list {
			if x.one(m.key, e.Key, statusOrder) {
				status := e.Key.Value
				x.each(x.words(m.key, e.Value), func(e *entry) { e.traits |= m.set; e.status = status })
			}
		}
	}
	x.each(x.words("deputies", t.Deputies), func(e *entry) { e.traits |= isDeputy | isModifier })
	x.each(x.words("modifiers", t.Modifiers), func(e *entry) { e.traits |= isModifier })
	x.each(x.words("areas", t.Areas), func(e *entry) { e.traits |= isArea })
	for _, p := range t.Portfolios {
		if strings.TrimSpace(p.Name.Value) == "" {
			continue
		}
		x.known.portfolios = union(x.known.portfolios, []string{p.Name.Value})
		name := p.Name.Value
		x.each(x.words("portfolios", p.Words), func(e *entry) { e.traits |= isPortfolio; e.portfolio = name })
	}
	for i := range t.Roles {
		x.role(&t.Roles[i])
	}
}

// role adds to the roles of its name, or makes a new one.
func (x *extension) role(o *ownRole) {
	if strings.TrimSpace(o.Role.Value) == "" { // reported by the decoder, or empty
		if o.Role.Pos != (yamlfile.Pos{}) {
			x.errorf(o.Role.Pos, "a role without a name")
		}
		return
	}
	at := slices.IndexFunc(x.known.roles, func(r *roleEntry) bool { return r.Role == o.Role.Value })
	known := at >= 0
	right := x.one("sort", o.Sort, roleSorts)
	right = x.one("needs", o.Needs, roleNeeds) && right
	right = x.one("also", o.Also, roleAlso) && right
	right = x.one("takes", o.Takes, roleTakes) && right
	right = x.one("status", o.Status, roleStatus) && right
	switch {
	case !known && o.Sort.Value == "" && right:
		x.errorf(o.Role.Pos, "role %s is new, so it needs a sort: %s%s", o.Role.Value, strings.Join(roleSorts, ", "), yamlfile.DidYouMean(o.Role.Value, x.roleNames()))
		right = false
	case !known && len(o.Words) == 0 && len(o.Short) == 0:
		x.errorf(o.Role.Pos, "role %s is new, so it needs words", o.Role.Value)
		right = false
	}
	for _, s := range o.Sets {
		set, member, ok := strings.Cut(s.Value, "/")
		if !ok || set == "" || member == "" || strings.Contains(member, "/") {
			x.errorf(s.Pos, "sets %q: want a set and a member of it like cabinet/defence", s.Value)
			right = false
		}
	}
	for _, p := range o.Portfolios {
		right = x.one("portfolio", p, x.known.portfolios) && right
	}
	if !right {
		return
	}
	r := &roleEntry{Role: o.Role.Value, Sort: o.Sort.Value}
	if known {
		*r = *x.known.roles[at]
		r.Portfolios = slices.Clone(r.Portfolios)
	}
	take := func(to *string, s yamlfile.String) {
		if s.Value != "" {
			*to = s.Value
		}
	}
	take(&r.Sort, o.Sort)
	take(&r.Needs, o.Needs)
	take(&r.Also, o.Also)
	take(&r.Takes, o.Takes)
	take(&r.Status, o.Status)
	r.Single = r.Single || o.Single
	for _, p := range o.Portfolios {
		r.Portfolios = append(r.Portfolios, p.Value)
	}
	var sets []string
	for _, s := range o.Sets {
		sets = append(sets, s.Value)
	}
	r.Sets = union(r.Sets, sets)
	for _, k := range x.known.roles { // sets and seats hold for the words that are there too
		if k.Role == r.Role {
			k.Sets, k.Single = union(k.Sets, sets), k.Single || o.Single
		}
	}
	x.known.roles = append(x.known.roles, r)
	x.eachRole(x.words("roles", o.Words), r, 0)
	x.eachRole(x.words("roles", o.Plural), r, isPlural)
	x.eachRole(x.words("short", o.Short), r, isShort)
}

func (x *extension) roleNames() []string {
	var out []string
	for _, r := range x.known.roles {
		out = append(out, r.Role)
	}
	return out
}

func union(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
