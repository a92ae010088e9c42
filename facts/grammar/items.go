package grammar

import "crosscheck/facts"

// wanted says what an item must hold for a field of the type.
func wanted(t facts.Type) string {
	switch t {
	case facts.QuantityType:
		return "<number> or <np>"
	case facts.DateType:
		return "<date>"
	}
	return "another kind, such as <person>"
}

// fits reports whether an item can give a value of the type.
func (l *loader) fits(t facts.Type, n node) bool {
	switch t {
	case facts.TermType, facts.TextType, facts.NameType:
		return true
	case facts.QuantityType:
		return contains(n, opNumber, opPhrase, opKind)
	}
	return contains(n, opKind)
}

// otherType finds an item inside of a field that gives a value of another type; fields that take any words are no concern of it.
func (l *loader) otherType(t facts.Type, n node) (node, facts.Type) {
	switch t {
	case facts.TermType, facts.TextType, facts.NameType, "":
		return node{}, ""
	}
	if n.op == opKind {
		if other := l.gives(n.name); other != "" && other != t {
			return n, other
		}
	}
	for _, k := range n.kids {
		if found, other := l.otherType(t, k); found.op == opKind {
			return found, other
		}
	}
	return node{}, ""
}

// gives is the type of the value of an item <kind>: that of the kind's first field.
func (l *loader) gives(name string) facts.Type {
	switch name {
	case "person":
		return facts.NameType
	case "date":
		return facts.DateType
	}
	if k := l.grammar.Kind(name); k != nil && len(k.Fields) > 0 {
		return k.Fields[0].Type
	}
	return ""
}

func contains(n node, ops ...op) bool {
	for _, o := range ops {
		if n.op == o {
			return true
		}
	}
	for _, k := range n.kids {
		if contains(k, ops...) {
			return true
		}
	}
	return false
}

// nullable reports whether an item can match no token at all.
func nullable(n node) bool {
	switch n.op {
	case opSeq:
		for _, k := range n.kids {
			if !nullable(k) {
				return false
			}
		}
		return true
	case opAlt:
		for _, k := range n.kids {
			if nullable(k) {
				return true
			}
		}
		return false
	case opField:
		return nullable(n.kids[0])
	case opRepeat, opGap, opClause:
		return true
	}
	return false
}

// edge finds a gap that can come first, or last, in the match.
func edge(n node, last bool) (node, bool) {
	switch n.op {
	case opGap, opClause:
		return n, true
	case opSeq:
		for i := range n.kids {
			k := n.kids[i]
			if last {
				k = n.kids[len(n.kids)-1-i]
			}
			if g, ok := edge(k, last); ok {
				return g, true
			}
			if !nullable(k) {
				return node{}, false
			}
		}
	case opAlt, opRepeat, opField:
		for _, k := range n.kids {
			if g, ok := edge(k, last); ok {
				return g, true
			}
		}
	}
	return node{}, false
}
