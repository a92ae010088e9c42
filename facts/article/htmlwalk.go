package article

import (
	"bytes"

	"crosscheck/facts"
)

// Bounds of the walk. What lies deeper is read as if it lay at the greatest depth; blocks beyond the bound are left out.
const (
	maxHTMLDepth = 400
	maxBlocks    = 200_000
)

// htmlNode is one element that holds blocks.
type htmlNode struct {
	parent int32
	tag    htmlTag
	level  uint8 // of a heading
	hints  hint
	start  int // of its tag in the source
}

// htmlBlock is one run of text that browsers set on lines of its own.
type htmlBlock struct {
	text   facts.Range // in the text of the walk
	runs   facts.Range // in the runs of the walk
	node   int32       // innermost element
	linked int         // bytes of it inside links
}

// htmlWalk is one pass over the tokens of HTML: blocks of text in order, and the elements around them.
type htmlWalk struct {
	htmlWriter
	nodes  []htmlNode
	blocks []htmlBlock

	stack     []int32                    // open elements, as nodes
	open      [struckTag + 1]int         // how many of each tag are open
	deeper    int                        // elements open beyond the greatest depth
	drop      string                     // element whose content is being dropped, "": none
	dropDepth int                        // how many of its name are open
	link      int                        // depth of stack plus 1 at which a link began, 0: none
	linkAt    int                        // where its text begins
	struck    int                        // open <del> and <s>
	struckIn  int                        // depth of stack at which the first began
	linked    int                        // bytes in links of the present block
	runFrom   int                        // first run of the present block
	head      func(*htmlWalk, htmlToken) // sees every token, for metadata; may be nil
}

// walkHTML reads HTML once. head, where given, sees every token.
func walkHTML(src string, head func(*htmlWalk, htmlToken)) *htmlWalk {
	w := &htmlWalk{htmlWriter: htmlWriter{src: src, from: -1, out: make([]byte, 0, len(src)/8+64)}, head: head}
	w.nodes = append(w.nodes, htmlNode{parent: -1})
	w.stack = append(w.stack, 0)
	s := htmlScanner{src: src}
	for {
		t, ok := s.next()
		if !ok {
			break
		}
		if head != nil {
			head(w, t)
		}
		switch t.kind {
		case htmlText:
			if t.within == "" && w.drop == "" && w.struck == 0 {
				w.text(t.start, t.end)
			}
		case htmlStart:
			w.start(t)
		case htmlEnd:
			w.end(t.name)
		}
	}
	w.endBlock()
	return w
}

// text adds text to the present block.
func (w *htmlWalk) text(from, to int) {
	if w.breaks > 1 { // an empty line parts paragraphs
		w.endBlock()
	}
	if w.open[preTag] == 0 {
		w.write(from, to, false)
		return
	}
	for from < to { // the lines of <pre> stay lines
		end := from + bytesUntil(w.src[from:to], '\n')
		w.write(from, end, false)
		if end < to {
			if w.breaks++; w.breaks > 1 {
				w.endBlock()
				w.breaks = 1
			}
			end++
		}
		from = end
	}
}

// bytesUntil is the number of bytes before the first c, or all.
func bytesUntil(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return len(s)
}

// start reads a start tag.
func (w *htmlWalk) start(t htmlToken) {
	tag := htmlTags[t.name]
	if w.drop != "" {
		if t.name == w.drop {
			w.dropDepth++
		}
		return
	}
	switch tag {
	case inlineTag:
		return
	case dropTag:
		if !w.selfClosed(t) {
			w.endBlock()
			w.drop, w.dropDepth = t.name, 1
		}
		return
	case breakTag:
		w.breaks++
		return
	case ruleTag:
		w.endBlock()
		return
	case linkTag:
		w.closeLink()
		w.link, w.linkAt = len(w.stack)+1, len(w.out)
		return
	case struckTag:
		if w.struck++; w.struck == 1 {
			w.struckIn = len(w.stack)
		}
		return
	}
	w.endBlock()
	w.implied(tag)
	w.push(tag, t)
}

// selfClosed reports "<svg/>": foreign elements may close themselves.
func (w *htmlWalk) selfClosed(t htmlToken) bool {
	return t.end-2 > t.start && w.src[t.end-2] == '/' && (t.name == "svg" || t.name == "math")
}

