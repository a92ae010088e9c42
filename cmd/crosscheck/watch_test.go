package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestWatchSeesWhatIsToBeRead: new files, files in new folders, files that an editor replaces; no hidden ones and no other formats.
func TestWatchSeesWhatIsToBeRead(t *testing.T) {
	dir := t.TempDir()
	at := func(elem ...string) string { return filepath.Join(append([]string{dir}, elem...)...) }
	write := func(name, text string) { require.NoError(t, os.WriteFile(name, []byte(text), 0o600)) }
	require.NoError(t, os.MkdirAll(at("in", "deep"), 0o700))
	write(at("single.txt"), "one")
	w, err := watch([]string{at("in"), at("single.txt")})
	require.NoError(t, err)
	defer w.close()
	require.Equal(t, 3, w.folders())
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	next := func() []string {
		files, err := w.next(ctx)
		require.NoError(t, err)
		return files
	}

	write(at("in", "deep", "a.txt"), "a")
	write(at("in", ".hidden.txt"), "h")
	write(at("in", "image.png"), "p")
	write(at("beside.txt"), "not asked for")
	require.Equal(t, []string{at("in", "deep", "a.txt")}, next())

	// A folder that comes with files in it.
	require.NoError(t, os.MkdirAll(at("new", "inner"), 0o700))
	write(at("new", "inner", "b.txt"), "b")
	require.NoError(t, os.Rename(at("new"), at("in", "new")))
	require.Equal(t, []string{at("in", "new", "inner", "b.txt")}, next())
	write(at("in", "new", "inner", "c.txt"), "c")
	require.Equal(t, []string{at("in", "new", "inner", "c.txt")}, next())

	// An editor writes beside a file and puts the new one in its place.
	write(at(".single.swp"), "two")
	require.NoError(t, os.Rename(at(".single.swp"), at("single.txt")))
	require.Equal(t, []string{at("single.txt")}, next())

	// What goes away at once is not read.
	write(at("in", "gone.txt"), "g")
	require.NoError(t, os.Remove(at("in", "gone.txt")))
	write(at("in", "stays.txt"), "s")
	require.Equal(t, []string{at("in", "stays.txt")}, next())

	cancel()
	_, err = w.next(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

// shared is a buffer that two goroutines use.
type shared struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *shared) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *shared) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// TestIngestWatches: files that come while the program runs go in, and an interrupt ends it without an error.
func TestIngestWatches(t *testing.T) {
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	require.NoError(t, os.Mkdir(in, 0o700))
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	var out, errs shared
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"ingest", "--no-config", "--watch", in, "--store", filepath.Join(dir, "news.db")}, strings.NewReader(""), &out, &errs,
			environment{getenv: func(string) string { return "" }, now: time.Now, terminal: func(io.Writer) (int, bool) { return 0, false }})
	}()
	seen := func(s *shared, text string) {
		require.Eventually(t, func() bool { return strings.Contains(s.String(), text) }, 30*time.Second, 10*time.Millisecond, "%q in %s%s", text, out.String(), errs.String())
	}
	seen(&errs, "watching 1 folder; ctrl-c ends\n")
	name := filepath.Join(in, "fire.txt")
	require.NoError(t, os.WriteFile(name, []byte("Fire in Lugo\nTwo people were killed in a fire in Lugo on Monday.\n"), 0o600))
	seen(&out, "1 new, 0 new versions, 0 known\n")
	require.NoError(t, os.WriteFile(name, []byte("Fire in Lugo\nThree people were killed in a fire in Lugo on Monday.\n"), 0o600))
	seen(&out, "0 new, 1 new version, 0 known\n")
	interrupt()
	select {
	case status := <-ended:
		require.Equal(t, statusOK, status, errs.String())
	case <-time.After(30 * time.Second):
		t.Fatal("the watch did not end")
	}
}
