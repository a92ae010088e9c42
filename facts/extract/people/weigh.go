package people

import "crosscheck/facts/text"

// Evidence that a capitalised run is a person. isPerson is enough in sum over all its mentions.
const (
	isPersonSum = 3
	titleBefore = 4
	courtesy    = 4
	knownFirst  = 3
	midInitial  = 3
	ageAfter    = 3
	officeAfter = 3
	saysSo      = 2
	whoAfter    = 2
	personWho   = 3
	personActs  = 3
	placePrep   = -2
	determiner  = -3

	surnameAlone = 2
)

// weigh adds up what speaks for a person in every mention and gives the verdict to all mentions of one spelling.
func (f *finder) weigh() {
	sums := make(map[uint64]int, len(f.names))
	keys := make([]uint64, len(f.names))
	for i := range f.names {
		n := &f.names[i]
		maybe := n.Len() == 2 && (n.sort == Place || n.sort == Body) && n.country == "" && f.is(n.First, isFirst) // "Shirley Temple"
		if n.sort != Unknown && !(n.sort == Place && n.Len() == 1) && !maybe {
			continue
		}
		f.evidence(n)
		if maybe {
			if n.evidence < knownFirst+saysSo {
				continue
			}
			n.sort = Unknown
		}
		if n.Len() > 1 {
			keys[i] = f.spelling(n)
			sums[keys[i]] += n.evidence
		}
	}
	alone := f.alone()
	for i := range f.names {
		n := &f.names[i]
		if n.sort == Unknown && n.Len() == 2 && keys[i] != 0 && !f.is(n.First, isFirst) {
			sums[keys[i]] += surnameAlone * max(-1, min(1, alone[f.folded(n.First+1)]/2))
		}
	}
	for i := range f.names {
		n := &f.names[i]
		if n.sort == Unknown && n.Len() > 1 && sums[keys[i]] >= isPersonSum && f.wordCount(n) > 1 && !f.hasAmpersand(n) {
			n.sort = Person
		}
	}
}

// alone counts words that stand alone as names, like the surnames of persons: with an article before them they count against it.
func (f *finder) alone() map[uint64]int {
	counts := make(map[uint64]int, len(f.names)/2)
	for i := range f.names {
		n := &f.names[i]
		if n.sort != Unknown || n.Len() != 1 {
			continue
		}
		if f.d.Is(n.First-1, "the", "a", "an") {
			counts[f.folded(n.First)] -= 4
		} else {
			counts[f.folded(n.First)]++
		}
	}
	return counts
}

func (f *finder) spelling(n *name) uint64 {
	h := uint64(0)
	for k := n.First; k < n.Last; k++ {
		if f.d.Tokens[k].Class == text.Word {
			h = chain(h, f.folded(k))
		}
	}
	return h
}

func (f *finder) hasAmpersand(n *name) bool {
	for k := n.First; k < n.Last; k++ {
		if f.d.Is(k, "&") {
			return true
		}
	}
	return false
}

func (f *finder) wordCount(n *name) int {
	count := 0
	for k := n.First; k < n.Last; k++ {
		if f.d.Tokens[k].Class == text.Word && !(k > n.First+1 && f.is(k, isSuffix)) && !f.d.Is(k, "jr", "sr") {
			count++
		}
	}
	return count
}

func (f *finder) evidence(n *name) {
	d := f.d
	s := &d.Sentences[n.sentence]
	if f.is(n.First, isFirst) {
		n.evidence += knownFirst
		if f.is(n.First, isPlace|isBody|isPeople) && !f.is(n.First+1, isFirst) {
			n.evidence--
		}
		if n.Len() > 1 { // alone it may be a surname: "Benjamin", "Kelly"
			switch t := f.traits(n.First) & (isFemale | isMale); t {
			case isFemale:
				n.female++
			case isMale:
				n.female--
			}
		}
	}
	if t := d.Tokens[n.First]; t.Case == text.Upper && t.End-t.Start > 3 && !f.is(n.First, isFirst) {
		n.evidence -= titleBefore // a shouted word
	}
	if n.Len() > 2 {
		for k := n.First + 1; k+1 < n.Last; k++ {
			if t := d.Tokens[k]; t.Case == text.Upper && t.End-t.Start <= 2 && (d.Is(k+1, ".") || t.End-t.Start == 2) {
				n.evidence += midInitial
				break
			}
		}
	}
	if d.Tokens[n.First].Case == text.Upper && d.Is(n.First+1, ".") && n.First+1 < n.Last {
		n.evidence += knownFirst // "J. Smith"
	}
	f.evidenceBefore(n, s)
	f.evidenceAfter(n, s)
}

