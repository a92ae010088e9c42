package article

import (
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // zones on machines without a zone database

	"crosscheck/facts"
)

// House is what the settings of a newsroom say of publishers. Nil knows none; it is not changed once made.
type House struct {
	Outlets []facts.Outlet

	byName   map[string]int // folded name or alias -> index into Outlets
	byDomain map[string]int
}

// NewHouse makes a house of outlets. Where two claim one name or domain, the first has it.
func NewHouse(outlets []facts.Outlet) *House {
	h := &House{Outlets: outlets, byName: map[string]int{}, byDomain: map[string]int{}}
	claim := func(table map[string]int, key string, i int) {
		if _, taken := table[key]; !taken && key != "" {
			table[key] = i
		}
	}
	for i, o := range outlets {
		claim(h.byName, OutletKey(o.Name), i)
		for _, a := range o.Aliases {
			claim(h.byName, OutletKey(a), i)
		}
		for _, d := range o.Domains {
			claim(h.byDomain, strings.TrimPrefix(strings.ToLower(d), "www."), i)
		}
	}
	return h
}

// OutletKey is what names of outlets are compared by: no case, accents or leading article.
func OutletKey(name string) string {
	key := strings.Join(strings.Fields(facts.Fold(name)), " ")
	return strings.TrimPrefix(key, "the ")
}

// Apply gives an article, once decoded, what the house says of its outlet: name, family, locale and zone, the agencies behind a credit to
// "agencies", and the zone of clock times that named none. An outlet is known by its name, an alias, or the host of the URL.
func (h *House) Apply(a *facts.Article) {
	o := h.outlet(a)
	if o == nil {
		return
	}
	a.Outlet = o.Name
	set := func(to *string, s string) {
		if s != "" {
			*to = s
		}
	}
	set(&a.Family, o.Family)
	set(&a.Locale, o.Locale)
	set(&a.Zone, o.Zone)
	if len(o.Agencies) > 0 && creditsAgencies(a) {
		for _, name := range o.Agencies {
			if known := agencies(name); len(known) == 1 {
				name = known[0] // "Associated Press" is credited as AP
			}
			if !slices.Contains(a.Credits, name) {
				a.Credits = append(a.Credits, name)
			}
		}
		slices.Sort(a.Credits)
	}
	if loc, err := time.LoadLocation(o.Zone); err == nil && o.Zone != "" {
		anchorTimes(a, loc)
	}
}

// outlet is the settings' outlet of an article, nil where they name none.
func (h *House) outlet(a *facts.Article) *facts.Outlet {
	if h == nil {
		return nil
	}
	if i, ok := h.byName[OutletKey(a.Outlet)]; ok {
		return &h.Outlets[i]
	}
	for _, name := range []string{strings.ToLower(a.Outlet), host(a.URL)} {
		for name != "" {
			if i, ok := h.byDomain[strings.TrimPrefix(name, "www.")]; ok {
				return &h.Outlets[i]
			}
			_, name, _ = strings.Cut(name, ".") // a subdomain belongs to its domain
		}
	}
	return nil
}

// creditsAgencies reports a credit that names no agency, in the by-line or at the end of the body: "Agencies", "from wire reports".
func creditsAgencies(a *facts.Article) bool {
	if withAgencies(strings.Trim(a.Byline, " .")) {
		return true
	}
	for _, p := range a.Parts {
		if p.Name != "body" {
			continue
		}
		end := len(p.Text)
		for range tailLines {
			end = len(strings.TrimRight(p.Text[:end], " \t\r\n"))
			start := strings.LastIndexByte(p.Text[:end], '\n') + 1
			l, _ := lineAt(p.Text[:end], start)
			if names, _, ok := tailCredit(p.Text[l.Start:l.End]); ok && len(names) == 0 {
				return true
			}
			if end = start; end == 0 {
				break
			}
		}
	}
	return false
}

// floating marks clock times that named no zone, between reading them and the end of decoding.
var floating = time.FixedZone("", 0)

// float marks a clock time as read without a zone.
func float(i facts.Instant) facts.Instant {
	return facts.Instant{From: i.From.In(floating), To: i.To.In(floating)}
}

// zoneless reports whether a written time has a clock and names no zone.
func zoneless(s string) bool {
	at := strings.IndexAny(s, "Tt ")
	return at > 0 && strings.Contains(s[at:], ":") && !strings.ContainsAny(s[at+1:], "Zz+-")
}

// settleTimes notes which times of an article named no zone, and takes them as UTC until a house knows better.
func settleTimes(a *facts.Article) {
	for _, t := range articleTimes(a) {
		if t.at.From.Location() == floating {
			t.at.From, t.at.To = t.at.From.UTC(), t.at.To.UTC()
			a.Floating = append(a.Floating, t.name)
		}
	}
}

// anchorTimes reads the times that named no zone in the zone of the outlet. A day stays the day that it is.
func anchorTimes(a *facts.Article, loc *time.Location) {
	for _, t := range articleTimes(a) {
		if !slices.Contains(a.Floating, t.name) {
			continue
		}
		width := t.at.To.Sub(t.at.From)
		f := t.at.From
		t.at.From = time.Date(f.Year(), f.Month(), f.Day(), f.Hour(), f.Minute(), f.Second(), f.Nanosecond(), loc).UTC()
		t.at.To = t.at.From.Add(width)
	}
	a.Floating = nil
}

type articleTime struct {
	name string
	at   *facts.Instant
}

func articleTimes(a *facts.Article) []articleTime {
	return []articleTime{{"published", &a.Published}, {"modified", &a.Modified}}
}
