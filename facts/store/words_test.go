package store

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

func TestWords(t *testing.T) {
	for in, want := range map[string]string{
		"José's 3,000":     "jose s 3 000",
		"e\u0301té ÉTÉ":    "ete ete",
		"Łódź, ŁÓDŹ":       "łodz łodz",
		"straße ﬁn Ærø":    "straße ﬁn ærø",
		"— … ‘ ’":          "",
		"U.S.A. x-ray 7th": "u s a x ray 7th",
		"Київ 東京 ½":        "київ 東京 ½",
		"a\x00b\xffc":      "a b c",
	} {
		require.Equal(t, want, strings.Join(words(in), " "), in)
	}
	require.True(t, holdsAll("Two died", []string{"died", "two"}))
	require.False(t, holdsAll("Two died", []string{"die"}))
	require.False(t, holdsAll("Two died", nil))
}

// TestWordsAreThoseOfSQLite puts every letter of the scripts of Europe between two others, and compares with the words of SQLite's own
// index. Characters that Unicode has not assigned may differ.
func TestWordsAreThoseOfSQLite(t *testing.T) {
	ctx := context.Background()
	db, err := sql.Open("sqlite", ":memory:")
	require.NoError(t, err)
	defer db.Close()
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, `CREATE VIRTUAL TABLE s USING fts5 (text, tokenize = "unicode61 remove_diacritics 2 separators '₺₻₼₽₾₿⃀'"); CREATE VIRTUAL TABLE w USING fts5vocab (s, instance)`)
	require.NoError(t, err)
	checked := 0
	for _, rng := range [][2]rune{{1, 0x24f}, {0x2b0, 0x370}, {0x386, 0x527}, {0x1e00, 0x1eff}, {0x2000, 0x206f}, {0x20a0, 0x20bf}} {
		for r := rng[0]; r <= rng[1]; r++ {
			if !unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.M, unicode.Cc) {
				continue
			}
			text := "x" + string(r) + "y " + string(r)
			_, err := db.ExecContext(ctx, `INSERT INTO s (rowid, text) VALUES (1, ?)`, text)
			require.NoError(t, err)
			var want string
			require.NoError(t, db.QueryRowContext(ctx, `SELECT group_concat(term, ' ') FROM (SELECT term FROM w ORDER BY "offset")`).Scan(&want))
			_, err = db.ExecContext(ctx, `DELETE FROM s`)
			require.NoError(t, err)
			if got := strings.Join(words(text), " "); got != want {
				t.Errorf("%U %q: %q, SQLite %q", r, r, got, want)
			}
			checked++
		}
	}
	require.Greater(t, checked, 1500)
}
