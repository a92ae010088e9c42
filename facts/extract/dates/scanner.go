package dates

import (
	"crosscheck/facts/text"
)

// op says how an expression is resolved.
type op uint8

const (
	opDate     op = iota // year, month, day as far as stated
	opYear               // year
	opDecade             // year is its first year
	opCentury            // n
	opQuarter            // n is 1…4; year
	opHalf               // n is 1 or 2; year
	opSeason             // n is 0…3; year
	opWeekday            // n is the weekday; dir
	opDaily              // n days from the anchor
	opNamed              // row; year
	opUnit               // n units from the anchor, or from the date spoken of
	opNth                // the n-th weekday of a month
	opWeekOf             // the week, or with the unit weekend the weekend, of a day
	opNthWeek            // the n-th seven days of a month, 5 for the last
	opSame               // "that day", "the quarter": the unit spoken of
	opDuration           // n units
	opSet                // value
	opRef                // pastRef, presentRef, futureRef
	opClock              // a clock time or a part of a day without a day
	opNothing            // read and left out: a name, an age, a score
)

// expr is one time expression as written, before it is resolved. Zero fields were not stated.
type expr struct {
	text.Range
	op    op
	unit  unit
	dir   int16
	stage int16

	year, month, day int
	weekday          int
	rel              int16 // year given in relation: back, here, ahead
	hasRel           bool
	n                int
	frac             int // minutes or months beyond n whole units: "a minute and a half"
	frac2            int // smaller units beyond n: the 20 of "an hour and 20 minutes"
	vague            bool
	fromRef          bool // counted from the date spoken of, not from publication
	plain            bool // a bare name: no prefix decided its direction
	fiscal           bool
	guessed          bool
	part             int16
	clock            bool
	h, m             int
	zone             int // minutes east of UTC
	hasZone          bool
	zoneSaid         bool   // "local time", or a zone whose offset is not known
	mod              string // TIMEX3 modifier, "" where none was stated
	skip             int    // token up to which the same thing is said again, 0 for none
	row              *namedDayRow
	set              string
	later            bool // the value is set off to the past year: "the year-earlier quarter"
	quoted           bool
}

// scanner reads the tokens of one document, sentence by sentence.
type scanner struct {
	d           *text.Doc
	words       *lexicon
	lex         []lexeme
	starts      []int32 // tokens that an expression may begin at, numbers and quotation marks
	next        int     // index into starts of the next sentence's first one
	first, last int     // tokens of the sentence
	out         []expr
	quoted      bool
	paragraph   int
}

// start makes the scanner ready for another document: it looks up every word once and lists where expressions may begin.
func (s *scanner) start(d *text.Doc) {
	s.d, s.out, s.quoted, s.paragraph, s.next = d, s.out[:0], false, -1, 0
	if n := len(d.Tokens); cap(s.lex) < n {
		s.lex, s.starts = make([]lexeme, n, n+n/4), make([]int32, n+n/4)
	}
	s.lex, s.starts = s.lex[:len(d.Tokens)], s.starts[:cap(s.starts)]
	n := 0
	for i := range d.Tokens {
		t := &d.Tokens[i]
		var l lexeme
		switch {
		case t.Class == text.Number:
			l.begin = beginNumber
		case s.words.maybe(t.Hash):
			l = s.words.get(t.Hash)
		}
		s.lex[i] = l
		if l.begin != beginNever || t.Class == text.Quote {
			s.starts[n] = int32(i)
			n++
		}
	}
	s.starts = s.starts[:n]
}

// scan reads one sentence from left to right; an expression starts after the one before it.
func (s *scanner) scan(sentence text.Sentence) {
	s.first, s.last = sentence.First, sentence.Last
	if sentence.Paragraph != s.paragraph {
		s.paragraph, s.quoted = sentence.Paragraph, false
	}
	from := s.first
	for ; s.next < len(s.starts) && int(s.starts[s.next]) < s.last; s.next++ {
		i := int(s.starts[s.next])
		if s.d.Tokens[i].Class == text.Quote {
			s.quote(i)
			if s.lex[i].begin == beginNever {
				continue
			}
		}
		if i < from || !s.mayStart(i) {
			continue
		}
		e, ok := s.parse(i)
		if !ok || e.Last <= i {
			continue
		}
		if e.op != opNothing {
			e.quoted = s.quoted
			s.shareYear(&e)
			s.out = append(s.out, e)
		}
		from = max(e.Last, e.skip)
	}
}

