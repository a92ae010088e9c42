package article

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

var written = facts.Day(2026, 3, 2) // a Monday

func TestNotices(t *testing.T) {
	for _, c := range []struct {
		line string
		want facts.MarkKind // "" for none
	}{
		{"CORRECTION: The fire was in Lugo, not in Vigo.", facts.Correction},
		{"Correction: An earlier version of this article said 14 people had died.", facts.Correction},
		{"CORRECTED-Fire in Lugo kills twelve", facts.Correction},
		{"CORRECTED - Fire in Lugo kills twelve", facts.Correction},
		{"Correction (March 3): the mayor is 61.", facts.Correction},
		{"Correction, March 3, 2026: the mayor is 61.", facts.Correction},
		{"Correction March 3, 2026: the mayor is 61.", facts.Correction},
		{"Correction appended", facts.Correction},
		{"*Correction*", facts.Correction},
		{"(Corrects number of dead in paragraph 2)", facts.Correction},
		{"Editor’s note: Corrects the spelling of Ellery.", facts.Correction},
		{"EDITORS: CORRECTION - first sentence", facts.Correction},
		{"This article was amended on 4 March 2026 to give the mayor's age.", facts.Correction},
		{"This story has been corrected to show that the ferry had 40 aboard.", facts.Correction},
		{"The ferry had 40 aboard. An earlier version of this story misstated the number.", facts.Correction},
		{"(An earlier version of this story gave 14.)", facts.Correction},
		{"In an earlier version of this article, the mayor was wrongly named.", facts.Correction},

		{"Because of an editing error, an earlier version of this post said that Ellery was from Vigo.", facts.Correction},
		{"This post has been revised to reflect the following correction:", facts.Correction},
		{"This post has been updated.", ""},

		{"KILL", facts.Withdrawal},
		{"KILL: Lugo fire", facts.Withdrawal},
		{"BULLETIN KILL", facts.Withdrawal},
		{"Mandatory Kill:", facts.Withdrawal},
		{"WITHDRAWN: Fire kills twelve", facts.Withdrawal},
		{"WITHDRAWAL-Lugo fire", facts.Withdrawal},
		{"Retraction: the quotation was invented.", facts.Withdrawal},
		{"EDITORS: Please kill the story slugged FIRE.", facts.Withdrawal},
		{"EDITORS' NOTE: A kill is mandatory.", facts.Withdrawal},
		{"Please be advised that the Lugo story is withdrawn.", facts.Withdrawal},
		{"This story has been withdrawn because its source cannot be named.", facts.Withdrawal},

		{"EMBARGOED UNTIL 6 p.m. ET March 3", facts.Embargo},
		{"Embargoed for release at noon", facts.Embargo},
		{"STRICTLY EMBARGOED", facts.Embargo},
		{"Embargo: 00:01 GMT, 5 March", facts.Embargo},
		{"EMBARGO UNTIL FURTHER NOTICE", facts.Embargo},
		{"** EMBARGOED **", facts.Embargo},
		{"NOT FOR PUBLICATION BEFORE 0001 HRS MONDAY", facts.Embargo},
		{"For release 6 a.m. EST, March 4, 2026", facts.Embargo},
		{"This report is under embargo until 1800 GMT.", facts.Embargo},

		{"The correction of the market came late.", ""},
		{"Correction in stocks deepens", ""},
		{"Correction-prone shares fall", ""},
		{"Corrections officer killed in Lugo", ""},
		{"Corrected figures show twelve dead", ""},
		{"Corrects course after storm", ""},
		{"Market correction: what next?", ""},
		{"Kill: a word with a long history", ""},
		{"KILL THE BILL, SAY PROTESTERS", ""},
		{"Killed: twelve people in Lugo", ""},
		{"Killing of a judge shocks Lugo", ""},
		{"Mandatory kill switches for phones", ""},
		{"Withdrawal: how the army left Tarn", ""},
		{"WITHDRAWAL OF TROOPS BEGINS", ""},
		{"Withdrawn from the race, Ellery rests", ""},
		{"The newspaper has retracted its story about Ellery.", ""},
		{"Embargo on Tarn's goods is eased", ""},
		{"Embargo: what it means for Tarn", ""},
		{"Embargoed goods were seized in Lugo", ""},
		{"The embargo until March hurt trade.", ""},
		{"For release of the hostages, Tarn paid", ""},
		{"FOR IMMEDIATE RELEASE", ""},
		{"An earlier version of this story ran in the Sunday edition.", ""},
		{"The minister said an earlier version of this report was wrong.", ""},
		{"This article was first published in Lugo.", ""},
		{"This article of the constitution was amended in 1998.", ""},
		{"Hold for questioning", ""},
		{"Note: prices are in dollars.", ""},
		{"", ""},
	} {
		kind, _ := notice(c.line, false)
		require.Equal(t, c.want, kind, c.line)
	}
}

