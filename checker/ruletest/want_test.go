package ruletest

import (
	"fmt"
	"strconv"
	"strings"
)

// fixture is an article with wants: the text as an outlet would give it, and the facts that stand in it.
type fixture struct {
	text  string // without the lines of wants
	kinds []string
	wants []want
}

// want is one line `//want KIND "text" name=value …`; it stands under the line of text that holds the fact.
type want struct {
	line       int // of the want in the file, from 1
	kind       string
	text       string
	fields     []written
	start, end int  // bytes in fixture.text
	missed     bool // `//want?`: a known miss, which must not be found
}

func (w *want) String() string { return fmt.Sprintf("line %d: %s %q", w.line, w.kind, w.text) }

// parseFixture takes the lines beginning with "//" out of a text file. The wanted text is looked for in the line of text above.
func parseFixture(data string) (*fixture, error) {
	f := &fixture{}
	var text strings.Builder
	above, start := "", 0
	for n, line := range strings.SplitAfter(data, "\n") {
		command, isCommand := strings.CutPrefix(line, "//")
		if !isCommand {
			above, start = line, text.Len()
			text.WriteString(line)
			continue
		}
		words, err := splitWords(command)
		if err == nil {
			err = f.command(words, want{line: n + 1}, above, start)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
	}
	f.text = text.String()
	if len(f.kinds) == 0 {
		return nil, fmt.Errorf("line 1: no //kinds")
	}
	return f, nil
}

func (f *fixture) command(words []string, w want, above string, start int) error {
	if len(words) == 0 {
		return fmt.Errorf("an empty command")
	}
	switch words[0] {
	case "kinds":
		f.kinds = append(f.kinds, words[1:]...)
		return nil
	case "want?":
		w.missed = true
	case "want":
	default:
		return fmt.Errorf("unknown command %q: want kinds, want or want?", words[0])
	}
	if len(words) < 3 {
		return fmt.Errorf(`too short: write //want KIND "text" name=value`)
	}
	w.kind, w.text = words[1], words[2]
	nth, rest := 1, words[3:]
	if len(rest) > 0 && strings.HasPrefix(rest[0], "#") {
		n, err := strconv.Atoi(rest[0][1:])
		if err != nil || n < 1 {
			return fmt.Errorf("%s: want #2 for the second occurrence", rest[0])
		}
		nth, rest = n, rest[1:]
	}
	at := 0
	for ; nth > 0; nth-- {
		i := strings.Index(above[at:], w.text)
		if i < 0 || w.text == "" {
			return fmt.Errorf("%q does not stand in the line above", w.text)
		}
		w.start, at = start+at+i, at+i+1
	}
	w.end = w.start + len(w.text)
	for _, field := range rest {
		name, value, ok := strings.Cut(field, "=")
		if !ok || name == "" {
			return fmt.Errorf("%q: want name=value", field)
		}
		w.fields = append(w.fields, written{name, value})
	}
	f.wants = append(f.wants, w)
	return nil
}

// splitWords splits at spaces outside straight double quotation marks, which are taken off.
func splitWords(s string) ([]string, error) {
	var words []string
	var word strings.Builder
	open, any := false, false
	for _, r := range strings.TrimSpace(s) + " " {
		switch {
		case r == '"':
			open, any = !open, true
		case r == ' ' && !open:
			if any {
				words = append(words, word.String())
			}
			word.Reset()
			any = false
		default:
			word.WriteRune(r)
			any = true
		}
	}
	if open {
		return nil, fmt.Errorf("a quotation mark is not closed")
	}
	return words, nil
}
