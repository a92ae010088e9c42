package link

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// Two dates of two articles date one happening when the weighted words around them are alike: a little where the dates agree, which is
// itself a sign, and much where they do not, and then only if neither date has a better partner in the other article.
const (
	alikeDay    = .13  // cosine, for dates that agree to the day
	alikeLonger = .18  // for the same month or year
	alikeInside = 0.35 // for a day inside a month
	alikeApart  = 0.30 // for dates that exclude each other
	apartMargin = 0.10 // what a disagreeing date must be ahead of an agreeing one by
	leastShared = 2    // content words in common
	frameDocs   = 80.0 // pseudo-dates that keep weights sane for a handful of articles
	maxFrames   = 64   // dates that one word brings together: a word of more says nothing
)

// occasion is one date on its way to a happening.
type occasion struct {
	article, fact int
	happening     facts.Happening
	date          facts.Date
	norm          float64 // length of the weighted frame
}

// likeness is a pair of dates of two articles and the cosine of the words around them.
type likeness struct {
	a, b   int
	cosine float64
	agree  bool
}

// occasions groups the dates of a story that date one happening in much the same words. Facts that met others under their event are left out.
func (g *group) occasions(kind *facts.Kind, spec *facts.SubjectSpec, met map[[2]int]bool) map[[2]int]int {
	field := happeningField(kind)
	if field == "" || !contains(spec.Key, "happening") {
		return nil
	}
	list := g.dated(kind, spec, field, met)
	weights := frameWeights(list)
	pairs := slices.DeleteFunc(alike(list, weights), func(p likeness) bool { return g.elsewhere(&list[p.a], &list[p.b]) })
	u := newUnion(len(list))
	members := make([][]int, len(list))
	for k := range list {
		members[k] = []int{k}
	}
	for _, p := range pairs {
		a, b := u.find(p.a), u.find(p.b)
		if a == b || parted(list, members[a], members[b]) {
			continue
		}
		u.join(a, b)
		all := append(members[a], members[b]...)
		members[a], members[b] = nil, nil
		members[u.find(a)] = all
	}
	out := map[[2]int]int{}
	for k, o := range list {
		out[[2]int{o.article, o.fact}] = u.find(k)
	}
	return out
}

// elsewhere reports whether two dates belong to events that are said to be in two places.
func (g *group) elsewhere(a, b *occasion) bool {
	x, y := g.eventOfFact(a.article, a.fact), g.eventOfFact(b.article, b.fact)
	if x == nil || y == nil {
		return false
	}
	m := merging{spot: x.Spot, spotWord: x.SpotWord, members: []facts.EventRef{{Article: a.article}}}
	return x.Town != "" && y.Town != "" && x.Town != y.Town || g.spotsPart(&m, y, b.article)
}

// eventOfFact is the event that a fact belongs to, nil for none.
func (g *group) eventOfFact(article, fact int) *facts.Event {
	d := g.digests[article]
	for e := range d.Events {
		if d.Events[e].ID == d.Facts[fact].Context.Event {
			return &d.Events[e]
		}
	}
	return nil
}

// dated lists the dates of the story that name what they date and met no other under an event.
func (g *group) dated(kind *facts.Kind, spec *facts.SubjectSpec, field string, met map[[2]int]bool) (list []occasion) {
	for _, i := range g.members {
		d := g.digests[i]
		for n := range d.Facts {
			f := &d.Facts[n]
			h, ok := f.Get(field).(facts.Happening)
			if f.Kind != kind.Name || !ok || met[[2]int{i, n}] {
				continue
			}
			date, _ := f.Get(spec.Value[0]).(facts.Date)
			list = append(list, occasion{article: i, fact: n, happening: h, date: date})
		}
	}
	return list
}

// frameWeights weighs each word by how few dates have it beside them, and fills the norms.
func frameWeights(list []occasion) map[uint64]float64 {
	weights := map[uint64]float64{}
	for _, o := range list {
		for _, w := range o.happening.Frame {
			weights[w]++
		}
	}
	for w, df := range weights {
		weights[w] = math.Log(1 + frameDocs/df)
	}
	for k := range list {
		for _, w := range list[k].happening.Frame {
			list[k].norm += weights[w] * weights[w]
		}
		list[k].norm = math.Sqrt(list[k].norm)
	}
	return weights
}

