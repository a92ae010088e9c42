package article

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Bounds of a zipped draft.
const (
	maxEntries  = 10_000
	maxUnzipped = 64 << 20 // bytes of all parts that are read
	maxRatio    = 200      // unzipped to zipped, of parts larger than freeRatio
	freeRatio   = 1 << 20
	maxXMLDepth = 256 // elements inside one another; fifty tables in tables
)

var (
	errCutZip     = errors.New("is cut off or damaged: the directory of the zip archive is missing")
	errOldWord    = errors.New("is a .doc file of old Word, or protected by a password; save it as .docx without one")
	errNoZip      = errors.New("is no .docx or .odt file: it does not begin like a zip archive")
	errManyParts  = fmt.Errorf("holds more than %d files", maxEntries)
	errUnzipped   = errors.New("is larger than 64 MB when unzipped")
	errRatio      = fmt.Errorf("unzips to more than %d times its size", maxRatio)
	errDoctype    = errors.New("has a document type declaration, which drafts never have")
	errDeepXML    = fmt.Errorf("elements are nested more than %d deep", maxXMLDepth)
	errZipDamaged = errors.New("is damaged: its checksum is wrong")
)

// isZip reports the signature of a zip archive that is not empty.
func isZip(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// isOldWord reports the signature of an OLE file: Word before 2007, or an encrypted newer one.
func isOldWord(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
}

// archive is a zip file with what is left of the bytes that may be unzipped from it.
type archive struct {
	files map[string]*zip.File // by name in lower case; of two with one name the first
	left  int64
}

func openArchive(data []byte) (*archive, error) {
	switch {
	case isOldWord(data):
		return nil, errOldWord
	case !isZip(data):
		return nil, errNoZip
	case bytes.Count(data, []byte("PK\x01\x02")) > maxEntries: // each entry of the directory begins so
		return nil, errManyParts
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errCutZip
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File)), left: maxUnzipped}
	for _, f := range r.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if a.files[name] == nil {
			a.files[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[strings.ToLower(name)] != nil }

// open returns the reader of one part, nil where there is none. It stops at the bounds, whatever size the archive states.
func (a *archive) open(name string) (io.Reader, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, zipError(err))
	}
	return &boundedReader{r: r, archive: a, zipped: int64(f.CompressedSize64)}, nil
}

// boundedReader counts what it unzips against the archive's budget and the ratio.
type boundedReader struct {
	r             io.ReadCloser
	archive       *archive
	zipped, taken int64
}

func (b *boundedReader) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	b.taken += int64(n)
	b.archive.left -= int64(n)
	switch {
	case b.taken > freeRatio && b.taken > maxRatio*b.zipped:
		return 0, errRatio
	case b.archive.left < 0:
		return 0, errUnzipped
	case err != nil:
		b.r.Close()
	}
	return n, zipError(err)
}

// zipError says in plain words what the zip library reports.
func zipError(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrChecksum):
		return errZipDamaged
	case errors.As(err, &corrupt), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, zip.ErrFormat):
		return errors.New("is cut off or damaged")
	case errors.Is(err, zip.ErrAlgorithm):
		return errors.New("is compressed in a way that is not known")
	}
	return err
}

// xmlReader reads the tokens of one part. It refuses document types, and with them entities, and bounds the nesting.
type xmlReader struct {
	d     *xml.Decoder
	depth int
}

func newXMLReader(r io.Reader) *xmlReader { return &xmlReader{d: xml.NewDecoder(r)} }

// next returns a start, an end or text; the text is valid until the next call. At the end of the part it is io.EOF.
func (x *xmlReader) next() (xml.Token, error) {
	for {
		t, err := x.d.Token()
		if err != nil {
			return nil, xmlError(err)
		}
		switch t.(type) {
		case xml.StartElement:
			if x.depth++; x.depth > maxXMLDepth {
				return nil, errDeepXML
			}
			return t, nil
		case xml.EndElement:
			x.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			return nil, errDoctype
		}
	}
}

// skip reads to the end of the element that was just opened.
func (x *xmlReader) skip() error {
	for depth := x.depth; x.depth >= depth; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// xmlError says what is wrong with XML in the words of the part, with its line.
func xmlError(err error) error {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("line %d: is not XML: %s", syntax.Line, syntax.Msg)
	}
	return err
}

// leaf is one descendant of an element of properties.
type leaf struct {
	parent, name string // local names
	value        string // of its "val" attribute, else its text
}

// on reports a property that is set: it is so when it stands there without a value, too.
func (l leaf) on() bool {
	return l.value != "0" && l.value != "false" && l.value != "off" && l.value != "none"
}

// leaves reads the element that was just opened to its end and lists what is in it; former properties of tracked changes are left out.
func (x *xmlReader) leaves(of string) (out []leaf, err error) {
	parents := []string{of}
	open := []int{-1}
	for len(parents) > 0 {
		t, err := x.next()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if strings.HasSuffix(t.Name.Local, "Change") {
				if err := x.skip(); err != nil {
					return nil, err
				}
				continue
			}
			out = append(out, leaf{parents[len(parents)-1], t.Name.Local, attribute(t, "val")})
			parents = append(parents, t.Name.Local)
			open = append(open, len(out)-1)
		case xml.EndElement:
			parents, open = parents[:len(parents)-1], open[:len(open)-1]
		case xml.CharData:
			if at := open[len(open)-1]; at >= 0 && len(out[at].value)+len(t) < 4096 {
				out[at].value += string(t)
			}
		}
	}
	return out, nil
}

// attribute is the value of the first attribute with a local name.
func attribute(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
