package grammar

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// place is how each error of a kind file begins.
var place = regexp.MustCompile(`^k\.yaml:\d+:\d+: .`)

// unplaced are errors of the YAML parser without a column, or without a line.
var unplaced = regexp.MustCompile(`^k\.yaml:(\d+:)? `)

// FuzzLoad: no bytes make the loader panic; each error has a place; what loads matches any text within its bounds, and can be traced.
func FuzzLoad(f *testing.F) {
	f.Add("kind: a\ndoc: b\nfields: {x: quantity}\npatterns: [{name: p, match: 'x=<np> ..3 died|(were killed)*3'}]", "Two men died")
	f.Add("kind: a\ndoc: b\nfields: {x: term}\nterms: {t: ['*men', a b]}\npatterns: [{name: p, match: 'x={t}? y ..clause z'}]", "a b y, c, z")
	f.Add("kind: a\ndoc: b\nfields: {x: term}\npatterns: [{name: p, match: 'x=((((((a'}]", "")
	f.Fuzz(func(t *testing.T, file, s string) {
		g, err := Load(Source{File: "k.yaml", Data: []byte(file)})
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				require.True(t, place.MatchString(line) || unplaced.MatchString(line), "%q", line)
			}
			return
		}
		for i := range g.Kinds {
			k := &g.Kinds[i]
			checkMatches(t, k, s)
			k.Lint()
			winners, traces := k.Trace(tried(s))
			require.Len(t, traces, len(k.Patterns))
			for _, x := range winners {
				require.Greater(t, x.Last, x.First)
			}
		}
	})
}

// FuzzPattern: a pattern compiles or is refused with a place inside it; what compiles matches without harm.
func FuzzPattern(f *testing.F) {
	for _, s := range []string{"x=<number> died", "(a|b)*3 ..2 x=c", "a|(b c)? x={t}", `"(" x=<np> ")"`, "x=a b*9", "x=é ..clause é"} {
		f.Add(s, "a b c 3 died (4)")
	}
	f.Fuzz(func(t *testing.T, pattern, s string) {
		tree, err := parsePattern(pattern)
		if err != nil {
			require.True(t, err.col >= 1 && err.col <= len(pattern)+1, "%d", err.col)
			return
		}
		if nullable(tree) || contains(tree, opKind) || otherFields(tree) { // what the loader refuses
			return
		}
		one := []Kind{{Kind: facts.Kind{Fields: []facts.FieldSpec{{Name: "x", Type: facts.TermType}}}, terms: map[string]*Terms{}}}
		k := &one[0]
		if contains(tree, opTerms) {
			return
		}
		p, err := compile(k, tree)
		if err != nil {
			return
		}
		k.Patterns, k.programs, k.trees = []Pattern{{Name: "p"}}, []program{p}, []node{tree}
		k.ready()
		share(one)
		checkMatches(t, k, s)
	})
}

// otherFields reports whether a pattern captures a field other than x.
func otherFields(n node) bool {
	for _, k := range n.kids {
		if otherFields(k) {
			return true
		}
	}
	return n.op == opField && n.name != "x"
}

// FuzzMatch: matches of the built-in patterns lie inside a sentence, captures inside the match, and a second run finds the same.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{"Two men, a woman and 3 of the 12 others who were there were killed, 4 hurt", "leaving 12 dead -- (and) 5, 6 and 7 of the of the", "no one no no 12 12 12 people people were were"} {
		f.Add(s)
	}
	k := builtin(f).Kind("casualty")
	f.Fuzz(func(t *testing.T, s string) { checkMatches(t, k, s) })
}

// checkMatches wants matches inside of sentences, captures inside of matches, a bounded number of steps a token, and the same twice.
func checkMatches(t *testing.T, k *Kind, s string) {
	checkSteps(t, k, s)
	d, found := k.Try(s)
	last := 0
	for i := range found {
		m := &found[i]
		require.True(t, m.First >= last && m.Last > m.First && m.Last <= len(d.Tokens), "%v", m.Range)
		require.Equal(t, d.SentenceOf(m.First), d.SentenceOf(m.Last-1))
		last = m.First
		for _, c := range m.Captures {
			require.True(t, c.Range.Len() == 0 || c.Range.First >= m.First && c.Range.Last <= m.Last)
			require.NotNil(t, c.Value)
		}
	}
	_, again := k.Try(s)
	require.Equal(t, len(found), len(again))
	for i := range found {
		require.Equal(t, found[i].String(), again[i].String())
	}
}

// checkSteps wants that no program visits a state twice at one start: steps a token are bounded by the programs' length and the window.
func checkSteps(t *testing.T, k *Kind, s string) {
	if len(k.programs) == 0 {
		return
	}
	in := tried(s)
	m := k.matcher(in)
	defer k.release(m)
	size := 0
	for p := range k.programs {
		size += len(k.programs[p].code)
	}
	for i := range in.Doc.Sentences {
		if !m.begin(i) {
			continue
		}
		for at := m.next(m.first); at < m.last; at = m.next(at + 1) {
			m.steps = 0
			m.at(at)
			require.LessOrEqual(t, m.steps, size*(window+1))
		}
	}
}
