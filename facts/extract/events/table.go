package events

import (
	"strings"

	"crosscheck/facts/kinds"
	"crosscheck/facts/text"
	"crosscheck/facts/yamlfile"
)

// table is tables/events.yaml.
type table struct {
	Classes []struct {
		Class string `yaml:"class"`
		Types []struct {
			Type  string   `yaml:"type"`
			Nouns []string `yaml:"nouns"`
			Verbs []string `yaml:"verbs"`
		} `yaml:"types"`
	} `yaml:"classes"`
	Compatible [][]string `yaml:"compatible"`
	Phases     struct {
		Start []string `yaml:"start"`
		End   []string `yaml:"end"`
	} `yaml:"phases"`
	Occur    []string `yaml:"occur"`
	Says     []string `yaml:"says"`
	Nouns    []string `yaml:"nouns"`
	NotVerbs []string `yaml:"not_verbs"`
	Compound []string `yaml:"compound"`
	Other    []string `yaml:"other"`
	Past     []string `yaml:"past"`
}

// head is one word or phrase that names an event.
type head struct {
	words       []uint64 // all words of the phrase
	class, kind string
	verb        bool
}

// New builds the recogniser from the event table. It fails only on a mistake in the table.
func New() (*Recogniser, error) {
	const file = "tables/events.yaml"
	data, err := kinds.FS.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var t table
	if err := yamlfile.Decode(file, data, &t); err != nil {
		return nil, err
	}
	r := &Recogniser{heads: map[uint64][]head{}, start: phrases(t.Phases.Start), end: phrases(t.Phases.End),
		says: text.NewSet(t.Says...), nouns: text.NewSet(t.Nouns...), notVerbs: text.NewSet(t.NotVerbs...), compound: text.NewSet(t.Compound...), occur: text.NewSet(t.Occur...), other: text.NewSet(t.Other...), past: text.NewSet(t.Past...), compatible: map[[2]string]bool{}}
	for _, c := range t.Classes {
		for _, k := range c.Types {
			r.add(k.Nouns, c.Class, k.Type, false)
			r.add(k.Verbs, c.Class, k.Type, true)
		}
	}
	for _, pair := range t.Compatible {
		r.compatible[[2]string{pair[0], pair[1]}] = true
		r.compatible[[2]string{pair[1], pair[0]}] = true
	}
	return r, nil
}

// add indexes words by the hash of their first word; longer phrases stand before shorter ones.
func (r *Recogniser) add(words []string, class, kind string, verb bool) {
	for _, w := range words {
		h := head{class: class, kind: kind, verb: verb}
		for _, f := range strings.FieldsFunc(w, func(c rune) bool { return c == ' ' || c == '-' }) {
			h.words = append(h.words, text.Hash(f))
		}
		list := r.heads[h.words[0]]
		at := 0
		for at < len(list) && len(list[at].words) >= len(h.words) {
			at++
		}
		list = append(list, head{})
		copy(list[at+1:], list[at:])
		list[at] = h
		r.heads[h.words[0]] = list
	}
}

// phrases keeps the first words of the phase verbs.
func phrases(words []string) text.Set {
	s := text.Set{}
	for _, w := range words {
		first, _, _ := strings.Cut(w, " ")
		s[text.Hash(first)] = struct{}{}
	}
	return s
}
