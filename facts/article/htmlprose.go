package article

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// prose is the choice of the blocks of a page that are its article.
type prose struct {
	*htmlWalk
	hints []hint  // of each node, with those of the elements around it
	value []int   // of each block: above 0 the text of an article, below 0 the furniture of a page
	sum   []int   // of each node: values of the blocks in it
	text  []int   // of each node: bytes of sentences in it, whatever the hints say
	shape []shape // of each block

	body     []int // blocks that are the text, in order
	captions []int // blocks that are captions of its pictures
}

// shape is what a block looks like, apart from where it stands.
type shape struct {
	size      int // in characters
	plain     int // of it outside links
	sentence  bool
	furniture bool
}

// choose finds the blocks of the article's text and the captions. The articleBody of JSON-LD was tried as a further hint and found no more.
func (w *htmlWalk) choose() *prose {
	p := &prose{htmlWalk: w}
	p.measure()
	p.inherit()
	p.weigh()
	p.pick(p.best())
	return p
}

// measure looks at the words of each block.
func (p *prose) measure() {
	p.shape = make([]shape, len(p.blocks))
	p.text = make([]int, len(p.nodes))
	for i, b := range p.blocks {
		t := p.out[b.text.Start:b.text.End]
		s := shape{size: utf8.RuneCount(t)}
		s.plain = s.size - min(s.size, b.linked*s.size/len(t))
		s.sentence = readsLikeSentence(string(t[max(0, len(t)-400):]))
		s.furniture = len(t) < 400 && isFurniture(string(t))
		p.shape[i] = s
		if s.sentence && s.size >= 30 && s.plain*2 > s.size {
			p.text[b.node] += s.plain
		}
	}
	for n := len(p.nodes) - 1; n > 0; n-- {
		p.text[p.nodes[n].parent] += p.text[n]
	}
}

// readsLikeSentence reports a final stop, or one inside with a word after it.
func readsLikeSentence(t string) bool {
	end := strings.TrimRight(t, "\"'”’»)] \u00a0")
	if end == "" {
		return false
	}
	switch r, _ := utf8.DecodeLastRuneInString(end); r {
	case '.', '!', '?', ':', '…', '。', '！', '？':
		return true
	}
	return strings.Contains(t, ". ") || strings.Contains(t, "? ") || strings.Contains(t, "! ") || strings.Contains(t, "。")
}

// inherit gives each node the hints of the elements around it. An element that holds most of the page's sentences is no furniture, whatever its name.
func (p *prose) inherit() {
	p.hints = make([]hint, len(p.nodes))
	all := p.text[0]
	for n := range p.nodes {
		node := &p.nodes[n]
		h := node.hints
		switch node.tag {
		case bodyTag: // its classes speak of the page
			h = 0
		case mainTag:
			h &^= noProse
		case articleTag:
			h |= articleHint
		case navTag:
			h |= navHint
		case asideTag:
			h |= asideHint
		case footerTag:
			h |= footHint
		case captionTag:
			h |= captionHint
		case headerTag:
			if p.text[n]*10 < all && p.hints[node.parent]&articleHint == 0 {
				h |= navHint
			}
		}
		if node.tag == mainTag {
			h |= articleHint
		}
		if h&noProse != 0 {
			least := 45 // per cent of the page's sentences
			switch {
			case node.tag == articleTag:
				least = 33
			case h&noProse == commentHint:
				least = 90
			}
			if p.text[n]*100 > all*least && all > 0 {
				h &^= noProse
			}
		}
		if n > 0 {
			up := p.hints[node.parent]
			if h&noProse != 0 && up&bodyHint == 0 {
				h &^= bodyHint | articleHint
			}
			h |= up
		}
		p.hints[n] = h
	}
}

// weigh gives each block its value and each node the sum of the blocks in it.
func (p *prose) weigh() {
	p.value = make([]int, len(p.blocks))
	p.sum = make([]int, len(p.nodes))
	for i, b := range p.blocks {
		v := p.valueOf(i)
		p.value[i] = v
		p.sum[b.node] += v
	}
	for n := len(p.nodes) - 1; n > 0; n-- {
		p.sum[p.nodes[n].parent] += p.sum[n]
	}
}

func (p *prose) valueOf(i int) int {
	b, s := p.blocks[i], p.shape[i]
	h := p.hintOf(i)
	if h&noProse != 0 {
		return -min(s.size, 30) / 3
	}
	v := 0
	switch tag := p.nodes[b.node].tag; {
	case tag == headingTag && s.size < 90 && (h&leadHint == 0 || s.size < 40):
		return 0
	case h&bodyHint != 0 && (s.plain*2 < s.size || s.furniture || !s.sentence && s.size < 100):
		return -2
	case s.plain*2 < s.size:
		return -min(s.size, 60) - 5
	case s.furniture:
		return -10
	case s.size >= 100 || s.sentence && s.size >= 40:
		v = min(s.plain, 400) - (s.size-s.plain)/2
	case s.sentence && s.size >= 15:
		v = s.plain / 2
	case tag == paragraphTag:
		return 0
	default:
		return -10
	}
	switch {
	case h&bodyHint != 0:
		v *= 2
	case h&(articleHint|leadHint) != 0:
		v += v / 3
	}
	return v
}

// hintOf is what the elements around a block say of it.
func (p *prose) hintOf(i int) hint { return p.hints[p.blocks[i].node] }

// best is the node of the greatest sum, of equal ones the innermost.
func (p *prose) best() int {
	best := 0
	for n := range p.nodes {
		if p.sum[n] >= p.sum[best] {
			best = n
		}
	}
	if p.hints[best]&bodyHint == 0 {
		return best
	}
	for up := best; up > 0 && p.hints[up]&bodyHint != 0; up = int(p.nodes[up].parent) { // all of what is said to be the text
		best = up
	}
	return best
}

