package facts

import "slices"

// Bounds that keep the comparison of two wordings cheap, whatever they are.
const (
	maxAligned = 1200    // words of one side; a newspaper quotation has under 400
	maxCells   = 400_000 // of the alignment table, after the common start and end are taken off
)

// alignment is two lists of folded words and the longest common order between them, as pairs of runs and the regions between.
type alignment struct {
	a, b    []word
	runs    []run
	regions []region // where they differ, before, between and after runs; never empty on both sides
	tooLong bool
}

// run is n words that follow each other on both sides.
type run struct{ a, b, n int }

// region is a stretch without common words; before and after are the lengths of the adjoining runs.
type region struct {
	a0, a1, b0, b1 int
	before, after  int
}

// align relates two wordings. It works on them in one order, so that ties fall alike whichever is asked first.
func align(t, o Text) alignment {
	if t <= o {
		return alignOrdered(t, o)
	}
	x := alignOrdered(o, t)
	x.a, x.b = x.b, x.a
	for i, r := range x.runs {
		x.runs[i] = run{r.b, r.a, r.n}
	}
	for i, r := range x.regions {
		x.regions[i] = region{r.b0, r.b1, r.a0, r.a1, r.before, r.after}
	}
	return x
}

func alignOrdered(t, o Text) alignment {
	x := alignment{a: foldWording(string(t)), b: foldWording(string(o))}
	if len(x.a) > maxAligned || len(x.b) > maxAligned {
		x.tooLong = true
		return x
	}
	head := 0
	for head < len(x.a) && head < len(x.b) && x.a[head].matches(x.b[head]) {
		head++
	}
	tail := 0
	for tail < len(x.a)-head && tail < len(x.b)-head && x.a[len(x.a)-1-tail].matches(x.b[len(x.b)-1-tail]) {
		tail++
	}
	n, m := len(x.a)-head-tail, len(x.b)-head-tail
	if n*m > maxCells {
		x.tooLong = true
		return x
	}
	x.match(0, 0, head)
	x.common(head, n, m)
	x.match(len(x.a)-tail, len(x.b)-tail, tail)
	x.between()
	return x
}

// match adds n matched words at a and b, joining the last run where they follow it.
func (x *alignment) match(a, b, n int) {
	if n == 0 {
		return
	}
	if k := len(x.runs) - 1; k >= 0 && x.runs[k].a+x.runs[k].n == a && x.runs[k].b+x.runs[k].n == b {
		x.runs[k].n += n
		return
	}
	x.runs = append(x.runs, run{a, b, n})
}

// common finds the best common order of the n and m words after start: each matched word counts, and more where it continues a run,
// so that a stray "the" never tears a run apart.
func (x *alignment) common(start, n, m int) {
	if n == 0 || m == 0 {
		return
	}
	a, b := x.a[start:start+n], x.b[start:start+m]
	const word, joined = 2, 3 // scores of a matched word, alone and right after another
	width := m + 1
	best := make([]int32, (n+1)*width) // best score of the rest from (i, j)
	here := make([]int32, (n+1)*width) // the same where i and j are matched, else -1
	for i := n; i >= 0; i-- {
		for j := m; j >= 0; j-- {
			at := i*width + j
			here[at] = -1
			if i < n && j < m && a[i].matches(b[j]) {
				s := word + best[at+width+1]
				if next := here[at+width+1]; next >= 0 {
					s = max(s, joined+next)
				}
				here[at] = s
			}
			top := here[at]
			if i < n {
				top = max(top, best[at+width])
			}
			if j < m {
				top = max(top, best[at+1])
			}
			best[at] = max(top, 0)
		}
	}
	for i, j, inRun := 0, 0, false; i < n && j < m; {
		at := i*width + j
		switch {
		case here[at] >= 0 && (inRun || here[at] == best[at]):
			x.match(start+i, start+j, 1)
			next := here[at+width+1]
			inRun = next >= 0 && joined+next >= word+best[at+width+1]
			i, j = i+1, j+1
		case best[at+width] >= best[at+1]:
			i, inRun = i+1, false
		default:
			j, inRun = j+1, false
		}
	}
}

// between lists the stretches that no run covers.
func (x *alignment) between() {
	a, b, before := 0, 0, 0
	for _, r := range append(slices.Clip(x.runs), run{len(x.a), len(x.b), 0}) {
		if a < r.a || b < r.b {
			x.regions = append(x.regions, region{a, r.a, b, r.b, before, r.n})
		}
		a, b, before = r.a+r.n, r.b+r.n, r.n
	}
}

// aligned reports whether enough words stand in common order for both to be one utterance.
func (x *alignment) aligned() bool {
	common, content, longest, long := 0, 0, 0, false
	for _, r := range x.runs {
		common += r.n
		longest = max(longest, r.n)
		_, a := weigh(x.a[r.a : r.a+r.n])
		_, b := weigh(x.b[r.b : r.b+r.n])
		content += min(a, b)
		long = long || r.n >= longRun && min(a, b) >= longRun/2
	}
	aWords, aContent := weigh(x.a)
	bWords, bContent := weigh(x.b)
	words, total := min(aWords, bWords), min(aContent, bContent)
	switch {
	case words == 0:
		return false
	case common >= words && longest >= words: // all of the shorter one, in one piece
		return words >= 3 && content >= 2 || aWords == bWords
	case words < 4:
		return false
	case long:
		return true
	case words < 2*longRun && x.spread() > 2*words+4: // a few common words here and there
		return false
	default:
		return longest >= 3 && common >= 4 && common*5 >= words*3 && (content*2 >= total && content >= 2 || common >= 6 && common*5 >= words*4)
	}
}

// longRun is how many running words are never said alike by chance, where half of them carry content.
const longRun = 7

// spread is how many words of either side lie between the first and the last common word.
func (x *alignment) spread() int {
	if len(x.runs) == 0 {
		return 0
	}
	first, last := x.runs[0], x.runs[len(x.runs)-1]
	return max(last.a+last.n-first.a, last.b+last.n-first.b)
}

// weigh counts words and content words, without those an editor put in brackets.
func weigh(words []word) (all, content int) {
	for _, w := range words {
		if w.text == "" || w.bracket {
			continue
		}
		all++
		if !functionWords[w.text] {
			content++
		}
	}
	return all, content
}

// extra reports whether a side has words of its own outside gaps and brackets.
func (x *alignment) extra() (a, b bool) {
	for _, r := range x.regions {
		if x.neutral(r) {
			continue
		}
		a = a || len(texts(x.a[r.a0:r.a1])) > 0
		b = b || len(texts(x.b[r.b0:r.b1])) > 0
	}
	return a, b
}

// trimmed reports whether words were left off only at the ends or where an ellipsis says so.
func (x *alignment) trimmed() bool {
	for _, r := range x.regions {
		if r.before > 0 && r.after > 0 && !x.neutral(r) && !hasGap(x.a[r.a0:r.a1]) && !hasGap(x.b[r.b0:r.b1]) {
			return false
		}
	}
	return true
}

func hasGap(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.text == "" })
}
