package report

import (
	"fmt"
	"unicode/utf8"

	"crosscheck/facts"
)

// position is where an editor finds a span: path:line:col in the source file where the format maps to it, columns in characters;
// else the path and the line and column in the text of the part.
func position(a *facts.Article, s facts.Span) string {
	path := a.Path
	if path == "" {
		path = a.ID
	}
	path = clean(path)
	if r, ok := a.SourceRange(s); ok && r.Start <= len(a.Source) {
		line, col := lineColumn(a.Source, r.Start)
		return fmt.Sprintf("%s:%d:%d", path, line, col)
	}
	line, col := lineColumn([]byte(a.Parts[s.Part].Text), s.Start)
	return fmt.Sprintf("%s: %s %d:%d", path, a.Parts[s.Part].Name, line, col)
}

// lineColumn counts from 1; a line ends with LF, CRLF or CR, and columns count characters.
func lineColumn(b []byte, at int) (line, col int) {
	line = 1
	start := 0
	for i := 0; i < at; i++ {
		if b[i] == '\n' || b[i] == '\r' && (i+1 == len(b) || b[i+1] != '\n') {
			line++
			start = i + 1
		}
	}
	return line, 1 + utf8.RuneCount(b[start:at])
}
