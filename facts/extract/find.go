package extract

import (
	"slices"
	"sort"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/text"
)

// datesIn returns the dates that start in the tokens from first up to last.
func (p *page) datesIn(first, last int) []dates.Mention {
	lo := sort.Search(len(p.dates), func(i int) bool { return p.dates[i].First >= first })
	hi := lo
	for hi < len(p.dates) && p.dates[hi].First < last {
		hi++
	}
	return p.dates[lo:hi]
}

func (x *Extractor) dateFacts(p *page, out []facts.Fact) []facts.Fact {
	for i, m := range p.dates {
		m.Date.Guessed = m.Date.Guessed || m.BareHour(p.doc)
		f := p.fact("date", m.Range, facts.Field{Name: "date", Value: m.Date})
		dating := p.events.Datings[i]
		if dating.Happening.Head != "" {
			dating.Happening.Frame = p.frame(m.Range)
			f.Fields = append(f.Fields, facts.Field{Name: "event", Value: dating.Happening})
		}
		if dating.Event >= 0 {
			f.Context.Event = p.events.Events[dating.Event].ID
		}
		out = append(out, f)
	}
	return out
}

// frameReach is how many tokens before and after a date can say what it dates.
const frameReach = 14

// frame hashes the content words around a date, inside its sentence and outside of other dates.
func (p *page) frame(rng text.Range) []uint64 {
	s := p.doc.Sentences[p.doc.SentenceOf(rng.First)]
	var out []uint64
	for i := max(s.First, rng.First-frameReach); i < min(s.Last, rng.Last+frameReach); i++ {
		t := &p.doc.Tokens[i]
		if t.Class == text.Word && t.End-t.Start > 2 && !stop.Has(*t) && (i < rng.First || i >= rng.Last) {
			out = append(out, text.Hash(stem(p.doc.Text(i))))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stem cuts the endings of English verbs and plurals, so that "resigned" and "resigns" meet.
func stem(word string) string {
	w := facts.Fold(word)
	for _, end := range [...]string{"ing", "ed", "es", "s", "e"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

func (x *Extractor) titleFacts(p *page, out []facts.Fact) []facts.Fact {
	for _, t := range p.people.Titles {
		out = append(out, p.fact("title", t.Range,
			facts.Field{Name: "person", Value: p.people.Persons[t.Person].Name},
			facts.Field{Name: "office", Value: t.Office},
			facts.Field{Name: "title", Value: facts.Text(t.Office.Title)},
			facts.Field{Name: "org", Value: facts.Name(t.Office.Org)},
			facts.Field{Name: "status", Value: facts.Term(t.Office.Status)}))
	}
	return out
}

func (x *Extractor) quoteFacts(p *page, out []facts.Fact) []facts.Fact {
	for _, q := range p.quotes.Quotes {
		if q.Scare || q.First >= q.Last {
			continue
		}
		f := p.fact("quote", q.Range,
			facts.Field{Name: "text", Value: facts.Text(p.doc.Slice(q.First, q.Last))},
			facts.Field{Name: "speaker", Value: facts.Name(q.Speaker)})
		f.Context.InQuote, f.Context.Claimant = true, q.Speaker
		out = append(out, f)
	}
	return out
}

// Scopes of a casualty count, for readers: whole of the main event, a part of it, or another event.
const (
	scopeMain   = facts.Term("main")
	scopeSubset = facts.Term("subset")
	scopeOther  = facts.Term("other")
)

func (x *Extractor) casualtyFacts(p *page, out []facts.Fact) []facts.Fact {
	for _, c := range x.counts.Find(p.doc, p.numbers, p.people) {
		f := p.fact("casualty", c.Range,
			facts.Field{Name: "count", Value: c.Quantity},
			facts.Field{Name: "outcome", Value: facts.Term(c.Outcome)},
			facts.Field{Name: "of", Value: facts.Term(c.Of)})
		f.Context.Part, f.Context.Named, f.Context.Implicit, f.Context.Revised = c.Part, c.Named, c.Implicit, c.Revised
		if a := p.attribution(p.doc.SentenceOf(c.First), c.Range); c.Certainty != "" && (a == nil || a.Certainty == "") { // "did not deny" is for the attribution to say
			f.Context.Certainty = c.Certainty
		}
		m := p.events.Of(c.Range)
		main := m == nil
		if m != nil {
			ev := p.events.Events[m.Event]
			if ev.Class == "arrest" && c.Outcome == "detained" { // people are arrested for what happened
				ev = p.events.Events[p.events.Main]
			}
			f.Context.Event, main = ev.ID, ev.Main
			if m.OneOf && f.Context.Part == facts.Whole {
				f.Context.Part = "one of the " + ev.Head
			}
		}
		if c.Period == "" {
			c.Period = p.period(c.Range, f.Context.Event)
		}
		if c.Period != "" && f.Context.Part == facts.Whole {
			f.Context.Part = c.Period
		}
		scope := scopeOther
		if main && !c.Background && c.Period == "" {
			scope = scopeMain
		}
		if scope == scopeMain && (c.Subset || f.Context.Part != facts.Whole) {
			scope = scopeSubset
		}
		if c.Subset && f.Context.Part == facts.Whole {
			f.Context.Part = "some"
		}
		f.Fields = append(f.Fields, facts.Field{Name: "scope", Value: scope})
		out = append(out, f)
	}
	return out
}

// eventID is the event of the tokens, "" without events.
func (p *page) eventID(rng text.Range) string {
	if m := p.events.Of(rng); m != nil {
		return p.events.Events[m.Event].ID
	}
	return ""
}
