package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"crosscheck/facts"
	"crosscheck/facts/extract/numbers"
)

// WithHouse returns an extractor for a house's settings: its number words (nil: the built-in ones), and the outlets that are applied to
// articles before. Both are in the fingerprint, for digests hang on them; without either it is the extractor itself.
func (x *Extractor) WithHouse(words *numbers.Words, outlets []facts.Outlet) *Extractor {
	if words == nil && len(outlets) == 0 {
		return x
	}
	out := *x
	if words != nil {
		out.words = words
	}
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%q\n", x.fingerprint, outlets)
	for _, w := range out.words.Vague() {
		fmt.Fprintf(h, "%q %q\n", w.Key.Value, w.Value)
	}
	out.fingerprint = hex.EncodeToString(h.Sum(nil))[:16]
	return &out
}
