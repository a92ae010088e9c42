package store

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"io"
	"sync"
	"time"

	"crosscheck/facts"
)

// record is a digest as rows of the tables, made outside of the transaction.
type record struct {
	key       Key
	extractor string
	content   string // hash of all below but the source
	time      string
	source    []byte // compressed
	size      int
	meta      [metaColumns]any // of extraction, from path on
	parts     []partRow
	facts     []factRow
	sketch    []byte
	place     place
	hashes    []uint64
}

// metaColumns is how many columns of extraction hold metadata, from path to events.
const metaColumns = 19

type partRow struct {
	name, text string
	skip, runs []byte
}

type factRow struct {
	kind            string
	span            facts.Span
	sentence        facts.Span
	fields, context string
}

// compressors are reused: one costs more to make than an article to compress.
type compressors struct{ writers, readers sync.Pool }

// encode makes the rows of a digest.
func (c *compressors) encode(d *facts.Digest) (*record, error) {
	a := d.Article
	r := &record{key: KeyOf(a), extractor: d.Extractor, time: stamp(a.Time().From), size: len(a.Source), place: placeOf(a), hashes: hashes(d)}
	var err error
	if r.source, err = c.deflate(a.Source); err != nil {
		return nil, err
	}
	text := func(b []byte) any {
		if string(b) == "null" {
			return nil
		}
		return string(b)
	}
	when := func(i facts.Instant) (from, to string) { return timeText(i.From), timeText(i.To) }
	from, to := when(a.Published)
	changed, changedTo := when(a.Modified)
	r.meta = [metaColumns]any{a.Path, a.Outlet, a.URL, a.Byline, a.Country, a.Place, from, to, changed, changedTo, a.Family, a.Locale, a.Zone,
		text(facts.EncodeStrings(nil, a.Credits)), text(facts.EncodeStrings(nil, a.Floating)), text(facts.EncodeBasis(nil, a.Basis)), text(facts.EncodeMarks(nil, a.Marks)),
		text(facts.EncodePersons(nil, d.Persons)), text(facts.EncodeEvents(nil, d.Events))}
	for _, p := range a.Parts {
		r.parts = append(r.parts, partRow{p.Name, p.Text, encodeSkip(p.Skip), encodeRuns(p.Runs)})
	}
	var buf []byte
	for i := range d.Facts {
		f := &d.Facts[i]
		buf = facts.EncodeFields(buf[:0], f.Fields)
		fields := string(buf)
		buf = facts.EncodeContext(buf[:0], &f.Context)
		r.facts = append(r.facts, factRow{f.Kind, f.Span, f.Sentence, fields, string(buf)})
	}
	r.sketch = encodeSketch(&d.Sketch)
	r.content = r.hash()
	return r, nil
}

// timeText is a time exactly, "" for the zero one.
func timeText(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return string(facts.AppendTime(nil, t))
}

// hash is over everything that extraction read, so that the same again is known.
func (r *record) hash() string {
	var b []byte
	text := func(s string) {
		b = binary.AppendUvarint(b, uint64(len(s)))
		b = append(b, s...)
	}
	for _, m := range r.meta {
		s, _ := m.(string)
		text(s)
	}
	for _, p := range r.parts {
		text(p.name)
		text(p.text)
		text(string(p.skip))
		text(string(p.runs))
	}
	for _, f := range r.facts {
		text(f.kind)
		for _, n := range [...]int{f.span.Part, f.span.Start, f.span.End, f.sentence.Start, f.sentence.End} {
			b = binary.AppendVarint(b, int64(n))
		}
		text(f.fields)
		text(f.context)
	}
	sum := sha256.Sum256(append(b, r.sketch...))
	return hex.EncodeToString(sum[:8])
}

func (c *compressors) deflate(data []byte) ([]byte, error) {
	var buf bytes.Buffer
	w, ok := c.writers.Get().(*flate.Writer)
	if ok {
		w.Reset(&buf)
	} else {
		var err error
		if w, err = flate.NewWriter(&buf, flate.BestSpeed); err != nil {
			return nil, err
		}
	}
	_, err := w.Write(data)
	err = errors.Join(err, w.Close())
	c.writers.Put(w)
	return buf.Bytes(), err
}

// errSource says that stored bytes are not what was stored.
var errSource = errors.New("the stored source is damaged")

func (c *compressors) inflate(data []byte, size int) ([]byte, error) {
	r, ok := c.readers.Get().(io.ReadCloser)
	if !ok {
		r = flate.NewReader(bytes.NewReader(data))
	} else if err := r.(flate.Resetter).Reset(bytes.NewReader(data), nil); err != nil {
		return nil, err
	}
	defer c.readers.Put(r)
	if size == 0 {
		return nil, nil
	}
	if size < 0 || size > len(data)*1100+64 { // deflate never does better
		return nil, errSource
	}
	out := make([]byte, size)
	if _, err := io.ReadFull(r, out); err != nil {
		return nil, errSource
	}
	return out, nil
}
