package people

import (
	"strings"

	"crosscheck/facts/kinds"
	"crosscheck/facts/yamlfile"
)

// The shapes of the tables under facts/kinds/tables.

type countryTable struct {
	Countries []struct {
		Code   string   `yaml:"code,required"`
		Names  []string `yaml:"names"`
		People []string `yaml:"people"`
		Cities []string `yaml:"cities"`
	} `yaml:"countries"`
}

type placeTable struct {
	Regions []struct {
		Code   string   `yaml:"code,required"`
		Names  []string `yaml:"names"`
		Short  []string `yaml:"short"`
		People []string `yaml:"people"`
	} `yaml:"regions"`
	Cities []coded  `yaml:"cities"`
	Areas  []coded  `yaml:"areas"`
	Wide   []string `yaml:"wide"`
}

// coded is a list of names that share a country; the code may be "".
type coded struct {
	Code  string   `yaml:"code"`
	Names []string `yaml:"names,required"`
}

type nameTable struct {
	Female     string     `yaml:"female"`
	Male       string     `yaml:"male"`
	Nicknames  [][]string `yaml:"nicknames"`
	Honorifics struct {
		Female []string `yaml:"female"`
		Male   []string `yaml:"male"`
		Any    []string `yaml:"any"`
	} `yaml:"honorifics"`
	Suffixes   []string `yaml:"suffixes"`
	Particles  []string `yaml:"particles"`
	Bodies     string   `yaml:"bodies"`
	Known      []coded  `yaml:"known"`
	Parties    []string `yaml:"parties"`
	Never      string   `yaml:"never"`
	Openers    string   `yaml:"openers"`
	Common     string   `yaml:"common"`
	PlaceWords string   `yaml:"placewords"`
	Compounds  string   `yaml:"compounds"`
	Saying     string   `yaml:"saying"`
	Appointing string   `yaml:"appointing"`
	Nominating string   `yaml:"nominating"`
	Acting     string   `yaml:"acting"`
}

type officeTable struct {
	Statuses   map[string][]string `yaml:"statuses"`
	After      map[string][]string `yaml:"after"`
	Candidates map[string][]string `yaml:"candidates"`
	Deputies   []string            `yaml:"deputies"`
	Modifiers  []string            `yaml:"modifiers"`
	Areas      []string            `yaml:"areas"`
	Portfolios []struct {
		Name  string   `yaml:"name,required"`
		Words []string `yaml:"words,required"`
	} `yaml:"portfolios"`
	Roles []roleEntry `yaml:"roles"`
}

// roleEntry is one role of the office table; offices.yaml explains the keys.
type roleEntry struct {
	Role       string   `yaml:"role,required"`
	Words      []string `yaml:"words"`
	Plural     []string `yaml:"plural"`
	Short      []string `yaml:"short"`
	Sets       []string `yaml:"sets"`
	Portfolios []string `yaml:"portfolios"`
	Single     bool     `yaml:"single"`
	Takes      string   `yaml:"takes"`
	Sort       string   `yaml:"sort,required"`
	Needs      string   `yaml:"needs"`
	Also       string   `yaml:"also"`
	Status     string   `yaml:"status"`
}

// loadTable decodes one embedded table.
func loadTable(name string, out any) error {
	file := "tables/" + name
	data, err := kinds.FS.ReadFile(file)
	if err != nil {
		return err
	}
	return yamlfile.Decode("kinds/"+file, data, out)
}

// load reads all tables into a new lexicon, those of a house last.
func load(own []Table) (*lexicon, error) {
	var (
		countries countryTable
		places    placeTable
		names     nameTable
		offices   officeTable
	)
	for _, t := range []struct {
		name string
		out  any
	}{{"countries.yaml", &countries}, {"places.yaml", &places}, {"names.yaml", &names}, {"offices.yaml", &offices}} {
		if err := loadTable(t.name, t.out); err != nil {
			return nil, err
		}
	}
	l := newLexicon()
	l.addCountries(&countries)
	l.addPlaces(&places)
	l.addNames(&names)
	l.addOffices(&offices)
	if err := l.extend(&offices, own); err != nil {
		return nil, err
	}
	l.freeze()
	return l, nil
}

func (l *lexicon) addCountries(t *countryTable) {
	for _, c := range t.Countries {
		l.each(c.Names, func(e *entry) { e.traits |= isPlace | isCountry; e.code = c.Code })
		l.each(c.People, func(e *entry) { e.traits |= isPeople; e.code = c.Code })
		l.each(c.Cities, func(e *entry) { e.traits |= isPlace; e.city = c.Code })
	}
}

