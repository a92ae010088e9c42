package store

import (
	"context"
	"fmt"
)

// supersededSQL deletes the rows of extractions that newer ones took the place of, tables that point to others first.
var supersededSQL = []string{
	`DELETE FROM fact WHERE extraction NOT IN (SELECT extraction FROM version)`,
	`DELETE FROM part WHERE extraction NOT IN (SELECT extraction FROM version)`,
	`DELETE FROM sketch WHERE extraction NOT IN (SELECT extraction FROM version)`,
	`DELETE FROM extraction WHERE id NOT IN (SELECT extraction FROM version)`,
	`DELETE FROM posting WHERE count = 0`,
	`DELETE FROM period WHERE versions = 0`,
	`INSERT INTO search (search) VALUES ('optimize')`,
}

// Vacuum drops extractions that were superseded and gives their room back to the disk; sizes are bytes. A store in memory keeps none.
func Vacuum(ctx context.Context, s Store) (before, after int64, err error) {
	db, ok := s.(*SQLite)
	if !ok {
		return 0, 0, ctx.Err()
	}
	if before, err = db.size(ctx); err != nil {
		return 0, 0, err
	}
	if err := db.vacuum(ctx); err != nil {
		return before, before, err
	}
	after, err = db.size(ctx)
	return before, after, err
}

func (s *SQLite) vacuum(ctx context.Context) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return s.failed(ctx, err)
	}
	for _, statement := range append(supersededSQL, "COMMIT") {
		if _, err := s.writer.ExecContext(ctx, statement); err != nil {
			err = s.failed(ctx, err)
			_, _ = s.writer.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			return err
		}
	}
	for _, statement := range [...]string{"VACUUM", "PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"} {
		if _, err := s.writer.ExecContext(ctx, statement); err != nil {
			return s.failed(ctx, err)
		}
	}
	return nil
}

// size is that of the pages in use.
func (s *SQLite) size(ctx context.Context) (n int64, err error) {
	if err := s.usable(ctx); err != nil {
		return 0, err
	}
	err = s.readers.QueryRowContext(ctx, `SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size)`).Scan(&n)
	if err != nil {
		return 0, fmt.Errorf("size: %w", s.failed(ctx, err))
	}
	return n, nil
}
