package people

import "crosscheck/facts/text"

// copula reads "Lee is the mayor of Troy", "Lee, who was named chairman,", "Lee served as ambassador" after a name.
func (w *titleWork) copula(i, k int, s *text.Sentence) {
	d := w.d
	who := false
	if k+1 < s.Last && d.Is(k, ",") && d.Is(k+1, "who") {
		k, who = k+2, true
	} else if k < s.Last && d.Is(k, "who") {
		k, who = k+1, true
	} else if k+1 < s.Last && d.Is(k, ",") && k > w.names[i].Last {
		k++ // the comma that closes an apposition
	}
	if !who && !w.subject(i, s) {
		return
	}
	k, status := w.verb(k, s)
	if k < 0 {
		return
	}
	if w.d.Is(k, "not", "no", "n't", "never") {
		return
	}
	for round := 0; round < 3; round++ {
		at := w.phraseFrom(k, s)
		if at < 0 || w.used[at] || w.given[at] >= 0 {
			return
		}
		r := &w.readings[at]
		if w.possessiveAt(r.end) || w.personAt(r.end, s) >= 0 {
			return
		}
		w.used[at] = true
		st := w.term(r, s)
		if st == "" || st == "current" {
			st = status
		}
		w.emit(r, i, r.org, text.Range{First: w.names[i].First, Last: r.end}, st)
		k = r.end
		if !d.Is(k, "and") {
			return
		}
		k++
		if d.Is(k, "as") || d.Is(k, "later", "then", "also", "previously") && d.Is(k+1, "as") {
			k++
		}
	}
}

// subject reports whether a name may be the subject of the verb after it: no preposition or possessive before it.
func (w *titleWork) subject(i int, s *text.Sentence) bool {
	k := w.names[i].First - 1
	return k < s.First || !w.d.Is(k, "of", "by", "with", "for", "from", "to", "in", "at", "than", "and", "like", "about", "against")
}

// verb reads a form of be, become, serve or a passive of appointing from token k. It returns the token after it, -1 where there is none.
func (w *titleWork) verb(k int, s *text.Sentence) (int, string) {
	d := w.d
	status := "current"
	skip := func() {
		for k < s.Last && d.Is(k, "now", "also", "currently", "still", "once", "again", "formerly", "previously", "then", "later", "first", "recently", "today", "already", "himself", "herself") {
			if d.Is(k, "formerly", "previously", "once") {
				status = "former"
			}
			k++
		}
	}
	skip()
	be := false
	switch {
	case k >= s.Last:
		return -1, ""
	case d.Is(k, "is", "remains"):
		be = true
		k++
	case d.Is(k, "was"):
		be, status = true, "former"
		k++
	case d.Is(k, "has", "had") && d.Is(k+1, "been"):
		be = true
		if d.Is(k, "had") {
			status = "former"
		}
		k += 2
	case d.Is(k, "became", "becomes"):
		k++
		skip()
		return k, status
	case d.Is(k, "has", "had") && d.Is(k+1, "become"):
		return k + 2, status
	case d.Is(k, "serves", "works", "served", "worked", "has", "had") || d.Is(k, "resigned", "retired", "quit"):
		if d.Is(k, "served", "worked", "had", "resigned", "retired", "quit") {
			status = "former"
		}
		if d.Is(k, "has", "had") {
			k++
			if !d.Is(k, "served", "worked") {
				return -1, ""
			}
		}
		k++
		skip()
		if d.Is(k, "as") {
			return k + 1, status
		}
		return -1, ""
	case d.Is(k, "took", "takes", "stepped", "steps") && d.Is(k+1, "over", "office", "down") && d.Is(k+2, "as"):
		if d.Is(k+1, "down") {
			status = "former"
		}
		return k + 3, status
	default:
		return -1, ""
	}
	skip()
	if be && d.Is(k, "ousted", "fired", "sacked", "removed", "dismissed", "deposed", "replaced", "suspended") && d.Is(k+1, "as") {
		return k + 2, "former"
	}
	if be && k < s.Last && w.is(k, isAppointing) {
		status = "current"
		if w.is(k, isNominating) && !d.Is(k, "chosen", "selected", "picked") {
			status = "nominee"
		}
		k++
		if d.Is(k, "in") {
			k++
		}
		if d.Is(k, "as", "to") {
			k++
		}
		if d.Is(k, "be") {
			k++
		}
	}
	return k, status
}

// asOffice reads "nominated Lee as surgeon general", "Lee to be surgeon general", "picked Lee for surgeon general".
func (w *titleWork) asOffice(i, k int, s *text.Sentence) {
	d := w.d
	from, status := -1, ""
	if k+1 < s.Last && d.Is(k, ",") && w.is(k+1, isSuffix) {
		k += 2
	}
	nominating, appointing := w.verbsAround(i, s)
	switch {
	case k+1 >= s.Last:
		return
	case d.Is(k, "as") && (nominating || appointing):
		from = k + 1
		if nominating {
			status = "nominee"
		}
	case d.Is(k, "to") && d.Is(k+1, "be", "become"):
		from, status = k+2, "nominee"
	case d.Is(k, "to") && d.Is(k+1, "serve") && d.Is(k+2, "as"):
		from, status = k+3, "nominee"
	case d.Is(k, "for") && nominating:
		from, status = k+1, "nominee"
	default:
		return
	}
	at := w.phraseFrom(from, s)
	if at < 0 || w.used[at] || w.given[at] >= 0 {
		return
	}
	r := &w.readings[at]
	w.used[at] = true
	if status == "" || r.status != "" && r.status != "current" {
		status = r.status
	}
	w.emit(r, i, r.org, text.Range{First: w.names[i].First, Last: r.end}, status)
}

// verbsAround looks for verbs of nominating and appointing in the sentence of a name.
func (w *titleWork) verbsAround(i int, s *text.Sentence) (nominating, appointing bool) {
	first := w.names[i].First
	for k := max(s.First, first-30); k < first; k++ {
		nominating = nominating || w.is(k, isNominating)
		appointing = appointing || w.is(k, isAppointing)
	}
	return nominating, appointing
}
