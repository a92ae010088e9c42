package rules

import (
	"strings"

	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"crosscheck/facts/yamlfile"
)

// template is a message: runs of text and expressions.
type template []piece

type piece struct {
	text    string
	program *vm.Program // nil for text
	source  string
	at      yamlfile.Pos
}

// template compiles a message. {…} holds an expression; {{ and }} stand for the braces themselves.
func (l *loader) template(env types.Map, s yamlfile.String) template {
	var out template
	var text strings.Builder
	flush := func() {
		if text.Len() > 0 {
			out = append(out, piece{text: text.String()})
			text.Reset()
		}
	}
	if len(s.Value) > maxSource {
		l.errorf(s.Pos, "a message of more than %d KB", maxSource>>10)
		return nil
	}
	runes := []rune(strings.TrimRight(s.Value, "\n "))
	line, col := 1, 1
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case (r == '{' || r == '}') && i+1 < len(runes) && runes[i+1] == r:
			text.WriteRune(r)
			i++
			col += 2
		case r == '}':
			l.errorf(s.At(line, col), "a } without a {; write }} for the mark itself")
			return nil
		case r == '{':
			end := closing(runes, i)
			if end < 0 {
				l.errorf(s.At(line, col), "a { that is not closed; write {{ for the mark itself")
				return nil
			}
			flush()
			source := string(runes[i+1 : end])
			line0, col0 := line, col
			at := func(l, c int) yamlfile.Pos {
				if l == 1 {
					return s.At(line0, col0+c)
				}
				return s.At(line0+l-1, c)
			}
			out = append(out, piece{program: l.compileAt(env, source, at, false), source: source, at: at(1, 1)})
			for ; i < end; i++ {
				line, col = next(line, col, runes[i])
			}
			col++
		default:
			text.WriteRune(r)
			line, col = next(line, col, r)
		}
	}
	flush()
	return out
}

func next(line, col int, r rune) (int, int) {
	if r == '\n' {
		return line + 1, 1
	}
	return line, col + 1
}

// closing finds the } of the { at i, over quoted texts and inner braces; -1 for none.
func closing(runes []rune, i int) int {
	depth := 0
	var quote rune
	for ; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quote != 0:
			if r == '\\' {
				i++
			} else if r == quote {
				quote = 0
			}
		case r == '"' || r == '\'' || r == '`':
			quote = r
		case r == '{':
			depth++
		case r == '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
