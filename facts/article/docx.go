package article

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"crosscheck/facts"
)

var docxFormat = Format{
	Name:       "docx",
	Doc:        "Word draft: headings, paragraphs, tables, notes, text boxes; tracked insertions kept, deletions and comments left out",
	Extensions: []string{".docx", ".docm"},
	Detect: func(data []byte) bool {
		return isZip(data) && bytes.Contains(data, []byte("word/document"))
	},
	Bytes:  true,
	Decode: func(in Input) ([]*facts.Article, error) { return decodeDraft(in, readWord) },
}

var odtFormat = Format{
	Name:       "odt",
	Doc:        "OpenDocument draft, read as .docx is",
	Extensions: []string{".odt", ".ott"},
	Detect: func(data []byte) bool {
		return isZip(data) && bytes.Contains(data[:min(len(data), 512)], []byte("application/vnd.oasis.opendocument.text"))
	},
	Bytes:  true,
	Decode: func(in Input) ([]*facts.Article, error) { return decodeDraft(in, readOpenDocument) },
}

// draft is what a word processor's file says, before it is an article.
type draft struct {
	paragraphs []paragraph
	notes      []paragraph // footnotes, then endnotes, in the order in which the text calls them
	properties properties
}

// paragraph is one finished paragraph, trimmed, maybe empty.
type paragraph struct {
	text  string
	level int  // of the heading: 1 is the highest; 0 is none
	title bool // has a style for the title of the document
}

// decodeDraft makes one article of one file. A file that breaks off is an error: half a draft must not pass as checked.
func decodeDraft(in Input, read func(*archive) (draft, error)) ([]*facts.Article, error) {
	z, err := openArchive(in.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	d, err := read(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	a := &facts.Article{Path: in.Path, Source: in.Data}
	title, rest := d.cutTitle()
	body := joinParagraphs(append(rest, d.notes...))
	if title == "" && strings.TrimSpace(body) == "" {
		return nil, fmt.Errorf("%s: holds no text", in.Path)
	}
	if title == "" {
		if t := headline(body); t.Len() > 0 {
			title, body = body[t.Start:t.End], body[:t.Start]+strings.TrimLeft(body[t.End:], "\n")
		}
	}
	if own := d.properties.title; title == "" && own != "" {
		title = own
		a.Basis = append(a.Basis, facts.Basis{Field: "title", Where: propertiesWord})
	}
	h := &head{}
	if title != "" {
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title})
	}
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: body, Skip: h.read(body, stampsSkipped)})
	if h.byline == "" && d.properties.author != "" {
		h.byline = d.properties.author
		a.Basis = append(a.Basis, facts.Basis{Field: "byline", Where: propertiesWord, Guessed: true})
	}
	d.properties.dateline(a, h)
	complete(a, h)
	d.properties.stamp(a)
	return []*facts.Article{a}, nil
}

// maxAboveTitle is how many short paragraphs (a slug, a kicker) may stand above a heading that is the title.
const maxAboveTitle = 3

// cutTitle takes the title out of the paragraphs: the first with a title style, else a heading of the first level near the top.
func (d *draft) cutTitle() (string, []paragraph) {
	at, seen := -1, 0
	for i, p := range d.paragraphs {
		if p.text == "" {
			continue
		}
		if p.title {
			at = i
			break
		}
		if at < 0 && p.level == 1 && seen < maxAboveTitle {
			at = i
		}
		seen++
	}
	if at < 0 {
		return "", d.paragraphs
	}
	rest := append([]paragraph(nil), d.paragraphs[:at]...)
	return strings.Join(strings.Fields(d.paragraphs[at].text), " "), append(rest, d.paragraphs[at+1:]...)
}

// joinParagraphs writes the paragraphs that are not empty, a blank line between each two.
func joinParagraphs(list []paragraph) string {
	var b strings.Builder
	for _, p := range list {
		if p.text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// pen writes paragraphs that may lie inside one another, as text boxes lie in the paragraph that they are anchored to.
type pen struct {
	done []paragraph
	open []*draftLine
	size int  // bytes written
	join bool // the mark after the last paragraph is deleted or hidden: the next one continues it
}

// draftLine is a paragraph in the making with those anchored in it, which follow it.
type draftLine struct {
	text  strings.Builder
	level int
	title bool
	join  bool
	inner []paragraph
}

func (p *pen) begin() *draftLine {
	l := &draftLine{}
	p.open = append(p.open, l)
	return l
}

// end finishes the innermost paragraph.
func (p *pen) end() {
	l := p.open[len(p.open)-1]
	p.open = p.open[:len(p.open)-1]
	made := paragraph{l.text.String(), l.level, l.title}
	if n := len(p.open); n > 0 {
		outer := p.open[n-1]
		outer.inner = append(append(outer.inner, made), l.inner...)
		return
	}
	if last := len(p.done) - 1; p.join && last >= 0 {
		made.text = p.done[last].text + made.text
		p.done[last] = made
	} else {
		p.done = append(p.done, made)
	}
	p.done = append(p.done, l.inner...)
	p.join = l.join && len(l.inner) == 0
}

// write adds text to the innermost paragraph; outside of paragraphs there is none.
func (p *pen) write(s string) error {
	if len(p.open) == 0 {
		return nil
	}
	if p.size += len(s); p.size > maxArticle {
		return errTooLong
	}
	l := p.open[len(p.open)-1]
	l.text.WriteString(s)
	return nil
}

// take returns the finished paragraphs, trimmed, and forgets them.
func (p *pen) take() []paragraph {
	out := p.done
	p.done, p.join = nil, false
	for i := range out {
		out[i].text = strings.TrimSpace(out[i].text)
	}
	return out
}

// draftSpaces makes spaces of the line ends that XML is laid out with.
var draftSpaces = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// readPart decodes one XML part of an archive, if it is there.
func readPart(z *archive, name string, walk func(*xmlReader) error) error {
	r, err := z.open(name)
	if err != nil || r == nil {
		return err
	}
	if err := walk(newXMLReader(r)); err != nil && err != io.EOF {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
