package people

import (
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// emit reports one title of one name, unless the role needs more than is there.
func (w *titleWork) emit(r *reading, i int, org, span text.Range, status string) {
	n := &w.names[i]
	role := r.role
	if role.Status != "" {
		if q := w.heldFor(r); q >= 0 { // "nominee for surgeon general"
			status = role.Status
			r = &w.readings[q]
			role = r.role
			org = r.org
			span.Last = max(span.Last, r.end)
			w.used[q] = true
		}
	}
	if role.Needs == "org" && org.Len() == 0 && r.words.Len() == 1 && !r.client && (role.Sort == "job" || r.phrase.Last != n.First) {
		return
	}
	words := r.words
	o := w.office(r, words, org, status)
	w.titles = append(w.titles, Title{Range: span, Person: n.person, Name: n.Range, Words: words, Office: o})
	w.roles = append(w.roles, role)
	w.vote(n.person, r)
}

// heldFor returns the office that a nominee or candidate stands for, -1 where none follows.
func (w *titleWork) heldFor(r *reading) int {
	s := &w.d.Sentences[r.sentence]
	k := r.phrase.Last
	if k+1 >= s.Last || !w.d.Is(k, "for") {
		return -1
	}
	at := w.phraseFrom(k+1, s)
	if at < 0 || w.phrases[at].role.Status != "" {
		return -1
	}
	return at
}

// vote counts what the words of a title say of the sex of its holder.
func (w *titleWork) vote(p int, r *reading) {
	for k := r.core.First; k < r.core.Last; k++ {
		word := strings.ToLower(w.d.Text(k))
		switch {
		case strings.HasSuffix(word, "woman") || word == "queen" || word == "princess" || word == "duchess" || word == "lady":
			w.persons[p].person.Female += 2
		case strings.HasSuffix(word, "man") && len(word) > 4 || word == "king" || word == "prince" || word == "pope" || word == "duke":
			w.persons[p].person.Female -= 2
		}
	}
}

// office is the normalised office of a reading.
func (w *titleWork) office(r *reading, words, org text.Range, status string) facts.Office {
	if status == "" {
		status = "current"
	}
	o := facts.Office{Title: w.d.Slice(words.First, words.Last), Role: r.role.Role, Status: status, Single: r.role.Single}
	o.Portfolios = slices.Clone(r.portfolios)
	slices.Sort(o.Portfolios)
	o.Portfolios = slices.Compact(o.Portfolios)
	if r.prefix.Len() > 0 {
		o.Title = w.d.Slice(r.prefix.First, r.prefix.Last) + " " + o.Title
	}
	deputy := r.deputy || r.prefix.Len() > 0
	if deputy && o.Status == "current" {
		o.Status = "deputy"
	}
	named := false
	if org.Len() > 0 {
		o.Org = w.d.Slice(org.First, org.Last)
		o.Body, named = w.bodyOf(org)
	}
	o.Exclusive = exclusive(r, deputy, named)
	if r.role.Takes != "" && len(o.Portfolios) > 0 {
		o.Single = true
	}
	return o
}

// exclusive lists the sets of an office. Those of states fall where an organisation is named: the president of a club may be a minister.
func exclusive(r *reading, deputy, organisation bool) []string {
	if deputy && r.role.Role != "vice chairman" && !strings.HasPrefix(r.role.Role, "deputy") {
		return nil
	}
	if r.second == nil && r.role.Takes == "" && !organisation {
		return r.role.Sets // shared with the table, never changed
	}
	var out []string
	add := func(role *roleEntry) {
		if role == nil || organisation && (role.Sort == "public" || role.Sort == "seat") && !strings.HasPrefix(first(role.Sets), "floor/") {
			return
		}
		out = append(out, role.Sets...)
		if role.Takes != "" {
			for _, p := range r.portfolios {
				out = append(out, "cabinet/"+p)
			}
		}
	}
	add(r.role)
	add(r.second)
	return out
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// bodyOf normalises an organisation: the code of a country or region, else the folded words. It also tells whether it is an organisation.
func (f *finder) bodyOf(org text.Range) (body string, organisation bool) {
	if e, n := f.match(org.First, org.Last, isPlace|isPeople|isShortPlace); n > 0 && (n == org.Len() || n == org.Len()-1 && f.d.Is(org.Last-1, ".")) {
		switch {
		case e.code != "":
			return e.code, false
		case e.short != "":
			return e.short, false
		}
		return facts.Fold(f.d.Slice(org.First, org.Last)), false
	}
	at := f.nameAt[org.First]
	organisation = at == 0 || f.names[at-1].sort != Place
	return facts.Fold(f.d.Slice(org.First, org.Last)), organisation
}

// inferCountries gives public offices without an organisation the country of the person's other offices, else that of the article.
func (f *finder) inferCountries() {
	for i := range f.titles {
		t := &f.titles[i]
		if p := &f.persons[t.Person].person; p.Country == "" && isCode(t.Office.Body) && (f.roles[i].Sort == "public" || f.roles[i].Sort == "seat") {
			p.Country = t.Office.Body[:2]
		}
	}
	for i := range f.titles {
		o := &f.titles[i].Office
		if o.Body != "" || f.roles[i].Sort != "public" || len(o.Exclusive) == 0 && !o.Single {
			continue
		}
		if c := f.persons[f.titles[i].Person].person.Country; c != "" {
			o.Body = c
		} else {
			o.Body = f.country
		}
	}
}

func isCode(s string) bool {
	return len(s) >= 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z' && (len(s) == 2 || s[2] == '-')
}
