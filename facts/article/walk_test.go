package article

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"
)

// walked lists what a walk yields, in order: IDs of articles, and errors after a "!".
func walked(stdin Stdin, paths ...string) (out []string) {
	for a, err := range Walk(paths, stdin) {
		if err != nil {
			out = append(out, "! "+err.Error())
		} else {
			out = append(out, a.ID)
		}
	}
	return out
}

func TestWalk(t *testing.T) {
	tree(t, map[string]string{
		"s/b.jsonl": `{"id":"b1","text":"Two died."}` + "\r\n\r\n" + `{"id":"b2"` + "\n" + `{"id":"b3","text":"Two at café é é, caf` + "\xe9" + ` died."}`,
		"s/a.txt":   "Two died in Tarn.", "s/c/d/e.md": "Three died.", "s/c/f.txt": "Four died.", "s/c/.g/h.txt": "Five died.", "s/c/d/want.yaml": "x: 1",
		"bom.jsonl": "\ufeff" + `{"id":"m","text":"Two died."}`, "blank.jsonl": " \n\ufeff\n", "wide.jsonl": "\xff\xfe{\x00\"\x00t\x00e\x00x\x00t\x00\"\x00:\x00\"\x00T\x00w\x00o\x00\"\x00}\x00\n\x00",
		"zero.jsonl": "\x00\x01", "not.jsonl": "%PDF-1.4",
	})
	for _, c := range []struct {
		name  string
		paths []string
		stdin Stdin
		want  []string
	}{
		{"in order of path, problems in their place", []string{"s", "gone.txt"}, Stdin{}, []string{"! gone.txt: no such file or directory", "s/a.txt", "b1",
			"! s/b.jsonl:3:11: the line is cut off: unexpected end of JSON input", "b3", "! s/b.jsonl:4:40: byte 0xe9 is not UTF-8: read as U+FFFD", "s/c/d/e.md", "s/c/f.txt"}},
		{"any folders", []string{"s/**/*.{md,txt}"}, Stdin{}, []string{"s/a.txt", "s/c/d/e.md", "s/c/f.txt"}},
		{"all below a folder", []string{"s/c/**"}, Stdin{}, []string{"s/c/d/e.md", "s/c/f.txt"}},
		{"hidden where it is named", []string{"s/c/.g/*"}, Stdin{}, []string{"s/c/.g/h.txt"}},
		{"braces", []string{"s/{a,z}.txt"}, Stdin{}, []string{"s/a.txt"}},
		{"braces that match nothing", []string{"s/{y,z}.txt"}, Stdin{}, []string{"! s/{y,z}.txt: no file matches"}},
		{"braces that are not closed", []string{"s/{a.txt"}, Stdin{}, []string{"! s/{a.txt: syntax error in pattern"}},
		{"JSONL that begins in odd ways", []string{"bom.jsonl", "blank.jsonl", "wide.jsonl", "zero.jsonl", "not.jsonl"}, Stdin{},
			[]string{"! blank.jsonl: is empty", "m", "! not.jsonl: is a PDF: export its text", "wide.jsonl:1", "! zero.jsonl: is a binary file, not an article"}},
		{"standard input last, by content", []string{"-", "s/a.txt", "-"}, Stdin{Reader: strings.NewReader(`{"id":"x","text":"Two died."}`)}, []string{"s/a.txt", "x"}},
		{"standard input of text", []string{"-"}, Stdin{Reader: strings.NewReader("Two died.")}, []string{"stdin"}},
		{"standard input by name", []string{"-"}, Stdin{Reader: strings.NewReader(`{"id":"x","text":"Two died."}`), Name: "desk/draft.txt"}, []string{"desk/draft.txt"}},
		{"standard input with a name of no format", []string{"-"}, Stdin{Reader: strings.NewReader("x: 1"), Name: "a.yaml"},
			[]string{"! a.yaml: .yaml is no known article format (" + strings.Join(extensions(), " ") + ")"}},
		{"no standard input", []string{"-"}, Stdin{}, []string{"! stdin: is empty"}},
		{"standard input that breaks", []string{"-"}, Stdin{Name: "a.jsonl", Reader: io.MultiReader(strings.NewReader(`{"id":"x","text":"Two died."}`+"\n"+`{"id`), iotest.ErrReader(errors.New("the pipe broke")))},
			[]string{"x", "! a.jsonl: the pipe broke"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.want, walked(c.stdin, c.paths...))
		})
	}
}

