package article

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"crosscheck/facts"
)

var markdownFormat = Format{
	Name:       "markdown",
	Doc:        "Markdown with optional front matter in YAML or TOML (id, title, outlet, url, published, modified, authors, dateline, embargo…)",
	Extensions: []string{".md", ".markdown"},
	Detect: func(data []byte) bool {
		return bytes.HasPrefix(data, []byte("---\n")) || bytes.HasPrefix(data, []byte("---\r\n")) || bytes.HasPrefix(data, []byte("# ")) ||
			bytes.HasPrefix(data, []byte("+++\n"))
	},
	Weak:   true,
	Decode: decodeMarkdown,
}

// maxMarkdown bounds Markdown more tightly than other text, for its nesting costs the parser far more than its size says.
const maxMarkdown = 8 << 20

func decodeMarkdown(in Input) ([]*facts.Article, error) {
	if len(in.Data) > maxMarkdown {
		return nil, fmt.Errorf("%s: is larger than 8 MB, too large for Markdown", in.Path)
	}
	p, err := clean(in.Data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", in.Path, err)
	}
	if deep(p.text) {
		return nil, fmt.Errorf("%s: block quotes or lists are nested too deeply", in.Path)
	}
	if dense(p.text) {
		return nil, fmt.Errorf("%s: too many brackets in one paragraph", in.Path)
	}
	a := &facts.Article{Path: in.Path, Source: in.Data}
	front := cutFrontMatter(p.text)
	if err := front.apply(a, in.Path); err != nil {
		return nil, err
	}
	w := markdownWriter{base: front.end, source: []byte(p.text[front.end:])}
	doc := goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Table)).Parser().Parse(text.NewReader(w.source))

	first := doc.FirstChild()
	if title := front.title(); title.text != "" {
		a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title.text, Runs: compose(title.runs, p.runs)})
		if h, ok := first.(*ast.Heading); ok && w.plain(h) == title.text { // printed again above the text
			first = h.NextSibling()
		}
	} else if h, ok := first.(*ast.Heading); ok && h.Level == 1 {
		if title := w.render(h); title.text != "" {
			a.Parts = append(a.Parts, facts.Part{Name: "title", Text: title.text, Runs: compose(title.runs, p.runs)})
			first = h.NextSibling()
		}
	}
	body := w.renderFrom(first)
	if strings.TrimSpace(body.text) == "" && len(a.Parts) == 0 {
		return nil, fmt.Errorf("%s: holds no text", in.Path)
	}
	h := &head{}
	skip := h.read(body.text, stampsSkipped)
	a.Parts = append(a.Parts, facts.Part{Name: "body", Text: body.text, Skip: skip, Runs: compose(body.runs, p.runs)})
	front.supplement(a, h)
	complete(a, h)
	front.settle(a)
	return []*facts.Article{a}, nil
}

// maxNesting bounds the container marks at the start of one line.
const maxNesting = 200

// deep reports a line that opens more containers than any article does.
func deep(s string) bool {
	marks := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\n':
			marks = 0
		case '>', '-', '*', '+', '.', ')':
			mark := s[i] == '>' || i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '\t')
			if marks >= 0 && mark {
				marks++
			}
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			marks = -1
		}
		if marks > maxNesting {
			return true
		}
	}
	return false
}

// maxBracketWork bounds brackets times length of their paragraph, which is what unclosed links cost the parser.
const maxBracketWork = 500_000_000

// dense reports brackets that would take the parser more than about a second.
func dense(s string) bool {
	work, brackets, size := 0, 0, 0
	for at := 0; at < len(s); {
		end, next := len(s), len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		if line := s[at:end]; strings.TrimSpace(line) == "" {
			work += brackets * size
			brackets, size = 0, 0
		} else {
			brackets += strings.Count(line, "[")
			size += next - at
		}
		at = next
	}
	return work+brackets*size > maxBracketWork
}

// markdownWriter writes the prose of a syntax tree, with a run into the text for each stretch that it copies or decodes.
type markdownWriter struct {
	base   int // where source begins in the text
	source []byte
	out    strings.Builder
	runs   []facts.Run
}

// render writes one block and returns it as a page of its own.
func (w *markdownWriter) render(n ast.Node) page {
	w.block(n)
	return w.take()
}

// renderFrom writes a block and the blocks after it, a blank line between each two.
func (w *markdownWriter) renderFrom(n ast.Node) page {
	for ; n != nil; n = n.NextSibling() {
		w.block(n)
	}
	return w.take()
}

// plain is the text of a block alone.
func (w *markdownWriter) plain(n ast.Node) string { return w.render(n).text }

func (w *markdownWriter) take() page {
	p := page{w.out.String(), w.runs}
	w.out, w.runs = strings.Builder{}, nil
	return p
}

// block writes a block: headings, paragraphs, list items, quotes and table cells are paragraphs; code, HTML and rules are no prose.
func (w *markdownWriter) block(n ast.Node) {
	switch n.Kind() {
	case ast.KindCodeBlock, ast.KindFencedCodeBlock, ast.KindHTMLBlock, ast.KindThematicBreak, ast.KindLinkReferenceDefinition:
		return
	case ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, extast.KindTableCell:
		w.between()
		w.inlines(n)
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			w.block(c)
		}
	}
}

// between puts a blank line before a block that is not the first. It has no run: no bytes of the source say it.
func (w *markdownWriter) between() {
	if w.out.Len() > 0 {
		w.out.WriteString("\n\n")
	}
}

// inlines writes the text inside a block. Images, raw HTML, bare addresses and struck-out words are no prose.
func (w *markdownWriter) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			w.segment(c.Segment.Start, c.Segment.Stop, c.IsRaw() || n.Kind() == ast.KindCodeSpan)
			if c.HardLineBreak() {
				w.out.WriteByte('\n')
			} else if c.SoftLineBreak() {
				w.out.WriteByte(' ')
			}
		case *ast.Image, *ast.RawHTML, *ast.AutoLink, *extast.Strikethrough:
		default:
			w.inlines(c)
		}
	}
}

// segment writes source[from:to]: backslashes before marks are dropped and entities decoded, unless the text is raw.
func (w *markdownWriter) segment(from, to int, raw bool) {
	start := from
	for i := from; i < to && !raw; {
		switch c := w.source[i]; {
		case c == '\\' && i+1 < to && isASCIIMark(w.source[i+1]):
			w.copy(start, i)
			start = i + 1
			i += 2
		case c == '&':
			decoded, n := entity(w.source[i:to])
			if n == 0 {
				i++
				continue
			}
			w.copy(start, i)
			w.run(i, i+n, decoded)
			i += n
			start = i
		default:
			i++
		}
	}
	w.copy(start, to)
}

// copy writes source bytes as they are.
func (w *markdownWriter) copy(from, to int) {
	if from < to {
		w.run(from, to, string(w.source[from:to]))
	}
}

// run writes text that source[from:to] stands for; neighbouring copies become one run.
func (w *markdownWriter) run(from, to int, s string) {
	at := w.out.Len()
	w.out.WriteString(s)
	w.runs = append(w.runs, facts.Run{Text: facts.Range{Start: at, End: w.out.Len()}, Source: facts.Range{Start: w.base + from, End: w.base + to}})
}
