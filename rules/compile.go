package rules

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"

	"crosscheck/facts/yamlfile"
)

// allowed are the functions of the expr language that conditions may call; all others grow memory, read the clock or lose types.
var allowed = []string{"all", "any", "none", "one", "filter", "map", "find", "count", "sum", "len", "abs", "round", "floor", "ceil", "min", "max",
	"int", "float", "string", "trim", "lower", "upper", "hasPrefix", "hasSuffix", "indexOf", "date", "duration"}

// place maps a place in a source (line 1-based, column 1-based) to the file.
type place func(line, col int) yamlfile.Pos

// compile checks and compiles one condition, or with wantBool false one {…} of a message. Errors go to the loader.
func (l *loader) compile(env types.Map, source yamlfile.String, wantBool bool) *vm.Program {
	return l.compileAt(env, source.Value, source.At, wantBool)
}

func (l *loader) compileAt(env types.Map, source string, at place, wantBool bool) *vm.Program {
	program, errs := compileSource(env, source, wantBool)
	for _, e := range errs {
		l.errorf(at(max(1, e.line), e.col+1), "%s", e.msg)
	}
	return program
}

// sourceError is a mistake at a place of one source: line 1-based, column 0-based in characters, as expr counts.
type sourceError struct {
	line, col int
	msg       string
}

func compileSource(env types.Map, source string, wantBool bool) (program *vm.Program, errs []sourceError) {
	defer func() {
		if r := recover(); r != nil { // a panic of the compiler must not end the program
			program, errs = nil, []sourceError{{1, 0, fmt.Sprintf("not an expression: %v", r)}}
		}
	}()
	switch {
	case strings.TrimSpace(source) == "":
		return nil, []sourceError{{1, 0, "an empty expression"}}
	case len(source) > maxSource:
		return nil, []sourceError{{1, 0, fmt.Sprintf("an expression of more than %d KB", maxSource>>10)}}
	case depth(source) > maxBrackets:
		return nil, []sourceError{{1, 0, fmt.Sprintf("brackets nested more than %d deep", maxBrackets)}}
	}
	tree, err := parser.Parse(source)
	if err != nil {
		return nil, []sourceError{located(err, env)}
	}
	refuse := &refusal{source: tree.Source}
	ast.Walk(&tree.Node, refuse)
	if len(refuse.errs) > 0 {
		return nil, refuse.errs
	}
	members := &members{source: tree.Source}
	options := append(functionOptions(), expr.Env(env), expr.MaxNodes(maxNodes), expr.Timezone("UTC"), expr.Optimize(true),
		expr.Patch(methods{}), expr.Patch(members))
	for _, name := range refusedBuiltins {
		options = append(options, expr.DisableBuiltin(name))
	}
	program, err = expr.Compile(source, options...)
	if len(members.errs) > 0 {
		return nil, members.errs
	}
	if err != nil {
		return nil, []sourceError{located(err, env)}
	}
	node := program.Node()
	if t := node.Type(); wantBool && t.Kind() != reflect.Bool {
		return nil, []sourceError{{1, 0, "a condition must be true or false, this is " + article(typeName(t))}}
	} else if !wantBool && !printable(t) {
		return nil, []sourceError{{1, 0, "a message cannot print " + article(typeName(t)) + ": name one of its fields"}}
	}
	return program, nil
}

// maxBrackets bounds nesting before the parser, which recurses, sees it.
const maxBrackets = 100

func depth(source string) int {
	open, most := 0, 0
	for i := 0; i < len(source); i++ {
		switch source[i] {
		case '(', '[', '{':
			open++
			most = max(most, open)
		case ')', ']', '}':
			open--
		}
	}
	return most
}

// printable reports whether a message can print values of the type.
func printable(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Bool, reflect.Int, reflect.Float64:
		return true
	case reflect.Int64:
		return t == reflect.TypeFor[time.Duration]()
	case reflect.Slice:
		return t.Elem().Kind() == reflect.Interface || printable(t.Elem())
	}
	for _, v := range valueTypes {
		if t == v {
			return true
		}
	}
	return t == reflect.TypeFor[time.Time]()
}

// typeWords are Go type names as rule writers know them.
var typeWords = strings.NewReplacer("rules.statementValue", "statement", "rules.subjectValue", "subject", "rules.factValue", "fact",
	"rules.articleValue", "article", "rules.storyValue", "story", "rules.readingValue", "reading", "rules.paramsValue", "params",
	"rules.foundValue", "found", "facts.Quantity", "quantity", "facts.Date", "date", "facts.Name", "name", "facts.Office", "office",
	"facts.Term", "term", "facts.Text", "text", "facts.Happening", "happening", "[]interface {}", "list", "float64", "number", "time.Time", "time", "time.Duration", "duration")

func typeName(t reflect.Type) string { return typeWords.Replace(t.String()) }

func article(noun string) string {
	if noun == "params" || noun == "found" {
		return "the " + noun
	}
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an " + noun
	}
	return "a " + noun
}

// located takes the place out of an error of expr, and adds a suggestion where a name is not known.
func located(err error, env types.Map) sourceError {
	var e *file.Error
	if !errors.As(err, &e) {
		return sourceError{1, 0, typeWords.Replace(firstLine(err.Error()))}
	}
	msg := typeWords.Replace(firstLine(e.Message))
	if name, ok := strings.CutPrefix(msg, "unknown name "); ok {
		msg = "unknown name " + name + yamlfile.DidYouMean(name, names(env))
	}
	if strings.Contains(msg, "quantity") && strings.Contains(msg, "invalid operation") {
		msg += ": use disjoint(), above(), or .low and .high"
	}
	return sourceError{e.Line, e.Column, msg}
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// names lists all that a condition may name, sorted.
func names(env types.Map) []string {
	var out []string
	for name := range env {
		if name != steps {
			out = append(out, name)
		}
	}
	for _, f := range functions {
		out = append(out, f.Name)
	}
	out = append(out, allowed...)
	slices.Sort(out)
	return out
}
