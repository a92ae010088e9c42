package text

import (
	"unicode"
	"unicode/utf8"
)

// Hash is the 64-bit FNV-1a hash of the lower-cased word with curly apostrophes made straight. It is the same in every process.
func Hash(word string) uint64 {
	h := uint64(offset64)
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			h = (h ^ uint64(c)) * prime64
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		if r == '’' || r == 'ʼ' {
			h = (h ^ '\'') * prime64
			continue
		}
		var buf [utf8.UTFMax]byte
		for _, b := range buf[:utf8.EncodeRune(buf[:], unicode.ToLower(r))] {
			h = (h ^ uint64(b)) * prime64
		}
	}
	return h
}

const (
	offset64 = 14695981039346656037
	prime64  = 1099511628211
)

// scan appends the tokens of text[from:to] to tokens. Every byte that is no white space and no control character is in one token.
func scan(tokens []Token, part int, text string, from, to int) []Token {
	space, single := true, false // single: a single quotation is open
	for i := from; i < to; {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:to])
		}
		start := i
		class := Mark
		switch {
		case isSpace(r):
			space = true
			i += n
			continue
		case isDigit(r):
			class, i = Number, scanNumber(text, i, to)
		case isLetter(r):
			class, i = Word, scanWord(text, i, to)
		case isApostrophe(r) && !space && clitic(text, i+n, to) > 0 && afterWord(tokens, i):
			class, i = Word, i+n+clitic(text, i+n, to)
		case isQuote(r):
			class, i = Quote, i+n
			switch {
			case isApostrophe(r) && apostropheOnly(text, i, to, !space && afterWord(tokens, start), single):
				class = Mark
			case isApostrophe(r):
				single = r == '\'' && !single
			case r == '‘' || r == '`':
				single = true
			}
		default:
			i += n
		}
		t := Token{Hash: Hash(text[start:i]), Start: int32(start), End: int32(i), Part: uint8(part), Class: class, Space: space}
		if class == Word {
			t.Case = caseOf(text[start:i])
		}
		tokens = append(tokens, t)
		space = false
	}
	return tokens
}

func isSpace(r rune) bool {
	if r < 0x80 {
		return r <= ' ' || r == 0x7f
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' || unicode.Is(unicode.Bidi_Control, r)
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isLetter(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r) && !unicode.IsDigit(r) && r > 0xff
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' }

func isQuote(r rune) bool {
	switch r {
	case '"', '“', '”', '„', '«', '»', '\'', '‘', '’', '‹', '›', '`':
		return true
	}
	return false
}

// scanNumber reads digits with single inner separators: a comma or point before digits, a colon between digits.
func scanNumber(text string, i, to int) int {
	for i < to {
		c := text[i]
		if isDigit(rune(c)) {
			i++
			continue
		}
		if (c == ',' || c == '.' || c == ':') && i+1 < to && isDigit(rune(text[i+1])) {
			if c == ',' && !threeDigits(text, i+1, to) {
				return i
			}
			i += 2
			continue
		}
		return i
	}
	return i
}

// threeDigits: a comma separates thousands only; "4,10" are two numbers.
func threeDigits(text string, i, to int) bool {
	n := 0
	for i+n < to && isDigit(rune(text[i+n])) {
		n++
	}
	return n >= 3
}

// scanWord reads letters with inner apostrophes; dotted initials ("U.S.", "a.m.") are one word with their last point.
func scanWord(text string, i, to int) int {
	if j := scanInitials(text, i, to); j > i {
		return j
	}
	for i < to {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:to])
		}
		if isLetter(r) {
			i += n
			continue
		}
		if isApostrophe(r) && i+n < to {
			next, _ := utf8.DecodeRuneInString(text[i+n : to])
			if isLetter(next) && !possessive(text, i+n, to) {
				i += n
				continue
			}
		}
		return i
	}
	return i
}

// scanInitials reads two or more single letters, each with a point and no space: "U.S.", "J.B.", "p.m.". It returns i for anything else.
func scanInitials(text string, i, to int) int {
	j, letters := i, 0
	for j+1 < to {
		r, n := utf8.DecodeRuneInString(text[j:to])
		if !isLetter(r) || j+n >= to || text[j+n] != '.' {
			break
		}
		j += n + 1
		letters++
	}
	if letters < 2 {
		return i
	}
	if j < to { // "U.S.A" ends in a letter; "e.g.word" is no initialism
		r, n := utf8.DecodeRuneInString(text[j:to])
		if isLetter(r) {
			after := rune(' ')
			if j+n < to {
				after, _ = utf8.DecodeRuneInString(text[j+n : to])
			}
			if isLetter(after) {
				return i
			}
			j += n
		}
	}
	return j
}

// clitic returns the length of "s" where a word "'s" stands at i, else 0.
func clitic(text string, i, to int) int {
	if possessive(text, i, to) {
		return 1
	}
	return 0
}

// possessive reports whether "s" stands alone at i.
func possessive(text string, i, to int) bool {
	if i >= to || text[i] != 's' && text[i] != 'S' {
		return false
	}
	if i+1 >= to {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[i+1 : to])
	return !isLetter(next) && !isDigit(next)
}

func afterWord(tokens []Token, at int) bool {
	if len(tokens) == 0 {
		return false
	}
	last := tokens[len(tokens)-1]
	return int(last.End) == at && (last.Class == Word || last.Class == Number)
}

// apostropheOnly tells an apostrophe from a single quotation mark: "strikes’ toll", "’90s". A mark straight after a word
// closes a quotation only while a single one is open.
func apostropheOnly(text string, next, to int, after, open bool) bool {
	if after {
		return !open
	}
	return next < to && isDigit(rune(text[next])) // ’90s
}

func caseOf(word string) Case {
	upper, lower, firstUpper, first := 0, 0, false, true
	for _, r := range word {
		switch {
		case unicode.IsUpper(r):
			upper++
			firstUpper = firstUpper || first
		case unicode.IsLower(r):
			lower++
		default:
			if r < 0x80 {
				continue
			}
			lower++
		}
		first = false
	}
	switch {
	case upper == 0:
		return Lower
	case lower == 0:
		return Upper
	case upper == 1 && firstUpper:
		return Title
	default:
		return Mixed
	}
}