// alike returns the pairs that are alike enough, most alike first.
func alike(list []occasion, weights map[uint64]float64) []likeness {
	index := map[uint64][]int{}
	best := map[[2]int]float64{} // date and other article -> cosine of the best partner that agrees
	var pairs []likeness
	for k := range list {
		o := &list[k]
		for _, c := range sharing(index, o.happening.Frame) {
			if list[c].article == o.article {
				continue
			}
			p, ok := likenessOf(list, weights, c, k)
			if !ok {
				continue
			}
			if p.agree {
				best[[2]int{k, list[c].article}] = max(best[[2]int{k, list[c].article}], p.cosine)
				best[[2]int{c, o.article}] = max(best[[2]int{c, o.article}], p.cosine)
			}
			pairs = append(pairs, p)
		}
		for _, w := range o.happening.Frame {
			if len(index[w]) < maxFrames {
				index[w] = append(index[w], k)
			}
		}
	}
	pairs = slices.DeleteFunc(pairs, func(p likeness) bool {
		rival := max(best[[2]int{p.a, list[p.b].article}], best[[2]int{p.b, list[p.a].article}])
		return !p.agree && p.cosine < rival+apartMargin
	})
	slices.SortFunc(pairs, func(x, y likeness) int {
		return cmp.Or(cmp.Compare(y.cosine, x.cosine), x.a-y.a, x.b-y.b)
	})
	return pairs
}

// likenessOf compares two dates of two articles; ok is false where they are not alike enough or say nothing of each other.
func likenessOf(list []occasion, weights map[uint64]float64, a, b int) (p likeness, ok bool) {
	x, y := &list[a], &list[b]
	n, dot := 0, 0.0
	for i, j := 0, 0; i < len(x.happening.Frame) && j < len(y.happening.Frame); {
		v, w := x.happening.Frame[i], y.happening.Frame[j]
		if v == w {
			n++
			dot += weights[v] * weights[v]
		}
		if v <= w {
			i++
		}
		if w <= v {
			j++
		}
	}
	if n < leastShared {
		return p, false
	}
	p = likeness{a: a, b: b, cosine: dot / (x.norm * y.norm)}
	least := alikeApart
	c := x.date.Compare(y.date)
	if !c.Agrees() && x.happening.Phase != y.happening.Phase {
		return p, false
	}
	switch {
	case c.Relation == facts.Equal || c.Agrees() && max(x.date.Granularity, y.date.Granularity) <= facts.DayGranularity:
		p.agree = true
		least = alikeLonger
		if x.date.Granularity <= facts.DayGranularity {
			least = alikeDay
		}
	case c.Agrees():
		p.agree = true
		least = alikeInside
	case c.Relation != facts.Disjoint || max(x.date.Granularity, y.date.Granularity) > facts.DayGranularity && x.date.Granularity != y.date.Granularity:
		return p, false
	}
	return p, p.cosine >= least
}

// parted reports two dates of one article that exclude each other: their happenings are two.
func parted(list []occasion, a, b []int) bool {
	for _, i := range a {
		for _, j := range b {
			if list[i].article == list[j].article && list[i].date.Compare(list[j].date).Relation == facts.Disjoint {
				return true
			}
		}
	}
	return false
}

func happeningField(kind *facts.Kind) string {
	for _, f := range kind.Fields {
		if f.Type == facts.HappeningType {
			return f.Name
		}
	}
	return ""
}

// sharing returns the groups that share words with the frame.
func sharing(index map[uint64][]int, frame []uint64) []int {
	count := map[int]int{}
	for _, w := range frame {
		for _, c := range index[w] {
			count[c]++
		}
	}
	return mostShared(count)
}

// labelWords bounds the words of a sentence that a label shows.
const labelWords = 9

// snippet is the start of a fact's sentence, in quotation marks, for labels.
func (g *group) snippet(i int, f *facts.Fact) string {
	sentence := g.digests[i].Article.Quote(f.Sentence)
	if at := strings.Index(sentence, " — "); at > 0 && at < 40 { // a dateline
		sentence = sentence[at+len(" — "):]
	}
	words := strings.Fields(sentence)
	s := strings.Join(words[:min(len(words), labelWords)], " ")
	for len(s) > 80 {
		_, n := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-n]
	}
	if len(words) > labelWords {
		s += "…"
	}
	return "“" + s + "”"
}
