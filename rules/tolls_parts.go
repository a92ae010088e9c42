package rules

import (
	"math"
	"strings"

	"crosscheck/facts"
)

// division is what the words after a total divide it into.
type division struct {
	parts    []facts.Quantity
	complete bool // all of the total is told: a list after a colon, a dash or a comma, up to the end of the clause
	text     string
}

// sum adds the parts up; one open part leaves the sum open.
func (d division) sum() facts.Quantity {
	var out facts.Quantity
	for _, p := range d.parts {
		out.Low += p.Low
		out.High += p.High
		out.Approx = out.Approx || p.Approx
	}
	return out
}

// families are groups of people that exclude each other; a list of parts is of one family.
var families = [][]string{
	{"man men", "woman women", "child children"},
	{"man men", "woman women", "boy boys", "girl girls"},
	{"adult adults", "child children"},
	{"adult adults", "boy boys", "girl girls"},
	{"civilian civilians", "soldier soldiers troops", "policeman policemen police", "militant militants", "rebel rebels", "fighter fighters"},
	{"passenger passengers", "pilot pilots", "crew", "pedestrian pedestrians", "driver drivers"},
	{"student students pupils", "teacher teachers", "worker workers"},
}

// Words that a list of parts may hold beside numbers, groups and places.
var (
	placing = wordSet("in at near from on")
	between = wordSet("people of them the those victims died were was killed dead perished lives others more other")
	notAll  = wordSet("including include includes among with least")
	goingOn = wordSet("were was are have had has died perished lost who")
	months  = wordSet("january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday")
)

// lookAhead bounds the words that are read after a total.
const lookAhead = 60

// partsOf reads the list of parts behind a total, in its own sentence, else at the start of the next one.
func partsOf(v any) division {
	_, d, f := theFact(v)
	if f == nil || f.Context.Implicit || f.Context.Named {
		return division{}
	}
	text := d.Article.Parts[f.Span.Part].Text
	list := cut(text[f.Span.Start:f.Sentence.End], lookAhead)
	for i := 1; i+1 < len(list); i++ {
		if w := list[i].text; w != ":" && w != "," && w != "—" && w != "–" && w != "-" {
			continue
		}
		if out, ok := readParts(list, i+1, false); ok {
			out.text = strings.TrimSpace(text[f.Span.Start+list[i+1].start : f.Span.Start+out.end])
			return out.division
		}
	}
	if f.Get("outcome") != facts.Term("killed") || f.Sentence.End >= len(text) {
		return division{}
	}
	rest := text[f.Sentence.End:]
	if out, ok := readParts(cut(rest, lookAhead), 0, true); ok {
		out.text, out.complete = strings.TrimSpace(rest[:out.end]), false
		return out.division
	}
	return division{}
}

// partList is a division and where its words end.
type partList struct {
	division
	end int
}

// readParts reads two parts or more up to the end of a clause; loose allows "seven people died in".
func readParts(list []cutWord, i int, loose bool) (partList, bool) {
	out := partList{division: division{complete: true}}
	for i < len(list) && notAll[list[i].fold] && list[i].fold != "least" {
		out.complete = false
		i++
		if i < len(list) && (list[i].fold == "them" || list[i].fold == "whom") {
			i++
		}
	}
	var groups []string
	places := map[string]bool{}
	for {
		q, next, ok := partNumber(list, i)
		if !ok {
			return partList{}, false
		}
		what, place, after := partLabel(list, next, loose)
		if what == "" || len(out.parts) > 0 && place != (len(places) > 0) {
			return partList{}, false
		}
		if place {
			if places[what] {
				return partList{}, false
			}
			places[what] = true
		} else {
			groups = append(groups, what)
		}
		out.parts = append(out.parts, q)
		out.end, i = list[after-1].end, after
		joined := false
		for i < len(list) && (list[i].text == "," || list[i].text == ";" || list[i].fold == "and") {
			joined = true
			if list[i].text != "and" && i+1 < len(list) && closes(list[i+1:]) {
				return out, len(out.parts) > 1 && oneFamily(groups)
			}
			i++
		}
		if !joined {
			break
		}
	}
	end := i >= len(list) || list[i].text == "." || list[i].text == "—" || list[i].text == "–"
	return out, end && len(out.parts) > 1 && oneFamily(groups)
}

// closes reports whether the words after a comma end the list: "police said.", "were killed".
func closes(list []cutWord) bool {
	if len(list) > 0 && goingOn[list[0].fold] {
		return true
	}
	for i := 0; i < len(list) && i < 9; i++ {
		switch list[i].fold {
		case "said", "says", "according", "reported", "confirmed":
			return true
		case ".", ",", "and":
			return false
		}
	}
	return false
}

