package extract

import (
	"math"
	"strconv"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Parts of an age that is not the age at the time of writing.
const (
	atDeath = "at death"
	then    = "another time"
)

// maxAge is the highest age that is believed.
const maxAge = 119

var (
	dying     = text.NewSet("died", "dies", "passed")
	turning   = text.NewSet("turned", "turns", "when")
	saying    = text.NewSet("said", "says", "told", "tells", "added", "adds", "confirmed", "wrote", "testified", "reported", "reports", "stated", "explained")
	finite    = text.NewSet("was", "were", "is", "are", "had", "has", "died", "suffered", "told", "said", "got", "came", "went", "walked", "fired", "won")
	birthGap  = text.NewSet("in", "on", "at", "near", "the", "of", ",", "outside", "year")
	clockMark = text.NewSet("p.m.", "a.m.", "p.m", "a.m", "pm", "am", ":", "o'clock", "noon", "miles", "percent", "%", "per")
)

// ageFacts finds what the patterns of the kind find, checks what they cannot see, and gives ages without a name to the person spoken of.
func (x *Extractor) ageFacts(p *page, out []facts.Fact) []facts.Fact {
	kind := x.grammar.Kind("age")
	if kind == nil {
		return out
	}
	for _, m := range kind.Match(&grammar.Input{Doc: p.doc, Numbers: p.numbers, Facts: p.supplied()}) {
		person, age, born := m.Get("person"), m.Get("age"), m.Get("born")
		rng := text.Range{First: m.First, Last: m.Last}
		var fields []facts.Field
		switch {
		case person != nil:
			if !p.describes(&m, person.Range, age) || age != nil && !p.certain(person.Range) {
				continue
			}
			fields = append(fields, facts.Field{Name: "person", Value: person.Value})
		default:
			name, ok := p.spokenOf(m.First)
			if !ok {
				continue
			}
			fields = append(fields, facts.Field{Name: "person", Value: name})
		}
		if age != nil {
			if !p.years(age) {
				continue
			}
			fields = append(fields, facts.Field{Name: "age", Value: age.Value})
			if person == nil || age.Range.First > person.Range.First { // what follows the age is no part of it
				rng.Last = age.Range.Last
				for k := rng.Last; k < m.Last && p.doc.Is(k, "-", "year", "years", "old"); k++ {
					rng.Last = k + 1
				}
			}
		}
		if born != nil {
			if !p.birth(&m, born.Range) {
				continue
			}
			fields = append(fields, facts.Field{Name: "born", Value: born.Value})
		}
		f := p.fact("age", rng, fields...)
		f.Context.Event, f.Context.Part = p.eventID(rng), p.agedWhen(m.Range, age)
		out = append(out, f)
	}
	return out
}

// years reports whether a capture is a believable age in whole years.
func (p *page) years(age *grammar.Capture) bool {
	q, ok := age.Value.(facts.Quantity)
	n := p.numbers.At(age.Range.First)
	if p.doc.Is(age.Range.First, "both", "neither", "either", "all", "dozen") || p.doc.Is(age.Range.First, "one") && p.doc.Is(age.Range.Last, "of") {
		return false // "Roe, one of the winners"
	}
	return ok && q.Low == q.High && q.Low == math.Trunc(q.Low) && q.Low >= 1 && q.Low <= maxAge && n != nil && !n.Ordinal && !n.Ratio &&
		!clockMark.Has(p.token(age.Range.Last))
}

// token is token i, the zero token beyond the end.
func (p *page) token(i int) text.Token {
	if i < 0 || i >= len(p.doc.Tokens) {
		return text.Token{}
	}
	return p.doc.Tokens[i]
}

// describes reports whether an age between commas belongs to the name: "a man, Roe said" and "according to Roe, a man was" give Roe none.
func (p *page) describes(m *grammar.Match, name text.Range, age *grammar.Capture) bool {
	d := p.doc
	s := d.Sentences[d.SentenceOf(m.First)]
	if age == nil {
		return true
	}
	if age.Range.First < name.First { // 34-year-old man, Jane Roe
		return !(d.Is(name.First-1, ",") && (saying.Has(p.token(name.Last)) || name.Len() < 2))
	}
	if !d.Is(age.Range.Last, "-") {
		return true
	}
	for k := name.First - 1; k >= max(s.First, name.First-6); k-- {
		if d.Is(k, "according") {
			return false
		}
	}
	for k := m.Last; k < min(s.Last, m.Last+4); k++ { // a 34-year-old man was hurt: a clause of its own
		if d.Tokens[k].Class != text.Word {
			break
		}
		if finite.Has(d.Tokens[k]) {
			return false
		}
	}
	return true
}

// certain reports whether the words of a name can mean one person only: no second half of a nickname ("Joe “Duke” Roe"), no first name
// alone, and no surname that a family shares.
func (p *page) certain(name text.Range) bool {
	d := p.doc
	if q := p.token(name.First - 1); name.First > 0 && q.Class == text.Quote && !q.Space {
		return false
	}
	m := p.people.At(name.First)
	if name.Len() > 1 || m == nil || m.Person < 0 {
		return true
	}
	surname := facts.Fold(d.Text(name.First))
	for i := range p.people.Persons {
		words := p.people.Persons[i].Name.Words()
		if last := len(words) - 1; last >= 0 && (words[last] == surname) != (i == m.Person) && (i == m.Person || last > 0) {
			return false
		}
	}
	return true
}

// birth reports whether a date behind "born" is the day or year of the birth: nothing but places stand between.
func (p *page) birth(m *grammar.Match, date text.Range) bool {
	i := m.First
	for i < date.First && !p.doc.Is(i, "born") {
		i++
	}
	for i++; i < date.First; i++ {
		if !birthGap.Has(p.doc.Tokens[i]) && !p.doc.Capital(i) {
			return false
		}
	}
	for i := range p.dates {
		if d := &p.dates[i]; d.First == date.First {
			return d.Date.When.Known() && !d.Date.Guessed && d.Date.Granularity <= facts.YearGranularity && p.yearStated(d.Range)
		}
	}
	return false
}

// yearStated reports whether a date is printed with its year.
func (p *page) yearStated(rng text.Range) bool {
	for i := rng.First; i < rng.Last; i++ {
		if t := &p.doc.Tokens[i]; t.Class == text.Number && t.End-t.Start == 4 {
			return true
		}
	}
	return false
}

// agedWhen says which time an age is of: the time of writing, death, or another.
func (p *page) agedWhen(rng text.Range, age *grammar.Capture) string {
	if age == nil {
		return facts.Whole
	}
	for i := rng.First; i < rng.Last; i++ {
		switch t := p.doc.Tokens[i]; {
		case dying.Has(t):
			return atDeath
		case turning.Has(t):
			return then
		}
	}
	s := p.doc.Sentences[p.doc.SentenceOf(rng.First)]
	before, behind := rng.First-1, rng.Last
	if p.doc.Is(before, "-") {
		before--
	}
	if p.longAgo(s) {
		return then
	}
	if p.doc.Is(before, "then", "when") || p.doc.Is(behind, "when") || p.doc.Is(behind, "at") && p.doc.Is(behind+1, "the") && p.doc.Is(behind+2, "time") && behind < s.Last {
		return then
	}
	return facts.Whole
}

// longAgo reports whether a sentence names another year than that of publication, and no birth.
func (p *page) longAgo(s text.Sentence) bool {
	published := p.doc.Article.Published
	if !published.Known() {
		return false
	}
	found := false
	for i := s.First; i < s.Last; i++ {
		t := &p.doc.Tokens[i]
		switch {
		case p.doc.Is(i, "born"):
			return false
		case t.Class == text.Number && t.End-t.Start == 4:
			y, err := strconv.Atoi(p.doc.Text(i))
			found = found || err == nil && y >= 1900 && y < published.From.Year()
		}
	}
	return found
}

// spokenOf is the one person that "he", "she" or "the 34-year-old" at token i can be: the only one of the sentence so far and the one before it.
func (p *page) spokenOf(i int) (facts.Name, bool) {
	d := p.doc
	si := d.SentenceOf(i)
	s := d.Sentences[si]
	if i != s.First || si == 0 || d.Sentences[si-1].Part != s.Part || d.Sentences[si-1].Paragraph < s.Paragraph-1 {
		return "", false
	}
	from, who := d.Sentences[si-1].First, -1
	for k := from; k < i; k++ {
		m := p.people.At(k)
		if m == nil || m.Person < 0 {
			continue
		}
		if who >= 0 && m.Person != who {
			return "", false
		}
		who = m.Person
	}
	if who < 0 {
		return "", false
	}
	f := p.people.Persons[who].Female
	if d.Is(i, "he") && f > 0 || d.Is(i, "she") && f < 0 {
		return "", false
	}
	if d.Is(i, "the") && !(p.aged(from, s.First, who) && finite.Has(p.token(i+6))) { // the 34-year-old was
		return "", false
	}
	return p.people.Persons[who].Name, true
}

// aged reports whether the tokens give an age right behind the name of the person, who stands first there: nobody else can be meant by it.
func (p *page) aged(first, last, who int) bool {
	m := p.people.At(first)
	for i := first; i < min(first+4, last) && m == nil; i++ {
		m = p.people.At(i)
	}
	if m == nil || m.Person != who {
		return false
	}
	return p.doc.Is(m.Last, ",") && p.numbers.At(m.Last+1) != nil
}