func TestEmbargoUntil(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"EMBARGOED UNTIL 6 p.m. ET March 3", "2026-03-03T23:00:00Z"},
		{"EMBARGOED UNTIL 6 P.M. ET, FRIDAY, JULY 3, 2026", "2026-07-03T22:00:00Z"}, // summer time
		{"Embargoed until 00:01 GMT on Thursday, 5 March 2026", "2026-03-05T00:01:00Z"},
		{"EMBARGOED TO 0001 BST 12 MAY 2026", "2026-05-11T23:01:00Z"},
		{"Embargo: 2026-03-04T18:30 CET", "2026-03-04T17:30:00Z"},
		{"STRICTLY EMBARGOED UNTIL 12 noon London time, 1 July", "2026-07-01T11:00:00Z"},
		{"Embargoed until noon EST March 4", "2026-03-04T17:00:00Z"},
		{"EMBARGOED UNTIL 1800 GMT THURSDAY", "2026-03-05T18:00:00Z"},
		{"Embargoed until Tuesday", "2026-03-03"},
		{"Embargoed until March 4", "2026-03-04"},
		{"Embargoed until 6 p.m. March 4", "2026-03-04"},         // no zone: the day
		{"Embargoed until 6 p.m. IST March 4", "2026-03-04"},     // a name of several zones
		{"Embargoed until midnight, March 4, GMT", "2026-03-04"}, // its first or its last minute
		{"Embargoed until January 3 at 10:00 UTC", "2027-01-03T10:00:00Z"},
		{"Embargoed until February 20", "2026-02-20"},
		{"Embargoed until 18:00", ""},
		{"EMBARGOED", ""},
		{"Embargoed until February 30", ""},
	} {
		got := marks("", c.line, "", written)
		require.Len(t, got, 1, c.line)
		require.Equal(t, c.want, got[0].Until.String(), c.line)
	}
	got := marks("", "EMBARGOED UNTIL 6 p.m. ET March 3", "", facts.Instant{})
	require.Equal(t, "", got[0].Until.String(), "no year is known")
}

// Notices count in the title, the head and the end of an article, each once; in the middle they are news.
func TestWhereMarksStand(t *testing.T) {
	middle := strings.Repeat("The harbour was closed on Monday, the master said.\n\n", 12)
	require.Empty(t, marks("", "Fire", middle+"CORRECTION: x\n\n"+middle, written))
	got := marks("EMBARGOED UNTIL March 4\n", "CORRECTED-Fire", "KILL\n\n"+middle+"Correction: The fire was in Lugo.\n", written)
	require.Equal(t, []facts.Mark{
		{Kind: facts.Embargo, Where: "body", Text: "EMBARGOED UNTIL March 4", Until: facts.Day(2026, 3, 4)},
		{Kind: facts.Correction, Where: "title", Text: "CORRECTED-Fire"},
		{Kind: facts.Withdrawal, Where: "body", Text: "KILL"},
		{Kind: facts.Correction, Where: "body", Text: "Correction: The fire was in Lugo."},
	}, got)
	require.Len(t, marks("", "", "Correction: The fire was in Lugo.", written), 1, "a line of the head and of the end")
}

// A notice above the headline is no headline.
func TestMarksOfPlainText(t *testing.T) {
	found, err := Decode(Input{Path: "a.txt", Data: []byte("EMBARGOED UNTIL 6 p.m. ET March 3, 2026\n\nFire kills twelve in Lugo\n\nTwelve people died in a fire on Monday, police said.\n")})
	require.NoError(t, err)
	a := found[0]
	require.Equal(t, "Fire kills twelve in Lugo", a.Parts[0].Text)
	require.Len(t, a.Marks, 1)
	require.Equal(t, "2026-03-03T23:00:00Z", a.Marks[0].Until.String())
	require.False(t, a.Published.Known(), "the end of an embargo is no time of publication")
}

// FuzzMarks holds for any text: marks of known kinds, with text that is valid where the input is, not longer than the bound.
func FuzzMarks(f *testing.F) {
	f.Add("EMBARGOED UNTIL 6 p.m. ET March 3", "CORRECTION: x\n\nKILL\n\n(An earlier version of this story was wrong")
	f.Add("Correction (March 31", "Embargo: 2026-03-04T18:30 CET (U.K")
	f.Fuzz(func(t *testing.T, title, body string) {
		title, body = strings.ToValidUTF8(title, ""), strings.ToValidUTF8(body, "")
		got := append(marks(title, title, body, written), noteMarks(body, "note", facts.Instant{})...)
		for _, m := range got {
			require.Contains(t, []facts.MarkKind{facts.Correction, facts.Withdrawal, facts.Embargo}, m.Kind)
			require.NotEmpty(t, m.Text)
			require.LessOrEqual(t, len(m.Text), maxMarkText+len("…"))
			require.Equal(t, m.Text, strings.ToValidUTF8(m.Text, ""))
			require.True(t, m.Kind == facts.Embargo || !m.Until.Known())
		}
	})
}
