package people

import "crosscheck/facts/text"

// officeReach is how many tokens may stand between an office and the comma before a name: "governor of the district of Nagdhar, Lee".
const officeReach = 10

// officeBefore: "the country's interior minister, Ann Lee,", where the comma stands straight before the name.
func (f *finder) officeBefore(n *name, s *text.Sentence) bool {
	d := f.d
	comma := n.First - 1
	if n.Last < s.Last && d.Tokens[n.Last].Class == text.Word && !f.is(n.Last, isSaying) && !d.Is(n.Last, "who", "to", "has", "had", "was", "is", "will", "would") {
		return false
	}
	k := comma - 1
	for ; k >= s.First && k > comma-officeReach && f.phraseAt[k] == 0; k-- {
		if t := &d.Tokens[k]; t.Class != text.Word && !d.Is(k, "-", "&", ".") || f.is(k, isSaying) || d.Is(k, "who", "and", "is", "was", "has", "by") {
			return false
		}
	}
	if k < s.First || f.phraseAt[k] == 0 {
		return false
	}
	p := &f.phrases[f.phraseAt[k]-1]
	if p.words.Last < comma && !d.Is(p.words.Last, "of", "for", "at", "in", "to", "on", "with") || p.plural || p.short {
		return false
	}
	determined := d.Capital(p.core.First)
	for k = p.First - 1; k >= s.First && k > p.First-officeReach; k-- {
		switch t := &d.Tokens[k]; {
		case d.Is(k, "the", "its", "their", "his", "her", "our") || f.possessiveAt(k):
			return !f.apposed(k, s)
		case t.Class == text.Mark && !d.Is(k, "-", ".", "&"), t.Class == text.Quote, f.is(k, isSaying):
			return determined && !f.apposed(k+1, s)
		}
	}
	return determined && k < s.First
}

// apposed reports whether a comma and a name that may be a person stand before the article or possessor at token k: "Lee, the mayor".
func (f *finder) apposed(k int, s *text.Sentence) bool {
	if f.possessiveAt(k) {
		for k--; k > s.First && (f.nameAt[k] != 0 || f.d.Tokens[k].Case == text.Lower && !f.d.Is(k, "the", "and")); {
			k--
		}
	}
	if k-2 < s.First || !f.d.Is(k-1, ",", "(", "—", "–") || f.nameAt[k-2] == 0 {
		return false
	}
	sort := f.names[f.nameAt[k-2]-1].sort
	return sort == Unknown || sort == Person
}

// officeInVerb: what follows a name says that it holds, takes or leaves an office: "was named minister", "who is the mayor", "resigned as".
func (f *finder) officeInVerb(k int, s *text.Sentence) bool {
	d := f.d
	if d.Is(k, ",") {
		k++
	}
	if d.Is(k, "who") {
		k++
	}
	for k < s.Last && d.Is(k, "now", "also", "currently", "still", "once", "formerly", "previously", "later", "recently", "already") {
		k++
	}
	switch {
	case k+1 >= s.Last:
		return false
	case d.Is(k, "as") || d.Is(k, "became", "becomes"):
		k++
	case d.Is(k, "served", "serves", "resigned", "retired", "quit") && d.Is(k+1, "as"):
		k += 2
	case d.Is(k, "took", "takes", "stepped", "steps") && d.Is(k+2, "as"):
		k += 3
	case d.Is(k, "is", "was", "remains") || d.Is(k, "has", "had") && d.Is(k+1, "been", "become"):
		if d.Is(k, "has", "had") {
			k++
		}
		k++
		if k < s.Last && f.is(k, isAppointing) {
			k++
			for k < s.Last && d.Is(k, "in", "as", "to", "be") {
				k++
			}
		}
	default:
		return false
	}
	for j := k; j < min(k+6, s.Last); j++ {
		if at := f.phraseAt[j]; at != 0 {
			p := &f.phrases[at-1]
			return p.role.Needs == "" && !p.plural && !f.possessiveAt(p.words.Last) && (p.words.Last >= s.Last || f.nameAt[p.words.Last] == 0)
		}
		if d.Tokens[j].Class != text.Word && !d.Is(j, "-", ".") && !f.possessiveAt(j) || f.is(j, isSaying) {
			return false
		}
	}
	return false
}

