package grammar

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Bounds of one kind file.
const (
	maxPatterns = 400
	maxTerms    = 20_000
)

// kindFile is a kind file as YAML.
type kindFile struct {
	Kind       yamlfile.String                               `yaml:"kind,required"`
	Doc        string                                        `yaml:"doc,required"`
	Recogniser yamlfile.String                               `yaml:"recogniser"`
	Fields     yamlfile.Map[yamlfile.String]                 `yaml:"fields,required"`
	Subjects   []subjectFile                                 `yaml:"subjects"`
	Heads      yamlfile.String                               `yaml:"heads"`  // table of the nouns that <np> may have as its head
	Breaks     yamlfile.String                               `yaml:"breaks"` // table of the words that a gap does not skip
	Terms      yamlfile.Map[[]yamlfile.String]               `yaml:"terms"`  // name: words and phrases
	Senses     yamlfile.Map[yamlfile.Map[[]yamlfile.String]] `yaml:"senses"` // name: sense: words and phrases
	Patterns   []patternFile                                 `yaml:"patterns"`
	Examples   yamlfile.Map[any]                             `yaml:"examples"` // sentence: fields of its fact, or a list of facts
}

type subjectFile struct {
	Name  yamlfile.String   `yaml:"name,required"`
	Key   []yamlfile.String `yaml:"key,required"`
	Value []yamlfile.String `yaml:"value,required"`
	Grows bool              `yaml:"grows"`
	Many  bool              `yaml:"many"`
	Label yamlfile.String   `yaml:"label,required"`
}

type patternFile struct {
	Name      yamlfile.String               `yaml:"name,required"`
	Match     yamlfile.String               `yaml:"match,required"`
	Reject    bool                          `yaml:"reject"`
	Examples  yamlfile.Map[any]             `yaml:"examples"`
	Constants yamlfile.Map[yamlfile.String] `yaml:",rest"`
}

// types are the field types of kind files.
var types = []string{"quantity", "date", "name", "office", "term", "text", "happening"}

// supplied are items that recognisers find before any kind: named people with their fullest name, and dates.
var supplied = []string{"person", "date"}

// Source is one kind file: its path for messages, and its bytes.
type Source struct {
	File string
	Data []byte
}

// Sources lists the kind files of a folder, in order of name.
func Sources(dir fs.FS) ([]Source, error) {
	names, err := fs.Glob(dir, "*.yaml")
	if err != nil {
		return nil, err
	}
	var out []Source
	for _, n := range names {
		data, err := fs.ReadFile(dir, n)
		if err != nil {
			return nil, err
		}
		out = append(out, Source{File: path.Clean(n), Data: data})
	}
	return out, nil
}

// Load compiles kind files; a kind may use others as items, whatever the order of the files. It returns all mistakes of all files at once.
func Load(files ...Source) (*Grammar, error) {
	g := &Grammar{}
	errs := make([]error, len(files))
	var list []*loader
	for i, f := range files {
		l := &loader{file: f.File, number: i, grammar: g}
		if errs[i] = yamlfile.Decode(f.File, f.Data, &l.yaml); errs[i] == nil {
			list = append(list, l)
		}
	}
	for _, l := range ordered(list) {
		g.Kinds = append(g.Kinds, l.load())
		g.patterned = g.patterned || l.yaml.Recogniser.Value == ""
		for _, r := range l.references() {
			g.taken = append(g.taken, r.kind)
		}
		errs[l.number] = yamlfile.Join(l.errs...)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	share(g.Kinds)
	return g, nil
}

// loader checks one file and collects its mistakes.
type loader struct {
	file     string
	number   int // of the file
	grammar  *Grammar
	yaml     kindFile
	kind     Kind
	circular []string // kinds that it cannot take, said already
	terms    int
	errs     []*yamlfile.Error
}

func (l *loader) errorf(p yamlfile.Pos, format string, args ...any) {
	l.errs = append(l.errs, p.Errorf(l.file, format, args...))
}

func (l *loader) load() Kind {
	l.kind.File, l.kind.Pos = l.file, l.yaml.Kind.Pos
	l.kind.Name, l.kind.Doc = l.yaml.Kind.Value, l.yaml.Doc
	l.kind.Recogniser, l.kind.RecogniserPos = l.yaml.Recogniser.Value, l.yaml.Recogniser.Pos
	if !isName(l.kind.Name) {
		l.errorf(l.yaml.Kind.Pos, "kind %q: want lower-case letters, digits and underscores", l.kind.Name)
	}
	l.kind.earlier = append(l.kind.earlier, supplied...)
	for i := range l.grammar.Kinds {
		l.kind.earlier = append(l.kind.earlier, l.grammar.Kinds[i].Name)
		if l.grammar.Kinds[i].Name == l.kind.Name {
			l.errorf(l.yaml.Kind.Pos, "kind %s stands twice, first in %s", l.kind.Name, l.grammar.Kinds[i].File)
		}
	}
	l.fields()
	l.subjects()
	l.tables()
	l.patterns()
	for _, e := range l.yaml.Examples {
		l.kind.Examples = append(l.kind.Examples, l.example(e))
	}
	return l.kind
}

func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !('a' <= c && c <= 'z' || c == '_' || i > 0 && '0' <= c && c <= '9') {
			return false
		}
	}
	return s != ""
}

