package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosscheck/checker/ruletest"
	"crosscheck/facts/extract"
	"crosscheck/facts/grammar"
)

// remark is a line about a kind file, by its place.
type remark struct {
	line, col int
	text      string
	warning   bool
}

func (a *app) lintKinds(paths []string) error {
	a.asWritten = true
	c, err := a.readConfig()
	if err != nil {
		return err
	}
	own, err := kindFolders(slices.Concat(c.Kinds, a.kinds))
	if err != nil {
		return err
	}
	given, err := kindFiles(paths)
	if err != nil {
		return err
	}
	for _, f := range given {
		if !slices.ContainsFunc(own, func(o grammar.Source) bool { return o.File == f.File }) {
			own = append(own, f)
		}
	}
	x, err := extract.New(own...)
	if err != nil {
		return err
	}
	kinds, patterns, remarks, warnings := 0, 0, 0, 0
	for i := range x.Grammar().Kinds {
		k := &x.Grammar().Kinds[i]
		if len(paths) > 0 && !slices.ContainsFunc(given, func(f grammar.Source) bool { return f.File == k.File }) {
			continue
		}
		kinds++
		patterns += len(k.Patterns)
		for _, r := range lintKind(x, k) {
			switch {
			case r.warning:
				warnings++
				fmt.Fprintf(a.stdout, "%s:%d:%d: warning: %s\n", k.File, r.line, r.col, r.text)
			default:
				remarks++
				fmt.Fprintf(a.stdout, "%s:%d:%d: %s\n", k.File, r.line, r.col, r.text)
			}
		}
	}
	if remarks > 0 {
		a.found()
	}
	if !a.quiet {
		fmt.Fprintf(a.stdout, "%s with %s: %s, %s\n", plural(kinds, "kind"), plural(patterns, "pattern"), plural(remarks, "remark"), plural(warnings, "warning"))
	}
	return nil
}

// lintKind collects the remarks on one kind in the order of its file.
func lintKind(x *extract.Extractor, k *grammar.Kind) []remark {
	var out []remark
	for _, r := range k.Lint() {
		out = append(out, remark{r.Line, r.Col, oneLine(r.Msg), r.Warning})
	}
	for _, p := range ruletest.Unmatched(x, k) {
		out = append(out, remark{p.Pos.Line, p.Pos.Col, "pattern " + p.Name + " matches in none of its examples", false})
	}
	for _, o := range ruletest.Kind(x, k).Outcomes {
		if o.Ok {
			continue
		}
		var diff []string
		for _, line := range strings.Split(o.Diff, "\n") {
			diff = append(diff, oneLine(line))
		}
		out = append(out, remark{o.Line, 1, fmt.Sprintf("%s: example “%s”: %s", o.In, oneLine(o.Name), strings.Join(diff, "; ")), false})
	}
	slices.SortStableFunc(out, func(a, b remark) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return a.col - b.col
	})
	return out
}

// kindFiles reads kind files and folders of them.
func kindFiles(paths []string) ([]grammar.Source, error) {
	return readFiles(paths, func(dir string) ([]grammar.Source, error) { return kindFolders([]string{dir}) },
		func(path string, data []byte) grammar.Source {
			return grammar.Source{File: filepath.ToSlash(filepath.Clean(path)), Data: data}
		})
}
