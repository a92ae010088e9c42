package dates

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
	"crosscheck/facts/text"
)

// find reads a body published on a day, or with "" at an unknown time.
func find(t testing.TB, published, body string) (*text.Doc, []Mention) {
	a := &facts.Article{Parts: []facts.Part{{Name: "title"}, {Name: "body", Text: body}}}
	if published != "" {
		var ok bool
		a.Published, ok = facts.ParseInstant(published)
		require.True(t, ok, published)
	}
	d := text.Split(a)
	return d, New().Find(d, nil)
}

// found prints mentions as the tables do: "last week = 2025-W45; today = 2025-11-14".
func found(d *text.Doc, list []Mention) string {
	var out []string
	for _, m := range list {
		out = append(out, d.Slice(m.First, m.Last)+" = "+m.Date.Value)
	}
	return strings.Join(out, "; ")
}

// TestFamilies runs the tables of docs/dates.md: every row is a sentence with exactly the expressions that it lists.
func TestFamilies(t *testing.T) {
	doc, err := os.ReadFile("../../../docs/dates.md")
	require.NoError(t, err)
	rows := 0
	for _, line := range strings.Split(string(doc), "\n") {
		cells := strings.Split(strings.Trim(line, "| "), " | ")
		if !strings.HasPrefix(line, "| ") || cells[0] == "family" {
			continue
		}
		if len(cells) == 3 {
			cells = append(cells, "")
		}
		require.Len(t, cells, 4, line)
		published := strings.Replace(cells[2], "–", "", 1)
		d, list := find(t, published, cells[1])
		require.Equal(t, strings.TrimSpace(cells[3]), found(d, list), cells[0]+": "+cells[1])
		rows++
	}
	require.Greater(t, rows, 90)
}

// TestIntervals checks what a value means: the half-open interval in UTC, the type, the grain, the rule and its anchor.
func TestIntervals(t *testing.T) {
	for _, c := range []struct {
		body, from, to, kind string
		grain                facts.Granularity
		rule, anchor         string
	}{
		{"It shut on Thursday.", "2025-11-13T00:00", "2025-11-14T00:00", "DATE", facts.DayGranularity, "most recent Thursday on or before publication", "published 2025-11-14"},
		{"It opened in September.", "2025-09-01T00:00", "2025-10-01T00:00", "DATE", facts.MonthGranularity, "most recent month, past tense", "published 2025-11-14"},
		{"It burned on Saturday night.", "2025-11-08T18:00", "2025-11-09T06:00", "TIME", facts.ClockGranularity, "most recent Saturday on or before publication", "published 2025-11-14"},
		{"It struck at 4:35 a.m. EST on Nov. 3.", "2025-11-03T09:35", "2025-11-03T09:36", "TIME", facts.ClockGranularity, "nearest day of that name, past tense", "published 2025-11-14"},
		{"He said so earlier this week.", "2025-11-10T00:00", "2025-11-15T00:00", "DATE", facts.WeekGranularity, "counted from publication", "published 2025-11-14"},
		{"He returns later this week.", "2025-11-14T00:00", "2025-11-17T00:00", "DATE", facts.WeekGranularity, "counted from publication", "published 2025-11-14"},
		{"It snowed in early March 2024.", "2024-03-01T00:00", "2024-03-14T00:00", "DATE", facts.MonthGranularity, "date as written", ""},
		{"Prices rose in the past two weeks.", "2025-10-31T00:00", "2025-11-15T00:00", "DURATION", 0, "length of time up to publication", "published 2025-11-14"},
		{"It fell in the third quarter.", "2025-07-01T00:00", "2025-10-01T00:00", "DATE", facts.QuarterGranularity, "quarter of the year of publication", "published 2025-11-14"},
		{"It was built in the 1930s.", "1930-01-01T00:00", "1940-01-01T00:00", "DATE", facts.DecadeGranularity, "decade as written", ""},
		{"He runs on Sundays.", "", "", "SET", 0, "repeated time", ""},
	} {
		_, list := find(t, "2025-11-14", c.body)
		require.Len(t, list, 1, c.body)
		got := list[0].Date
		if c.from == "" {
			require.False(t, got.When.Known(), c.body)
		} else {
			require.Equal(t, c.from, got.When.From.Format("2006-01-02T15:04"), c.body)
			require.Equal(t, c.to, got.When.To.Format("2006-01-02T15:04"), c.body)
		}
		require.Equal(t, c.kind, got.Kind, c.body)
		require.Equal(t, c.grain, got.Granularity, c.body)
		require.Equal(t, [2]string{c.rule, c.anchor}, [2]string{got.Rule, got.Anchor}, c.body)
		require.False(t, got.Guessed, c.body)
	}
}

