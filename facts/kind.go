package facts

// Kind declares a sort of fact: its fields and the subjects that its facts form. It is the part of a kind file that linking and rules need.
type Kind struct {
	Name     string
	Doc      string
	Fields   []FieldSpec
	Subjects []SubjectSpec
}

// FieldSpec is one typed field of a kind.
type FieldSpec struct {
	Name string
	Type Type
}

// SubjectSpec says how facts of a kind meet across articles. Key names fields, or "event" and "part" from the context.
type SubjectSpec struct {
	Name  string   // "toll", "office", "holder", "when", "wording"
	Key   []string // facts with equal keys speak of one subject; names meet as persons, texts by alignment
	Value []string // the fields that statements of the subject are compared by
	Grows bool     // the value grows with time: tolls, arrests
	Many  bool     // one article may state several values that hold together: offices of one person
	Label string   // plain words with {key} places: "people {outcome} in {event}"
}

// Field returns the type of a field, "" where the kind has no such field.
func (k *Kind) Field(name string) Type {
	for _, f := range k.Fields {
		if f.Name == name {
			return f.Type
		}
	}
	return ""
}
