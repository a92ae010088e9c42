package yamlfile

import (
	"reflect"
	"strings"

	yaml "gopkg.in/yaml.v3"
)

// shape is how a struct type takes keys.
type shape struct {
	fields []shapeField
	names  []string // keys, in field order
	pos    [][]int  // fields of type Pos
	rest   []int    // field that takes all other keys, nil for none
}

type shapeField struct {
	name     string
	index    []int
	required bool
}

// shapeOf reads the tags of a struct type once.
func (d *decoder) shapeOf(t reflect.Type) *shape {
	s := d.shapes[t]
	if s == nil {
		s = &shape{}
		s.add(t, nil)
		d.shapes[t] = s
	}
	return s
}

func (s *shape) add(t reflect.Type, at []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(at[:len(at):len(at)], i)
		name, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		switch {
		case !f.IsExported() || name == "-":
		case f.Type == reflect.TypeFor[Pos]():
			s.pos = append(s.pos, index)
		case options == "rest":
			s.rest = index
		case options == "inline":
			s.add(f.Type, index)
		default:
			if name == "" {
				name = strings.ToLower(f.Name)
			}
			s.fields = append(s.fields, shapeField{name, index, options == "required"})
			s.names = append(s.names, name)
		}
	}
}

// structure reads a mapping into a struct: every key must be known, required ones present.
func (d *decoder) structure(n *yaml.Node, v reflect.Value, key string, depth int) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, key, "keys and values")
		return
	}
	s := d.shapeOf(v.Type())
	for _, p := range s.pos {
		v.FieldByIndex(p).Set(reflect.ValueOf(Pos{n.Line, n.Column}))
	}
	seen := make([]bool, len(s.fields))
	var others []*yaml.Node
	d.pairs(n, func(k String, keyNode, value *yaml.Node) {
		for i, f := range s.fields {
			if f.name == k.Value {
				seen[i] = true
				d.value(value, v.FieldByIndex(f.index), k.Value, depth+1)
				return
			}
		}
		if s.rest != nil {
			others = append(others, keyNode, value)
			return
		}
		d.errorf(keyNode, "%s", unknownKey(k.Value, s.names))
	})
	for i, f := range s.fields {
		if f.required && !seen[i] {
			d.errorf(n, "missing key %q", f.name)
		}
	}
	if others != nil {
		rest := &yaml.Node{Kind: yaml.MappingNode, Line: n.Line, Column: n.Column, Content: others}
		d.value(rest, v.FieldByIndex(s.rest), key, depth+1)
	}
}

func unknownKey(key string, known []string) string {
	msg := "unknown key \"" + clip(key, 40) + "\""
	if hint := DidYouMean(key, known); hint != "" {
		return msg + hint
	}
	if len(known) > 0 && len(known) <= 24 {
		return msg + "; known: " + strings.Join(known, ", ")
	}
	return msg
}
