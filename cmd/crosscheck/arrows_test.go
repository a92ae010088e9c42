package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"
)

const module = "crosscheck"

// arrows is the table of docs/architecture.md: what each package may import of this module. "/…" stands for all packages below.
var arrows = map[string][]string{
	"facts":          {},
	"facts/text":     {"facts"},
	"facts/article":  {"facts"},
	"facts/yamlfile": {},
	"facts/grammar":  {"facts", "facts/text", "facts/yamlfile", "facts/extract/numbers"},
	"facts/kinds":    {},
	"facts/store":    {"facts"},
	"facts/roster":   {"facts", "facts/yamlfile"},
	"facts/extract": {"facts", "facts/text", "facts/grammar", "facts/yamlfile", "facts/kinds", "facts/extract/numbers", "facts/extract/dates",
		"facts/extract/people", "facts/extract/quotes", "facts/extract/events", "facts/extract/counts"},
	"rules":            {"facts", "facts/yamlfile"},
	"rules/builtin":    {},
	"checker/link":     {"facts"},
	"checker":          {"facts", "facts/…", "rules", "rules/…", "checker/link"},
	"checker/report":   {"facts", "rules", "checker"},
	"checker/ruletest": {"facts", "facts/…", "rules", "rules/…", "checker"},
	"cmd/crosscheck":   {"facts", "facts/…", "rules", "rules/…", "checker", "checker/…"},
}

// recognisers stand in the order in which each may use those before it.
var recognisers = []string{"numbers", "dates", "people", "quotes", "events", "counts"}

// data are packages of embedded files only; any test may load them.
var data = []string{"facts/kinds", "rules/builtin"}

// doors is the one package through which each third-party module enters; "" marks modules for tests only.
var doors = map[string]string{
	"github.com/expr-lang/expr":                  "rules",
	"gopkg.in/yaml.v3":                           "facts/yamlfile",
	"github.com/yuin/goldmark":                   "facts/article",
	"github.com/mmcdole/gofeed":                  "facts/article",
	"github.com/saintfish/chardet":               "facts/article",
	"golang.org/x/net":                           "facts/article",
	"golang.org/x/text":                          "facts/article",
	"modernc.org/sqlite":                         "facts/store",
	"github.com/bmatcuk/doublestar/v4":           "facts/article",
	"github.com/fsnotify/fsnotify":               "cmd/crosscheck",
	"github.com/spf13/cobra":                     "cmd/crosscheck",
	"github.com/spf13/pflag":                     "cmd/crosscheck",
	"golang.org/x/term":                          "cmd/crosscheck",
	"github.com/stretchr/testify":                "",
	"github.com/rogpeppe/go-internal/testscript": "",
}

// TestArrows parses the imports of every Go file. It reads the files itself: a test that asks the go command is answered from the cache.
func TestArrows(t *testing.T) {
	complaints, packages := forbidden(t, os.DirFS("../.."))
	require.Empty(t, complaints, "see the table in docs/architecture.md")
	require.Greater(t, packages, 10)
}

