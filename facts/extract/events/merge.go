package events

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/extract/people"
	"crosscheck/facts/text"
)

// describe gives each mention its own time and place, and marks those whose words make them another event.
func (r *Recogniser) describe(e *Result, p *people.Result, ds []dates.Mention, heads []dated) {
	d := e.doc
	for i := range heads {
		m := e.mentionAt(heads[i].event)
		if m == nil || !ds[i].Date.When.Known() {
			continue
		}
		weak := ds[i].BareHour(d)
		when := ds[i].Date.When
		if e.Datings[i].Happening.Phase == "start" { // it goes on until the article was written
			if pub := d.Article.Published; pub.Known() && pub.To.After(when.To) {
				when.To = pub.To
			}
		}
		if !m.when.Known() || m.weak && !weak || m.weak == weak && when.To.Sub(when.From) < m.when.To.Sub(m.when.From) {
			m.when, m.weak = when, weak
		}
	}
	e.shareTimes()
	for i := range e.Mentions {
		m := &e.Mentions[i]
		s := d.Sentences[d.SentenceOf(m.First)]
		for k := m.First - 1; k >= max(s.First, m.First-4); k-- {
			t := d.Tokens[k]
			if t.Class != text.Word {
				break
			}
			if r.other.Has(t) {
				m.other = true
			}
			if d.Is(k, "of") && k >= s.First+1 && d.Is(k-1, "one", "each", "some", "several", "any") && !m.verb {
				m.OneOf = true
			}
		}
		m.where = r.placeOf(d, p, s, m.Range)
		m.spot = spotOf(d, p, &s, m.Range)
	}
}

// shareTimes gives the time of a word of death to the event that stands nearest in its sentence: "the quake killed 26,000 people in 2003".
func (e *Result) shareTimes() {
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.class != death || !m.when.Known() {
			continue
		}
		ms := e.inSentence(e.doc.SentenceOf(m.First))
		var near *Mention
		for k := range ms {
			if ms[k].class != death && (near == nil || abs(ms[k].First-m.First) <= abs(near.First-m.First)) {
				near = &ms[k]
			}
		}
		if near != nil && !near.when.Known() {
			near.when = m.when
		}
	}
}

// placeOf finds the place of a mention: a place name after "in", "at", "near"… within eighteen tokens, or as its modifier, or, for a town,
// before it in the sentence. A country that only modifies ("US strikes") says who acts, not where.
func (r *Recogniser) placeOf(d *text.Doc, p *people.Result, s text.Sentence, rng text.Range) *people.Mention {
	for i := rng.Last; i < min(rng.Last+18, s.Last) && d.Tokens[i].Class != text.Quote; i++ {
		if m := p.At(i); m != nil && m.Sort == people.Place && located(d, m) {
			return m
		}
	}
	for i := rng.First - 1; i >= s.First && d.Tokens[i].Class != text.Quote && !r.says.Has(d.Tokens[i]); i-- {
		m := p.At(i)
		if m == nil || m.Sort != people.Place {
			continue
		}
		near := rng.First-m.Last < 3
		if near && (!m.Nation || d.Is(m.Last, "'s")) || located(d, m) && (!m.Nation || rng.First-m.Last < 6) {
			return m
		}
	}
	return nil
}

// located reports whether a preposition of place, or a verb such as "hit", stands before a name, at most a determiner or a compass word between.
func located(d *text.Doc, m *people.Mention) bool {
	i := m.First - 1
	for i >= 0 && d.Is(i, "the", "southern", "northern", "eastern", "western", "central", "downtown", "north", "south", "east", "west", "of") {
		i--
	}
	if d.Is(i-1, "felt", "heard", "seen", "reporters", "journalists", "told") { // a quake is felt far away
		return false
	}
	return d.Is(i, "in", "at", "near", "off", "on", "outside", "across", "around", "throughout", "inside", "hit", "struck", "rocked", "shook", "jolted", "battered")
}

// merge joins mentions of one event. Mentions of death take the event that stands with them, and make one only where no other was found.
func (r *Recogniser) merge(e *Result) {
	for i := range e.Mentions {
		if e.Mentions[i].class != death {
			r.place(e, i)
		}
	}
	r.choose(e)
	for i := range e.Mentions {
		if e.Mentions[i].class == death {
			r.placeDeath(e, i)
			if e.Main < 0 { // deaths are all that the article tells of
				r.choose(e)
			}
		}
	}
}

