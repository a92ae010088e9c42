package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// Split makes the document of an article: one pass over each part, linear in its length. Skipped ranges have no tokens.
func Split(a *facts.Article) *Doc {
	size := 0
	for _, p := range a.Parts {
		size += len(p.Text)
	}
	d := &Doc{Article: a, Tokens: make([]Token, 0, size/5+8), Sentences: make([]Sentence, 0, size/120+4)}
	paragraph := 0
	for i := range a.Parts {
		p := &a.Parts[i]
		wrapped := hardWrapped(p.Text)
		at := 0
		for _, skip := range append(p.Skip[:len(p.Skip):len(p.Skip)], facts.Range{Start: len(p.Text), End: len(p.Text)}) {
			paragraph = d.blocks(i, p.Text, at, skip.Start, wrapped, paragraph)
			at = skip.End
		}
	}
	d.sentence = make([]int32, len(d.Tokens))
	for i, s := range d.Sentences {
		for t := s.First; t < s.Last; t++ {
			d.sentence[t] = int32(i)
		}
	}
	return d
}

// blocks cuts text[from:to] at blank lines, hard line ends and bullets, and each block into sentences. It returns the next paragraph number.
func (d *Doc) blocks(part int, text string, from, to int, wrapped bool, paragraph int) int {
	start := from
	for start < to {
		end := start
		for end < to { // to the end of the block
			nl := strings.IndexByte(text[end:to], '\n')
			if nl < 0 {
				end = to
				break
			}
			line := text[start : end+nl]
			end += nl + 1
			if !softBreak(strings.TrimRight(line, " \t\r"), text[end:to], wrapped) {
				break
			}
		}
		if d.block(part, text, bulletEnd(text, start, end), end, paragraph) {
			paragraph++
		}
		start = end
	}
	return paragraph
}

// softBreak reports whether a line end is only a wrapped line: the sentence goes on in the next line.
func softBreak(before, after string, wrapped bool) bool {
	if before == "" {
		return false
	}
	line := before[strings.LastIndexByte(before, '\n')+1:]
	next, n := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t"))
	if n == 0 || next == '\n' || next == '\r' || isBullet(next) {
		return false
	}
	if wrapped {
		return len(line) > 40
	}
	last := line[len(line)-1]
	return unicode.IsLower(next) && (isLetter(rune(last)) || last == ',') && len(line) > 20
}

// hardWrapped reports whether the text was printed to a fixed width: most lines that are no last line of a paragraph are 50 to 85 bytes.
func hardWrapped(text string) bool {
	inner, full := 0, 0
	for rest := text; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		next, _, _ := strings.Cut(after, "\n")
		if n := len(strings.TrimSpace(line)); n > 0 && strings.TrimSpace(next) != "" {
			inner++
			if n > 120 {
				return false
			}
			if n >= 50 && n <= 85 {
				full++
			}
		}
		rest = after
	}
	return inner >= 4 && full*10 >= inner*7
}

func isBullet(r rune) bool {
	switch r {
	case '•', '*', '▪', '‣', '●', '■', '◦', '·':
		return true
	}
	return false
}

// bulletEnd skips white space and one list mark at the start of a block: "- ", "• ", "* ".
func bulletEnd(text string, i, end int) int {
	for i < end && (text[i] == ' ' || text[i] == '\t' || text[i] == '\n' || text[i] == '\r') {
		i++
	}
	r, n := utf8.DecodeRuneInString(text[i:end])
	if (isBullet(r) || r == '-' || r == '–') && i+n < end && (text[i+n] == ' ' || text[i+n] == '\t') {
		return i + n
	}
	return i
}

// maxSentence bounds a sentence in tokens, so that text without marks keeps every later step cheap.
const maxSentence = 600

// block tokenises one paragraph and cuts it into sentences; it reports whether there was any token.
func (d *Doc) block(part int, text string, from, to, paragraph int) bool {
	first := len(d.Tokens)
	d.Tokens = scan(d.Tokens, part, text, from, to)
	if len(d.Tokens) == first {
		return false
	}
	last := len(d.Tokens)
	start := first
	for i := first; i < last; i++ {
		end := d.sentenceEnd(i, start, last)
		if end == 0 && i-start >= maxSentence {
			end = i + 1
		}
		if end > 0 {
			d.sentenceAt(part, start, end, paragraph, false)
			start = end
			i = end - 1
		}
	}
	if start < last {
		d.sentenceAt(part, start, last, paragraph, start == first && last-start <= 18)
	}
	return true
}

