package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"crosscheck/facts"
)

// notices begin a line that is a notice about the article, in lower case; of several that fit, the first counts.
var notices = []struct {
	words string
	kind  facts.MarkKind
	then  noticeEnd
}{
	{"correction appended", facts.Correction, anything},
	{"correction to this", facts.Correction, anything},
	{"corrections and clarifications", facts.Correction, markNext},
	{"correction and clarification", facts.Correction, markNext},
	{"correction notice", facts.Correction, markNext},
	{"correction", facts.Correction, markNext},
	{"corrected version", facts.Correction, markNext},
	{"corrected", facts.Correction, markNext},
	{"corrects", facts.Correction, noteOnly},

	{"mandatory kill", facts.Withdrawal, markNext},
	{"bulletin kill", facts.Withdrawal, markNext},
	{"story kill", facts.Withdrawal, markNext},
	{"kill bulletin", facts.Withdrawal, markNext},
	{"kill notice", facts.Withdrawal, markNext},
	{"kill advisory", facts.Withdrawal, markNext},
	{"kill", facts.Withdrawal, capitals},
	{"story withdrawn", facts.Withdrawal, markNext},
	{"withdrawn", facts.Withdrawal, markNext},
	{"withdrawal", facts.Withdrawal, capitals},
	{"retraction", facts.Withdrawal, markNext},
	{"retracted", facts.Withdrawal, markNext},

	{"embargoed until", facts.Embargo, anything},
	{"embargoed till", facts.Embargo, anything},
	{"embargoed for", facts.Embargo, anything},
	{"embargoed to", facts.Embargo, timeNext},
	{"embargoed", facts.Embargo, markNext},
	{"embargo until", facts.Embargo, anything},
	{"embargo till", facts.Embargo, anything},
	{"embargo", facts.Embargo, timeNext},
	{"strictly embargoed", facts.Embargo, anything},
	{"strict embargo", facts.Embargo, timeNext},
	{"under embargo until", facts.Embargo, anything},
	{"under strict embargo until", facts.Embargo, anything},
	{"hold for release", facts.Embargo, anything},
	{"not for release until", facts.Embargo, anything},
	{"not for release before", facts.Embargo, anything},
	{"not for publication until", facts.Embargo, anything},
	{"not for publication before", facts.Embargo, anything},
	{"not for broadcast until", facts.Embargo, anything},
	{"not for broadcast before", facts.Embargo, anything},
	{"not to be published before", facts.Embargo, anything},
	{"not to be published until", facts.Embargo, anything},
	{"for release", facts.Embargo, timeNext},
}

// noticeEnd is what must follow the words of a notice, for "correction", "kill" and "embargo" are words of the news as well.
type noticeEnd int

const (
	anything noticeEnd = iota
	markNext           // a colon, a dash, a date and then one of them, or the end of the line
	capitals           // the same, and the words are in capitals
	timeNext           // a day or a clock time
	noteOnly           // stands in brackets or in a note to editors, or in capitals
)

// noteOpeners begin a note to editors, in lower case; a notice follows.
var noteOpeners = []string{"editors' note:", "editor's note:", "editors note:", "note to editors:", "attention editors:", "attention, editors:",
	"attention editors -", "editors:", "editor:", "eds:", "eds.:", "eds note:", "ed note:", "advisory:", "note:"}

// selves are what an article calls itself.
var selves = []string{"article", "story", "report", "item", "dispatch", "post", "page", "column", "piece", "headline", "live blog", "newsletter", "video",
	"graphic", "caption", "photo caption"}

// selfNotices stand after "this article", "this story"; longer ones come first.
var selfNotices = []struct {
	words string
	kind  facts.MarkKind
}{
	{"has been corrected", facts.Correction},
	{"was corrected", facts.Correction},
	{"is corrected", facts.Correction},
	{"corrects ", facts.Correction},
	{"has been updated to correct", facts.Correction},
	{"has been revised to correct", facts.Correction},
	{"was revised to correct", facts.Correction},
	{"has been revised to reflect the following correction", facts.Correction},
	{"has been updated to reflect the following correction", facts.Correction},
	{"was updated to correct", facts.Correction},
	{"has been amended to correct", facts.Correction},
	{"was amended", facts.Correction},
	{"has been amended", facts.Correction},
	{"has been withdrawn", facts.Withdrawal},
	{"was withdrawn", facts.Withdrawal},
	{"is withdrawn", facts.Withdrawal},
	{"has been retracted", facts.Withdrawal},
	{"was retracted", facts.Withdrawal},
	{"is retracted", facts.Withdrawal},
	{"has been killed", facts.Withdrawal},
	{"is embargoed", facts.Embargo},
	{"is under embargo", facts.Embargo},
	{"is under strict embargo", facts.Embargo},
}

