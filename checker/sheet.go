package checker

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/rules"
)

// State is what the other articles make of one fact of a draft.
type State string

const (
	Confirmed    State = "confirmed"     // by at least one text that is not the draft's own
	Conflicting  State = "conflict"      // another article says what cannot be true beside it
	Inconsistent State = "inconsistency" // the draft says something else of it, or of its date
	Disputed     State = "contested"     // named givers differ
	Outdated     State = "update"        // a newer figure is out
	Newer        State = "newer"         // the draft has the newer figure
	Revised      State = "revision"
	OneOrigin    State = "single-origin" // others say it too, from one text
	Alone        State = "unconfirmed"   // no other article speaks of it
	Compared     State = "compared"      // others speak of it, and no rule has anything to say
	LeftAlone    State = "left-alone"    // it was not compared
)

// Sheet is what a draft says, fact by fact in its order, with what the other articles make of each.
type Sheet struct {
	Draft  *facts.Article
	Lines  []SheetLine
	Facts  int          // of the draft
	Counts []StateCount // of lines, in the order of States
}

// StateCount counts the lines of one state.
type StateCount struct {
	State State
	Count int
}

// States lists all states, those that need work first.
func States() []State {
	return []State{Conflicting, Inconsistent, Disputed, Revised, Outdated, Newer, OneOrigin, Alone, Confirmed, Compared, LeftAlone}
}

// SheetLine is what the draft says of one thing, with all its facts that say so.
type SheetLine struct {
	Number  int
	Fact    *facts.Fact
	Again   []*facts.Fact // the facts further down that say it again
	Says    string        // the value in plain words
	About   string        // label of the subject, "" where the fact came to none
	State   State
	By      []string // outlets that say the same, each once
	Origins int      // texts that are not the draft's own among them
	Others  []SheetOther
	Message string // of the finding that decided
	Finding string // its ID
	Reason  string // why it was left alone
	Ask     string // the question to the reporter
	Use     string // the attribution that can be printed
}

// SheetOther is what others say that is not what the draft says, newest first.
type SheetOther struct {
	Value   string
	Outlets []string
	Givers  []string
	Since   facts.Instant // as-of time of the earliest that says so
	Origins int
}

// sheet makes a Sheet.
type sheet struct {
	r        *Report
	kinds    []facts.Kind
	stated   map[*facts.Fact]*facts.Statement
	findings map[*facts.Statement][]*rules.Finding
	alone    map[*facts.Fact][]*rules.Finding
}

// Sheet is the fact sheet of the draft, nil without a draft.
func (r *Report) Sheet(kinds []facts.Kind) *Sheet {
	if r.Draft < 0 {
		return nil
	}
	s := &sheet{r: r, kinds: kinds, stated: map[*facts.Fact]*facts.Statement{}, findings: map[*facts.Statement][]*rules.Finding{},
		alone: map[*facts.Fact][]*rules.Finding{}}
	s.index()
	d := r.Digests[r.Draft]
	out := &Sheet{Draft: d.Article, Facts: len(d.Facts)}
	first := map[*facts.Statement]int{}
	counts := map[State]int{}
	for k := range d.Facts {
		f := &d.Facts[k]
		st := s.stated[f]
		if was := first[st]; st != nil && was > 0 {
			x := &out.Lines[was-1]
			x.Again = append(x.Again, f)
			continue
		}
		line := SheetLine{Number: len(out.Lines) + 1, Fact: f}
		if st != nil {
			first[st] = line.Number
		}
		s.fill(&line, k, st)
		counts[line.State]++
		out.Lines = append(out.Lines, line)
	}
	for _, state := range States() {
		if counts[state] > 0 {
			out.Counts = append(out.Counts, StateCount{state, counts[state]})
		}
	}
	return out
}

