package article

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"crosscheck/facts"
)

// Stdin is standard input and the file name that it goes by: its extension tells the format, and reports name it. Without a name the
// content tells, and reports say "stdin".
type Stdin struct {
	Reader io.Reader
	Name   string
}

// Walk yields the articles of files, folders, globs and "-" (standard input) one by one, in order of path, standard input last; each problem
// in its place. JSONL is read line by line and may have any size; of other files, one at a time is held.
func Walk(paths []string, stdin Stdin) iter.Seq2[*facts.Article, error] {
	return Find(paths, stdin).Articles()
}

// Inputs is what a list of paths names: found, not yet read.
type Inputs struct {
	Files    []string // each file once, in byte order
	Problems []error  // what could not be found, each names its path
	stdin    *Stdin
}

// Find lists the files of paths. The order of paths does not matter, nor does naming a file twice.
func Find(paths []string, stdin Stdin) *Inputs {
	var l lister
	in := &Inputs{}
	for _, p := range sorted(paths) {
		if p == stdinPath {
			in.stdin = &stdin
			continue
		}
		l.add(p)
	}
	in.Files, in.Problems = l.unique(), l.problems
	return in
}

// Size is the number of bytes of all files, as far as it can be known: without standard input, pipes and files that are gone.
func (in *Inputs) Size() (bytes int64) {
	for _, f := range in.Files {
		if info, err := os.Stat(f); err == nil && info.Mode().IsRegular() {
			bytes += info.Size()
		}
	}
	return bytes
}

// Articles reads the files. Each pair is an article or an error that names its input; what could not be found comes first.
func (in *Inputs) Articles() iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		for _, p := range in.Problems {
			if !yield(nil, p) {
				return
			}
		}
		r := bufio.NewReaderSize(nil, peekSize)
		for _, f := range in.Files {
			if !oneFile(f, r, yield) {
				return
			}
		}
		if in.stdin != nil {
			name := in.stdin.Name
			if name == "" {
				name = "stdin"
			}
			oneInput(in.stdin.Reader, name, r, yield)
		}
	}
}

func oneFile(path string, r *bufio.Reader, yield func(*facts.Article, error) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return yield(nil, pathError(path, err))
	}
	defer f.Close()
	return oneInput(f, path, r, yield)
}

// peekSize is how much of an input tells whether it can be read line by line.
const peekSize = 64 << 10

// oneInput yields what one input holds and reports whether more is wanted.
func oneInput(from io.Reader, path string, r *bufio.Reader, yield func(*facts.Article, error) bool) bool {
	if from == nil {
		return yield(nil, fmt.Errorf("%s: %w", path, errEmpty))
	}
	if ext := strings.ToLower(filepath.Ext(path)); ext == "" || jsonlFormat.has(ext) {
		r.Reset(from)
		if head, _ := r.Peek(peekSize); streams(path, head) {
			if text := trimMark(head); len(text) < len(head) {
				_, _ = r.Discard(len(head) - len(text)) // was peeked at
			}
			return each(streamLines(r, path), yield)
		}
		from = r
	}
	data, err := readAll(from, path)
	if err != nil {
		return yield(nil, err)
	}
	articles, err := Decode(Input{Path: path, Data: data})
	for _, a := range articles {
		if !yield(a, nil) {
			return false
		}
	}
	if err != nil {
		for _, e := range separate(err) {
			if !yield(nil, e) {
				return false
			}
		}
	}
	return true
}

// streams reports an input that begins like JSONL in an encoding whose lines end with one byte.
func streams(path string, head []byte) bool {
	if m, ok := markOf(head); ok && m.unit > 1 {
		return false
	}
	if _, other := bytesFormat(head); other || isBinary(head) || foreignKind(head) != "" {
		return false
	}
	f, err := formatOf(path, trimMark(head))
	return err == nil && f.Name == jsonlFormat.Name
}

// streamLines reads JSONL without holding more than one line.
func streamLines(r *bufio.Reader, path string) iter.Seq2[*facts.Article, error] {
	return func(yield func(*facts.Article, error) bool) {
		empty := true
		for a, err := range decodeLines(path, func() ([]byte, error) { return readLine(r) }) {
			empty = false
			if !yield(a, err) {
				return
			}
		}
		if empty {
			yield(nil, fmt.Errorf("%s: %w", path, errEmpty))
		}
	}
}

// readLine returns the next line in memory of its own. One that is too long is passed over: its first bytes come with errTooLong.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line) <= maxArticle+2 { // a line end may follow
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && len(line) > 0:
			err = nil
		case err != nil:
			return nil, err
		}
		if len(line) > maxArticle+2 {
			return nil, errTooLong
		}
		return line, err
	}
}

// each yields articles and errors one at a time and reports whether more is wanted.
func each(from iter.Seq2[*facts.Article, error], yield func(*facts.Article, error) bool) bool {
	for a, err := range from {
		if a != nil && !yield(a, nil) || err != nil && !yield(nil, err) {
			return false
		}
	}
	return true
}
