package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bylineOpeners begin a by-line, in lower case. A sign-off stands at the end of an article as well.
var bylineOpeners = []struct {
	words   string
	signOff bool
}{
	{"by ", false},
	{"by: ", false},
	{"written by ", true},
	{"words by ", true},
	{"story by ", true},
	{"reporting by ", true},
	{"(reporting by ", true},
	{"additional reporting by ", true},
	{"(additional reporting by ", true},
	{"writing by ", true},
	{"editing by ", true},
	{"compiled by ", true},
	{"reported by ", true},
}

// isByline reports a line that is a by-line and nothing else.
func isByline(line string) bool {
	_, ok := byline(line)
	return ok
}

// signOff reports a by-line of the sort that ends articles.
func signOff(line string) bool {
	for _, o := range bylineOpeners {
		if o.signOff && hasPrefixFold(line, o.words) {
			return true
		}
	}
	return false
}

// byline reads a whole trimmed line as a by-line and returns the names: "By Jane Doe, Associated Press", "Jane Doe, Reuters", "Associated Press".
func byline(line string) (string, bool) {
	if len(line) > 250 {
		return "", false
	}
	for _, o := range bylineOpeners {
		if !hasPrefixFold(line, o.words) || line[0] == 'b' {
			continue
		}
		rest := strings.TrimRight(strings.TrimSpace(line[len(o.words):]), ")")
		if o.signOff {
			rest = strings.TrimRight(rest, ".")
			first, _, _ := strings.Cut(rest, ";")
			return strings.TrimSpace(first), namesOnly(rest, true)
		}
		return rest, namesOnly(rest, false)
	}
	if _, ok := dateline(line); ok || len(line) > 90 {
		return "", false
	}
	if names, ok := onlyAgencies(line); ok && len(words(line)) <= 5 && strings.IndexByte(line, '(') < 0 {
		return line, len(names) > 0
	}
	for _, mark := range []string{", ", " | ", " (", " / "} {
		name, rest, found := strings.Cut(line, mark)
		if !found {
			continue
		}
		n := len(strings.Fields(name))
		if n < 2 || n > 4 || !namesOnly(name, false) {
			return "", false
		}
		rest = strings.TrimRight(rest, ")")
		_, agency := onlyAgencies(rest)
		return name, agency || bylineRoles[strings.ToLower(rest)]
	}
	return "", false
}

// gluedByline returns where the dateline begins in "By Jane Doe LIMA (Reuters) - …", 0 where the line is of another sort.
func gluedByline(line string) int {
	if !strings.HasPrefix(line, "By ") && !strings.HasPrefix(line, "BY ") {
		return 0
	}
	for at, word := 3, 1; at < min(len(line), 120) && word < 12; word++ {
		next := strings.IndexByte(line[at:], ' ')
		if next < 0 {
			return 0
		}
		w := line[at : at+next]
		if word >= 3 && len(w) >= 3 && strings.ToUpper(w) == w {
			if d, ok := dateline(line[at:]); ok && len(d.credits) > 0 && isByline(strings.TrimSpace(line[:at])) {
				return at
			}
		}
		at += next + 1
	}
	return 0
}

// bylineRoles follow a name in a by-line without "By".
var bylineRoles = map[string]bool{"staff writer": true, "staff reporter": true, "associated press writer": true, "correspondent": true,
	"political correspondent": true, "foreign correspondent": true, "diplomatic correspondent": true, "political editor": true,
	"chief reporter": true, "senior reporter": true, "special correspondent": true, "staff correspondent": true, "reporter": true}

// namesOnly reports whether a text is people's names with what by-lines put between and after them, and no sentence.
func namesOnly(s string, signOff bool) bool {
	fields := strings.Fields(s)
	if len(fields) == 0 || len(fields) > 40 || endsSentence(s) {
		return false
	}
	if _, ok := onlyAgencies(s); ok {
		return true
	}
	if first := strings.ToLower(strings.Trim(fields[0], ".,")); weekdays[first] || months[first] > 0 || noName[first] {
		return false
	}
	capitals := 0
	role := false
	for _, f := range fields {
		w := strings.Trim(f, ",;:|()&/•·-–—.@")
		if w == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r):
			capitals++
		case bylineParticles[w] || strings.ContainsRune(f, '@') || strings.ContainsRune(w, '.'):
		case signOff && signOffWords[w]:
		case role && unicode.IsLower(r): // "Jane Doe, crime correspondent"
		default:
			return false
		}
		role = role || strings.HasSuffix(f, ",") || f == "|"
	}
	return capitals >= 2 || capitals == 1 && (len(fields) == 1 || len(agencies(s)) > 0)
}

// endsSentence reports a final full stop that no abbreviation explains, or a question or exclamation.
func endsSentence(s string) bool {
	switch s[len(s)-1] {
	case '?', '!', ':':
		return true
	case '.':
		last := s[strings.LastIndexByte(s, ' ')+1:]
		return !(last == "Jr." || last == "Sr." || last == "Inc." || initialism(last))
	}
	return false
}

// noName holds capitalised words that follow "By" in sentences and lines that are no by-line.
var noName = set("the a an then now noon midnight midday contrast comparison late early end law all far sunday today tomorrow yesterday this that one two")

var bylineParticles = set("and de da do dos das del della der den di van von zu bin ibn al el la le du y e of in for at the news service with staff")

var signOffWords = set("editing by additional reporting writing and compiled with by in graphics video photography research contributions bureau newsroom")
