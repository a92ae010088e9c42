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
	opWeekOf             // the week of month and day
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
	first, last int // tokens of the sentence
	out         []expr
	quoted      bool
	paragraph   int
}

// start makes the scanner ready for another document.
func (s *scanner) start(d *text.Doc) {
	s.d, s.out, s.quoted, s.paragraph = d, s.out[:0], false, -1
	if cap(s.lex) < len(d.Tokens) {
		s.lex = make([]lexeme, len(d.Tokens), len(d.Tokens)+len(d.Tokens)/4)
	}
	s.lex = s.lex[:len(d.Tokens)]
	for i := range d.Tokens {
		if t := &d.Tokens[i]; t.Class == text.Number {
			s.lex[i] = lexeme{}
		} else {
			s.lex[i] = s.words.get(t.Hash)
		}
	}
}

// scan reads one sentence from left to right; an expression starts after the one before it.
func (s *scanner) scan(sentence text.Sentence) {
	s.first, s.last = sentence.First, sentence.Last
	if sentence.Paragraph != s.paragraph {
		s.paragraph, s.quoted = sentence.Paragraph, false
	}
	for i := s.first; i < s.last; {
		t := &s.d.Tokens[i]
		switch {
		case t.Class == text.Word && s.lex[i].class == none:
			i++
			continue
		case t.Class == text.Quote:
			s.quote(i)
			i++
			continue
		case !s.mayStart(i, t):
			i++
			continue
		}
		e, ok := s.parse(i)
		if !ok || e.Last <= i {
			i++
			continue
		}
		if e.op != opNothing {
			e.quoted = s.quoted
			s.shareYear(&e)
			s.out = append(s.out, e)
		}
		for k := i; k < e.Last; k++ {
			if s.d.Tokens[k].Class == text.Quote {
				s.quote(k)
			}
		}
		i = e.Last
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
func (s *scanner) mayStart(i int, t *text.Token) bool {
	l := s.lex[i]
	if l.class == none && t.Class != text.Number {
		return false
	}
	alone := i+1 >= s.last || s.lex[i+1].class == none && s.d.Tokens[i+1].Class != text.Number
	if t.Class == text.Number {
		return !alone || t.End-t.Start >= 4 || len(s.out) > 0 && s.out[len(s.out)-1].Last == i-1 // "May 3-5"
	}
	switch l.class {
	case function:
		return starts(l.val) && !alone
	case article:
		return !alone || l.val == _each
	case approx, stage, numeral, vague, ordinal:
		return !alone
	case shift:
		return !alone || l.val == current
	case unitWord:
		return l.plural || !alone
	case dayPart:
		return l.val >= overnight
	}
	return true
}

// starts reports whether a word of a closed class can begin an expression.
func starts(w int16) bool {
	return w == _fiscal || w == _half || w == _apostrophe || w == _post || w == _future || w == _q
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
