package numbers

import (
	"maps"
	"math"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Builtin are the words of the embedded table.
func Builtin() *Words { return builtin() }

// Vague lists the words whose value is a matter of house style, with their bounds in short notation, in order of the table.
func (w *Words) Vague() yamlfile.Map[string] { return slices.Clone(w.vague) }

// With returns words with the bounds that a house gives: dozens: 24.., a handful: 3..6. Only words of the table can be changed; they keep
// their approximation and the words that they stand before.
func (w *Words) With(file string, values yamlfile.Map[yamlfile.String]) (*Words, error) {
	out := *w
	out.phrases = maps.Clone(w.phrases)
	out.vague = slices.Clone(w.vague)
	var errs []*yamlfile.Error
	for _, v := range values {
		k := slices.IndexFunc(out.vague, func(e yamlfile.Entry[string]) bool { return e.Key.Value == v.Key.Value })
		if k < 0 {
			errs = append(errs, v.Key.Pos.Errorf(file, "no number word %q%s", v.Key.Value, yamlfile.DidYouMean(v.Key.Value, w.vague.Keys())))
			continue
		}
		q, ok := bounds(v.Value.Value)
		if !ok {
			at := v.Value.Pos
			if at == (yamlfile.Pos{}) {
				at = v.Key.Pos
			}
			errs = append(errs, at.Errorf(file, "%s: want bounds like 24.. or 3..6, found %q", v.Key.Value, v.Value.Value))
			continue
		}
		out.vague[k].Value = notation(q)
		out.change(v.Key.Value, q)
	}
	return &out, yamlfile.Join(errs...)
}

// change sets the bounds of one phrase in lists of its own.
func (w *Words) change(name string, q facts.Quantity) {
	first := hashes(name)[0]
	list := slices.Clone(w.phrases[first])
	for i := range list {
		if list[i].word.Phrase.Value != name {
			continue
		}
		list[i].word.Low, list[i].word.High = q.Low, nil
		if !q.Open() {
			list[i].word.High = &q.High
		}
	}
	w.phrases[first] = list
}

// bounds reads 24.., 3..6, ..10 or 12.
func bounds(s string) (facts.Quantity, bool) {
	s = strings.TrimSpace(s)
	if low, open := strings.CutSuffix(s, ".."); open {
		s = low + "+"
	}
	q, ok := facts.ParseNotation(s)
	return q, ok && !q.Approx && q.Low >= 0
}

func notation(q facts.Quantity) string {
	if low, open := strings.CutSuffix(q.Notation(), "+"); open {
		return low + ".."
	}
	return q.Notation()
}

func (x word) bounds() facts.Quantity {
	q := facts.Quantity{Low: x.Low, High: math.Inf(1)}
	if x.High != nil {
		q.High = *x.High
	}
	return q
}
