package rules

import (
	"strings"
	"time"

	"crosscheck/facts"
)

// weekdayIn returns the full name of the one weekday in a text that also holds digits: "Thursday" for "Thurs., 13 Nov."; "" else.
func weekdayIn(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return ""
	}
	found := ""
	for _, word := range strings.FieldsFunc(facts.Fold(s), func(r rune) bool { return r < 'a' || r > 'z' }) {
		day := weekday(word)
		if day != "" && found != "" && day != found {
			return ""
		}
		if day != "" {
			found = day
		}
	}
	return found
}

// weekday reads a folded weekday, in full or one of its usual short forms.
func weekday(word string) string {
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := d.String()
		lower := strings.ToLower(name)
		if word == lower || word == lower[:3] {
			return name
		}
	}
	switch word {
	case "tues":
		return time.Tuesday.String()
	case "thur", "thurs":
		return time.Thursday.String()
	}
	return ""
}

// yearIn returns the first run of exactly four digits from 1000 to 2999.
func yearIn(s string) int {
	for i := 0; i < len(s); {
		n, j := 0, i
		for j < len(s) && '0' <= s[j] && s[j] <= '9' && j-i < 5 {
			n = n*10 + int(s[j]-'0')
			j++
		}
		if j-i == 4 && n >= 1000 && n < 3000 {
			return n
		}
		i = max(j, i+1)
	}
	return 0
}