// acts reports whether the word at token k is a verb that people do and organisations do not: "wept", "resigned", "grew up".
func (f *finder) acts(k int) bool { return f.is(k, isActing) && f.d.Tokens[k].Case == text.Lower }

// singularWho: "who lives", "who was" after a name; teams are followed by plurals.
func (f *finder) singularWho(k int) bool {
	if k >= len(f.d.Tokens) || f.d.Tokens[k].Class != text.Word || f.d.Tokens[k].Case != text.Lower {
		return false
	}
	word := f.d.Text(k)
	return f.d.Is(k, "is", "was", "has") || len(word) > 3 && word[len(word)-1] == 's' && word[len(word)-2] != 's'
}

// unheardOf reports whether a name is two to four words that no table knows and that the text prints nowhere in lower case.
func (f *finder) unheardOf(n *name) bool {
	words := 0
	for k := n.First; k < n.Last; k++ {
		t := &f.d.Tokens[k]
		if t.Class != text.Word {
			if !f.d.Is(k, "-", ".", "’", "'") {
				return false
			}
			continue
		}
		if t.Case == text.Lower {
			if !f.is(k, isParticle) && !f.d.Is(k-1, "-") {
				return false
			}
			continue
		}
		if t.Space || k == n.First {
			words++
		}
		known := f.traits(k)&^(isFirst|isFemale|isMale|isParticle|isSuffix|startsName|startsRole) != 0
		if known || t.Case == text.Upper && t.End-t.Start > 2 || f.lower.has(t.Hash) {
			return false
		}
	}
	return words >= 2 && words <= 4 && !f.d.Is(n.First-1, "the", "a", "an", "this", "its", "their", "our")
}

// firmBefore: the noun before a name says that it is no person's: "the law firm Borealis Lund", "the paper Lugo Zeitung".
func (f *finder) firmBefore(k int) bool {
	return f.d.Is(k, "firm", "company", "paper", "newspaper", "magazine", "daily", "operator", "airline", "carrier", "maker", "manufacturer", "retailer", "broadcaster", "website", "site", "startup",
		"start-up", "band", "giant", "group", "provider", "ship", "ferry", "vessel", "tanker", "town", "city", "village", "island", "restaurant", "hotel", "chain", "brand", "club", "consultancy")
}

// thing reports whether the last word of a name after a title names a street, building or the like: "Prince Albert Road", "Mayor Street".
func (f *finder) thing(n *name, p *phrase) bool {
	last := f.lastWord(n)
	alone := n.Len() == 1
	switch {
	case f.d.Is(last, "street", "avenue", "road", "boulevard", "highway", "parkway", "court", "square", "tower", "towers", "plaza"):
		return alone || p.role.Also == "name" || f.throne(p.role.Role)
	case f.d.Is(last, "house", "hall", "hospital", "school", "college", "university", "hotel", "bridge", "lane", "drive", "park", "cup", "award", "prize", "arms", "library", "museum", "stadium", "island", "islands", "bay", "county"):
		return f.throne(p.role.Role) || p.role.Also == "name" && alone || p.role.Sort == "rank" && !alone && !f.is(n.First, isFirst)
	case f.throne(p.role.Role) && alone && n.Last < len(f.d.Tokens) && f.d.Tokens[n.Last].Case == text.Lower:
		return f.d.Is(n.Last, "pub", "inn", "hotel", "hospital", "school", "college", "award", "prize", "cup", "statue", "stadium", "bridge", "ship", "line", "pier", "dock")
	}
	return false
}

// vessel: "HMS Duke Gordon", "the ship, the Admiral Sampana".
func (f *finder) vessel(i int, s *text.Sentence) bool {
	if i > s.First && f.d.Tokens[i-1].Case == text.Upper && f.d.Is(i-1, "hms", "uss", "mv", "rms", "hmas", "hmcs", "usns", "ss") {
		return true
	}
	if i-1 <= s.First || !f.d.Is(i-1, "the") {
		return false
	}
	for k := i - 2; k >= max(s.First, i-5); k-- {
		if f.d.Is(k, "ship", "ferry", "vessel", "tanker", "trawler", "liner", "frigate", "destroyer", "cruiser", "boat", "submarine", "freighter", "carrier", "aboard", "yacht") {
			return true
		}
	}
	return false
}
