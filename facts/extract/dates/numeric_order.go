package dates

import (
	"strings"

	"crosscheck/facts"
)

// order is which of two numbers of a date is the month.
type order uint8

const (
	unknownOrder order = iota
	dayBeforeMonth
	monthBeforeDay
)

// Countries whose English-language press writes the month first, and those where both orders, or the year first, are in use.
const (
	monthFirstCountries = " US PH FM MH PW PR GU AS VI "
	mixedCountries      = " CA CN JP KR TW HK KE GH "
)

// numericOrder is the order of numeric dates in an article: the locale of its outlet says it, else the country of its dateline.
func numericOrder(a *facts.Article) order {
	if region := localeRegion(a.Locale); region != "" {
		return countryOrder(region)
	}
	return countryOrder(a.Country)
}

func countryOrder(code string) order {
	switch {
	case len(code) != 2 || strings.Contains(mixedCountries, " "+code+" "):
		return unknownOrder
	case strings.Contains(monthFirstCountries, " "+code+" "):
		return monthBeforeDay
	}
	return dayBeforeMonth
}

// localeRegion is the country of a locale such as "en-US" or "zh_Hant_TW" in capitals, "" for a language alone.
func localeRegion(locale string) string {
	for i, part := range strings.FieldsFunc(locale, func(c rune) bool { return c == '-' || c == '_' }) {
		if i > 0 && len(part) == 2 {
			return strings.ToUpper(part)
		}
	}
	return ""
}
