package rules

import (
	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// exampleTenure is one line of the roster of an example.
type exampleTenure struct {
	Pos    yamlfile.Pos
	Person string `yaml:"person,required"`
	Office string `yaml:"office,required"`
	In     string
	From   yamlfile.String
	To     yamlfile.String
}

// exampleRoster reads the roster of an example, nil for none.
func (l *loader) exampleRoster(entries []exampleTenure) *facts.Roster {
	if len(entries) == 0 {
		return nil
	}
	r := &facts.Roster{Name: "roster", Source: "roster"}
	for i, e := range entries {
		t := facts.Tenure{Person: e.Person, Title: e.Office, Body: e.In, Line: i + 1}
		for _, d := range []struct {
			text yamlfile.String
			to   *facts.Instant
		}{{e.From, &t.From}, {e.To, &t.To}} {
			var ok bool
			if *d.to, ok = facts.ParsePeriod(d.text.Value); !ok && d.text.Value != "" {
				l.errorf(d.text.Pos, "%q is no day, month or year", d.text.Value)
			}
		}
		r.Tenures = append(r.Tenures, t)
	}
	return r
}