// TestGuessed: readings that another one equals in weight never raise a conflict.
func TestGuessed(t *testing.T) {
	for _, body := range []string{"The file is dated 5/6/2007.", "She leaves next Thursday.", "The quarter was weak.", "It was built in the summer of 1994."} {
		_, list := find(t, "2025-11-14", body)
		require.Len(t, list, 1, body)
		require.True(t, list[0].Date.Guessed, body)
	}
	_, list := find(t, "2025-11-14", "“We saw it yesterday,” he said.")
	require.Len(t, list, 1)
	require.Equal(t, "2025-11-12", list[0].Date.When.From.Format("2006-01-02"))
	require.Equal(t, "2025-11-15", list[0].Date.When.To.Format("2006-01-02"))
}

// TestNumericByCountry: the outlet's country settles which number is the month.
func TestNumericByCountry(t *testing.T) {
	for country, want := range map[string]string{"GB": "2007-06-05", "US": "2007-05-06", "DE": "2007-06-05"} {
		a := &facts.Article{Country: country, Parts: []facts.Part{{Name: "body", Text: "The file is dated 5/6/2007."}}}
		list := New().Find(text.Split(a), nil)
		require.Len(t, list, 1)
		require.Equal(t, want, list[0].Date.Value, country)
		require.False(t, list[0].Date.Guessed, country)
	}
}

// TestWeekdayCheck: a weekday beside a date is kept with the weekday that the date falls on.
func TestWeekdayCheck(t *testing.T) {
	for _, c := range []struct{ body, said, is, value string }{
		{"It opened on Thursday, 3 May 2012.", "Thursday", "Thursday", "2012-05-03"},
		{"It opened on Friday, 3 May 2012.", "Friday", "Thursday", "2012-05-03"},
		{"It opened on Monday, Nov. 10.", "Monday", "Monday", "2025-11-10"},
		{"It opened on Sunday, Nov. 10.", "Sunday", "Monday", "2025-11-10"},  // near publication a wrong weekday is likelier than another year
		{"It opened on Sunday, March 10.", "Sunday", "Sunday", "2024-03-10"}, // the weekday settles the year
		{"It opened on Thursday, Nov. 10.", "Thursday", "Monday", "2025-11-10"},
		{"It opened on Thursday.", "", "", "2025-11-13"},
	} {
		_, list := find(t, "2025-11-14", c.body)
		require.Len(t, list, 1, c.body)
		require.Equal(t, [3]string{c.said, c.is, c.value}, [3]string{list[0].WeekdaySaid, list[0].WeekdayIs, list[0].Date.Value}, c.body)
	}
}

// TestHeadlines: an infinitive in a title looks ahead, its present tense tells the past.
func TestHeadlines(t *testing.T) {
	for title, want := range map[string]string{"Minister to visit port Monday": "2025-11-17", "Gunman kills five Monday": "2025-11-10"} {
		a := &facts.Article{Published: facts.Day(2025, 11, 14), Parts: []facts.Part{{Name: "title", Text: title}, {Name: "body", Text: "It rained."}}}
		list := New().Find(text.Split(a), nil)
		require.Len(t, list, 1, title)
		require.Equal(t, want, list[0].Date.Value, title)
	}
}