// earlierVersions begin the sentence that puts an earlier text right, before one of selves.
var earlierVersions = []string{"an earlier version of this ", "a previous version of this ", "earlier versions of this ", "previous versions of this ",
	"in an earlier version of this ", "an earlier version of the ", "a previous version of the ", "the original version of this "}

// excuses may stand before the sentence that names an earlier version.
var excuses = []string{"because of an editing error, ", "because of an error, ", "because of a reporting error, ", "due to an editing error, ",
	"due to an error, ", "due to a reporting error, ", "due to a production error, ", "owing to an editing error, ", "owing to an error, "}

// faults tell that what an earlier version said was wrong.
var faults = set(`incorrect incorrectly misstated misspelled misspelt misidentified misattributed misquoted mistakenly mistake erroneously erroneous
	error errors wrong wrongly inaccurate inaccurately corrected said stated gave named reported listed described identified quoted omitted
	referred attributed included suggested implied`)

// Which lines that are not blank may hold a notice: those at the head and at the end of the body.
const (
	noticeHead = 6
	noticeTail = 8
)

// mark adds what the words of an article say of itself to what its metadata say.
func (h *head) mark(a *facts.Article) {
	title, body := "", ""
	for _, p := range a.Parts {
		switch p.Name {
		case "title":
			title = p.Text
		case "body":
			body = p.Text
		}
	}
	written := a.Time()
	if !written.Known() {
		written = h.saved
	}
	a.Marks = append(a.Marks, marks(h.above, title, body, written)...)
}

// marks finds notices about the article in the lines above its title, in the title, and in the first and last lines of the body.
func marks(above, title, body string, written facts.Instant) (out []facts.Mark) {
	for at, n := 0, 0; at < len(above) && n < noticeHead; {
		l, next := lineAt(above, at)
		at = next
		if l.Len() > 0 {
			n++
			out = appendMark(out, above[l.Start:l.End], "body", false, written)
		}
	}
	if title = strings.TrimSpace(title); title != "" {
		out = appendMark(out, title, "title", false, written)
	}
	head := 0
	for n := 0; head < len(body) && n < noticeHead; {
		l, next := lineAt(body, head)
		head = next
		if l.Len() > 0 {
			n++
			out = appendMark(out, body[l.Start:l.End], "body", false, written)
		}
	}
	for _, l := range lastLines(body, head) {
		out = appendMark(out, body[l.Start:l.End], "body", false, written)
	}
	return out
}

// noteMarks finds notices in a note to editors, which a field of the metadata holds.
func noteMarks(note, where string, written facts.Instant) (out []facts.Mark) {
	for at, n := 0, 0; at < len(note) && n < 2*noticeHead; {
		l, next := lineAt(note, at)
		at = next
		if l.Len() > 0 {
			n++
			out = appendMark(out, note[l.Start:l.End], where, true, written)
		}
	}
	return out
}