// TestArrowsCatch plants violations: the test of the test.
func TestArrowsCatch(t *testing.T) {
	for _, c := range []struct{ file, imports, want string }{
		{"facts/a.go", "crosscheck/rules", "facts/a.go: facts must not import rules"},
		{"checker/link/a.go", "crosscheck/rules", "checker/link/a.go: checker/link must not import rules"},
		{"rules/a.go", "crosscheck/checker", "rules/a.go: rules must not import checker"},
		{"facts/extract/dates/a.go", "crosscheck/facts/extract/people", "facts/extract/dates/a.go: facts/extract/dates must not import facts/extract/people"},
		{"facts/extract/dates/a.go", "crosscheck/facts/extract", "facts/extract/dates/a.go: facts/extract/dates must not import facts/extract"},
		{"facts/text/a_test.go", "crosscheck/checker", "facts/text/a_test.go: facts/text must not import checker"},
		{"checker/link/a.go", "github.com/expr-lang/expr/vm", "checker/link/a.go: github.com/expr-lang/expr/vm enters through rules only"},
		{"facts/grammar/a.go", "gopkg.in/yaml.v3", "facts/grammar/a.go: gopkg.in/yaml.v3 enters through facts/yamlfile only"},
		{"facts/a.go", "github.com/stretchr/testify/require", "facts/a.go: github.com/stretchr/testify/require is for tests only"},
		{"facts/a.go", "example.com/new", "facts/a.go: example.com/new has no door: add it to the table"},
		{"facts/newpackage/a.go", "fmt", "facts/newpackage/a.go: facts/newpackage is not in the table"},
		{"rules/a.go", "crosscheck/rules/builtin", "rules/a.go: rules must not import rules/builtin"},
		{"rules/a_test.go", "crosscheck/rules/builtin", ""},
		{"facts/a.go", "fmt", ""},
		{"facts/a_test.go", "github.com/stretchr/testify/require", ""},
		{"rules/a.go", "github.com/expr-lang/expr/ast", ""},
		{"facts/extract/people/a.go", "crosscheck/facts/extract/dates", ""},
		{"cmd/crosscheck/a.go", "crosscheck/checker/report", ""},
		{"rules/testdata/a.go", "crosscheck/checker", ""},
	} {
		source := fmt.Sprintf("package p\n\nimport _ %q\n", c.imports)
		got, _ := forbidden(t, fstest.MapFS{c.file: {Data: []byte(source)}})
		require.Equal(t, c.want, strings.Join(got, "\n"), "%s importing %s", c.file, c.imports)
	}
}

// forbidden lists the imports that the tables do not allow, by file, and counts the packages.
func forbidden(t *testing.T, root fs.FS) (complaints []string, packages int) {
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if base := path.Base(name); e.IsDir() && (base == "testdata" || base != "." && strings.HasPrefix(base, ".")) {
			return fs.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(name, ".go") {
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ImportsOnly)
		if err != nil {
			return err
		}
		pkg := path.Dir(name)
		allowed, known := allowedFor(pkg)
		if !known {
			complaints = append(complaints, name+": "+pkg+" is not in the table")
			return nil
		}
		seen[pkg] = true
		for _, i := range f.Imports {
			to, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			if c := complaint(pkg, to, allowed, strings.HasSuffix(name, "_test.go")); c != "" {
				complaints = append(complaints, name+": "+c)
			}
		}
		return nil
	})
	require.NoError(t, err)
	return complaints, len(seen)
}

// allowedFor is the row of the table for a package; recognisers may use the recognisers before them.
func allowedFor(pkg string) (allowed []string, ok bool) {
	if name, is := strings.CutPrefix(pkg, "facts/extract/"); is {
		at := slices.Index(recognisers, name)
		if at < 0 {
			return nil, false
		}
		allowed = []string{"facts", "facts/text", "facts/yamlfile", "facts/kinds"}
		if at > 0 { // numbers come before the grammar, which uses them
			allowed = append(allowed, "facts/grammar")
		}
		for _, r := range recognisers[:at] {
			allowed = append(allowed, "facts/extract/"+r)
		}
		return allowed, true
	}
	allowed, ok = arrows[pkg]
	return allowed, ok
}

// complaint says why a package must not import another, "" where it may.
func complaint(pkg, to string, allowed []string, test bool) string {
	if own, is := strings.CutPrefix(to, module+"/"); is {
		for _, a := range allowed {
			if a == own || strings.HasSuffix(a, "/…") && strings.HasPrefix(own, strings.TrimSuffix(a, "…")) {
				return ""
			}
		}
		if test && (own == pkg || slices.Contains(data, own)) { // an external test of the package itself, or of the built-in files
			return ""
		}
		return pkg + " must not import " + own
	}
	if first, _, _ := strings.Cut(to, "/"); !strings.Contains(first, ".") {
		return "" // standard library
	}
	for m, door := range doors {
		if to != m && !strings.HasPrefix(to, m+"/") {
			continue
		}
		switch {
		case door == pkg || door == "" && test:
			return ""
		case door == "":
			return to + " is for tests only"
		default:
			return to + " enters through " + door + " only"
		}
	}
	return to + " has no door: add it to the table"
}