// index notes the draft's statements by fact, and the findings that rest on each. A subject that others speak of too comes first.
func (s *sheet) index() {
	for _, shared := range [2]bool{true, false} {
		for _, subject := range s.r.Subjects {
			if (len(subject.Statements) > 0 && others(subject, s.r.Draft)) != shared {
				continue
			}
			for _, st := range subject.Statements {
				if st.Index != s.r.Draft {
					continue
				}
				for _, f := range st.Facts {
					if s.stated[f] == nil {
						s.stated[f] = st
					}
				}
			}
		}
	}
	for i := range s.r.Findings {
		f := &s.r.Findings[i]
		for _, e := range f.Evidence {
			if e.Article != s.r.Articles[s.r.Draft] {
				continue
			}
			st := s.stated[e.Fact]
			if st != nil && !slices.Contains(s.findings[st], f) {
				s.findings[st] = append(s.findings[st], f)
			}
			if st == nil && !slices.Contains(s.alone[e.Fact], f) {
				s.alone[e.Fact] = append(s.alone[e.Fact], f)
			}
		}
	}
}

func others(s *facts.Subject, draft int) bool {
	return slices.ContainsFunc(s.Statements, func(st *facts.Statement) bool { return st.Index != draft })
}

// fill decides the state of a line that says something for the first time.
func (s *sheet) fill(line *SheetLine, k int, st *facts.Statement) {
	found := s.alone[line.Fact]
	if st != nil {
		found = s.findings[st]
		line.About, line.Says = st.Subject.Label, s.says(st.Subject, st)
		s.compare(line, st)
	} else {
		line.Says = s.r.Digests[s.r.Draft].Article.Quote(line.Fact.Span)
	}
	line.State = LeftAlone
	if k < len(s.r.Status[s.r.Draft]) {
		line.Reason = s.r.Status[s.r.Draft][k]
	}
	if st != nil && others(st.Subject, s.r.Draft) {
		line.State, line.Reason = Compared, ""
	}
	if f := worst(found); f != nil {
		line.State, line.Message, line.Ask, line.Finding = s.state(f, st), f.Message, f.Ask, f.ID
		if line.State != LeftAlone {
			line.Reason = ""
		}
	} else if line.State == Compared && line.Origins > 0 {
		line.State = Confirmed
	}
	line.Use = s.use(line, st)
}

// worst is the finding that decides: findings stand worst first in a report; a note decides nothing.
func worst(found []*rules.Finding) *rules.Finding {
	for _, f := range found {
		if f.Verdict != rules.Note {
			return f
		}
	}
	return nil
}

// state translates a verdict; an update is good news where the draft has the newer figure.
func (s *sheet) state(f *rules.Finding, st *facts.Statement) State {
	switch f.Verdict {
	case rules.Conflict:
		return Conflicting
	case rules.Inconsistency:
		return Inconsistent
	case rules.Contested:
		return Disputed
	case rules.Revision, rules.Update:
		if st != nil && st.Newest {
			return Newer
		}
		if f.Verdict == rules.Revision {
			return Revised
		}
		return Outdated
	case rules.Confirmation:
		return Confirmed
	case rules.SingleOrigin:
		return OneOrigin
	case rules.Unconfirmed:
		return Alone
	}
	return LeftAlone
}

// compare notes who says the same as the draft, and what the others say, newest first.
func (s *sheet) compare(line *SheetLine, st *facts.Statement) {
	origins := map[int]bool{}
	byReading := map[int]int{}
	type newest struct {
		SheetOther
		latest facts.Instant
		origin map[int]bool
	}
	var rest []newest
	for _, x := range st.Subject.Statements {
		if x.Index == s.r.Draft {
			continue
		}
		if s.agrees(st, x) {
			line.By = addNew(line.By, x.Article.Outlet)
			if x.Origin != st.Origin {
				origins[x.Origin] = true
			}
			continue
		}
		k, ok := byReading[x.Reading]
		if !ok {
			k = len(rest)
			byReading[x.Reading] = k
			rest = append(rest, newest{SheetOther: SheetOther{Value: s.says(st.Subject, x), Since: x.AsOf}, latest: x.AsOf, origin: map[int]bool{}})
		}
		o := &rest[k]
		o.Outlets, o.origin[x.Origin] = addNew(o.Outlets, x.Article.Outlet), true
		for _, c := range x.Claimants {
			o.Givers = addNew(o.Givers, c)
		}
		if x.AsOf.Known() && (!o.Since.Known() || x.AsOf.From.Before(o.Since.From)) {
			o.Since = x.AsOf
		}
		if x.AsOf.Known() && x.AsOf.From.After(o.latest.From) {
			o.latest = x.AsOf
		}
	}
	line.Origins = len(origins)
	slices.SortStableFunc(rest, func(a, b newest) int {
		return cmp.Or(b.latest.From.Compare(a.latest.From), cmp.Compare(len(b.origin), len(a.origin)))
	})
	for _, o := range rest {
		o.Origins = len(o.origin)
		line.Others = append(line.Others, o.SheetOther)
	}
}

