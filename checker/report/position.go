package report

import (
	"fmt"
	"strings"
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
	line, col, mapped := placeOf(a, s)
	if mapped {
		return fmt.Sprintf("%s:%d:%d", path, line, col)
	}
	return fmt.Sprintf("%s: %s %d:%d", path, a.Parts[s.Part].Name, line, col)
}

// placeOf is where a span begins: in the source where the format maps to it, else in the text of its part.
func placeOf(a *facts.Article, s facts.Span) (line, col int, mapped bool) {
	if r, ok := a.SourceRange(s); ok && r.Start <= len(a.Source) {
		source, at := a.Source, r.Start
		if wide := narrow(a, source[:at]); wide != nil {
			source, at = wide, len(wide)
		}
		line, col = lineColumn(source, at)
		return line, col, true
	}
	line, col = lineColumn([]byte(a.Parts[s.Part].Text), s.Start)
	return line, col, false
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

// wideUnits holds the bytes of a unit of encodings whose line ends are wider than a byte.
var wideUnits = map[string]int{"utf-16le": 2, "utf-16be": 2, "utf-32le": 4, "utf-32be": 4}

// narrow makes one byte of each character of an article in UTF-16 or UTF-32, so that lines and columns can be counted; nil for others.
func narrow(a *facts.Article, b []byte) []byte {
	name := ""
	for _, basis := range a.Basis {
		if basis.Field == "encoding" {
			name, _, _ = strings.Cut(basis.Where, ",")
		}
	}
	unit := wideUnits[name]
	if unit == 0 {
		return nil
	}
	out := make([]byte, 0, len(b)/unit)
	for i := 0; i+unit <= len(b); i += unit {
		low, high, plane := b[i], b[i+1], b[i+unit/2]
		if strings.HasSuffix(name, "be") {
			low, high, plane = b[i+unit-1], b[i+unit-2], b[i+unit/2-1]
		}
		switch {
		case unit == 2 && high >= 0xdc && high < 0xe0: // second half of a pair
		case high == 0 && low < utf8.RuneSelf && (unit == 2 || plane == 0):
			out = append(out, low)
		case high == 0xfe && low == 0xff && i == 0: // byte order mark
		default:
			out = append(out, '.')
		}
	}
	return out
}
