package rules

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
)

// Bounds of the comparison of names in one story.
const (
	nameBucket  = 32 // names that agree in all words but one
	nameLetters = 4  // letters of a word from which one letter may be a slip
	longName    = 7  // letters from which two may be

	firstLetters = 6 // letters of the longer of two first names; shorter ones are too often two names, but for those of the table
)

// oneFirstName are short first names in two spellings, the shorter one first, else as the alphabet has them.
var oneFirstName = pairsOf(`jon john, ann anne, ana anna, sara sarah, eric erik, carl karl, curt kurt, marc mark, alan allan, alan allen, greg gregg, bret brett, scot scott, jeff geoff, lyn lynn, brian bryan, brian brien, aron aaron,
	hana hannah, gail gayle, jesse jessie, dany danny, terri terry, kelli kelly, tracy tracey, stacy stacey, cathy kathy, robin robyn, sean shaun, sean shawn, shaun shawn, jaime jamie, elena helena, caleb kaleb, jaden jayden, aidan aiden, conor connor, megan meghan, karen karin, ahmed ahmet, petr peter, pedro petro, rafael raphael, lee leigh, diane dianne, lori laurie`)

// twoFirstNames are first names that differ by a letter or two and are no spellings of one.
var twoFirstNames = pairsOf(`martin marvin, martin marlin, andre andrew, andrea andrew, steve steven, steve stephen, james jamie, james jaime, marcus marius, brenda brendan, jordan jordyn,
	justin justine, daniel danielle, michael michele, michael michelle, gabriel gabriele, marian marion, robert rupert, carlos carlo, joseph josephine, ronald
	roland, donald ronald, gerald gerard, bernard bernhard, albert alberto, alfred alfredo, robert roberto, ernest ernesto, edward eduard, harold harald, louise louis,
	julian juliet, julian julien, janice janine, joanna johanna, marilyn marlyn, kristen kristin, kirsten kristen, kirstin kristin, elisa elissa, melinda melina, malinda melinda`)

// pairsOf reads pairs of words set apart by commas.
func pairsOf(s string) map[string]bool {
	out := map[string]bool{}
	for _, p := range strings.Split(s, ",") {
		out[strings.Join(strings.Fields(p), " ")] = true
	}
	return out
}

// spelt is one spelling of a full name in a story: its persons, one an article.
type spelt struct {
	words []string
	key   string
	found []spelling
}

// spelling is one person of one article.
type spelling struct {
	article int
	value   articleValue
	digest  *facts.Digest
	person  *facts.Person
	span    facts.Span // the first mention in full
}

// twoSpellings finds pairs of full names that differ by a letter or two of one word, and keeps a finding of each.
func twoSpellings(v any) bool {
	m, list, drafted := membersOf(v)
	story, _ := m[""].(*facts.Story)
	if story == nil {
		return false
	}
	byKey := map[string]int{}
	var names []spelt
	for k, a := range list {
		d, _ := a[""].(*facts.Digest)
		if d == nil {
			continue
		}
		for p := range d.Persons {
			for _, span := range d.Persons[p].Mentions {
				written := d.Article.Quote(span)
				words := facts.Name(written).Words()
				if len(words) < 2 || len(words) > 4 || inCapitals(written) {
					continue
				}
				key := strings.Join(words, " ")
				at, ok := byKey[key]
				if !ok {
					at = len(names)
					byKey[key] = at
					names = append(names, spelt{words: slices.Clone(words), key: key})
				}
				found := &names[at].found
				if n := len(*found); n == 0 || (*found)[n-1].person != &d.Persons[p] {
					*found = append(*found, spelling{story.Articles[k], a, d, &d.Persons[p], span})
				}
			}
		}
	}
	var out []tale
	buckets := map[string][]int{}
	for j := range names {
		for w := range names[j].words {
			key := hole(names[j].words, w)
			for _, i := range buckets[key] {
				if t := oneName(&names[i], &names[j], w, drafted); t != nil {
					out = append(out, *t)
				}
			}
			if len(buckets[key]) < nameBucket {
				buckets[key] = append(buckets[key], j)
			}
		}
	}
	return keepTold(m, out)
}

// hole is the words of a name without one of them.
func hole(words []string, w int) string {
	out := slices.Clone(words)
	out[w] = "_"
	return strings.Join(out, " ")
}

