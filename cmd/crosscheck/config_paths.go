package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"crosscheck/facts/article"
)

// inputs are the paths of a command line; without any, the files of the settings' paths less those that they exclude.
func (c *config) inputs(args []string) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if len(c.Paths) == 0 {
		return nil, errors.New("nothing to check: name files or folders, or - for standard input, or set paths in .crosscheck.yaml (crosscheck check --help)")
	}
	found := article.Find(c.Paths, article.Stdin{})
	var errs []error
	for _, p := range found.Problems {
		errs = append(errs, fmt.Errorf("%s: paths: %w", c.File, p))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	files := slices.DeleteFunc(found.Files, c.excluded)
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: nothing to check: paths hold no article but excluded ones", c.File)
	}
	return files, nil
}

// excluded reports whether a pattern of the settings matches a file, seen from their folder.
func (c *config) excluded(file string) bool {
	rel, err := filepath.Rel(c.folder, file)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(c.Exclude, func(pattern string) bool {
		return article.Match(pattern, strings.TrimPrefix(filepath.ToSlash(rel), "./"))
	})
}