// agrees asks the values themselves. Counts that overlap say the same to a reader; two offices that one person can hold do not.
func (s *sheet) agrees(x, y *facts.Statement) bool {
	names := s.valueNames(x.Subject)
	for _, name := range names {
		v, w := x.Get(name), y.Get(name)
		if v == nil || w == nil {
			return false
		}
		_, counts := v.(facts.Quantity)
		switch v.Compare(w).Relation {
		case facts.Equal, facts.Refines, facts.Refined:
		case facts.Overlaps:
			if !counts {
				return false
			}
		default:
			return false
		}
	}
	return len(names) > 0
}

func (s *sheet) says(subject *facts.Subject, st *facts.Statement) string {
	return statementValue(s.kinds, subject, st)
}

func (s *sheet) valueNames(subject *facts.Subject) []string { return valueNames(s.kinds, subject) }

// statementValue prints what a statement says, by the fields that its subject is compared by.
func statementValue(kinds []facts.Kind, subject *facts.Subject, st *facts.Statement) string {
	var out []string
	for _, name := range valueNames(kinds, subject) {
		if v := st.Get(name); v != nil && v.String() != "" {
			out = append(out, v.String())
		}
	}
	return strings.Join(out, ", ")
}

func valueNames(kinds []facts.Kind, subject *facts.Subject) []string {
	for i := range kinds {
		for _, spec := range kinds[i].Subjects {
			if kinds[i].Name == subject.Kind && spec.Name == subject.Spec {
				return spec.Value
			}
		}
	}
	return nil
}

// use is the attribution that an editor can print for what the draft says, "" where none is needed or none is known.
func (s *sheet) use(line *SheetLine, st *facts.Statement) string {
	if st == nil {
		return ""
	}
	giver := strings.Join(st.Claimants, " and ")
	switch line.State {
	case Disputed, Conflicting:
		if giver != "" && len(line.Others) > 0 && len(line.Others[0].Givers) > 0 {
			return fmt.Sprintf("%s, according to %s; %s, according to %s", printable(st.Subject, st, line.Says), giver,
				printable(st.Subject, st, line.Others[0].Value), strings.Join(line.Others[0].Givers, " and "))
		}
	case Outdated, Revised:
		if len(line.Others) == 0 {
			return ""
		}
		o := line.Others[0]
		from := strings.Join(o.Givers, " and ")
		if from == "" {
			from = o.Outlets[0]
		}
		return fmt.Sprintf("%s, according to %s", printable(st.Subject, st, o.Value), from)
	case OneOrigin:
		if from := s.credit(st); from != "" {
			return fmt.Sprintf("%s, according to %s", printable(st.Subject, st, line.Says), from)
		}
	case Alone:
		if giver != "" && !isWords(st) { // a quotation names its giver already
			return fmt.Sprintf("%s, according to %s", printable(st.Subject, st, line.Says), giver)
		}
	}
	return ""
}

// printable is a value with what it counts: "at least 9 people killed in the fire", or a quotation between its marks.
func printable(s *facts.Subject, st *facts.Statement, says string) string {
	for _, f := range st.Value {
		if _, ok := f.Value.(facts.Quantity); ok && strings.HasPrefix(s.Label, "people ") {
			return says + " " + s.Label
		}
	}
	if isWords(st) {
		return "“" + strings.TrimRight(says, ",. ") + "”"
	}
	return says
}

// isWords reports a statement whose value is words that somebody said.
func isWords(st *facts.Statement) bool {
	return slices.ContainsFunc(st.Value, func(f facts.Field) bool { return f.Value != nil && f.Value.Type() == facts.TextType })
}

// credit is the agency that the one text is credited to, else the first outlet that printed it.
func (s *sheet) credit(st *facts.Statement) string {
	for _, x := range st.Subject.Statements {
		if x.Index != s.r.Draft && s.agrees(st, x) {
			if len(x.Article.Credits) > 0 {
				return x.Article.Credits[0]
			}
			return x.Article.Outlet
		}
	}
	return ""
}

func addNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
