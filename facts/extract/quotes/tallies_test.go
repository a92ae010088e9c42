package quotes

import (
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestCertainty(t *testing.T) {
	for _, c := range []struct {
		text, source string
		want         facts.Certainty
	}{
		{"Marten said nine people had died.", "Hugo Marten", ""},
		{"Marten denied that nine people had died.", "Hugo Marten", facts.Denied},
		{"Marten did not deny that nine people had died.", "Hugo Marten", facts.Asserted},
		{"Marten warned that nine people could die.", "Hugo Marten", facts.Possible},
		{"Marten warned that nine people had died, and more could follow.", "Hugo Marten", ""},
		{"There were rumours that nine people had died.", "", facts.Possible},
		{"It is feared that nine people have died.", "", facts.Possible},
		{"Marten put the toll at nine.", "Hugo Marten", ""},
		{"Marten listed nine people as missing.", "Hugo Marten", ""},
	} {
		t.Run(c.text, func(t *testing.T) {
			_, _, res := find(t, c.text)
			require.Len(t, res.Attributions, 1)
			require.Equal(t, c.source, res.Attributions[0].Source)
			require.Equal(t, c.want, res.Attributions[0].Certainty)
		})
	}
}

func TestNoTally(t *testing.T) {
	for _, s := range []string{"Marten put nine chairs in the hall.", "Marten gave nine people a lift.", "Marten set the table for nine."} {
		_, _, res := find(t, s)
		require.Empty(t, res.Attributions, s)
	}
}
