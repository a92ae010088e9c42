package quotes

import (
	"strings"

	"crosscheck/facts/text"
)

// scare reports whether the marks hold no quotation: a word or two that nobody is said to say, a title of a work, a nickname.
func (x *reader) scare(i int, cued bool) bool {
	d, st := x.d, &x.stretches[i]
	words := 0
	for k := st.First; k < st.Last; k++ {
		if c := d.Tokens[k].Class; c == text.Word || c == text.Number {
			words++
		}
	}
	named := x.names.Has(at(d, st.from-1)) || d.Is(st.from-1, "as") && d.Is(st.from-2, "known") || d.Is(st.from-1, ",") && x.names.Has(at(d, st.from-2))
	switch {
	case words == 0:
		return true
	case words < 3 && !cued:
		return true
	case words < 3 && st.from > 0 && st.to < len(d.Tokens) && !d.Tokens[st.to].Space && d.Is(st.to, "-"):
		return true
	case named && words <= 8:
		return true
	case words <= 3 && x.insideName(st):
		return true
	default:
		return words <= 8 && !cued && x.titled(st, words)
	}
}

func at(d *text.Doc, i int) text.Token {
	if i < 0 || i >= len(d.Tokens) {
		return text.Token{}
	}
	return d.Tokens[i]
}

// insideName: Dwayne “The Rock” Johnson.
func (x *reader) insideName(st *stretch) bool {
	d := x.d
	return st.from > 0 && st.to < len(d.Tokens) && d.Capital(st.from-1) && d.Capital(st.to) && d.Capital(st.First) && d.SentenceOf(st.from-1) == d.SentenceOf(st.to)
}

// titled reports whether all words but small ones begin with a capital, and no sentence ends inside.
func (x *reader) titled(st *stretch, words int) bool {
	d := x.d
	last := st.Last - 1
	for last > st.First && d.Tokens[last].Class == text.Mark {
		last--
	}
	if words < 2 || d.Tokens[last].Case == text.Lower {
		return false
	}
	for k := st.First; k < st.Last; k++ {
		t := d.Tokens[k]
		if t.Class == text.Word && t.Case == text.Lower && (t.End-t.Start > 4 || k == st.First) && !strings.HasPrefix(d.Text(k), "'") {
			return false
		}
	}
	return true
}

// result are the quotations as callers see them.
func (x *reader) result() []Quote {
	for i := range x.quotes {
		x.quotes[i].Person = x.outside(x.quotes[i].Person)
	}
	return x.quotes
}

// outside is the index of a person as callers know it, -1 for the added ones.
func (x *reader) outside(who int) int {
	if who >= x.known {
		return -1
	}
	return who
}
