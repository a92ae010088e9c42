package store

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// words splits text as SQLite's full-text search does (tokenizer unicode61): runs of letters and digits, lower-cased, without the
// accents of Latin letters. "José's 3,000" is jose, s, 3, 000.
func words(s string) (out []string) {
	var w []byte
	flush := func() {
		if len(w) > 0 {
			out = append(out, string(w))
			w = w[:0]
		}
	}
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
				w = append(w, byte(r))
			} else {
				flush()
			}
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r):
			w = utf8.AppendRune(w, plain(unicode.ToLower(r)))
		case len(w) > 0 && 0x300 <= r && r <= 0x331: // an accent of its own
		default:
			flush()
		}
	}
	flush()
	return out
}

// plain takes the accent off a Latin letter; letters with a stroke and ligatures are letters of their own.
func plain(r rune) rune {
	switch r {
	case 'đ', 'ð', 'ħ', 'ı', 'ł', 'ŀ', 'ø', 'ſ', 'þ', 'ŧ', 'ŋ':
		return r
	}
	if f := facts.Fold(string(r)); len(f) == 1 {
		return rune(f[0])
	}
	return r
}

// holdsAll reports whether every wanted word is one of the words of a text. No wanted words are held by nothing.
func holdsAll(text string, wanted []string) bool {
	if len(wanted) == 0 {
		return false
	}
	have := words(text)
	for _, w := range wanted {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
