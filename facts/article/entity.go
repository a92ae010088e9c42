package article

import (
	"bytes"
	"html"
	"strings"
)

// maxEntity is the longest entity in bytes, "&CounterClockwiseContourIntegral;".
const maxEntity = 33

// entity decodes the entity at the start of s, which begins with "&", and returns its length; 0 where there is none. It must end in ";".
func entity(s []byte) (decoded string, n int) {
	end := bytes.IndexByte(s[:min(len(s), maxEntity)], ';')
	if end < 2 {
		return "", 0
	}
	raw := string(s[:end+1])
	for i, c := range raw[1:end] {
		if !isLetter(byte(c)) && !isDigit(byte(c)) && !(i == 0 && c == '#') || c > 0x7f {
			return "", 0
		}
	}
	decoded = html.UnescapeString(raw)
	if decoded == raw || strings.HasSuffix(decoded, ";") && raw != "&semi;" && raw != "&#59;" && strings.ToLower(raw) != "&#x3b;" {
		return "", 0 // unknown, or only a legacy prefix of it was
	}
	return decoded, end + 1
}

// isASCIIMark reports the marks that a backslash makes plain.
func isASCIIMark(c byte) bool {
	return c > ' ' && c < 0x7f && !isLetter(c) && !isDigit(c)
}