// partNumber reads a number with its bound: "at least seven", "11", "a" before one person.
func partNumber(list []cutWord, i int) (q facts.Quantity, next int, ok bool) {
	open, approx := false, false
	for ; i < len(list); i++ {
		switch list[i].fold {
		case "at", "least", "than":
			continue
		case "more", "over":
			open = true
			continue
		case "about", "around", "some", "nearly":
			approx = true
			continue
		}
		break
	}
	if i > 0 && i < len(list) && list[i-1].fold == "least" {
		open = true
	}
	n, next := numeral(list, i)
	if next == i {
		return facts.Quantity{}, i, false
	}
	q = facts.Quantity{Low: float64(n), High: float64(n), Approx: approx}
	if open {
		q.High = math.Inf(1)
	}
	return q, next, true
}

// numeral reads digits, or words up to 999.
func numeral(list []cutWord, i int) (n, next int) {
	if i >= len(list) {
		return 0, i
	}
	w := list[i].fold
	if w[0] >= '0' && w[0] <= '9' {
		for _, c := range w {
			switch {
			case c == ',':
			case c < '0' || c > '9' || n > 100_000_000:
				return 0, i
			default:
				n = n*10 + int(c-'0')
			}
		}
		return n, i + 1
	}
	for _, part := range strings.Split(w, "-") {
		k := smallNumbers[part]
		if k == 0 {
			return 0, i
		}
		n += k
	}
	if i+1 < len(list) && list[i+1].fold == "hundred" && n < 10 {
		return n * 100, i + 2
	}
	return n, i + 1
}

// partLabel reads where or who a part is: "in Arbo province", "men", and with loose "people died in Arbo".
func partLabel(list []cutWord, i int, loose bool) (what string, place bool, next int) {
	for i < len(list) && (between[list[i].fold] && (loose || !goingOn[list[i].fold])) {
		i++
	}
	if i >= len(list) {
		return "", false, i
	}
	if !placing[list[i].fold] {
		for _, f := range families {
			for _, names := range f {
				if wordIn(names, list[i].fold) {
					for i++; i < len(list) && (list[i].fold == "members" || list[i].fold == "officers"); i++ {
					}
					return strings.Fields(names)[0], false, i
				}
			}
		}
		return "", false, i
	}
	i++
	if i < len(list) && list[i].fold == "the" {
		i++
	}
	first := i
	for i < len(list) && list[i].word && list[i].fold != "and" && i-first < 4 && (list[i].capital || i > first && (list[i].fold == "province" || list[i].fold == "district" || list[i].fold == "state" || list[i].fold == "county" || list[i].fold == "city" || list[i].fold == "region")) {
		if months[list[i].fold] {
			return "", false, i
		}
		what += " " + list[i].fold
		i++
	}
	return what, true, i
}

func wordIn(names, w string) bool {
	for _, n := range strings.Fields(names) {
		if n == w {
			return true
		}
	}
	return false
}

// oneFamily reports whether groups are different ones of one family; no groups are places and fine.
func oneFamily(groups []string) bool {
	for i, g := range groups {
		for _, h := range groups[:i] {
			if g == h {
				return false
			}
		}
	}
	for _, f := range families {
		all := true
		for _, g := range groups {
			in := false
			for _, names := range f {
				in = in || strings.Fields(names)[0] == g
			}
			all = all && in
		}
		if all {
			return true
		}
	}
	return false
}

// cutWord is one word or mark of a text, with its bytes.
type cutWord struct {
	text, fold    string
	start, end    int
	word, capital bool
}

// cut reads the first words and marks of a text; a full stop before a space ends it.
func cut(s string, most int) []cutWord {
	var out []cutWord
	for i := 0; i < len(s) && len(out) < most; {
		if s[i] <= ' ' {
			i++
			continue
		}
		j := i
		for j < len(s) && wordByte(s, j) {
			j++
		}
		word := j > i
		if !word {
			for j++; j < len(s) && s[j]&0xC0 == 0x80; j++ {
			}
		}
		t := s[i:j]
		out = append(out, cutWord{t, facts.Fold(t), i, j, word, word && 'A' <= t[0] && t[0] <= 'Z'})
		if t == "." && (j >= len(s) || s[j] <= ' ') {
			break
		}
		i = j
	}
	return out
}

// wordByte reports whether the byte belongs to a word: letters, digits, and marks inside of one.
func wordByte(s string, i int) bool {
	c := s[i]
	switch {
	case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		return true
	case c == '\'' || c == '-':
		return i > 0 && i+1 < len(s) && plainByte(s[i-1]) && plainByte(s[i+1])
	case c == ',':
		return i > 0 && i+3 < len(s) && digit(s[i-1]) && digit(s[i+1]) && digit(s[i+2]) && digit(s[i+3])
	case c >= 0xC3 && c <= 0xC9: // Latin letters with marks
		return true
	case c&0xC0 == 0x80:
		return i > 0 && wordByte(s, i-1)
	}
	return false
}

func plainByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