// implied closes what a new block closes without saying so: an open paragraph, the list item or cell before.
func (w *htmlWalk) implied(tag htmlTag) {
	if w.top() == paragraphTag || w.top() == headingTag && tag == headingTag {
		w.pop()
	}
	switch {
	case tag == itemTag && w.top() == itemTag, tag == cellTag && w.top() == cellTag:
		w.pop()
	}
}

func (w *htmlWalk) top() htmlTag { return w.nodes[w.stack[len(w.stack)-1]].tag }

// push opens an element.
func (w *htmlWalk) push(tag htmlTag, t htmlToken) {
	if len(w.stack) >= maxHTMLDepth {
		w.deeper++
		return
	}
	n := htmlNode{parent: w.stack[len(w.stack)-1], tag: tag, start: t.start}
	if tag == headingTag {
		n.level = t.name[1] - '0'
	}
	if w.head != nil {
		n.hints = w.hintsOf(t)
	}
	w.nodes = append(w.nodes, n)
	w.stack = append(w.stack, int32(len(w.nodes)-1))
	w.open[tag]++
}

// pop closes the innermost element.
func (w *htmlWalk) pop() {
	n := len(w.stack) - 1
	w.open[w.top()]--
	w.stack = w.stack[:n]
	if w.link > n+1 {
		w.closeLink()
	}
	if w.struckIn > n {
		w.struck = 0
	}
}

// end reads an end tag: it closes the innermost element of its tag and all in it. One that closes nothing parts blocks all the same.
func (w *htmlWalk) end(name string) {
	tag := htmlTags[name]
	if w.drop != "" {
		if name == w.drop {
			w.dropDepth--
		}
		if w.dropDepth > 0 && (!endsDropping(tag) || w.open[tag] == 0) {
			return
		}
		w.drop = ""
		if tag == dropTag {
			return
		}
	}
	switch tag {
	case inlineTag, ruleTag, dropTag:
		return
	case breakTag:
		w.breaks++
		return
	case linkTag:
		w.closeLink()
		return
	case struckTag:
		w.struck = max(0, w.struck-1)
		return
	}
	w.endBlock()
	if w.deeper > 0 {
		w.deeper--
		return
	}
	if w.open[tag] == 0 {
		return
	}
	for w.top() != tag {
		w.pop()
	}
	w.pop()
}

// endsDropping reports tags whose end ends dropped content as well: a lost end tag must not take the rest of the page.
func endsDropping(tag htmlTag) bool {
	return tag == bodyTag || tag == articleTag || tag == mainTag || tag == sectionTag
}

// closeLink ends a link and counts its text for the block.
func (w *htmlWalk) closeLink() {
	if w.link > 0 {
		w.linked += len(w.out) - max(w.linkAt, w.block)
		w.link = 0
	}
}

// endBlock ends the present block; one without a visible mark is dropped.
func (w *htmlWalk) endBlock() {
	if w.link > 0 {
		w.linked += len(w.out) - max(w.linkAt, w.block)
		w.linkAt = len(w.out)
	}
	if from := w.block; len(w.out) > from {
		if len(bytes.TrimSpace(w.out[from:])) == 0 || len(w.blocks) >= maxBlocks {
			w.out, w.runs = w.out[:from], w.runs[:w.runFrom]
		} else {
			w.blocks = append(w.blocks, htmlBlock{text: facts.Range{Start: from, End: len(w.out)}, runs: facts.Range{Start: w.runFrom, End: len(w.runs)},
				node: w.stack[len(w.stack)-1], linked: w.linked})
		}
	}
	w.cut()
	w.runFrom, w.linked = len(w.runs), 0
	if w.link > 0 {
		w.linkAt = len(w.out)
	}
}

// join makes one text of blocks, an empty line between each two, with the runs into the source.
func (w *htmlWalk) join(blocks []htmlBlock) page {
	size, count := 0, 0
	for _, b := range blocks {
		size += b.text.Len() + 2
		count += b.runs.Len()
	}
	text := make([]byte, 0, size)
	runs := make([]facts.Run, 0, count)
	for _, b := range blocks {
		if len(text) > 0 {
			text = append(text, "\n\n"...)
		}
		shift := len(text) - b.text.Start
		text = append(text, w.out[b.text.Start:b.text.End]...)
		for _, r := range w.runs[b.runs.Start:b.runs.End] {
			r.Text.Start, r.Text.End = r.Text.Start+shift, r.Text.End+shift
			runs = append(runs, r)
		}
	}
	return page{string(text), runs}
}
