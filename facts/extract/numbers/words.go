package numbers

import (
	"slices"
	"strings"
	"sync"

	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

// Words are the compiled number words and modifiers. They are made once and never changed.
type Words struct {
	starts   filter // of every word that can begin a number
	numerals map[uint64]numeral
	phrases  map[uint64][]phrase   // by first word, longest first
	before   map[uint64][]modifier // by last word, longest first
	after    map[uint64][]modifier // by first word, longest first
	vague    yamlfile.Map[string]  // words of the table and their bounds, in its order
}

// filter is a bit set over the low bits of a hash: most words are told to be no number words by one look.
type filter [1 << 10]uint64

func (f *filter) add(h uint64)      { f[h>>6&(1<<10-1)] |= 1 << (h & 63) }
func (f *filter) has(h uint64) bool { return f[h>>6&(1<<10-1)]&(1<<(h&63)) != 0 }

type sort uint8

const (
	unit    sort = iota // one … nineteen
	tens                // twenty … ninety
	hundred             // multiplies by a hundred
	scale               // thousand, million, billion, trillion
	dozen               // dozen, score: multiplies what stands before it, or alone with an article
	article             // a, an
	half                // half
	ordinal             // first …
	share               // thirds, quarters: the lower part of a fraction
)

type numeral struct {
	sort  sort
	value float64
}

// table is tables/numbers.yaml: words whose value is a matter of house style, and modifiers.
type table struct {
	Words     []word     `yaml:"words,required"`
	Modifiers []modifies `yaml:"modifiers,required"`
}

// word is a number word with its bounds: "dozens", "several", "a handful".
type word struct {
	Phrase yamlfile.String `yaml:"phrase,required"`
	Low    float64         `yaml:"low"`
	High   *float64        `yaml:"high"` // none: open
	Approx bool            `yaml:"approx"`
	Before []string        `yaml:"before"` // counts only before one of these words; empty: anywhere
	Not    []string        `yaml:"not"`    // never before one of these words
}

// modifies is a phrase before or after a number that changes its bounds.
type modifies struct {
	Phrase yamlfile.String `yaml:"phrase,required"`
	Means  yamlfile.String `yaml:"means,required"` // a key of effects
	After  bool            `yaml:"after"`          // stands after the number: "or more"
}

type phrase struct {
	words  []uint64
	word   word
	before text.Set
	not    text.Set
}

type modifier struct {
	words []uint64 // in reading order
	means effect
}

type effect uint8

const (
	same effect = iota
	least
	over
	most
	under
	about
	nearly
	more
)

var effects = map[string]effect{"same": same, "least": least, "over": over, "most": most, "under": under, "about": about, "nearly": nearly, "more": more}

// builtin holds the words of the embedded table; a test holds that it loads.
var builtin = sync.OnceValue(func() *Words {
	const file = "tables/numbers.yaml"
	data, err := kinds.FS.ReadFile(file)
	if err != nil {
		return numerals()
	}
	w, err := Load(file, data)
	if err != nil {
		return numerals()
	}
	return w
})

// Load compiles a table of number words and modifiers; the numerals themselves are always there.
func Load(file string, data []byte) (*Words, error) {
	var t table
	if err := yamlfile.Decode(file, data, &t); err != nil {
		return nil, err
	}
	var errs []*yamlfile.Error
	w := numerals()
	for _, x := range t.Words {
		p := phrase{words: hashes(x.Phrase.Value), word: x, not: text.NewSet(x.Not...)}
		if len(x.Before) > 0 {
			p.before = text.NewSet(x.Before...)
		}
		switch {
		case len(p.words) == 0:
			errs = append(errs, x.Phrase.Pos.Errorf(file, "an empty phrase"))
			continue
		case x.Low < 0 || x.High != nil && *x.High < x.Low:
			errs = append(errs, x.Phrase.Pos.Errorf(file, "%s: the bounds are not in order", x.Phrase.Value))
			continue
		}
		w.phrases[p.words[0]] = append(w.phrases[p.words[0]], p)
		w.starts.add(p.words[0])
		w.vague = append(w.vague, yamlfile.Entry[string]{Key: x.Phrase, Value: notation(x.bounds())})
	}
	for h := range w.phrases {
		slices.SortStableFunc(w.phrases[h], func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	for _, x := range t.Modifiers {
		means, ok := effects[x.Means.Value]
		m := modifier{words: hashes(x.Phrase.Value), means: means}
		switch {
		case len(m.words) == 0:
			errs = append(errs, x.Phrase.Pos.Errorf(file, "an empty phrase"))
			continue
		case !ok:
			errs = append(errs, x.Means.Pos.Errorf(file, "unknown meaning %q: want least, over, most, under, about, nearly, more or same", x.Means.Value))
			continue
		}
		table, key := w.before, m.words[len(m.words)-1]
		if x.After {
			table, key = w.after, m.words[0]
		}
		table[key] = append(table[key], m)
		slices.SortStableFunc(table[key], func(a, b modifier) int { return len(b.words) - len(a.words) })
	}
	return w, yamlfile.Join(errs...)
}

// numerals makes the words that no table changes.
func numerals() *Words {
	w := &Words{numerals: map[uint64]numeral{}, phrases: map[uint64][]phrase{}, before: map[uint64][]modifier{}, after: map[uint64][]modifier{}}
	for _, n := range numeralTable {
		for i, word := range strings.Fields(n.words) {
			h := text.Hash(word)
			w.numerals[h] = numeral{n.sort, n.first + n.step*float64(i)}
			w.starts.add(h)
		}
	}
	return w
}

func hashes(phrase string) []uint64 {
	var out []uint64
	for _, f := range strings.Fields(phrase) {
		out = append(out, text.Hash(f))
	}
	return out
}

// numeralTable lists the numerals; the n-th word of a row is worth first + n*step.
var numeralTable = []struct {
	sort        sort
	first, step float64
	words       string
}{
	{unit, 0, 1, "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"},
	{tens, 20, 10, "twenty thirty forty fifty sixty seventy eighty ninety"},
	{hundred, 100, 0, "hundred"},
	{scale, 1e3, 0, "thousand"},
	{scale, 1e5, 0, "lakh lakhs"},
	{scale, 1e6, 0, "million mn"},
	{scale, 1e7, 0, "crore crores"},
	{scale, 1e9, 0, "billion bn"},
	{scale, 1e12, 0, "trillion tn"},
	{dozen, 12, 0, "dozen"},
	{dozen, 20, 0, "score"},
	{article, 1, 0, "a an"},
	{half, 0.5, 0, "half"},
	{ordinal, 1, 1, `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
		seventeenth eighteenth nineteenth twentieth`},
	{ordinal, 30, 10, "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth"},
	{share, 3, 1, "thirds quarters fifths sixths sevenths eighths ninths tenths"},
}
