package facts

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

const (
	minRun    = 4 // aligned words around a change, without which it is another sentence
	maxChange = 3 // words of a change; longer ones are another wording
)

// altered returns why two aligned wordings cannot both be what was said: "number: 12 / 15", "negation: not", "word: answer / problem".
func (x *alignment) altered() string {
	word := ""
	for _, r := range x.regions {
		reason := x.alteredIn(r)
		if strings.HasPrefix(reason, "negation") && x.moved(r) {
			continue
		}
		if reason == "" || strings.HasPrefix(reason, "word") {
			word = cmp.Or(word, reason)
			continue
		}
		return reason
	}
	return word
}

// moved reports whether the negation that one side has more in a difference stands in another one on the other side: "I did not feel that
// we were" for "I feel that we were not".
func (x *alignment) moved(lost region) bool {
	inA := len(negationsIn(x.a[lost.a0:lost.a1])) > 0
	for _, r := range x.regions {
		a, b := len(negationsIn(x.a[r.a0:r.a1])) > 0, len(negationsIn(x.b[r.b0:r.b1])) > 0
		if r != lost && r.before > 0 && r.after > 0 && a != b && b == inA { // not in what one side prints on
			return true
		}
	}
	return false
}

// alteredIn is why one difference changes the sense, "" where it does not.
func (x *alignment) alteredIn(r region) string {
	if r.before+r.after < minRun || r.a1-r.a0 > maxChange || r.b1-r.b0 > maxChange {
		return ""
	}
	a, b := x.a[r.a0:r.a1], x.b[r.b0:r.b1]
	if x.neutral(r) || hasGap(a) || hasGap(b) {
		return ""
	}
	inside := r.before > 0 && r.after > 0
	if s := changedNumber(a, b); s != "" && (inside || len(a) == 1 && len(b) == 1) {
		return "number: " + s
	}
	if s := changedNegation(a, b); s != "" && inside && (len(a) < 2 || len(b) < 2) {
		return "negation: " + s
	}
	if s := changedWord(a, b); s != "" && (inside || len(a) == 1 && len(b) == 1) {
		return "word: " + s
	}
	return ""
}

// neutral reports whether a difference says nothing: brackets of an editor, a name for a pronoun, marks of an ellipsis alone.
func (x *alignment) neutral(r region) bool {
	a, b := plainWords(x.a[r.a0:r.a1]), plainWords(x.b[r.b0:r.b1])
	bracketed := slices.ContainsFunc(x.a[r.a0:r.a1], isBracket) || slices.ContainsFunc(x.b[r.b0:r.b1], isBracket)
	if len(a) == 0 && len(b) == 0 {
		return true
	}
	if bracketed && (len(a) == 0 && len(b) <= maxChange || len(b) == 0 && len(a) <= maxChange) {
		return true // "[the minister] will go" for "he will go"
	}
	return nameForPronoun(a, b) || nameForPronoun(b, a)
}

func isBracket(w word) bool { return w.bracket }

// plainWords drops gaps and bracketed words.
func plainWords(words []word) []word {
	out := make([]word, 0, len(words))
	for _, w := range words {
		if w.text != "" && !w.bracket {
			out = append(out, w)
		}
	}
	return out
}

// nameForPronoun: one side is pronouns, or a title with "this", and the other a name.
func nameForPronoun(pronouns, name []word) bool {
	if len(pronouns) == 0 || len(name) == 0 || len(name) > 5 {
		return false
	}
	found := false
	for _, w := range pronouns {
		if !pronounWords[w.text] {
			return false
		}
		found = true
	}
	named := slices.ContainsFunc(name, func(w word) bool { return w.capital && !functionWords[w.text] })
	return found && (named || len(name) > 1 && name[0].text == "the")
}

func changedNumber(a, b []word) string {
	x, y := numbersIn(a), numbersIn(b)
	if len(x) != 1 || len(y) != 1 || x[0] == y[0] || sameClock(x[0], y[0]) {
		return ""
	}
	return x[0] + " / " + y[0]
}

// sameClock reports whether two numbers are one clock time, in 12 hours or in 24, with a colon on one side at least.
func sameClock(a, b string) bool {
	if !strings.Contains(a+b, ":") {
		return false
	}
	x, err1 := strconv.Atoi(strings.ReplaceAll(a, ":", ""))
	y, err2 := strconv.Atoi(strings.ReplaceAll(b, ":", ""))
	return err1 == nil && err2 == nil && (x == y || x == y+1200 || y == x+1200 || x == 100*y || y == 100*x)
}

func numbersIn(words []word) (out []string) {
	for _, w := range words {
		if w.text != "" && '0' <= w.text[0] && w.text[0] <= '9' {
			out = append(out, w.text)
		}
	}
	return out
}

// changedNegation: one side has a negation that the other has not, and nothing else that counts.
func changedNegation(a, b []word) string {
	x, y := negationsIn(a), negationsIn(b)
	if (len(x) > 0) == (len(y) > 0) {
		return ""
	}
	for _, w := range append(slices.Clip(a), b...) {
		if !negations[w.text] && !functionWords[w.text] {
			return ""
		}
	}
	if len(x) > 0 {
		return x[0]
	}
	return y[0]
}

func negationsIn(words []word) (out []string) {
	for _, w := range words {
		if negations[w.text] {
			out = append(out, w.text)
		}
	}
	return out
}

// changedWord: as many words on both sides, and exactly one content word on each, which are no forms of one word.
func changedWord(a, b []word) string {
	if len(a) == 0 || len(b) == 0 || len(a) != len(b) {
		return ""
	}
	x, y := contentIn(a), contentIn(b)
	if len(x) != 1 || len(y) != 1 || sameWord(x[0].text, y[0].text) {
		return ""
	}
	if x[0].masked || y[0].masked || x[0].bracket || y[0].bracket {
		return ""
	}
	if len(numbersIn(x)) > 0 || len(numbersIn(y)) > 0 {
		return ""
	}
	return x[0].text + " / " + y[0].text
}

func contentIn(words []word) (out []word) {
	for _, w := range words {
		if w.text != "" && !functionWords[w.text] && !negations[w.text] {
			out = append(out, w)
		}
	}
	return out
}

// sameWord reports whether two words are forms or misspellings of one: a shared stem, or one letter between long words.
func sameWord(a, b string) bool {
	if stem(a) == stem(b) || strings.HasSuffix(a, "body") && strings.HasSuffix(b, "one") && a[:len(a)-4] == b[:len(b)-3] ||
		strings.HasSuffix(b, "body") && strings.HasSuffix(a, "one") && b[:len(b)-4] == a[:len(a)-3] { // everybody, everyone
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 5 || a[0] != b[0] || len(b)-len(a) > 1 {
		return len(a) >= 3 && strings.ReplaceAll(a, "-", "") == strings.ReplaceAll(b, "-", "")
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		swap := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		return swap || a[min(i+1, len(a)):] == b[min(i+1, len(b)):]
	}
	return a[i:] == b[i+1:]
}

// stem takes off the commonest endings, for comparing forms of one word only.
func stem(w string) string {
	for _, end := range []string{"ings", "ing", "ies", "ied", "es", "ed", "s", "ly", "e", "y"} {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 3 {
			return strings.TrimSuffix(s, "i")
		}
	}
	return w
}
