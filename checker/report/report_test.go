package report_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"crosscheck/checker/report"
)

const goldens = "../../testdata/reports"

// extensions of the golden files, by format.
var extensions = map[string]string{"text": ".txt", "json": ".json", "jsonl": ".jsonl"}

// TestGoldens compares every case with its files; CROSSCHECK_UPDATE=1 writes them. A file without a case fails.
func TestGoldens(t *testing.T) {
	want := map[string]bool{}
	for _, c := range cases {
		for _, name := range c.formats {
			path := filepath.Join(goldens, c.name, "report"+extensions[name])
			want[path] = true
			t.Run(c.name+"/"+name, func(t *testing.T) {
				f, ok := report.Lookup(name, false)
				require.True(t, ok)
				var got bytes.Buffer
				require.NoError(t, f.Write(&got, c.report(), c.options))
				require.True(t, utf8.Valid(got.Bytes()))
				if os.Getenv("CROSSCHECK_UPDATE") != "" {
					require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
					require.NoError(t, os.WriteFile(path, got.Bytes(), 0o644))
				}
				golden, err := os.ReadFile(path)
				require.NoError(t, err)
				require.Equal(t, string(golden), got.String())
			})
		}
	}
	files, err := filepath.Glob(filepath.Join(goldens, "*", "*"))
	require.NoError(t, err)
	for _, f := range files {
		require.True(t, want[f], "%s has no case", f)
	}
}

// TestJSONShape: the members that programs rely on, by name.
func TestJSONShape(t *testing.T) {
	var got struct {
		Schema  int
		Summary struct {
			Articles, Facts, Compared int
			NotCompared               map[string]int `json:"not_compared"`
		}
		Subjects []struct {
			Key      map[string]any
			Readings []map[string]any
		}
		Findings []struct {
			Verdict  string
			Evidence []map[string]any
		}
	}
	f, _ := report.Lookup("json", false)
	var b bytes.Buffer
	require.NoError(t, f.Write(&b, ferryToll(), report.Options{}))
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	require.Equal(t, 1, got.Schema)
	require.Equal(t, 3, got.Summary.Articles)
	require.Equal(t, 6, got.Summary.Facts)
	require.Equal(t, 5, got.Summary.Compared)
	require.Equal(t, map[string]int{"no event is named with the date": 1}, got.Summary.NotCompared)
	require.Equal(t, "killed", got.Subjects[0].Key["outcome"])
	require.Equal(t, "whole", got.Subjects[0].Key["part"])
	r := got.Subjects[0].Readings[0]
	require.Equal(t, 12.0, r["low"])
	require.Nil(t, r["high"])
	require.Contains(t, r, "high")
	require.Equal(t, false, r["approx"])
	require.Equal(t, []any{"harbour.txt"}, r["articles"])
	require.Equal(t, 1.0, r["origins"])
	require.Equal(t, true, r["newest"])
	e := got.Findings[0].Evidence[0]
	require.Equal(t, "At least 12 people were killed", e["text"])
	require.Equal(t, "harbour.txt", e["article"])
	require.Equal(t, "Harbour Herald", e["outlet"])
	require.Equal(t, "2026-03-02T18:05:00Z", e["published"])
	require.Equal(t, "body", e["part"])
	require.Equal(t, 0.0, e["start"])
	require.Equal(t, map[string]any{"start": 25.0, "end": 55.0}, e["source"])
}

// TestNoInvisible: no format lets a control or bidirectional mark of an article through.
func TestNoInvisible(t *testing.T) {
	for _, f := range report.Formats() {
		var b bytes.Buffer
		require.NoError(t, f.Write(&b, hostile(), report.Options{}))
		if f.Facts != nil {
			for _, d := range hostile().Digests {
				require.NoError(t, f.Facts(&b, d, report.Options{}))
			}
		}
		for _, r := range b.String() {
			require.NotContains(t, []rune{'\u202e', '\u2066', '\u200b', '\x1b', '\x07'}, r, f.Name)
		}
		require.Contains(t, strings.ToLower(b.String()), "202e", f.Name)
	}
}

// TestWidth: no line of a wrapped report is wider than asked, but for single long words.
func TestWidth(t *testing.T) {
	f, _ := report.Lookup("text", false)
	for _, w := range []int{40, 60, 100} {
		var b bytes.Buffer
		require.NoError(t, f.Write(&b, longLists(), report.Options{Width: w}))
		for _, l := range strings.Split(b.String(), "\n") {
			require.LessOrEqual(t, utf8.RuneCountInString(l), w, l)
		}
	}
}

func TestLookup(t *testing.T) {
	require.Equal(t, []string{"text", "json", "jsonl"}, report.Names(false))
	require.Equal(t, []string{"text", "jsonl"}, report.Names(true))
	_, ok := report.Lookup("json", true)
	require.False(t, ok)
	require.False(t, slices.Contains(report.Names(true), "json"))
}