func (f *finder) evidenceBefore(n *name, s *text.Sentence) {
	d := f.d
	k := n.First - 1
	if k < s.First {
		return
	}
	if d.Is(k, ".") && k-1 >= s.First && f.joined(k) {
		k--
	}
	switch {
	case f.is(k, isHonorific) && d.Capital(k) && f.phraseAt[k] == 0:
		n.evidence += courtesy
		if t := f.traits(k); t&isFemale != 0 {
			n.female += 3
		} else if t&isMale != 0 {
			n.female -= 3
		}
	case f.phraseBefore(n) >= 0:
		p := &f.phrases[f.phraseBefore(n)]
		if p.role.Role == "official" && p.words.Len() == 1 && d.Tokens[p.core.First].Case == text.Lower {
			n.evidence++ // "the official United account"
		} else if f.thing(n, p) {
			n.evidence -= titleBefore
		} else {
			n.evidence += titleBefore
			n.listed = p.plural
		}
	case d.Is(k, "the", "a", "an", "this", "its", "their", "our"):
		n.evidence += determiner
	case f.firmBefore(k):
		n.evidence += determiner
	case d.Is(k, "in", "at", "near", "outside", "across", "into"):
		n.evidence += placePrep
	case f.is(k, isSaying) && d.Tokens[k].Case == text.Lower:
		n.evidence += saysSo
		if (n.Last >= s.Last || d.Tokens[n.Last].Class != text.Word || d.Is(n.Last, "who")) && !d.Is(k, "told", "tells", "ask", "asked", "asks") && f.unheardOf(n) {
			n.evidence++
		}
	case d.Is(k, ",", "and", "&") && f.listedBefore(n, k, s):
		n.evidence += titleBefore
		n.listed = true
	case d.Is(k, ",") && n.Len() > 1 && f.officeBefore(n, s):
		n.evidence += officeAfter
	}
}

// phraseBefore returns the title phrase that stands straight before a name, -1 where there is none.
func (f *finder) phraseBefore(n *name) int {
	k := n.First - 1
	if k < 0 || d1(f.d, k) != d1(f.d, n.First) {
		return -1
	}
	if f.is(k, isHonorific) && f.phraseAt[k] == 0 { // "Foreign Minister Dr Ann Lee"
		k--
	} else if f.d.Is(k, ".") && f.is(k-1, isHonorific) && f.phraseAt[k-1] == 0 {
		k -= 2
	}
	if k < 0 || f.phraseAt[k] == 0 {
		return -1
	}
	return int(f.phraseAt[k] - 1)
}

func d1(d *text.Doc, i int) int { return d.SentenceOf(i) }

func (f *finder) evidenceAfter(n *name, s *text.Sentence) {
	d := f.d
	k := n.Last
	if k >= s.Last {
		return
	}
	switch {
	case f.is(k, isSaying) && d.Tokens[k].Case == text.Lower:
		n.evidence += saysSo
		if !d.Is(k, "announced", "announces", "claimed", "claims", "states", "notes") && f.unheardOf(n) {
			n.evidence++
		}
		return
	case n.Len() > 1 && f.officeInVerb(k, s) && (!d.Is(k, "as") || f.appointedBefore(n, s)):
		n.evidence += officeAfter
		return
	case f.acts(k) && f.unheardOf(n):
		n.evidence += personActs
		return
	case d.Is(k, "who"):
		n.evidence += f.whoEvidence(n, k+1)
		return
	}
	if d.Is(k, "(") || d.Is(k, ",") {
		if k+2 < s.Last && d.Tokens[k+1].Class == text.Number && d.Tokens[k+1].End-d.Tokens[k+1].Start <= 2 && d.Is(k+2, ",", ")", ".") {
			n.evidence += ageAfter
			return
		}
		if d.Is(k+1, "which") && !f.is(n.First, isFirst) {
			n.evidence += determiner
			return
		}
		if d.Is(k+1, "who") {
			n.evidence += f.whoEvidence(n, k+2)
			return
		}
	}
	if d.Is(k, ",", "—", "–") {
		for j := k + 1; j < min(k+7, s.Last); j++ {
			if f.phraseAt[j] != 0 {
				p := f.phrases[f.phraseAt[j]-1]
				if e := p.words.Last; e >= s.Last || f.nameAt[e] == 0 || d.Is(e, "of") {
					n.evidence += officeAfter
				}
				return
			}
			if d.Tokens[j].Class != text.Word && !d.Is(j, "'s", "-", ".", "’") || f.is(j, isSaying) || d.Is(j, "and", "who", "which", "in", "on", "by", "was", "is") {
				return
			}
		}
	}
}

func (f *finder) whoEvidence(n *name, k int) int {
	if f.singularWho(k) && f.unheardOf(n) {
		return personWho
	}
	return whoAfter
}

// appointedBefore: "appointed Ann Lee as", where the verb stands before the name.
func (f *finder) appointedBefore(n *name, s *text.Sentence) bool {
	for k := n.First - 1; k >= max(s.First, n.First-officeReach); k-- {
		if f.is(k, isAppointing) {
			return true
		}
	}
	return false
}

// listedBefore reports whether a name follows another one of a list that a plural title opens: "Senators Lee of Utah and Orr".
func (f *finder) listedBefore(n *name, k int, s *text.Sentence) bool {
	if f.d.Is(k, "and", "&") && f.d.Is(k-1, ",") {
		k--
	}
	for j := k - 1; j >= max(s.First, k-8); j-- {
		at := f.nameAt[j]
		if at == 0 {
			if !f.d.Is(j, "of", "from", "(", ")", "-", ".", ",", "the") && f.d.Tokens[j].Case == text.Lower {
				return false
			}
			continue
		}
		before := &f.names[at-1]
		if before.listed {
			return true
		}
		j = before.First
	}
	return false
}
