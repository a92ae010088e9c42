package article

import (
	"fmt"
	"strings"
	"time"

	"crosscheck/facts"
)

// frontKeys lists what is read of front matter and the keys that newsrooms and site generators give it, the most telling first. Keys are in
// lower case without "_" and "-"; other keys are left alone.
var frontKeys = []struct{ says, keys string }{
	{"id", "id guid uid uuid articleid storyid"},
	{"title", "title headline hed"},
	{"outlet", "outlet publication publisher newspaper provider sitename site source"},
	{"url", "url canonical canonicalurl permalink link sourceurl originalurl source"},
	{"published", "published publishedat publishedon datepublished publicationdate publishdate publishdatetime pubdate firstpublished date datetime"},
	{"modified", "modified modifiedat datemodified updated updatedat lastupdated dateupdated lastmod lastmodified lastmodifiedat"},
	{"byline", "byline authors author by reporters reporter writers writer"},
	{"dateline", "dateline"},
	{"credit", "agency agencies credit credits wire"},
	{"locale", "locale language lang"},
	{"zone", "timezone tz zone"},
	{"embargo", "embargo embargoed embargountil embargoeduntil embargoends holduntil holdforrelease"},
	{"correction", "correction corrections corrected correctionnote errata erratum"},
	{"withdrawal", "withdrawn retracted retraction killed kill"},
	{"status", "pubstatus publishingstatus status"},
	{"note", "ednote ednotes editorsnote editornote editorialnote notetoeditors"},
}

// frontMatter is the block of metadata at the start of a Markdown file: YAML between "---" lines or TOML between "+++" lines.
type frontMatter struct {
	fields map[string]frontField // by what they say
	end    int                   // where the Markdown begins
}

// frontField is one key with its values, at least one, none of them empty.
type frontField struct {
	key    string // as written
	values []frontValue
	line   int
}

// text joins the values.
func (f frontField) text() string {
	var all []string
	for _, v := range f.values {
		all = append(all, v.text)
	}
	return strings.Join(all, ", ")
}

// frontValue is a value without its quotation marks, with runs into the text of the file where it stands there as it is.
type frontValue struct{ page }

// maxFrontLines bounds front matter; without a closing line before it, the text has none.
const maxFrontLines = 1000

// cutFrontMatter reads front matter. Lines that are no keys and values, or no closing line, mean that the text has none.
func cutFrontMatter(text string) frontMatter {
	first, at := lineAt(text, 0)
	r := frontReader{text: text}
	fence := text[first.Start:first.End]
	if fence != "---" && fence != "+++" {
		return frontMatter{}
	}
	for n := 2; at < len(text) && n < maxFrontLines; n++ {
		l, next := lineAt(text, at)
		line := text[l.Start:l.End]
		if l.Start == at && (line == fence || line == "..." && fence == "---") {
			return frontMatter{fields: r.chosen(), end: next}
		}
		ok := false
		if fence == "---" {
			ok = r.yaml(l, l.Start-at, n)
		} else {
			ok = r.toml(l, n)
		}
		if !ok {
			break
		}
		at = next
	}
	return frontMatter{}
}

// chosen picks for each thing that is read the field of its most telling key.
func (r *frontReader) chosen() map[string]frontField {
	byKey := map[string]frontField{}
	for _, f := range r.fields {
		key := strings.NewReplacer("_", "", "-", "").Replace(strings.ToLower(f.key))
		if _, twice := byKey[key]; !twice && len(f.values) > 0 {
			byKey[key] = f
		}
	}
	out := map[string]frontField{}
	for _, k := range frontKeys {
		for _, key := range strings.Fields(k.keys) {
			f, ok := byKey[key]
			address := ok && isWeb(f.values[0].text)
			if !ok || key == "source" && address != (k.says == "url") { // a source is a name or an address
				continue
			}
			out[k.says] = f
			break
		}
	}
	return out
}

// text is what a field says, "" where it is absent.
func (f frontMatter) text(says string) string { return f.fields[says].text() }

