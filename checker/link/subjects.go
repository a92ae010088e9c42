package link

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
	"time"

	"crosscheck/facts"
)

// Reasons why a fact is left alone, in plain words; reports count them and --explain prints them.
const (
	notAsserted   = "said to be possible, denied or planned"
	noEvent       = "the event it belongs to is not known"
	noDateEvent   = "the event that it dates is not named"
	noSubject     = "its kind forms no subject"
	noName        = "nobody is named"
	noThing       = "what it is of is not said"
	notHeld       = "not held at present, or the body is not known"
	unresolved    = "the date could not be resolved, or is a duration"
	scare         = "too short to be a quotation of its own"
	oneArticle    = "no other article of the story speaks of it"
	saysElse      = "its article says something fuller of the same"
	aloneInStory  = "its article is alone in its story"
	countImplicit = "no number is stated, and the article states one elsewhere"
)

// entry is one fact on its way to a subject.
type entry struct {
	article int
	fact    int
	f       *facts.Fact
}

// bucket is the facts of one subject.
type bucket struct {
	kind    *facts.Kind
	spec    *facts.SubjectSpec
	key     string
	fields  []facts.Field
	ids     []string // what makes each field of the key the same
	label   string
	ended   time.Time
	entries []entry
}

// subjects forms the subjects of the story, and notes in status why a fact met no other.
func (g *group) subjects(status [][]string) []*facts.Subject {
	buckets := map[string]*bucket{}
	placed := map[[2]int]bool{}
	var order []string
	for k := range g.linker.Kinds {
		kind := &g.linker.Kinds[k]
		for s := range kind.Subjects {
			spec := &kind.Subjects[s]
			wordings, occasions := g.wordings(kind, spec), g.occasions(kind, spec, shared(buckets, kind))
			for _, i := range g.members {
				d := g.digests[i]
				for n := range d.Facts {
					f := &d.Facts[n]
					if f.Kind != kind.Name {
						continue
					}
					b, reason := g.keyOf(kind, spec, i, n, wordings, occasions)
					if g.asked != nil {
						g.asked.note(kind, spec, i, n, b, reason)
					}
					if reason != "" {
						if status[i][n] == "" {
							status[i][n] = reason
						}
						continue
					}
					placed[[2]int{i, n}] = true
					old, ok := buckets[b.key]
					if !ok {
						old = b
						buckets[b.key] = b
						order = append(order, b.key)
					}
					old.entries = append(old.entries, entry{i, n, f})
				}
			}
		}
	}
	for at := range placed { // a reason under one subject says nothing where another was found
		status[at[0]][at[1]] = ""
	}
	sort.Strings(order)
	met := map[[2]int]bool{}
	var out []*facts.Subject
	for _, key := range order {
		if s := g.subject(buckets[key], status, met); s != nil {
			out = append(out, s)
		}
	}
	for _, i := range g.members {
		for n := range status[i] {
			switch {
			case met[[2]int{i, n}]:
				status[i][n] = ""
			case status[i][n] != "":
			case len(g.members) == 1:
				status[i][n] = aloneInStory
			case g.kind(g.digests[i].Facts[n].Kind) == nil:
				status[i][n] = noSubject
			default:
				status[i][n] = oneArticle
			}
		}
	}
	return out
}

// shared returns the facts of a kind that stand in a bucket with facts of another article.
func shared(buckets map[string]*bucket, kind *facts.Kind) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, b := range buckets {
		if b.kind != kind || b.entries[0].article == b.entries[len(b.entries)-1].article {
			continue
		}
		for _, e := range b.entries {
			out[[2]int{e.article, e.fact}] = true
		}
	}
	return out
}

func (g *group) kind(name string) *facts.Kind {
	for k := range g.linker.Kinds {
		if g.linker.Kinds[k].Name == name && len(g.linker.Kinds[k].Subjects) > 0 {
			return &g.linker.Kinds[k]
		}
	}
	return nil
}

