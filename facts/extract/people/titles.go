package people

import "crosscheck/facts/text"

// findTitles gives title phrases to the persons beside them.
func (f *finder) findTitles() {
	f.titles, f.roles = make([]Title, 0, len(f.phrases)), make([]*roleEntry, 0, len(f.phrases))
	readings := make([]reading, len(f.phrases))
	given := make([]int, len(f.phrases)) // phrase -> name that it stands before, -1
	for at := len(f.phrases) - 1; at >= 0; at-- {
		readings[at] = f.read(at)
		given[at] = f.before(&readings[at], readings, given, at)
	}
	w := &titleWork{finder: f, readings: readings, given: given, used: make([]bool, len(f.phrases))}
	for at := range f.phrases {
		if given[at] >= 0 {
			w.prenominal(at)
		}
	}
	for i := range f.names {
		if f.names[i].person >= 0 {
			w.after(i)
		}
	}
	f.inferCountries()
}

// titleWork is the second half of the search: phrases in context, and which of them have a person.
type titleWork struct {
	*finder
	readings []reading
	given    []int
	used     []bool
}

// before returns the name that a phrase stands before: straight, after a comma ("the country's interior minister, Ann Lee"), or with
// another title between ("spokesman Capt. Lee"); -1 where there is none.
func (f *finder) before(r *reading, readings []reading, given []int, at int) int {
	d := f.d
	s := &d.Sentences[r.sentence]
	for _, k := range [...]int{r.phrase.Last, r.end} {
		if n := f.personAt(k, s); n >= 0 {
			return n
		}
		if k == r.phrase.Last && k < s.Last && d.Capital(k) && f.phraseAt[k] != 0 && given[f.phraseAt[k]-1] >= 0 && f.phrases[f.phraseAt[k]-1].First == k {
			return given[f.phraseAt[k]-1]
		}
	}
	k := r.end
	if k+1 >= s.Last || !d.Is(k, ",", ":") || r.plural || !f.opensClause(r, s) {
		return -1
	}
	n := f.personAt(k+1, s)
	if n < 0 {
		if q := f.phraseAt[k+1]; q != 0 && given[q-1] >= 0 && (f.phrases[q-1].words.First == k+1 || readings[q-1].start == k+1) {
			return given[q-1]
		}
		return -1
	}
	name := &f.names[n]
	after := f.tailOf(n).end
	switch {
	case after >= s.Last || d.Tokens[after].Class == text.Mark || d.Tokens[after].Class == text.Quote:
		return n
	case f.is(after, isSaying) || d.Is(after, "who", "as", "to", "on", "in", "has", "had", "was", "is", "will", "would"):
		if r.determined && (r.org.Len() > 0 || r.definite || name.Len() > 1) {
			return n
		}
	}
	return -1
}

// opensClause: a title before a comma and a name belongs to that name only where it does not follow another person.
func (f *finder) opensClause(r *reading, s *text.Sentence) bool {
	k := r.outer - 1
	if k < s.First {
		return r.determined || r.org.Len() > 0
	}
	if f.d.Is(k, ",", "—", "–", "(") && k-1 >= s.First && f.nameAt[k-1] != 0 && f.names[f.nameAt[k-1]-1].sort == Person {
		return false // "Lee, the mayor, Smith": the title is Lee's
	}
	if f.d.Is(k, ",") && k-2 >= s.First && f.d.Is(k-1, ")") {
		return false
	}
	return r.determined || r.org.Len() > 0
}

// personAt returns the person whose name starts at token k, honorifics skipped; -1 where none does.
func (f *finder) personAt(k int, s *text.Sentence) int {
	for n := 0; n < 2 && k < s.Last && f.nameAt[k] == 0 && f.is(k, isHonorific) && f.d.Capital(k); n++ {
		k++
		if k < s.Last && f.d.Is(k, ".") && f.joined(k) {
			k++
		}
	}
	if k >= s.Last || f.nameAt[k] == 0 {
		return -1
	}
	at := int(f.nameAt[k] - 1)
	if f.names[at].person < 0 || f.names[at].First != k {
		return -1
	}
	return at
}

// prenominal reports a title before a name, with the places that follow the name, and the other names of a plural.
func (w *titleWork) prenominal(at int) {
	r := &w.readings[at]
	n := w.given[at]
	w.used[at] = true
	if r.plural && w.nextInList(w.tailOf(n).end, r.sentence) < 0 {
		return // "presidential candidates Lee" goes on in a way that is not understood
	}
	for first := true; n >= 0; first = false {
		t := w.tailOf(n)
		org := r.org
		end := w.names[n].Last
		if t.org.Len() > 0 && (org.Len() == 0 || w.isPeopleOrg(org) || !first && r.plural) {
			org, end = t.org, t.end
		}
		w.emit(r, n, org, text.Range{First: min(r.start, w.names[n].First), Last: max(end, r.end)}, r.status)
		if !r.plural {
			return
		}
		n = w.nextInList(t.end, r.sentence)
	}
}

// nextInList returns the person after a comma or "and", -1 where the list ends.
func (w *titleWork) nextInList(k, sentence int) int {
	s := &w.d.Sentences[sentence]
	if w.d.Is(k, ",") {
		k++
	}
	if w.d.Is(k, "and", "or", "&") {
		k++
	}
	return w.personAt(k, s)
}

// after reports titles behind a name: apposition, copula, "as".
func (w *titleWork) after(i int) {
	n := &w.names[i]
	s := &w.d.Sentences[n.sentence]
	t := w.tailOf(i)
	k := w.appositions(i, t, s)
	w.copula(i, t.end, s)
	if k > t.end {
		w.copula(i, k, s)
	}
	w.asOffice(i, t.end, s)
}

