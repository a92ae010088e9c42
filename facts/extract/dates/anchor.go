package dates

import (
	"time"
	_ "time/tzdata" // zones on machines without a zone database

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// anchor is the day that relative dates of an article are reckoned from.
type anchor struct {
	anchored   bool
	today      int    // civil day of publication or dateline, or of the utterance inside a quotation
	anchorName string // in plain words: "published 2025-11-14"
}

// zone is a location by its IANA name, nil for "" and for names that are none.
func (r *Recogniser) zone(name string) *time.Location {
	if name == "" || name == "Local" {
		return nil
	}
	if z, ok := r.zones.Load(name); ok {
		return z.(*time.Location)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		z = nil
	}
	r.zones.Store(name, z)
	return z
}

// local reads a wall time without a zone in the zone of the outlet.
func (r *resolver) local(wall time.Time) time.Time {
	if r.zone == nil {
		return wall
	}
	y, m, d := wall.Date()
	return time.Date(y, m, d, wall.Hour(), wall.Minute(), 0, 0, r.zone).UTC()
}

// findAnchor takes the dateline's day, else the stated time of publication in the zone of the outlet, else the first full date that stands
// like a dateline or by-line. A time of publication that was only guessed anchors nothing.
func (r *resolver) findAnchor() {
	if p := r.d.Article.Anchor(); p.Known() && inYears(p.From.Year()) {
		from := p.From
		if r.zone != nil && p.Clock() {
			from = from.In(r.zone)
		}
		r.anchored, r.today = true, civilOf(from)
		r.anchorName = "published " + from.Format("2006-01-02")
	}
	for i := range r.s.out {
		e := &r.s.out[i]
		if e.op != opDate || e.day == 0 || e.month == 0 {
			continue
		}
		n := r.d.SentenceOf(e.First)
		sentence := r.d.Sentences[n]
		line := r.datelineAt(e, sentence)
		switch {
		case r.anchored && line && n < 6:
			if day := r.datelineDay(e); day >= r.today-2 && day <= r.today+1 {
				r.today = day
				r.anchorName = "dateline " + timeAt(day).Format("2006-01-02")
			}
			return
		case !r.anchored && e.year > 0 && inYears(e.year) && e.day <= monthLength(e.year, e.month) &&
			(line && n < 6 || n < 12 && sentence.Last-sentence.First <= 14 || r.d.Is(sentence.First, "published", "updated", "posted")):
			r.anchored, r.today = true, civil(e.year, e.month, e.day)
			r.anchorName = "dated " + timeAt(r.today).Format("2006-01-02") + " in the text"
			return
		case r.anchored && n >= 6 || n >= 12:
			return
		}
	}
}

// datelineDay is the day of a dateline, without a year the one next to publication.
func (r *resolver) datelineDay(e *expr) int {
	y, m, d := e.year, e.month, e.day
	if y == 0 {
		y, _, _ = fromCivil(r.today)
		if civil(y, m, d)-r.today > 180 {
			y--
		} else if r.today-civil(y, m, d) > 180 {
			y++
		}
	}
	return civil(y, m, d)
}

// datelineAt reports whether a date stands in a dateline: "KABUL, Feb. 2 (Reuters) —".
func (r *resolver) datelineAt(e *expr, sentence text.Sentence) bool {
	if e.First-sentence.First > 10 || e.First == sentence.First || r.d.Tokens[sentence.First].Case != text.Upper {
		return false
	}
	for k := e.Last; k < min(e.Last+6, sentence.Last); k++ {
		if r.d.Is(k, "-", "–", "—", "_") && r.d.Tokens[k].Space || r.d.Is(k, "—", "(") {
			return true
		}
	}
	return false
}

// inQuote resolves an expression. Inside a quotation a day is reckoned from the day on which the words were said, where the paragraph states it,
// all else from publication, widened by a day: a day gets a day more on both sides, and what a day would change is a guess.
func (r *resolver) inQuote(e *expr) value {
	if !e.quoted || !r.anchored || e.fromRef || e.year > 0 || !relative(e.op) {
		return r.resolve(e)
	}
	published := r.anchor
	defer func() { r.anchor = published }()
	if said := r.utterance(e); said != nil {
		day := *said
		day.part, day.clock = noPart, false
		if v := r.resolve(&day); v.known() && v.gran == facts.DayGranularity && !v.guessed {
			copied := *e
			r.anchor = anchor{anchored: true, today: v.from, anchorName: "said on " + timeAt(v.from).Format("2006-01-02")}
			if w := r.resolve(&copied); w.gran <= facts.DayGranularity {
				*e = copied
				return w
			}
			r.anchor = published // weeks and longer: from publication, and a guess where the day of speaking lies in another
			w := r.resolve(e)
			if before := r.resolveAt(copied, v.from); before.text != w.text {
				w.guessed = true
			}
			return w
		}
	}
	copied := *e
	v := r.resolve(e)
	if !v.known() {
		return v
	}
	switch {
	case e.op == opDaily, e.op == opUnit && e.unit == day:
		v.wide = true
	default:
		if r.resolveAt(copied, published.today-1).text == v.text {
			return v
		}
	}
	v.guessed = true
	v.rule += ", widened by a day inside a quotation"
	return v
}

// resolveAt resolves an expression as if spoken on another day, and leaves nothing behind.
func (r *resolver) resolveAt(e expr, day int) value {
	was, ahead := r.anchor, r.ahead
	r.today = day
	v := r.resolve(&e)
	r.anchor, r.ahead = was, ahead
	return v
}

// relative reports whether an expression is reckoned from the day of speaking.
func relative(o op) bool {
	switch o {
	case opDaily, opWeekday, opUnit, opDate, opNamed, opSeason, opQuarter, opHalf:
		return true
	}
	return false
}

// speaking are verbs that a day beside them says when the words were spoken.
var speaking = []string{"said", "told", "says", "wrote", "tweeted", "posted", "testified", "added", "declared", "announced", "stated", "warned", "recalled", "insisted", "argued", "explained", "acknowledged"}

// How far the day of speaking may stand from its verb, and how many expressions around are tried.
const (
	speakReach = 6
	speakTries = 6
)

// utterance is the day that the paragraph of a quotation says its words were spoken on: `"We saw it yesterday," he said on Tuesday.`
func (r *resolver) utterance(e *expr) *expr {
	list := r.s.out
	at := 0
	for lo, hi := 0, len(list); lo < hi; { // the expression itself
		if at = (lo + hi) / 2; list[at].First < e.First {
			lo = at + 1
		} else {
			hi = at
		}
		at = lo
	}
	paragraph := r.d.Sentences[r.d.SentenceOf(e.First)].Paragraph
	for step := 1; step <= speakTries; step++ {
		for _, k := range [2]int{at + step, at - step} {
			if k < 0 || k >= len(list) {
				continue
			}
			x := &list[k]
			if n := r.d.SentenceOf(x.First); !x.quoted && r.d.Sentences[n].Paragraph == paragraph && dayOf(x) && r.spoken(x, r.d.Sentences[n]) {
				return x
			}
		}
	}
	return nil
}

// dayOf reports whether an expression names a day of the calendar or the week.
func dayOf(x *expr) bool {
	return x.op == opWeekday || x.op == opDaily || x.op == opDate && x.day > 0
}

// spoken reports whether a verb of speaking stands right before a day, or right behind it: "he said Tuesday", "on Tuesday she told reporters".
func (r *resolver) spoken(x *expr, s text.Sentence) bool {
	for k := x.First - 1; k >= max(s.First, x.First-speakReach) && r.d.Tokens[k].Class != text.Quote; k-- {
		if r.d.Is(k, speaking...) {
			return true
		}
		if r.d.Tokens[k].Class == text.Word && r.cueAt(k) == past {
			return false // the day of another event: "he said the car burned on Tuesday"
		}
	}
	for k := x.Last; k < min(s.Last, x.Last+3) && r.d.Tokens[k].Class == text.Word; k++ {
		if r.d.Is(k, speaking...) {
			return true
		}
	}
	return false
}
