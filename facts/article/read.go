package article

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"crosscheck/facts"
)

// Stdin is the path that stands for standard input; its articles have the path "stdin".
const Stdin = "-"

var (
	errNoMatch    = errors.New("no file matches")
	errNoArticles = errors.New("folder holds no articles")
	errCycle      = errors.New("link leads back to a folder above it")
)

// Read decodes files, folders, globs and "-" (stdin). Articles come back by ID, then version; every problem is an error that names its file.
func Read(paths []string, stdin io.Reader) ([]*facts.Article, []error) {
	c := Collect(paths, stdin)
	return c.Articles, c.Problems
}

// Collection is all that a list of paths holds.
type Collection struct {
	Articles []*facts.Article // by ID, then version; one of each ID
	Earlier  []*facts.Article // earlier versions of Articles, by ID, then version
	Problems []error          // each names its input; in order of paths
}

// Collect is Read with the earlier versions that were set aside. The order of paths does not matter, nor does naming a file twice.
func Collect(paths []string, stdin io.Reader) Collection {
	var l lister
	for _, p := range sorted(paths) {
		if p == Stdin {
			continue
		}
		l.add(p)
	}
	var articles []*facts.Article
	problems := l.problems
	decode := func(in Input, err error) {
		if err == nil {
			var found []*facts.Article
			found, err = Decode(in)
			articles = append(articles, found...)
		}
		if err != nil {
			problems = append(problems, separate(err)...)
		}
	}
	for _, f := range l.unique() {
		decode(readFile(f))
	}
	for _, p := range paths {
		if p == Stdin {
			data, err := readAll(stdin, "stdin")
			decode(Input{Path: "stdin", Data: data}, err)
			break
		}
	}
	c := merge(articles)
	c.Problems = append(problems, c.Problems...)
	return c
}

// separate splits a joined error into its parts, so that each can be printed on a line.
func separate(err error) []error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return joined.Unwrap()
	}
	return []error{err}
}

func readFile(path string) (Input, error) {
	f, err := os.Open(path)
	if err != nil {
		return Input{}, pathError(path, err)
	}
	defer f.Close()
	data, err := readAll(f, path)
	return Input{Path: path, Data: data}, err
}

// readAll reads up to the size limit and one byte more, which Decode refuses.
func readAll(r io.Reader, path string) ([]byte, error) {
	if r == nil {
		return nil, fmt.Errorf("%s: %w", path, errEmpty)
	}
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, pathError(path, err)
	}
	return data, nil
}

// pathError says "path: reason" without the name of the system call.
func pathError(path string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

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
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?["):
		l.glob(path)
	default:
		l.fail(path, err)
	}
}

func (l *lister) file(path string) {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path // a pipe has no real path
	}
	if abs, err := filepath.Abs(real); err == nil {
		real = abs
	}
	l.files = append(l.files, file{path, real})
}

// glob adds the files of known formats and the folders that a pattern matches.
func (l *lister) glob(pattern string) {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		l.fail(pattern, err)
		return
	}
	found := false
	for _, m := range matches {
		if hidden(m) && !hidden(pattern) {
			continue
		}
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
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		l.fail(path, err)
		return
	}
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
		case mode.IsRegular() && known(e.Name()):
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

func sorted(paths []string) []string {
	out := append([]string(nil), paths...)
	sort.Strings(out)
	return out
}
