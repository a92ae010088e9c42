package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/yamlfile"
)

// outletEntry is one outlet of a settings file.
type outletEntry struct {
	Pos      yamlfile.Pos
	Name     yamlfile.String `yaml:"name"`
	Aliases  yamlfile.Strings
	Domains  yamlfile.Strings
	Family   yamlfile.String
	Agencies yamlfile.Strings
	Locale   yamlfile.String
	Zone     yamlfile.String
}

// regions are the countries whose English a locale may name.
var regions = strings.Fields("AU BB BD BS BW BZ CA CM CY FJ GB GH GM GY HK IE IL IN JM KE LK LR MT MU MW MY NA NG NP NZ PG PH PK RW SG SL TT TZ UG US ZA ZM ZW")

// zoneNames are frequent time zones, to suggest from. Every name of the zone database is accepted.
var zoneNames = strings.Fields(`UTC Africa/Accra Africa/Addis_Ababa Africa/Algiers Africa/Cairo Africa/Casablanca Africa/Dakar Africa/Johannesburg
	Africa/Khartoum Africa/Kinshasa Africa/Lagos Africa/Nairobi Africa/Tunis America/Argentina/Buenos_Aires America/Bogota America/Caracas
	America/Chicago America/Denver America/Halifax America/Havana America/Jamaica America/Lima America/Los_Angeles America/Mexico_City
	America/New_York America/Panama America/Phoenix America/Port_of_Spain America/Santiago America/Sao_Paulo America/Toronto America/Vancouver
	Asia/Baghdad Asia/Bangkok Asia/Beirut Asia/Colombo Asia/Damascus Asia/Dhaka Asia/Dubai Asia/Ho_Chi_Minh Asia/Hong_Kong Asia/Jakarta
	Asia/Jerusalem Asia/Kabul Asia/Karachi Asia/Kathmandu Asia/Kolkata Asia/Kuala_Lumpur Asia/Manila Asia/Qatar Asia/Riyadh Asia/Seoul
	Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tashkent Asia/Tbilisi Asia/Tehran Asia/Tokyo Asia/Yangon Atlantic/Reykjavik
	Australia/Brisbane Australia/Melbourne Australia/Perth Australia/Sydney Europe/Amsterdam Europe/Athens Europe/Belgrade Europe/Berlin
	Europe/Brussels Europe/Bucharest Europe/Budapest Europe/Copenhagen Europe/Dublin Europe/Helsinki Europe/Istanbul Europe/Kyiv
	Europe/Lisbon Europe/London Europe/Madrid Europe/Moscow Europe/Oslo Europe/Paris Europe/Prague Europe/Rome Europe/Sofia
	Europe/Stockholm Europe/Vienna Europe/Warsaw Europe/Zurich Pacific/Auckland Pacific/Fiji Pacific/Honolulu`)

// outlets takes outlets; a name, an alias or a domain belongs to one of them.
func (r *configReader) outlets(list []outletEntry) (out []facts.Outlet) {
	type owner struct{ outlet, line int }
	names, domains := map[string]owner{}, map[string]owner{}
	for i, e := range list {
		once := func(taken map[string]owner, what, key string, s yamlfile.String) {
			first, is := taken[key]
			if is && first.outlet != i {
				r.errorf(s.Pos, "%s %q stands twice, first on line %d", what, s.Value, first.line)
			}
			if !is && key != "" {
				taken[key] = owner{i, s.Pos.Line}
			}
		}
		o := facts.Outlet{Name: e.Name.Value, Family: e.Family.Value}
		if strings.TrimSpace(e.Name.Value) == "" {
			r.errorf(e.Pos, "an outlet needs a name")
		}
		once(names, "outlet", article.OutletKey(e.Name.Value), e.Name)
		for _, s := range r.entries("aliases", e.Aliases) {
			once(names, "outlet", article.OutletKey(s.Value), s)
			o.Aliases = append(o.Aliases, s.Value)
		}
		for _, s := range r.entries("domains", e.Domains) {
			domain := strings.TrimPrefix(strings.ToLower(s.Value), "www.")
			if !isDomain(domain) {
				r.errorf(s.Pos, "domain %q: want a host like news.example.com, without https:// and path", s.Value)
				continue
			}
			once(domains, "domain", domain, s)
			o.Domains = append(o.Domains, domain)
		}
		for _, s := range r.entries("agencies", e.Agencies) {
			o.Agencies = append(o.Agencies, s.Value)
		}
		o.Locale, o.Zone = r.locale(e.Locale), r.zone(e.Zone)
		out = append(out, o)
		r.outletOrigins(i, &e)
	}
	return out
}