// appositions reads ", the mayor of Troy," and what follows it with "and"; it returns the token after them.
func (w *titleWork) appositions(i int, t tail, s *text.Sentence) int {
	d := w.d
	k := t.end
	for round := 0; round < 3 && k+1 < s.Last; round++ {
		from, past := k+1, false
		switch {
		case d.Is(k, ",", "—", "–", "(", ";") && round == 0, d.Is(k, ",") && round > 0:
			if d.Is(from, "and", "but") {
				from++
			}
			if d.Is(from, "then", "now", "formerly", "once", "currently", "previously") && from+1 < s.Last && (d.Is(from+1, "the", "a", "an", "its") || !d.Is(from, "then", "once")) {
				past = !d.Is(from, "now", "currently")
				from++
			}
		case d.Is(k, "and") && (round > 0 || t.party):
		case d.Is(k, "-") && d.Tokens[k].Space && d.Tokens[from].Space:
		default:
			return k
		}
		at := w.phraseFrom(from, s)
		if at < 0 || w.used[at] || w.given[at] >= 0 {
			return k
		}
		r := &w.readings[at]
		if !w.closed(r, s) || w.personAt(r.end, s) >= 0 {
			return k
		}
		if r.plural && !w.listed(i, s) {
			return k
		}
		w.used[at] = true
		status := w.term(r, s)
		if past && (status == "" || status == "current") {
			status = "former"
		}
		w.emit(r, i, r.org, text.Range{First: w.names[i].First, Last: r.end}, status)
		if r.plural {
			w.share(i, at, status, s)
		}
		k = r.end
	}
	return k
}

// listed reports whether another person and "and" or a comma stand before a name.
func (w *titleWork) listed(i int, s *text.Sentence) bool {
	k := w.names[i].First - 1
	for n := 0; n < 4 && k > s.First && (w.phraseAt[k] != 0 || w.d.Is(k, ".")); n++ {
		k--
	}
	if !w.d.Is(k, "and", "&", "or") {
		return false
	}
	for j := i - 1; j >= 0 && w.names[j].First >= s.First; j-- {
		if w.names[j].person >= 0 {
			return true
		}
	}
	return false
}

// share gives a plural title after a list of names to the names before the last one too.
func (w *titleWork) share(i, at int, status string, s *text.Sentence) {
	r := &w.readings[at]
	for k, n := i-1, 0; k >= 0 && n < 4 && w.names[k].First >= s.First; k-- {
		if w.names[k].person < 0 {
			continue
		}
		t := w.tailOf(k)
		e := t.end
		if w.d.Is(e, ",") {
			e++
		}
		if w.d.Is(e, "and", "or") {
			e++
		} else if e == t.end {
			return
		}
		next := w.names[i].First
		if e < next && w.phraseAt[e] == 0 {
			return
		}
		n++
		w.emit(r, k, r.org, text.Range{First: w.names[k].First, Last: r.end}, status)
		i = k
	}
}

// phraseFrom returns the phrase whose reading begins at token k, -1 where there is none within reach.
func (w *titleWork) phraseFrom(k int, s *text.Sentence) int {
	for j := k; j < min(k+12, s.Last); j++ {
		if at := int(w.phraseAt[j]) - 1; at >= 0 {
			r := &w.readings[at]
			switch {
			case w.possessiveAt(r.words.Last): // "the president's chief of staff"
				j = r.words.Last
			case r.outer == k || r.start == k || r.First == k || w.secondJob(k, r, s):
				return at
			default:
				return -1
			}
			continue
		}
		if t := w.d.Tokens[j]; t.Class == text.Mark && !w.d.Is(j, "-", ".", "'", "&") {
			return -1
		}
	}
	return -1
}

// secondJob: "a freelance writer and founder of", where the first of two jobs is in no table.
func (w *titleWork) secondJob(k int, r *reading, s *text.Sentence) bool {
	d := w.d
	if !d.Is(k, "a", "an", "the") || r.outer-k > 7 || !d.Is(r.outer-1, "and") || r.outer-1 == k {
		return false
	}
	for j := k + 1; j < r.outer-1; j++ {
		t := &d.Tokens[j]
		if t.Class != text.Word && !d.Is(j, "-") || w.is(j, isSaying) || d.Is(j, "of", "in", "for", "at", "who", "to", "with", "by", "and") || w.nameAt[j] != 0 && w.names[w.nameAt[j]-1].sort == Person {
			return false
		}
	}
	return true
}

// closed reports whether an apposition ends where the reading ends.
func (w *titleWork) closed(r *reading, s *text.Sentence) bool {
	k := r.end
	if k >= s.Last {
		return true
	}
	t := &w.d.Tokens[k]
	if w.possessiveAt(k) {
		return false
	}
	if w.d.Is(k, "-") && !t.Space {
		return false
	}
	if t.Class == text.Word && t.Case == text.Lower {
		return w.is(k, isOpener|isCommon|isSaying|isStatus) || r.determined || r.org.Len() > 0
	}
	return t.Class != text.Word || r.determined || r.org.Len() > 0
}

// term reads a stated end of office: "from 2000 to 2006", "until May".
func (w *titleWork) term(r *reading, s *text.Sentence) string {
	d := w.d
	k := r.end
	if r.status != "" && r.status != "current" {
		return r.status
	}
	if d.Is(k, "until", "till") && k+1 < s.Last && (d.Tokens[k+1].Class == text.Number || w.is(k+1, isNever)) {
		return "former"
	}
	if d.Is(k, "from", "between", "in") && k+2 < s.Last && d.Tokens[k+1].Class == text.Number && d.Is(k+2, "to", "until", "through", "and", "-", "–") {
		return "former"
	}
	return r.status
}
