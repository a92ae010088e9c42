package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one folded word of a wording. An empty text is a gap: an ellipsis, which stands for any words left out.
type word struct {
	text    string
	capital bool // began with a capital letter that starts no sentence
	bracket bool // stood in square brackets: an editor's word
	masked  bool // letters were replaced: "f***", kept as "f*"

	start, end int // bytes of the wording that it was written in; words of one contraction share them
}

// foldWording cuts a text into words and folds each: case, accents, spelling, contractions, number words, "&", masks.
func foldWording(s string) []word {
	words := make([]word, 0, len(s)/5+1)
	bracket, start := 0, true // start: a capital says nothing here
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		before := len(words)
		switch {
		case r == '[':
			bracket++
		case r == ']':
			bracket = max(0, bracket-1)
		case r == '…' || r == '.' && strings.HasPrefix(s[i:], "..") || r == '.' && strings.HasPrefix(s[i:], ". . ."):
			for i < len(s) && (s[i] == '.' || s[i] == ' ' || strings.HasPrefix(s[i:], "…")) {
				_, n := utf8.DecodeRuneInString(s[i:])
				i += n
			}
			words, start = append(words, word{start: i, end: i}), true
			continue
		case r == '.' || r == '!' || r == '?' || r == ':' || r == '“' || r == '"':
			start = true
		case r == '&':
			words = append(words, word{text: "and", bracket: bracket > 0, start: i, end: i + n})
		case r == '%':
			words = append(words, word{text: "percent", bracket: bracket > 0, start: i, end: i + n})
		case wordRune(r) || r == '*' && i+1 < len(s) && s[i+1] == '*':
			end := wordEnd(s, i)
			words = appendFolded(words, s[i:end], bracket > 0, start)
			for k := before; k < len(words); k++ {
				words[k].start, words[k].end = i, end
			}
			i, start = end, false
			continue
		}
		i += n
	}
	return joinNumbers(joinPhrases(words))
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordEnd returns the end of the word at i: letters and digits with inner apostrophes, masks, points of initials and of numbers.
func wordEnd(s string, i int) int {
	digits, begin := true, i
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case wordRune(r):
			digits = digits && unicode.IsDigit(r)
		case (r == '\'' || r == '’' || r == 'ʼ') && unicode.IsLetter(next):
		case r == '*' && (next == '*' || wordRune(next) || i > begin && s[i-1] == '*'):
		case (r == '-' || r == '–') && next == r && masksWord(s, i): // "f-----g"
			for i < len(s) && strings.HasPrefix(s[i:], string(r)) {
				i += n
			}
			continue
		case digits && (r == ',' || r == '.' || r == ':') && unicode.IsDigit(next):
		case r == '.' && i == begin+1 && unicode.IsUpper(rune(s[begin])) && unicode.IsUpper(next): // "U.S."
			for i+1 < len(s) && s[i] == '.' && unicode.IsUpper(rune(s[i+1])) {
				i += 2
			}
			return i
		default:
			return i
		}
		i += n
	}
	return i
}

// masksWord: a row of hyphens between letters, or after one, hides letters; a dash between words does not.
func masksWord(s string, i int) bool {
	k := i
	for k < len(s) && s[k] == '-' {
		k++
	}
	if k-i < 3 {
		return false
	}
	return k == len(s) || s[k] != ' ' && i > 0 && s[i-1] != ' ' && k-i > 3 || k < len(s) && strings.IndexByte(" .,!?", s[k]) >= 0 && k-i < 6
}

// appendFolded folds one written word, which may become several ("don't", "gonna").
func appendFolded(words []word, written string, bracket, start bool) []word {
	first, _ := utf8.DecodeRuneInString(written)
	w := word{capital: unicode.IsUpper(first) && !start, bracket: bracket}
	if known, ok := abbreviations[written]; ok {
		w.text, w.capital = known, true
		return append(words, w)
	}
	text := strings.ReplaceAll(Fold(written), "ʼ", "'")
	if strings.ContainsAny(text, "*-") {
		w.masked = true
		w.text = mask(text)
		return append(words, w)
	}
	if hour, ok := clockWord(text); ok { // "6.15am"
		w.text = hour
		return append(words, w, word{text: text[len(hour):], bracket: bracket})
	}
	if strings.Contains(text, ".") && 'a' <= text[0] && text[0] <= 'z' { // "F.B.I"
		text = strings.ReplaceAll(text, ".", "")
	}
	if full, ok := contractions[text]; ok {
		for _, f := range full {
			w.text = f
			words = append(words, w)
			w.capital = false
		}
		return words
	}
	if stem, ok := strings.CutSuffix(text, "n't"); ok && stem != "" {
		return append(words, word{text: spelling(stem), bracket: bracket}, word{text: "not", bracket: bracket})
	}
	for _, c := range clitics {
		if stem, ok := strings.CutSuffix(text, c.ending); ok && stem != "" {
			w.text = spelling(stem)
			return append(words, w, word{text: c.full, bracket: bracket})
		}
	}
	w.text = spelling(strings.ReplaceAll(text, "'", ""))
	if w.text == "" { // combining marks alone
		return words
	}
	if '0' <= w.text[0] && w.text[0] <= '9' {
		w.text = strings.ReplaceAll(w.text, ",", "")
	}
	return append(words, w)
}

// clockWord splits an hour from "am" or "pm" that is written to it.
func clockWord(text string) (hour string, ok bool) {
	for _, end := range [...]string{"am", "pm"} {
		if h, found := strings.CutSuffix(text, end); found && h != "" && strings.Trim(h, "0123456789.:") == "" {
			return h, true
		}
	}
	return "", false
}

// mask keeps the letters at both ends: "f*****g" → "f*g".
func mask(text string) string {
	i := strings.IndexAny(text, "*-")
	k := strings.LastIndexAny(text, "*-")
	return strings.ReplaceAll(text[:i], "'", "") + "*" + text[k+1:]
}

// joinPhrases replaces names that are also written as initials, "per cent" and "can not", in place.
func joinPhrases(words []word) []word {
	out := words[:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		if i+1 < len(words) {
			if to, ok := phrases[w.text+" "+words[i+1].text]; ok {
				w.text, w.end = to, words[i+1].end
				i++
			}
		}
		out = append(out, w)
	}
	return out
}

// spelling folds one lower-case word to its American spelling; both sides of a comparison are folded alike, so a false word does no harm.
func spelling(w string) string {
	if to, ok := americanSpellings[w]; ok {
		return to
	}
	if len(w) < 5 {
		return w
	}
	for _, r := range spellingRules {
		at := strings.LastIndex(w, r.from)
		if at >= r.after && len(w)-at-len(r.from) <= r.tail {
			return w[:at] + r.to + w[at+len(r.from):]
		}
	}
	if at := strings.LastIndex(w, "ll"); at >= 4 && endsAfterDouble(w[at+2:]) && syllables(w[:at]) >= 2 {
		return w[:at] + w[at+1:] // travelled, cancelling
	}
	return w
}

func endsAfterDouble(end string) bool {
	return end == "ed" || end == "ing" || end == "er" || end == "ers" || end == "ation"
}

func syllables(s string) int {
	n, vowel := 0, false
	for i := 0; i < len(s); i++ {
		v := strings.IndexByte("aeiouy", s[i]) >= 0
		if v && !vowel {
			n++
		}
		vowel = v
	}
	return n
}
