package store

import (
	"context"
	"database/sql"

	"crosscheck/facts"
)

func (s *SQLite) Stats(ctx context.Context) (Stats, error) {
	if err := s.usable(ctx); err != nil {
		return Stats{}, err
	}
	out, err := s.stats(ctx)
	return out, s.failed(ctx, err)
}

func (s *SQLite) stats(ctx context.Context) (out Stats, err error) {
	tx, err := s.readers.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return out, err
	}
	defer func() { _ = tx.Rollback() }()
	var first, last string
	err = tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM version),
		coalesce((SELECT min(e.published) FROM version v JOIN extraction e ON e.id = v.extraction WHERE e.published <> ''), ''),
		coalesce((SELECT max(e.published) FROM version v JOIN extraction e ON e.id = v.extraction), ''),
		(SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size), (SELECT user_version FROM pragma_user_version)`).
		Scan(&out.Articles, &out.Versions, &first, &last, &out.Size, &out.Schema)
	if err != nil {
		return out, err
	}
	if out.First, err = facts.ParseTime(first); err != nil {
		return out, err
	}
	if out.Last, err = facts.ParseTime(last); err != nil {
		return out, err
	}
	// all facts by the index of kinds, less those of extractions that were superseded, which are few
	out.Kinds, err = counts(ctx, tx, `SELECT kind, sum(n) FROM (
			SELECT kind, count(*) AS n FROM fact GROUP BY kind
			UNION ALL
			SELECT f.kind, -count(*) FROM extraction e JOIN version v ON v.id = e.version AND v.extraction <> e.id JOIN fact f ON f.extraction = e.id GROUP BY f.kind)
		GROUP BY kind HAVING sum(n) > 0 ORDER BY kind`)
	for _, k := range out.Kinds {
		out.Facts += k.Count
	}
	if err != nil {
		return out, err
	}
	out.Outlets, err = counts(ctx, tx, `SELECT e.outlet, count(*) FROM article a JOIN version v ON v.id = a.latest JOIN extraction e ON e.id = v.extraction
		GROUP BY e.outlet ORDER BY count(*) DESC, e.outlet`)
	return out, err
}

func counts(ctx context.Context, tx *sql.Tx, query string) (out []Count, err error) {
	rows, err := tx.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var c Count
		if err := rows.Scan(&c.Name, &c.Count); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, rows.Err()
}
