package store

import (
	"encoding/binary"
	"errors"
	"slices"

	"crosscheck/facts"
)

// Ranges, runs and sketches are rows of varints: the number of entries first, then each as the difference to the one before.
// Nil is no bytes at all, which SQLite keeps as null.

var errPacked = errors.New("stored numbers are damaged")

func encodeSkip(rs []facts.Range) []byte {
	if rs == nil {
		return nil
	}
	b := binary.AppendUvarint(nil, uint64(len(rs)))
	at := 0
	for _, r := range rs {
		b, at = appendRange(b, r, at), r.End
	}
	return b
}

// encodeRuns doubles the number of entries, and adds one where runs have widths.
func encodeRuns(rs []facts.Run) []byte {
	if rs == nil {
		return nil
	}
	recoded := slices.ContainsFunc(rs, facts.Run.Recoded)
	n := uint64(len(rs)) * 2
	if recoded {
		n++
	}
	b := binary.AppendUvarint(nil, n)
	text, source := 0, 0
	for _, r := range rs {
		b = appendRange(b, r.Text, text)
		b = appendRange(b, r.Source, source)
		if recoded {
			b = append(b, r.ASCII, r.Other)
		}
		text, source = r.Text.End, r.Source.End
	}
	return b
}

// appendRange writes how far the range begins after the one before, and how long it is.
func appendRange(b []byte, r facts.Range, after int) []byte {
	b = binary.AppendVarint(b, int64(r.Start-after))
	return binary.AppendVarint(b, int64(r.End-r.Start))
}

// unpacker reads varints; after a mistake it reads zeros.
type unpacker struct {
	b   []byte
	err error
}

func (u *unpacker) int() int {
	n, size := binary.Varint(u.b)
	u.took(size)
	return int(n)
}

func (u *unpacker) uint() uint64 {
	n, size := binary.Uvarint(u.b)
	u.took(size)
	return n
}

func (u *unpacker) byte() uint8 {
	if len(u.b) == 0 {
		u.err = errPacked
		return 0
	}
	c := u.b[0]
	u.b = u.b[1:]
	return c
}

func (u *unpacker) took(size int) {
	if size <= 0 {
		u.err, u.b = errPacked, nil
		return
	}
	u.b = u.b[size:]
}

func (u *unpacker) rng(after int) facts.Range {
	start := after + u.int()
	return facts.Range{Start: start, End: start + u.int()}
}

func (u *unpacker) finish() error {
	if u.err == nil && len(u.b) > 0 {
		return errPacked
	}
	return u.err
}

func decodeSkip(b []byte) ([]facts.Range, error) {
	if b == nil {
		return nil, nil
	}
	u := unpacker{b: b}
	n := u.uint()
	if n > uint64(len(u.b)/2) { // bounds what a damaged file can ask for
		return nil, errPacked
	}
	out := make([]facts.Range, n)
	at := 0
	for i := range out {
		out[i] = u.rng(at)
		at = out[i].End
	}
	return out, u.finish()
}

func decodeRuns(b []byte) ([]facts.Run, error) {
	if b == nil {
		return nil, nil
	}
	u := unpacker{b: b}
	n := u.uint()
	if n/2 > uint64(len(u.b)/4) {
		return nil, errPacked
	}
	out := make([]facts.Run, n/2)
	text, source := 0, 0
	for i := range out {
		out[i].Text, out[i].Source = u.rng(text), u.rng(source)
		if n%2 == 1 {
			out[i].ASCII, out[i].Other = u.byte(), u.byte()
		}
		text, source = out[i].Text.End, out[i].Source.End
	}
	return out, u.finish()
}

// encodeSketch writes tokens, words, names and running words; each list has its length plus one before it, 0 for nil.
func encodeSketch(s *facts.Sketch) []byte {
	b := make([]byte, 0, 16+10*(len(s.Words)+len(s.Names)+len(s.Shingles)))
	b = binary.AppendVarint(b, int64(s.Tokens))
	for _, list := range [...][]facts.WordCount{s.Words, s.Names} {
		if list == nil {
			b = append(b, 0)
			continue
		}
		b = binary.AppendUvarint(b, uint64(len(list)+1))
		var last uint64
		for _, w := range list {
			b = binary.AppendUvarint(b, w.Hash-last)
			b = binary.AppendVarint(b, int64(w.Count))
			last = w.Hash
		}
	}
	if s.Shingles == nil {
		return append(b, 0)
	}
	b = binary.AppendUvarint(b, uint64(len(s.Shingles)+1))
	var last uint64
	for _, h := range s.Shingles {
		b = binary.AppendUvarint(b, h-last)
		last = h
	}
	return b
}

func decodeSketch(b []byte) (s facts.Sketch, err error) {
	u := unpacker{b: b}
	s.Tokens = u.int()
	for _, list := range [...]*[]facts.WordCount{&s.Words, &s.Names} {
		n, ok := u.listed()
		if !ok {
			continue
		}
		*list = make([]facts.WordCount, n)
		var last uint64
		for i := range *list {
			last += u.uint()
			(*list)[i] = facts.WordCount{Hash: last, Count: u.int()}
		}
	}
	if n, ok := u.listed(); ok {
		s.Shingles = make([]uint64, n)
		var last uint64
		for i := range s.Shingles {
			last += u.uint()
			s.Shingles[i] = last
		}
	}
	return s, u.finish()
}

// listed reads the length of a list; false for nil.
func (u *unpacker) listed() (int, bool) {
	n := u.uint()
	if n == 0 || n-1 > uint64(len(u.b)) {
		if n > 0 {
			u.err, u.b = errPacked, nil
		}
		return 0, false
	}
	return int(n - 1), true
}
