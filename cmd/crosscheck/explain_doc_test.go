package main

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestExplainPage: the commands of docs/explain.md print what the page says. CROSSCHECK_UPDATE=1 writes the output into the page.
func TestExplainPage(t *testing.T) {
	t.Chdir("../..")
	data, err := os.ReadFile("docs/explain.md")
	require.NoError(t, err)
	page := string(data)
	blocks := regexp.MustCompile("(?s)```console\n\\$ crosscheck ([^\n]*)\n(.*?)```\n").FindAllStringSubmatch(page, -1)
	require.Len(t, blocks, 5)
	_, found, _ := call(t, environment{}, "", "check", "testdata/explain/wires", "--format", "json")
	id := regexp.MustCompile(`"id": "(f[0-9a-f]{8})",\s+"rule": "toll-confirmed"`).FindStringSubmatch(found)
	require.Len(t, id, 2)
	for _, b := range blocks {
		command := regexp.MustCompile(`\bID\b|\bf[0-9a-f]{8}\b`).ReplaceAllString(b[1], id[1])
		_, out, errs := call(t, environment{}, "", strings.Fields(command)...)
		out = regexp.MustCompile(`(builtin/\w+\.yaml):\d+`).ReplaceAllString(out, "$1:…") // rules move
		require.Empty(t, errs, command)
		if os.Getenv("CROSSCHECK_UPDATE") != "" {
			page = strings.Replace(page, b[0], "```console\n$ crosscheck "+command+"\n"+out+"```\n", 1)
			continue
		}
		require.Equal(t, command, b[1])
		require.Equal(t, b[2], out, command)
	}
	if page != string(data) {
		require.NoError(t, os.WriteFile("docs/explain.md", []byte(page), 0o644))
	}
}
