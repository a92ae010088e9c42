package dates

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// read finds the only expression of an article's body.
func read(t *testing.T, a facts.Article, body string) facts.Date {
	t.Helper()
	a.Parts = []facts.Part{{Name: "body", Text: body}}
	d := text.Split(&a)
	list := New().Find(d, nil)
	require.Len(t, list, 1, body)
	return list[0].Date
}

func instant(t *testing.T, s string) facts.Instant {
	i, ok := facts.ParseInstant(s)
	require.True(t, ok)
	return i
}

// TestQuotedAnchor: inside a quotation days are reckoned from the day of speaking where it is stated, else from publication, a day wider.
func TestQuotedAnchor(t *testing.T) {
	for _, c := range []struct {
		body, text, value, from, to, anchor string
		guessed                             bool
	}{
		{"“We saw it yesterday,” she said.", "yesterday", "2025-11-13", "2025-11-12", "2025-11-15", "published 2025-11-14", true},
		{"“We saw it yesterday,” she said on Tuesday.", "yesterday", "2025-11-10", "2025-11-10", "2025-11-11", "said on 2025-11-11", false},
		{"“We saw it yesterday,” she told reporters Tuesday.", "yesterday", "2025-11-10", "2025-11-10", "2025-11-11", "said on 2025-11-11", false},
		{"On Tuesday she said: “We saw it yesterday.”", "yesterday", "2025-11-10", "2025-11-10", "2025-11-11", "said on 2025-11-11", false},
		{"“We saw it yesterday. It was loud,” she said on Nov. 3.", "yesterday", "2025-11-02", "2025-11-02", "2025-11-03", "said on 2025-11-03", false},
		{"“We saw it yesterday,” said Ana Ribeiro, whose car burned on Tuesday.", "yesterday", "2025-11-13", "2025-11-12", "2025-11-15", "published 2025-11-14", true},
		{"“It burned three days ago,” she said.", "three days ago", "2025-11-11", "2025-11-10", "2025-11-13", "published 2025-11-14", true},
		{"“It burned on Wednesday,” she said.", "Wednesday", "2025-11-12", "2025-11-12", "2025-11-13", "published 2025-11-14", false},
		{"“It burned on Friday,” she said.", "Friday", "2025-11-14", "2025-11-14", "2025-11-15", "published 2025-11-14", true}, // or a week before, if said on Thursday
		{"“It burned last week,” she said.", "last week", "2025-W45", "2025-11-03", "2025-11-10", "published 2025-11-14", false},
		{"“It burned last week,” she said on Nov. 6.", "last week", "2025-W45", "2025-11-03", "2025-11-10", "published 2025-11-14", true}, // or W44
		{"“It burned in May 2024,” she said.", "May 2024", "2024-05", "2024-05-01", "2024-06-01", "", false},
		{"She said it burned yesterday.", "yesterday", "2025-11-13", "2025-11-13", "2025-11-14", "published 2025-11-14", false},
	} {
		d, list := find(t, "2025-11-14", c.body)
		seen := false
		for _, m := range list {
			if d.Slice(m.First, m.Last) != c.text {
				continue
			}
			seen = true
			got := m.Date
			require.Equal(t, []string{c.value, c.from, c.to, c.anchor}, []string{got.Value, got.When.From.Format("2006-01-02"), got.When.To.Format("2006-01-02"), got.Anchor}, c.body)
			require.Equal(t, c.guessed, got.Guessed, c.body)
		}
		require.True(t, seen, c.body)
	}
}

// TestGuessedPublication: a time of publication that was only guessed anchors nothing.
func TestGuessedPublication(t *testing.T) {
	a := facts.Article{Published: facts.Day(2025, 11, 14), Basis: []facts.Basis{{Field: "published", Where: "a time element of the page", Guessed: true}}}
	got := read(t, a, "The bridge was closed on Thursday.")
	require.Equal(t, "XXXX-WXX-4", got.Value)
	require.Empty(t, got.Why())
	a.Basis[0].Guessed = false
	require.Equal(t, "2025-11-13: most recent Thursday on or before publication (published 2025-11-14)", read(t, a, "The bridge was closed on Thursday.").Why())
}

