package article

import (
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
)

// frontReader reads the lines of front matter into fields. It knows as much of YAML and TOML as metadata needs: keys, strings, lists, and a
// name inside a table; the rest is passed over.
type frontReader struct {
	text   string
	fields []frontField
	table  string // of TOML: the key whose table the lines stand in, "" for the top
	open   rune   // what the next lines may continue: '|' a block of text, '[' a list, '"' a long string; 0 nothing
	close  string // of a long string
}

// nameKeys hold the value of a table that stands where a string is expected: "author: {name: Jane Doe}".
var nameKeys = set("name title value")

// topTables are tables of TOML whose keys count as those of the top.
var topTables = set("params extra article metadata")

// yaml reads one line; indent is the white space before it. False means that this is no front matter.
func (r *frontReader) yaml(l facts.Range, indent, n int) bool {
	line := r.text[l.Start:l.End]
	switch {
	case line == "" || line[0] == '#' && r.open != '|':
		return true
	case indent > 0 || strings.HasPrefix(line, "- ") || line == "-":
		return r.yamlInner(l)
	}
	key, after, ok := cutKey(line, ':')
	if !ok {
		return false
	}
	r.fields = append(r.fields, frontField{key: key, line: n})
	r.open = 0
	value := facts.Range{Start: l.Start + after, End: l.End}
	switch s := r.text[value.Start:value.End]; {
	case s == "":
	case s[0] == '|' || s[0] == '>':
		r.open = '|'
	case s[0] == '[' && !strings.Contains(s, "]"):
		r.open = '['
		r.list(facts.Range{Start: value.Start + 1, End: value.End})
	default:
		r.value(value)
	}
	return true
}

// yamlInner reads a line that belongs to the key above it: an element of a list, a name of a table, or more text.
func (r *frontReader) yamlInner(l facts.Range) bool {
	if len(r.fields) == 0 {
		return false
	}
	f := &r.fields[len(r.fields)-1]
	line := r.text[l.Start:l.End]
	switch {
	case r.open == '|':
		r.more(l)
	case r.open == '[':
		if end := strings.IndexByte(line, ']'); end >= 0 {
			l.End, r.open = l.Start+end, 0
		}
		r.list(l)
	case strings.HasPrefix(line, "- "):
		l.Start += len(line) - len(strings.TrimLeft(line[1:], " "))
		if key, after, ok := cutKey(r.text[l.Start:l.End], ':'); ok { // a list of tables
			if nameKeys[strings.ToLower(key)] {
				r.value(facts.Range{Start: l.Start + after, End: l.End})
			}
			return true
		}
		r.value(l)
	default:
		if key, after, ok := cutKey(line, ':'); ok {
			if nameKeys[strings.ToLower(key)] {
				r.value(facts.Range{Start: l.Start + after, End: l.End})
			}
			return true
		}
		if len(f.values) > 0 {
			r.more(l)
		}
	}
	return true
}

// toml reads one line. False means that this is no front matter.
func (r *frontReader) toml(l facts.Range, n int) bool {
	line := r.text[l.Start:l.End]
	switch {
	case r.open == '"':
		if end := strings.Index(line, r.close); end >= 0 {
			l.End, r.open = l.Start+end, 0
		}
		r.more(l)
		return true
	case r.open == '[':
		if end := strings.IndexByte(line, ']'); end >= 0 {
			l.End, r.open = l.Start+end, 0
		}
		r.list(l)
		return true
	case line == "" || line[0] == '#':
		return true
	case line[0] == '[':
		r.table = strings.ToLower(strings.Trim(line, "[] \t"))
		if topTables[r.table] {
			r.table = ""
		}
		return true
	}
	key, after, ok := cutKey(line, '=')
	if !ok {
		return false
	}
	if r.table != "" { // [author] name = "Jane Doe"
		if !nameKeys[strings.ToLower(key)] {
			return true
		}
		key = r.table
	}
	r.fields = append(r.fields, frontField{key: key, line: n})
	value := facts.Range{Start: l.Start + after, End: l.End}
	s := r.text[value.Start:value.End]
	for _, long := range []string{`"""`, "'''"} {
		if rest, ok := strings.CutPrefix(s, long); ok {
			value.Start += len(long)
			if end := strings.Index(rest, long); end >= 0 {
				value.End = value.Start + end
			} else {
				r.open, r.close = '"', long
			}
			r.more(value)
			return true
		}
	}
	if strings.HasPrefix(s, "[") && !strings.Contains(s, "]") {
		r.open = '['
		r.list(facts.Range{Start: value.Start + 1, End: value.End})
		return true
	}
	r.value(value)
	return true
}

// cutKey splits "key: value" and returns where the value begins. Keys are words of letters, digits, "_" and "-", maybe in quotation marks.
func cutKey(line string, mark byte) (key string, after int, ok bool) {
	i := strings.IndexByte(line, mark)
	if i <= 0 || mark == ':' && i+1 < len(line) && line[i+1] != ' ' && line[i+1] != '\t' {
		return "", 0, false
	}
	key = strings.Trim(strings.TrimSpace(line[:i]), `"'`)
	for j := 0; j < len(key); j++ {
		if c := key[j]; !isLetter(c) && !isDigit(c) && c != '_' && c != '-' && c != '.' {
			return "", 0, false
		}
	}
	return key, i + 1 + len(line[i+1:]) - len(strings.TrimLeft(line[i+1:], " \t")), key != ""
}