func (l *lexicon) addPlaces(t *placeTable) {
	for _, c := range t.Regions {
		l.each(c.Names, func(e *entry) { e.traits |= isPlace; e.code = c.Code })
		l.each(c.Short, func(e *entry) { e.traits |= isShortPlace; e.short = c.Code })
		l.each(c.People, func(e *entry) { e.traits |= isPeople; e.code = c.Code })
	}
	for _, c := range t.Cities {
		l.each(c.Names, func(e *entry) { e.traits |= isPlace; e.city = c.Code })
	}
	for _, c := range t.Areas {
		l.each(c.Names, func(e *entry) { e.traits |= isPlace | isWide; e.city = c.Code })
	}
	l.each(t.Wide, func(e *entry) { e.traits |= isPeople })
}

func (l *lexicon) addNames(t *nameTable) {
	l.each(strings.Fields(t.Female), func(e *entry) { e.traits |= isFirst | isFemale })
	l.each(strings.Fields(t.Male), func(e *entry) { e.traits |= isFirst | isMale })
	l.each(t.Honorifics.Female, func(e *entry) { e.traits |= isHonorific | isFemale })
	l.each(t.Honorifics.Male, func(e *entry) { e.traits |= isHonorific | isMale })
	l.each(t.Honorifics.Any, func(e *entry) { e.traits |= isHonorific })
	l.each(t.Suffixes, func(e *entry) { e.traits |= isSuffix })
	l.each(t.Particles, func(e *entry) { e.traits |= isParticle })
	l.each(strings.Fields(t.Bodies), func(e *entry) { e.traits |= isBodyWord })
	for _, k := range t.Known {
		l.each(k.Names, func(e *entry) { e.traits |= isBody; e.city = k.Code })
	}
	l.each(t.Parties, func(e *entry) { e.traits |= isParty })
	l.each(strings.Fields(t.Never), func(e *entry) { e.traits |= isNever })
	l.each(strings.Fields(t.Openers), func(e *entry) { e.traits |= isOpener })
	l.each(strings.Fields(t.Common), func(e *entry) { e.traits |= isCommon })
	l.each(strings.Fields(t.PlaceWords), func(e *entry) { e.traits |= isPlaceWord })
	l.each(strings.Fields(t.Compounds), func(e *entry) { e.traits |= isCompound })
	l.each(strings.Fields(t.Saying), func(e *entry) { e.traits |= isSaying })
	l.each(strings.Fields(t.Appointing), func(e *entry) { e.traits |= isAppointing })
	l.each(strings.Fields(t.Nominating), func(e *entry) { e.traits |= isNominating })
	l.each(strings.Fields(t.Acting), func(e *entry) { e.traits |= isActing })
	for i, group := range t.Nicknames {
		l.each(group, func(e *entry) { e.nicks = append(e.nicks, uint16(i+1)) })
		l.each(group, func(e *entry) {
			if e.traits&isParticle == 0 {
				e.traits |= isFirst
			}
		})
	}
}

func (l *lexicon) addOffices(t *officeTable) {
	for _, s := range statusOrder {
		l.each(t.Statuses[s], func(e *entry) { e.traits |= isStatus; e.status = s })
		l.each(t.After[s], func(e *entry) { e.traits |= isAfter; e.status = s })
		l.each(t.Candidates[s], func(e *entry) { e.traits |= isCandidate; e.status = s })
	}
	l.each(t.Deputies, func(e *entry) { e.traits |= isDeputy | isModifier })
	l.each(t.Modifiers, func(e *entry) { e.traits |= isModifier })
	l.each(t.Areas, func(e *entry) { e.traits |= isArea })
	for _, p := range t.Portfolios {
		l.each(p.Words, func(e *entry) { e.traits |= isPortfolio; e.portfolio = p.Name })
	}
	for i := range t.Roles {
		r := &t.Roles[i]
		l.eachRole(r.Words, r, 0)
		l.eachRole(r.Plural, r, isPlural)
		l.eachRole(r.Short, r, isShort)
	}
}

// statusOrder lists the statuses that tables may use, so that loading never ranges over a map.
var statusOrder = []string{"former", "acting", "elect", "designate", "current", "candidate", "nominee"}
