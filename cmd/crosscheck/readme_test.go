package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const fence = "```"

// TestReadme: the first command of the README prints what the README says, and its rule passes its own examples.
// CROSSCHECK_UPDATE=1 writes the output into the README.
func TestReadme(t *testing.T) {
	t.Chdir("../..")
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	before, rest, ok := strings.Cut(string(page), fence+"\ngo run ./cmd/crosscheck ")
	require.True(t, ok)
	command, rest, ok := strings.Cut(rest, "\n"+fence+"\n\n"+fence+"\n")
	require.True(t, ok)
	shown, after, ok := strings.Cut(rest, fence+"\n")
	require.True(t, ok)

	_, out, errs := call(t, environment{}, "", strings.Fields(command)...)
	require.Empty(t, errs)
	if os.Getenv("CROSSCHECK_UPDATE") != "" {
		page := before + fence + "\ngo run ./cmd/crosscheck " + command + "\n" + fence + "\n\n" + fence + "\n" + out + fence + "\n" + after
		require.NoError(t, os.WriteFile("README.md", []byte(page), 0o644))
		shown = out
	}
	require.Equal(t, shown, out)

	_, rest, ok = strings.Cut(after, fence+"yaml\n")
	require.True(t, ok)
	rule, _, ok := strings.Cut(rest, fence+"\n")
	require.True(t, ok)
	name := filepath.Join(t.TempDir(), "house.yaml")
	require.NoError(t, os.WriteFile(name, []byte(rule), 0o644))
	status, out, errs := call(t, environment{}, "", "test", name)
	require.Equal(t, statusOK, status, out+errs)
	require.Equal(t, "2 examples, 0 failed\n", out)
}
