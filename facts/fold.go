package facts

import (
	"strings"
	"unicode"
)

// Fold lower-cases and strips diacritics of Latin letters ("Sánchez" → "sanchez"), for keys only; it is never printed.
func Fold(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || 'A' <= s[i] && s[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		r = unicode.ToLower(r)
		if r < 0x80 {
			b.WriteRune(r)
		} else if to, ok := foldings[r]; ok {
			b.WriteString(to)
		} else if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// foldings maps lower-case Latin letters to their plain spelling, and typographic marks to ASCII.
var foldings = foldingTable(
	"a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "ae", "æ", "c", "çćĉċč", "d", "ďđð", "e", "èéêëēĕėęěẹẻẽếềểễệ", "g", "ĝğġģ", "h", "ĥħ",
	"i", "ìíîïĩīĭįıǐỉị", "j", "ĵ", "k", "ķ", "l", "ĺļľŀł", "n", "ñńņňŋ", "o", "òóôõöøōŏőǒọỏốồổỗộớờởỡợơ", "oe", "œ", "r", "ŕŗř",
	"s", "śŝşšșſ", "ss", "ß", "t", "ţťŧțþ", "u", "ùúûüũūŭůűųǔụủứừửữựư", "w", "ŵ", "y", "ýÿŷỳỵỷỹ", "z", "źżž",
	"'", "’‘ʼʻ", "\"", "“”„", "-", "–—‑", " ", "\u00a0\u2009\u202f",
)

func foldingTable(pairs ...string) map[rune]string {
	m := map[rune]string{}
	for i := 0; i < len(pairs); i += 2 {
		for _, r := range pairs[i+1] {
			m[r] = pairs[i]
		}
	}
	return m
}
