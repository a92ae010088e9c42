// Package report writes a checker.Report, or the facts of one article, in a format for people or for programs.
// It chooses nothing: what is in the report is printed, in report order.
package report

import (
	"io"

	"crosscheck/checker"
	"crosscheck/facts"
)

// Format is one way to write a report. Facts is nil where a format has no form for the facts of an article.
type Format struct {
	Name  string
	Doc   string
	Write func(w io.Writer, r *checker.Report, o Options) error
	Facts func(w io.Writer, d *facts.Digest, o Options) error
}

// Formats lists every format: a new one is a file and a line here.
func Formats() []Format {
	return []Format{
		{"text", "for a person: what differs, who says it, where", writeText, writeFactsText},
		{"json", "one object, schema 1", writeJSON, nil},
		{"jsonl", "one finding or fact a line", writeJSONL, writeFactsJSONL},
	}
}

// Options are for the text format; the zero value wraps at 100 columns, marks with «» and bounds long lists.
type Options struct {
	Width   int  // columns of the terminal; 0: 100
	Color   bool // ANSI colours; the caller knows the terminal and NO_COLOR
	All     bool // every sentence and every line, no bounds
	Quiet   bool // findings only: no closing lines
	Explain bool // every reason for facts left alone
}

// Lookup finds a format by name; facts asks for one that writes facts too.
func Lookup(name string, facts bool) (Format, bool) {
	for _, f := range Formats() {
		if f.Name == name && (!facts || f.Facts != nil) {
			return f, true
		}
	}
	return Format{}, false
}

// Names lists the formats that a command accepts.
func Names(facts bool) []string {
	var out []string
	for _, f := range Formats() {
		if !facts || f.Facts != nil {
			out = append(out, f.Name)
		}
	}
	return out
}
