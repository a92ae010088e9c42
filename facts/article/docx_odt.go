package article

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// openSkipped are the elements of OpenDocument text that hold no text of the draft as it stands.
var openSkipped = map[string]bool{
	"tracked-changes": true, // what was deleted lies here; insertions stay in the text
	"annotation":      true, "note-citation": true, "ruby-text": true, "hidden-text": true,
	"forms": true, "variable-decls": true, "sequence-decls": true, "user-field-decls": true, "dde-connection-decls": true,
	"table-of-content-source": true, "index-title-template": true, "script": true, "event-listeners": true,
	"soft-page-break": true, "change": true, "change-start": true, "change-end": true, "object": true, "object-ole": true, "image": true,
}

var errNoOpenDocument = errors.New("is a zip archive, but no OpenDocument text: it holds no content.xml")

// readOpenDocument reads the text of an .odt.
func readOpenDocument(z *archive) (d draft, err error) {
	if !z.has("content.xml") {
		return d, errNoOpenDocument
	}
	o := &openReader{styles: map[string]openStyle{}}
	for _, part := range []string{"styles.xml", "content.xml"} {
		if err := readPart(z, part, o.part); err != nil {
			return d, err
		}
	}
	d.paragraphs, d.notes = o.pen.take(), o.notes
	d.properties = readProperties(z, "meta.xml")
	return d, nil
}

// openStyle is one style of paragraphs or of runs; a style that only adds a font has the name of another as its base.
type openStyle struct {
	name, base string
	hides      bool
	level      int
}

// openReader walks styles and text. Text is what stands in paragraphs; the other elements are containers.
type openReader struct {
	pen
	x      *xmlReader
	styles map[string]openStyle
	notes  []paragraph
}

// part reads styles wherever they stand, then the text.
func (o *openReader) part(x *xmlReader) error {
	o.x = x
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		s, ok := start(t)
		if !ok {
			continue
		}
		switch s.Name.Local {
		case "style":
			err = o.style(s)
		case "text":
			err = o.inside(false)
		case "master-styles": // headers and footers
			err = x.skip()
		}
		if err != nil {
			return err
		}
	}
}

// style reads one style to its end.
func (o *openReader) style(s xml.StartElement) error {
	made := openStyle{name: attribute(s, "display-name"), base: attribute(s, "parent-style-name")}
	id := attribute(s, "name")
	if made.name == "" {
		made.name = id
	}
	made.level, _ = strconv.Atoi(attribute(s, "default-outline-level"))
	for depth := o.x.depth; o.x.depth >= depth; {
		t, err := o.x.next()
		if err != nil {
			return err
		}
		if s, ok := start(t); ok && s.Name.Local == "text-properties" {
			struck := attribute(s, "text-line-through-style")
			made.hides = attribute(s, "display") == "none" || struck != "" && struck != "none"
		}
	}
	o.styles[id] = made
	return nil
}

// isTitle follows a style to one for titles.
func (o *openReader) isTitle(id string) bool {
	for range 10 {
		s := o.styles[id]
		if titleStyles[strings.ToLower(s.name)] || titleStyles[strings.ToLower(id)] {
			return true
		}
		if id = s.base; id == "" {
			break
		}
	}
	return false
}

// inside walks the content of the element that was just opened, to its end.
func (o *openReader) inside(hidden bool) error {
	for {
		t, err := o.x.next()
		if err == io.EOF {
			return io.ErrUnexpectedEOF
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return nil
		case xml.CharData:
			if !hidden {
				err = o.write(draftSpaces.Replace(string(t)))
			}
		case xml.StartElement:
			err = o.element(t, hidden)
		}
		if err != nil {
			return err
		}
	}
}

// maxSpaces bounds what one element for spaces may stand for.
const maxSpaces = 100

func (o *openReader) element(s xml.StartElement, hidden bool) error {
	name := s.Name.Local
	drawing := strings.Contains(s.Name.Space, "svg") // titles and descriptions of pictures
	if openSkipped[name] || drawing || hidden && name != "p" && name != "h" && name != "span" {
		return o.x.skip()
	}
	switch name {
	case "p", "h":
		return o.paragraph(s)
	case "hidden-paragraph":
		return o.x.skip()
	case "span":
		return o.inside(hidden || o.styles[attribute(s, "style-name")].hides)
	case "note":
		return o.note()
	case "s":
		n, err := strconv.Atoi(attribute(s, "c"))
		if err != nil || n < 1 {
			n = 1
		}
		return o.mark(strings.Repeat(" ", min(n, maxSpaces)))
	case "tab":
		return o.mark("\t")
	case "line-break":
		return o.mark("\n")
	case "section":
		if attribute(s, "display") == "none" {
			return o.x.skip()
		}
	}
	return o.inside(hidden)
}

// mark writes the characters that an empty element stands for.
func (o *openReader) mark(s string) error {
	if err := o.write(s); err != nil {
		return err
	}
	return o.x.skip()
}

func (o *openReader) paragraph(s xml.StartElement) error {
	line := o.begin()
	style := attribute(s, "style-name")
	line.title = o.isTitle(style)
	if s.Name.Local == "h" {
		if line.level, _ = strconv.Atoi(attribute(s, "outline-level")); line.level < 1 {
			line.level = 1
		}
	}
	err := o.inside(o.styles[style].hides)
	o.end()
	return err
}

// note reads a footnote or endnote: its paragraphs follow the body.
func (o *openReader) note() error {
	outer := o.pen
	o.pen = pen{size: outer.size}
	err := o.inside(false)
	o.notes = append(o.notes, o.take()...)
	size := o.size
	o.pen = outer
	o.size = size
	return err
}
