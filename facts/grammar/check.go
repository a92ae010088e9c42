package grammar

import (
	"fmt"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// tables compiles terms and senses; an entry "{name}" takes in an earlier table.
func (l *loader) tables() {
	l.kind.terms = map[string]*Terms{}
	table := func(name yamlfile.String) *Terms {
		if _, twice := l.kind.terms[name.Value]; twice {
			l.errorf(name.Pos, "terms %s stand twice", name.Value)
		}
		t := &Terms{Name: name.Value, Pos: name.Pos}
		l.kind.terms[name.Value] = t
		l.kind.Tables = append(l.kind.Tables, t)
		return t
	}
	for _, e := range l.yaml.Terms {
		l.words(table(e.Key), "", e.Value)
	}
	for _, e := range l.yaml.Senses {
		t := table(e.Key)
		for _, s := range e.Value {
			t.senses = append(t.senses, s.Key.Value)
			l.words(t, s.Key.Value, s.Value)
		}
	}
	for _, t := range l.kind.Tables {
		t.sort()
	}
	l.kind.heads, l.kind.breaks = l.named(l.yaml.Heads), l.named(l.yaml.Breaks)
}

// named looks up a table that the file names by itself.
func (l *loader) named(name yamlfile.String) *Terms {
	t := l.kind.terms[name.Value]
	if t != nil {
		t.used = true
	}
	if name.Value != "" && t == nil {
		l.errorf(name.Pos, "unknown terms {%s}%s", name.Value, yamlfile.DidYouMean(name.Value, l.tableNames()))
	}
	return t
}

func (l *loader) tableNames() []string { return append(l.yaml.Terms.Keys(), l.yaml.Senses.Keys()...) }

func (l *loader) words(t *Terms, sense string, list []yamlfile.String) {
	for _, w := range list {
		if l.terms++; l.terms > maxTerms {
			if l.terms == maxTerms+1 {
				l.errorf(w.Pos, "more than %d words in the tables of one kind", maxTerms)
			}
			return
		}
		if n := len(w.Value); n > 2 && w.Value[0] == '{' && w.Value[n-1] == '}' {
			name := w.Value[1 : n-1]
			other := l.kind.terms[name]
			if other != nil {
				other.used = true
			}
			if other == nil || other == t {
				if has(l.tableNames(), name) {
					l.errorf(w.Pos, "terms %s: {%s} stands behind them: a table takes in earlier tables only", t.Name, name)
				} else {
					l.errorf(w.Pos, "terms %s: unknown terms {%s}%s", t.Name, name, yamlfile.DidYouMean(name, l.tableNames()))
				}
				continue
			}
			other.phrase.each(func(_ uint64, list *[]term) {
				for _, x := range *list {
					x.sense = sense
					t.addPhrase(x)
				}
			})
			for _, x := range other.suffix {
				x.sense = sense
				t.addSuffix(x)
			}
			continue
		}
		if len(w.Value) > 200 || len(hashes(w.Value)) == 0 {
			l.errorf(w.Pos, "terms %s: an empty or overlong entry", t.Name)
			continue
		}
		t.add(w.Value, sense)
	}
}

// patterns parses, checks and compiles all patterns, and indexes those that are right.
func (l *loader) patterns() {
	seen := map[string]bool{}
	for n, p := range l.yaml.Patterns {
		if n >= maxPatterns {
			l.errorf(p.Name.Pos, "more than %d patterns in one kind", maxPatterns)
			break
		}
		if seen[p.Name.Value] {
			l.errorf(p.Name.Pos, "pattern %s stands twice", p.Name.Value)
		}
		seen[p.Name.Value] = true
		out := Pattern{Name: p.Name.Value, Pos: p.Name.Pos, Match: p.Match.Value, Reject: p.Reject}
		tree, err := parsePattern(p.Match.Value)
		if err != nil {
			l.errorf(p.Match.At(1, err.col), "pattern %s: %s", p.Name.Value, err.msg)
			continue
		}
		captured := map[string]bool{}
		ok := l.check(&p, tree, captured)
		for _, c := range p.Constants {
			captured[c.Key.Value] = true
			if v, good := l.constant(c.Key, c.Value); good {
				out.Constants = append(out.Constants, facts.Field{Name: c.Key.Value, Value: v})
			}
		}
		if len(captured) == 0 && !p.Reject {
			l.errorf(p.Match.Pos, "pattern %s captures no field; write field=item, or reject: true", p.Name.Value)
		}
		for _, e := range p.Examples {
			out.Examples = append(out.Examples, l.example(e))
		}
		if !ok {
			continue
		}
		prog, err := compile(&l.kind, tree)
		if err != nil {
			l.errorf(p.Match.At(1, err.col), "pattern %s: %s", p.Name.Value, err.msg)
			continue
		}
		for _, item := range tree.kids {
			out.Items = append(out.Items, item.src)
		}
		l.kind.Patterns = append(l.kind.Patterns, out)
		l.kind.programs = append(l.kind.programs, prog)
		l.kind.trees = append(l.kind.trees, tree)
	}
	if len(l.errs) == 0 {
		l.kind.ready()
	}
	if len(l.yaml.Patterns) == 0 && l.kind.Recogniser == "" {
		l.errorf(l.yaml.Kind.Pos, "kind %s has neither patterns nor a recogniser", l.kind.Name)
	}
}

// example reads a sentence and its wants: the fields of one fact, a list of facts, or {} for none.
func (l *loader) example(e yamlfile.Entry[any]) Example {
	x := Example{Text: e.Key.Value, Line: e.Key.Pos.Line}
	list, ok := e.Value.([]any)
	if !ok {
		list = []any{e.Value}
	}
	for _, one := range list {
		switch fields := one.(type) {
		case yamlfile.Map[any]:
			if len(fields) > 0 {
				x.Want = append(x.Want, l.want(fields))
			}
		case nil:
		default:
			l.errorf(e.Key.Pos, "example: want the fields of a fact, {} for none, or a list of facts")
		}
	}
	return x
}

// want reads the fields of one example.
func (l *loader) want(m yamlfile.Map[any]) []Want {
	var out []Want
	for _, e := range m {
		value := fmt.Sprint(e.Value)
		if e.Value == nil {
			value = ""
		}
		if l.kind.Field(e.Key.Value) == "" {
			l.errorf(e.Key.Pos, "example: unknown field %q%s", e.Key.Value, yamlfile.DidYouMean(e.Key.Value, l.fieldNames()))
		} else if l.kind.Field(e.Key.Value) == facts.QuantityType {
			if _, ok := facts.ParseNotation(value); !ok {
				l.errorf(e.Key.Pos, "example: %q is no quantity; write 12, 12+, ..20, 10..15 or ~80", value)
			}
		}
		out = append(out, Want{e.Key.Value, value})
	}
	return out
}

// constant reads a capture that a pattern states itself.
func (l *loader) constant(key, value yamlfile.String) (facts.Value, bool) {
	switch t := l.kind.Field(key.Value); t {
	case "":
		known := append(l.fieldNames(), "name", "match", "reject", "examples")
		l.errorf(key.Pos, "unknown field or key %q%s", key.Value, meantOrKnown(key.Value, known))
	case facts.TermType:
		return facts.Term(value.Value), true
	case facts.TextType:
		return facts.Text(value.Value), true
	case facts.NameType:
		return facts.Name(value.Value), true
	case facts.QuantityType:
		if q, ok := facts.ParseNotation(value.Value); ok {
			return q, true
		}
		l.errorf(value.Pos, "%s: %q is no quantity; write 12, 12+, ..20, 10..15 or ~80", key.Value, value.Value)
	default:
		l.errorf(value.Pos, "%s: a pattern cannot state a %s", key.Value, t)
	}
	return nil, false
}

// check looks up names and refuses what could match nothing or anything; false where the tree cannot be compiled.
func (l *loader) check(p *patternFile, tree node, captured map[string]bool) bool {
	before := len(l.errs)
	fail := func(n node, format string, args ...any) {
		l.errorf(p.Match.At(1, n.col), "pattern %s: %s", p.Name.Value, fmt.Sprintf(format, args...))
	}
	var walk func(n node, inside bool)
	walk = func(n node, inside bool) {
		switch n.op {
		case opTerms:
			if t := l.kind.terms[n.name]; t != nil {
				t.used = true
			} else {
				fail(n, "unknown terms {%s}%s", n.name, yamlfile.DidYouMean(n.name, l.tableNames()))
			}
		case opKind:
			if n.name == l.kind.Name {
				fail(n, "<%s> is the kind itself: an item takes other kinds only", n.name)
			} else if !has(l.kind.earlier, n.name) && !has(l.circular, n.name) {
				known := append([]string{"number", "np"}, l.kind.earlier...)
				fail(n, "unknown kind <%s>%s", n.name, yamlfile.DidYouMean(n.name, known))
			}
		case opField:
			t := l.kind.Field(n.name)
			switch {
			case t == "":
				fail(n, "unknown field %q%s", n.name, yamlfile.DidYouMean(n.name, l.fieldNames()))
			case !has(types, string(t)): // said where the field is declared
			case inside:
				fail(n, "field %s stands inside another field", n.name)
			case !l.fits(t, n.kids[0]):
				fail(n, "field %s is a %s: its item needs %s", n.name, t, wanted(t))
			default:
				if k, other := l.otherType(t, n.kids[0]); k.op == opKind {
					fail(k, "field %s is a %s, but <%s> gives a %s", n.name, t, k.name, other)
				}
			}
			captured[n.name] = true
			inside = true
		}
		for _, k := range n.kids {
			walk(k, inside)
		}
	}
	walk(tree, false)
	if nullable(tree) {
		fail(tree, "every item is optional: it would match nothing")
	}
	if n, gap := edge(tree, false); gap {
		fail(n, "a gap stands first: begin with a word, a table or a number")
	}
	if n, gap := edge(tree, true); gap {
		fail(n, "a gap stands last")
	}
	return len(l.errs) == before
}
