package article

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"

	"crosscheck/facts"
)

// stdinPath stands for standard input.
const stdinPath = "-"

var (
	errNoMatch    = errors.New("no file matches")
	errNoArticles = errors.New("folder holds no articles")
	errCycle      = errors.New("link leads back to a folder above it")
)

// Read decodes files, folders, globs and "-" (stdin). Articles come back by ID, then version; every problem is an error that names its file.
func Read(paths []string, stdin Stdin) ([]*facts.Article, []error) {
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
func Collect(paths []string, stdin Stdin) Collection {
	var articles []*facts.Article
	var problems []error
	for a, err := range Walk(paths, stdin) {
		if err != nil {
			problems = append(problems, err)
		} else {
			articles = append(articles, a)
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

// readAll reads up to the size limit and one byte more, which Decode refuses.
func readAll(r io.Reader, path string) ([]byte, error) {
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

func sorted(paths []string) []string {
	out := append([]string(nil), paths...)
	sort.Strings(out)
	return out
}
