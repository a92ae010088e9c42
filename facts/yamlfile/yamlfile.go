// Package yamlfile is the one door for YAML: strict decoding with positions, all errors at once, and suggestions for misspelt keys.
package yamlfile

import "fmt"

// Error is one mistake in a file that a person wrote. Line and Col are 1-based; Col counts characters; 0 where not known.
type Error struct {
	File      string
	Line, Col int
	Msg       string
}

func (e *Error) Error() string {
	switch {
	case e.Line == 0:
		return fmt.Sprintf("%s: %s", e.File, e.Msg)
	case e.Col == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	default:
		return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
	}
}

// Pos is a place in a YAML file, 1-based, columns in characters.
type Pos struct{ Line, Col int }
