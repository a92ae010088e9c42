package rules

import (
	"slices"
	"time"

	"github.com/expr-lang/expr/ast"

	"crosscheck/facts"
)

// Pushed is the part of a filter that a store can answer from its indexes. It never leaves out a row that the filter matches.
type Pushed struct {
	Kinds    []string // any of them; empty: all
	Outlets  []string
	Articles []string
	Equal    []Field   // terms, names and texts, as they print
	From, To time.Time // published in [From, To); zero: no bound
}

// Field is a field of a fact and the value that it prints as.
type Field struct{ Name, Value string }

// Pushed says what a store can look up for the filter.
func (f *Filter) Pushed() Pushed { return f.pushed }

// push reads the conjunctions of a condition, before types and patches.
func push(n ast.Node, cols []column) Pushed {
	p := &pusher{columns: cols}
	p.conjunction(n)
	if p.Kinds == nil {
		p.Kinds = p.implied
	}
	return p.Pushed
}

type pusher struct {
	Pushed
	columns []column
	implied []string // kinds that have a field which a condition asks for; nil: no condition asks
}

func (p *pusher) conjunction(node ast.Node) {
	n, ok := node.(*ast.BinaryNode)
	if !ok {
		return
	}
	switch n.Operator {
	case "and", "&&":
		p.conjunction(n.Left)
		p.conjunction(n.Right)
	case "in":
		if id, ok := n.Left.(*ast.IdentifierNode); ok {
			if words, ok := texts(n.Right); ok {
				p.oneOf(id.Value, words)
			}
		}
	default:
		op := n.Operator
		left, right := n.Left, n.Right
		if _, named := left.(*ast.IdentifierNode); !named {
			left, right, op = right, left, reversed[op]
		}
		if id, ok := left.(*ast.IdentifierNode); ok && op != "" {
			p.comparison(id.Value, op, right)
		}
	}
}

// texts are the elements of a list that holds texts only.
func texts(node ast.Node) (out []string, ok bool) {
	list, ok := node.(*ast.ArrayNode)
	if !ok || len(list.Nodes) == 0 {
		return nil, false
	}
	for _, x := range list.Nodes {
		s, ok := x.(*ast.StringNode)
		if !ok {
			return nil, false
		}
		out = append(out, s.Value)
	}
	return out, true
}

// oneOf takes the first condition on each name; a second one is left to the filter.
func (p *pusher) oneOf(name string, words []string) {
	for _, list := range []struct {
		name string
		to   *[]string
	}{{"kind", &p.Kinds}, {"outlet", &p.Outlets}, {"article", &p.Articles}} {
		if list.name == name && *list.to == nil {
			*list.to = words
		}
	}
}

func (p *pusher) comparison(name, op string, right ast.Node) {
	s, text := right.(*ast.StringNode)
	p.imply(name, op, right)
	switch {
	case name == "published":
		p.published(op, right)
	case !text || op != "==" || s.Value == "":
	case name == "kind" || name == "outlet" || name == "article":
		p.oneOf(name, []string{s.Value})
	case p.textField(name):
		p.Equal = append(p.Equal, Field{name, s.Value})
	}
}

// imply notes which kinds a condition on a field leaves: a fact without the field satisfies no comparison with a number, a time or a text.
func (p *pusher) imply(name, op string, right ast.Node) {
	c := p.column(name)
	if c == nil || c.get != nil || p.implied != nil {
		return
	}
	switch right := right.(type) {
	case *ast.StringNode:
		if c.typ == textT && (op != "==" || right.Value == "") || c.typ != textT && c.typ != timeT {
			return
		}
	case *ast.IntegerNode, *ast.FloatNode:
		if op == "!=" {
			return
		}
	default:
		return
	}
	for kind := range c.fields {
		p.implied = append(p.implied, kind)
	}
	slices.Sort(p.implied)
}

func (p *pusher) column(name string) *column {
	for i := range p.columns {
		if p.columns[i].name == name {
			return &p.columns[i]
		}
	}
	return nil
}

// textField reports whether a name is a term, a name or a text in every kind that has it.
func (p *pusher) textField(name string) bool {
	c := p.column(name)
	if c == nil || c.get != nil || c.typ != textT {
		return false
	}
	for _, f := range c.fields {
		if !f.text {
			return false
		}
	}
	return true
}

// published narrows the bounds, to whole seconds: stores keep no finer ones. What is finer is left to the filter.
func (p *pusher) published(op string, right ast.Node) {
	i, ok := instantOf(right)
	if !ok {
		return
	}
	from := func(t time.Time) {
		t = t.Truncate(time.Second)
		if t.After(p.From) {
			p.From = t
		}
	}
	to := func(t time.Time) {
		if whole := t.Truncate(time.Second); !whole.Equal(t) {
			t = whole.Add(time.Second)
		}
		if p.To.IsZero() || t.Before(p.To) {
			p.To = t
		}
	}
	switch op {
	case "<":
		to(i.From)
	case "<=":
		to(i.To)
	case ">":
		from(i.To)
	case ">=":
		from(i.From)
	case "==":
		from(i.From)
		to(i.To)
	}
}

// instantOf reads a time in quotation marks, and date("2026-01-31").
func instantOf(node ast.Node) (facts.Instant, bool) {
	switch n := node.(type) {
	case *ast.StringNode:
		return facts.ParseInstant(n.Value)
	case *ast.BuiltinNode:
		if n.Name != "date" || len(n.Arguments) != 1 {
			return facts.Instant{}, false
		}
		s, ok := n.Arguments[0].(*ast.StringNode)
		if !ok {
			return facts.Instant{}, false
		}
		t, err := time.Parse(time.DateOnly, s.Value)
		return facts.Instant{From: t, To: t.Add(1)}, err == nil
	}
	return facts.Instant{}, false
}
