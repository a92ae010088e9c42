package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"crosscheck/facts"
)

// sample makes article n of a made-up archive: every five are one story, told on one day in much the same words by different outlets.
// It says who died where; its facts are the count, the place and a quotation.
func sample(n int) *facts.Digest { return sampleOf(n, n/5) }

func sampleOf(n, story int) *facts.Digest {
	r := rand.New(rand.NewPCG(uint64(story), 7))
	word := func() string { return syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] }
	town, person, dead := word()+"ville", "Mara "+strings.ToUpper(word()[:1])+word()+"son", 2+r.IntN(40)
	own := rand.New(rand.NewPCG(uint64(n), 11))
	var b strings.Builder
	fmt.Fprintf(&b, "A fire in %s killed %d people, officials said. ", town, dead)
	fmt.Fprintf(&b, "“We heard the %s,” said %s. ", word(), person)
	for range 12 {
		fmt.Fprintf(&b, "The %s of %s saw a %s near the %s on report %d. ", word(), word(), common[own.IntN(len(common))], common[own.IntN(len(common))], own.IntN(900))
	}
	text := b.String()
	published := time.Date(2024, 1, 1, 6, 0, 0, 0, time.UTC).AddDate(0, 0, story%700).Add(time.Duration(n%5) * time.Hour)
	a := &facts.Article{ID: fmt.Sprintf("https://news.example/%06d", n), Outlet: fmt.Sprintf("Paper %d", n%7), Path: "wire.jsonl:1",
		Published: facts.Instant{From: published, To: published.Add(time.Second)}, Source: []byte(text),
		Parts: []facts.Part{{Name: "title", Text: "Fire in " + town}, {Name: "body", Text: text, Runs: []facts.Run{{Text: facts.Range{End: len(text)}, Source: facts.Range{End: len(text)}}}}}}
	a.Version = versionOf(a.Source)
	return read(a, town, person, float64(dead))
}

var syllables = strings.Fields("ka lor mi ves tan dru po shel bra qui nor fa zet lum gri hos pe wal jin cor")
var common = strings.Fields("street bridge market school river station house road council train mayor doctor child window night morning")

func versionOf(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:8])
}

// read is the extraction of a sample: what the true one would find, as far as a store cares.
func read(a *facts.Article, town, person string, dead float64) *facts.Digest {
	text := a.Parts[1].Text
	first := strings.Index(text, ". ") + 1
	second := first + strings.Index(text[first:], ". ") + 1
	body := func(from, to int) facts.Span { return facts.Span{Part: 1, Start: from, End: to} }
	context := facts.Context{Certainty: facts.Asserted, Part: facts.Whole, AsOf: a.Published, Event: "e1", Lead: true}
	d := &facts.Digest{Article: a, Extractor: "test-1", Facts: []facts.Fact{
		{Kind: "casualty", Span: body(0, first-1), Sentence: body(0, first), Context: context, Fields: []facts.Field{
			{Name: "count", Value: facts.Exactly(dead)}, {Name: "outcome", Value: facts.Term("killed")}, {Name: "of", Value: facts.Term("people")}}},
		{Kind: "quote", Span: body(first+1, second), Sentence: body(first+1, second), Context: facts.Context{Certainty: facts.Asserted, Claimant: person, InQuote: true},
			Fields: []facts.Field{{Name: "text", Value: facts.Text("We heard it")}, {Name: "speaker", Value: facts.Name(person)}}},
	}}
	d.Events = []facts.Event{{ID: "e1", Head: "fire", Class: "fire", When: a.Published, Place: []string{town}, Town: town, Where: town, Main: true,
		Mentions: []facts.Span{body(2, 6)}}}
	d.Persons = []facts.Person{{Name: facts.Name(person), Female: 1, Mentions: []facts.Span{body(first+1, second)}}}
	d.Sketch = facts.Sketch{Words: counted(words(text)), Names: counted(words(town + " " + person)), Tokens: len(text) / 5}
	return d
}

func counted(words []string) (out []facts.WordCount) {
	by := map[string]int{}
	for _, w := range words {
		by[w]++
	}
	for w, n := range by {
		h := fnv.New64a()
		h.Write([]byte(w))
		out = append(out, facts.WordCount{Hash: h.Sum64(), Count: n})
	}
	slices.SortFunc(out, func(a, b facts.WordCount) int {
		if a.Hash < b.Hash {
			return -1
		}
		return 1
	})
	return out
}

// samples are the first n.
func samples(n int) []*facts.Digest {
	out := make([]*facts.Digest, n)
	for i := range out {
		out[i] = sample(i)
	}
	return out
}

// random fills every field of a digest by reflection, so that a field which a store forgets fails the test.
func random(r *rand.Rand, n int) *facts.Digest {
	d := &facts.Digest{Article: &facts.Article{}}
	fill(r, reflect.ValueOf(d).Elem())
	d.Article.ID = fmt.Sprintf("%d %s", n, randomText(r))
	d.Article.Version = fmt.Sprint(n)
	if len(d.Article.Source) == 0 {
		d.Article.Source = nil
	}
	if len(d.Article.Parts) == 0 {
		d.Article.Parts = []facts.Part{{Name: "body"}}
	}
	if len(d.Facts) == 0 {
		d.Facts = nil
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		f.Sentence.Part = f.Span.Part
		if len(f.Fields) == 0 {
			f.Fields = nil
		}
		for k := range f.Fields {
			f.Fields[k].Value = []facts.Value{facts.AtLeast(7), facts.Name(randomText(r)), facts.Term("x"), facts.Date{Value: randomText(r)}, nil,
				facts.Happening{Frame: []uint64{r.Uint64()}}}[r.IntN(6)]
		}
	}
	return d
}

func fill(r *rand.Rand, v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[facts.Instant]():
		if at := time.Unix(r.Int64N(4e9)-1e9, r.Int64N(3)*5e8).UTC(); r.IntN(3) > 0 {
			v.Set(reflect.ValueOf(facts.Instant{From: at, To: at.Add(time.Duration(r.Int64N(1e14)))}))
		}
	case v.Kind() == reflect.Pointer:
		fill(r, v.Elem())
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i))
		}
	case v.Kind() == reflect.Slice:
		if r.IntN(4) == 0 {
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(4), 4))
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case v.Kind() == reflect.Interface: // values are set by the caller
	case v.Kind() == reflect.String:
		v.SetString(randomText(r))
	case v.Kind() == reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case v.Kind() == reflect.Int:
		v.SetInt(int64(r.IntN(1<<20) - 1<<10))
	case v.Kind() == reflect.Uint8:
		v.SetUint(r.Uint64N(256))
	case v.Kind() == reflect.Uint64:
		v.SetUint(r.Uint64())
	default:
		panic("no random " + v.Type().String())
	}
}

func randomText(r *rand.Rand) string {
	out := []rune{}
	for range r.IntN(6) {
		if c := []rune{rune(r.IntN(0x80)), rune(r.IntN(0x3000)), rune(r.IntN(0x110000)), '\'', '"'}[r.IntN(5)]; utf8.ValidRune(c) {
			out = append(out, c)
		}
	}
	return string(out)
}