// place puts a mention into the latest event that it can belong to, else into a new one.
func (r *Recogniser) place(e *Result, i int) {
	m := &e.Mentions[i]
	for k := len(e.Events) - 1; k >= 0; k-- {
		if r.joins(&e.Events[k], m) {
			e.join(k, m)
			return
		}
	}
	e.open(m)
}

func (r *Recogniser) placeDeath(e *Result, i int) {
	m := &e.Mentions[i]
	ms := e.inSentence(e.doc.SentenceOf(m.First))
	var near *Mention
	for k := range ms {
		if ms[k].class != death && (near == nil || abs(ms[k].First-m.First) <= abs(near.First-m.First)) {
			near = &ms[k]
		}
	}
	switch {
	case near != nil && !apart(e.Events[near.Event].When, m.when):
		m.other = m.other || near.other
		m.OneOf = near.OneOf
		e.join(near.Event, m)
	case len(e.Events) > 0 && !m.other && !m.when.Known() && e.goesOn(m) >= 0:
		e.join(e.goesOn(m), m)
	case len(e.Events) > 0 && !m.other && !apart(e.Events[e.Main].When, m.when):
		e.join(e.Main, m)
	default:
		r.place(e, i)
	}
}

// goesOn returns the event of the sentence before where this one begins with "it", "that" or "they": "It killed 612 people." -1 otherwise.
func (e *Result) goesOn(m *Mention) int {
	si := e.doc.SentenceOf(m.First)
	if si == 0 || !e.doc.Is(e.doc.Sentences[si].First, "it", "that", "this", "they", "those", "these") {
		return -1
	}
	for ms := e.inSentence(si - 1); len(ms) > 0; ms = ms[:len(ms)-1] {
		if last := &ms[len(ms)-1]; last.class != death {
			return last.Event
		}
	}
	return -1
}

// joins reports whether a mention can be of an event: classes and types that go together, and no time or words that part them.
func (r *Recogniser) joins(ev *facts.Event, m *Mention) bool {
	if apart(ev.When, m.when) && !m.weak {
		return false
	}
	if m.other && !(m.when.Known() && ev.When.Overlaps(m.when)) {
		return false
	}
	if m.where != nil && len(ev.Place) > 0 && m.where.Country != "" {
		if last := ev.Place[len(ev.Place)-1]; isCode(last) && last != m.where.Country {
			return false
		}
	}
	if ev.Class != m.class {
		return r.compatible[[2]string{ev.Class, m.class}]
	}
	return ev.Type == m.kind || generic[ev.Type] || generic[m.kind]
}

// generic types go with every type of their class.
var generic = map[string]bool{"attack": true, "campaign": true, "massacre": true, "crash": true, "storm": true}

// apart reports whether two known times lie more than a day from each other.
func apart(a, b facts.Instant) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	const day = 24 * time.Hour
	return a.From.After(b.To.Add(day)) || b.From.After(a.To.Add(day))
}

// open starts a new event with a mention.
func (e *Result) open(m *Mention) {
	e.Events = append(e.Events, facts.Event{ID: "e" + strconv.Itoa(len(e.Events)+1), Head: m.kind, Class: m.class, Type: m.kind, Other: m.other})
	e.verbs, e.inTitle, e.weak = append(e.verbs, 0), append(e.inTitle, false), append(e.weak, false)
	e.join(len(e.Events)-1, m)
}

// join adds a mention to event k; the finer type, the narrower time and the first place are kept.
func (e *Result) join(k int, m *Mention) {
	ev := &e.Events[k]
	m.Event = k
	if !m.verb && len(ev.Mentions) == e.verbs[k] { // the first noun is the head
		ev.Head = strings.ToLower(e.doc.Slice(m.First, m.Last))
	}
	if m.verb {
		e.verbs[k]++
	}
	ev.Mentions = append(ev.Mentions, e.doc.Span(m.First, m.Last))
	if generic[ev.Type] && m.class == ev.Class && !generic[m.kind] {
		ev.Type = m.kind
	}
	if m.when.Known() && (!ev.When.Known() || e.weak[k] && !m.weak || !m.weak && m.when.To.Sub(m.when.From) < ev.When.To.Sub(ev.When.From) && ev.When.Overlaps(m.when)) {
		ev.When, e.weak[k] = m.when, m.weak
	}
	if m.spot.Len() > 0 && ev.Spot == "" {
		ev.Spot = facts.Fold(e.doc.Slice(m.spot.First, m.spot.Last))
		ev.SpotWord = e.doc.Tokens[m.spot.Last-1].Hash
	}
	if m.where != nil && (len(ev.Place) == 0 || e.inTitle[k] || len(ev.Place) == 1 && !m.where.Nation) {
		setPlace(ev, e.doc, m.where)
		e.inTitle[k] = e.doc.Article.Parts[e.doc.Tokens[m.First].Part].Name == "title"
	}
}

