package rules

import (
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"

	"crosscheck/facts/yamlfile"
)

// File is one rule file: a name for messages, and its bytes.
type File struct {
	Name string
	Data []byte
}

// Files reads all .yaml and .yml files of a file system, sorted by path; prefix stands before the names in messages.
func Files(fsys fs.FS, prefix string) ([]File, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".yaml") || strings.HasSuffix(path, ".yml")) {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var out []File
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		out = append(out, File{prefix + name, data})
	}
	return out, nil
}

// ruleFile is the shape of a rule file.
type ruleFile struct {
	Requires yamlfile.String
	Rules    []ruleEntry `yaml:"rules,required"`
}

// ruleEntry is the shape of one rule.
type ruleEntry struct {
	Pos            yamlfile.Pos
	ID             yamlfile.String `yaml:"id,required"`
	Title          yamlfile.String `yaml:"title,required"`
	Description    yamlfile.String
	On             yamlfile.String `yaml:"on,required"`
	Kind           yamlfile.String
	Subject        yamlfile.String
	Draft          bool
	When           yamlfile.Strings `yaml:"when,required"`
	Verdict        yamlfile.String  `yaml:"verdict,required"`
	Severity       yamlfile.String  `yaml:"severity,required"`
	Message        yamlfile.String  `yaml:"message,required"`
	Ask            yamlfile.String
	References     []string
	FalsePositives []string
	Tags           []string
	Status         yamlfile.String
	Owner          string
	Params         yamlfile.Map[any]
	Examples       []exampleEntry
}

// exampleEntry is the shape of one example.
type exampleEntry struct {
	Pos      yamlfile.Pos
	Name     string `yaml:"name,required"`
	Link     yamlfile.String
	Now      string
	Draft    bool
	Todo     bool
	Prime    yamlfile.Strings `yaml:"prime_sources"`
	Roster   []exampleTenure
	Articles []ExampleArticle `yaml:"articles,required"`
	Expect   []Expect         `yaml:"expect,required"`
}

// Engine is the version that `requires:` of a rule file is compared with.
const Engine = "0.1"

// engineTooOld reports whether a requirement like ">=0.2" is not met; err where it is not written so.
func engineTooOld(requires string) (bool, error) {
	version, ok := strings.CutPrefix(strings.TrimSpace(requires), ">=")
	want, ok2 := versionNumbers(version)
	have, _ := versionNumbers(Engine)
	if !ok || !ok2 {
		return false, fmt.Errorf(`requires %q: want a version like ">=%s"`, requires, Engine)
	}
	for i := range want {
		if want[i] != have[i] {
			return want[i] > have[i], nil
		}
	}
	return false, nil
}

func versionNumbers(s string) (out [3]int, ok bool) {
	parts := strings.Split(strings.TrimSpace(s), ".")
	if len(parts) > len(out) {
		return out, false
	}
	for i, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 {
			return out, false
		}
		out[i] = n
	}
	return out, true
}
