package yamlfile

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type sample struct {
	ID    string `yaml:"id,required"`
	When  Strings
	Size  int
	Ratio float64
	On    bool
	Words []string
	Table map[string][]string
	Rows  [][]string
	Order Map[int]
	Text  String
	Free  any
	Sub   *sample
	Node  Node
	At    Pos
}

func decodeSample(t *testing.T, src string) sample {
	t.Helper()
	var s sample
	require.NoError(t, Decode("f.yaml", []byte(src), &s), src)
	return s
}

func TestDecode(t *testing.T) {
	s := decodeSample(t, `
id: no
when: [a, b]
size: 012
ratio: 1.5
on: true
words: [null, yes, 2026-03-19, ~]
table: {b: [x], a: [y, z]}
rows:
  - [1, 2]
order: {z: 1, a: 2}
free: {k: [1, 2.5, true, "x", 2026-03-19]}
sub: {id: inner}
node: [1]
`)
	require.Equal(t, "no", s.ID)
	require.Equal(t, "b", s.When[1].Value)
	require.Equal(t, 12, s.Size)
	require.Equal(t, []string{"null", "yes", "2026-03-19", "~"}, s.Words)
	require.Equal(t, []string{"y", "z"}, s.Table["a"])
	require.Equal(t, [][]string{{"1", "2"}}, s.Rows)
	require.Equal(t, []string{"z", "a"}, s.Order.Keys())
	free, _ := s.Free.(Map[any]).Get("k")
	require.Equal(t, []any{1, 2.5, true, "x", "2026-03-19"}, free)
	require.Equal(t, "inner", s.Sub.ID)
	require.Equal(t, Pos{2, 1}, s.At)
	require.Equal(t, List, s.Node.Kind)
	var list []int
	require.NoError(t, s.Node.Decode(&list))
	require.Equal(t, []int{1}, list)
	require.EqualError(t, s.Node.Decode(&s.ID), `f.yaml:14:7: want a text, found a list`)
}

func TestRest(t *testing.T) {
	var s struct {
		Name string
		Rest Map[String] `yaml:",rest"`
	}
	require.NoError(t, Decode("f", []byte("b: 1\nname: n\na: two\n"), &s))
	require.Equal(t, "n", s.Name)
	require.Equal(t, []string{"b", "a"}, s.Rest.Keys())
	require.Equal(t, Pos{3, 4}, s.Rest[1].Value.Pos)
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"unknown key", "id: a\nsiez: 3\n", `f.yaml:2:1: unknown key "siez" (did you mean "size"?)`},
		{"all at once, in order", "id: a\nsize: x\non: 1\n", "f.yaml:2:7: size: want a whole number, found \"x\"\nf.yaml:3:5: on: want true or false, found \"1\""},
		{"twice", "id: a\nid: b\n", `f.yaml:2:1: key "id" stands twice, first on line 1`},
		{"missing", "size: 1\n", `f.yaml:1:1: missing key "id"`},
		{"text for list", "id: a\nwords: one\n", `f.yaml:2:8: words: want a list, found "one"; write [one]`},
		{"empty", "", `f.yaml:1:1: the file is empty`},
		{"comment only", "# x\n", `f.yaml:1:1: the file is empty`},
		{"two documents", "id: a\n---\nid: b\n", `f.yaml:2:1: a second document begins here: one file holds one document`},
		{"merge", "id: a\nsub: &x {id: b}\ntable: {<<: *x}\n", `f.yaml:3:9: merging and aliases as keys are not supported`},
		{"no mapping", "- a\n", `f.yaml:1:1: want keys and values, found a list`},
		{"tab", "id: a\nsub:\n\tid: b\n", `f.yaml:3:6: a value begins with a mark that YAML gives a meaning: put it in quotation marks`},
		{"indentation", "id: a\nsub:\n   id: b\n  size: 1\n", `f.yaml:4:9: this line does not fit its neighbours: check indentation and quotation marks`},
		{"other encoding", "id: a\ntext: ab\xe9\n", `f.yaml:2:9: not UTF-8`},
		{"open quote", "id: a\ntext: \"b\n", `f.yaml:2:7: a quotation mark is never closed`},
	} {
		var s sample
		require.EqualError(t, Decode("f.yaml", []byte(c.src), &s), c.want, c.name)
	}
}

func TestTraps(t *testing.T) {
	const shown = ` ("when: |", the text indented on the next line)`
	for _, c := range []struct{ name, src, want string }{
		{"comment", "id: a\nwhen: any(b, # > 3)\n", `f.yaml:2:7: YAML reads " #" as the start of a comment and drops the rest: write it as a block` + shown},
		{"comment after a whole expression", "id: a\nwhen: b > 3 # && c\n", `f.yaml:2:7: YAML reads " #" as the start of a comment and drops the rest: write it as a block` + shown},
		{"comment in a message", "id: a\nwhen: No. # {b}\n", `f.yaml:2:7: YAML reads " #" as the start of a comment and drops the rest: write it as a block` + shown},
		{"tag", "id: a\nwhen: !same(b, c)\n", `f.yaml:2:7: YAML reads a leading ! as a tag and drops it: use not, or write it as a block` + shown},
		{"tag with space", "id: a\nwhen: ! b\n", `f.yaml:2:7: YAML reads a leading ! as a tag and drops it: use not, or write it as a block` + shown},
		{"tag without comma", "id: a\nwhen: !b == c\n", `f.yaml:2:7: YAML reads a leading ! as a tag and drops it: use not, or write it as a block` + shown},
		{"quote", "id: a\nwhen: \"x\" in b\n", `f.yaml:2:7: YAML ends the text at the second quotation mark: write it as a block` + shown},
		{"conditional", "id: a\nwhen: b ? c : d\n", `f.yaml:2:7: YAML reads ": " of "? :" as a key and a value: write it as a block` + shown},
		{"conditional in a list", "id: a\nwhen:\n  - b ? c : d\n", `f.yaml:3:5: YAML reads ": " of "? :" as a key and a value: write it as a block` + shown},
		{"message", "id: a\nwhen: {b} says\n", `f.yaml:2:7: YAML reads a leading { as data: put the text in quotation marks, or write it as a block` + shown},
		{"whole message", "id: a\nwhen: {b}\n", `f.yaml:2:7: YAML reads a leading { as keys and values: put the text in quotation marks, or write it as a block` + shown},
	} {
		var s sample
		require.EqualError(t, Decode("f.yaml", []byte(c.src), &s), c.want, c.name)
	}
	s := decodeSample(t, "id: a\nwhen: b > 3 # more than three\n")
	require.Equal(t, "b > 3", s.When[0].Value)
}

