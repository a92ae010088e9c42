package rules

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// Row is one fact of a store with what a filter may ask of it.
type Row struct {
	Article *facts.Article
	Number  int // of the version among those of its ID, from 1
	Fact    *facts.Fact
	Event   *facts.Event // that the fact belongs to; nil where it belongs to none
}

// Filter is a condition on stored facts, in the language of rules: `kind == "casualty" and low >= 10`. It is safe to share.
type Filter struct {
	program *vm.Program
	used    []column // that the condition names
	pushed  Pushed
}

// NewFilter checks and compiles a condition over the fields of the kinds. Mistakes come all at once, each with line and column.
func NewFilter(kinds []facts.Kind, where string) (*Filter, error) {
	cols := columns(kinds)
	env := types.Map{steps: shaped{natureOf(budgetT)}}
	for _, c := range cols {
		env[c.name] = shaped{natureOf(c.typ)}
	}
	f := &Filter{}
	tree, program, mistakes := compileFilter(env, where, kinds)
	var errs []*yamlfile.Error
	for _, m := range mistakes {
		errs = append(errs, yamlfile.Pos{Line: max(1, m.line), Col: m.col + 1}.Errorf("filter", "%s", m.msg))
	}
	if len(errs) > 0 {
		return nil, yamlfile.Join(errs...)
	}
	names := &identifiers{seen: map[string]bool{}}
	ast.Walk(&tree.Node, names)
	for _, c := range cols {
		if names.seen[c.name] {
			f.used = append(f.used, c)
		}
	}
	f.program = program
	f.pushed = push(tree.Node, cols)
	return f, nil
}

// compileFilter is compileSource for a filter: times compare with times in quotation marks, and words of closed lists are checked.
func compileFilter(env types.Map, source string, kinds []facts.Kind) (tree *parser.Tree, program *vm.Program, errs []sourceError) {
	defer func() {
		if r := recover(); r != nil { // a panic of the compiler must not end the program
			tree, program, errs = nil, nil, []sourceError{{1, 0, fmt.Sprintf("not an expression: %v", r)}}
		}
	}()
	one := func(line, col int, format string, args ...any) []sourceError {
		return []sourceError{{line, col, fmt.Sprintf(format, args...)}}
	}
	switch {
	case strings.TrimSpace(source) == "":
		return nil, nil, one(1, 0, "an empty expression")
	case len(source) > maxSource:
		return nil, nil, one(1, 0, "an expression of more than %d KB", maxSource>>10)
	case depth(source) > maxBrackets:
		return nil, nil, one(1, 0, "brackets nested more than %d deep", maxBrackets)
	}
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, nil, []sourceError{located(err, env)}
	}
	refuse := &refusal{source: tree.Source}
	ast.Walk(&tree.Node, refuse)
	words := &closedWords{source: tree.Source, kinds: kinds}
	ast.Walk(&tree.Node, words)
	if errs := append(refuse.errs, words.errs...); len(errs) > 0 {
		return nil, nil, errs
	}
	members, moments := &members{source: tree.Source}, &moments{source: tree.Source}
	options := append(functionOptions(), expr.Function("__when", when, new(func(op string, a, b any) bool)), expr.Env(env), expr.MaxNodes(maxNodes),
		expr.Timezone("UTC"), expr.Optimize(true), expr.Patch(members), expr.Patch(moments))
	for _, name := range refusedBuiltins {
		options = append(options, expr.DisableBuiltin(name))
	}
	program, err = expr.Compile(source, options...)
	if errs := append(members.errs, moments.errs...); len(errs) > 0 {
		return nil, nil, errs
	}
	if err != nil {
		return nil, nil, []sourceError{located(err, env)}
	}
	if t := program.Node().Type(); t.Kind() != reflect.Bool {
		return nil, nil, one(1, 0, "a filter must be true or false, this is %s", article(typeName(t)))
	}
	return tree, program, nil
}

// Match reports whether the condition holds for a row. An error names what stopped it.
func (f *Filter) Match(ctx context.Context, r Row) (bool, error) {
	env := make(map[string]any, len(f.used)+1)
	env[steps] = newBudget(ctx, maxSteps)
	for i := range f.used {
		env[f.used[i].name] = f.used[i].value(&r)
	}
	machine := vm.VM{MemoryBudget: maxMemory}
	out, err := machine.Run(f.program, env)
	if err != nil {
		if ctx.Err() != nil {
			return false, ctx.Err()
		}
		return false, errors.New("filter: " + firstLine(err.Error()))
	}
	yes, _ := out.(bool)
	return yes, nil
}

// identifiers collects the names that a tree uses.
type identifiers struct{ seen map[string]bool }

// Visit notes one name.
func (v *identifiers) Visit(node *ast.Node) {
	if n, ok := (*node).(*ast.IdentifierNode); ok {
		v.seen[n.Value] = true
	}
}
