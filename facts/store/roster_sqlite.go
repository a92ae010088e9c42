package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"crosscheck/facts"
)

const (
	dropNamesSQL   = `DELETE FROM tenure_name WHERE roster = (SELECT id FROM roster WHERE name = ?)`
	dropTenuresSQL = `DELETE FROM tenure WHERE roster = (SELECT id FROM roster WHERE name = ?)`
	dropRosterSQL  = `DELETE FROM roster WHERE name = ?`
	addRosterSQL   = `INSERT INTO roster (name, source, as_of) VALUES (?, ?, ?)`
	addTenureSQL   = `INSERT INTO tenure (roster, n, line, person, also, key, title, body, from_, from_to, to_, to_to) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`
	addNameSQL     = `INSERT INTO tenure_name (word, roster, n) VALUES (?,?,?)`

	rostersSQL = `SELECT r.name, r.source, r.as_of, t.line, t.person, t.also, t.key, t.title, t.body, t.from_, t.from_to, t.to_, t.to_to
		FROM roster r JOIN tenure t ON t.roster = r.id`
	ofBodiesSQL = ` WHERE t.body IN (SELECT x.body FROM tenure_name w JOIN tenure x ON x.roster = w.roster AND x.n = w.n
		WHERE w.word IN (SELECT value FROM json_each(?)))`
	inOrderSQL = ` ORDER BY r.name, t.n`
)

func (s *SQLite) PutRoster(ctx context.Context, r *facts.Roster) error {
	if err := checkRoster(r); err != nil {
		return err
	}
	return s.change(ctx, func(tx *sql.Conn) error {
		if err := dropRoster(ctx, tx, r.Name); err != nil && err != ErrNoRoster {
			return err
		}
		res, err := tx.ExecContext(ctx, addRosterSQL, r.Name, r.Source, stamp(r.AsOf))
		if err != nil {
			return err
		}
		id, err := res.LastInsertId()
		if err != nil {
			return err
		}
		return addTenures(ctx, tx, id, r.Tenures)
	})
}

func addTenures(ctx context.Context, tx *sql.Conn, roster int64, list []facts.Tenure) error {
	add, err := tx.PrepareContext(ctx, addTenureSQL)
	if err != nil {
		return err
	}
	defer add.Close()
	name, err := tx.PrepareContext(ctx, addNameSQL)
	if err != nil {
		return err
	}
	defer name.Close()
	for i := range list {
		t := &list[i]
		var also any
		if len(t.Also) > 0 {
			b, err := json.Marshal(t.Also)
			if err != nil {
				return err
			}
			also = string(b)
		}
		if _, err := add.ExecContext(ctx, roster, i, t.Line, t.Person, also, t.Key, t.Title, t.Body, stamp(t.From.From), stamp(t.From.To), stamp(t.To.From), stamp(t.To.To)); err != nil {
			return err
		}
		for _, w := range lastWords(t) {
			if _, err := name.ExecContext(ctx, w, roster, i); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *SQLite) DropRoster(ctx context.Context, name string) error {
	return s.change(ctx, func(tx *sql.Conn) error { return dropRoster(ctx, tx, name) })
}

func dropRoster(ctx context.Context, tx *sql.Conn, name string) error {
	for _, q := range [...]string{dropNamesSQL, dropTenuresSQL} {
		if _, err := tx.ExecContext(ctx, q, name); err != nil {
			return err
		}
	}
	res, err := tx.ExecContext(ctx, dropRosterSQL, name)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ErrNoRoster
	}
	return nil
}

// change runs a change of rosters in a transaction of its own: all of it or nothing.
func (s *SQLite) change(ctx context.Context, do func(tx *sql.Conn) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.usable(ctx); err != nil {
		return err
	}
	if _, err := s.writer.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return s.failed(ctx, err)
	}
	err := do(s.writer)
	if err == nil {
		_, err = s.writer.ExecContext(ctx, "COMMIT")
	}
	if err != nil {
		_, _ = s.writer.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		if err == ErrNoRoster {
			return err
		}
	}
	return s.failed(ctx, err)
}

func (s *SQLite) Rosters(ctx context.Context, words []string) ([]*facts.Roster, error) {
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	query, args := rostersSQL+inOrderSQL, []any(nil)
	if words != nil {
		b, err := json.Marshal(words)
		if err != nil {
			return nil, err
		}
		query, args = rostersSQL+ofBodiesSQL+inOrderSQL, []any{string(b)}
	}
	rows, err := s.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.failed(ctx, err)
	}
	defer rows.Close()
	var out []*facts.Roster
	for rows.Next() {
		var r facts.Roster
		var t facts.Tenure
		var asOf string
		var also sql.NullString
		var times [4]string
		if err := rows.Scan(&r.Name, &r.Source, &asOf, &t.Line, &t.Person, &also, &t.Key, &t.Title, &t.Body, &times[0], &times[1], &times[2], &times[3]); err != nil {
			return nil, s.failed(ctx, err)
		}
		if also.Valid {
			if err := json.Unmarshal([]byte(also.String), &t.Also); err != nil {
				return nil, s.failed(ctx, err)
			}
		}
		for i, to := range [...]*time.Time{&t.From.From, &t.From.To, &t.To.From, &t.To.To} {
			if *to, err = facts.ParseTime(times[i]); err != nil {
				return nil, s.failed(ctx, err)
			}
		}
		if len(out) == 0 || out[len(out)-1].Name != r.Name {
			if r.AsOf, err = facts.ParseTime(asOf); err != nil {
				return nil, s.failed(ctx, err)
			}
			out = append(out, &r)
		}
		last := out[len(out)-1]
		last.Tenures = append(last.Tenures, t)
	}
	return out, s.failed(ctx, rows.Err())
}
