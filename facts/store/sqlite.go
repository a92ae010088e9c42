package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	_ "modernc.org/sqlite" // the driver, which database/sql finds by name
)

// SQLite is a store in one file. One connection writes, any number read; readers see what was committed when they began.
type SQLite struct {
	path   string
	closed atomic.Bool

	writing sync.Mutex // held while the writer is used
	pool    *sql.DB    // of the writer alone
	writer  *sql.Conn
	write   *writer

	readers *sql.DB
	read    *reader

	compressors compressors
}

// Settings of each connection: a crash or a kill loses nothing that was committed; a writer waits for another one for five seconds.
var (
	writerPragmas = []string{"busy_timeout(5000)", "page_size(8192)", "synchronous(FULL)", "cache_size(-32000)", "wal_autocheckpoint(2000)"}
	readerPragmas = []string{"busy_timeout(5000)", "query_only(1)", "cache_size(-16000)"}
)

func openSQLite(ctx context.Context, path string, create bool) (Store, error) {
	s, err := connect(ctx, path, create)
	if err != nil {
		return nil, err
	}
	if _, _, err = s.prepare(ctx, false); err == nil {
		err = s.statements(ctx)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// connect opens the file without a look at what it holds. The file itself is never opened by other means: to close it would drop the
// locks of SQLite in this process. In a folder where nothing may be written, a store that no program has open can still be read.
func connect(ctx context.Context, path string, create bool) (*SQLite, error) {
	if err := present(path, create); err != nil {
		return nil, err
	}
	s := &SQLite{path: path}
	err := s.dial(ctx, writerPragmas, readerPragmas, "")
	if unwritable(err) && missing(path+"-wal") {
		_ = s.hangUp()
		s.readers, s.writer, s.pool = nil, nil, nil
		err = s.dial(ctx, nil, nil, "&mode=ro&immutable=1")
	}
	if err != nil {
		err = s.failed(ctx, err)
		s.Close()
		return nil, err
	}
	return s, nil
}

// dial opens the connections and reads once.
func (s *SQLite) dial(ctx context.Context, writer, reader []string, mode string) (err error) {
	if s.pool, err = sql.Open("sqlite", dsn(s.path, writer)+mode); err != nil {
		return err
	}
	s.pool.SetMaxOpenConns(1)
	if s.writer, err = s.pool.Conn(ctx); err != nil {
		return err
	}
	if mode == "" { // after the size of pages, which is settled then
		if _, err := s.writer.ExecContext(ctx, "PRAGMA journal_mode = WAL"); err != nil {
			return err
		}
	}
	if s.readers, err = sql.Open("sqlite", dsn(s.path, reader)+mode); err != nil {
		return err
	}
	s.readers.SetMaxIdleConns(8)
	_, err = s.state(ctx)
	return err
}

// hangUp closes what dial opened.
func (s *SQLite) hangUp() error {
	var errs []error
	if s.readers != nil {
		errs = append(errs, s.readers.Close())
	}
	if s.write != nil {
		errs = append(errs, s.write.close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	if s.pool != nil {
		errs = append(errs, s.pool.Close())
	}
	return errors.Join(errs...)
}

func missing(path string) bool {
	_, err := os.Stat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// present makes the file where there is none, readable by its owner alone; SQLite gives its companions the same mode.
func present(path string, create bool) error {
	info, err := os.Stat(path)
	switch {
	case path == "":
		return errors.New("store sqlite: needs a file: sqlite:FILE")
	case errors.Is(err, fs.ErrNotExist) && !create:
		return fmt.Errorf("%s: %w", path, ErrNoStore)
	case errors.Is(err, fs.ErrNotExist):
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) { // another program was faster
			return nil
		}
		if err != nil {
			return pathError(path, err)
		}
		return f.Close()
	case err != nil:
		return pathError(path, err)
	case info.IsDir():
		return fmt.Errorf("%s: is a folder, not a store", path)
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: is no file", path)
	}
	return nil
}

// pathError says "path: reason" without the name of the system call.
func pathError(path string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// dsn is the address of a file as the driver wants it; every special byte of the path is escaped.
func dsn(path string, pragmas []string) string {
	parts := strings.Split(filepath.ToSlash(path), "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "file:" + strings.Join(parts, "/") + "?" + url.Values{"_pragma": pragmas}.Encode()
}

// statements prepares what is asked often.
func (s *SQLite) statements(ctx context.Context) (err error) {
	if s.write, err = newWriter(ctx, s.writer); err != nil {
		return s.failed(ctx, err)
	}
	if s.read, err = newReader(ctx, s.readers); err != nil {
		return s.failed(ctx, err)
	}
	return nil
}

// Close waits for a Put that is under way.
func (s *SQLite) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.closed.Swap(true) {
		return nil
	}
	if err := s.hangUp(); err != nil {
		return fmt.Errorf("%s: %w", s.path, err)
	}
	return nil
}

// usable is asked first by every method.
func (s *SQLite) usable(ctx context.Context) error {
	if s.closed.Load() {
		return ErrClosed
	}
	return ctx.Err()
}
