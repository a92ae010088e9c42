package article

import (
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
)

// wordSkipped are the elements of WordprocessingML that hold no text of the draft as it stands, or none at all.
var wordSkipped = map[string]bool{
	"del": true, "moveFrom": true, "delText": true, "delInstrText": true, // tracked deletions
	"instrText":     true,                                          // field codes
	"annotationRef": true, "footnoteRef": true, "endnoteRef": true, // numbers that Word makes
	"rt": true, "rubyPr": true, // pronunciation above the line
	"sectPr": true, "tblPr": true, "tblGrid": true, "tblPrEx": true, "sdtEndPr": true, "altChunk": true,
	"headerReference": true, "footerReference": true,
}

// wordBreaks are elements that stand for characters.
var wordBreaks = map[string]string{"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

// Namespaces of Office Open XML end so, in the transitional and in the strict form.
const (
	wordNamespace       = "/wordprocessingml/2006/main"
	wordStrictNamespace = "/ooxml/wordprocessingml/main"
	mathNamespace       = "/officeDocument/2006/math"
	mathStrictNamespace = "/ooxml/officeDocument/math"
	choiceNamespace     = "/markup-compatibility/2006"
)

var errNoWord = errors.New("is a zip archive, but no Word file: it holds no word/document.xml")

// readWord reads the text of a .docx.
func readWord(z *archive) (d draft, err error) {
	main := mainPart(z)
	if !z.has(main) {
		return d, errNoWord
	}
	folder := path.Dir(main)
	w := &wordReader{styles: wordStyles{}}
	if err := readPart(z, folder+"/styles.xml", w.styles.read); err != nil {
		return d, err
	}
	if err := readPart(z, main, w.body); err != nil {
		return d, err
	}
	d.paragraphs = w.pen.take()
	for _, n := range []struct{ part, element string }{{"footnotes.xml", "footnote"}, {"endnotes.xml", "endnote"}} {
		if len(w.called[n.element]) == 0 {
			continue
		}
		w.found = map[string][]paragraph{}
		if err := readPart(z, folder+"/"+n.part, w.notes(n.element)); err != nil {
			return d, err
		}
		for _, id := range w.called[n.element] {
			d.notes = append(d.notes, w.found[id]...)
			delete(w.found, id) // called twice, printed once
		}
	}
	d.properties = readProperties(z, "docProps/core.xml")
	return d, nil
}

// mainPart is the name of the part that holds the text: "word/document.xml" unless the package names another.
func mainPart(z *archive) string {
	name := "word/document.xml"
	if z.has(name) {
		return name
	}
	_ = readPart(z, "_rels/.rels", func(x *xmlReader) error {
		for {
			t, err := x.next()
			if err != nil {
				return err
			}
			if s, ok := start(t); ok && strings.HasSuffix(attribute(s, "Type"), "/officeDocument") {
				name = strings.TrimPrefix(attribute(s, "Target"), "/")
			}
		}
	})
	return name
}

// start is the start element that a token is.
func start(t xml.Token) (xml.StartElement, bool) {
	s, ok := t.(xml.StartElement)
	return s, ok
}

// wordReader walks the elements of a part. Elements that it does not know are containers: only text elements hold text.
type wordReader struct {
	pen
	x      *xmlReader
	styles wordStyles
	fields []bool                 // open fields; true while in the code, not yet in the result
	called map[string][]string    // ids of notes by element, in the order of the text
	found  map[string][]paragraph // notes by id
}

// wordScope is what the elements around a token say.
type wordScope struct {
	hidden bool // by a property of the run, or of its style
	text   bool // inside an element whose characters are text
	drop   bool // the rest of the element is left out
}

// body reads a whole part as text.
func (w *wordReader) body(x *xmlReader) error {
	w.x, w.called = x, map[string][]string{}
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		if s, ok := start(t); ok {
			if err := w.element(s, &wordScope{}); err != nil {
				return err
			}
		}
	}
}

// notes reads a part of notes: those that the text calls become paragraphs by id.
func (w *wordReader) notes(element string) func(*xmlReader) error {
	called := map[string]bool{}
	for _, id := range w.called[element] {
		called[id] = true
	}
	return func(x *xmlReader) error {
		w.x, w.fields = x, nil
		for {
			t, err := x.next()
			if err != nil {
				return err
			}
			s, ok := start(t)
			if !ok || s.Name.Local != element {
				continue
			}
			id := attribute(s, "id")
			if !called[id] || w.found[id] != nil {
				err = x.skip()
			} else if err = w.inside(&wordScope{}); err == nil {
				w.found[id] = w.take()
			}
			if err != nil {
				return err
			}
		}
	}
}

// inside walks the content of the element that was just opened, to its end.
func (w *wordReader) inside(in *wordScope) error {
	for {
		t, err := w.x.next()
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
			if in.text {
				err = w.add(draftSpaces.Replace(string(t)), in)
			}
		case xml.StartElement:
			if in.drop {
				err = w.x.skip()
			} else {
				err = w.element(t, in)
			}
		}
		if err != nil {
			return err
		}
	}
}