// keyOf makes the key of a fact under a subject declaration, or says why it has none.
func (g *group) keyOf(kind *facts.Kind, spec *facts.SubjectSpec, i, n int, wordings, occasions map[[2]int]int) (*bucket, string) {
	f := &g.digests[i].Facts[n]
	if f.Context.Certainty != facts.Asserted && f.Context.Certainty != "" {
		return nil, notAsserted
	}
	for _, v := range spec.Value {
		switch x := f.Get(v).(type) {
		case nil:
			return nil, noName
		case facts.Date:
			if !x.When.Known() && !x.Open() || x.Kind == "DURATION" || x.Kind == "SET" {
				return nil, unresolved
			}
		case facts.Name:
			if len(x.Words()) == 0 {
				return nil, noName
			}
		}
	}
	b := &bucket{kind: kind, spec: spec}
	label := map[string]string{}
	var key strings.Builder
	fmt.Fprintf(&key, "%s/%s", kind.Name, spec.Name)
	add := func(name string, id string, v facts.Value) {
		fmt.Fprintf(&key, "|%d:%s", len(id), id)
		b.fields = append(b.fields, facts.Field{Name: name, Value: v})
		b.ids = append(b.ids, id)
		label[name] = v.String()
	}
	for _, name := range spec.Key {
		switch name {
		case "part":
			add(name, facts.Fold(f.Context.Part), facts.Term(f.Context.Part))
			continue
		case "happening":
			c, ok := occasions[[2]int{i, n}]
			if !ok {
				return nil, noDateEvent
			}
			add(name, fmt.Sprintf("h%d", c), facts.Text(g.snippet(i, f)))
			continue
		}
		if name == "event" {
			id, event, reason := g.eventKey(kind, f, i)
			if reason != "" {
				return nil, reason
			}
			add(name, id, facts.Term(event.Label))
			if !open(event) {
				b.ended = event.When.To
			}
			label[name] = "the " + event.Label
			if h, ok := f.Get("event").(facts.Happening); ok {
				label[name] = "the " + event.Label + " " + phaseWord(h.Phase)
			}
			continue
		}
		switch v := f.Get(name).(type) {
		case nil:
			if kind.Field(name) != facts.NameType {
				return nil, noThing
			}
			return nil, noName
		case facts.Name:
			c, full := g.person(i, v)
			switch {
			case wordings != nil: // the group of the words has the speaker in it
				add(name, "", full)
			case c >= 0:
				add(name, fmt.Sprintf("p%d", c), full)
			case facts.Fold(string(v)) == "":
				return nil, noName
			default:
				add(name, "n"+facts.Fold(string(v)), v)
			}
		case facts.Office:
			if !v.Held() || !v.Single || v.Body == "" {
				return nil, notHeld
			}
			add(name, strings.Join(append([]string{v.Role, v.Body, v.Status}, v.Portfolios...), "/"), v)
		case facts.Text:
			c, ok := wordings[[2]int{i, n}]
			if !ok {
				return nil, scare
			}
			add(name, fmt.Sprintf("w%d", c), v)
		default:
			add(name, facts.Fold(v.String()), v)
		}
	}
	b.key = key.String()
	b.label = fill(spec.Label, label)
	return b, ""
}

// eventKey names the story event of a fact; a date's event must be named, and its phase and word belong to the key.
func (g *group) eventKey(kind *facts.Kind, f *facts.Fact, i int) (string, *facts.StoryEvent, string) {
	h, dated := f.Get("event").(facts.Happening)
	if kind.Field("event") == facts.HappeningType && (!dated || h.Head == "") {
		return "", nil, noDateEvent
	}
	for e := range g.digests[i].Events {
		if g.digests[i].Events[e].ID == f.Context.Event {
			k := g.eventOf[facts.EventRef{Article: i, Event: e}]
			id := g.events[k].ID
			if dated {
				id += "/" + h.Phase
				if h.Class == "death" || !sameClass(h.Class, g.events[k].Class) { // the day of a death or an arrest is its own
					id += "/" + h.Class
				}
			}
			return id, &g.events[k], ""
		}
	}
	if dated {
		return "", nil, noDateEvent
	}
	return "", nil, noEvent
}

// open events go on: those that last longer than a week have no end that the articles state.
func open(e *facts.StoryEvent) bool {
	return !e.When.Known() || e.When.To.Sub(e.When.From) > 8*24*time.Hour
}

func phaseWord(phase string) string {
	switch phase {
	case "start":
		return "began"
	case "end":
		return "ended"
	default:
		return "happened"
	}
}

// fill puts the labels of the key into the template of a kind file.
func fill(template string, label map[string]string) string {
	for _, k := range slices.Sorted(maps.Keys(label)) {
		template = strings.ReplaceAll(template, "{"+k+"}", label[k])
	}
	return template
}

func subjectID(story, key string) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%d:%s%s", len(story), story, key))
	return "q" + hex.EncodeToString(h[:])[:10]
}