func (d *Doc) sentenceAt(part, first, last, paragraph int, heading bool) {
	d.Sentences = append(d.Sentences, Sentence{Part: part, Start: int(d.Tokens[first].Start), End: int(d.Tokens[last-1].End),
		First: first, Last: last, Paragraph: paragraph, Heading: heading})
}

// sentenceEnd returns the token after the sentence where token i ends it, else 0. Closing quotes and brackets belong to the sentence.
func (d *Doc) sentenceEnd(i, start, last int) int {
	t := d.Tokens[i]
	text := d.Text(i)
	end := i + 1
	switch {
	case text == "." || text == "!" || text == "?" || text == "…":
	case t.Class == Word && text[len(text)-1] == '.': // "U.S.", "p.m."
		if end < last && !d.startsSentence(end, last) {
			return 0
		}
		return d.closing(end, last)
	default:
		return 0
	}
	for end < last && !d.Tokens[end].Space && (d.Is(end, ".", "!", "?", "…")) {
		end++
	}
	after := d.closing(end, last)
	if after == last {
		return last
	}
	if !d.Tokens[after].Space {
		return 0 // "example.com", ".5"
	}
	if text == "." && i > start && after == i+1 && !d.Tokens[i].Space && d.abbreviated(i-1, after, last) {
		return 0
	}
	next := d.Tokens[after]
	if next.Class == Word && next.Case == Lower {
		return 0
	}
	if after > end && text != "." && d.cueFollows(after, last) {
		return 0 // “Stop!” Petro said.
	}
	return after
}

// closing skips closing quotation marks and brackets that stand without a space.
func (d *Doc) closing(i, last int) int {
	for i < last && !d.Tokens[i].Space && (d.Tokens[i].Class == Quote || d.Is(i, ")", "]")) {
		i++
	}
	return i
}

// abbreviated reports whether the point after token i belongs to an abbreviation and ends no sentence before token next.
func (d *Doc) abbreviated(i, next, last int) bool {
	t := d.Tokens[i]
	if t.Class != Word {
		return false
	}
	if t.End-t.Start == 1 && t.Case == Upper { // an initial: "J. Smith"
		return d.Tokens[next].Class != Quote && !(d.Text(i) == "I" && d.startsSentence(next, last))
	}
	_, title := titleAbbreviations[t.Hash]
	_, numbered := numberAbbreviations[t.Hash]
	_, other := otherAbbreviations[t.Hash]
	switch {
	case title && t.Case != Lower:
		return true
	case numbered:
		return d.Tokens[next].Class == Number
	case other:
		return !d.startsSentence(next, last)
	}
	return false
}

// startsSentence guesses whether token i, which follows an abbreviation, starts a new sentence.
func (d *Doc) startsSentence(i, last int) bool {
	if i < last && d.Tokens[i].Class == Quote {
		i++
	}
	if i >= last {
		return true
	}
	_, ok := starters[d.Tokens[i].Hash]
	return ok && d.Capital(i) && d.Tokens[i].Case != Upper || ok && d.Is(i, "a", "i")
}

// cueFollows reports whether a speech verb stands within four tokens: the quotation that just closed goes on with its speaker.
func (d *Doc) cueFollows(i, last int) bool {
	for k := i; k < min(i+4, last); k++ {
		if _, ok := cueVerbs[d.Tokens[k].Hash]; ok {
			return true
		}
		if d.Is(k, ".", ",") {
			return false
		}
	}
	return false
}

var titleAbbreviations = NewSet(strings.Fields(`mr mrs ms dr prof rev fr sen sens rep reps gov govs gen lt col maj capt cmdr cpl sgt pvt adm brig
	pres hon supt insp det pte messrs mme mlle st ste mt ft amb atty asst assoc dep sec treas supt spc sra`)...)

var numberAbbreviations = NewSet(strings.Fields(`no nos jan feb mar apr jun jul aug sep sept oct nov dec vol pp fig art sec ch para p approx est op`)...)

var otherAbbreviations = NewSet(strings.Fields(`inc corp co ltd llc plc bros jr sr etc vs ave blvd rd dept univ mfg intl assn ala ariz ark calif colo conn del fla ga
	ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va wash wis wyo ont que cf al ph ed eds
	jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun`)...)

var starters = NewSet(strings.Fields(`the a an in on at it he she they we i his her their its this that these those there but and or so if when while
	after before as for from by with since some many most more both no not one two all also another what who where how why according
	however meanwhile police officials authorities last earlier later under during despite although though because until once then
	you my our your to of about several hundreds thousands dozens`)...)

var cueVerbs = NewSet(strings.Fields(`said says say asked asks wrote writes told tells added adds tweeted shouted cried replied declared exclaimed
	yelled wondered recalled posted read reads screamed responded continued`)...)
