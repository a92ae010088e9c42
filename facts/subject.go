package facts

import "time"

// Story is a group of articles that share an event or an affair. Stories gate comparison: no pair is formed outside one.
type Story struct {
	ID       string   // stable for the same set of articles
	Articles []int    // indexes into the report's articles whose main story this is, ascending
	Also     []int    // articles of other stories that speak of this one too, ascending
	Title    string   // headline of its first article
	Why      []string // what joined its articles, in plain words
	Events   []StoryEvent
}

// StoryEvent is one event of a story: events of its articles that were found to be the same.
type StoryEvent struct {
	ID      string // "v1", unique inside the story
	Label   string // "strikes in the Caribbean"
	Class   string
	When    Instant
	Members []EventRef
}

// EventRef names one event of one article.
type EventRef struct {
	Article int // index into the report's articles
	Event   int // index into Digest.Events
}

// Subject is what facts of several articles speak of in common. Its label says it in plain words.
type Subject struct {
	ID         string // stable: a hash of story, kind and key
	Story      string
	Kind       string
	Spec       string // SubjectSpec.Name
	Label      string
	Key        []Field // for readers: outcome, person, event, part…
	Grows      bool
	Ended      time.Time    // when its event ended, zero where not known
	Statements []*Statement // by article, then value
	Readings   []Reading    // by number of origins, then value
}

// Statement is what one article says of one subject: its facts merged to one value. Rules compare statements.
type Statement struct {
	Article   *Article
	Index     int // of the article in the report
	Subject   *Subject
	Facts     []*Fact // the mentions that agree with the value; Facts[0] carries it
	Apart     []*Fact // mentions of the same subject in the article that give another value
	Value     []Field // all fields of the kind, merged
	AsOf      Instant
	Claimants []string // named givers of the value, in order of mention
	Certainty Certainty
	Revised   string // word of revision or correction beside the value, else ""
	Origin    int    // index into Report.Origins: the text that this statement was copied from
	Reading   int    // index into Subject.Readings
	Newest    bool   // no other statement of the subject is later
}

// Get returns a field of the merged value, nil where there is none.
func (s *Statement) Get(name string) Value {
	for _, f := range s.Value {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}

// Reading is the statements of one subject that give the same value, for display.
type Reading struct {
	Value      []Field
	Statements []*Statement // by article
	Origins    int          // number of different origins
	Newest     bool         // holds a newest statement
}

// Origin is a text that several articles were copied from, or one article of its own.
type Origin struct {
	ID       int
	Articles []int    // indexes into the report's articles, ascending
	Why      []string // "same text", "credited to Reuters"
}

// Order is how two statements stand in time.
type Order string

const (
	Same         Order = "same"
	Later        Order = "later"   // the first is later than the second
	Earlier      Order = "earlier" // the first is earlier than the second
	UnknownOrder Order = "unknown"
)

// clockSlack is how far two clock times may lie apart and still be the same time.
const clockSlack = time.Hour

// OrderOf relates two as-of times: overlapping intervals are the same time, with an hour of slack where both have clock times.
func OrderOf(a, b Instant) Order {
	if !a.Known() || !b.Known() {
		return UnknownOrder
	}
	var slack time.Duration
	if a.Clock() && b.Clock() {
		slack = clockSlack
	}
	switch {
	case a.From.Before(b.To.Add(slack)) && b.From.Before(a.To.Add(slack)):
		return Same
	case a.From.After(b.From):
		return Later
	default:
		return Earlier
	}
}
