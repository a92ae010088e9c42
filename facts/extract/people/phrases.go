package people

import (
	"crosscheck/facts/text"
)

// phrase is the words of a title before it is given to anybody: "former deputy police chief".
type phrase struct {
	text.Range            // with status words before it
	words      text.Range // the title as written
	core       text.Range // the role's own words
	role       *roleEntry
	second     *roleEntry // of "president and chief executive"
	plural     bool
	short      bool // an abbreviation with its point
	status     string
	deputy     bool
	portfolios []string
	sentence   int
}

// phrasesOf finds the title phrases of a sentence, from left to right.
func (f *finder) phrasesOf(sentence int) {
	s := &f.d.Sentences[sentence]
	for i := s.First; i < s.Last; i++ {
		if f.traitsAt[i]&startsRole == 0 {
			continue
		}
		e, n := f.match(i, s.Last, isRole|isShort)
		if n == 0 {
			continue
		}
		p := phrase{core: text.Range{First: i, Last: i + n}, role: e.role, plural: e.plural, sentence: sentence}
		switch {
		case e.abbr != nil && f.abbreviation(i, n, s.Last):
			p.role, p.short, p.plural = e.abbr, true, e.plural && e.role == e.abbr
			if f.d.Is(i+n, ".") && f.joined(i+n) {
				p.core.Last++
			}
		case e.role == nil || e.traits&isRole == 0 || !f.plausible(e, i, n, s):
			continue
		}
		f.grow(&p, s)
		if !f.coordinate(&p) {
			f.phrases = append(f.phrases, p)
		}
		at := len(f.phrases)
		for k := p.words.First; k < p.words.Last; k++ {
			f.phraseAt[k] = int32(at)
		}
		i = p.words.Last - 1
	}
}

// abbreviation: "Sen." and the like are read with a capital letter and a capitalised word after them.
func (f *finder) abbreviation(i, n, last int) bool {
	if !f.d.Capital(i + n - 1) {
		return false
	}
	k := i + n
	point := k < last && f.d.Is(k, ".") && f.joined(k)
	if point {
		k++
	}
	if !point && f.is(i, isParticle|isFirst) && n == 1 {
		return false
	}
	return k < last && f.d.Capital(k) && !f.is(k, isNever)
}

// plausible rejects words that are part of a name or an adjective here.
func (f *finder) plausible(e *entry, i, n int, s *text.Sentence) bool {
	d := f.d
	capital := d.Capital(i)
	end := i + n
	if f.words[i] != 0 && capital { // "General Assembly", "General Motors"
		if _, k := f.match(i, s.Last, isBody|isPlace); k > n {
			return false
		}
	}
	for k := i + 1; k < end; k++ { // "U.S. Attorney General" is no U.S. attorney
		if _, m := f.match(k, s.Last, isRole); k+m > end {
			return false
		}
	}
	if n == 1 && e.traits&isPortfolio != 0 && end < s.Last { // "Justice Minister"
		if next, m := f.match(end, s.Last, isRole); m > 0 && next.role.Takes != "" {
			return false
		}
	}
	if capital && end < s.Last && d.Capital(end) && f.is(end, isBodyWord) && !f.is(end, isFirst) {
		return false
	}
	if end+1 < s.Last && d.Is(end, "'s") && d.Capital(end+1) && f.is(end+1, isBodyWord) { // "Sheriff's Office"
		return false
	}
	if d.Tokens[i].Class == text.Word && n == 1 && i > s.First && f.joined(i) && d.Is(i-1, "-") && !f.is(i-2, isStatus) {
		return f.is(i-2, isModifier) // "co-chair" stands in the table; "four-general" is nothing
	}
	if n == 1 && f.is(i, isModifier) && end < s.Last { // "chief economic adviser", "principal deputy director"
		if next, m := f.match(end, s.Last, isModifier|isArea|isRole); m > 0 && !(next.role != nil && next.role.Sort == "rank" && next.traits&isModifier == 0) && d.Capital(end) == (capital && !f.soft(i, s) || d.Capital(end) && capital) {
			if _, m := f.match(end, s.Last, isRole); m > 0 || f.roleWithin(end, s) {
				return false
			}
		}
	}
	if i > s.First && d.Tokens[i-1].Class == text.Number && d.Is(i, "pm") { // a time of day
		return false
	}
	if n > 1 && capital && d.Is(i, "county", "city", "town", "village", "parish", "township") && i > s.First && d.Capital(i-1) && f.phraseAt[i-1] == 0 && !f.joined(i) {
		return false // "Marlow County Prosecutor": the county is the organisation's
	}
	if capital && f.vessel(i, s) {
		return false
	}
	next := end < s.Last && d.Capital(end)
	switch e.role.Also {
	case "name":
		if !capital {
			return true
		}
		if named := next && f.is(end, isFirst) && !f.is(end, isSuffix); !named && i > s.First && !f.joined(i) && d.Capital(i-1) && f.phraseAt[i-1] == 0 && !f.soft(i-1, s) && !f.is(i-1, isPlace|isPeople|isBody|isBodyWord|isPlaceWord|isOpener|isStatus|isModifier|isArea|isNever|isHonorific|isParty) {
			return false // "Martin Luther King"
		}
		if i > s.First && !f.joined(i) && (f.is(i-1, isFirst) && d.Capital(i-1) || d.Is(i-1, ".") && i-2 >= s.First && d.Tokens[i-2].End-d.Tokens[i-2].Start == 1) {
			return false
		}
		return next && !f.is(end, isNever) && !(f.is(i, isFirst) && n == 1 && !(i > s.First && f.is(i-1, isBodyWord))) || d.Is(end, "of", ",") && d.Is(i-1, "the")
	case "title": // "Deputy Ann Lee"; elsewhere it qualifies another word
		return capital && next && (n > 1 || f.is(end, isFirst) || f.is(i-1, isBodyWord) || d.Is(i-1, "'s") || end+1 < s.Last && f.is(end+1, isSaying)) && f.phraseAt[end] == 0
	case "adjective":
		if capital { // "Major Drug Case" is no rank
			return next && (f.is(end, isFirst) || !f.is(end, isNever|isPeople|isPlace|isArea|isModifier|isCommon|isBodyWord|isParty|isOpener))
		}
		return next && f.is(end, isFirst) || i > s.First && d.Is(i-1, "a", "an", "the", "army", "retired", "top", "force") && (end >= s.Last || d.Tokens[end].Class != text.Word || d.Is(end, "of", "in", "who", "and", "from"))
	}
	return true
}

