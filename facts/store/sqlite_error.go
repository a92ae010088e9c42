package store

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// reasons say in plain words why SQLite could not do a thing, by its primary code.
var reasons = map[int]string{
	lib.SQLITE_BUSY:     "another program is writing to it; try again when that is done",
	lib.SQLITE_LOCKED:   "another program is writing to it; try again when that is done",
	lib.SQLITE_READONLY: "the file is read-only",
	lib.SQLITE_PERM:     "no permission to use it",
	lib.SQLITE_IOERR:    "the disk could not be read or written",
	lib.SQLITE_CORRUPT:  "the file is damaged; see crosscheck store verify",
	lib.SQLITE_FULL:     "the disk is full",
	lib.SQLITE_CANTOPEN: "the file cannot be opened",
	lib.SQLITE_NOTADB:   "the file is no crosscheck store",
	lib.SQLITE_TOOBIG:   "an article is too large to be stored",
}

// failed puts an error of SQLite into plain words, with the file. A done context and errors of our own stay what they are.
func (s *SQLite) failed(ctx context.Context, err error) error {
	var e *sqlite.Error
	switch {
	case err == nil:
		return nil
	case s.closed.Load():
		return ErrClosed
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrNotFound):
		return err
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%s: %s", s.path, reasons[lib.SQLITE_FULL])
	case errors.As(err, &e):
		if reason, ok := reasons[e.Code()&0xff]; ok {
			return fmt.Errorf("%s: %s", s.path, reason)
		}
	}
	return fmt.Errorf("%s: %w", s.path, err)
}

// unwritable reports whether SQLite could not make the files beside a store that it needs even to read it.
func unwritable(err error) bool {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == lib.SQLITE_CANTOPEN || code == lib.SQLITE_READONLY
}
