package roster

import (
	"strings"
	"time"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// ownFile is the shape of a roster that is written by hand.
type ownFile struct {
	Roster  string
	AsOf    yamlfile.String `yaml:"as_of"`
	Country string
	Holders []ownTenure `yaml:"holders,required"`
}

type ownTenure struct {
	Pos    yamlfile.Pos
	Person string `yaml:"person,required"`
	Office string `yaml:"office,required"`
	In     string
	From   string
	To     string
	Also   yamlfile.Strings
	Key    string
}

// person is one entry of a list of people, each with the terms that he or she served, as lists of a legislature or an executive have it.
type person struct {
	Pos   yamlfile.Pos
	ID    yamlfile.Map[yamlfile.Node] `yaml:"id"`
	Name  nameEntry                   `yaml:"name,required"`
	Other []nameEntry                 `yaml:"other_names"`
	Terms []term                      `yaml:"terms,required"`
	Rest  yamlfile.Map[yamlfile.Node] `yaml:",rest"`
}

type nameEntry struct {
	First, Middle, Last, Suffix, Nickname string
	Official                              string                      `yaml:"official_full"`
	Rest                                  yamlfile.Map[yamlfile.Node] `yaml:",rest"`
}

type term struct {
	Pos        yamlfile.Pos
	Type       yamlfile.String `yaml:"type,required"`
	Start, End string
	State      string
	Rest       yamlfile.Map[yamlfile.Node] `yaml:",rest"`
}

// termTypes are the offices of a list of people, with the country or, for seats of a state, its prefix.
var termTypes = []struct {
	name, title, country string
	state                bool
}{
	{"prez", "President", "US", false},
	{"viceprez", "Vice President", "US", false},
	{"sen", "Senator", "US", true},
	{"rep", "Representative", "US", true},
}

// yaml reads a roster by hand, a list of people with terms, or a list of lines with the words of a CSV's header as keys.
func (b *builder) yaml(data []byte) {
	var top yamlfile.Node
	if err := yamlfile.Decode(b.roster.Source, data, &top); err != nil {
		b.fail(err)
		return
	}
	switch top.Kind {
	case yamlfile.Mapping:
		b.own(top)
	case yamlfile.List:
		b.list(top)
	default:
		b.wrong(top.Pos.Line, "want holders, or a list of people or of lines")
	}
}

func (b *builder) own(top yamlfile.Node) {
	var f ownFile
	b.fail(top.Decode(&f))
	if b.roster.Name == "" {
		b.roster.Name = f.Roster
	}
	if day, ok := facts.ParsePeriod(f.AsOf.Value); ok && b.roster.AsOf.IsZero() {
		b.roster.AsOf = day.To.Add(-time.Second)
	} else if !ok && f.AsOf.Value != "" {
		b.wrong(f.AsOf.Pos.Line, "as_of: %q is no day like 2026-03-02", f.AsOf.Value)
	}
	if b.options.Country == "" {
		b.options.Country = f.Country
	}
	for _, h := range f.Holders {
		if h.Person == "" || h.Office == "" { // reported by the decoder
			continue
		}
		var also []string
		for _, s := range h.Also {
			also = append(also, s.Value)
		}
		b.add(h.Pos.Line, line{"name": h.Person, "office": h.Office, "country": h.In, "from": h.From, "to": h.To, "key": h.Key, "also": strings.Join(also, "|")})
	}
}

// list tells the two shapes of lists apart by the first entry.
func (b *builder) list(top yamlfile.Node) {
	var rows []yamlfile.Node
	b.fail(top.Decode(&rows))
	for _, n := range rows {
		var keys yamlfile.Map[yamlfile.Node]
		if n.Kind != yamlfile.Mapping {
			b.wrong(n.Pos.Line, "want an entry with keys")
			continue
		}
		if err := n.Decode(&keys); err != nil {
			b.fail(err)
			continue
		}
		if _, ok := keys.Get("terms"); ok {
			b.person(n)
		} else {
			b.flat(n.Pos.Line, keys)
		}
	}
}

func (b *builder) person(n yamlfile.Node) {
	var p person
	if err := n.Decode(&p); err != nil {
		b.fail(err)
		return
	}
	l := line{"name": tidy(p.Name.First + " " + p.Name.Last)}
	var also []string
	for _, o := range append([]nameEntry{p.Name}, p.Other...) {
		full := tidy(strings.Join([]string{o.First, o.Middle, o.Last}, " "))
		for _, s := range []string{o.Official, full, tidy(o.First + " " + o.Last), tidy(o.Nickname + " " + o.Last)} {
			if len(strings.Fields(s)) > 1 {
				also = append(also, s)
			}
		}
	}
	l["also"] = strings.Join(also, "|")
	for _, id := range []string{"wikidata", "bioguide", "govtrack"} {
		if v, ok := p.ID.Get(id); ok && l["key"] == "" {
			var s string
			if v.Decode(&s) == nil {
				l["key"] = s
			}
		}
	}
	for _, t := range p.Terms {
		known := false
		for _, x := range termTypes {
			if x.name != t.Type.Value {
				continue
			}
			known = true
			l["office"], l["country"], l["from"], l["to"] = x.title, x.country, t.Start, t.End
			if x.state && t.State != "" {
				l["country"] += "-" + t.State
			}
			b.add(t.Pos.Line, l)
		}
		if !known {
			b.wrong(t.Type.Pos.Line, "term of unknown type %q", t.Type.Value)
		}
	}
}

func (b *builder) flat(at int, keys yamlfile.Map[yamlfile.Node]) {
	l := line{}
	for _, f := range Fields {
		words := f.Words
		if w, ok := b.options.Columns[f.Name]; ok {
			words = []string{headerWord(w)}
		}
		for _, w := range words {
			for _, e := range keys {
				if headerWord(e.Key.Value) == w && l[f.Name] == "" {
					l[f.Name] = text(e.Value)
				}
			}
		}
	}
	b.add(at, l)
}

// text is a value of a line: one text, or a list of them.
func text(n yamlfile.Node) string {
	var list yamlfile.Strings
	if n.Decode(&list) != nil {
		return ""
	}
	out := make([]string, 0, len(list))
	for _, s := range list {
		out = append(out, s.Value)
	}
	return strings.Join(out, "|")
}

// fail takes over the mistakes of a decoder.
func (b *builder) fail(err error) {
	for _, e := range yamlfile.Split(err) {
		b.errs = append(b.errs, e)
	}
	if err != nil && len(yamlfile.Split(err)) == 0 {
		b.errs = append(b.errs, err)
	}
}