// roleWithin reports whether a role follows within three words of a title.
func (f *finder) roleWithin(k int, s *text.Sentence) bool {
	for n := 0; n < 3 && k < s.Last; n++ {
		if _, m := f.match(k, s.Last, isRole); m > 0 {
			return true
		}
		_, m := f.match(k, s.Last, isModifier|isArea|isPortfolio)
		if m == 0 {
			return false
		}
		k += m
	}
	return false
}

// grow adds what belongs to the title on its left and the portfolio on its right.
func (f *finder) grow(p *phrase, s *text.Sentence) {
	p.words = p.core
	p.Range = p.core
	f.growLeft(p, s)
	f.growRight(p, s)
	if k := p.words.Last; k+1 < s.Last && f.d.Is(k, "-") && f.joined(k) && f.joined(k+1) && f.is(k+1, isAfter) {
		p.status = f.l.entries[f.words[k+1]].status
		p.Last = k + 2
	}
	for k := p.core.First; k < p.core.Last; k++ {
		p.deputy = p.deputy || f.is(k, isDeputy)
	}
	if len(p.portfolios) == 0 && !(p.role.Takes != "" && f.d.Is(p.core.Last, "for")) { // "secretary of state for energy" has that of energy alone
		p.portfolios = append(p.portfolios, p.role.Portfolios...)
	}
	if p.role.Status != "" && (p.status == "" || p.status == "current") {
		p.status = p.role.Status
	}
}

func (f *finder) growLeft(p *phrase, s *text.Sentence) {
	d := f.d
	j := p.core.First
	capital := d.Capital(j)
	open := true // the title's words still reach down to j
	for j > s.First {
		if d.Is(j-1, "-") && f.joined(j) && f.joined(j-1) && j-2 >= s.First && f.is(j-2, isStatus) {
			p.setStatus(f.l.entries[f.words[j-2]].status)
			j -= 2
			p.First, open = j, false
			continue
		}
		if f.phraseAt[j-1] != 0 {
			break
		}
		e, n := f.matchBack(j, s.First, isStatus|isModifier|isArea|isPortfolio)
		if n == 0 {
			k := j - 1
			if len(p.portfolios) > 0 && k > s.First && (d.Is(k, "and", "&") || d.Is(k, ",")) && f.is(k-1, isPortfolio) {
				if before, m := f.matchBack(k, s.First, isPortfolio); m > 0 && open {
					p.addPortfolio(before.portfolio)
					j = k - m
					p.First, p.words.First = j, j
					continue
				}
			}
			break
		}
		k := j - n
		if n > 1 && d.Is(k, "the") { // "the treasury secretary"
			k++
		}
		switch {
		case e.traits&isStatus != 0 && e.traits&(isModifier|isArea) == 0:
			p.setStatus(e.status)
			j = k
			p.First, open = j, false
			continue
		case !open || !f.fits(e, k, j, capital, s):
			return
		case p.role.Sort == "rank" && f.is(j-1, isBodyWord): // "Dayton Police Lt."
			return
		case p.role.Takes == "" && n == 1 && d.Capital(k) && f.is(k, isParty): // "Labour MP"
			return
		}
		if e.traits&isDeputy != 0 {
			p.deputy = true
		}
		if e.traits&isPortfolio != 0 {
			p.addPortfolio(e.portfolio)
		}
		j = k
		p.First, p.words.First = j, j
	}
}

