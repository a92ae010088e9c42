package link

import (
	"fmt"
	"strings"

	"crosscheck/facts"
)

// parting is what keeps two events apart.
type parting uint8

const (
	together parting = iota
	sameArticle
	otherClass
	otherTime
	otherTown
	otherCountry
	otherSpot
	setApart
	tooLittle
)

// words say what keeps an event from a story event, with what each side says.
func (p parting) words(m *merging, ev *facts.Event) string {
	switch p {
	case sameArticle:
		return "one article tells of both"
	case otherClass:
		return fmt.Sprintf("%s and %s are different sorts of events (%s, %s)", strings.ToLower(m.head), strings.ToLower(ev.Head), m.class, ev.Class)
	case otherTime:
		return fmt.Sprintf("%s and %s are more than a night apart", span(m.when), span(ev.When))
	case otherTown:
		return fmt.Sprintf("%s and %s are two towns", place(m.town, m.where), place(ev.Town, ev.Where))
	case otherSpot:
		return fmt.Sprintf("%s and %s are two places, and no article names both", m.spot, ev.Spot)
	case otherCountry:
		return fmt.Sprintf("%s and %s are in two countries", place(strings.Join(m.place, ", "), m.where), place(strings.Join(ev.Place, ", "), ev.Where))
	case setApart:
		return "one is told as another event, and no time, place or person joins them"
	case tooLittle:
		return "neither time, place, people nor kind say that they are one"
	}
	return ""
}

func place(folded, written string) string {
	if written != "" {
		return written
	}
	return folded
}

// span prints an interval by its days.
func span(i facts.Instant) string {
	from, to := i.From.Format("2 January 2006"), i.To.Add(-1).Format("2 January 2006")
	if from == to || i.Clock() {
		return from
	}
	return from + " to " + to
}
