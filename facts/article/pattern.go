package article

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ValidPattern reports whether a pattern of file names can be read.
func ValidPattern(pattern string) bool { return doublestar.ValidatePattern(cleanPattern(pattern)) }

// Match reports whether a pattern matches a path, or a folder that the path lies in. Both have slashes and begin at the same folder; a
// pattern without a slash matches names at any depth.
func Match(pattern, name string) bool {
	pattern = cleanPattern(pattern)
	if !strings.Contains(pattern, "/") {
		pattern = "**/" + pattern
	}
	for name = path.Clean(name); name != "." && name != "/"; name = path.Dir(name) {
		if ok, err := doublestar.Match(pattern, name); ok && err == nil {
			return true
		}
	}
	return false
}

// cleanPattern takes off what says nothing: "./" in front, a slash at the end.
func cleanPattern(pattern string) string {
	return strings.TrimSuffix(strings.TrimPrefix(pattern, "./"), "/")
}
