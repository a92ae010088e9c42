// Package dates finds time expressions and resolves them against the article's dateline, publication time and earlier dates (TIMEX3, ISO-TimeML).
package dates

import (
	"crosscheck/facts"
	"crosscheck/facts/text"
)

// Mention is one time expression of a document.
type Mention struct {
	text.Range
	Date facts.Date
}
