package ruletest

import (
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/extract"
	"crosscheck/rules"
	"crosscheck/rules/builtin"

	"github.com/stretchr/testify/require"
)

const (
	storiesDir  = "../../testdata/stories"
	articlesDir = "../../testdata/articles"
)

// builtinChecker is the pipeline as users get it without a config.
func builtinChecker(t testing.TB) *checker.Checker {
	x, err := extract.New()
	require.NoError(t, err)
	files, err := rules.Files(builtin.FS, "builtin/")
	require.NoError(t, err)
	set, err := rules.Load(x.Kinds(), files...)
	require.NoError(t, err)
	return &checker.Checker{Extractor: x, Rules: set}
}

// readFixture decodes a file of a fixture folder. IDs and paths are slash paths below testdata, so that they are the same everywhere.
func readFixture(t testing.TB, name string, data []byte) []*facts.Article {
	rel, err := filepath.Rel("../../testdata", name)
	require.NoError(t, err)
	list, err := article.Decode(article.Input{Path: filepath.ToSlash(rel), Data: data})
	require.NoError(t, err)
	return list
}

// readStory reads a story folder as the check command does; want.yaml is no article.
func readStory(t testing.TB, dir string) []*facts.Article {
	out, problems := article.Read([]string{dir}, article.Stdin{})
	require.Empty(t, problems)
	return out
}

// fixtures decodes all articles of both folders: what the properties are tested on.
func fixtures(t testing.TB) []*facts.Article {
	var out []*facts.Article
	for _, dir := range glob(t, filepath.Join(storiesDir, "*")) {
		out = append(out, readStory(t, dir)...)
	}
	for _, name := range glob(t, filepath.Join(articlesDir, "*.txt")) {
		data, err := os.ReadFile(name)
		require.NoError(t, err)
		f, err := parseFixture(string(data))
		require.NoError(t, err, name)
		out = append(out, readFixture(t, name, []byte(f.text))...)
	}
	return out
}

func glob(t testing.TB, pattern string) []string {
	names, err := filepath.Glob(pattern)
	require.NoError(t, err)
	require.NotEmpty(t, names, pattern)
	sort.Strings(names)
	return names
}

// baseName is the file that an article was read from, without folders.
func baseName(a *facts.Article) string { return a.Path[strings.LastIndexByte(a.Path, '/')+1:] }
