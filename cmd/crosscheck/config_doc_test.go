package main

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const configPage = "../../docs/config.md"

// TestConfigPage: the example of docs/config.md is read without a mistake and prints what the page says. CROSSCHECK_UPDATE=1 writes the
// output into the page.
func TestConfigPage(t *testing.T) {
	page, err := filepath.Abs(configPage)
	require.NoError(t, err)
	data, err := os.ReadFile(page)
	require.NoError(t, err)
	_, rest, ok := strings.Cut(string(data), fence+"yaml\n")
	require.True(t, ok)
	example, rest, ok := strings.Cut(rest, fence+"\n")
	require.True(t, ok)
	_, rest, ok = strings.Cut(rest, fence+"\n")
	require.True(t, ok)
	shown, _, ok := strings.Cut(rest, fence+"\n")
	require.True(t, ok)

	const rule = "rules: [{id: %, title: t, on: fact, kind: casualty, when: fact.count.low == 100, verdict: note, severity: info, message: m}]\n"
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range map[string]string{
		".crosscheck.yaml":       example,
		"house-rules/round.yaml": strings.ReplaceAll(rule, "%", "house-round"),
		"extra.yaml":             strings.ReplaceAll(rule, "%", "house-extra"),
		"kinds/walkout.yaml":     "kind: walkout\ndoc: workers who stop work\nfields: {count: quantity}\npatterns: [{name: out, match: count=<number> walked out}]\n",
	} {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	env := environment{dir: dir, getenv: func(k string) string { return map[string]string{failLevelVariable: "error"}[k] }}
	status, out, errs := call(t, env, "", "config", "print", "--rules", "extra.yaml")
	require.Empty(t, errs)
	require.Equal(t, statusOK, status)
	if os.Getenv("CROSSCHECK_UPDATE") != "" {
		text := strings.Replace(string(data), "prints\n\n"+fence+"\n"+shown, "prints\n\n"+fence+"\n"+out, 1)
		require.NoError(t, os.WriteFile(page, []byte(text), 0o644))
		shown = out
	}
	require.Equal(t, shown, out)
}

// TestConfigPageKeys: the page has a section for each key of a settings file and no other, and the starter file shows each key but format.
func TestConfigPageKeys(t *testing.T) {
	data, err := os.ReadFile(configPage)
	require.NoError(t, err)
	var sections []string
	for _, m := range regexp.MustCompile("(?m)^### `([a-z_]+)`$").FindAllStringSubmatch(string(data), -1) {
		sections = append(sections, m[1])
	}
	var keys []string
	shape := reflect.TypeFor[configFile]()
	for i := range shape.NumField() {
		key := shape.Field(i).Tag.Get("yaml")
		if key == "" {
			key = strings.ToLower(shape.Field(i).Name)
		}
		keys = append(keys, key)
		if key != "format" {
			require.Regexp(t, "(?m)^#?"+key+":", string(starter))
		}
	}
	require.ElementsMatch(t, keys, sections)
	outlet := reflect.TypeFor[outletEntry]()
	for i := range outlet.NumField() {
		if name := strings.ToLower(outlet.Field(i).Name); name != "pos" {
			require.Contains(t, string(data), "`"+name+"`")
			require.Regexp(t, "(?m)^#.*"+name+":", string(starter))
		}
	}
	for _, name := range []string{configVariable, storeVariable, failLevelVariable, formatVariable} {
		require.Contains(t, string(data), "`"+name+"`")
	}
}

// TestStarter: with all its comments taken off, the starter file is a settings file without a mistake of form.
func TestStarter(t *testing.T) {
	var lines []string
	for _, line := range strings.Split(string(starter), "\n") {
		if !strings.HasPrefix(line, "# ") || strings.HasPrefix(line, "#  ") { // one space: words for people
			line = strings.TrimPrefix(line, "#")
		}
		lines = append(lines, line)
	}
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "house-rules"), 0o755))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "kinds"), 0o755))
	c, err := readSettings(dir, strings.Join(lines, "\n"))
	require.NoError(t, err)
	require.Len(t, c.Rules, 3)
	require.Equal(t, "Europe/London", c.House.Outlets[0].Zone)
	require.True(t, c.Builtin)
}
