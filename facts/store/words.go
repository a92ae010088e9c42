package store

import (
	"slices"
	"unicode"
	"unicode/utf8"
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
		case len(w) > 0 && accent(r):
		default:
			flush()
		}
	}
	flush()
	return out
}

// plain takes the accents off a lower-case Latin letter; letters with a stroke and ligatures are letters of their own.
func plain(r rune) rune {
	if p, ok := plainLetters[r]; ok {
		return p
	}
	return r
}

// plainLetters are the accented letters of Latin alphabets by their plain letter, as Unicode decomposes them, and other shapes of letters.
var plainLetters = letters(
	"μ", "µ", "σ", "ς", "β", "ϐ", "θ", "ϑ", "φ", "ϕ", "π", "ϖ", "κ", "ϰ", "ρ", "ϱ", "ε", "ϵ", "s", "ſẛ",
	"a", "àáâãäåāăąǎǟǻȁȃȧḁạảấầẩẫậắằẳẵặ", "b", "ḃḅḇ", "c", "çćĉċčḉ", "d", "ďḋḍḏḑḓ", "e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "f", "ḟ",
	"g", "ĝğġģǧǵḡ", "h", "ĥȟḣḥḧḩḫẖ", "i", "ìíîïĩīĭįǐȉȋḭḯỉị", "j", "ĵǰ", "k", "ķǩḱḳḵ", "l", "ĺļľḷḹḻḽ", "m", "ḿṁṃ", "n", "ñńņňǹṅṇṉṋ",
	"o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ", "p", "ṕṗ", "r", "ŕŗřȑȓṙṛṝṟ", "s", "śŝşšșṡṣṥṧṩ", "t", "ţťțṫṭṯṱẗ",
	"u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "v", "ṽṿ", "w", "ŵẁẃẅẇẉẘ", "x", "ẋẍ", "y", "ýÿŷȳẏẙỳỵỷỹ", "z", "źżžẑẓẕ",
)

func letters(pairs ...string) map[rune]rune {
	m := map[rune]rune{}
	for i := 0; i < len(pairs); i += 2 {
		for _, r := range pairs[i+1] {
			m[r], _ = utf8.DecodeRuneInString(pairs[i])
		}
	}
	return m
}

// accent reports whether a character of its own is an accent on the letter before it, as the tokenizer has it.
func accent(r rune) bool {
	const first, second = 0x08029fdf, 0x000361f8 // of U+0300 to U+031F, of U+0320 to U+0331
	switch {
	case r < 0x300 || r > 0x331:
		return false
	case r < 0x320:
		return first>>(r-0x300)&1 == 1
	}
	return second>>(r-0x320)&1 == 1
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
