package rules

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"crosscheck/facts"
)

// rosterAgainst is the sentence of a roster that a title contradicts.
func rosterAgainst(v any, days int) string {
	m, d, f := theFact(v)
	if f == nil {
		return ""
	}
	a, _ := m["article"].(articleValue)
	rosters, _ := a[rosterKey].(*facts.Rosters)
	o, ok := f.Get("office").(facts.Office)
	name, _ := f.Get("person").(facts.Name)
	if rosters == nil || !ok || !o.Particular() || f.Context.InQuote || f.Context.Certainty != "" && f.Context.Certainty != facts.Asserted {
		return ""
	}
	t := titleCheck{rosters: rosters, office: o, name: name, room: time.Duration(min(max(days, 0), 366)) * 24 * time.Hour}
	if !t.holder() {
		return ""
	}
	times := titleTimes(d, f)
	if len(times) == 0 {
		return ""
	}
	switch o.Status {
	case "current", "deputy":
		return t.notHeld(times, tells(d, f))
	case "former":
		if slices.ContainsFunc(strings.FieldsFunc(facts.Fold(d.Article.Quote(f.Span)), notLetter), func(w string) bool { return w == "then" }) {
			return "" // "then-mayor": of the time that is told of
		}
		return t.stillHeld(times[0])
	case "elect", "designate":
		return t.stillHeld(times[0])
	case "acting":
		return t.notActing(times[0])
	}
	return ""
}

func notLetter(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }

