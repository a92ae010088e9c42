package article

import "strings"

// agencyNames holds the names that credits use, the canonical one first. A short form in capitals counts only as written.
var agencyNames = [][]string{
	{"Reuters", "thomson reuters"},
	{"AP", "associated press"},
	{"AFP", "agence france presse"},
	{"PA", "press association", "pa media"},
	{"dpa", "DPA", "deutsche presse agentur"},
	{"Xinhua", "xinhua news agency"},
	{"TASS", "ITAR TASS"},
	{"EFE"},
	{"ANSA"},
	{"Kyodo", "kyodo news", "KYODO"},
	{"Yonhap", "YONHAP"},
	{"Bloomberg", "bloomberg news"},
	{"UPI", "united press international"},
	{"IANS", "indo asian news service"},
	{"PTI", "press trust of india"},
	{"ANI", "asian news international"},
	{"AAP", "australian associated press"},
	{"Canadian Press", "the canadian press"},
	{"Anadolu", "anadolu agency", "AA"},
	{"Interfax"},
	{"RIA Novosti"},
	{"MENA"},
	{"Antara"},
	{"Bernama"},
	{"CNN", "cnn wire"},
	{"Tribune News Service", "TNS"},
	{"New York Times News Service"},
}

// agencyIndex maps a spelling to its canonical name: lower case for long forms, as written for short ones in capitals.
var agencyIndex = indexAgencies()

func indexAgencies() map[string]string {
	m := map[string]string{"REUTERS": "Reuters", "XINHUA": "Xinhua", "BLOOMBERG": "Bloomberg"}
	for _, names := range agencyNames {
		for _, n := range names {
			m[n] = names[0]
			if strings.ToUpper(n) != n && n != "dpa" {
				m[strings.ToLower(n)] = names[0]
			}
		}
	}
	return m
}

// agencies finds the agencies named in a short text such as a by-line, in order, each once; the longest name at a place wins.
func agencies(s string) (out []string) {
	ws := words(s)
	for i := 0; i < len(ws); i++ {
		for n := min(5, len(ws)-i); n > 0; n-- {
			name, ok := agencyAt(ws[i : i+n])
			if !ok {
				continue
			}
			i += n - 1
			seen := false
			for _, o := range out {
				seen = seen || o == name
			}
			if !seen {
				out = append(out, name)
			}
			break
		}
	}
	return out
}

func agencyAt(ws []string) (string, bool) {
	text := strings.Join(ws, " ")
	if name, ok := agencyIndex[text]; ok {
		return name, text[0] >= 'A' && text[0] <= 'Z' || text == "dpa"
	}
	if r := text[0]; r < 'A' || r > 'Z' {
		return "", false // "bloomberg" inside prose in lower case names nobody
	}
	name, ok := agencyIndex[strings.ToLower(text)]
	return name, ok
}

// onlyAgencies reports whether a text is nothing but agency names and words like "and", "with", "agencies", "staff".
func onlyAgencies(s string) ([]string, bool) {
	names := agencies(s)
	if len(names) == 0 {
		return nil, false
	}
	count := 0
	for _, w := range words(s) {
		if !creditWords[strings.ToLower(w)] {
			count++
		}
	}
	for _, n := range names {
		count -= longest(s, n)
	}
	return names, count <= 0
}

// longest is how many words the longest spelling of a name takes in the text.
func longest(s, name string) int {
	low, best := strings.Join(words(strings.ToLower(s)), " "), 1
	for _, names := range agencyNames {
		if names[0] != name {
			continue
		}
		for _, n := range names {
			if strings.Contains(low, strings.ToLower(n)) {
				best = max(best, strings.Count(n, " ")+1)
			}
		}
	}
	return best
}

var creditWords = set("and with the agencies agency staff from via inputs input source sources wire wires news service services by")

// tailCredit reads a credit at the end of an article: a line of its own, or the end of the last line after a dash or in brackets.
func tailCredit(line string) (names []string, at int, ok bool) {
	if len(line) <= 300 && contributed(line) {
		return agencies(line), 0, true
	}
	bare := strings.Trim(line, " ()[]—–-_/|.*")
	if len(bare) <= 80 {
		if names, ok := onlyAgencies(bare); ok {
			return names, 0, true
		}
		if withAgencies(bare) {
			return nil, 0, true
		}
	}
	return tailTag(line)
}

// contributed reports "Jane Doe in Lima contributed to this report".
func contributed(line string) bool {
	low := strings.ToLower(line)
	return strings.Contains(low, "contributed to this report") || strings.Contains(low, "contributed to this story") ||
		strings.Contains(low, "contributed to this article") || strings.Contains(low, "contributed reporting")
}

// withAgencies reports a credit that names no agency.
func withAgencies(s string) bool {
	switch strings.ToLower(s) {
	case "with agencies", "agencies", "with inputs from agencies", "with agency inputs", "with wire reports", "from wire reports", "wire reports",
		"from staff and wire reports", "staff and agencies", "with files from agencies":
		return true
	}
	return false
}

// tailTag reads "… the ministry said. — AFP" and "… (AFP)"; what stands between mark and end must be agencies only.
func tailTag(line string) ([]string, int, bool) {
	from := max(0, len(line)-60)
	for _, mark := range []string{"(", "[", "—", "–", "--", " - "} {
		i := strings.LastIndex(line[from:], mark)
		if i < 0 || from+i == 0 {
			continue
		}
		tag := strings.Trim(line[from+i+len(mark):], " )]-—–.")
		if names, ok := onlyAgencies(tag); ok {
			return names, from + i, true
		}
		if withAgencies(tag) {
			return nil, from + i, true
		}
	}
	return nil, 0, false
}