// value adds one value of a line: a string, a list in brackets, or a table in braces, of which the name counts.
func (r *frontReader) value(at facts.Range) {
	s := r.text[at.Start:at.End]
	if s == "" {
		return
	}
	switch s[0] {
	case '[':
		if end := strings.LastIndexByte(s, ']'); end > 0 {
			r.list(facts.Range{Start: at.Start + 1, End: at.Start + end})
			return
		}
	case '{':
		for _, part := range splitList(s[1:]) {
			for _, mark := range []byte{':', '='} {
				if key, after, ok := cutKey(strings.TrimSpace(s[1+part.Start:1+part.End]), mark); ok && nameKeys[strings.ToLower(key)] {
					inner := facts.Range{Start: at.Start + 1 + part.Start, End: at.Start + 1 + part.End}
					inner.Start += len(r.text[inner.Start:inner.End]) - len(strings.TrimLeft(r.text[inner.Start:inner.End], " \t"))
					inner.Start += after
					inner.End -= len(r.text[inner.Start:inner.End]) - len(strings.TrimRight(r.text[inner.Start:inner.End], " \t}"))
					r.add(r.scalar(inner))
					return
				}
			}
		}
		return
	case '&', '*', '!': // anchors, aliases and tags of YAML
		return
	}
	r.add(r.scalar(at))
}

// list adds the values of a list without its brackets.
func (r *frontReader) list(at facts.Range) {
	for _, part := range splitList(r.text[at.Start:at.End]) {
		part.Start, part.End = at.Start+part.Start, at.Start+part.End
		s := r.text[part.Start:part.End]
		part.Start += len(s) - len(strings.TrimLeft(s, " \t"))
		part.End -= len(s) - len(strings.TrimRight(s, " \t"))
		if part.Start < part.End {
			r.add(r.scalar(part))
		}
	}
}

// maxFrontValues bounds the values of one key.
const maxFrontValues = 100

// add appends a value to the latest key, unless it says that there is none.
func (r *frontReader) add(v frontValue) {
	f := &r.fields[len(r.fields)-1]
	switch strings.ToLower(v.text) {
	case "", "null", "~":
		return
	}
	if len(f.values) < maxFrontValues {
		f.values = append(f.values, v)
	}
}

// more continues the latest value by a line of text.
func (r *frontReader) more(at facts.Range) {
	f := &r.fields[len(r.fields)-1]
	line := strings.TrimSpace(r.text[at.Start:at.End])
	if line == "" {
		return
	}
	if len(f.values) == 0 {
		r.add(frontValue{page{text: line}})
		return
	}
	last := &f.values[len(f.values)-1]
	last.text, last.runs = last.text+" "+line, nil
}

// splitList cuts at the commas that stand in no quotation marks.
func splitList(s string) (out []facts.Range) {
	from, quote := 0, byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' && strings.TrimSpace(s[from:i]) == "":
			quote = c
		case c == ',':
			out = append(out, facts.Range{Start: from, End: i})
			from = i + 1
		}
	}
	return append(out, facts.Range{Start: min(from, len(s)), End: len(s)})
}

// scalar reads a string: in quotation marks with their escapes, or bare up to a comment.
func (r *frontReader) scalar(at facts.Range) frontValue {
	s := r.text[at.Start:at.End]
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		if v, ok := unquote(s, at.Start); ok {
			return v
		}
	}
	if i := strings.Index(s, " #"); i >= 0 {
		s = strings.TrimRight(s[:i], " \t")
	}
	return frontValue{copied(s, at.Start)}
}

// copied is text that stands at a byte of the file as it is.
func copied(s string, at int) page {
	if s == "" {
		return page{}
	}
	return page{s, []facts.Run{{Text: facts.Range{Start: 0, End: len(s)}, Source: facts.Range{Start: at, End: at + len(s)}}}}
}

// unquote reads a string in quotation marks at a byte of the file; ok is false where it does not end. Escapes have no run but the character
// after a backslash that stands for itself.
func unquote(s string, at int) (v frontValue, ok bool) {
	quote := s[0]
	var b strings.Builder
	flush := func(from, to int) {
		if from < to {
			v.runs = append(v.runs, facts.Run{Text: facts.Range{Start: b.Len(), End: b.Len() + to - from}, Source: facts.Range{Start: at + from, End: at + to}})
			b.WriteString(s[from:to])
		}
	}
	from := 1
	for i := 1; i < len(s); {
		switch {
		case s[i] == '\\' && quote == '"' && i+1 < len(s):
			flush(from, i)
			decoded, n := escape(s[i:])
			if decoded == "" { // the next character stands for itself
				from, i = i+1, i+2
				continue
			}
			b.WriteString(decoded)
			i += n
			from = i
		case s[i] == quote && quote == '\'' && i+1 < len(s) && s[i+1] == quote:
			flush(from, i)
			from, i = i+1, i+2
		case s[i] == quote:
			flush(from, i)
			v.text = b.String()
			return v, utf8.ValidString(v.text)
		default:
			i++
		}
	}
	return frontValue{}, false
}

// escape decodes \n, \t, \r and \uXXXX; "" where the character after the backslash stands for itself.
func escape(s string) (decoded string, n int) {
	switch s[1] {
	case 'n', 'r', 't':
		return " ", 2
	case 'u', 'x':
		width := map[byte]int{'u': 4, 'x': 2}[s[1]]
		code := 0
		for i := 2; i < 2+width; i++ {
			if i >= len(s) {
				return "", 0
			}
			digit := strings.IndexByte("0123456789abcdef", s[i]|0x20)
			if digit < 0 || isLetter(s[i]) && digit < 10 {
				return "", 0
			}
			code = code*16 + digit
		}
		if code == 0 || !utf8.ValidRune(rune(code)) {
			return "�", 2 + width
		}
		return string(rune(code)), 2 + width
	}
	return "", 0
}
