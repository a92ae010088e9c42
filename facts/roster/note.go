package roster

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"crosscheck/facts"
)

// Notes say what in a roster may be a mistake: two people in a single seat at one time, one person twice in one office at one time. They
// are no errors: seats are shared, and dates of lists are rough. The read function is that of Rosters.
func Notes(r *facts.Roster, read func(title, body string) facts.Office) []string {
	bySeat := map[string][]*facts.Tenure{}
	single := map[string]bool{}
	var seats []string
	for i := range r.Tenures {
		t := &r.Tenures[i]
		seat := facts.Fold(t.Title) + "\x00" + facts.Fold(t.Body)
		if bySeat[seat] == nil {
			seats = append(seats, seat)
			single[seat] = read(t.Title, t.Body).Single
		}
		bySeat[seat] = append(bySeat[seat], t)
	}
	type note struct {
		line int
		text string
	}
	var out []note
	for _, seat := range seats {
		list := bySeat[seat]
		slices.SortStableFunc(list, func(a, b *facts.Tenure) int { return a.From.From.Compare(b.From.From) })
		for i, a := range list {
			for _, b := range list[i+1:] {
				if b.From.Known() && a.To.Known() && !b.From.From.Before(a.To.From) {
					break
				}
				same := strings.Join(facts.Name(a.Person).Words(), " ") == strings.Join(facts.Name(b.Person).Words(), " ") && a.Key == b.Key
				if !overlap(a, b) || !same && (!single[seat] || !a.To.Known()) {
					continue
				}
				first, second := a, b
				if first.Line > second.Line {
					first, second = b, a
				}
				out = append(out, note{second.Line, fmt.Sprintf("%s:%d: %s as %s %s overlaps with %s %s of line %d", r.Source, second.Line, second.Person, second.Title, second.Term(),
					first.Person, first.Term(), first.Line)})
				break
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].line < out[j].line })
	lines := make([]string, len(out))
	for i, n := range out {
		lines[i] = n.text
	}
	return lines
}

// overlap reports whether two terms share more than the days on which one ends and the other begins.
func overlap(a, b *facts.Tenure) bool {
	return a.From.Known() && b.From.Known() && (!a.To.Known() || a.To.From.After(b.From.To)) && (!b.To.Known() || b.To.From.After(a.From.To))
}
