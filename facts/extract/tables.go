package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"crosscheck/facts/extract/people"
)

// WithTables returns an extractor that reads the tables of a house after the built-in ones of people, offices and places. They are in the
// fingerprint, for digests hang on them; without any it is the extractor itself. All mistakes of all tables come at once.
func (x *Extractor) WithTables(tables ...people.Table) (*Extractor, error) {
	if len(tables) == 0 {
		return x, nil
	}
	own, err := people.New(tables...)
	if err != nil {
		return nil, err
	}
	out := *x
	out.people = own
	h := sha256.New()
	fmt.Fprintln(h, x.fingerprint)
	for _, t := range tables {
		fmt.Fprintf(h, "%q %q\n", t.Name, t.Data)
	}
	out.fingerprint = hex.EncodeToString(h.Sum(nil))[:16]
	return &out, nil
}
