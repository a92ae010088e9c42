package article

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestParseMoment(t *testing.T) {
	for _, c := range []struct{ text, want, rest string }{
		{"2025-11-13", "2025-11-13", ""},
		{"2025-11-13T08:05:09.25Z", "2025-11-13T08:05:00Z", ""},
		{"2025-11-13T08:05:09+02:00 by", "2025-11-13T06:05:00Z", " by"},
		{"November 13, 2025 – The", "2025-11-13", " – The"},
		{"Nov. 13, 2025", "2025-11-13", ""},
		{"13 November 2025", "2025-11-13", ""},
		{"13th November, 2025", "2025-11-13", ""},
		{"Thursday, 13 Nov 2025 at 9:30 p.m. EST", "2025-11-14T02:30:00Z", ""},
		{"Monday, 28 November 2005, 02:24 GMT", "2005-11-28T02:24:00Z", ""},
		{"Jul 13, 2009 11:23am", "2009-07-13", ""},
		{"Jul 13, 2009 11:23 ET", "2009-07-13", " ET"},
		{"11/27/2005 7:21 AM", "2005-11-27", ""},
		{"27/11/2005", "2005-11-27", ""},
		{"4/9/2007 6:04 PM", "2007-04-09", ""}, // a 12-hour clock goes with the month first
		{"4/4/2007", "2007-04-04", ""},
		{"29 February 2024", "2024-02-29", ""},
	} {
		m, ok := parseMoment(c.text)
		require.True(t, ok, c.text)
		require.Equal(t, c.want, m.instant().String(), c.text)
		require.Equal(t, c.rest, c.text[m.end:], c.text)
	}
	for _, text := range []string{"", "4/9/2007", "2025-13-01", "2025-02-30", "29 February 2025", "13 people", "November", "May", "Friday", "12 May be",
		"2025", "99999999999-01-01", "0001-01-01", "31 November 2025", "Sept", "13/13/2025"} {
		m, ok := parseMoment(text)
		require.False(t, ok && m.year > 0, text)
	}
	m, ok := parseMoment("Feb. 2 (Reuters)")
	require.True(t, ok)
	require.Equal(t, []int{0, 2, 2, 6}, []int{m.year, int(m.month), m.day, m.end})
	require.False(t, m.instant().Known())
}

func TestStampLine(t *testing.T) {
	for _, c := range []struct {
		line                string
		published, modified string
		end                 int // -1: the whole line
	}{
		{"Published: April 10, 2007", "2007-04-10", "", -1},
		{"PUBLISHED 13 Nov 2025 | UPDATED 14 Nov 2025", "2025-11-13", "2025-11-14", -1},
		{"Posted on November 13, 2025 by Jane Doe", "2025-11-13", "", -1},
		{"Updated 4/9/2007 6:04 PM", "", "2007-04-09", -1},
		{"2 July 2008 Last updated at 09:12 GMT", "2008-07-02", "", -1},
		{"FOR IMMEDIATE RELEASE July 13, 2009", "2009-07-13", "", -1},
		{"13 May 2014", "2014-05-13", "", -1},
		{"date 2025-11-13 The vote was close.", "2025-11-13", "", 16},
		{"Updated Nov. 3, 2025 Two people died.", "", "2025-11-03", 21},
		{"Published on November 13, 2025, the report is long.", "", "", 0},
		{"Updated November 13, 2025 figures show a fall.", "", "", 0},
		{"13 May 2014 was a Tuesday.", "", "", 0},
		{"date of birth 2025-11-13", "", "", 0},
		{"dates 2025-11-13", "", "", 0},
		{"May 2025 be better", "", "", 0},
	} {
		st := stampLine(c.line)
		if c.end < 0 {
			c.end = len(c.line)
		}
		require.Equal(t, []string{c.published, c.modified}, []string{st.published.String(), st.modified.String()}, c.line)
		require.Equal(t, c.end, st.end, c.line)
		require.Equal(t, c.end == len(c.line), st.whole, c.line)
	}
	require.True(t, relativeStamp("Updated 3 hours ago"))
	require.False(t, relativeStamp("Updated figures were given"))
}
