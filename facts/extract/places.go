package extract

import (
	"time"

	"crosscheck/facts"
	"crosscheck/facts/extract/events"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

var (
	placed  = text.NewSet("in", "at", "hit", "struck", "rocked", "shook", "jolted", "battered") // the event took place there, not near there
	between = text.NewSet("the", "southern", "northern", "eastern", "western", "central", "downtown", "north", "south", "east", "west", "of")
	from    = text.NewSet("man", "woman", "men", "women", "boy", "girl", "teen", "teenager", "resident", "residents", "native", "couple", "family", "father", "mother", "driver",
		"mayor", "student", "students", "soldier", "officer", "cop", "native", "tourist", "tourists", "rapper", "player", "team", "fans", "fan", "artist", "doctor", "lawyer", "based")
	apart = text.NewSet("from", "toward", "towards", "to", "between", "border", "miles", "km", "kilometers", "kilometres")
)

// oneDay is the longest time that an event may be spread over and still be told by its day.
const oneDay = 24 * time.Hour

// placeFacts says where the main event of the article happened: one fact for each mention of it that a place stands with.
func (x *Extractor) placeFacts(p *page, out []facts.Fact) []facts.Fact {
	if p.events.Main < 0 {
		return out
	}
	main := &p.events.Events[p.events.Main]
	seen := -1
	for i := range p.events.Mentions {
		m := &p.events.Mentions[i]
		where := m.Where()
		if m.Event != p.events.Main || where == nil || where.First <= seen || p.spoken[where.First] > 0 || !p.tells(m, where) {
			continue
		}
		seen = where.First
		chain, last := x.chain(p, where)
		fields := []facts.Field{{Name: "place", Value: facts.Name(chain)}}
		strict := p.strictly(where)
		if where.Town && strict {
			fields = append(fields, facts.Field{Name: "town", Value: facts.Term(facts.Fold(p.doc.Slice(where.First, where.Last)))})
		}
		if where.Country != "" && strict {
			fields = append(fields, facts.Field{Name: "country", Value: facts.Term(where.Country)})
		}
		fields = append(fields, facts.Field{Name: "what", Value: facts.Term(main.Class)})
		if w := main.When; w.Known() && w.To.Sub(w.From) <= oneDay {
			fields = append(fields, facts.Field{Name: "day", Value: facts.Term(w.From.Format("2 January 2006"))})
		}
		f := p.fact("place", text.Range{First: where.First, Last: last}, fields...)
		f.Context.Event = main.ID
		if m.OneOf {
			f.Context.Part = "one of the " + main.Head
		}
		out = append(out, f)
	}
	return out
}

// tells reports whether a place tells where the event happened: no capital of a headline, no place where somebody spoke, and none that
// the words set apart ("from Lugo", "the border with").
func (p *page) tells(m *events.Mention, where *people.Mention) bool {
	s := p.doc.Sentences[p.doc.SentenceOf(where.First)]
	if where.Country == "" && (s.Heading || p.doc.Article.Parts[s.Part].Name == "title") {
		return false
	}
	k := p.preposition(where.First, s.First)
	if people := from.Has(p.token(where.Last)); people && (k < s.First || !placed.Has(p.doc.Tokens[k])) { // "Lisbon man dies in Porto shooting"
		return false
	}
	if k < s.First {
		return true
	}
	if saying.Has(p.doc.Tokens[k]) || apart.Has(p.doc.Tokens[k]) {
		return false
	}
	for i := max(s.First, k-2); i < k; i++ { // "officials said in Lugo"
		if saying.Has(p.doc.Tokens[i]) {
			return false
		}
	}
	for i := m.Last; i < where.First; i++ { // another clause
		if saying.Has(p.doc.Tokens[i]) || p.doc.Is(i, "who", "which", "that", "where", "after", "before", "when", "while", ";") {
			return false
		}
	}
	return true
}

// preposition is the token before a place and the words of compass between.
func (p *page) preposition(i, first int) int {
	for i--; i >= first && between.Has(p.doc.Tokens[i]); i-- {
	}
	return i
}

// strictly reports whether the place itself is named, not one near it.
func (p *page) strictly(where *people.Mention) bool {
	s := p.doc.Sentences[p.doc.SentenceOf(where.First)]
	k := p.preposition(where.First, s.First)
	return k >= s.First && placed.Has(p.doc.Tokens[k]) && where.First-k <= 2
}

// chain is the place with what it lies in, from small to large: "Denver, Colorado, United States". Last is the token behind what is
// written of it.
func (x *Extractor) chain(p *page, where *people.Mention) (string, int) {
	name, last := p.doc.Slice(where.First, where.Last), where.Last
	if where.Nation {
		if c := x.countries[where.Country]; c != "" {
			name = c
		}
		return name, last
	}
	if next := p.people.At(last + 1); p.doc.Is(last, ",") && next != nil && next.First == last+1 && next.Sort == people.Place && !next.Nation &&
		next.Country != "" && (where.Country == "" || next.Country == where.Country) {
		name, last = name+", "+p.doc.Slice(next.First, next.Last), next.Last
		if where.Country == "" {
			if c := x.countries[next.Country]; c != "" {
				return name + ", " + c, last
			}
		}
	}
	if c := x.countries[where.Country]; c != "" && c != name {
		name += ", " + c
	}
	return name, last
}

// countryNames reads the first name of each country by its code.
func countryNames() (map[string]string, error) {
	const file = "tables/countries.yaml"
	data, err := kinds.FS.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t struct {
		Countries []struct {
			Code   string   `yaml:"code"`
			Names  []string `yaml:"names"`
			People []string `yaml:"people"`
			Cities []string `yaml:"cities"`
		} `yaml:"countries"`
	}
	if err := yamlfile.Decode(file, data, &t); err != nil {
		return nil, err
	}
	out := make(map[string]string, len(t.Countries))
	for _, c := range t.Countries {
		if len(c.Names) > 0 {
			out[c.Code] = c.Names[0]
		}
	}
	return out, nil
}