// title is the title with its runs into the text of the file.
func (f frontMatter) title() page {
	if t := f.fields["title"]; len(t.values) > 0 {
		return t.values[0].page
	}
	return page{}
}

// apply writes the metadata to the article; a time that cannot be read is an error with its line.
func (f frontMatter) apply(a *facts.Article, file string) error {
	a.ID, a.Outlet, a.URL, a.Byline = f.text("id"), f.text("outlet"), f.text("url"), f.text("byline")
	if l := f.text("locale"); strings.Contains(l, "-") && len(l) <= 20 {
		a.Locale = l
	}
	for _, t := range []struct {
		key string
		to  *facts.Instant
	}{{"published", &a.Published}, {"modified", &a.Modified}} {
		v := f.fields[t.key]
		at, err := givenTime(t.key, v.text())
		if err != nil {
			return fmt.Errorf("%s:%d: %w", file, v.line, err)
		}
		*t.to = at
	}
	return nil
}

// supplement adds what the text of the article itself says better where it says it: place, credits. Notices are kept beside those of the text.
func (f frontMatter) supplement(a *facts.Article, h *head) {
	h.credit(agencies(f.text("credit")))
	if line := f.text("dateline"); line != "" && h.place == "" && len(line) <= maxDateline {
		if !h.readDateline(line+" — The") && strings.IndexFunc(line, func(r rune) bool { return r >= '0' && r <= '9' }) < 0 {
			h.place, h.country = line, countryOf(strings.Split(strings.ReplaceAll(line, ", ", ","), ","))
		}
	}
	f.marks(a)
}

// settle reads clock times without a zone in the zone that the front matter names.
func (f frontMatter) settle(a *facts.Article) {
	name := f.text("zone")
	if loc, err := time.LoadLocation(name); err == nil && name != "" && name != "Local" {
		a.Zone = name
		anchorTimes(a, loc)
	}
}

// withdrawnStatus are values of a status that take an article back.
var withdrawnStatus = set("withdrawn retracted killed canceled cancelled withheld spiked")

// marks takes the notices of the front matter. A key that is false says nothing.
func (f frontMatter) marks(a *facts.Article) {
	add := func(kind facts.MarkKind, says string, until facts.Instant) {
		v := f.fields[says]
		a.Marks = append(a.Marks, facts.Mark{Kind: kind, Where: "front matter " + v.key, Text: cutText(v.text(), maxMarkText), Until: until})
	}
	if says(f.text("correction")) {
		add(facts.Correction, "correction", facts.Instant{})
	}
	if says(f.text("withdrawal")) {
		add(facts.Withdrawal, "withdrawal", facts.Instant{})
	}
	switch status := strings.ToLower(f.text("status")); {
	case withdrawnStatus[status]:
		add(facts.Withdrawal, "status", facts.Instant{})
	case status == "corrected":
		add(facts.Correction, "status", facts.Instant{})
	case status == "embargoed" && !says(f.text("embargo")):
		add(facts.Embargo, "status", facts.Instant{})
	}
	if v := f.text("embargo"); says(v) {
		until, err := givenTime("embargo", v)
		if err != nil {
			until = readUntil(v).resolve(a.Time())
		}
		add(facts.Embargo, "embargo", embargoEnd(until))
	}
	if note := f.fields["note"]; len(note.values) > 0 {
		a.Marks = append(a.Marks, noteMarks(note.text(), "front matter "+note.key, a.Time())...)
	}
}

// says reports a value that is more than no.
func says(value string) bool {
	switch strings.ToLower(value) {
	case "", "false", "no", "none", "off", "0", "n/a":
		return false
	}
	return true
}

// embargoEnd keeps of a time that names no zone the day only: an embargo must not end too early.
func embargoEnd(t facts.Instant) facts.Instant {
	if t.Known() && t.From.Location() == floating {
		return facts.Day(t.From.Date())
	}
	return t
}
