package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"crosscheck/facts/article"
)

// watchQuiet is how long a file must rest before it is read: editors and downloads write in steps.
const watchQuiet = 100 * time.Millisecond

// watcher sees new and changed files of folders, with all folders in them, and of single files. It watches folders only, so that a file
// which an editor replaces by another is seen too.
type watcher struct {
	notify  *fsnotify.Watcher
	roots   []string        // folders that were named
	files   map[string]bool // single files that were named
	trees   map[string]bool // watched folders of roots
	changed map[string]bool // since the last answer
}

// watch begins to watch; only folders and files can be watched.
func watch(paths []string) (*watcher, error) {
	n, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("--watch: %w", err)
	}
	w := &watcher{notify: n, files: map[string]bool{}, trees: map[string]bool{}, changed: map[string]bool{}}
	var errs []error
	for _, p := range paths {
		errs = append(errs, w.add(p))
	}
	if err := errors.Join(errs...); err != nil {
		w.close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) close() { _ = w.notify.Close() }

// folders is how many folders are watched.
func (w *watcher) folders() int { return len(w.notify.WatchList()) }

func (w *watcher) add(path string) error {
	info, err := os.Stat(path)
	switch {
	case path == "-":
		return errors.New("--watch: standard input cannot be watched")
	case err != nil && strings.ContainsAny(path, "*?["):
		return fmt.Errorf("--watch %s: name the folder, patterns cannot be watched", path)
	case err != nil:
		return pathError(path, err)
	case info.IsDir():
		w.roots = append(w.roots, path)
		return w.tree(filepath.Clean(path), nil)
	}
	w.files[filepath.Clean(path)] = true
	if err := w.notify.Add(filepath.Dir(path)); err != nil {
		return fmt.Errorf("--watch %s: %w", path, err)
	}
	return nil
}

// tree watches a folder and all in it; found, where given, is told the files that are there already. Links that lead back are left alone.
func (w *watcher) tree(dir string, found func(string)) error {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return pathError(dir, err)
	}
	return w.branch(dir, []string{real}, found)
}

func (w *watcher) branch(dir string, above []string, found func(string)) error {
	w.trees[dir] = true
	if err := w.notify.Add(dir); err != nil {
		return fmt.Errorf("--watch %s: %w", dir, err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return pathError(dir, err)
	}
	for _, e := range entries {
		name := filepath.Join(dir, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(name)
		switch {
		case err != nil: // gone again
		case info.IsDir():
			real, err := filepath.EvalSymlinks(name)
			if err != nil || slices.Contains(above, real) {
				continue
			}
			if err := w.branch(name, append(above[:len(above):len(above)], real), found); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		case found != nil:
			found(name)
		}
	}
	return nil
}

// next waits for changes and returns the files to read, sorted, once they have come to rest. After an overflow it is all that is watched.
func (w *watcher) next(ctx context.Context) ([]string, error) {
	rest := time.NewTimer(time.Hour)
	defer rest.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case e, open := <-w.notify.Events:
			if !open {
				return nil, errors.New("--watch: the watch has ended")
			}
			if err := w.event(e); err != nil {
				return nil, err
			}
			if len(w.changed) > 0 {
				rest.Reset(watchQuiet)
			}
		case err, open := <-w.notify.Errors:
			if !open || !errors.Is(err, fsnotify.ErrEventOverflow) {
				return nil, fmt.Errorf("--watch: %w", err)
			}
			for _, r := range w.roots {
				w.changed[r] = true
			}
			for f := range w.files {
				w.changed[f] = true
			}
			rest.Reset(watchQuiet)
		case <-rest.C:
			if files := w.rested(); len(files) > 0 {
				return files, nil
			}
		}
	}
}

// event notes one change: a file to read, or a folder to watch with what it holds.
func (w *watcher) event(e fsnotify.Event) error {
	name := filepath.Clean(e.Name)
	switch {
	case e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename):
		delete(w.changed, name)
		delete(w.trees, name)
		return nil
	case !e.Has(fsnotify.Create) && !e.Has(fsnotify.Write):
		return nil
	}
	inTree := w.trees[filepath.Dir(name)] && !strings.HasPrefix(filepath.Base(name), ".")
	info, err := os.Stat(name)
	switch {
	case err != nil: // gone again
	case info.IsDir() && inTree:
		if err := w.tree(name, w.file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	case w.files[name]:
		w.changed[name] = true
	case inTree:
		w.file(name)
	}
	return nil
}

// file notes a file of a folder, where its format is known.
func (w *watcher) file(name string) {
	if article.Known(name) {
		w.changed[name] = true
	}
}

// rested returns the changed files that are still there.
func (w *watcher) rested() (files []string) {
	for name := range w.changed {
		if _, err := os.Stat(name); err == nil {
			files = append(files, name)
		}
	}
	clear(w.changed)
	slices.Sort(files)
	return files
}
