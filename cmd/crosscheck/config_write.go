package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
)

// printYAML prints settings as a file that could stand in their place, the origins as comments in one column.
func printYAML(w io.Writer, list []setting) error {
	var lines [][2]string
	var walk func(list []setting, indent string)
	walk = func(list []setting, indent string) {
		for _, s := range list {
			switch {
			case s.value != nil:
				lines = append(lines, [2]string{indent + yamlKey(s.key) + yamlValue(s.value), s.from})
			case len(s.group) == 0 && s.list:
				lines = append(lines, [2]string{indent + yamlKey(s.key) + "[]", s.from})
			case len(s.group) == 0:
				lines = append(lines, [2]string{indent + yamlKey(s.key) + "{}", s.from})
			case s.list:
				lines = append(lines, [2]string{indent + strings.TrimSpace(yamlKey(s.key)), ""})
				for _, x := range s.group {
					if x.value != nil {
						lines = append(lines, [2]string{indent + "  - " + yamlValue(x.value), x.from})
						continue
					}
					first := len(lines)
					walk(x.group, indent+"    ")
					lines[first][0] = indent + "  - " + strings.TrimPrefix(lines[first][0], indent+"    ")
				}
			default:
				lines = append(lines, [2]string{indent + strings.TrimSpace(yamlKey(s.key)), ""})
				walk(s.group, indent+"  ")
			}
		}
	}
	walk(list, "")
	width := 0
	for _, l := range lines {
		if n := len([]rune(l[0])); l[1] != "" && n <= 60 {
			width = max(width, n)
		}
	}
	for _, l := range lines {
		line := l[0]
		if l[1] != "" {
			line = fmt.Sprintf("%-*s  # %s", width, l[0], oneLine(l[1]))
		}
		if _, err := fmt.Fprintln(w, line); err != nil {
			return err
		}
	}
	return nil
}

func yamlKey(key string) string { return yamlText(key) + ": " }

func yamlValue(v any) string {
	switch v := v.(type) {
	case string:
		return yamlText(v)
	case []any:
		var out []string
		for _, x := range v {
			out = append(out, yamlValue(x))
		}
		return "[" + strings.Join(out, ", ") + "]"
	}
	return fmt.Sprint(v)
}

// yamlText writes a text plainly where no reader could take it for something else, else in quotation marks.
func yamlText(s string) string {
	plain := s != "" && s == strings.TrimSpace(s) && !slices.Contains([]string{"true", "false", "null", "yes", "no", "y", "n"}, strings.ToLower(s))
	for i, c := range s {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		plain = plain && (letter || i > 0 && ('0' <= c && c <= '9' || strings.ContainsRune(" _-./", c)))
	}
	if plain {
		return s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(s) != nil {
		return `""`
	}
	return strings.TrimSpace(b.String())
}

// printed is one value in the JSON list.
type printed struct {
	Key   string `json:"key"`
	Value any    `json:"value"`
	From  string `json:"from"`
}

func printJSON(w io.Writer, file string, list []setting) error {
	out := struct {
		File   string    `json:"file"`
		Values []printed `json:"values"`
	}{File: file}
	var walk func(list []setting, prefix string, numbered bool)
	walk = func(list []setting, prefix string, numbered bool) {
		for i, s := range list {
			key := prefix + s.key
			if numbered {
				key = fmt.Sprintf("%s[%d]", prefix, i)
			}
			switch {
			case s.value != nil:
				out.Values = append(out.Values, printed{key, s.value, s.from})
			case len(s.group) == 0 && s.list:
				out.Values = append(out.Values, printed{key, []string{}, s.from})
			case len(s.group) == 0:
				out.Values = append(out.Values, printed{key, struct{}{}, s.from})
			case s.list:
				walk(s.group, key, true)
			default:
				walk(s.group, key+".", false)
			}
		}
	}
	walk(list, "", false)
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(out)
}
