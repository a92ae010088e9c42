package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestAddresses(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	t.Chdir(dir)
	for address, file := range map[string]string{"sqlite:a.db": "a.db", "b.db": "b.db", filepath.Join(dir, "c"): "c", "./bolt:d": "bolt:d", "e f?g#h%41&i.db": "e f?g#h%41&i.db"} {
		s, err := Open(ctx, address)
		require.NoError(t, err, address)
		require.NoError(t, s.Put(ctx, sample(1)))
		require.NoError(t, s.Close())
		info, err := os.Stat(file)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
		s, err = OpenExisting(ctx, address)
		require.NoError(t, err)
		require.Len(t, keys(t, s), 1)
		require.NoError(t, s.Close())
	}
	for address, want := range map[string]string{
		"bolt:x.db": `store "bolt:x.db": unknown scheme "bolt"; known: memory, sqlite; a file of that name is ./bolt:x.db`,
		"memory:x":  `store memory: takes no address, got "x"`,
		"":          `a store needs an address: a file, or "memory:"`,
		"sqlite:":   `store sqlite: needs a file: sqlite:FILE`,
		dir:         dir + `: is a folder, not a store`,
		"none/x.db": `none/x.db: no such file or directory`,
		"a.db/x.db": `a.db/x.db: not a directory`,
		os.DevNull:  os.DevNull + `: is no file`,
	} {
		_, err := Open(ctx, address)
		require.EqualError(t, err, want)
	}
	_, err := OpenExisting(ctx, "typo.db")
	require.EqualError(t, err, "typo.db: no such store")
	require.ErrorIs(t, err, ErrNoStore)
	require.NoFileExists(t, "typo.db")
}

func TestFilesBesideTheStoreAreForItsOwnerAlone(t *testing.T) {
	s, path := openFile(t)
	require.NoError(t, s.Put(context.Background(), sample(1)))
	for _, suffix := range []string{"", "-wal", "-shm"} {
		info, err := os.Stat(path + suffix)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), suffix)
	}
}

func TestCloseLeavesOneFile(t *testing.T) {
	ctx := context.Background()
	s, path := openFile(t)
	require.NoError(t, s.Put(ctx, samples(50)...))
	for range s.Facts(ctx, Query{}) {
		break
	}
	_, err := s.Candidates(ctx, sample(1), time.Time{}, 10)
	require.NoError(t, err)
	clean(t, s)
	require.NoError(t, s.Close())
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, left, 1)
}

// openFile opens a new store in a file.
func openFile(t *testing.T) (*SQLite, string) {
	path := filepath.Join(t.TempDir(), "facts.db")
	return reopen(t, path), path
}