// element handles one element by its name; in is the scope of the element around it.
func (w *wordReader) element(s xml.StartElement, in *wordScope) error {
	name := s.Name.Local
	switch {
	case strings.HasSuffix(s.Name.Space, choiceNamespace) && name == "AlternateContent":
		return w.alternatives(in)
	case strings.HasSuffix(s.Name.Space, mathNamespace) || strings.HasSuffix(s.Name.Space, mathStrictNamespace):
		return w.inside(&wordScope{hidden: in.hidden, text: name == "t"})
	case !strings.HasSuffix(s.Name.Space, wordNamespace) && !strings.HasSuffix(s.Name.Space, wordStrictNamespace):
		return w.inside(&wordScope{hidden: in.hidden})
	case wordSkipped[name]:
		return w.x.skip()
	case wordBreaks[name] != "":
		if err := w.add(wordBreaks[name], in); err != nil {
			return err
		}
		return w.x.skip()
	}
	switch name {
	case "p":
		w.begin()
		err := w.inside(&wordScope{hidden: in.hidden})
		w.end()
		return err
	case "pPr":
		return w.paragraphProperties()
	case "r":
		return w.inside(&wordScope{hidden: in.hidden})
	case "rPr":
		return w.runProperties(in)
	case "t":
		return w.inside(&wordScope{hidden: in.hidden, text: true})
	case "sym":
		if code, err := strconv.ParseUint(attribute(s, "char"), 16, 16); err == nil && code >= ' ' && code < 0xd800 {
			if err := w.add(string(rune(code)), in); err != nil {
				return err
			}
		}
		return w.x.skip()
	case "fldChar":
		w.field(attribute(s, "fldCharType"))
		return w.x.skip()
	case "footnoteReference", "endnoteReference":
		if kind := strings.TrimSuffix(name, "Reference"); !in.hidden {
			w.called[kind] = append(w.called[kind], attribute(s, "id"))
		}
		return w.x.skip()
	case "trPr", "tcPr", "sdtPr":
		return w.dropped(name, in)
	case "tc", "tbl", "txbxContent":
		w.join = false
		err := w.inside(&wordScope{hidden: in.hidden})
		w.join = false
		return err
	default:
		return w.inside(&wordScope{hidden: in.hidden})
	}
}

// add writes text that is neither hidden nor the code of a field.
func (w *wordReader) add(s string, in *wordScope) error {
	if in.hidden {
		return nil
	}
	for _, code := range w.fields {
		if code {
			return nil
		}
	}
	return w.write(s)
}

// maxFields bounds fields inside one another.
const maxFields = 64

// field follows the marks of a field: its code, then its result, then its end.
func (w *wordReader) field(mark string) {
	n := len(w.fields)
	switch {
	case mark == "begin" && n < maxFields:
		w.fields = append(w.fields, true)
	case mark == "separate" && n > 0:
		w.fields[n-1] = false
	case mark == "end" && n > 0:
		w.fields = w.fields[:n-1]
	}
}

// alternatives takes the first way in which content is given: the others show the same again for older programs.
func (w *wordReader) alternatives(in *wordScope) error {
	taken := false
	for {
		t, err := w.x.next()
		if err != nil {
			return err
		}
		switch t.(type) {
		case xml.EndElement:
			return nil
		case xml.StartElement:
			if taken {
				err = w.x.skip()
			} else {
				taken = true
				err = w.inside(&wordScope{hidden: in.hidden})
			}
			if err != nil {
				return err
			}
		}
	}
}

// paragraphProperties reads style, heading level and whether the mark at the paragraph's end counts.
func (w *wordReader) paragraphProperties() error {
	list, err := w.x.leaves("pPr")
	if err != nil || len(w.open) == 0 {
		return err
	}
	line := w.open[len(w.open)-1]
	for _, l := range list {
		switch {
		case l.parent == "pPr" && l.name == "pStyle":
			line.level, line.title = w.styles.heading(l.value)
		case l.parent == "pPr" && l.name == "outlineLvl":
			if n, err := strconv.Atoi(l.value); err == nil && n >= 0 && n < 9 {
				line.level = n + 1
			}
		case l.parent == "rPr" && (l.name == "del" || l.name == "moveFrom"),
			l.parent == "rPr" && (l.name == "vanish" || l.name == "specVanish") && l.on():
			line.join = true
		}
	}
	return nil
}

// runProperties finds out whether the run around them is shown. Struck-out words count as taken out, as in Markdown.
func (w *wordReader) runProperties(run *wordScope) error {
	list, err := w.x.leaves("rPr")
	vanish, struck := false, false
	for _, l := range list { // the style stands first
		switch l.name {
		case "rStyle":
			vanish = w.styles[l.value].hides
		case "vanish":
			vanish = l.on()
		case "strike", "dstrike":
			struck = struck || l.on()
		}
	}
	run.hidden = run.hidden || vanish || struck
	return err
}

// dropped reads the properties of rows, cells and content controls that take them out: tracked deletions and placeholder texts.
func (w *wordReader) dropped(of string, in *wordScope) error {
	list, err := w.x.leaves(of)
	for _, l := range list {
		if l.parent == of && (of == "trPr" && l.name == "del" || of == "tcPr" && l.name == "cellDel" ||
			of == "sdtPr" && l.name == "showingPlcHdr" && l.on()) {
			in.drop = true
		}
	}
	return err
}
