package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"crosscheck/facts"
)

func (s *SQLite) Candidates(ctx context.Context, d *facts.Digest, asOf time.Time, limit int) ([]Key, error) {
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	keys, err := candidates(ctx, sqliteFinder{s, asOf}, d, limit)
	return keys, s.failed(ctx, err)
}

// sqliteFinder searches the tables period and posting.
type sqliteFinder struct {
	*SQLite
	asOf time.Time
}

func (s sqliteFinder) periods(ctx context.Context) (map[int]int, error) {
	all := map[int]int{}
	rows, err := s.read.periods.QueryContext(ctx)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var p, n int
		if err := rows.Scan(&p, &n); err != nil {
			return nil, err
		}
		all[p] = n
	}
	return all, rows.Err()
}

func (s sqliteFinder) postings(ctx context.Context, periods []int, terms []uint64) (lists []posting, _ error) {
	signed := make([]int64, len(terms))
	for i, t := range terms {
		signed[i] = int64(t)
	}
	asked, err := json.Marshal(signed)
	if err != nil {
		return nil, err
	}
	for _, p := range periods {
		rows, err := s.read.postings.QueryContext(ctx, p, string(asked))
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var term int64
			var packed sql.RawBytes
			l := posting{period: p}
			if err := rows.Scan(&term, &l.count, &packed); err != nil {
				rows.Close()
				return nil, err
			}
			l.term, l.entries = uint64(term), decodeEntries(packed)
			lists = append(lists, l)
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
	}
	return lists, nil
}

func (s sqliteFinder) filed(ctx context.Context, versions []int64) ([]filed, error) {
	files := make([]filed, len(versions))
	list, err := json.Marshal(versions)
	if err != nil {
		return nil, err
	}
	stmt, args := s.read.filed, []any{string(list)}
	if by := stamp(s.asOf); by != "" {
		stmt, args = s.read.filedAt, append(args, by)
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var i int
		var f filed
		if err := rows.Scan(&i, &f.key.ID, &f.key.Version, &f.latest); err != nil {
			return nil, err
		}
		files[i] = f
	}
	return files, rows.Err()
}
