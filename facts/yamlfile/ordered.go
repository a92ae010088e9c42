package yamlfile

import (
	"reflect"

	yaml "gopkg.in/yaml.v3"
)

// Map is a mapping in the order of the file. A field tagged `yaml:",rest"` of this type takes all keys that no other field takes.
type Map[T any] []Entry[T]

// Entry is one key of a Map.
type Entry[T any] struct {
	Key   String
	Value T
}

// Get returns the value of a key.
func (m Map[T]) Get(key string) (v T, ok bool) {
	for _, e := range m {
		if e.Key.Value == key {
			return e.Value, true
		}
	}
	return v, false
}

// Keys lists the keys in the order of the file.
func (m Map[T]) Keys() []string {
	out := make([]string, len(m))
	for i, e := range m {
		out[i] = e.Key.Value
	}
	return out
}

func (m *Map[T]) decode(d *decoder, n *yaml.Node, key string, depth int) {
	if n.Kind != yaml.MappingNode {
		d.wrong(n, key, "keys and values")
		return
	}
	d.pairs(n, func(k String, _, value *yaml.Node) {
		e := Entry[T]{Key: k}
		d.value(value, reflect.ValueOf(&e.Value).Elem(), k.Value, depth+1)
		*m = append(*m, e)
	})
}

// Strings is one text or a list of texts.
type Strings []String

func (s *Strings) decode(d *decoder, n *yaml.Node, key string, depth int) {
	if n.Kind == yaml.SequenceNode {
		var list []String
		d.value(n, reflect.ValueOf(&list).Elem(), key, depth)
		*s = list
		return
	}
	if text, ok := d.text(n, key); ok {
		*s = Strings{text}
	}
}

// Node is a value of no fixed shape. Decode it when its shape is known: `string or mapping` and the like.
type Node struct {
	Pos  Pos
	Kind NodeKind

	d *decoder
	n *yaml.Node
}

// NodeKind is the shape of a Node.
type NodeKind uint8

const (
	None NodeKind = iota // absent or null
	Scalar
	List
	Mapping
)

// Decode reads the node into out, as Decode does for a file. The errors are those of this node alone.
func (n Node) Decode(out any) error {
	if n.n == nil {
		return nil
	}
	d := *n.d
	d.errs, d.nodes = nil, 0
	return d.run(n.n, out)
}

func (n *Node) decode(d *decoder, node *yaml.Node, _ string, _ int) {
	*n = Node{Pos: Pos{node.Line, node.Column}, d: d, n: node}
	switch node.Kind {
	case yaml.ScalarNode:
		n.Kind = Scalar
	case yaml.SequenceNode:
		n.Kind = List
	case yaml.MappingNode:
		n.Kind = Mapping
	}
}