// shareYear gives the year of "June 2011" to the "March" of "March to June 2011".
func (s *scanner) shareYear(e *expr) {
	if len(s.out) == 0 || e.op != opDate || e.year == 0 && !e.hasRel {
		return
	}
	p := &s.out[len(s.out)-1]
	link := e.First - 1
	if p.op != opDate || p.year > 0 || p.hasRel || p.First < s.first || p.Last != link {
		return
	}
	if !s.fn(link, _to) && !s.fn(link, _and) && !s.fn(link, _or) && !s.fn(link, _dash) && !s.fn(link, _hyphen) {
		return
	}
	if p.year, p.rel, p.hasRel = e.year, e.rel, e.hasRel; p.month > e.month {
		if p.year--; e.hasRel {
			p.year, p.rel = 0, e.rel-1
		}
	}
}

// mayStart is a cheap test whether an expression can begin at token i; it spares most words of a text the grammar.
func (s *scanner) mayStart(i int) bool {
	switch s.lex[i].begin {
	case beginAlways:
		return true
	case beginNumber:
		if t := &s.d.Tokens[i]; t.End-t.Start >= 4 || len(s.out) > 0 && s.out[len(s.out)-1].Last == i-1 { // "May 3-5"
			return true
		}
	}
	return i+1 < s.last && (s.lex[i+1].class != none || s.d.Tokens[i+1].Class == text.Number || s.lex[i].val == _th && s.lex[i].class == function)
}

func (s *scanner) quote(i int) {
	switch s.d.Text(i) {
	case `"`:
		s.quoted = !s.quoted
	case "“", "„", "«":
		s.quoted = true
	case "”", "»":
		s.quoted = false
	case "`":
		if i+1 < s.last && s.d.Text(i+1) == "`" {
			s.quoted = true
		}
	case "'":
		if i > s.first && s.d.Text(i-1) == "'" {
			s.quoted = false
		}
	}
}

// at returns what is known of token i, the zero lexeme outside the sentence.
func (s *scanner) at(i int) lexeme {
	if i < s.first || i >= s.last {
		return lexeme{}
	}
	return s.lex[i]
}

func (s *scanner) class(i int) class { return s.at(i).class }

// is reports whether token i is the word w of a closed class.
func (s *scanner) is(i int, c class, w int16) bool {
	l := s.at(i)
	return l.class == c && l.val == w
}

func (s *scanner) fn(i int, w int16) bool { return s.is(i, function, w) }

// fnAt is fn without the bounds of the sentence that is being read.
func (s *scanner) fnAt(i int, w int16) bool {
	return i >= 0 && i < len(s.lex) && s.lex[i].class == function && s.lex[i].val == w
}

// glued skips one hyphen or dash without spaces around it: "third-quarter". It returns i where there is none.
func (s *scanner) glued(i int) int {
	if (s.fn(i, _hyphen) || s.fn(i, _dash)) && !s.d.Tokens[i].Space && i+1 < s.last && !s.d.Tokens[i+1].Space {
		return i + 1
	}
	return i
}

// word returns the text of token i, "" outside the sentence.
func (s *scanner) word(i int) string {
	if i < s.first || i >= s.last {
		return ""
	}
	return s.d.Text(i)
}

func (s *scanner) isNumber(i int) bool {
	return i >= s.first && i < s.last && s.d.Tokens[i].Class == text.Number
}

// digits reads token i as plain digits of at most six places; n is -1 for anything else.
func (s *scanner) digits(i int) (n, places int) {
	if !s.isNumber(i) {
		return -1, 0
	}
	w := s.d.Text(i)
	if len(w) > 6 {
		return -1, 0
	}
	for k := 0; k < len(w); k++ {
		if w[k] < '0' || w[k] > '9' {
			return -1, 0
		}
		n = n*10 + int(w[k]-'0')
	}
	return n, len(w)
}

func (s *scanner) capital(i int) bool { return i >= s.first && i < s.last && s.d.Capital(i) }

func (s *scanner) lower(i int) bool {
	return i >= s.first && i < s.last && s.d.Tokens[i].Class == text.Word && s.d.Tokens[i].Case == text.Lower
}
