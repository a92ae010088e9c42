package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// tree writes files into a new folder, makes it the working folder, and returns nothing: paths are relative.
func tree(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

func read(t *testing.T, stdin string, paths ...string) (ids []string, problems []string) {
	t.Helper()
	articles, errs := Read(paths, Stdin{Reader: strings.NewReader(stdin)})
	for _, a := range articles {
		ids = append(ids, a.ID)
	}
	for _, e := range errs {
		problems = append(problems, e.Error())
	}
	return ids, problems
}

func TestReadFoldersFilesAndGlobs(t *testing.T) {
	tree(t, map[string]string{
		"s/b.txt": "Two died in Tarn.", "s/a.md": "Three died in Tarn.", "s/sub/c.MARKDOWN": "Four died.", "s/want.yaml": "x: 1", "s/.hidden.txt": "Five died.",
		"s/.git/d.txt": "Six died.", "s/e.jsonl": `{"id":"zeta","text":"Seven died."}`, "empty/want.yaml": "x: 1", "none.txt": "",
	})
	all := []string{"s/a.md", "s/b.txt", "s/sub/c.MARKDOWN", "zeta"}
	for _, c := range []struct {
		paths, ids, problems []string
	}{
		{[]string{"s"}, all, nil},
		{[]string{"s/", "s/b.txt", "./s/b.txt", "s/sub/../a.md"}, all, nil},
		{[]string{"s/*"}, all, nil},
		{[]string{"s/*.txt", "-"}, []string{"s/b.txt", "stdin"}, nil},
		{[]string{"empty", "s/b.txt"}, []string{"s/b.txt"}, []string{"empty: folder holds no articles"}},
		{[]string{"none.txt", "gone.txt", "s/b.txt"}, []string{"s/b.txt"}, []string{"gone.txt: no such file or directory", "none.txt: is empty"}},
		{[]string{"s/*.html"}, nil, []string{"s/*.html: no file matches"}},
		{[]string{"s/[.txt"}, nil, []string{"s/[.txt: syntax error in pattern"}},
		{[]string{"s/want.yaml"}, nil, []string{"s/want.yaml: .yaml is no known article format (" + strings.Join(extensions(), " ") + ")"}},
	} {
		ids, problems := read(t, "Eight died.", c.paths...)
		require.Equal(t, c.ids, ids, c.paths)
		require.Equal(t, c.problems, problems, c.paths)
	}
}

func TestReadLinks(t *testing.T) {
	tree(t, map[string]string{"s/a.txt": "Two died.", "other/b.txt": "Three died."})
	require.NoError(t, os.Symlink("..", "s/up"))
	require.NoError(t, os.Symlink("a.txt", "s/again.txt"))
	require.NoError(t, os.Symlink("self.txt", "s/self.txt"))
	require.NoError(t, os.Symlink("gone.txt", "s/broken.txt"))
	ids, problems := read(t, "", "s")
	require.Equal(t, []string{"s/a.txt", "s/up/other/b.txt"}, ids)
	require.Equal(t, []string{"s/broken.txt: no such file or directory", "s/self.txt: too many levels of symbolic links",
		"s/up/s: link leads back to a folder above it"}, problems)
}

func TestReadKeepsOneArticleOfAnID(t *testing.T) {
	line := func(published, text string) string {
		return `{"id":"a","published":"` + published + `","text":"` + text + `"}`
	}
	for _, c := range []struct {
		name, one, two string
		keep           string
		earlier        int
		problem        string
	}{
		{"the same bytes", line("2026-03-02", "Two died."), line("2026-03-02", "Two died."), "Two died.", 0, ""},
		{"the same text, other metadata", line("2026-03-02", "Two died."), line("", "Two died."), "Two died.", 0, ""},
		{"a later text", line("2026-03-02", "Two died."), line("2026-03-03", "Three died."), "Three died.", 1, ""},
		{"an earlier text", line("2026-03-03", "Three died."), line("2026-03-02", "Two died."), "Three died.", 1, ""},
		{"times overlap", line("2026-03-02", "Two died."), line("2026-03-02T10:00", "Three died."), "", 0,
			`one.jsonl:1 and two.jsonl:1: two different texts with the id "a" and no later time to tell them apart; both are left out`},
		{"no times", line("", "Two died."), line("2026-03-02", "Three died."), "", 0,
			`one.jsonl:1 and two.jsonl:1: two different texts with the id "a" and no later time to tell them apart; both are left out`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tree(t, map[string]string{"one.jsonl": c.one, "two.jsonl": c.two})
			for _, paths := range [][]string{{"one.jsonl", "two.jsonl"}, {"two.jsonl", "one.jsonl"}} {
				got := Collect(paths, Stdin{})
				require.Len(t, got.Earlier, c.earlier)
				if c.problem != "" {
					require.Empty(t, got.Articles)
					require.Len(t, got.Problems, 1)
					require.EqualError(t, got.Problems[0], c.problem)
					continue
				}
				require.Empty(t, got.Problems)
				require.Len(t, got.Articles, 1)
				require.Equal(t, c.keep, part(got.Articles[0], "body"))
				require.True(t, got.Articles[0].Published.Known())
			}
		})
	}
}

func TestReadReportsEachBadLine(t *testing.T) {
	tree(t, map[string]string{"a.jsonl": "{\n" + `{"id":"a","text":"Two died."}` + "\n[]"})
	ids, problems := read(t, "", "a.jsonl")
	require.Equal(t, []string{"a"}, ids)
	require.Len(t, problems, 2)
}
