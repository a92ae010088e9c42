// Package checker is the pipeline: articles in, facts extracted, linked and put to the rules, a Report out.
// It reads no files and prints nothing.
package checker
