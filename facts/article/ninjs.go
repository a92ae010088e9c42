package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"crosscheck/facts"
)

var ninjsFormat = Format{
	Name:       "ninjs",
	Doc:        "IPTC ninjs 1 to 3: one object, a list, or one a line; other JSON objects are read as lines of JSONL are",
	Extensions: []string{".ninjs", ".json"},
	Detect:     detectNinjs,
	Decode:     decodeNinjs,
}

// ninjsMarks are keys that only ninjs has at the top of an object, as any version writes them; one of them tells a ninjs item.
var ninjsMarks = []string{`"body_text"`, `"body_html"`, `"body_xhtml"`, `"body_nitf"`, `"bodies"`, `"versioncreated"`, `"versionCreated"`, `"pubstatus"`, `"pubStatus"`}

// detectNinjs reports an object or a list of objects that look like ninjs near the start.
func detectNinjs(data []byte) bool {
	data = bytes.TrimLeft(data[:min(len(data), 16<<10)], " \t\r\n")
	return len(data) > 0 && (data[0] == '{' || data[0] == '[') && !isJSONFeed(data) && hasNinjsMark(data)
}

func hasNinjsMark(data []byte) bool {
	for _, m := range ninjsMarks {
		if bytes.Contains(data, []byte(m)) {
			return true
		}
	}
	return false
}

// isNinjs reports one object that is ninjs and not a line of JSONL, which has its text under "text".
func isNinjs(object []byte) bool {
	if !hasNinjsMark(object) {
		return false
	}
	var top map[string]json.RawMessage
	if json.Unmarshal(object, &top) != nil || bytes.HasPrefix(top["text"], []byte(`"`)) {
		return false
	}
	for _, m := range ninjsMarks {
		if _, ok := top[strings.Trim(m, `"`)]; ok {
			return true
		}
	}
	return false
}

// decodeNinjs reads the elements one by one: a bad one is an error of its own, and those before broken JSON are returned.
func decodeNinjs(in Input) (articles []*facts.Article, err error) {
	data := bytes.TrimSpace(in.Data)
	if bytes.HasPrefix(data, []byte("{")) {
		if first, rest, _ := bytes.Cut(data, []byte("\n")); json.Valid(first) && (len(rest) > 0 || !isNinjs(first)) {
			return decodeJSONL(in)
		}
		a, err := decodeNinjsItem(data, in.Path)
		if a != nil {
			articles = append(articles, a)
		}
		return articles, err
	}
	var problems []error
	items := 0
	line := lineCounter{data: in.Data, line: 1}
	_, err = jsonElements(in.Data, "", func(e jsonElement) bool {
		items++
		a, err := decodeNinjsItem(e.raw, fmt.Sprintf("%s:%d", in.Path, line.at(e.at)))
		if a != nil {
			articles = append(articles, a)
		}
		if err != nil {
			problems = append(problems, separate(err)...)
		}
		return items < maxItems && len(problems) < maxProblems
	})
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		err = fmt.Errorf("the list is cut off after %d items", items)
	case items >= maxItems:
		err = errManyItems
	case len(problems) >= maxProblems:
		err = errors.New("has too many problems: the rest is left out")
	case items == 0 && err == nil:
		err = errors.New("is an empty list")
	}
	if err != nil {
		problems = append(problems, fmt.Errorf("%s: %w", in.Path, err))
	}
	return articles, errors.Join(problems...)
}
