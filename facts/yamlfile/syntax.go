package yamlfile

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	yaml "gopkg.in/yaml.v3"
)

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)

// parserProblems are messages of the parser stage, which names the line where the surrounding block begins, and that one too low.
var parserProblems = []string{"did not find expected node content", "did not find expected '-' indicator", "did not find expected key",
	"did not find expected ',' or ']'", "did not find expected ',' or '}'", "did not find expected <document start>",
	"found undefined tag handle", "mapping values are not allowed in this context"}

// plainWords says the parser's messages in words for people who do not know how YAML is parsed.
var plainWords = map[string]string{
	"did not find expected key":                                    "this line does not fit its neighbours: check indentation and quotation marks",
	"did not find expected '-' indicator":                          "this line does not fit the list above it: check indentation",
	"did not find expected node content":                           "a value is missing, or begins with a mark that YAML gives a meaning",
	"did not find expected ',' or ']'":                             "a list in [ ] is not closed",
	"did not find expected ',' or '}'":                             "keys and values in { } are not closed",
	"mapping values are not allowed in this context":               "a \": \" where YAML expects none: check quotation marks and indentation",
	"found character that cannot start any token":                  "a value begins with a mark that YAML gives a meaning: put it in quotation marks",
	"could not find expected ':'":                                  "a key without a \":\"",
	"found unexpected end of stream":                               "a quotation mark is never closed",
	"did not find expected <document start>":                       "this line does not fit what stands above it: check indentation",
	"found a tab character that violates indentation":              "a tab in the indentation: use spaces",
	"found a tab character where an indentation space is expected": "a tab in the indentation: use spaces",
}

// syntaxError puts a message of the parser on the right line, and names the trap that the line fell into.
func (d *decoder) syntaxError(err error, data []byte) error {
	m := yamlLine.FindStringSubmatch(err.Error())
	if m == nil {
		return &Error{File: d.file, Msg: strings.TrimPrefix(err.Error(), "yaml: ")}
	}
	problem := m[2]
	line, _ := strconv.Atoi(m[1])
	switch {
	case !slices.Contains(parserProblems, problem) && line > 0:
	case len(d.src) <= maxBisect:
		line = d.firstBadLine(problem)
	default:
		line++
	}
	e := &Error{File: d.file, Line: min(line, len(d.lines)), Msg: problem}
	if plain, ok := plainWords[problem]; ok {
		e.Msg = plain
	}
	if e.Line > 0 {
		text, _, _ := strings.Cut(d.from(Pos{e.Line, 1}), "\n")
		if trap := lineTrap(text, problem); trap != "" {
			e.Msg = trap
		}
		_, value := keyAndValue(text)
		e.Col = len([]rune(text)) - len([]rune(strings.TrimLeft(text, " \t"))) + 1
		if i := strings.LastIndex(text, value); value != "" && i >= 0 {
			e.Col = len([]rune(text[:i])) + 1
		}
	}
	return e
}

// maxBisect bounds the files that are parsed again and again to find a line.
const maxBisect = 128 << 10

// firstBadLine bisects for the line after the longest run of lines from the top that parses.
func (d *decoder) firstBadLine(problem string) int {
	n := sort.Search(len(d.lines), func(i int) bool { // lines 1..i+1
		end := len(d.src)
		if i+1 < len(d.lines) {
			end = d.lines[i+1]
		}
		var doc yaml.Node
		err := yaml.Unmarshal([]byte(d.src[:end]), &doc)
		return err != nil && strings.HasSuffix(err.Error(), problem)
	})
	return n + 1
}
