package checker

import (
	"context"
	"slices"

	"crosscheck/facts"
)

// maxRosterWords is how many names are looked up one by one; for more the whole rosters are read.
const maxRosterWords = 2000

// rosters finds the holders of offices that the titles of articles can be put to.
func (c *Checker) rosters(ctx context.Context, digests []*facts.Digest) (*facts.Rosters, error) {
	if c.FindRosters == nil {
		return c.Rosters, nil
	}
	seen := map[string]bool{}
	words := []string{}
	for _, d := range digests {
		for i := range d.Facts {
			if d.Facts[i].Kind != "title" {
				continue
			}
			name, _ := d.Facts[i].Get("person").(facts.Name)
			if w := name.Words(); len(w) > 0 && !seen[w[len(w)-1]] {
				seen[w[len(w)-1]] = true
				words = append(words, w[len(w)-1])
			}
		}
	}
	slices.Sort(words)
	if len(words) > maxRosterWords {
		words = nil
	}
	return c.FindRosters(ctx, words)
}
