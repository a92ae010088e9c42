package main

import (
	"errors"
	"os"
	"path/filepath"

	"crosscheck/facts/extract"
	"crosscheck/facts/extract/people"
)

// withTables adds the tables under tables/ of folders of kind files.
func withTables(x *extract.Extractor, dirs []string) (*extract.Extractor, error) {
	var tables []people.Table
	var errs []error
	for _, dir := range dirs {
		found, err := people.Tables(os.DirFS(dir), filepath.ToSlash(dir))
		if err != nil {
			errs = append(errs, pathError(dir, err))
		}
		tables = append(tables, found...)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return x.WithTables(tables...)
}

// hasTables reports whether a folder of kind files has tables of its own; it may then hold no kinds.
func hasTables(dir string) bool {
	found, err := people.Tables(os.DirFS(dir), dir)
	return err == nil && len(found) > 0
}
