package rules

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/checker/nature"
	"github.com/expr-lang/expr/file"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// refusedBuiltins are all functions of expr that are not allowed.
var refusedBuiltins = func() []string {
	var out []string
	for _, name := range builtin.Names {
		if !slices.Contains(allowed, name) {
			out = append(out, name)
		}
	}
	return out
}()

// refusal finds what no condition may hold: it walks the tree before types are known.
type refusal struct {
	source file.Source
	errs   []sourceError
}

func (r *refusal) add(n ast.Node, msg string) { r.errs = append(r.errs, sourceAt(r.source, n, msg)) }

// Visit refuses one node.
func (r *refusal) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BuiltinNode:
		if !slices.Contains(allowed, n.Name) {
			r.add(n, "function "+n.Name+" is not available in rules")
		}
	case *ast.CallNode:
		if id, ok := n.Callee.(*ast.IdentifierNode); ok && slices.Contains(refusedBuiltins, id.Value) {
			r.add(n, "function "+id.Value+" is not available in rules")
		}
	case *ast.IdentifierNode:
		if strings.HasPrefix(n.Value, "__") || n.Value == "$env" {
			r.add(n, "unknown name "+n.Value)
		}
	case *ast.VariableDeclaratorNode:
		if strings.HasPrefix(n.Name, "__") {
			r.add(n, "a name may not begin with __")
		}
	case *ast.MemberNode:
		if s, ok := n.Property.(*ast.StringNode); ok && (s.Value == "" || strings.Contains(s.Value, ":")) {
			r.add(n, "unknown field "+strconv.Quote(s.Value))
		}
	case *ast.BinaryNode:
		if n.Operator == ".." {
			r.add(n, "ranges are not available in rules")
		}
		if _, constant := n.Right.(*ast.StringNode); n.Operator == "matches" && !constant {
			r.add(n, "the right side of matches must be a text in quotation marks")
		}
	case *ast.MapNode:
		r.add(n, "maps are not available in rules")
	}
}

// methods turns article.facts("date") and story.subjects("date") into the field that holds the list.
type methods struct{}

// Visit turns one call.
func (methods) Visit(node *ast.Node) {
	call, ok := (*node).(*ast.CallNode)
	if !ok || len(call.Arguments) != 1 {
		return
	}
	member, ok1 := call.Callee.(*ast.MemberNode)
	kind, ok2 := call.Arguments[0].(*ast.StringNode)
	if !ok1 || !ok2 {
		return
	}
	name, ok := member.Property.(*ast.StringNode)
	if !ok || name.Value != "facts" && name.Value != "subjects" {
		return
	}
	property := &ast.StringNode{Value: listField(name.Value, kind.Value)}
	property.SetLocation(kind.Location())
	ast.Patch(node, &ast.MemberNode{Node: member.Node, Property: property})
}

// members checks fields against shapes, reads fields of values through functions, and puts in the bounds of texts and loops.
type members struct {
	source file.Source
	errs   []sourceError
	ticks  int
}

// Visit patches one node; its children are patched already.
func (m *members) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.MemberNode:
		m.member(node, n)
	case *ast.BinaryNode:
		m.binary(node, n)
	case *ast.BuiltinNode:
		for i := range n.Arguments {
			asText(&n.Arguments[i])
		}
	case *ast.ArrayNode:
		for i := range n.Nodes {
			asText(&n.Nodes[i])
		}
	case *ast.ConditionalNode:
		asText(&n.Exp1)
		asText(&n.Exp2)
	case *ast.CallNode:
		m.compares(n)
	case *ast.PredicateNode:
		asText(&n.Node)
		tick := call("__tick", n.Node.Location(), nature.FromType(boolT), &ast.IdentifierNode{Value: steps})
		m.ticks++
		let := &ast.VariableDeclaratorNode{Name: "__t" + strconv.Itoa(m.ticks), Value: tick, Expr: n.Node}
		let.SetLocation(n.Node.Location())
		n.Node = let
	}
}

