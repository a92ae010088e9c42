package people

import "crosscheck/facts/text"

// tail is what may stand between a name and its apposition: party and state, place, age.
type tail struct {
	end   int
	org   text.Range
	party bool // a party stands there: "Republican of Kentucky"
}

// tailOf reads "(R-Ohio)", ", D-N.Y.", "of California", ", Republican of Texas", ", 46," after a name.
func (f *finder) tailOf(i int) tail {
	n := &f.names[i]
	s := &f.d.Sentences[n.sentence]
	t := tail{end: n.Last}
	for round := 0; round < 3; round++ {
		end := t.end
		f.degree(&t, s)
		f.partyTag(&t, s)
		f.ofPlace(&t, s)
		f.partyWord(&t, s)
		f.age(&t, s)
		if t.end == end {
			return t
		}
	}
	return t
}

// partyTag reads "(R-Ohio)" and ", R-Ohio".
func (f *finder) partyTag(t *tail, s *text.Sentence) {
	d := f.d
	k := t.end
	if k+3 >= s.Last || !d.Is(k, "(", ",") || d.Tokens[k+1].Case != text.Upper || !d.Is(k+1, "r", "d", "i", "l", "dfl", "ind") || !d.Is(k+2, "-", "–", "—") {
		return
	}
	open := d.Is(k, "(")
	e, m := f.match(k+3, s.Last, isPlace|isShortPlace)
	end := k + 3 + m
	if e == nil {
		end = k + 3
		for end < s.Last && end < k+7 && (d.Capital(end) || end > k+3 && d.Is(end, ".", "-") && f.joined(end)) {
			end++
		}
		if end == k+3 {
			return
		}
	} else if d.Is(end, ".") && f.joined(end) && (open || end+1 < s.Last && d.Is(end+1, ",", ")")) {
		end++
	}
	t.org, t.party = text.Range{First: k + 3, Last: end}, true
	t.end = end
	if open && end < s.Last && d.Is(end, ")") {
		t.end++
	}
}

// ofPlace reads "of California", "of the Troy Police", also after a comma where a body follows.
func (f *finder) ofPlace(t *tail, s *text.Sentence) {
	d := f.d
	k := t.end
	comma := k < s.Last && d.Is(k, ",")
	if comma {
		k++
	}
	if k+1 >= s.Last || !d.Is(k, "of", "from") || t.org.Len() > 0 {
		return
	}
	k++
	if d.Is(k, "the") {
		k++
	}
	if k >= s.Last || f.nameAt[k] == 0 {
		return
	}
	n := &f.names[f.nameAt[k]-1]
	if n.sort == Person || n.sort == People || n.First != k || comma && n.sort != Body {
		return
	}
	t.org, t.end = n.Range, n.Last
}

// partyWord reads ", Republican of Texas", ", a Democrat from Ohio".
func (f *finder) partyWord(t *tail, s *text.Sentence) {
	d := f.d
	k := t.end
	if k+3 >= s.Last || !d.Is(k, ",", "(") {
		return
	}
	k++
	if d.Is(k, "a", "the") {
		k++
	}
	if !f.is(k, isParty) || !d.Capital(k) || !d.Is(k+1, "of", "from") || k+2 >= s.Last || f.nameAt[k+2] == 0 {
		return
	}
	n := &f.names[f.nameAt[k+2]-1]
	if n.sort == Person {
		return
	}
	t.org, t.end, t.party = n.Range, n.Last, true
	if d.Is(t.end, ")") {
		t.end++
	}
}

// degree skips ", MD, MBA,".
func (f *finder) degree(t *tail, s *text.Sentence) {
	for t.end+1 < s.Last && f.d.Is(t.end, ",") && f.is(t.end+1, isSuffix) && f.d.Tokens[t.end+1].Case != text.Title {
		t.end += 2
	}
}

// age skips ", 46" before a comma, and "(46)".
func (f *finder) age(t *tail, s *text.Sentence) {
	d := f.d
	k := t.end
	if k+2 < s.Last && d.Is(k, ",", "(") && d.Tokens[k+1].Class == text.Number && d.Tokens[k+1].End-d.Tokens[k+1].Start <= 2 && d.Is(k+2, ",", ")") {
		t.end = k + 2
		if d.Is(k+2, ")") {
			t.end++
		}
	}
}
