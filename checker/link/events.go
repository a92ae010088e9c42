package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"crosscheck/facts"
)

// joinEvents merges the events of a story's articles. Each event joins the story event that it fits best; events that one article
// keeps apart stay apart.
func (g *group) joinEvents() {
	g.eventOf = map[facts.EventRef]int{}
	var merged []*merging
	for _, main := range []bool{true, false} { // main events first: they draw the others
		for _, i := range g.members {
			for e := range g.digests[i].Events {
				ev := &g.digests[i].Events[e]
				if ev.Main != main {
					continue
				}
				best, bestFit := -1, 0
				for k, m := range merged {
					if fit := g.fit(m, ev, i); fit > bestFit {
						best, bestFit = k, fit
					}
				}
				if best < 0 {
					best = len(merged)
					merged = append(merged, &merging{})
				}
				merged[best].add(ev, facts.EventRef{Article: i, Event: e})
				g.eventOf[facts.EventRef{Article: i, Event: e}] = best
			}
		}
	}
	for k, m := range merged {
		g.events = append(g.events, facts.StoryEvent{ID: "v" + strconv.Itoa(k+1), Label: m.label(), Class: m.class, When: m.when, Members: m.members})
	}
}

// nightSlack is how far two times of one event may lie apart: reports of one night, and of two time zones, differ by half a day.
const nightSlack = 12 * time.Hour

// merging is one story event while it grows.
type merging struct {
	class, kind string
	head, where string
	town        string
	spot        string // and the article that names it
	spotWord    uint64
	when        facts.Instant
	place       []string
	who         map[string]bool
	main, other bool
	members     []facts.EventRef
	articles    map[int]bool
}

func (m *merging) add(ev *facts.Event, ref facts.EventRef) {
	if m.articles == nil {
		m.articles, m.who = map[int]bool{}, map[string]bool{}
		m.class, m.kind, m.head, m.other = ev.Class, ev.Type, ev.Head, ev.Other
	}
	m.articles[ref.Article] = true
	m.members = append(m.members, ref)
	m.main = m.main || ev.Main
	for _, w := range ev.Who {
		m.who[w] = true
	}
	if ev.When.Known() && (!m.when.Known() || ev.When.To.Sub(ev.When.From) < m.when.To.Sub(m.when.From)) {
		m.when = ev.When
	}
	if m.spot == "" {
		m.spot, m.spotWord = ev.Spot, ev.SpotWord
	}
	if len(m.place) == 0 && len(ev.Place) > 0 || m.town == "" && ev.Town != "" {
		m.place, m.where, m.town = ev.Place, ev.Where, ev.Town
	}
}

func (m *merging) label() string {
	s := strings.ToLower(m.head)
	if m.where != "" {
		s += " in " + m.where
	}
	return s
}

// fit says how well an event fits a story event: 0 where it cannot be the same.
func (g *group) fit(m *merging, ev *facts.Event, article int) int {
	fit, _ := g.fits(m, ev, article)
	return fit
}

// fits is fit, and what keeps the two apart where it is 0.
func (g *group) fits(m *merging, ev *facts.Event, article int) (int, parting) {
	switch {
	case m.articles[article]:
		return 0, sameArticle
	case !sameClass(m.class, ev.Class):
		return 0, otherClass
	}
	when, place := timeRelation(m.when, ev.When, nightSlack), placeRelation(m.place, ev.Place)
	switch {
	case when < 0:
		return 0, otherTime
	case m.town != "" && ev.Town != "" && m.town != ev.Town:
		return 0, otherTown
	case place < 0:
		return 0, otherCountry
	case place == 0 && g.spotsPart(m, ev, article):
		return 0, otherSpot
	}
	who := 0
	for _, w := range ev.Who {
		if m.who[w] {
			who = 1
			break
		}
	}
	if (ev.Other || m.other) && when+place+who == 0 {
		return 0, setApart
	}
	fit := 1 + 2*when + 2*place + 2*who
	if m.kind == ev.Type {
		fit += 2
	}
	if m.main && ev.Main || g.linker.OneStory {
		fit += 2
	}
	if fit < 3 {
		return 0, tooLittle
	}
	return fit, together
}

// spotsPart reports whether an event and a story event are said to be in two places of which neither side's articles name the other's.
func (g *group) spotsPart(m *merging, ev *facts.Event, article int) bool {
	if m.spot == "" || ev.Spot == "" || m.spot == ev.Spot || m.spotWord == ev.SpotWord || g.says(article, m.spotWord) {
		return false
	}
	for _, ref := range m.members {
		if g.says(ref.Article, ev.SpotWord) {
			return false
		}
	}
	return true
}

// says reports whether an article has a word in its text.
func (g *group) says(article int, word uint64) bool {
	words := g.digests[article].Sketch.Words
	_, found := slices.BinarySearchFunc(words, word, func(w facts.WordCount, h uint64) int { return cmp.Compare(w.Hash, h) })
	return found
}

// timeRelation: 1 where two known times meet within the slack, -1 where they do not, 0 where one is unknown.
func timeRelation(a, b facts.Instant, slack time.Duration) int {
	switch {
	case !a.Known() || !b.Known():
		return 0
	case a.From.Before(b.To.Add(slack)) && b.From.Before(a.To.Add(slack)):
		return 1
	default:
		return -1
	}
}

// placeRelation: 1 where two chains share their smallest place or one names only the larger place of the other, -1 where the countries
// differ, 0 where nothing can be said: two towns of one country may be a town and its district.
func placeRelation(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	x, y := country(a), country(b)
	if x != "" && y != "" && x != y {
		return -1
	}
	for _, p := range a {
		for _, q := range b {
			if p == q && (!isCode(p) || len(a) == 1 || len(b) == 1) {
				return 1
			}
		}
	}
	return 0
}

func country(chain []string) string {
	if last := chain[len(chain)-1]; isCode(last) {
		return last
	}
	return ""
}

func isCode(s string) bool { return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' }

// sameClass reports whether two classes can tell one event.
func sameClass(a, b string) bool {
	if a == b || a == "death" || b == "death" {
		return true
	}
	for _, p := range kindred {
		if p == [2]string{a, b} || p == [2]string{b, a} {
			return true
		}
	}
	return false
}

// kindred classes are told of one event by different articles.
var kindred = [...][2]string{{"attack", "explosion"}, {"explosion", "fire"}, {"fire", "crash"}, {"crash", "explosion"}, {"quake", "storm"}, {"attack", "abduction"}}