// fits reports whether a modifier at tokens k to j belongs to the title and not to the organisation before it.
func (f *finder) fits(e *entry, k, j int, capital bool, s *text.Sentence) bool {
	d := f.d
	up := d.Capital(k)
	soft := f.soft(k, s)
	before := k > s.First && d.Capital(k-1) && f.phraseAt[k-1] == 0 || k > s.First && d.Is(k-1, "'s")
	switch {
	case up && !capital && !soft:
		return false
	case up && f.is(j-1, isPlaceWord) && e.traits&isPortfolio == 0:
		return false
	case up && soft && f.is(j-1, isBodyWord) && !capital:
		return false
	case !up && capital && e.traits&isModifier == 0:
		return false
	case f.is(j-1, isBodyWord) && before && e.traits&isPortfolio == 0 && !d.Is(j-1, "press", "media", "news", "records", "communications"):
		return false
	}
	return true
}

// soft reports whether token i is capitalised because a sentence or quotation starts there.
func (f *finder) soft(i int, s *text.Sentence) bool {
	if i <= s.First {
		return true
	}
	t := &f.d.Tokens[i-1]
	return t.Class == text.Quote || t.Class == text.Mark && f.d.Is(i-1, ":", "—", "–", "•", "…") || t.Class == text.Mark && f.d.Is(i-1, "-") && t.Space && f.d.Tokens[i].Space
}

// growRight takes a portfolio after "of" or "for": "minister of health and labour", "director of operations".
func (f *finder) growRight(p *phrase, s *text.Sentence) {
	d := f.d
	k := p.core.Last
	if !d.Is(k, "of", "for") || k >= s.Last || p.short {
		return
	}
	for k+1 < s.Last {
		from := k + 1
		if len(p.portfolios) > 0 && d.Is(from, "the") {
			from++
		}
		e, n := f.match(from, s.Last, isPortfolio|isArea)
		if n == 0 && d.Is(from, "the") {
			from++
			e, n = f.match(from, s.Last, isPortfolio)
		}
		if n == 0 || e.traits&isPortfolio == 0 && p.role.Takes != "" {
			return
		}
		end := from + n
		if end < s.Last && (f.is(end, isBodyWord) || p.role.Takes == "" && d.Capital(from) && d.Capital(end) && !f.is(end, isFirst)) {
			return // "president of Enterprise Management Associates"
		}
		if end < s.Last && d.Tokens[end].Class == text.Word && d.Tokens[end].Case == text.Lower && !f.is(end, isOpener|isCommon|isSaying) || d.Is(end, "-") && f.joined(end) {
			return
		}
		if e.traits&isPlace != 0 && p.role.Takes == "" {
			return
		}
		if p.role.Takes != "" {
			p.addPortfolio(e.portfolio)
		}
		p.words.Last, p.Last = end, end
		k = end
		if d.Is(k, "and", "&") || d.Is(k, ",") && p.role.Takes != "" {
			continue
		}
		return
	}
}

// coordinate joins "president and chief executive" into one phrase: p follows the last phrase after "and".
func (f *finder) coordinate(p *phrase) bool {
	if len(f.phrases) == 0 {
		return false
	}
	q := &f.phrases[len(f.phrases)-1]
	if q.sentence != p.sentence || q.Last+1 != p.First || !f.d.Is(q.Last, "and", "&") || q.second != nil || q.plural != p.plural ||
		q.short || p.short || p.status != q.status && p.status != "" || p.words.First != p.First || q.deputy != p.deputy {
		return false
	}
	q.second = p.role
	for _, x := range p.portfolios {
		q.addPortfolio(x)
	}
	q.words.Last, q.Last = p.words.Last, p.Last
	p.words = q.words
	return true
}

// setStatus keeps the strongest of several status words: former over acting over current.
func (p *phrase) setStatus(s string) {
	if p.status == "" || p.status == "current" || s == "former" {
		p.status = s
	}
}

func (p *phrase) addPortfolio(name string) {
	if name == "" {
		return
	}
	for _, x := range p.portfolios {
		if x == name {
			return
		}
	}
	p.portfolios = append(p.portfolios, name)
}