// titleTimes are the times that a title may be told of: first publication or, without it, the stated time, then that of its event and the
// dates of its sentence and of the one before.
func titleTimes(d *facts.Digest, f *facts.Fact) []facts.Instant {
	var out []facts.Instant
	add := func(i facts.Instant) {
		if i.Known() && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	add(d.Article.Anchor())
	add(f.Context.AsOf)
	if len(out) == 0 {
		return nil
	}
	for i := range d.Events {
		if d.Events[i].ID == f.Context.Event || d.Events[i].Main {
			add(d.Events[i].When)
		}
	}
	before := f.Sentence.Start
	for i := range d.Facts {
		if s := d.Facts[i].Sentence; s.Part == f.Sentence.Part && s.End <= f.Sentence.Start {
			before = s.Start
		}
	}
	for i := range d.Facts {
		g := &d.Facts[i]
		if x, ok := g.Get("date").(facts.Date); ok && g.Span.Part == f.Span.Part && before <= g.Span.Start && g.Span.Start < f.Sentence.End {
			add(x.When)
		}
	}
	return out
}

// titleCheck is one title on its way through the rosters.
type titleCheck struct {
	rosters *facts.Rosters
	office  facts.Office
	name    facts.Name
	room    time.Duration
	mine    []facts.Holding // of the one person of the rosters that the name names
}

// holder finds the one person that a name and an office name; false where there is none, or more than one.
func (t *titleCheck) holder() bool {
	single := len(t.name.Words()) < 2
	byPerson := map[int][]facts.Holding{}
	var who, inSeat []int
	for _, h := range t.rosters.Named(t.name) {
		seat := t.same(h.Office)
		if !t.fits(h.Office) || single && !seat || t.office.Body == "" && h.Office.Body != "" && !seat {
			continue
		}
		if byPerson[h.Who] == nil {
			who = append(who, h.Who)
		}
		if seat && !slices.Contains(inSeat, h.Who) {
			inSeat = append(inSeat, h.Who)
		}
		byPerson[h.Who] = append(byPerson[h.Who], h)
	}
	switch {
	case len(who) == 1:
		t.mine = byPerson[who[0]]
	case len(inSeat) == 1 && !single:
		t.mine = byPerson[inSeat[0]]
	}
	return len(t.mine) > 0
}

// fits reports whether an office of a roster is of the body that the title names or is taken to be of.
func (t *titleCheck) fits(o facts.Office) bool {
	a, b := t.office.Body, o.Body
	switch {
	case a == "" || b == "" || a == b:
		return true
	case isRegion(a) && isRegion(b):
		return strings.HasPrefix(a, b+"-") || strings.HasPrefix(b, a+"-")
	}
	return !isRegion(a) && !isRegion(b) && (strings.HasSuffix(a, " "+b) || strings.HasSuffix(b, " "+a))
}

// isRegion reports whether a body is a country or a region by its code.
func isRegion(body string) bool {
	return len(body) >= 2 && 'A' <= body[0] && body[0] <= 'Z'
}

// same reports whether an office of a roster is the title's, whoever holds it.
func (t *titleCheck) same(o facts.Office) bool { return t.fits(o) && t.office.SameSeat(o) }

// wide is a time with room on both sides.
func (t *titleCheck) wide(i facts.Instant) facts.Instant {
	return facts.Instant{From: i.From.Add(-t.room), To: i.To.Add(t.room)}
}

// mayBe reports whether a holding may be what the title means: one office, a part of it, a junior one of the same ministry, or one
// whose ministry the office table does not know.
func (t *titleCheck) mayBe(h *facts.Holding) bool {
	o, p := t.office, h.Office
	if t.same(p) {
		return true
	}
	if o.Status == "deputy" != (p.Status == "deputy") && p.Particular() {
		return false
	}
	if o.Role == p.Role || len(o.Portfolios) > 0 && len(p.Portfolios) > 0 {
		if slices.ContainsFunc(o.Portfolios, func(x string) bool { return slices.Contains(p.Portfolios, x) }) {
			return true
		}
		if o.Role == p.Role && (len(o.Portfolios) == 0 || len(p.Portfolios) == 0) {
			return true
		}
	}
	if p.Particular() {
		return false
	}
	words, own := strings.FieldsFunc(facts.Fold(h.Title), notLetter), strings.FieldsFunc(facts.Fold(o.Title), notLetter)
	for _, w := range words {
		if len(o.Portfolios) > 0 && (w == "minister" || w == "secretary") || len(w) > 3 && slices.Contains(own, w) || slices.Contains(o.Portfolios, w) {
			return true
		}
	}
	return false
}

// notHeld: at none of the times the person may have held the office, and the roster knows who did, or when the person did.
func (t *titleCheck) notHeld(told []facts.Instant, in tense) string {
	for i := range t.mine {
		for _, at := range told {
			if t.mayBe(&t.mine[i]) && t.mine[i].May(t.wide(at)) {
				return ""
			}
		}
	}
	at := told[0]
	own, seat := -1, -1
	for i, h := range t.mine {
		if t.same(h.Office) && (seat < 0 || awayFrom(h, at) < awayFrom(t.mine[seat], at)) {
			seat = i
		}
		if h.Office.Particular() && t.stands(h, at) {
			own = i
		}
	}
	if seat >= 0 {
		h := t.mine[seat]
		if !t.covers(h, at) || gone(h, at, in) {
			return ""
		}
		return inRoster(h) + t.instead(h, at)
	}
	if own < 0 {
		return ""
	}
	for _, h := range t.rosters.In(t.mine[own].Body) {
		if t.same(h.Office) && h.Office.Single && h.Who != t.mine[own].Who && t.stands(h, at) {
			return inRoster(t.mine[own]) + ", and " + holderOf(h)
		}
	}
	return ""
}

// lately is how long after the end of a term a title is taken to be one of the present, whatever the text tells of.
const lately = 366 * 24 * time.Hour

// gone reports whether the title of a holding that ended may be one of history: "the reforms under President …".
func gone(h facts.Holding, at facts.Instant, in tense) bool {
	if !h.To.Known() || h.To.To.After(at.From) {
		return false
	}
	return in == ofHistory || in == ofUnknown && at.From.Sub(h.To.To) > lately
}

var (
	pastBefore = []string{"under", "since", "during", "after", "before", "like", "from", "of", "by"} // last word before the title
	nowAfter   = []string{"said", "says", "told", "tells", "added", "adds", "announced", "announces", "confirmed", "confirms", "warned", "warns", "denied", "denies", "declined", "urged",
		"urges", "insisted", "insists", "tweeted", "will", "is", "has", "plans", "arrived", "arrives", "met", "meets", "visited", "visits", "called", "calls"}
)

// tense is of which time a sentence speaks beside a title.
type tense uint8

const (
	ofUnknown tense = iota
	ofHistory       // "under President …", "President …'s committee"
	ofNow           // the person speaks or acts, or stands in the lead
)

// tells reads the tense of a title from the words around it.
func tells(d *facts.Digest, f *facts.Fact) tense {
	text := d.Article.Parts[f.Span.Part].Text
	before, after := text[f.Sentence.Start:max(f.Span.Start, f.Sentence.Start)], text[min(f.Span.End, f.Sentence.End):f.Sentence.End]
	for _, mark := range [...]string{"'s", "’s", "' ", "’ "} {
		if strings.HasPrefix(after, mark) {
			return ofHistory
		}
	}
	if list, _ := words(before); len(list) > 0 && slices.Contains(pastBefore, list[len(list)-1]) {
		return ofHistory
	}
	if list, _ := words(after); f.Context.Lead || len(list) > 0 && slices.Contains(nowAfter, list[0]) {
		return ofNow
	}
	name, _ := f.Get("person").(facts.Name)
	for i := range d.Facts {
		g := &d.Facts[i]
		if speaker, ok := g.Get("speaker").(facts.Name); ok && g.Span.Part == f.Span.Part && g.Span.Start < f.Sentence.End && g.Span.End > f.Sentence.Start && speaker == name {
			return ofNow
		}
	}
	return ofUnknown
}

// stillHeld: the person holds, at the time of the article, the office that the title says is past or to come.
func (t *titleCheck) stillHeld(at facts.Instant) string {
	for _, h := range t.mine {
		if t.same(h.Office) && h.Office.Status == "current" && t.stands(h, at) {
			return inRoster(h)
		}
	}
	return ""
}

// notActing: the roster tells acting holders apart, and this one is not one of them.
func (t *titleCheck) notActing(at facts.Instant) string {
	acting := facts.Holding{}
	for _, h := range t.mine {
		if !t.same(h.Office) {
			continue
		}
		if h.Office.Status == "acting" && h.May(t.wide(at)) {
			return ""
		}
		if h.Office.Status == "current" && t.stands(h, at) {
			acting = h
		}
	}
	if acting.Tenure == nil {
		return ""
	}
	for _, h := range t.rosters.Seat(acting) {
		if h.Office.Status == "acting" && h.Roster == acting.Roster {
			return inRoster(acting) + ", not as acting"
		}
	}
	return ""
}

// knows reports whether a roster is complete up to a time.
func knows(r *facts.Roster, at facts.Instant) bool {
	return r.AsOf.IsZero() || !at.From.After(r.AsOf)
}

// stands reports whether a roster says that a holding went on through a time, with room at both ends. Without a last day it went on
// until another one took the seat.
func (t *titleCheck) stands(h facts.Holding, at facts.Instant) bool {
	if !h.Surely(t.wide(at)) || !knows(h.Roster, at) {
		return false
	}
	if h.To.Known() {
		return true
	}
	if !h.Office.Single {
		return false
	}
	for _, x := range t.rosters.Seat(h) {
		if x.Who != h.Who && (!x.From.Known() || x.From.From.After(h.From.From) && x.From.From.Before(at.To.Add(t.room))) {
			return false
		}
	}
	return true
}

// covers reports whether the roster of a holding knows the holders of its seat at a time: it goes so far, and begins before; a time
// before the holding itself needs a holder by name.
func (t *titleCheck) covers(h facts.Holding, at facts.Instant) bool {
	if !knows(h.Roster, at) {
		return false
	}
	if h.To.Known() && !h.To.To.After(at.From) {
		return true
	}
	for _, x := range t.rosters.Seat(h) {
		if x.Who != h.Who && x.Surely(at) {
			return true
		}
	}
	return false
}

// instead names who held the seat at a time, ", and …" or "".
func (t *titleCheck) instead(h facts.Holding, at facts.Instant) string {
	if !h.Office.Single {
		return ""
	}
	for _, x := range t.rosters.Seat(h) {
		if x.Who != h.Who && t.stands(x, at) {
			return ", and " + holderOf(x)
		}
	}
	return ""
}

// awayFrom is how long before or after a time a holding ended or began.
func awayFrom(h facts.Holding, at facts.Instant) time.Duration {
	switch {
	case h.To.Known() && h.To.To.Before(at.From):
		return at.From.Sub(h.To.To)
	case h.From.Known() && h.From.From.After(at.From):
		return h.From.From.Sub(at.From)
	}
	return 0
}

// inRoster says what one line of a roster says: "the roster has Ana Keller as Minister of Defence of Norland from … to … (file:12)".
func inRoster(h facts.Holding) string {
	return "the roster has " + holderOf(h)
}

func holderOf(h facts.Holding) string {
	of := ""
	if h.Body != "" && !strings.Contains(facts.Fold(h.Title), facts.Fold(h.Body)) {
		of = " (" + h.Body + ")"
	}
	return h.Person + " as " + h.Title + of + " " + h.Term() + " (" + h.Roster.Source + ":" + strconv.Itoa(h.Line) + ")"
}
