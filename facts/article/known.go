package article

import "errors"

// Known reports whether a folder's file of this name would be read: its extension is that of a format, and it is not hidden.
func Known(path string) bool { return path != "" && !hidden(path) && known(path) }

// IsEmptyFolder reports whether an error says that a folder holds no articles.
func IsEmptyFolder(err error) bool { return errors.Is(err, errNoArticles) }
