package rules

import (
	"reflect"
	"time"

	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/types"

	"crosscheck/facts"
)

// The objects of conditions. Each is a map with the fields that its shape declares; the Go value stands under the key "".
type (
	statementValue map[string]any
	subjectValue   map[string]any
	factValue      map[string]any
	articleValue   map[string]any
	storyValue     map[string]any
	readingValue   map[string]any
	paramsValue    map[string]any
)

// valueTypes are the field types of kind files as conditions see them.
var valueTypes = map[facts.Type]reflect.Type{
	facts.QuantityType: reflect.TypeFor[facts.Quantity](), facts.DateType: reflect.TypeFor[facts.Date](), facts.NameType: reflect.TypeFor[facts.Name](),
	facts.OfficeType: reflect.TypeFor[facts.Office](), facts.TermType: reflect.TypeFor[facts.Term](), facts.TextType: reflect.TypeFor[facts.Text](),
	facts.HappeningType: reflect.TypeFor[facts.Happening](),
}

var (
	textT   = reflect.TypeFor[string]()
	textsT  = reflect.TypeFor[[]string]()
	boolT   = reflect.TypeFor[bool]()
	intT    = reflect.TypeFor[int]()
	timeT   = reflect.TypeFor[time.Time]()
	budgetT = reflect.TypeFor[*budget]()
)

// world is the kinds, and the shapes of all objects of each.
type world struct {
	kinds     []facts.Kind
	article   nature.Nature
	story     nature.Nature
	statement map[string]nature.Nature // by kind, "" for any
	subject   map[string]nature.Nature
	reading   map[string]nature.Nature
	fact      map[string]nature.Nature
}

func newWorld(kinds []facts.Kind) *world {
	w := &world{kinds: kinds, article: object[articleValue](), story: object[storyValue](), statement: map[string]nature.Nature{},
		subject: map[string]nature.Nature{}, reading: map[string]nature.Nature{}, fact: map[string]nature.Nature{}}
	w.shape(facts.Kind{})
	for _, k := range kinds {
		w.shape(k)
	}
	fields(w.article, textT, "id", "outlet", "title", "byline", "url", "country", "place")
	fields(w.article, timeT, "published", "modified")
	fields(w.article, boolT, "draft", "dated")
	fields(w.story, textT, "id", "title")
	fields(w.story, intT, "articles")
	for _, k := range kinds {
		w.article.Fields[listField("facts", k.Name)] = list(w.fact[k.Name])
		w.story.Fields[listField("subjects", k.Name)] = list(w.subject[k.Name])
	}
	return w
}

// listField is the hidden field behind article.facts("date") and story.subjects("date").
func listField(method, kind string) string { return method + ":" + kind }

// shape declares statement, subject, reading and fact of one kind.
func (w *world) shape(k facts.Kind) {
	statement, subject, reading, fact := object[statementValue](), object[subjectValue](), object[readingValue](), object[factValue]()

	fields(statement, textT, "outlet", "outlets", "claimant", "certainty", "revised", "text", "mention", "sentence", "title", "id")
	fields(statement, textsT, "claimants")
	fields(statement, timeT, "as_of", "published")
	fields(statement, boolT, "dated", "in_quote", "implicit", "named", "draft", "newest", "prime")
	statement.Fields["article"] = w.article

	fields(fact, textT, "text", "mention", "sentence", "kind", "claimant", "certainty", "part", "revised", "where")
	fields(fact, timeT, "as_of")
	fields(fact, boolT, "in_quote", "implicit", "named", "elsewhere", "draft")
	fact.Fields["article"] = w.article

	fields(reading, textT, "value", "outlets")
	fields(reading, intT, "origins", "articles")
	fields(reading, boolT, "newest")
	reading.Fields["statements"] = list(statement)

	for _, f := range k.Fields { // a field of the kind hides a common one: the text of a quotation is its wording
		n := nature.FromType(valueTypes[f.Type])
		statement.Fields[f.Name], fact.Fields[f.Name], reading.Fields[f.Name] = n, n, n
	}
	for _, s := range k.Subjects {
		for _, key := range s.Key {
			if t := k.Field(key); t != "" {
				subject.Fields[key] = nature.FromType(valueTypes[t])
			} else {
				subject.Fields[key] = nature.FromType(textT)
			}
		}
	}
	fields(subject, textT, "id", "label", "kind", "spec")
	fields(subject, intT, "origins", "articles")
	fields(subject, boolT, "grows", "ended", "in_draft")
	subject.Fields["statements"] = list(statement)
	subject.Fields["newest"] = list(statement)
	subject.Fields["readings"] = list(reading)
	subject.Fields["story"] = w.story
	subject.Fields["whole"] = subject
	subject.Fields["parts"] = list(subject)

	w.statement[k.Name], w.subject[k.Name], w.reading[k.Name], w.fact[k.Name] = statement, subject, reading, fact
}