// oneName reports two spellings as one name; nil where they may be two persons, or the draft has neither.
func oneName(a, b *spelt, w int, drafted bool) *tale {
	x, y := a.words[w], b.words[w]
	if !misspelt(x, y, w == 0) || w > 0 && w < len(a.words)-1 {
		return nil
	}
	if w > 0 && !sharedOffice(a, b) && len(a.words[0]) < 3 {
		return nil
	}
	if apart(a, b) || drafted && !hasDraft(a) && !hasDraft(b) {
		return nil
	}
	t := &tale{values: []string{a.shown(), b.shown()}, origins: 1}
	t.text = fmt.Sprintf("“%s” in %s, “%s” in %s", a.shown(), a.outlets(), b.shown(), b.outlets())
	for _, s := range [2]*spelt{a, b} {
		for _, f := range s.found {
			t.evidence = append(t.evidence, indexed{f.article, Evidence{f.digest.Article, nameAt(f.digest, f.span)}})
		}
	}
	return t
}

func (s *spelt) shown() string { return s.found[0].digest.Article.Quote(s.found[0].span) }

func (s *spelt) outlets() string {
	var out []string
	for _, f := range s.found {
		o, _ := f.value["outlet"].(string)
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	if len(out) > 3 {
		return fmt.Sprintf("%s and %d more", strings.Join(out[:3], ", "), len(out)-3)
	}
	return strings.Join(out, ", ")
}

func hasDraft(s *spelt) bool {
	return slices.ContainsFunc(s.found, func(f spelling) bool { yes, _ := f.value["draft"].(bool); return yes })
}

// apart reports whether the articles keep the two apart: one names both more than once, or their countries or sexes differ.
func apart(a, b *spelt) bool {
	for _, x := range a.found {
		for _, y := range b.found {
			if x.person.Country != "" && y.person.Country != "" && x.person.Country != y.person.Country {
				return true
			}
			if x.person.Female*y.person.Female < 0 {
				return true
			}
			if x.article == y.article && x.person != y.person && len(x.person.Mentions) > 1 && len(y.person.Mentions) > 1 {
				return true
			}
		}
	}
	return false
}

// sharedOffice reports whether two spellings stand with one office anywhere.
func sharedOffice(a, b *spelt) bool {
	roles := func(s *spelt) (out []string) {
		for _, f := range s.found {
			for i := range f.digest.Facts {
				g := &f.digest.Facts[i]
				if n, ok := g.Get("person").(facts.Name); ok && g.Kind == "title" && n == f.person.Name {
					if o, ok := g.Get("office").(facts.Office); ok && o.Role != "" {
						out = append(out, o.Role)
					}
				}
			}
		}
		return out
	}
	x := roles(a)
	return slices.ContainsFunc(roles(b), func(r string) bool { return slices.Contains(x, r) })
}

// misspelt reports whether two words of a name are spellings of one: one letter more, less, other or swapped; two in long words.
func misspelt(x, y string, first bool) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if y < x && len(x) == len(y) {
		x, y = y, x
	}
	if first && oneFirstName[x+" "+y] {
		return true
	}
	if len(x) < nameLetters || x[0] != y[0] && !soundAlike(x[0], y[0]) || first && (len(y) < firstLetters || twoFirstNames[x+" "+y] || twoFirstNames[y+" "+x]) || sexed(x, y) {
		return false
	}
	x, y = strings.ReplaceAll(x, "ph", "f"), strings.ReplaceAll(y, "ph", "f")
	most := 1
	if len(x) >= longName {
		most = 2
	}
	return editsWithin(x, y, most)
}

// soundAlike are first letters that one name is spelt with.
func soundAlike(a, b byte) bool {
	const pairs = "ck kc ij ji vw wv sz zs yi iy fp pf"
	return strings.Contains(pairs, string([]byte{a, b}))
}

// sexed reports whether two words differ in an ending that tells a woman's name from a man's, or in the s of a family.
func sexed(x, y string) bool {
	for _, end := range [...]string{"a", "e", "o", "s", "ne", "na", "ia", "le"} {
		if y == x+end {
			return true
		}
	}
	n := len(x)
	return n == len(y) && x[:n-1] == y[:n-1] && strings.IndexByte("aeo", x[n-1]) >= 0 && strings.IndexByte("aeo", y[n-1]) >= 0 ||
		strings.HasSuffix(x, "an") && strings.HasSuffix(y, "ina")
}

// editsWithin reports whether one word becomes the other by at most so many edits; neighbours swapped are one.
func editsWithin(x, y string, most int) bool {
	a, b := []rune(x), []rune(y)
	if len(b)-len(a) > most || len(a)-len(b) > most || len(a) > 40 || len(b) > 40 {
		return false
	}
	var rows [3][42]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		row, last, before := &rows[i%3], &rows[(i+2)%3], &rows[(i+1)%3]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return rows[len(a)%3][len(b)] <= most
}

func inCapitals(s string) bool { return strings.ToUpper(s) == s }