func reopen(t *testing.T, path string) *SQLite {
	s, err := Open(context.Background(), path)
	require.NoError(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s.(*SQLite)
}

func clean(t *testing.T, s Store) {
	problems, err := Verify(context.Background(), s)
	require.NoError(t, err)
	require.Empty(t, problems)
}

func TestFilesThatAreNoStore(t *testing.T) {
	dir := t.TempDir()
	raw := func(name string, statements ...string) string {
		path := filepath.Join(dir, name)
		db, err := sql.Open("sqlite", dsn(path, nil))
		require.NoError(t, err)
		for _, s := range statements {
			_, err := db.Exec(s)
			require.NoError(t, err)
		}
		require.NoError(t, db.Close())
		return path
	}
	text := filepath.Join(dir, "notes.txt")
	require.NoError(t, os.WriteFile(text, []byte(strings.Repeat("No database. ", 100)), 0o644))
	short := filepath.Join(dir, "short.txt")
	require.NoError(t, os.WriteFile(short, []byte("{}"), 0o644))
	for path, want := range map[string]string{
		text:  "the file is no crosscheck store",
		short: "the file is no crosscheck store",
		raw("other.db", "CREATE TABLE songs (name TEXT)"):                                                                                       "the file is a database of another program",
		raw("numbered.db", "PRAGMA user_version = 2"):                                                                                           "the file is a database of another program",
		raw("claimed.db", "PRAGMA application_id = 7", "CREATE TABLE article (id INTEGER)"):                                                     "the file is a database of another program",
		raw("newer.db", fmt.Sprint("PRAGMA application_id = ", applicationID), "CREATE TABLE article (id INTEGER)", "PRAGMA user_version = 99"): "written by a newer crosscheck (format 99; this one knows 4)",
	} {
		before, err := os.ReadFile(path)
		require.NoError(t, err)
		_, err = Open(context.Background(), path)
		require.EqualError(t, err, path+": "+want)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		if !strings.Contains(want, "database of") && !strings.Contains(want, "newer") {
			require.Equal(t, before, after, "left as it was")
		}
	}
}

// TestMigrations: what a kill can leave behind is an empty store; one with articles is migrated only when asked to.
func TestMigrations(t *testing.T) {
	ctx := context.Background()
	steps, err := migrations()
	require.NoError(t, err)
	require.Len(t, steps, 4)
	at := func(t *testing.T, n int) string {
		path := filepath.Join(t.TempDir(), "facts.db")
		s, err := connect(ctx, path, true)
		require.NoError(t, err)
		for _, m := range steps[:n] {
			require.NoError(t, s.apply(ctx, m))
		}
		require.NoError(t, s.Close())
		return path
	}
	for n := range len(steps) + 1 {
		path := at(t, n)
		from, to, err := Migrate(ctx, path, true)
		require.NoError(t, err)
		require.Equal(t, []int{n, 4}, []int{from, to})
		s := reopen(t, path)
		require.NoError(t, s.Put(ctx, samples(5)...))
		clean(t, s)
	}
	empty := filepath.Join(t.TempDir(), "empty.db")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	clean(t, reopen(t, empty))

	path := at(t, 1)
	s, err := connect(ctx, path, false)
	require.NoError(t, err)
	_, err = s.writer.ExecContext(ctx, "INSERT INTO article (name) VALUES ('old')")
	require.NoError(t, err)
	require.NoError(t, s.Close())
	_, err = Open(ctx, path)
	require.ErrorIs(t, err, ErrOldFormat)
	require.EqualError(t, err, path+": the store has an older format (1; this crosscheck needs 4): run crosscheck store migrate")
	from, to, err := Migrate(ctx, path, false)
	require.NoError(t, err)
	require.Equal(t, []int{1, 4}, []int{from, to})
	from, to, err = Migrate(ctx, path, false)
	require.NoError(t, err)
	require.Equal(t, []int{4, 4}, []int{from, to})
	stats, err := reopen(t, path).Stats(ctx)
	require.NoError(t, err)
	require.Equal(t, []int{1, 4}, []int{stats.Articles, stats.Schema})
	require.Positive(t, stats.Size)

	_, _, err = Migrate(ctx, "memory:", false)
	require.EqualError(t, err, "store memory:: has no file to migrate")
}

// TestFullDisk bounds the pages of the file: a batch that does not fit leaves nothing, and what was there stays.
func TestFullDisk(t *testing.T) {
	ctx := context.Background()
	s, path := openFile(t)
	require.NoError(t, s.Put(ctx, samples(20)...))
	var pages int
	require.NoError(t, s.writer.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages))
	_, err := s.writer.ExecContext(ctx, fmt.Sprint("PRAGMA max_page_count = ", pages+10))
	require.NoError(t, err)
	require.EqualError(t, s.Put(ctx, samples(400)...), path+": the disk is full")
	require.Len(t, keys(t, s), 20)
	clean(t, s)
	_, err = s.writer.ExecContext(ctx, "PRAGMA max_page_count = 100000")
	require.NoError(t, err)
	require.NoError(t, s.Put(ctx, samples(400)...))
	require.NoError(t, s.Close())
	again := reopen(t, path)
	require.Len(t, keys(t, again), 400)
	clean(t, again)
}

func TestReadOnly(t *testing.T) {
	ctx := context.Background()
	s, path := openFile(t)
	require.NoError(t, s.Put(ctx, samples(20)...))
	_, err := s.writer.ExecContext(ctx, "PRAGMA query_only = 1")
	require.NoError(t, err)
	require.EqualError(t, s.Put(ctx, sample(30)), path+": the file is read-only")
	require.Len(t, keys(t, s), 20)
	require.NoError(t, s.Close())
}