// TestZone: the outlet's zone gives the day of publication and the moment of clock times that name no zone.
func TestZone(t *testing.T) {
	a := facts.Article{Published: instant(t, "2025-11-14T02:30:00Z"), Zone: "America/New_York"}
	require.Equal(t, "2025-11-13", read(t, a, "The bridge was closed today.").Value)
	for _, c := range []struct{ body, zone, value, from string }{
		{"It struck at 4:35 a.m. on Nov. 3.", "America/New_York", "2025-11-03T04:35", "2025-11-03T09:35"},
		{"It struck at 4:35 a.m. on Nov. 1.", "America/New_York", "2025-11-01T04:35", "2025-11-01T08:35"}, // summer time
		{"It struck at 4:35 a.m. GMT on Nov. 3.", "America/New_York", "2025-11-03T04:35", "2025-11-03T04:35"},
		{"It struck at 4:35 a.m. local time on Nov. 3.", "America/New_York", "2025-11-03T04:35", "2025-11-03T04:35"}, // local to where it struck
		{"It struck at 4:35 a.m. on Nov. 3.", "", "2025-11-03T04:35", "2025-11-03T04:35"},
		{"It struck at 4:35 a.m. on Nov. 3.", "No/Such", "2025-11-03T04:35", "2025-11-03T04:35"},
	} {
		a := facts.Article{Published: facts.Day(2025, 11, 14), Zone: c.zone}
		got := read(t, a, c.body)
		require.Equal(t, [2]string{c.value, c.from}, [2]string{got.Value, got.When.From.Format("2006-01-02T15:04")}, c.body)
	}
}

// TestNumericOrder: the locale of the outlet settles which number is the month, then the country of the dateline; else it stays a guess.
func TestNumericOrder(t *testing.T) {
	for _, c := range []struct {
		locale, country, want string
		guessed               bool
	}{
		{"en-US", "GB", "2007-05-06", false}, {"en-GB", "US", "2007-06-05", false}, {"en_AU", "", "2007-06-05", false}, {"EN-us", "", "2007-05-06", false},
		{"en", "GB", "2007-06-05", false}, {"", "US", "2007-05-06", false}, {"en-CA", "GB", "2007-05-06", true}, {"", "", "2007-05-06", true}, {"xx-yyyy-", "", "2007-05-06", true},
	} {
		got := read(t, facts.Article{Locale: c.locale, Country: c.country}, "The file is dated 5/6/2007.")
		require.Equal(t, c.want, got.Value, c.locale+" "+c.country)
		require.Equal(t, c.guessed, got.Guessed, c.locale+" "+c.country)
	}
	require.False(t, read(t, facts.Article{}, "The file is dated 5/5/2007.").Guessed)
	require.False(t, read(t, facts.Article{}, "The file is dated 25/6/2007.").Guessed)
}

// TestModifiers: what narrows or loosens a date is kept with it.
func TestModifiers(t *testing.T) {
	for body, want := range map[string]string{
		"It opened in early 2019.": "START", "It opened at the start of 2019.": "START", "It opened in mid-March 2019.": "MID", "It opened in late March 2019.": "END",
		"It opened at the end of 2019.": "END", "It opened in 2019.": "", "It opened around Nov. 1.": "APPROX", "They waited nearly three weeks.": "APPROX",
		"They waited more than four hours.": "MORE_THAN", "They waited less than four hours.": "LESS_THAN", "They waited at least four hours.": "EQUAL_OR_MORE",
		"They waited at most four hours.": "EQUAL_OR_LESS", "They waited up to four hours.": "EQUAL_OR_LESS", "They waited no more than four hours.": "EQUAL_OR_LESS",
		"They waited no less than four hours.": "EQUAL_OR_MORE", "He said so earlier this week.": "",
	} {
		require.Equal(t, want, read(t, facts.Article{Published: facts.Day(2025, 11, 14)}, body).Mod, body)
	}
}

// TestFiscal: a period of a financial year is marked, for the calendar year it is compared with is a guess.
func TestFiscal(t *testing.T) {
	for body, want := range map[string]bool{"The budget of fiscal 2013 was cut.": true, "Profit rose in the fiscal second quarter of 2013.": true, "Profit rose in the second quarter of 2013.": false} {
		got := read(t, facts.Article{}, body)
		require.Equal(t, want, got.Fiscal, body)
		require.Equal(t, want, got.Guessed, body)
	}
}
