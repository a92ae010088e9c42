package article

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// lister turns paths into files. It follows links to folders once and never in a circle.
type lister struct {
	files    []file
	visited  map[string]bool // real paths of folders
	problems []error
}

// file is one file as named and as it really is.
type file struct{ path, real string }

func (l *lister) fail(path string, err error) { l.problems = append(l.problems, pathError(path, err)) }

// add takes one path of the command line: an existing file or folder, else a glob.
func (l *lister) add(path string) {
	if path == "" {
		l.fail(`""`, fs.ErrNotExist)
		return
	}
	path = filepath.Clean(path)
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		l.folder(path)
	case err == nil:
		l.file(path)
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[{"):
		l.glob(path)
	default:
		l.fail(path, err)
	}
}

// file adds a file whose real path is not known yet.
func (l *lister) file(path string) { l.files = append(l.files, file{path, realPath(path)}) }

// realPath is the absolute path without links, or the path itself where it has none, as a pipe.
func realPath(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return path
}

// glob adds the files of known formats and the folders that a pattern matches; "**" stands for any folders, and then only files count.
func (l *lister) glob(pattern string) {
	options := []doublestar.GlobOption{doublestar.WithNoFollow()}
	if strings.Contains(pattern, "**") {
		options = append(options, doublestar.WithFilesOnly())
	}
	if !hidden(pattern) {
		options = append(options, doublestar.WithNoHidden())
	}
	matches, err := doublestar.FilepathGlob(pattern, options...)
	if err != nil {
		l.fail(pattern, err)
		return
	}
	sort.Strings(matches)
	found := false
	for _, m := range matches {
		info, err := os.Stat(m)
		switch {
		case err != nil:
			l.fail(m, err)
		case info.IsDir():
			l.folder(m)
		case known(m):
			l.file(m)
		default:
			continue
		}
		found = true
	}
	if !found {
		l.fail(pattern, errNoMatch)
	}
}

// hidden reports a name that begins with a point.
func hidden(path string) bool {
	name := filepath.Base(path)
	return name[0] == '.' && name != "." && name != ".."
}

// folder adds the articles of a folder and all folders in it; one without any is an error.
func (l *lister) folder(path string) {
	l.visited = map[string]bool{}
	files, problems := len(l.files), len(l.problems)
	l.walk(path, nil)
	if len(l.files) == files && len(l.problems) == problems {
		l.fail(path, errNoArticles)
	}
}

// walk adds one folder; above holds the real paths of the folders that it lies in.
func (l *lister) walk(path string, above []string) {
	if _, err := filepath.EvalSymlinks(path); err != nil {
		l.fail(path, err)
		return
	}
	real := realPath(path)
	for _, a := range above {
		if a == real {
			l.fail(path, errCycle)
			return
		}
	}
	if l.visited[real] {
		return
	}
	l.visited[real] = true
	above = append(above[:len(above):len(above)], real)
	entries, err := os.ReadDir(path) // sorted by name
	if err != nil {
		l.fail(path, err)
		return
	}
	for _, e := range entries {
		if hidden(e.Name()) {
			continue
		}
		name := filepath.Join(path, e.Name())
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			info, err := os.Stat(name)
			if err != nil {
				l.fail(name, err)
				continue
			}
			mode = info.Mode().Type()
		}
		switch {
		case mode.IsDir():
			l.walk(name, above)
		case !mode.IsRegular() || !known(e.Name()):
		case e.Type().IsRegular():
			l.files = append(l.files, file{name, filepath.Join(real, e.Name())})
		default:
			l.file(name)
		}
	}
}

// unique returns each real file once, under the first of its names in byte order, sorted.
func (l *lister) unique() (out []string) {
	sort.Slice(l.files, func(i, j int) bool { return l.files[i].path < l.files[j].path })
	seen := map[string]bool{}
	for _, f := range l.files {
		if !seen[f.real] {
			seen[f.real] = true
			out = append(out, f.path)
		}
	}
	return out
}
