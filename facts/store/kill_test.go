package store

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// killEnv makes the test binary the program that is killed: it stores samples and says so once Put has returned.
const killEnv = "CROSSCHECK_TEST_STORE"

func TestMain(m *testing.M) {
	if path := os.Getenv(killEnv); path != "" {
		storeUntilKilled(path)
		return
	}
	os.Exit(m.Run())
}

func storeUntilKilled(path string) {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	fmt.Println("open")
	for n := 0; ; n += 3 { // from the start each time, as an ingest that is run again
		ok, err := s.Has(ctx, KeyOf(sample(n).Article), "")
		if err == nil && !ok {
			err = s.Put(ctx, sample(n), sample(n+1), sample(n+2))
		}
		if err != nil {
			fmt.Println("error", err)
			return
		}
		fmt.Println("stored", n+3)
	}
}

// TestKill kills a program that stores, at random moments, twenty times on one file: nothing that it acknowledged is lost, nothing is there
// twice or half, and the store is clean.
func TestKill(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "facts.db")
	r := rand.New(rand.NewPCG(9, 9))
	acknowledged := 0 // articles
	for round := range 20 {
		wait := time.Duration(r.IntN(120)) * time.Millisecond
		if round < 4 { // also while the store is made
			wait = time.Duration(r.IntN(12)) * time.Millisecond
		}
		acknowledged = max(acknowledged, killed(t, path, wait))
		s, err := Open(ctx, path)
		require.NoError(t, err, "round %d", round)
		have := keys(t, s)
		require.Zero(t, len(have)%3, "a batch is whole")
		require.GreaterOrEqual(t, len(have), acknowledged, "round %d", round)
		for n := range len(have) {
			require.Equal(t, KeyOf(sample(n).Article), have[n], "in order, each once")
		}
		problems, err := Verify(ctx, s)
		require.NoError(t, err)
		require.Empty(t, problems, "round %d", round)
		require.NoError(t, s.Close())
	}
	require.Positive(t, acknowledged, "some rounds stored something")
}

// killed runs the program and kills it a while after it opened the store, or at once; it returns how many articles were acknowledged.
func killed(t *testing.T, path string, wait time.Duration) (articles int) {
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), killEnv+"="+path)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	lines := bufio.NewScanner(out)
	if wait >= 12*time.Millisecond {
		require.True(t, lines.Scan())
		require.Equal(t, "open", lines.Text())
	}
	time.AfterFunc(wait, func() { _ = c.Process.Kill() })
	for lines.Scan() {
		switch text := lines.Text(); {
		case strings.HasPrefix(text, "error"):
			t.Error(text)
		case text != "open":
			_, err := fmt.Sscanf(text, "stored %d", &articles)
			require.NoError(t, err)
		}
	}
	_ = c.Wait()
	return articles
}
