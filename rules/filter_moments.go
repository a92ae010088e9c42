package rules

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// moments turns comparisons of times into calls of __when: `published >= "2026-03-02"`. A day is as wide as it is written, and a time
// that is not known satisfies no comparison.
type moments struct {
	source file.Source
	errs   []sourceError
}

// reversed is each comparison as seen from the other side.
var reversed = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// Visit turns one comparison.
func (m *moments) Visit(node *ast.Node) {
	n, ok := (*node).(*ast.BinaryNode)
	if !ok || reversed[n.Operator] == "" {
		return
	}
	left, right, op := n.Left, n.Right, n.Operator
	if left.Nature().Type != timeT {
		left, right, op = right, left, reversed[op]
	}
	if left.Nature().Type != timeT {
		return
	}
	if s, ok := right.(*ast.StringNode); ok {
		if _, known := facts.ParseInstant(s.Value); !known {
			m.errs = append(m.errs, sourceAt(m.source, s, strconv.Quote(s.Value)+" is no time: want a date like 2026-01-31, or a time like 2026-01-31T18:00:00Z"))
			return
		}
	} else if _, named := right.(*ast.IdentifierNode); named && right.Nature().Type == nil {
		return // not known: the compiler says so
	} else if t := right.Nature().Type; t != nil && t != timeT && t.Kind() != reflect.Interface { // the type of date() is not known
		m.errs = append(m.errs, sourceAt(m.source, n, `a time is compared with a time, or with a date in quotation marks: "2026-01-31"`))
		return
	}
	*node = call("__when", n.Location(), natureOf(boolT), &ast.StringNode{Value: op}, left, right)
}

// when compares two times, of which the second may be written: then it is the interval that it says.
func when(args ...any) (any, error) {
	op, _ := args[0].(string)
	a, _ := args[1].(time.Time)
	var b facts.Instant
	switch x := args[2].(type) {
	case string:
		b, _ = facts.ParseInstant(x)
	case time.Time:
		b = facts.Instant{From: x, To: x.Add(1)}
	}
	if a.IsZero() || !b.Known() {
		return false, nil
	}
	switch op {
	case "<":
		return a.Before(b.From), nil
	case "<=":
		return a.Before(b.To), nil
	case ">":
		return !a.Before(b.To), nil
	case ">=":
		return !a.Before(b.From), nil
	case "==":
		return !a.Before(b.From) && a.Before(b.To), nil
	default:
		return a.Before(b.From) || !a.Before(b.To), nil
	}
}

// closedWords checks the words that `kind` and `certainty` are compared with.
type closedWords struct {
	source file.Source
	kinds  []facts.Kind
	errs   []sourceError
}

// Visit checks one comparison, and that a field which stands in parts is not named as a whole.
func (c *closedWords) Visit(node *ast.Node) {
	if m, ok := (*node).(*ast.MemberNode); ok {
		c.whole(m.Node)
	}
	n, ok := (*node).(*ast.BinaryNode)
	if !ok {
		return
	}
	left, right := n.Left, n.Right
	c.whole(left)
	c.whole(right)
	if _, constant := left.(*ast.StringNode); constant {
		left, right = right, left
	}
	id, ok := left.(*ast.IdentifierNode)
	if !ok {
		return
	}
	var known []string
	switch id.Value {
	case "kind":
		for _, k := range c.kinds {
			known = append(known, k.Name)
		}
	case "certainty":
		known = []string{string(facts.Asserted), string(facts.Possible), string(facts.Denied), string(facts.Planned)}
	case "where":
		known = []string{"title", "body", "caption"}
	default:
		return
	}
	switch n.Operator {
	case "==", "!=":
		c.check(right, id.Value, known)
	case "in":
		if list, ok := right.(*ast.ArrayNode); ok {
			for _, x := range list.Nodes {
				c.check(x, id.Value, known)
			}
		}
	}
}

func (c *closedWords) whole(node ast.Node) {
	id, ok := node.(*ast.IdentifierNode)
	if !ok {
		return
	}
	for _, f := range flat {
		if id.Value == f.field {
			c.errs = append(c.errs, sourceAt(c.source, id, "a filter names the parts of "+f.field+": "+strings.Join(f.parts, ", ")))
		}
	}
}

func (c *closedWords) check(n ast.Node, name string, known []string) {
	s, ok := n.(*ast.StringNode)
	if !ok || slices.Contains(known, s.Value) {
		return
	}
	hint := yamlfile.DidYouMean(s.Value, known)
	if hint == "" {
		hint = "; known: " + strings.Join(known, ", ")
	}
	c.errs = append(c.errs, sourceAt(c.source, s, "unknown "+name+" "+strconv.Quote(s.Value)+hint))
}
