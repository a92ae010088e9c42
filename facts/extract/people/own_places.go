package people

import (
	"strings"

	"crosscheck/facts/yamlfile"
)

func (x *extension) countries() {
	var t struct {
		Countries []struct {
			Code   yamlfile.String `yaml:"code,required"`
			Names  []yamlfile.String
			People []yamlfile.String
			Cities []yamlfile.String
		} `yaml:"countries,required"`
	}
	x.decode(&t)
	for _, c := range t.Countries {
		if c.Code.Value == "" || !x.code(c.Code, false) {
			continue
		}
		code := c.Code.Value
		x.each(x.words("names", c.Names), func(e *entry) { e.traits |= isPlace | isCountry; e.code = code })
		x.each(x.words("people", c.People), func(e *entry) { e.traits |= isPeople; e.code = code })
		x.each(x.words("cities", c.Cities), func(e *entry) { e.traits |= isPlace; e.city = code })
	}
}

func (x *extension) places() {
	type list struct {
		Code  yamlfile.String   `yaml:"code,required"`
		Names []yamlfile.String `yaml:"names,required"`
	}
	var t struct {
		Regions []struct {
			Code   yamlfile.String `yaml:"code,required"`
			Names  []yamlfile.String
			Short  []yamlfile.String
			People []yamlfile.String
		}
		Cities []list
		Areas  []list
		Wide   []yamlfile.String
	}
	x.decode(&t)
	for _, c := range t.Regions {
		if c.Code.Value == "" || !x.code(c.Code, true) {
			continue
		}
		code := c.Code.Value
		x.each(x.words("names", c.Names), func(e *entry) { e.traits |= isPlace; e.code = code })
		x.each(x.words("short", c.Short), func(e *entry) { e.traits |= isShortPlace; e.short = code })
		x.each(x.words("people", c.People), func(e *entry) { e.traits |= isPeople; e.code = code })
	}
	for _, m := range []struct {
		key   string
		lists []list
		set   trait
	}{{"cities", t.Cities, isPlace}, {"areas", t.Areas, isPlace | isWide}} {
		for _, c := range m.lists {
			if c.Code.Value != "" && x.code(c.Code, false) {
				code := c.Code.Value
				x.each(x.words(m.key, c.Names), func(e *entry) { e.traits |= m.set; e.city = code })
			}
		}
	}
	x.each(x.words("wide", t.Wide), func(e *entry) { e.traits |= isPeople })
}

// ownNames is the name table of a house: what newsrooms have of their own. Word classes of the language are left to the built-in table.
type ownNames struct {
	Female     []yamlfile.String
	Male       []yamlfile.String
	Nicknames  [][]yamlfile.String
	Honorifics struct {
		Female, Male, Any []yamlfile.String
	}
	Suffixes  []yamlfile.String
	Particles []yamlfile.String
	Bodies    []yamlfile.String
	Known     []struct {
		Code  yamlfile.String
		Names []yamlfile.String `yaml:"names,required"`
	}
	Parties []yamlfile.String
}

func (x *extension) names() {
	var t ownNames
	x.decode(&t)
	for _, m := range []struct {
		key  string
		list []yamlfile.String
		set  trait
	}{
		{"female", t.Female, isFirst | isFemale}, {"male", t.Male, isFirst | isMale},
		{"honorifics", t.Honorifics.Female, isHonorific | isFemale}, {"honorifics", t.Honorifics.Male, isHonorific | isMale}, {"honorifics", t.Honorifics.Any, isHonorific},
		{"suffixes", t.Suffixes, isSuffix}, {"particles", t.Particles, isParticle}, {"bodies", t.Bodies, isBodyWord}, {"parties", t.Parties, isParty},
	} {
		list := x.words(m.key, m.list)
		for i, w := range list {
			if m.set&isFirst != 0 && strings.ContainsRune(w, ' ') {
				x.errorf(m.list[i].Pos, "%s %q: want one word", m.key, w)
			}
		}
		x.each(list, func(e *entry) { e.traits |= m.set })
	}
	for _, k := range t.Known {
		if k.Code.Value == "" || x.code(k.Code, false) {
			code := k.Code.Value
			x.each(x.words("known", k.Names), func(e *entry) { e.traits |= isBody; e.city = code })
		}
	}
	group := x.nickGroups()
	for _, g := range t.Nicknames {
		if len(g) < 2 {
			at := yamlfile.Pos{}
			if len(g) == 1 {
				at = g[0].Pos
			}
			x.errorf(at, "nicknames: want two names or more that one person may have")
			continue
		}
		group++
		n := group
		x.each(x.words("nicknames", g), func(e *entry) {
			e.nicks = append(e.nicks, n)
			if e.traits&isParticle == 0 {
				e.traits |= isFirst
			}
		})
	}
}

// nickGroups is the last group of nicknames in use.
func (x *extension) nickGroups() (last uint16) {
	for i := range x.entries {
		for _, n := range x.entries[i].nicks {
			last = max(last, n)
		}
	}
	return last
}
