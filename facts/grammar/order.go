package grammar

import (
	"strings"

	"crosscheck/facts/yamlfile"
)

// reference is an item of a pattern that takes facts of another kind.
type reference struct {
	kind string
	at   yamlfile.Pos
}

// references lists the kinds that the patterns of a file take as items.
func (l *loader) references() []reference {
	var out []reference
	for i := range l.yaml.Patterns {
		p := &l.yaml.Patterns[i]
		tree, err := parsePattern(p.Match.Value)
		if err != nil {
			continue // said when the pattern is loaded
		}
		var walk func(n node)
		walk = func(n node) {
			if n.op == opKind && n.name != l.yaml.Kind.Value {
				out = append(out, reference{n.name, p.Match.At(1, n.col)})
			}
			for _, k := range n.kids {
				walk(k)
			}
		}
		walk(tree)
	}
	return out
}

// ordered puts each kind behind those that it takes as items, else in the order of the files. Kinds that need each other are refused.
func ordered(list []*loader) []*loader {
	const (
		unseen = iota
		open
		done
	)
	first := map[string]*loader{}
	for _, l := range list {
		if first[l.yaml.Kind.Value] == nil {
			first[l.yaml.Kind.Value] = l
		}
	}
	state := map[*loader]int{}
	var out, path []*loader
	var visit func(l *loader)
	visit = func(l *loader) {
		state[l] = open
		path = append(path, l)
		for _, r := range l.references() {
			switch next := first[r.kind]; {
			case next == nil || next == l:
			case state[next] == unseen:
				visit(next)
			case state[next] == open:
				l.errorf(r.at, "kinds in a circle: %s", circle(path, next))
				l.circular = append(l.circular, r.kind)
			}
		}
		path = path[:len(path)-1]
		state[l] = done
		out = append(out, l)
	}
	for _, l := range list {
		if state[l] == unseen {
			visit(l)
		}
	}
	return out
}

// circle writes the way from a kind round to itself.
func circle(path []*loader, from *loader) string {
	var names []string
	for i := len(path) - 1; i >= 0; i-- {
		names = append(names, path[i].yaml.Kind.Value)
		if path[i] == from {
			break
		}
	}
	var b strings.Builder
	for i := len(names) - 1; i >= 0; i-- {
		b.WriteString("<" + names[i] + "> takes ")
	}
	return b.String() + "<" + from.yaml.Kind.Value + ">"
}
