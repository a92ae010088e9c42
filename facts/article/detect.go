package article

import (
	"bytes"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// foreign holds files that people hand in and that are no articles, by how they begin, and what to do instead. The first match counts.
var foreign = []struct{ begins, what string }{
	{"%PDF-", "a PDF: export its text"},
	{"{\\rtf", "an RTF document: save it as .docx or .txt"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Office program: save it as .docx or .txt"},
	{"\x89PNG", "a picture (PNG): its text must be typed"},
	{"\xff\xd8\xff", "a picture (JPEG): its text must be typed"},
	{"GIF8", "a picture (GIF): its text must be typed"},
	{"RIFF", "a picture or recording (RIFF): its text must be typed"},
	{"II*\x00", "a picture (TIFF): its text must be typed"},
	{"MM\x00*", "a picture (TIFF): its text must be typed"},
	{"PK\x03\x04", "a zip archive: unpack it first"},
	{"\x1f\x8b", "a gzip archive: unpack it first"},
	{"BZh", "a bzip2 archive: unpack it first"},
	{"\xfd7zXZ\x00", "an xz archive: unpack it first"},
	{"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"},
	{"SQLite format 3\x00", "a database (SQLite): name it with --store"},
	{"ID3", "a recording (MP3): its text must be typed"},
	{"\x7fELF", "a program"},
}

// foreignKind says what a file is that no format reads, "" where it may be text.
func foreignKind(data []byte) string {
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.begins)) {
			return f.what
		}
	}
	return ""
}

// formatOf picks the format of a text: what it surely is, then what its extension says, then what it looks like.
func formatOf(name string, data []byte) (Format, error) {
	for _, f := range formats {
		if !f.Weak && f.Detect(data) {
			return f, nil
		}
	}
	ext := strings.ToLower(path.Ext(filepath.ToSlash(name)))
	if f, ok := byExtension(ext); ok {
		return f, nil
	}
	if ext != "" && strings.Trim(ext, ".0123456789") != "" {
		return Format{}, fmt.Errorf("%s is no known article format (%s)", ext, strings.Join(extensions(), " "))
	}
	for _, f := range formats {
		if f.Weak && f.Detect(data) {
			return f, nil
		}
	}
	return plainFormat, nil
}

// bytesFormat is the format of a file that is no text but has the signature of a format.
func bytesFormat(data []byte) (Format, bool) {
	for _, f := range formats {
		if f.Bytes && f.Detect(data) {
			return f, true
		}
	}
	return Format{}, false
}

// byExtension finds the format of an extension, lower case with the point.
func byExtension(ext string) (Format, bool) {
	for _, f := range formats {
		if f.has(ext) {
			return f, true
		}
	}
	return Format{}, false
}

func (f Format) has(ext string) bool { return slices.Contains(f.Extensions, ext) }

// extensions lists the known extensions in table order.
func extensions() (out []string) {
	for _, f := range formats {
		out = append(out, f.Extensions...)
	}
	return out
}

// known reports whether a file name has the extension of a format.
func known(name string) bool {
	_, ok := byExtension(strings.ToLower(filepath.Ext(name)))
	return ok
}

// isBinary reports a NUL byte, or a first stretch with more than one control character in ten.
func isBinary(data []byte) bool {
	if bytes.IndexByte(data, 0) >= 0 {
		return true
	}
	first := data[:min(len(data), 1<<16)]
	control := 0
	for i, c := range first {
		switch {
		case c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == 0x7f:
			control++
		case c == 0xc2 && i+1 < len(first) && first[i+1] >= 0x80 && first[i+1] < 0xa0: // U+0080 to U+009F
			control++
		}
	}
	return control*10 > len(first)
}
