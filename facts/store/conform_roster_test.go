package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

func TestRosters(t *testing.T) {
	ctx := context.Background()
	day := func(s string) facts.Instant {
		i, ok := facts.ParsePeriod(s)
		require.True(t, ok, s)
		return i
	}
	norland := &facts.Roster{Name: "norland", Source: "norland.csv", AsOf: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Tenures: []facts.Tenure{
		{Person: "Ana Keller", Also: []string{"Lady Marsh"}, Key: "k1", Title: "Minister of Defence", Body: "Norland", From: day("2021-03-02"), To: day("2024-05"), Line: 2},
		{Person: "Hugo Marten", Title: "Minister of Defence", Body: "Norland", From: day("2024"), Line: 3},
	}}
	other := &facts.Roster{Name: "east", Source: "east.yaml", Tenures: []facts.Tenure{{Person: "Ola Berg", Title: "Mayor", Body: "Lugo", Line: 7}}}
	for _, o := range openers {
		t.Run(o.Scheme, func(t *testing.T) {
			opened, err := Open(ctx, addresses[o.Scheme](t))
			require.NoError(t, err)
			defer opened.Close()
			s, ok := opened.(RosterStore)
			require.True(t, ok)

			require.NoError(t, s.PutRoster(ctx, norland))
			require.NoError(t, s.PutRoster(ctx, other))
			all, err := s.Rosters(ctx, nil)
			require.NoError(t, err)
			require.Equal(t, []*facts.Roster{other, norland}, all)

			for words, want := range map[string]*facts.Roster{"keller": norland, "marsh": norland, "marten": norland, "berg": other, "nobody": nil} {
				got, err := s.Rosters(ctx, []string{"zzz", words})
				require.NoError(t, err)
				if want == nil {
					require.Empty(t, got)
				} else {
					require.Equal(t, []*facts.Roster{want}, got, words)
				}
			}

			shorter := &facts.Roster{Name: "norland", Source: "norland.csv", Tenures: norland.Tenures[1:]}
			require.NoError(t, s.PutRoster(ctx, shorter))
			got, err := s.Rosters(ctx, []string{"keller"})
			require.NoError(t, err)
			require.Empty(t, got)

			require.NoError(t, s.DropRoster(ctx, "norland"))
			require.ErrorIs(t, s.DropRoster(ctx, "norland"), ErrNoRoster)
			all, err = s.Rosters(ctx, nil)
			require.NoError(t, err)
			require.Equal(t, []*facts.Roster{other}, all)

			require.Error(t, s.PutRoster(ctx, nil))
			require.Error(t, s.PutRoster(ctx, &facts.Roster{Name: " "}))
			gone, cancel := context.WithCancel(ctx)
			cancel()
			require.ErrorIs(t, s.PutRoster(gone, other), context.Canceled)
			require.NoError(t, opened.Close())
			require.ErrorIs(t, s.PutRoster(ctx, other), ErrClosed)
			_, err = s.Rosters(ctx, nil)
			require.ErrorIs(t, err, ErrClosed)
		})
	}
}

// TestRostersStay: what was put is there when the file is opened again, and a store of articles alone has none.
func TestRostersStay(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(ctx, path)
	require.NoError(t, err)
	got, err := s.(RosterStore).Rosters(ctx, nil)
	require.NoError(t, err)
	require.Empty(t, got)
	r := &facts.Roster{Name: "n", Source: "n.csv", Tenures: []facts.Tenure{{Person: "Ana Keller", Title: "Mayor", Line: 2}}}
	require.NoError(t, s.(RosterStore).PutRoster(ctx, r))
	require.NoError(t, s.Close())
	s, err = OpenExisting(ctx, path)
	require.NoError(t, err)
	defer s.Close()
	got, err = s.(RosterStore).Rosters(ctx, nil)
	require.NoError(t, err)
	require.Equal(t, []*facts.Roster{r}, got)
}
