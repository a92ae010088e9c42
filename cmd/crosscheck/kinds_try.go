package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"crosscheck/checker/ruletest"
	"crosscheck/facts/grammar"
	"crosscheck/facts/text"
)

// Bounds of what try prints and reads.
const (
	nearest     = 5
	wordsShown  = 3
	longestTry  = 4000 // bytes
	textAtMost  = 12   // words of a match that is only begun
	markShorten = "…"
)

func (a *app) tryKind(name, sentence string, all bool) error {
	if strings.TrimSpace(sentence) == "" {
		return errors.New("the sentence is empty")
	}
	if len(sentence) > longestTry {
		return fmt.Errorf("the sentence has %d bytes; try reads at most %d", len(sentence), longestTry)
	}
	c, err := a.readConfig()
	if err != nil {
		return err
	}
	x, err := a.loadKinds(c)
	if err != nil {
		return err
	}
	k, err := kindNamed(x.Grammar(), name)
	if err != nil {
		return err
	}
	article, err := ruletest.Sentence(sentence)
	if err != nil {
		return err
	}
	in := x.Input(article, k.Name)
	winners, traces := k.Trace(in)
	a.tryMatches(in.Doc, k, winners)
	a.tryTraces(in.Doc, traces, len(winners) == 0, all)
	if k.Recogniser == "" {
		return nil
	}
	fmt.Fprintf(a.stdout, "\nfacts (recogniser %s)\n", k.Recogniser)
	d, found := x.Extract(article), 0
	for i := range d.Facts {
		if d.Facts[i].Kind == k.Name {
			fmt.Fprintf(a.stdout, "  %s\n", oneLine(ruletest.Describe(article, &d.Facts[i])))
			found++
		}
	}
	if found == 0 {
		fmt.Fprintln(a.stdout, "  none")
	}
	return nil
}

// tryMatches prints the matches that stand, in text order.
func (a *app) tryMatches(d *text.Doc, k *grammar.Kind, winners []grammar.Match) {
	if len(winners) == 0 {
		fmt.Fprintf(a.stdout, "no pattern of %s matches\n", k.Name)
	}
	for i := range winners {
		m := &winners[i]
		verb := "matched"
		if m.Pattern.Reject {
			verb = "rejected (no fact)"
		}
		fmt.Fprintf(a.stdout, "pattern %s: %s “%s”\n", m.Pattern.Name, verb, oneLine(d.Slice(m.First, m.Last)))
		for _, c := range m.Captures {
			words := "stated by the pattern"
			if c.Range.Len() > 0 {
				words = "“" + oneLine(d.Slice(c.Range.First, c.Range.Last)) + "”"
			}
			fmt.Fprintf(a.stdout, "  %s: %s, %s\n", c.Field, oneLine(grammar.Notation(c.Value)), words)
		}
	}
}

// tryTraces prints what the other patterns came to: those that matched and lost, then the nearest.
func (a *app) tryTraces(d *text.Doc, traces []grammar.Trace, none, all bool) {
	var lost, stopped []*grammar.Trace
	for i := range traces {
		switch t := &traces[i]; {
		case t.Beaten != nil:
			lost = append(lost, t)
		case t.Match == nil && t.Item >= 0:
			stopped = append(stopped, t)
		}
	}
	for _, t := range lost {
		fmt.Fprintf(a.stdout, "pattern %s: matched “%s”, but %s\n", t.Pattern.Name, oneLine(d.Slice(t.Match.First, t.Match.Last)), reason(t))
	}
	slices.SortStableFunc(stopped, func(x, y *grammar.Trace) int { return share(y) - share(x) })
	shown := 0
	for _, t := range stopped {
		if !all && (shown == nearest || t.Item == 0 && !(none && shown == 0)) {
			break
		}
		fmt.Fprintf(a.stdout, "pattern %s: %s\n", t.Pattern.Name, stop(d, t))
		shown++
	}
	if rest := len(stopped) - shown; rest > 0 && shown > 0 {
		fmt.Fprintf(a.stdout, "%s more stopped earlier; --all shows them\n", plural(rest, "pattern"))
	} else if rest > 0 && none {
		fmt.Fprintf(a.stdout, "none of %s begins; --all shows them\n", plural(rest, "pattern"))
	}
}

// share is how much of its pattern an attempt came through, in parts of a thousand.
func share(t *grammar.Trace) int {
	if t.Item == 0 {
		return 0
	}
	return 1 + 1000*t.Item/(len(t.Pattern.Items)+1)
}

// reason says why the match of a pattern did not stand.
func reason(t *grammar.Trace) string {
	w := t.Beaten
	switch {
	case w.First < t.Match.First:
		return w.Pattern.Name + " begins before it"
	case w.First == t.Match.First && w.Last > t.Match.Last:
		return w.Pattern.Name + " is longer"
	}
	return w.Pattern.Name + " stands before it in the file"
}

// stop says at which item a pattern stopped and what stands there.
func stop(d *text.Doc, t *grammar.Trace) string {
	if t.Item >= len(t.Pattern.Items) {
		return "all items match, but the count may not end before " + places(d, t)
	}
	s := fmt.Sprintf("stopped at item %d `%s`: found %s", t.Item+1, oneLine(t.Pattern.Items[t.Item]), places(d, t))
	if t.Text.Len() > 0 {
		first := t.Text.First
		if t.Text.Len() > textAtMost {
			first = t.Text.Last - textAtMost
			return s + " after “" + markShorten + oneLine(d.Slice(first, t.Text.Last)) + "”"
		}
		s += " after “" + oneLine(d.Slice(first, t.Text.Last)) + "”"
	}
	return s
}

// places names the words that an item was tried at.
func places(d *text.Doc, t *grammar.Trace) string {
	var words []string
	for _, at := range t.At {
		switch {
		case len(words) == wordsShown:
			return strings.Join(words, ", ") + " or later words"
		case at >= t.End:
			words = append(words, "the end of the sentence")
		default:
			words = append(words, "“"+oneLine(d.Text(at))+"”")
		}
	}
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
	}
	return strings.Join(words, "")
}
