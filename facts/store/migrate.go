package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// applicationID stands in the header of every file that is a crosscheck store: "xchk".
const applicationID = 0x7863686b

// migration is one numbered step of the file format.
type migration struct {
	number int
	name   string
	sql    string
}

// migrations are the embedded steps, from 1 without gaps.
func migrations() ([]migration, error) {
	entries, err := fs.ReadDir(migrationFiles, "migrations")
	if err != nil {
		return nil, err
	}
	var out []migration
	for _, e := range entries {
		text, err := fs.ReadFile(migrationFiles, path.Join("migrations", e.Name()))
		if err != nil {
			return nil, err
		}
		number, _, _ := strings.Cut(e.Name(), "_")
		n, err := strconv.Atoi(number)
		if err != nil || n != len(out)+1 {
			return nil, fmt.Errorf("migration %s: expected number %d", e.Name(), len(out)+1)
		}
		out = append(out, migration{n, e.Name(), string(text)})
	}
	return out, nil
}

// state is what the header and the tables of a file say.
type state struct {
	application int
	format      int  // number of the last migration
	tables      int  // of any sort
	articles    bool // holds any
}

// ours reports whether the file is a crosscheck store, or empty, which is a store without a format.
func (f state) ours() bool {
	return f.application == applicationID || f.application == 0 && f.format == 0 && f.tables == 0
}

func (s *SQLite) state(ctx context.Context) (f state, err error) {
	err = s.writer.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&f.application, &f.format, &f.tables)
	if err == nil && f.application == applicationID && f.format > 0 {
		err = s.writer.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM article)`).Scan(&f.articles)
	}
	return f, err
}

// ErrOldFormat says that a store was written by an older crosscheck and must be migrated before use.
var ErrOldFormat = errors.New("the store has an older format")

// prepare refuses what is no store, and brings an empty one, or one that a kill left half made, to the newest format. A store with
// articles in an older format is left as it is: to change it is for the user to say.
func (s *SQLite) prepare(ctx context.Context, migrate bool) (from, to int, err error) {
	steps, err := migrations()
	if err != nil {
		return 0, 0, err
	}
	f, err := s.state(ctx)
	switch to = len(steps); {
	case err != nil:
		return 0, 0, s.failed(ctx, err)
	case !f.ours():
		return 0, 0, fmt.Errorf("%s: the file is a database of another program", s.path)
	case f.format > to:
		return 0, 0, fmt.Errorf("%s: written by a newer crosscheck (format %d; this one knows %d)", s.path, f.format, to)
	case f.format < to && f.articles && !migrate:
		return 0, 0, fmt.Errorf("%s: %w (%d; this crosscheck needs %d): run crosscheck store migrate", s.path, ErrOldFormat, f.format, to)
	}
	for _, m := range slices.Clone(steps[f.format:]) {
		if err := s.apply(ctx, m); err != nil {
			return f.format, m.number - 1, err
		}
	}
	return f.format, to, nil
}

// apply runs one migration in a transaction of its own; another program may have run it meanwhile.
func (s *SQLite) apply(ctx context.Context, m migration) error {
	if _, err := s.writer.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return s.failed(ctx, err)
	}
	var at int
	err := s.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&at)
	if err == nil && at < m.number {
		_, err = s.writer.ExecContext(ctx, fmt.Sprintf("%s; PRAGMA application_id = %d; PRAGMA user_version = %d", m.sql, applicationID, m.number))
	}
	if err == nil {
		_, err = s.writer.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		_, _ = s.writer.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		return s.failed(ctx, err)
	}
	return nil
}

// Migrate brings the store at an address to the newest format and says from which to which; with dryRun it changes nothing.
func Migrate(ctx context.Context, address string, dryRun bool) (from, to int, err error) {
	o, rest, err := find(address)
	if err != nil {
		return 0, 0, err
	}
	if o.Scheme != "sqlite" {
		return 0, 0, fmt.Errorf("store %s: has no file to migrate", address)
	}
	s, err := connect(ctx, rest, false)
	if err != nil {
		return 0, 0, err
	}
	defer s.Close()
	if !dryRun {
		return s.prepare(ctx, true)
	}
	f, err := s.state(ctx)
	if err != nil {
		return 0, 0, s.failed(ctx, err)
	}
	if !f.ours() {
		return 0, 0, fmt.Errorf("%s: the file is a database of another program", s.path)
	}
	steps, err := migrations()
	return f.format, len(steps), err
}
