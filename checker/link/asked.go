package link

import (
	"fmt"
	"slices"

	"crosscheck/facts"
)

// Asked is one story linked again with every key kept, to say why two of its facts met or did not.
type Asked struct {
	g      *group
	trails map[[2]int][]Trail
}

// Trail is how a fact came to a subject under one declaration of its kind, or why it did not.
type Trail struct {
	Spec    string
	Reason  string // why it has no key, "" where it has one
	Subject string // Subject.ID
	Label   string
	Key     []KeyPart
}

// KeyPart is one part of a key: facts meet where the IDs of all parts are the same.
type KeyPart struct{ Name, ID, Value string }

// Ask links one story again. Members are those of the story, as Link was given or found them.
func (l Linker) Ask(ds []*facts.Digest, members []int) *Asked {
	g := &group{linker: l, digests: ds, members: members, origin: make([]int, len(ds)), id: storyID(ds, members)}
	asked := &Asked{g: g, trails: map[[2]int][]Trail{}}
	g.asked = asked
	g.origins(nil)
	g.joinPersons()
	g.joinEvents()
	status := make([][]string, len(ds))
	for i, d := range ds {
		status[i] = make([]string, len(d.Facts))
	}
	g.subjects(status)
	return asked
}

func (a *Asked) note(_ *facts.Kind, spec *facts.SubjectSpec, i, n int, b *bucket, reason string) {
	t := Trail{Spec: spec.Name, Reason: reason}
	if b != nil {
		t.Subject, t.Label = subjectID(a.g.id, b.key), b.label
		for k, f := range b.fields {
			t.Key = append(t.Key, KeyPart{f.Name, b.ids[k], f.Value.String()})
		}
	}
	a.trails[[2]int{i, n}] = append(a.trails[[2]int{i, n}], t)
}

// Trails lists what became of a fact under each declaration of its kind, in their order.
func (a *Asked) Trails(article, fact int) []Trail { return a.trails[[2]int{article, fact}] }

// Event is the story event of a fact, nil where it belongs to none.
func (a *Asked) Event(article, fact int) *facts.StoryEvent {
	if e := a.event(article, fact); e >= 0 {
		return &a.g.events[a.g.eventOf[facts.EventRef{Article: article, Event: e}]]
	}
	return nil
}

// event is the index of a fact's event in its digest, -1 for none.
func (a *Asked) event(article, fact int) int {
	d := a.g.digests[article]
	return slices.IndexFunc(d.Events, func(e facts.Event) bool { return e.ID != "" && e.ID == d.Facts[fact].Context.Event })
}

// Apart says in plain words what keeps the facts x and y, each {article, fact}, from one subject of a declaration; "" where nothing does.
func (a *Asked) Apart(spec string, x, y [2]int) string {
	t, u := a.trail(spec, x), a.trail(spec, y)
	switch {
	case t == nil || u == nil:
		return ""
	case t.Reason != "":
		return fmt.Sprintf("%s: %s", a.name(x), t.Reason)
	case u.Reason != "":
		return fmt.Sprintf("%s: %s", a.name(y), u.Reason)
	}
	for k := range min(len(t.Key), len(u.Key)) {
		if p, q := t.Key[k], u.Key[k]; p.ID != q.ID {
			return a.differ(p, q, x, y)
		}
	}
	if t.Subject != u.Subject {
		return "their keys differ"
	}
	return ""
}

func (a *Asked) trail(spec string, at [2]int) *Trail {
	list := a.trails[at]
	for k := range list {
		if list[k].Spec == spec {
			return &list[k]
		}
	}
	return nil
}

// name quotes the words of a fact.
func (a *Asked) name(at [2]int) string {
	d := a.g.digests[at[0]]
	return fmt.Sprintf("%q (%s)", d.Article.Quote(d.Facts[at[1]].Span), d.Article.ID)
}

// differ says why one part of two keys is not the same.
func (a *Asked) differ(p, q KeyPart, x, y [2]int) string {
	d, e := a.g.digests[x[0]], a.g.digests[y[0]]
	switch p.Name {
	case "event":
		return a.eventsApart(p, q, x, y)
	case "part":
		return fmt.Sprintf("part: %s against %s", p.Value, q.Value)
	case "happening":
		return "different happenings: the words around the dates do not agree"
	}
	v, w := d.Facts[x[1]].Get(p.Name), e.Facts[y[1]].Get(p.Name)
	switch n := v.(type) {
	case facts.Name:
		m, _ := w.(facts.Name)
		return a.personsApart(p, q, x[0], y[0], n, m)
	case facts.Text:
		return fmt.Sprintf("%s: too few words in common order", p.Name)
	}
	return fmt.Sprintf("%s: %s against %s", p.Name, p.Value, q.Value)
}

// eventsApart asks for the events of two facts alone what keeps them apart.
func (a *Asked) eventsApart(p, q KeyPart, x, y [2]int) string {
	i, j := a.event(x[0], x[1]), a.event(y[0], y[1])
	both := fmt.Sprintf("%s and %s", p.Value, q.Value)
	if i < 0 || j < 0 {
		return "events kept apart: " + both
	}
	ref, other := facts.EventRef{Article: x[0], Event: i}, facts.EventRef{Article: y[0], Event: j}
	if a.g.eventOf[ref] == a.g.eventOf[other] {
		return fmt.Sprintf("one event (%s), but different things of it are dated", p.Value)
	}
	ev := &a.g.digests[y[0]].Events[j]
	m := &merging{}
	m.add(&a.g.digests[x[0]].Events[i], ref)
	if _, why := a.g.fits(m, ev, y[0]); why != together {
		return "events kept apart: " + why.words(m, ev)
	}
	return fmt.Sprintf("events kept apart: %s could be one, but each fits another event of the story better", both)
}

// personsApart says why two names are two persons.
func (a *Asked) personsApart(p, q KeyPart, i, j int, n, m facts.Name) string {
	both := fmt.Sprintf("%s and %s", n, m)
	x, y := a.joined(p.ID), a.joined(q.ID)
	switch {
	case x.country != "" && y.country != "" && x.country != y.country:
		return fmt.Sprintf("%s: %s are of two countries (%s, %s)", p.Name, both, x.country, y.country)
	case len(x.articles) > 0 && len(y.articles) > 0 && !x.mayJoin(y):
		return fmt.Sprintf("%s: one article tells %s apart", p.Name, both)
	}
	return fmt.Sprintf("%s: %s do not agree as names of one person", p.Name, both)
}

// joined gathers what is known of a person by the ID in keys.
func (a *Asked) joined(id string) joined {
	out := joined{articles: map[int]bool{}}
	for _, i := range a.g.members {
		for p := range a.g.digests[i].Persons {
			if c, ok := a.g.persons[personRef{i, p}]; !ok || fmt.Sprintf("p%d", c) != id {
				continue
			}
			out.articles[i] = true
			if out.country == "" {
				out.country = a.g.digests[i].Persons[p].Country
			}
		}
	}
	return out
}