// member checks the field of an object and turns the field of a value into a call.
func (m *members) member(node *ast.Node, n *ast.MemberNode) {
	base := n.Node.Nature()
	name, named := n.Property.(*ast.StringNode)
	if of := valueWord(base.Type); of != "" {
		if !named {
			m.add(n.Property, article(of)+" has no elements")
			return
		}
		var known []string
		for _, p := range parts {
			if p.of == of {
				if p.name == name.Value {
					out := nature.FromType(reflect.TypeOf(p.typ).Elem().Out(0))
					*node = call(p.function(), n.Location(), out, n.Node)
					return
				}
				known = append(known, p.name)
			}
		}
		m.unknown(n.Property, of, name.Value, known)
		return
	}
	if base.Kind != reflect.Map || base.TypeData == nil || !base.Strict {
		return
	}
	if !named {
		m.add(n.Property, "a field is named, not computed")
		return
	}
	if _, ok := base.Fields[name.Value]; ok {
		return
	}
	known := make([]string, 0, len(base.Fields))
	for f := range base.Fields {
		if method, kind, ok := strings.Cut(f, ":"); ok == strings.Contains(name.Value, ":") {
			if wanted, _, _ := strings.Cut(name.Value, ":"); ok && wanted == method {
				known = append(known, kind)
			} else if !ok {
				known = append(known, f)
			}
		}
	}
	slices.Sort(known)
	if _, kind, ok := strings.Cut(name.Value, ":"); ok {
		m.add(n.Property, "unknown kind "+strconv.Quote(kind)+yamlfile.DidYouMean(kind, known))
		return
	}
	m.unknown(n.Property, typeName(base.Type), name.Value, known)
}

// compares checks the arguments of functions that take any value of a fact.
func (m *members) compares(n *ast.CallNode) {
	id, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		return
	}
	k := slices.IndexFunc(functions, func(f Function) bool { return f.Name == id.Value })
	if k < 0 {
		return
	}
	first := ""
	for _, i := range functions[k].values {
		if i >= len(n.Arguments) {
			return
		}
		arg := n.Arguments[i]
		t := arg.Nature().Type
		switch word := valueWord(t); {
		case t == nil: // wrong already, or known only when it runs
		case word == "":
			m.add(leftmost(arg), id.Value+" takes a value of a fact, this is "+article(typeName(t)))
		case first != "" && word != first:
			m.add(leftmost(arg), id.Value+" compares two values of one type, this is "+article(first)+" and "+article(word))
		default:
			first = word
		}
	}
}

// leftmost is the node where the source of a chain of fields begins.
func leftmost(n ast.Node) ast.Node {
	for {
		m, ok := n.(*ast.MemberNode)
		if !ok {
			return n
		}
		n = m.Node
	}
}

func (m *members) unknown(at ast.Node, of, field string, known []string) {
	hint := yamlfile.DidYouMean(field, known)
	if hint == "" {
		hint = "; known: " + strings.Join(known, ", ")
	}
	m.add(at, "unknown field "+strconv.Quote(field)+" of "+article(of)+hint)
}

func (m *members) add(n ast.Node, msg string) { m.errs = append(m.errs, sourceAt(m.source, n, msg)) }

// binary compares names, terms and texts as plain text, and bounds texts that are put together.
func (m *members) binary(node *ast.Node, n *ast.BinaryNode) {
	asText(&n.Left)
	asText(&n.Right)
	left, right := n.Left.Nature(), n.Right.Nature()
	switch n.Operator {
	case "==", "!=":
		for _, side := range []*nature.Nature{left, right} {
			if of := valueWord(side.Type); of != "" {
				m.add(n, "values are compared with equal(), agrees() or disjoint(), not with "+n.Operator)
				return
			}
		}
	case "+":
		if left.Kind == reflect.String || right.Kind == reflect.String || left.Type == nil && right.Type == nil {
			*node = call("__cat", n.Location(), nature.FromType(textT), n.Left, n.Right)
		}
	}
}

// asText wraps a name, a term or a text of a fact, so that it is a plain text.
func asText(node *ast.Node) {
	switch (*node).Nature().Type {
	case reflect.TypeFor[facts.Term](), reflect.TypeFor[facts.Name](), reflect.TypeFor[facts.Text]():
		*node = call("__text", (*node).Location(), nature.FromType(textT), *node)
	}
}

// valueWord is the word of a value type, "" for other types.
func valueWord(t reflect.Type) string {
	if t == nil {
		return ""
	}
	for word, v := range valueTypes {
		if t == v {
			return string(word)
		}
	}
	return ""
}

func call(name string, at file.Location, out nature.Nature, args ...ast.Node) *ast.CallNode {
	id := &ast.IdentifierNode{Value: name}
	id.SetLocation(at)
	n := &ast.CallNode{Callee: id, Arguments: args}
	n.SetLocation(at)
	n.SetNature(out)
	for _, a := range args {
		if a.Location() == (file.Location{}) {
			a.SetLocation(at)
		}
	}
	return n
}

// sourceAt makes an error at a node.
func sourceAt(source file.Source, n ast.Node, msg string) sourceError {
	e := (&file.Error{Location: n.Location()}).Bind(source)
	return sourceError{e.Line, e.Column, msg}
}