func TestFindTellsSize(t *testing.T) {
	tree(t, map[string]string{"a.txt": "12345", "b.txt": "123", "c.yaml": "1"})
	in := Find([]string{".", "a.txt", "-", "gone"}, Stdin{})
	require.Equal(t, []string{"a.txt", "b.txt"}, in.Files)
	require.Equal(t, int64(8), in.Size())
	require.Len(t, in.Problems, 1)
}

// ticker gives JSONL without end, one line at a time, and counts them.
type ticker struct {
	n, last int
	rest    string
}

func (l *ticker) Read(p []byte) (int, error) {
	if l.rest == "" {
		if l.n == l.last {
			return 0, io.EOF
		}
		l.n++
		l.rest = fmt.Sprintf(`{"id":"a-%d","text":"%s"}`+"\n", l.n, strings.Repeat("Twelve people were killed in Tarn. ", 100))
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

func TestJSONLStreams(t *testing.T) {
	source := &ticker{last: 22_000} // 77 MB, more than a file that is held may have
	var now, most runtime.MemStats
	count := 0
	for a, err := range Walk([]string{"-"}, Stdin{Reader: source}) {
		require.NoError(t, err)
		count++
		require.Equal(t, fmt.Sprintf("a-%d", count), a.ID)
		require.Less(t, source.n-count, 40, "reads no more than a buffer ahead")
		if count%2000 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&now)
			most.HeapAlloc = max(most.HeapAlloc, now.HeapAlloc)
		}
	}
	require.Equal(t, 22_000, count)
	require.Less(t, most.HeapAlloc, uint64(32<<20))
}

func TestWalkStopsWhereAsked(t *testing.T) {
	source := &ticker{last: 1_000_000}
	for a := range Walk([]string{"-"}, Stdin{Reader: source}) {
		require.NotNil(t, a)
		break
	}
	require.Less(t, source.n, 40)
}

func TestEndlessLine(t *testing.T) {
	long := io.LimitReader(endless{}, 100<<20)
	in := io.MultiReader(strings.NewReader(`{"id":"a","text":"Two died."}`+"\n"), long, strings.NewReader("\n"+`{"id":"b","text":"Two died."}`))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	require.Equal(t, []string{"a", "! in.jsonl:2: is larger than 8 MB, too much for one article", "b"}, walked(Stdin{Reader: in, Name: "in.jsonl"}, "-"))
	runtime.ReadMemStats(&after)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20))
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestStreamingReadsWhatDecodingReads compares the two ways to read JSONL.
func TestStreamingReadsWhatDecodingReads(t *testing.T) {
	tree(t, nil)
	for _, data := range []string{
		fixtures["jsonl"][0], fixtures["jsonl"][1], "{}\n" + fixtures["jsonl"][2], "\ufeff{\"text\":\"a\"}\r\n\n \n{\"text\":\"b\"}\n\n", "{\"text\":\"a\"}\n{",
		"{\"text\":\"a\"}\n\x00\n[]", "{\"text\":\"“a” é\"}\n{\"text\":\"caf\xe9 é é é\"}\n",
	} {
		require.NoError(t, os.WriteFile("a.jsonl", []byte(data), 0o600))
		var want []string
		found, err := Decode(Input{Path: "a.jsonl", Data: []byte(data)})
		for _, a := range found {
			want = append(want, a.ID+" "+a.Version+" "+part(a, "body"))
		}
		var got, problems []string
		for a, err := range Walk([]string{"a.jsonl"}, Stdin{}) {
			if err != nil {
				problems = append(problems, err.Error())
				continue
			}
			checkArticle(t, a)
			got = append(got, a.ID+" "+a.Version+" "+part(a, "body"))
		}
		if strings.Contains(data, "\x00") { // a NUL makes a file binary as a whole
			require.Error(t, err)
			continue
		}
		require.Equal(t, want, got)
		require.Equal(t, err == nil, len(problems) == 0, "%v %v", err, problems)
	}
}
