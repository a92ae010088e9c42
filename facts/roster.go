package facts

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// Roster is who held which office when, as one source lists it. It holds the source's words; Rosters brings them to one form.
type Roster struct {
	Name    string    // by which commands and messages call it
	Source  string    // the file that it was read from
	AsOf    time.Time // the day up to which it is complete; zero: no bound is known
	Tenures []Tenure  // in the order of the source
}

// Tenure is one line of a roster: one person in one office for one time.
type Tenure struct {
	Person string
	Also   []string // other names of the person
	Key    string   // what the source knows the person by; "" where it has names only
	Title  string   // as written: "Minister of Defence"
	Body   string   // country or organisation as written; "" where the title names it or the source has none
	From   Instant  // as precise as written; unknown where not stated
	To     Instant  // last day, month or year in office; unknown where it goes on or is not stated
	Line   int      // in the source, from 1
}

// May reports whether the person can have held the office at any moment of a time, as far as the dates of the source are fine.
func (t *Tenure) May(at Instant) bool {
	return (!t.From.Known() || at.To.After(t.From.From)) && (!t.To.Known() || at.From.Before(t.To.To))
}

// Surely reports whether the person held the office for all of a time, first and last days, months or years left out.
func (t *Tenure) Surely(at Instant) bool {
	return t.From.Known() && !at.From.Before(t.From.To) && (!t.To.Known() || !at.To.After(t.To.From))
}

// Term prints the time in office: "from 2021-03-02 to 2024-05", "since 2021-03-02", "to 1998".
func (t *Tenure) Term() string {
	switch {
	case t.From.Known() && t.To.Known():
		return "from " + Written(t.From) + " to " + Written(t.To)
	case t.From.Known():
		return "since " + Written(t.From)
	case t.To.Known():
		return "to " + Written(t.To)
	}
	return "without dates"
}

// ParsePeriod reads a day, a month or a year as rosters write them: "2021-03-02", "2021-03", "2021"; a time of day is left out.
func ParsePeriod(s string) (Instant, bool) {
	if len(s) > 10 && s[10] == 'T' {
		s = s[:10]
	}
	if s == "" {
		return Instant{}, false
	}
	if c := s[len(s)/2]; '0' <= s[0] && s[0] <= '9' && (c == '-' || '0' <= c && c <= '9') { // by its look, for a parse that fails is slow
		for _, l := range numericPeriods {
			if len(s) == len(l.layout) {
				return l.parse(s)
			}
		}
		return Instant{}, false
	}
	for _, l := range wordPeriods {
		if i, ok := l.parse(s); ok {
			return i, true
		}
	}
	return Instant{}, false
}

// period is one way to write a period, and how long it is.
type period struct {
	layout              string
	years, months, days int
}

var (
	numericPeriods = []period{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}}
	wordPeriods    = []period{{"2 January 2006", 0, 0, 1}, {"January 2, 2006", 0, 0, 1}, {"January 2006", 0, 1, 0}}
)

func (l period) parse(s string) (Instant, bool) {
	t, err := time.Parse(l.layout, s)
	if err != nil || t.Year() <= 0 {
		return Instant{}, false
	}
	return Instant{t, t.AddDate(l.years, l.months, l.days)}, true
}

// Written prints a day, month or year of a roster as precisely as it is known: "2021-03-02", "2021-03", "2021".
func Written(i Instant) string {
	switch width := i.To.Sub(i.From); {
	case !i.Known():
		return ""
	case width > 300*24*time.Hour:
		return i.From.Format("2006")
	case width > 27*24*time.Hour:
		return i.From.Format("2006-01")
	default:
		return i.From.Format(time.DateOnly)
	}
}

// Holding is a tenure with its office in the form that titles of articles have.
type Holding struct {
	*Tenure
	Office Office
	Roster *Roster
	Who    int // the person: equal for all tenures of one
}

// Rosters finds holders by name and by office. It reads offices when they are asked for, and is safe for concurrent use.
type Rosters struct {
	read func(title, body string) Office
	list []*Roster

	holdings []Holding
	byWord   map[string][]int32 // last word of a name
	byBody   map[string][]int32 // body as written

	mu      sync.Mutex
	offices map[[2]string]Office
}

