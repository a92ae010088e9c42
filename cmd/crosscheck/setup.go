package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscheck/facts/extract"
	"crosscheck/facts/grammar"
	"crosscheck/facts/yamlfile"
	"crosscheck/rules"
	"crosscheck/rules/builtin"
)

// builtinPrefix stands before the names of built-in rule files in messages.
const builtinPrefix = "builtin/"

// setup is what every command needs that reads articles or rules: kinds and rules, loaded and checked.
type setup struct {
	extractor *extract.Extractor
	rules     *rules.Set
	config    config
}

// load reads the settings, the kinds and the rules; every mistake in them is in the error, with its place. The setup is not nil where
// only rule files are wrong: it holds those of the files without a mistake.
func (a *app) load() (*setup, error) {
	c, wrong := a.readConfig()
	s := &setup{config: c}
	var err error
	if s.extractor, err = a.loadKinds(c); err != nil {
		return nil, errors.Join(wrong, err)
	}
	var files []rules.File
	if c.Builtin {
		if files, err = rules.Files(builtin.FS, builtinPrefix); err != nil {
			return nil, err
		}
	}
	own, unread := ruleFiles(slices.Concat(c.Packs, a.rules))
	s.rules, err = rules.Load(s.extractor.Kinds(), append(files, own...)...)
	changed, unknown := s.rules.Override(c.File, c.Rules)
	if wrong = joinPlaced(wrong, unknown); wrong != nil {
		return nil, wrong
	}
	if !a.asWritten {
		s.rules = changed
	}
	return s, errors.Join(unread, err)
}

// joinPlaced joins the mistakes of one file, in order of place, and other errors before them.
func joinPlaced(errs ...error) error {
	var placed []*yamlfile.Error
	var others []error
	for _, err := range errs {
		for _, e := range separate(err) {
			var at *yamlfile.Error
			if errors.As(e, &at) {
				placed = append(placed, at)
			} else {
				others = append(others, e)
			}
		}
	}
	return errors.Join(append(others, yamlfile.Join(placed...))...)
}

// loadKinds loads the built-in kinds and the folders of the settings and of --kinds.
func (a *app) loadKinds(c config) (*extract.Extractor, error) {
	dirs := slices.Concat(c.Kinds, a.kinds)
	own, err := kindFolders(dirs)
	if err != nil {
		return nil, err
	}
	x, err := extract.New(own...)
	if err == nil {
		x, err = withTables(x, dirs)
	}
	if err != nil || a.asWritten {
		return x, err
	}
	return x.WithHouse(c.Words, c.House.Outlets), nil
}

// kindFolders reads folders of kind files; one without any is an error, for it would find nothing.
func kindFolders(dirs []string) ([]grammar.Source, error) {
	var own []grammar.Source
	var errs []error
	for _, dir := range dirs {
		info, err := os.Stat(dir)
		switch {
		case err != nil:
			errs = append(errs, pathError(dir, err))
		case !info.IsDir():
			errs = append(errs, fmt.Errorf("%s: --kinds wants a folder of kind files", dir))
		default:
			found, err := grammar.Sources(os.DirFS(dir))
			switch {
			case err != nil:
				errs = append(errs, pathError(dir, err))
			case len(found) == 0 && !hasTables(dir):
				errs = append(errs, fmt.Errorf("%s: folder holds no kind files (*.yaml)", dir))
			}
			for _, f := range found {
				f.File = filepath.ToSlash(filepath.Join(dir, f.File))
				own = append(own, f)
			}
		}
	}
	return own, errors.Join(errs...)
}

// loadWith loads everything with the rule files of the paths beside it, and names those files.
func (a *app) loadWith(paths []string) (s *setup, files []string, err error) {
	own, err := ruleFiles(paths)
	if err != nil {
		return s, nil, err
	}
	for _, f := range own {
		files = append(files, f.Name)
	}
	a.rules = append(a.rules, paths...)
	s, err = a.load()
	return s, files, err
}

// ruleFiles reads rule files and folders of them; a folder without any is an error, for it would check nothing.
func ruleFiles(paths []string) ([]rules.File, error) {
	return readFiles(paths, ruleFolder, func(path string, data []byte) rules.File { return rules.File{Name: path, Data: data} })
}

func ruleFolder(path string) ([]rules.File, error) {
	found, err := rules.Files(os.DirFS(path), strings.TrimSuffix(filepath.ToSlash(path), "/")+"/")
	switch {
	case err != nil:
		return found, pathError(path, err)
	case len(found) == 0:
		return nil, fmt.Errorf("%s: folder holds no rule files (*.yaml)", path)
	}
	return found, nil
}

// readFiles reads files and folders of them in the order of the paths; what could be read comes back beside all errors.
func readFiles[T any](paths []string, folder func(string) ([]T, error), file func(string, []byte) T) (out []T, err error) {
	var errs []error
	for _, path := range paths {
		info, err := os.Stat(path)
		switch {
		case err != nil:
			errs = append(errs, pathError(path, err))
		case info.IsDir():
			found, err := folder(path)
			errs = append(errs, err)
			out = append(out, found...)
		default:
			data, err := os.ReadFile(path)
			if err != nil {
				errs = append(errs, pathError(path, err))
				continue
			}
			out = append(out, file(path, data))
		}
	}
	return out, errors.Join(errs...)
}

// pathError says "path: reason" without the name of the system call.
func pathError(path string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