func TestAt(t *testing.T) {
	for _, c := range []struct {
		name, src string
		line, col int
		want      Pos
	}{
		{"plain", "text: ab cd", 1, 4, Pos{1, 10}},
		{"plain, other script", "{id: é, text: ab cd}", 1, 4, Pos{1, 18}},
		{"quoted", "text: 'ab cd'", 1, 4, Pos{1, 11}},
		{"quoted with escapes", `text: "a\"b cd"`, 1, 5, Pos{1, 13}},
		{"doubled quote", `text: 'a''b cd'`, 1, 5, Pos{1, 13}},
		{"block", "text: |\n   ab\n     cd\n   ef\n", 2, 3, Pos{3, 6}},
		{"block, last line", "text: |\n   ab\n     cd\n   ef\n", 3, 2, Pos{4, 5}},
		{"block after a blank line", "text: |\n\n   ab\n", 2, 2, Pos{3, 5}},
		{"block with an indicator", "text: |2\n   ab\n", 1, 2, Pos{2, 4}},
		{"folded", "text: >\n  ab\n  cd\n", 1, 4, Pos{3, 3}},
		{"plain over lines", "text: ab\n  cd\n", 1, 5, Pos{2, 4}},
		{"carriage returns", "text: |\r\n  ab\r\n  cd\r\n", 2, 1, Pos{3, 3}},
		{"end", "text: ab", 1, 3, Pos{1, 9}},
		{"anchor", "text: &x ab", 1, 2, Pos{1, 11}},
	} {
		var s struct {
			ID   string
			Text String
		}
		require.NoError(t, Decode("f", []byte(c.src), &s), c.name)
		require.Equal(t, c.want, s.Text.At(c.line, c.col), c.name)
	}
}

func TestBounds(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a: &a [x,x,x,x,x,x,x,x,x,x]\n")
	for c := 'b'; c < 'k'; c++ {
		p := string(c - 1)
		bomb.WriteString(string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+p+",", 9) + "*" + p + "]\n")
	}
	for _, c := range []struct{ name, src, want string }{
		{"aliases", bomb.String(), "too many values"},
		{"cycle", "a: &a [*a]\n", "nested more than 64 deep"},
		{"depth", strings.Repeat("[", 5000) + strings.Repeat("]", 5000), "nested more than 64 deep"},
		{"size", strings.Repeat("#", MaxBytes+1), "larger than 1024 KB"},
		{"errors", "a: [" + strings.Repeat("[x],", 1000) + "]", "want a text"},
	} {
		var out any
		if c.name == "errors" {
			out = &struct{ A []string }{}
		} else {
			var x any
			out = &x
		}
		err := Decode("f", []byte(c.src), out)
		require.ErrorContains(t, err, c.want, c.name)
		require.LessOrEqual(t, strings.Count(err.Error(), "\n"), maxErrors, c.name)
	}
}

// TestLongLine: positions on one long line cost no more than the line.
func TestLongLine(t *testing.T) {
	start := time.Now()
	var list []String
	require.NoError(t, Decode("f", []byte("["+strings.Repeat("é,", 150_000)+"]"), &list))
	require.Equal(t, Pos{1, 300_000}, list[149_999].Pos)
	require.Less(t, time.Since(start), 10*time.Second)
}

func TestSuggest(t *testing.T) {
	options := []string{"severity", "verdict", "when", "id"}
	for word, want := range map[string]string{"severtiy": "severity", "wehn": "when", "Verdict": "verdict", "x": "", "message": "", "di": "id", "ab": ""} {
		require.Equal(t, want, Suggest(word, options), word)
	}
}

// FuzzDecode: no panic; every error names the file and, where it has one, a line of the file; the same bytes give the same errors.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"id: a\nwhen: !x\n", "a: &a [*a]", "id: |2\n   x\n", "\t", "{", "id: \"a\" b", "? a\n: b", "id: a\r\ntext: >\r\n  b\r\n\r\n  c", "\xff", "--- a\n--- b", "text: !!binary x"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var s, again sample
		err := Decode("f", data, &s)
		if err == nil {
			for l := 1; l < 4; l++ {
				p := s.Text.At(l, l)
				require.GreaterOrEqual(t, p.Line, s.Text.Pos.Line)
			}
			return
		}
		require.EqualError(t, Decode("f", data, &again), err.Error())
		list := []error{err}
		if j, ok := err.(interface{ Unwrap() []error }); ok {
			list = j.Unwrap()
		}
		var d decoder
		d.source(string(data))
		lines := len(d.lines)
		for _, err := range list {
			var e *Error
			require.True(t, errors.As(err, &e))
			require.True(t, e.File == "f" && e.Line >= 0 && e.Line <= lines && e.Msg != "", err.Error())
		}
	})
}