// object is the shape of one object: a map with named fields and no others.
func object[T any]() nature.Nature {
	n := nature.FromType(reflect.TypeFor[T]())
	n.TypeData = &nature.TypeData{Fields: map[string]nature.Nature{}}
	n.Strict = true
	return n
}

func fields(n nature.Nature, t reflect.Type, names ...string) {
	for _, name := range names {
		n.Fields[name] = nature.FromType(t)
	}
}

func list(of nature.Nature) nature.Nature { return types.Array(shaped{of}).Nature() }

// shaped makes a shape a type of expr.
type shaped struct{ n nature.Nature }

func (s shaped) Nature() nature.Nature   { return s.n }
func (s shaped) Equal(t types.Type) bool { return t == types.Any }
func (s shaped) String() string          { return s.n.String() }

func (w *world) kind(name string) *facts.Kind {
	for i := range w.kinds {
		if w.kinds[i].Name == name {
			return &w.kinds[i]
		}
	}
	return nil
}

func (w *world) kindNames() []string {
	var out []string
	for _, k := range w.kinds {
		out = append(out, k.Name)
	}
	return out
}

// environment is the names that the conditions and messages of a rule may use.
func (w *world) environment(r *Rule) types.Map {
	env := types.Map{"draft": shaped{nature.FromType(boolT)}, "now": shaped{nature.FromType(timeT)}, steps: shaped{nature.FromType(budgetT)}}
	params := object[paramsValue]()
	for _, p := range r.Params {
		params.Fields[p.Name] = nature.NatureOf(p.Value)
	}
	env["params"] = shaped{params}
	switch r.On {
	case OnFact:
		env["fact"], env["article"] = shaped{w.fact[r.Kind]}, shaped{w.article}
	case OnArticle:
		env["article"] = shaped{w.article}
	case OnAcross:
		env["a"], env["b"] = shaped{w.statement[r.Kind]}, shaped{w.statement[r.Kind]}
		env["subject"], env["other"] = shaped{w.subject[r.Kind]}, shaped{w.subject[r.Kind]}
		env["found"] = shaped{foundShape()}
	case OnPair, OnMentions:
		env["a"], env["b"] = shaped{w.statement[r.Kind]}, shaped{w.statement[r.Kind]}
		env["older"], env["newer"] = env["a"], env["a"]
		env["subject"] = shaped{w.subject[r.Kind]}
		env["found"] = shaped{foundShape()}
	case OnSubject:
		env["subject"] = shaped{w.subject[r.Kind]}
		env["found"] = shaped{foundShape()}
	case OnStory:
		env["story"] = shaped{w.story}
	}
	return env
}

// foundValue is what a finding rests on, for messages: all outlets with evidence, and how many origins they have.
type foundValue map[string]any

func foundShape() nature.Nature {
	n := object[foundValue]()
	fields(n, textT, "outlets", "givers", "value", "timeline")
	fields(n, intT, "origins", "articles")
	return n
}
