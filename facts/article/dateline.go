package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// datelined is what a dateline says: "KABUL, Feb. 2 (Reuters) —".
type datelined struct {
	place   string // as written, "" where only a tag or a date stands
	country string
	date    moment
	credits []string
	end     int // bytes of the line that it takes, with its dash
}

// Limits of a dateline: bytes of its line, words of its place, comma-separated parts of its place.
const (
	maxDateline   = 130
	maxPlaceWords = 8
	maxPlaceParts = 3
)

// datelineReader holds the state of one reading.
type datelineReader struct {
	cursor
	parts      []string // of the place
	placeStart int
	placeEnd   int
	words      int
	tag        string
	date       moment
}

// dateline reads a dateline at the start of a line. Capitals, a known country or city, a date or an agency must tell it from a sentence.
func dateline(line string) (datelined, bool) {
	if line == "" || !strings.ContainsAny(line[:min(len(line), maxDateline)], "-–—_―") {
		return datelined{}, false
	}
	r := datelineReader{cursor: cursor{s: line[:min(len(line), maxDateline)]}}
	end, ok := r.read()
	if !ok || !opensText(line, end) {
		return datelined{}, false
	}
	d := datelined{date: r.date, credits: agencies(r.tag), end: end}
	if len(r.parts) > 0 {
		d.place = strings.TrimSpace(r.s[r.placeStart:r.placeEnd])
		d.country = countryOf(r.parts)
	}
	return d, r.convincing(d)
}

// read goes from part to part up to the dash that ends the dateline. After "Place –" a full date and another dash may follow.
func (r *datelineReader) read() (end int, ok bool) {
	for {
		r.skip("")
		c := r.peek()
		switch {
		case c == 0:
			return 0, false
		case c == '(':
			if !r.readTag() {
				return 0, false
			}
		case c == ',':
			r.at++
		case r.dash():
			end := r.at
			if r.date.end == 0 {
				r.skip("")
				if m, ok := parseMoment(r.s[r.at:]); ok && m.year > 0 {
					r.at += m.end
					r.skip("")
					if r.dash() {
						r.date = m
						return r.at, true
					}
				}
			}
			return end, true
		default:
			if !r.readDate() && !r.readPart() {
				return 0, false
			}
		}
	}
}

// dash steps over the mark that ends a dateline: a dash with a space before it, or glued to a bracket or point; an em dash may be glued to anything.
func (r *datelineReader) dash() bool {
	before, _ := utf8.DecodeLastRuneInString(r.s[:r.at])
	rest := r.s[r.at:]
	for _, d := range []string{"---", "--", "—", "–", "―", "-", "_"} {
		if !strings.HasPrefix(rest, d) {
			continue
		}
		glued := d == "—" || d == "--" || before == ')' || before == '.'
		if r.at == 0 || !glued && !unicode.IsSpace(before) {
			return false
		}
		r.at += len(d)
		return true
	}
	return false
}

// readTag reads "(Reuters)"; one tag only.
func (r *datelineReader) readTag() bool {
	end := strings.IndexByte(r.s[r.at:], ')')
	if r.tag != "" || end < 2 || end > 45 {
		return false
	}
	r.tag = r.s[r.at+1 : r.at+end]
	r.at += end + 1
	return true
}

// readDate reads a date with or without a year.
func (r *datelineReader) readDate() bool {
	if r.date.end > 0 {
		return false
	}
	m, ok := parseMoment(r.s[r.at:])
	if !ok {
		return false
	}
	r.date = m
	r.at += m.end
	return true
}

// readPart reads one part of the place, up to a comma, bracket, dash or date.
func (r *datelineReader) readPart() bool {
	start := r.at
	if r.tag != "" || r.date.end > 0 || len(r.parts) == maxPlaceParts {
		return false
	}
	end := r.at
	for {
		r.skip("")
		before := r.at
		c := r.peek()
		if c == 0 || c == ',' || c == '(' || isDigit(c) && end > start {
			break
		}
		if end > start {
			if _, ok := parseMoment(r.s[r.at:]); ok {
				break
			}
			if r.dash() {
				r.at = before
				break
			}
		}
		w := r.placeWord()
		first, _ := utf8.DecodeRuneInString(w)
		if w == "" || !unicode.IsUpper(first) && !(end > start && placeParticles[w]) {
			return false
		}
		if r.words++; r.words > maxPlaceWords {
			return false
		}
		end = r.at
	}
	if end == start {
		return false
	}
	if weekdays[strings.ToLower(r.s[start:end])] { // "SYDNEY, Thursday —"
		r.at = end
		return true
	}
	if len(r.parts) == 0 {
		r.placeStart = start
	}
	r.parts = append(r.parts, r.s[start:end])
	r.placeEnd = end
	r.at = end
	return true
}

var placeParticles = set("de da do del della der des di du of the la le los las el al and y sur am upon en an bei in")

// placeWord reads letters with inner points, apostrophes, slashes and hyphens: "N.Y.", "Stratford-upon-Avon", "LONDON/PARIS".
func (r *datelineReader) placeWord() string {
	start := r.at
	for r.at < len(r.s) {
		c, n := utf8.DecodeRuneInString(r.s[r.at:])
		next, _ := utf8.DecodeRuneInString(r.s[r.at+n:])
		inner := (c == '\'' || c == '’' || c == '-' || c == '/') && r.at > start && unicode.IsLetter(next)
		if !unicode.IsLetter(c) && !unicode.Is(unicode.Mn, c) && !inner && !(c == '.' && r.at > start) {
			break
		}
		r.at += n
	}
	return r.s[start:r.at]
}

// convincing tells a dateline from a sentence that begins with a name and a dash.
func (r *datelineReader) convincing(d datelined) bool {
	first := ""
	if len(r.parts) > 0 {
		first = r.parts[0]
		opener, _, _ := strings.Cut(strings.ToLower(first), " ")
		if noPlace[opener] || opener == "by" {
			return false
		}
	}
	capitals := strings.ToUpper(first) == first && utf8.RuneCountInString(first) >= 4
	switch {
	case first == "":
		return len(d.credits) > 0 || d.date.year > 0
	case len(d.credits) > 0 || d.date.end > 0 && (d.country != "" || capitals):
		return true
	case d.date.year > 0:
		return r.words <= 3
	case capitals:
		return r.words <= 4
	default:
		return d.country != ""
	}
}

// noPlace holds words in capitals that stand before a dash and are no place.
var noPlace = set(`breaking update updated exclusive analysis correction corrected watch video photos live opinion editorial review nato opec
	unesco unicef note editor's editors brief briefs factbox timeline explainer interview profile listen special urgent news alert advisory
	fact feature features column commentary developing latest sports weather traffic politics business health science world police photo
	warning notice attention more president minister`)

// opensText reports whether the line ends after the dateline or a sentence begins there.
func opensText(line string, end int) bool {
	rest := strings.TrimSpace(line[end:])
	r, n := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("\"'“‘`([¿¡", r) {
		rest = strings.TrimLeft(rest[n:], "`'\"“‘")
		r, _ = utf8.DecodeRuneInString(rest)
	}
	return rest == "" || unicode.IsUpper(r) || unicode.IsDigit(r) || r == '$' || r == '€' || r == '£' || !unicode.IsLower(r) && unicode.IsLetter(r)
}
