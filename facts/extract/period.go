package extract

import (
	"strings"
	"time"

	"crosscheck/facts"
	"crosscheck/facts/extract/dates"
	"crosscheck/facts/text"
)

const (
	periodReach = 18                  // tokens between a count and the period that it is of
	periodAge   = 45 * 24 * time.Hour // how long before its event or its article a month or year must end to be another time
)

// period returns the words of a period that makes a count a series or takes it to another time than its event's: "in the past seven years",
// "between March 2015 and March 2016". Counts of a period are compared with the same period only. "" where the count is of its event.
func (p *page) period(rng text.Range, event string) string {
	s := p.doc.Sentences[p.doc.SentenceOf(rng.First)]
	for _, m := range p.datesIn(max(s.First, rng.First-periodReach), min(s.Last, rng.Last+periodReach)) {
		if m.First < rng.Last && rng.First < m.Last || p.relative(min(m.First, rng.First), max(m.First, rng.Last)) {
			continue
		}
		if m.Date.Kind == "DURATION" && p.spans(m) || p.elsewhen(m, event) {
			return strings.ToLower(p.doc.Slice(m.First, m.Last))
		}
	}
	return ""
}

// relative reports whether a clause begins or goes on between two tokens: "21 of the girls who were taken in April", "the lift that fell,
// injuring 17, had passed its test in May".
func (p *page) relative(first, last int) bool {
	for i := first; i < last; i++ {
		if p.doc.Is(i, "who", "which", "that", "whose", "whom", "when", "where") ||
			p.doc.Is(i, ",") && p.doc.Is(i+1, "had", "has", "have", "was", "were", "is", "are", "will", "would") {
			return true
		}
	}
	return false
}

// spans: a duration of months or years after "in", "over", "during"… is the period that was counted over.
func (p *page) spans(m dates.Mention) bool {
	v := m.Date.Value
	if !strings.HasPrefix(v, "P") || strings.Contains(v, "T") || !strings.HasSuffix(v, "Y") && !strings.HasSuffix(v, "M") && !strings.HasSuffix(v, "E") {
		return false
	}
	i := m.First - 1
	for i >= 0 && p.doc.Is(i, "the", "past", "last", "previous") {
		i--
	}
	return p.doc.Is(i, "in", "over", "during", "within", "for") && (p.doc.Is(m.First-1, "past", "last", "previous") || p.doc.Is(m.First, "the", "past", "last"))
}

// elsewhen: a month, year or longer that ended well before the event, or before the article where the event has no time.
func (p *page) elsewhen(m dates.Mention, event string) bool {
	if m.Date.Granularity < facts.MonthGranularity || !m.Date.When.Known() || m.Date.Guessed {
		return false
	}
	then := p.doc.Article.Published
	for i := range p.events.Events {
		if ev := &p.events.Events[i]; ev.ID == event && ev.When.Known() {
			then = ev.When
		}
	}
	return then.Known() && m.Date.When.To.Add(periodAge).Before(then.From)
}