func (l *loader) fields() {
	if len(l.yaml.Fields) == 0 {
		l.errorf(l.yaml.Kind.Pos, "kind %s has no fields", l.kind.Name)
	}
	for _, f := range l.yaml.Fields {
		if !isName(f.Key.Value) {
			l.errorf(f.Key.Pos, "field %q: want lower-case letters, digits and underscores", f.Key.Value)
		}
		if !has(types, f.Value.Value) {
			l.errorf(f.Value.Pos, "field %s: unknown type %q%s", f.Key.Value, f.Value.Value, meantOrKnown(f.Value.Value, types))
		}
		l.kind.Fields = append(l.kind.Fields, facts.FieldSpec{Name: f.Key.Value, Type: facts.Type(f.Value.Value)})
	}
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// meantOrKnown suggests the nearest option, or lists all where none is near.
func meantOrKnown(word string, options []string) string {
	if hint := yamlfile.DidYouMean(word, options); hint != "" {
		return hint
	}
	return "; known: " + strings.Join(options, ", ")
}

func (l *loader) fieldNames() []string {
	return l.yaml.Fields.Keys()
}

// subjects checks that keys, values and labels name fields, or "event" and "part" of the context.
func (l *loader) subjects() {
	known := append(l.fieldNames(), "event", "happening", "part")
	for _, s := range l.yaml.Subjects {
		spec := facts.SubjectSpec{Name: s.Name.Value, Grows: s.Grows, Many: s.Many, Label: s.Label.Value}
		for _, k := range s.Key {
			if !has(known, k.Value) {
				l.errorf(k.Pos, "subject %s: key %q is no field%s", s.Name.Value, k.Value, yamlfile.DidYouMean(k.Value, known))
			}
			spec.Key = append(spec.Key, k.Value)
		}
		for _, v := range s.Value {
			if !has(l.fieldNames(), v.Value) {
				l.errorf(v.Pos, "subject %s: value %q is no field%s", s.Name.Value, v.Value, yamlfile.DidYouMean(v.Value, l.fieldNames()))
			}
			spec.Value = append(spec.Value, v.Value)
		}
		l.label(s, known)
		l.kind.Subjects = append(l.kind.Subjects, spec)
	}
}

// label checks that the names in braces are fields, or of the context.
func (l *loader) label(s subjectFile, known []string) {
	for at := 0; ; {
		open := strings.IndexByte(s.Label.Value[at:], '{')
		if open < 0 {
			return
		}
		at += open + 1
		pos := s.Label.At(1, utf8.RuneCountInString(s.Label.Value[:at])+1)
		name, _, closed := strings.Cut(s.Label.Value[at:], "}")
		switch {
		case !closed:
			l.errorf(pos, "subject %s: the \"{\" of the label is never closed", s.Name.Value)
			return
		case !has(known, name):
			l.errorf(pos, "subject %s: label has {%s}, which is no field%s", s.Name.Value, name, yamlfile.DidYouMean(name, known))
		}
		at += len(name)
	}
}