// inside tells for every node whether it lies in another.
func (p *prose) inside(top int) []bool {
	in := make([]bool, len(p.nodes))
	for n := range p.nodes {
		in[n] = n == top || n > 0 && in[p.nodes[n].parent]
	}
	return in
}

// pick takes the blocks below a node that are text, and the captions.
func (p *prose) pick(top int) {
	in := p.inside(top)
	chosen := p.lead(in)
	strict := p.said(in)
	for i, b := range p.blocks {
		h := p.hintOf(i)
		if !in[b.node] || strict && h&(bodyHint|leadHint) == 0 {
			continue
		}
		if h&noProse != 0 || !p.keeps(i) {
			continue
		}
		chosen = append(chosen, i)
	}
	p.body = p.headed(p.trimmed(p.once(chosen)))
	if n := len(p.body); n > 0 {
		for i := max(0, p.body[0]-nearCaption); i < min(len(p.blocks), p.body[n-1]+nearCaption); i++ {
			if h := p.hintOf(i); h&noProse == captionHint {
				p.captions = append(p.captions, i)
			}
		}
	}
}

// nearCaption is how many blocks a picture may stand above or below the text.
const nearCaption = 6

// said reports whether most of the sentences stand in what is said to be the text: then the rest is none.
func (p *prose) said(in []bool) bool {
	all, body := 0, 0
	for i, b := range p.blocks {
		if s := p.shape[i]; in[b.node] && p.value[i] > 0 {
			all += s.plain
			if p.hintOf(i)&bodyHint != 0 {
				body += s.plain
			}
		}
	}
	return body*10 >= all*6
}

// lead takes the blocks between the headline and the text that read like its lead.
func (p *prose) lead(in []bool) (lead []int) {
	first := 0
	for first < len(p.blocks) && !in[p.blocks[first].node] {
		first++
	}
	for i := first - 1; i >= max(0, first-maxLeadBlocks) && first < len(p.blocks); i-- {
		b, s := p.blocks[i], p.shape[i]
		n, h := p.nodes[b.node], p.hintOf(i)
		if n.tag == headingTag && n.level == 1 {
			slices.Reverse(lead)
			return lead
		}
		if h&noProse == 0 && s.size >= 40 && (s.sentence || h&leadHint != 0) && s.plain*2 > s.size && !s.furniture {
			lead = append(lead, i)
		}
	}
	return nil
}

// maxLeadBlocks is how far above the text its headline is looked for.
const maxLeadBlocks = 30

// keeps reports whether a block of the article is text.
func (p *prose) keeps(i int) bool {
	b, s := p.blocks[i], p.shape[i]
	switch {
	case s.furniture:
		return false
	case p.nodes[b.node].level == 1:
		return false
	case p.heading(i):
		return true
	case s.plain*2 < s.size:
		return false
	}
	return true
}

// headed drops headings that no text follows.
func (p *prose) headed(body []int) (out []int) {
	for k, i := range body {
		if p.heading(i) && (k+1 == len(body) || p.heading(body[k+1])) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// heading reports a heading by its element and its length: some sites set their lead as one.
func (p *prose) heading(i int) bool {
	return p.nodes[p.blocks[i].node].tag == headingTag && p.value[i] <= 0
}

// once drops long blocks that stand on the page already, as for another width of window.
func (p *prose) once(body []int) (out []int) {
	seen := map[string]bool{}
	for _, i := range body {
		if b := p.blocks[i]; b.text.Len() >= 80 {
			t := string(p.out[b.text.Start:b.text.End])
			if seen[t] {
				continue
			}
			seen[t] = true
		}
		out = append(out, i)
	}
	return out
}

// drop takes the title out of the text, where it stands in it, and lines of date or by-line above the first sentence.
func (p *prose) drop(title int, text string) {
	text = fold(text)
	var kept []int
	head := true
	for k, i := range p.body {
		plain := ""
		if head = head && k < headLines; head {
			plain = p.plain(i)
		}
		if i == title || head && text != "" && len(plain) <= maxHTMLTitle && fold(plain) == text {
			continue
		}
		if head && len(plain) <= 120 && !strings.HasSuffix(plain, ".") {
			if _, dated := anyDate(plain); dated || isByline(plain) {
				continue
			}
		}
		head = head && !(p.shape[i].sentence && p.shape[i].size > 120)
		kept = append(kept, i)
	}
	p.body = kept
}

// of are the blocks of a list of their numbers.
func (p *prose) of(list []int) []htmlBlock {
	out := make([]htmlBlock, 0, len(list))
	for _, i := range list {
		out = append(out, p.blocks[i])
	}
	return out
}

// trimmed drops the short lines above the first and below the last sentence, up to a few of them: dates, names, places of the page.
func (p *prose) trimmed(body []int) []int {
	from, to := 0, len(body)
	for from < to && !p.firm(body[from]) {
		from++
	}
	for to > from && !p.firm(body[to-1]) {
		to--
	}
	if from == to {
		return body
	}
	return body[from:to]
}

// firm reports a block that is text by its own looks, or by its place and its element.
func (p *prose) firm(i int) bool {
	b := p.blocks[i]
	if p.value[i] > 0 {
		return true
	}
	tag := p.nodes[b.node].tag
	return p.hintOf(i)&bodyHint != 0 && (tag == paragraphTag || tag == itemTag || tag == cellTag || tag == preTag || tag == quoteTag) && p.shape[i].size >= 12
}