// lastLines returns the last lines of a text that are not blank and begin at or after a byte, in order.
func lastLines(text string, from int) (out []facts.Range) {
	for end := len(text); end > from && len(out) < noticeTail; {
		start := max(from, strings.LastIndexByte(text[:end], '\n')+1)
		if l, _ := lineAt(text[:end], start); l.Len() > 0 {
			out = append(out, l)
		}
		end = start - 1
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// Bounds in bytes: what is read of a line, and what a mark keeps of it.
const (
	maxNoticeLine = 1200
	maxMarkText   = 300
)

func appendMark(out []facts.Mark, line, where string, note bool, written facts.Instant) []facts.Mark {
	seen := line[:min(len(line), maxNoticeLine)]
	kind, after := notice(seen, note)
	if kind == "" {
		return out
	}
	m := facts.Mark{Kind: kind, Where: where, Text: cutText(line, maxMarkText)}
	if kind == facts.Embargo {
		m.Until = readUntil(after).resolve(written)
	}
	return append(out, m)
}

// cutText keeps the first bytes of a text, whole characters only.
func cutText(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// isNotice reports a line that is a notice about the article and no headline of it.
func isNotice(line string) bool {
	kind, _ := notice(line[:min(len(line), maxNoticeLine)], false)
	return kind == facts.Embargo || kind == facts.Withdrawal
}

// notice says what a line is a notice of, "" for none, and what follows the words that say so.
func notice(line string, note bool) (kind facts.MarkKind, after string) {
	line = strings.ReplaceAll(line, "’", "'")
	bare := strings.TrimLeft(line, "([*•·-–—_ \t>\"“")
	brackets := strings.ContainsAny(line[:len(line)-len(bare)], "([*")
	for _, o := range noteOpeners {
		if hasPrefixFold(bare, o) {
			note = true
			bare = strings.TrimLeft(bare[len(o):], " \t-–—*")
			break
		}
	}
	for _, n := range notices {
		if !hasPrefixFold(bare, n.words) {
			continue
		}
		words, rest := bare[:len(n.words)], bare[len(n.words):]
		if rest != "" && (isLetter(rest[0]) || isDigit(rest[0])) || !n.then.holds(words, rest, note || brackets) {
			continue
		}
		return n.kind, rest
	}
	lower := strings.ToLower(bare)
	if note && orderedOut(lower) {
		return facts.Withdrawal, ""
	}
	return ownSentence(lower)
}

// holds reports whether what follows the words of a notice makes it one.
func (e noticeEnd) holds(words, rest string, note bool) bool {
	upper := strings.ToUpper(words) == words
	switch e {
	case anything:
		return true
	case markNext:
		return closes(rest, upper)
	case capitals:
		return upper && closes(rest, upper)
	case timeNext:
		u := readUntil(rest)
		return u.day || u.clock || u.weekday > 0
	case noteOnly:
		return note || upper
	}
	return false
}

// closes reports that words stand by themselves: a mark follows, maybe after a date, or nothing does.
func closes(rest string, upper bool) bool {
	s := strings.TrimLeft(rest, " \t")
	if s == "" {
		return true
	}
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	switch r {
	case ':', '–', '—', '|', '!', '*':
		return true
	case '.', ')', ']':
		return strings.Trim(s, ".)]* ") == ""
	case '-': // "CORRECTED-Fire", "Correction - the", not "correction-prone"
		return len(s) < len(rest) && next == ' ' || upper && unicode.IsUpper(next) || upper && next == ' '
	case '(', ',':
		return datedClose(strings.TrimLeft(s[n:], " "))
	default:
		return datedClose(s)
	}
}

// datedClose reports a date with a colon or dash after it, or the end: "March 3): …", "3 March 2026 – …".
func datedClose(s string) bool {
	var u until
	c := cursor{s: s[:min(len(s), 40)]}
	if !u.readDate(&c) {
		return false
	}
	tail := strings.TrimLeft(s[c.at:], " ),.")
	return tail == "" || tail[0] == ':' || strings.HasPrefix(tail, "–") || strings.HasPrefix(tail, "—")
}

// orderedOut reports an order to editors not to use an article.
func orderedOut(lower string) bool {
	if strings.Contains(lower, "kill is mandatory") || strings.Contains(lower, "mandatory kill") {
		return true
	}
	for _, order := range []string{"please kill", "please withdraw", "please disregard", "please do not use", "kill the", "kill this", "do not use"} {
		if strings.HasPrefix(lower, order) {
			return true
		}
	}
	return false
}

// ownSentence finds a sentence in which the article speaks of itself.
func ownSentence(lower string) (facts.MarkKind, string) {
	for at := 0; at < len(lower); {
		s := lower[at:]
		if strings.HasPrefix(s, "please be advised") && strings.Contains(s, "withdrawn") || strings.HasPrefix(s, "a kill is mandatory") {
			return facts.Withdrawal, ""
		}
		if rest, ok := strings.CutPrefix(s, "this "); ok {
			if rest, ok = cutSelf(rest); ok {
				for _, n := range selfNotices {
					if strings.HasPrefix(rest, n.words) && (n.words != "was amended" && n.words != "has been amended" || amends(rest)) {
						return n.kind, rest[len(n.words):]
					}
				}
			}
		}
		for _, e := range excuses {
			s = strings.TrimPrefix(s, e)
		}
		for _, e := range earlierVersions {
			if rest, ok := strings.CutPrefix(s, e); ok {
				if rest, ok = cutSelf(rest); ok && faulty(rest) {
					return facts.Correction, ""
				}
			}
		}
		next := nextSentence(lower[at:])
		if next == 0 {
			break
		}
		at += next
	}
	return "", ""
}

// cutSelf cuts off what an article calls itself, with the space or comma after it.
func cutSelf(s string) (string, bool) {
	for _, self := range selves {
		rest, ok := strings.CutPrefix(s, self)
		if ok && rest != "" && (rest[0] == ' ' || rest[0] == ',') {
			return strings.TrimLeft(rest, " ,"), true
		}
	}
	return s, false
}

// amends reports that an amendment was made for an error or on a day, as notices say, not by parliament.
func amends(rest string) bool {
	return strings.Contains(rest, " on ") || strings.Contains(rest, "correct") || strings.Contains(rest, "because") || strings.Contains(rest, "error")
}

// faulty reports a fault in the rest of a sentence.
func faulty(rest string) bool {
	if end := nextSentence(rest); end > 0 {
		rest = rest[:end]
	}
	for _, w := range words(rest) {
		if faults[w] {
			return true
		}
	}
	return false
}

// nextSentence is the offset of the next place where a sentence may begin, 0 where there is none.
func nextSentence(s string) int {
	for i := 0; i+2 < len(s); i++ {
		switch s[i] {
		case '.', '!', '?', ':', ')':
			if s[i+1] == ' ' {
				return i + 2
			}
		case '(', '[':
			return i + 1
		}
	}
	return 0
}
