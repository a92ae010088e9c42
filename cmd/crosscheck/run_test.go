package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/rules"
)

// call runs the program in this process on an environment of its own.
func call(t *testing.T, env environment, stdin string, args ...string) (status int, stdout, stderr string) {
	if env.getenv == nil {
		env.getenv = func(string) string { return "" }
	}
	if env.terminal == nil {
		env.terminal = func(io.Writer) (int, bool) { return 0, false }
	}
	env.now = func() time.Time { return time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC) }
	var out, errs bytes.Buffer
	status = run(t.Context(), args, strings.NewReader(stdin), &out, &errs, env)
	return status, out.String(), errs.String()
}

const story = `{"id":"a-1","outlet":"Harbour Herald","published":"2026-03-02","text":"Twelve people were killed in the ferry fire in Lugo on Monday."}
{"id":"a-2","outlet":"Wire Nine","published":"2026-03-02","text":"The ferry fire in Lugo killed 19 people on Monday."}
`

// TestColor: colour on a terminal only, and never against the wish of the user.
func TestColor(t *testing.T) {
	terminal := func(io.Writer) (int, bool) { return 80, true }
	for _, c := range []struct {
		name  string
		env   environment
		flags []string
		color bool
	}{
		{"terminal", environment{terminal: terminal}, nil, true},
		{"pipe", environment{}, nil, false},
		{"flag", environment{terminal: terminal}, []string{"--no-color"}, false},
		{"variable", environment{terminal: terminal, getenv: func(k string) string { return map[string]string{"NO_COLOR": "1"}[k] }}, nil, false},
		{"dumb terminal", environment{terminal: terminal, getenv: func(k string) string { return map[string]string{"TERM": "dumb"}[k] }}, nil, false},
		{"json", environment{terminal: terminal}, []string{"--format", "json"}, false},
	} {
		_, out, errs := call(t, c.env, story, append([]string{"check", "-"}, c.flags...)...)
		require.Empty(t, errs, c.name)
		require.NotEmpty(t, out, c.name)
		require.Equal(t, c.color, strings.Contains(out, "\x1b["), c.name)
	}
}

// TestOutputFile: a file never gets colours, and one that cannot be written is status 2.
func TestOutputFile(t *testing.T) {
	terminal := environment{terminal: func(io.Writer) (int, bool) { return 80, true }}
	name := filepath.Join(t.TempDir(), "report.txt")
	_, out, errs := call(t, terminal, story, "check", "-o", name, "-")
	require.Empty(t, out+errs)
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	require.Contains(t, string(data), "2 articles")
	require.NotContains(t, string(data), "\x1b[")

	status, _, errs := call(t, terminal, story, "check", "-o", filepath.Join(t.TempDir(), "no", "report.txt"), "-")
	require.Equal(t, statusFailed, status)
	require.Contains(t, errs, "no such file or directory\n")
}

// TestFails: a confirmation never fails a check; other verdicts do from the level upwards.
func TestFails(t *testing.T) {
	for _, c := range []struct {
		verdict  rules.Verdict
		severity rules.Severity
		level    string
		want     bool
	}{
		{rules.Conflict, rules.Error, "error", true},
		{rules.Conflict, rules.Warning, "error", false},
		{rules.Conflict, rules.Warning, "warning", true},
		{rules.Update, rules.Info, "warning", false},
		{rules.Update, rules.Info, "info", true},
		{rules.Confirmation, rules.Info, "info", false},
	} {
		require.Equal(t, c.want, fails([]rules.Finding{{Verdict: c.verdict, Severity: c.severity}}, c.level), "%v", c)
	}
	require.False(t, fails(nil, "info"))
}

// TestErrorLines: every error is one plain line, joined ones one line each, and names cannot play tricks.
func TestErrorLines(t *testing.T) {
	var errs bytes.Buffer
	a := &app{stderr: &errs}
	a.fail(errors.Join(errors.New("a\n\tb"), errors.Join(errors.New("c\x1b[31m\u202e"))))
	require.Equal(t, "crosscheck: a b\ncrosscheck: c⟦U+001B⟧[31m⟦U+202E⟧\n", errs.String())
	require.Equal(t, statusFailed, a.status)
	a.found()
	require.Equal(t, statusFailed, a.status, "2 wins over 1")
}
