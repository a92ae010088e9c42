package yamlfile

import (
	"strings"

	yaml "gopkg.in/yaml.v3"
)

// block is how every trap is avoided; the key is put in.
func block(key string) string {
	if key == "" {
		key = "key"
	}
	return "write it as a block (\"" + key + ": |\", the text indented on the next line)"
}

// trap names the YAML rule that ate a part of a text, "" where the node is harmless.
func (d *decoder) trap(n *yaml.Node, key string) string {
	raw := d.from(Pos{n.Line, n.Column})
	switch {
	case n.Kind == yaml.ScalarNode && strings.HasPrefix(raw, "!") && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 && !strings.HasPrefix(raw, "!!"):
		return "YAML reads a leading ! as a tag and drops it: use not, or " + block(key)
	case n.Kind == yaml.ScalarNode && n.Style == 0 && n.LineComment != "" && (unfinished(n.Value) || continues(n.LineComment)):
		return "YAML reads \" #\" as the start of a comment and drops the rest: " + block(key)
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0:
		if strings.Contains(n.Content[0].Value, " ? ") {
			return "YAML reads \": \" of \"? :\" as a key and a value: " + block(key)
		}
		if strings.ContainsAny(n.Content[0].Value, " (\"'{") {
			return "YAML reads \": \" inside a text as a key and a value: " + block(key)
		}
	case n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle != 0 && strings.HasPrefix(raw, "{"):
		return "YAML reads a leading { as keys and values: put the text in quotation marks, or " + block(key)
	case n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle != 0 && key == "message":
		return "YAML reads a leading [ as a list: put the text in quotation marks, or " + block(key)
	}
	return ""
}

// unfinished reports whether an expression stops in the middle: an open bracket or quotation, or an operator at its end.
func unfinished(s string) bool {
	open := 0
	var quote rune
	for _, r := range s {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '"' || r == '`':
			quote = r
		case r == '(' || r == '[' || r == '{':
			open++
		case r == ')' || r == ']' || r == '}':
			open--
		}
	}
	if open > 0 || quote != 0 {
		return true
	}
	s = strings.TrimSpace(s)
	for _, op := range []string{"&&", "||", "==", "!=", "<", ">", "=", "+", "-", "*", "/", ",", " and", " or", " not", " in", "?", ":", "contains", "matches"} {
		if strings.HasSuffix(s, op) {
			return true
		}
	}
	return false
}

// continues reports whether a comment begins with an operator or a closing bracket, or holds an expression in braces: it was meant as text.
func continues(comment string) bool {
	s := strings.TrimLeft(comment, "# ")
	for _, op := range []string{"&&", "||", "==", "!=", "<", ">", "?", ")", "]", "}"} {
		if strings.HasPrefix(s, op) {
			return true
		}
	}
	open := strings.IndexByte(s, '{')
	return open >= 0 && strings.IndexByte(s[open:], '}') > 0
}

// lineTrap names the trap on the source line of a syntax error, "" for none.
func lineTrap(line, problem string) string {
	key, value := keyAndValue(line)
	if value == "" {
		return ""
	}
	if i := strings.Index(value, " #"); i >= 0 && unfinished(value[:i]) && value[0] != '"' && value[0] != '\'' {
		return "YAML reads \" #\" as the start of a comment and drops the rest: " + block(key)
	}
	switch value[0] {
	case '"', '\'':
		if end := strings.IndexByte(value[1:], value[0]); end >= 0 && strings.Trim(value[end+2:], " ,]}") != "" {
			return "YAML ends the text at the second quotation mark: " + block(key)
		}
	case '!':
		return "YAML reads a leading ! as a tag: use not, or " + block(key)
	case '{', '[':
		return "YAML reads a leading " + value[:1] + " as data: put the text in quotation marks, or " + block(key)
	case '%', '@', '`', '&', '*':
		return "YAML gives a leading " + value[:1] + " a meaning of its own: put the text in quotation marks, or " + block(key)
	case '|', '>':
		return ""
	}
	if strings.Contains(problem, "mapping values") {
		if strings.Contains(value, " ? ") {
			return "YAML reads \": \" of \"? :\" as a key and a value: " + block(key)
		}
		if strings.Contains(value, ": ") {
			return "YAML reads \": \" inside a text as a key and a value: " + block(key)
		}
	}
	return ""
}

// keyAndValue splits `- key: value` as an editor would; value is "" where the line has none.
func keyAndValue(line string) (key, value string) {
	line = strings.TrimLeft(strings.TrimRight(line, " \r\n"), " ")
	for strings.HasPrefix(line, "- ") {
		line = strings.TrimLeft(line[2:], " ")
	}
	i := strings.Index(line, ": ")
	if i < 0 || strings.ContainsAny(line[:i], " \"'(){}[]?#") {
		return "", line
	}
	return line[:i], strings.TrimLeft(line[i+2:], " ")
}