// NewRosters makes the index; read brings a title and a body as written to an office. It is nil without a tenure.
func NewRosters(read func(title, body string) Office, list ...*Roster) *Rosters {
	r := &Rosters{read: read, list: list, byWord: map[string][]int32{}, byBody: map[string][]int32{}, offices: map[[2]string]Office{}}
	who := map[string]int{}
	for _, roster := range list {
		keyed := map[string]string{} // name -> key: one name with two keys is two persons
		for i := range roster.Tenures {
			t := &roster.Tenures[i]
			at := int32(len(r.holdings))
			name := strings.Join(Name(t.Person).Words(), " ")
			if name == "" {
				continue
			}
			id := name
			if first, ok := keyed[name]; !ok {
				keyed[name] = t.Key
			} else if first != t.Key {
				id += "|" + t.Key
			}
			if _, ok := who[id]; !ok {
				who[id] = len(who)
			}
			r.holdings = append(r.holdings, Holding{Tenure: t, Roster: roster, Who: who[id]})
			r.byBody[t.Body] = append(r.byBody[t.Body], at)
			for _, n := range append([]string{t.Person}, t.Also...) {
				words := Name(n).Words()
				if len(words) == 0 {
					continue
				}
				last := words[len(words)-1]
				if k := len(r.byWord[last]); k == 0 || r.byWord[last][k-1] != at {
					r.byWord[last] = append(r.byWord[last], at)
				}
			}
		}
	}
	if len(r.holdings) == 0 {
		return nil
	}
	return r
}

// Named are the holdings of everybody whom a name may name: the same words, or all words of the shorter name in the longer one in order.
// A single word names everybody with that surname.
func (r *Rosters) Named(name Name) []Holding {
	words := name.Words()
	if r == nil || len(words) == 0 {
		return nil
	}
	var out []Holding
	for _, at := range r.byWord[words[len(words)-1]] {
		t := r.holdings[at].Tenure
		if mayName(words, t.Person) || slices.ContainsFunc(t.Also, func(n string) bool { return mayName(words, n) }) {
			out = append(out, r.holding(at))
		}
	}
	return out
}

// Seat are the holdings of the office that a tenure of a roster is for, in the very same body.
func (r *Rosters) Seat(h Holding) []Holding {
	var out []Holding
	for _, at := range r.byBody[h.Body] {
		if x := r.holding(at); x.Office.Body == h.Office.Body && x.Office.SameSeat(h.Office) {
			out = append(out, x)
		}
	}
	return out
}

// In are all holdings of one body as written.
func (r *Rosters) In(body string) []Holding {
	var out []Holding
	for _, at := range r.byBody[body] {
		out = append(out, r.holding(at))
	}
	return out
}

func (r *Rosters) holding(at int32) Holding {
	h := r.holdings[at]
	key := [2]string{h.Title, h.Body}
	r.mu.Lock()
	defer r.mu.Unlock()
	o, ok := r.offices[key]
	if !ok {
		o = r.read(h.Title, h.Body)
		r.offices[key] = o
	}
	h.Office = o
	return h
}

// mayName: two full names name one person where the words of one stand in the other in order, first and last name among them.
func mayName(words []string, other string) bool {
	o := Name(other).Words()
	if len(o) == 0 || words[len(words)-1] != o[len(o)-1] {
		return false
	}
	if len(words) == 1 {
		return true
	}
	if len(o) == 1 {
		return false
	}
	if len(words) > len(o) {
		words, o = o, words
	}
	if words[0] != o[0] && !(len(words[0]) == 1 && strings.HasPrefix(o[0], words[0])) && !(len(o[0]) == 1 && strings.HasPrefix(words[0], o[0])) {
		return false
	}
	k := 0
	for _, w := range o {
		if k < len(words) && (words[k] == w || len(words[k]) == 1 && w[0] == words[k][0] || len(w) == 1 && words[k][0] == w[0]) {
			k++
		}
	}
	return k == len(words)
}

// SameSeat reports whether two offices are one seat: role, portfolios and deputies' rank agree and the bodies may be one.
func (o Office) SameSeat(p Office) bool {
	return o.sameSeat(p) && o.isDeputy() == p.isDeputy() && bodiesMeet(o.Body, p.Body)
}

// Particular reports whether an office is more than a rank or a job: a single seat, one of an exclusive set, or one with a portfolio.
func (o Office) Particular() bool { return o.Single || len(o.Exclusive) > 0 || len(o.Portfolios) > 0 }