// choose marks the main event: the one with most mentions, those of the title and the first sentences counting more.
func (r *Recogniser) choose(e *Result) {
	e.Main = -1
	weight := make([]float64, len(e.Events))
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Event < 0 {
			continue
		}
		w := 1.0
		si := e.doc.SentenceOf(m.First)
		switch s := e.doc.Sentences[si]; {
		case e.doc.Article.Parts[s.Part].Name == "title":
			w = 4
		case si < 4:
			w = 3
		}
		if m.other {
			w *= 0.2
		}
		if minor[m.class] {
			w *= 0.5
		}
		weight[m.Event] += w
	}
	for i, w := range weight {
		e.Events[i].Main = false
		if e.Main < 0 || w > weight[e.Main] {
			e.Main = i
		}
	}
	if e.Main >= 0 {
		e.Events[e.Main].Main = true
	}
}

// minor classes are rarely what an article is about where another event stands beside them.
var minor = map[string]bool{"meeting": true, "trial": true, "arrest": true, "agreement": true, "appointment": true, "ban": true, death: true}

// finish adds what needs all mentions: who stands with each event.
func (e *Result) finish(p *people.Result, ds []dates.Mention) {
	if e.Main >= 0 && !e.Events[e.Main].When.Known() {
		e.Events[e.Main].When = e.leadDate(ds)
	}
	who := make([][]string, len(e.Events))
	for i := range e.Mentions {
		m := &e.Mentions[i]
		s := e.doc.Sentences[e.doc.SentenceOf(m.First)]
		for t := s.First; t < s.Last; t++ {
			if n := p.At(t); n != nil {
				switch {
				case n.Sort == people.Person && n.Person >= 0:
					who[m.Event] = append(who[m.Event], strings.Join(p.Persons[n.Person].Name.Words(), " "))
				case n.Sort == people.Body:
					who[m.Event] = append(who[m.Event], facts.Fold(e.doc.Slice(n.First, n.Last)))
				}
				t = n.Last - 1
			}
		}
	}
	for i := range e.Events {
		slices.Sort(who[i])
		e.Events[i].Who = slices.Compact(who[i])
	}
}

// leadDate is the first day that the first two sentences of the body give, where it dates no speech and no other event: news puts the day
// of what happened there, also beside words that the table lacks.
func (e *Result) leadDate(ds []dates.Mention) facts.Instant {
	body := 0
	last := 0
	for _, s := range e.doc.Sentences {
		if e.doc.Article.Parts[s.Part].Name == "body" && !s.Heading {
			if body++; body > 2 {
				break
			}
			last = s.Last
		}
	}
	for i, m := range ds {
		if m.First >= last {
			break
		}
		if m.Date.Kind == "DURATION" || m.Date.Kind == "SET" || m.Date.Granularity > facts.DayGranularity || !m.Date.When.Known() {
			continue
		}
		if h := &e.Datings[i].Happening; h.Phase != "said" && h.Class == "" && h.Head != "" {
			return m.Date.When
		}
	}
	return facts.Instant{}
}

// setPlace makes the chain from small to large: the name, then its country where it is not the country itself.
func setPlace(ev *facts.Event, d *text.Doc, m *people.Mention) {
	ev.Where, ev.Place, ev.Town = d.Slice(m.First, m.Last), nil, ""
	name := facts.Fold(ev.Where)
	if !m.Nation {
		ev.Place = append(ev.Place, name)
	}
	if m.Country != "" {
		ev.Place = append(ev.Place, m.Country)
	}
	if m.Town {
		ev.Town = name
	}
}

func isCode(s string) bool { return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' }

func abs(n int) int { return max(n, -n) }
