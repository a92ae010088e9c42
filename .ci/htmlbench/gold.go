package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"hash/fnv"
	"net/url"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
)

// entry is one annotated page: strings that its text must have and must not have, and its metadata where annotated.
type entry struct {
	url, file, title, date string
	authors, with, without []string
	data                   []byte
	held                   bool // of the half that is only scored, never looked at
}

// readGold reads the annotations out of the Go source of the library's comparison program, and the pages beside it.
func readGold(module string) ([]entry, error) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(module, "scripts/comparison/data.go"), nil, 0)
	if err != nil {
		return nil, err
	}
	var entries []entry
	ast.Inspect(file, func(n ast.Node) bool {
		kv, ok := n.(*ast.KeyValueExpr)
		if !ok {
			return true
		}
		address, ok1 := str(kv.Key)
		fields, ok2 := kv.Value.(*ast.CompositeLit)
		if !ok1 || !ok2 {
			return true
		}
		e := entry{url: address, held: held(address)}
		for _, f := range fields.Elts {
			f := f.(*ast.KeyValueExpr)
			s, _ := str(f.Value)
			switch f.Key.(*ast.Ident).Name {
			case "File":
				e.file = s
			case "Title":
				e.title = s
			case "Date":
				e.date = s
			case "Authors":
				e.authors = list(f.Value)
			case "With":
				e.with = list(f.Value)
			case "Without":
				e.without = list(f.Value)
			}
		}
		for _, folder := range []string{"comparison", "mock"} {
			if data, err := os.ReadFile(filepath.Join(module, "test-files", folder, e.file)); err == nil {
				e.data = data
				break
			}
		}
		if e.data != nil {
			entries = append(entries, e)
		}
		return false
	})
	sort.Slice(entries, func(i, j int) bool { return entries[i].url < entries[j].url })
	if len(entries) == 0 {
		return nil, fmt.Errorf("%s: no annotated pages", module)
	}
	return entries, nil
}

// held puts all pages of a domain into one half by the hash of its last two labels.
func held(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	labels := strings.Split(u.Hostname(), ".")
	h := fnv.New32a()
	h.Write([]byte(strings.Join(labels[max(0, len(labels)-2):], ".")))
	return h.Sum32()%2 == 1
}

func str(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func list(e ast.Expr) (out []string) {
	if c, ok := e.(*ast.CompositeLit); ok {
		for _, x := range c.Elts {
			if s, ok := str(x); ok {
				out = append(out, s)
			}
		}
	}
	return out
}