// outletOrigins notes where the keys of an outlet stand.
func (r *configReader) outletOrigins(i int, e *outletEntry) {
	key := func(name string) string { return fmt.Sprintf("outlets[%d].%s", i, name) }
	for _, f := range []struct {
		name string
		at   yamlfile.Pos
	}{{"name", e.Name.Pos}, {"family", e.Family.Pos}, {"locale", e.Locale.Pos}, {"zone", e.Zone.Pos}} {
		r.from(key(f.name), f.at)
	}
	for name, list := range map[string]yamlfile.Strings{"aliases": e.Aliases, "domains": e.Domains, "agencies": e.Agencies} {
		for k, s := range list {
			r.from(fmt.Sprintf("%s[%d]", key(name), k), s.Pos)
		}
	}
}

func (r *configReader) entries(key string, list yamlfile.Strings) (out yamlfile.Strings) {
	for _, s := range list {
		if strings.TrimSpace(s.Value) == "" {
			r.errorf(s.Pos, "%s: an empty entry", key)
			continue
		}
		out = append(out, s)
	}
	return out
}

// isDomain reports a host name: labels of letters, digits and hyphens, at least two of them.
func isDomain(s string) bool {
	labels := strings.Split(s, ".")
	for _, l := range labels {
		if l == "" || strings.HasPrefix(l, "-") || strings.HasSuffix(l, "-") || strings.ContainsFunc(l, func(c rune) bool {
			return !('a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-' || c >= 0x80)
		}) {
			return false
		}
	}
	return len(labels) > 1 && len(s) <= 253
}

// locale checks the form language-REGION; the regions of English are known.
func (r *configReader) locale(s yamlfile.String) string {
	if s.Value == "" {
		return ""
	}
	language, region, ok := strings.Cut(s.Value, "-")
	if !(len(language) == 2 || len(language) == 3) || !letters(language, 'a', 'z') || ok && (len(region) != 2 || !letters(region, 'A', 'Z')) {
		r.errorf(s.Pos, "locale %q: want a language and a country, like en-GB", s.Value)
		return ""
	}
	if ok && language == "en" && !slices.Contains(regions, region) {
		if region == "UK" {
			r.errorf(s.Pos, `locale %q: no such country (did you mean "en-GB"?)`, s.Value)
		} else {
			r.errorf(s.Pos, "locale %q: no country of English news%s; known: %s", s.Value, didYouMean(region, regions), strings.Join(regions, " "))
		}
		return ""
	}
	return s.Value
}

// letters reports whether all bytes lie in a range.
func letters(s string, from, to byte) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < from || s[i] > to {
			return false
		}
	}
	return true
}

// zone checks a name of the zone database; "Local" would make results hang on the machine.
func (r *configReader) zone(s yamlfile.String) string {
	if s.Value == "" {
		return ""
	}
	if _, err := time.LoadLocation(s.Value); err != nil || s.Value == "Local" {
		r.errorf(s.Pos, "zone %q: no such time zone%s; want a name like Europe/London", s.Value, suggestZone(s.Value))
		return ""
	}
	return s.Value
}

// suggestZone finds a zone by a near name, or by its city alone: "london", "new york".
func suggestZone(s string) string {
	if hint := didYouMean(s, zoneNames); hint != "" {
		return hint
	}
	city := strings.ReplaceAll(s[strings.LastIndexByte(s, '/')+1:], " ", "_")
	for _, z := range zoneNames {
		if strings.EqualFold(z[strings.LastIndexByte(z, '/')+1:], city) {
			return ` (did you mean "` + z + `"?)`
		}
	}
	return ""
}
