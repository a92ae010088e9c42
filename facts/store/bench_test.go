package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"crosscheck/facts"
)

// batch is how many articles a benchmark stores at once, as an ingest does.
const batch = 256

func eachStore(b *testing.B, run func(b *testing.B, s Store)) {
	for _, address := range []string{"memory:", filepath.Join(b.TempDir(), "facts.db")} {
		name := "sqlite"
		if address == "memory:" {
			name = "memory"
		}
		b.Run(name, func(b *testing.B) {
			s, err := Open(context.Background(), address)
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			run(b, s)
		})
	}
}

// BenchmarkPut stores ready digests; one operation is one article.
func BenchmarkPut(b *testing.B) {
	ds := samples(4 * batch)
	eachStore(b, func(b *testing.B, s Store) {
		n := 0
		for b.Loop() {
			if n++; n%batch != 0 {
				continue
			}
			fresh := make([]*facts.Digest, batch)
			for i := range fresh {
				d, a := *ds[(n+i)%len(ds)], *ds[(n+i)%len(ds)].Article
				a.ID = time.Duration(n + i).String()
				d.Article = &a
				fresh[i] = &d
			}
			if err := s.Put(context.Background(), fresh...); err != nil {
				b.Fatal(err)
			}
		}
		b.SetBytes(int64(len(ds[0].Article.Source)))
	})
}

func filled(b *testing.B, s Store) {
	for i := 0; i < 10_000; i += batch {
		var ds []*facts.Digest
		for k := range batch {
			ds = append(ds, sample(i+k))
		}
		if err := s.Put(context.Background(), ds...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCandidates searches 10,000 articles for the 200 likeliest.
func BenchmarkCandidates(b *testing.B) {
	eachStore(b, func(b *testing.B, s Store) {
		filled(b, s)
		for b.Loop() {
			if _, err := s.Candidates(context.Background(), sample(77), time.Time{}, 200); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkDigest reads the 200 likeliest of 10,000 articles; one operation is all of them.
func BenchmarkDigest(b *testing.B) {
	eachStore(b, func(b *testing.B, s Store) {
		filled(b, s)
		keys, err := s.Candidates(context.Background(), sample(77), time.Time{}, 200)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := s.Digests(context.Background(), keys...); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(len(keys)), "digests")
	})
}
