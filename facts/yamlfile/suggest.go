package yamlfile

import "strings"

// Suggest returns the option nearest to the word by edits and swaps, "" where none is near. The first of equals wins.
func Suggest(word string, options []string) string {
	if len(word) == 0 || len(word) > 64 {
		return ""
	}
	limit := max(1, len(word)/3)
	best, bestDistance := "", limit+1
	lower := strings.ToLower(word)
	for _, o := range options {
		if len(o) > len(word)+limit || len(o) < len(word)-limit {
			continue
		}
		if d := distance(lower, strings.ToLower(o)); d < bestDistance && d < len(o) {
			best, bestDistance = o, d
		}
	}
	return best
}

// DidYouMean is ` (did you mean "x"?)` for the nearest option, else "".
func DidYouMean(word string, options []string) string {
	if s := Suggest(word, options); s != "" {
		return ` (did you mean "` + s + `"?)`
	}
	return ""
}

// distance counts insertions, deletions, changes and swaps of neighbours, in bytes.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
