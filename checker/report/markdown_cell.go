package report

import "strings"

// markdownMarks are the marks that can mean something to a reader of Markdown, in any of its dialects.
const markdownMarks = "\\`*_{}[]()<>#+-.!|~&$^=:@/\"'"

// markdownCell makes article text safe in Markdown, inside of tables too: one line, marks that mean something escaped, invisible ones shown.
// Marks that are harmless inside a line stay, so that the text can be read.
func markdownCell(s string) string {
	s = clean(s)
	var b strings.Builder
	for i, r := range s {
		if r < 0x80 && strings.ContainsRune("\\`*_[]<>|~&$^{}", r) || i == 0 && r < 0x80 && strings.ContainsRune(markdownMarks, r) || r == '#' || linked(s, i) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// linked reports a mark by which bare addresses become links: the colon of a scheme, an at sign, the stop after www.
func linked(s string, i int) bool {
	return s[i] == '@' || strings.HasPrefix(s[i:], "://") || s[i] == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www") ||
		s[i] == '.' && i > 0 && numbered(s[:i])
}

// numbered reports that only digits stand before a stop: the item of a list.
func numbered(s string) bool {
	return len(s) < 10 && strings.Trim(s, "0123456789") == ""
}