// TestReadOnlyFolder runs as nobody where the superuser runs the tests, for the superuser may write to any folder.
func TestReadOnlyFolder(t *testing.T) {
	if asNobody(t) {
		return
	}
	ctx := context.Background()
	s, path := openFile(t)
	require.NoError(t, s.Put(ctx, samples(20)...))
	require.NoError(t, s.Close())
	dir := filepath.Dir(path)
	require.NoError(t, os.Chmod(path, 0o400))
	require.NoError(t, os.Chmod(dir, 0o500))
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	locked := reopen(t, path)
	require.Len(t, keys(t, locked), 20)
	require.EqualError(t, locked.Put(ctx, sample(30)), path+": the file is read-only")
	_, err := locked.Candidates(ctx, sample(30), time.Time{}, 10)
	require.NoError(t, err)
}

func TestTwoWriters(t *testing.T) {
	ctx := context.Background()
	a, path := openFile(t)
	b := reopen(t, path)
	ds := samples(200)
	var wg sync.WaitGroup
	for w, s := range []*SQLite{a, b} {
		wg.Go(func() {
			for i := 0; i < len(ds); i += 20 { // every second batch is the other's too
				if err := s.Put(ctx, ds[i+w*5:i+15+w*5]...); err != nil {
					t.Errorf("writer %d: %v", w, err)
				}
			}
		})
	}
	wg.Wait()
	require.Len(t, keys(t, a), 200)
	clean(t, b)
	require.NoError(t, a.Close())
	require.NoError(t, b.Put(ctx, sample(201)), "one closed, the other goes on")
	clean(t, b)

	// a third program holds the lock for longer than a writer waits
	c := reopen(t, path)
	_, err := c.writer.ExecContext(ctx, "BEGIN IMMEDIATE")
	require.NoError(t, err)
	_, err = b.writer.ExecContext(ctx, "PRAGMA busy_timeout = 20")
	require.NoError(t, err)
	require.EqualError(t, b.Put(ctx, sample(300)), path+": another program is writing to it; try again when that is done")
	require.Len(t, keys(t, b), 201, "reading goes on")
	_, err = c.writer.ExecContext(ctx, "ROLLBACK")
	require.NoError(t, err)
	require.NoError(t, b.Put(ctx, sample(300)))
}

// TestDamagedFile overwrites pages: an error or a problem says so, and nothing panics.
func TestDamagedFile(t *testing.T) {
	ctx := context.Background()
	s, path := openFile(t)
	require.NoError(t, s.Put(ctx, samples(100)...))
	require.NoError(t, s.Close())
	whole, err := os.ReadFile(path)
	require.NoError(t, err)
	unused, tried := 0, 0
	for at := 4096; at < len(whole); at += 17 * 1000 {
		tried++
		bad := append([]byte(nil), whole...)
		for i := at; i < min(len(bad), at+400); i++ {
			bad[i] ^= 0x5a
		}
		file := filepath.Join(t.TempDir(), "bad.db")
		require.NoError(t, os.WriteFile(file, bad, 0o600))
		s, err := Open(ctx, file)
		if err != nil {
			require.Contains(t, err.Error(), file)
			continue
		}
		problems, err := Verify(ctx, s)
		if err == nil && len(problems) == 0 { // bytes that nothing uses
			unused++
			for _, d := range samples(100) {
				got, err := s.Digest(ctx, KeyOf(d.Article))
				require.NoError(t, err)
				require.Equal(t, d, got, "damage at byte %d", at)
			}
		}
		require.NoError(t, s.Close())
	}
	require.Less(t, unused, tried/3, "most bytes matter")
	cut := filepath.Join(t.TempDir(), "cut.db")
	require.NoError(t, os.WriteFile(cut, whole[:len(whole)/2], 0o600))
	if s, err := Open(ctx, cut); err == nil {
		problems, err := Verify(ctx, s)
		require.True(t, err != nil || len(problems) > 0)
		require.NoError(t, s.Close())
	}
}
