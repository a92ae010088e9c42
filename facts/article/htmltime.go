package article

import (
	"net/url"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// pieces parts a line of metadata at the marks between its fields.
func pieces(s string) []string {
	if len(s) > 300 {
		return nil
	}
	out := strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '•' || r == '·' || r == '\n' || r == '–' || r == '—' })
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

// anyDate finds the first full date in a short text.
func anyDate(s string) (facts.Instant, bool) {
	before := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '.' && before != '/' && before != '-' {
			if m, ok := parseMoment(s[i:]); ok && m.year > 0 {
				return sane(m.instant())
			}
			if t, ok := dottedDate(s[i:]); ok {
				return sane(t)
			}
			if t, ok := foreignDate(s[i:]); ok {
				return sane(t)
			}
		}
		before = r
		i += n
	}
	return facts.Instant{}, false
}

// htmlTimeOf reads a time as pages write it for machines, or for people where nothing else stands with it.
func htmlTimeOf(s string) (facts.Instant, bool) {
	s = strings.TrimSpace(s)
	if len(s) < 8 || len(s) > 80 {
		return facts.Instant{}, false
	}
	if t, err := givenTime("time", s); err == nil {
		return sane(t)
	}
	for _, layout := range []string{time.RFC1123, time.RFC1123Z, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05.999Z0700", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05Z0700",
		"2006-01-02 15:04:05.999", "2006-01-02T15:04:05.999", "2006/01/02 15:04:05", "2006/01/02", "20060102", "20060102150405", "20060102T150405Z0700", "2006-01-02T15Z0700",
		"Mon Jan 02 15:04:05 MST 2006", "Mon Jan 2 15:04:05 2006", "02.01.2006 15:04", "02.01.2006, 15:04", "2006-1-2"} {
		if t, err := time.Parse(layout, s); err == nil {
			name, _ := t.Zone()
			if strings.HasSuffix(layout, "MST") && name != "GMT" && name != "UTC" || !strings.Contains(layout, "15") || !strings.Contains(layout, "Z07") && !strings.Contains(layout, "-07") && !strings.HasSuffix(layout, "MST") {
				return sane(facts.Day(t.Date())) // a day; a clock without a zone is left out
			}
			t = t.UTC()
			return sane(facts.Instant{From: t, To: t.Add(time.Minute)})
		}
	}
	if t, ok := dottedDate(s); ok {
		return sane(t)
	}
	if len(s) > 10 && s[4] == '-' && s[7] == '-' {
		if t, ok := facts.ParseInstant(s[:10]); ok {
			return sane(t)
		}
	}
	if m, ok := parseMoment(s); ok && m.year > 0 && len(s)-m.end < 30 {
		return sane(m.instant())
	}
	if st := stampLine(s); st.published.Known() {
		return sane(st.published)
	}
	return facts.Instant{}, false
}

// sane refuses what broken systems write for no time.
func sane(t facts.Instant) (facts.Instant, bool) {
	y := t.From.Year()
	epoch := y == 1970 && t.From.YearDay() == 1 || y == 1969
	if y < 1800 || y > 2150 || epoch {
		return facts.Instant{}, false
	}
	return t, true
}

// dottedDate reads "2.3.2026" at the start of s: the day comes first wherever points are written.
func dottedDate(s string) (facts.Instant, bool) {
	c := cursor{s: s}
	day, d1 := c.number()
	if d1 == 0 || d1 > 2 || !c.take('.') {
		return facts.Instant{}, false
	}
	c.skip("")
	month, d2 := c.number()
	if d2 == 0 || d2 > 2 || !c.take('.') {
		return facts.Instant{}, false
	}
	c.skip("")
	year, d3 := c.number()
	m := moment{year: year, month: time.Month(month), day: day}
	if d3 != 4 || !m.valid() {
		return facts.Instant{}, false
	}
	return m.instant(), true
}

// foreignMonths holds the names of months in German, French, Spanish, Portuguese, Italian and Dutch that are not the English ones, for dates that pages show.
var foreignMonths = monthTable([12]string{"januar jänner janvier enero janeiro gennaio januari", "februar février fevrier febrero fevereiro febbraio februari",
	"märz mars marzo março maart", "avril abril aprile", "mai mayo maio maggio mei", "juni juin junio junho giugno", "juli juillet julio julho luglio",
	"août aout agosto augustus", "septembre septiembre setembro settembre", "oktober octobre octubre outubro ottobre", "novembre noviembre novembro",
	"dezember décembre decembre diciembre dezembro dicembre"})

func monthTable(names [12]string) map[string]time.Month {
	m := map[string]time.Month{}
	for i, list := range names {
		for _, name := range strings.Fields(list) {
			m[name] = time.Month(i + 1)
		}
	}
	return m
}

// foreignDate reads "2. März 2026", "2 de marzo de 2026" at the start of s.
func foreignDate(s string) (facts.Instant, bool) {
	c := cursor{s: s}
	day, d := c.number()
	if d == 0 || d > 2 {
		return facts.Instant{}, false
	}
	fields := strings.Fields(strings.TrimLeft(s[c.at:min(len(s), c.at+60)], ". "))
	var rest []string
	for _, f := range fields {
		if f != "de" {
			rest = append(rest, strings.ToLower(strings.Trim(f, ".,")))
		}
	}
	if len(rest) < 2 || len(rest[1]) < 4 {
		return facts.Instant{}, false
	}
	month := foreignMonths[rest[0]]
	if month == 0 {
		month = months[rest[0]]
	}
	y := cursor{s: rest[1]}
	year, d := y.number()
	m := moment{year: year, month: month, day: day}
	if month == 0 || d != 4 || !m.valid() {
		return facts.Instant{}, false
	}
	return m.instant(), true
}

// urlDate reads the day in the path of a URL: "/2026/03/02/", "/2026/mar/2/", "/2026-03-02-", "/20260302/".
func urlDate(address string) (facts.Instant, bool) {
	u, err := url.Parse(address)
	if err != nil {
		return facts.Instant{}, false
	}
	path := u.Path
	for i := 0; i+8 <= len(path); i++ {
		if i > 0 && isDigit(path[i-1]) || path[i] != '1' && path[i] != '2' {
			continue
		}
		c := cursor{s: path, at: i}
		n, digits := c.number()
		var m moment
		switch digits {
		case 8:
			m = moment{year: n / 10000, month: time.Month(n / 100 % 100), day: n % 100}
		case 4:
			sep := c.peek()
			if sep != '/' && sep != '-' && sep != '_' {
				continue
			}
			c.at++
			month, d := c.number()
			if d == 0 {
				month = int(months[strings.ToLower(c.word())])
			}
			if c.peek() != sep || d > 2 || month == 0 {
				continue
			}
			c.at++
			day, d := c.number()
			if d == 0 || d > 2 {
				continue
			}
			m = moment{year: n, month: time.Month(month), day: day}
		}
		if m.year >= 1900 && m.year <= 2100 && m.valid() {
			return sane(m.instant())
		}
	}
	return facts.Instant{}, false
}
