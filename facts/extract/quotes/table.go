package quotes

import (
	"fmt"
	"strings"

	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

// table is tables/speech.yaml.
type table struct {
	Say      []string `yaml:"say,required"`
	Quoting  []string `yaml:"quoting,required"`
	Speak    []string `yaml:"speak,required"`
	Phrasal  []string `yaml:"phrasal,required"`
	Tally    []string `yaml:"tally,required"`
	Direct   []string `yaml:"tally_direct,required"`
	Denying  []string `yaml:"denying,required"`
	Doubting []string `yaml:"doubting,required"`
	Warning  []string `yaml:"warning,required"`
	Rumours  []string `yaml:"rumours,required"`
	Again    []string `yaml:"redescribes,required"`
	Words    []string `yaml:"words,required"`
	Voices   []string `yaml:"voices,required"`
	Callings []string `yaml:"callings,required"`
	Groups   []string `yaml:"groups,required"`
	Bodies   []string `yaml:"bodies,required"`
	Names    []string `yaml:"names,required"`
	Adverbs  []string `yaml:"adverbs,required"`
	Chain    []string `yaml:"catenatives,required"`
	Passive  []string `yaml:"passive,required"`
	Boundary []string `yaml:"boundaries,required"`
	Preps    []string `yaml:"prepositions,required"`
	Days     []string `yaml:"days,required"`
}

// strength is how much a verb says about the words that stand with it.
type strength uint8

const (
	speaks strength = 1 + iota // only quoted words are the subject's
	quotes                     // a statement too where "that" or quoted words follow
	says                       // what follows is the subject's statement
)

// form is the form of a verb, as far as it decides who its subject is.
type form uint8

const (
	base       form = iota // say
	present                // says
	past                   // said: also the participle
	participle             // saying
	passive                // spoken: never finite
)

type verb struct {
	strength strength
	form     form
}

// New builds the recogniser from the speech table. It fails only on a mistake in the table.
func New() (*Recogniser, error) {
	const file = "tables/speech.yaml"
	data, err := kinds.FS.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t table
	if err := yamlfile.Decode(file, data, &t); err != nil {
		return nil, err
	}
	r := &Recogniser{verbs: map[uint64]verb{}, phrasal: map[[2]uint64]struct{}{}, words: newWordSet(t.Words...), voices: newWordSet(t.Voices...), callings: newWordSet(t.Callings...),
		groups: newWordSet(t.Groups...), bodies: newWordSet(t.Bodies...), names: newWordSet(t.Names...), adverbs: newWordSet(t.Adverbs...),
		catenative: newWordSet(t.Chain...), passive: newWordSet(t.Passive...), boundary: newWordSet(t.Boundary...), preps: newWordSet(t.Preps...),
		days: newWordSet(t.Days...), determiners: newWordSet(determiners...), openers: newWordSet(openers...),
		tally: newWordSet(append(t.Tally, t.Direct...)...), direct: newWordSet(t.Direct...), numerals: newWordSet(numerals...), denying: newWordSet(t.Denying...),
		doubting: newWordSet(t.Doubting...), warning: newWordSet(t.Warning...), rumours: newWordSet(t.Rumours...), redescribes: newWordSet(t.Again...)}
	particles := text.Set{}
	for _, p := range t.Phrasal {
		words := strings.Fields(p)
		if len(words) != 2 {
			return nil, &yamlfile.Error{File: file, Msg: fmt.Sprintf("phrasal verb %q: want two words", p)}
		}
		r.phrasal[[2]uint64{text.Hash(words[0]), text.Hash(words[1])}] = struct{}{}
		h := text.Hash(words[1])
		particles[h] = struct{}{}
	}
	r.particles = filtered(particles)
	for h := range r.tally.words {
		r.filter[h>>6&filterMask] |= 1 << (h & 63)
	}
	for _, group := range []struct {
		lemmas []string
		s      strength
	}{{t.Say, says}, {t.Quoting, quotes}, {t.Speak, speaks}} {
		for _, lemma := range group.lemmas {
			if err := r.addVerb(lemma, group.s); err != nil {
				return nil, &yamlfile.Error{File: file, Msg: err.Error()}
			}
		}
	}
	return r, nil
}

var determiners = strings.Fields(`the a an this that these those one another some several many two three four five both each every
	his her their its my our your no any all most few other`)

// numerals are the numbers that newsrooms write as words, and words for round ones.
var numerals = strings.Fields(`one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
	thirty forty fifty sixty seventy eighty ninety hundred thousand dozens hundreds thousands scores zero`)

// openers begin an introduction that holds no subject: "In Geneva", "After the vote".
var openers = strings.Fields(`in on at during after before when while despite although though following as since with without by for from amid
	under over speaking asked if because once until unlike according citing noting calling saying adding to like given`)

// addVerb enters the forms of one lemma; the first group that has a form keeps it.
func (r *Recogniser) addVerb(lemma string, s strength) error {
	forms := strings.Fields(lemma)
	switch {
	case len(forms) == 1:
		forms = regular(forms[0])
	case len(forms) < 4:
		return fmt.Errorf("verb %q: want one word, or base, he-form, past and participle", lemma)
	}
	kinds := [...]form{base, present, past, participle}
	for i, f := range forms {
		k := passive
		if i < len(kinds) {
			k = kinds[i]
		}
		h := text.Hash(f)
		if old, ok := r.verbs[h]; ok && !(old.strength == s && k == past) {
			continue
		}
		r.verbs[h] = verb{s, k}
		r.filter[h>>6&filterMask] |= 1 << (h & 63)
	}
	return nil
}

// regular makes the forms of a regular verb.
func regular(v string) []string {
	stem := strings.TrimSuffix(v, "e")
	last, before := v[len(v)-1], v[max(0, len(v)-2)]
	switch {
	case last == 'y' && strings.IndexByte("aeiou", before) < 0:
		s := v[:len(v)-1]
		return []string{v, s + "ies", s + "ied", v + "ing"}
	case strings.HasSuffix(v, "s") || strings.HasSuffix(v, "sh") || strings.HasSuffix(v, "ch") || strings.HasSuffix(v, "x") || strings.HasSuffix(v, "z"):
		return []string{v, v + "es", v + "ed", v + "ing"}
	case strings.HasSuffix(v, "ee"):
		return []string{v, v + "s", v + "d", v + "ing"}
	default:
		return []string{v, v + "s", stem + "ed", stem + "ing"}
	}
}

// filterMask sizes the bit filter that keeps most words from a look-up in the verb table.
const filterMask = 255

// mayBeVerb reports whether a word can be in the tables of verbs or of verbs of counting.
func (r *Recogniser) mayBeVerb(t *text.Token) bool {
	return r.filter[t.Hash>>6&filterMask]&(1<<(t.Hash&63)) != 0
}

// verbAt returns the verb of a token; ok is false for any other word.
func (r *Recogniser) verbAt(t *text.Token) (verb, bool) {
	if t.Class != text.Word || !r.mayBeVerb(t) {
		return verb{}, false
	}
	v, ok := r.verbs[t.Hash]
	return v, ok
}
