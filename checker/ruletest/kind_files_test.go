package ruletest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts/extract"
	"crosscheck/facts/grammar"
)

const kindFolder = "../../testdata/kinds"

// partners are kind files that only go wrong together with another one.
var partners = map[string]string{
	"circle.bad.yaml": "kind: outage\ndoc: customers without power\nfields: {count: quantity}\npatterns: [{name: dark, match: 'dark count=<repair>'}]",
}

// TestBadKinds: a bad file names its mistakes, each with its place, in the comments at its top; there are no others.
func TestBadKinds(t *testing.T) {
	files, err := filepath.Glob(kindFolder + "/*.bad.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			name := filepath.Base(path)
			sources := []grammar.Source{{File: name, Data: data}}
			if other, ok := partners[name]; ok {
				sources = append([]grammar.Source{{File: "partner.yaml", Data: []byte(other)}}, sources...)
			}
			_, err = extract.New(sources...)
			require.Error(t, err)
			require.Equal(t, wantedErrors(name, string(data)), strings.Split(err.Error(), "\n"))
		})
	}
}

func wantedErrors(name, data string) []string {
	var out []string
	for _, line := range strings.Split(data, "\n") {
		msg, ok := strings.CutPrefix(line, "# want ")
		if !ok {
			break
		}
		out = append(out, name+":"+msg)
	}
	return out
}

// TestGoodKinds: a good file loads, its examples hold, and lint has nothing to say.
func TestGoodKinds(t *testing.T) {
	files, err := filepath.Glob(kindFolder + "/*.good.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			require.NoError(t, err)
			x, err := extract.New(grammar.Source{File: path, Data: data})
			require.NoError(t, err)
			for i := range x.Grammar().Kinds {
				k := &x.Grammar().Kinds[i]
				if k.File != path {
					continue
				}
				require.Empty(t, k.Lint())
				require.Empty(t, Unmatched(x, k))
				r := Kind(x, k)
				require.NotEmpty(t, r.Outcomes)
				for _, o := range r.Outcomes {
					require.True(t, o.Ok, "%s: %s", o.Name, o.Diff)
				}
			}
		})
	}
}
