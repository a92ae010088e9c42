package yamlfile

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"

	yaml "gopkg.in/yaml.v3"
)

// Decode reads one YAML document strictly into the struct, map or list that out points to, and returns all errors at once.
// Tags: `yaml:"name"`, `yaml:"name,required"`, `yaml:",inline"`, `yaml:",rest"` (a Map for keys of no other field), `yaml:"-"`.
func Decode(file string, data []byte, out any) (err error) {
	d := &decoder{file: file, shapes: map[reflect.Type]*shape{}}
	defer func() {
		if r := recover(); r != nil { // the parser's own bugs must not end the program
			err = &Error{File: file, Msg: fmt.Sprintf("not readable as YAML: %v", r)}
		}
	}()
	if len(data) > MaxBytes {
		return &Error{File: file, Msg: fmt.Sprintf("larger than %d KB", MaxBytes>>10)}
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		valid := data[:len(data)-len(bytes.TrimLeftFunc(data, func(r rune) bool { return r != utf8.RuneError }))]
		line := valid[bytes.LastIndexByte(valid, '\n')+1:]
		return Pos{bytes.Count(valid, []byte("\n")) + 1, utf8.RuneCount(line) + 1}.Errorf(file, "not UTF-8")
	}
	d.source(string(data))
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	switch err := dec.Decode(&doc); {
	case err == io.EOF:
		return &Error{File: file, Line: 1, Col: 1, Msg: "the file is empty"}
	case err != nil:
		return d.syntaxError(err, data)
	}
	switch err := dec.Decode(&second); {
	case err == nil:
		return Pos{second.Line, second.Column}.Errorf(file, "a second document begins here: one file holds one document")
	case err != io.EOF:
		return d.syntaxError(err, data)
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) && doc.Content[0].Value == "" {
		return &Error{File: file, Line: 1, Col: 1, Msg: "the file is empty"}
	}
	return d.run(doc.Content[0], out)
}

// decoder collects the errors of one file.
type decoder struct {
	file   string
	src    string
	lines  []int // offsets of line starts
	last   Pos   // the place found last, and its offset
	lastAt int
	errs   []*Error
	nodes  int
	shapes map[reflect.Type]*shape
}

func (d *decoder) source(src string) {
	d.src = src
	d.lines = []int{0}
	for i, r := range src {
		end := false
		switch r {
		case '\n', '\u0085', '\u2028', '\u2029': // the line ends of YAML
			end = true
		case '\r':
			end = i+1 == len(src) || src[i+1] != '\n'
		}
		if end {
			d.lines = append(d.lines, i+utf8.RuneLen(r))
		}
	}
}

func (d *decoder) run(n *yaml.Node, out any) error {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("%s: decode into %T: want a pointer", d.file, out)
	}
	d.value(n, v.Elem(), "", 0)
	return Join(d.errs...)
}

func (d *decoder) errorf(n *yaml.Node, format string, args ...any) {
	if len(d.errs) < maxErrors {
		d.errs = append(d.errs, Pos{n.Line, n.Column}.Errorf(d.file, format, args...))
	}
}

// nodeDecoder is implemented by the types of this package that read a node themselves.
type nodeDecoder interface {
	decode(d *decoder, n *yaml.Node, key string, depth int)
}

// value reads a node into v. The key names it in errors.
func (d *decoder) value(n *yaml.Node, v reflect.Value, key string, depth int) {
	d.nodes++
	for hops := 0; n.Kind == yaml.AliasNode && n.Alias != nil && hops < maxDepth; hops++ {
		n = n.Alias
	}
	switch {
	case d.nodes > maxNodes:
		if d.nodes == maxNodes+1 {
			d.errs = append(d.errs, Pos{n.Line, n.Column}.Errorf(d.file, "too many values: more than %d, aliases counted each time", maxNodes))
		}
		return
	case depth > maxDepth:
		d.errorf(n, "nested more than %d deep", maxDepth)
		return
	case len(d.errs) >= maxErrors:
		return
	}
	if isNull(n) && (n.Value == "" || v.Kind() != reflect.String && v.Type() != stringType) {
		return
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), key, depth+1)
		return
	}
	if v.CanAddr() {
		switch p := v.Addr().Interface().(type) {
		case *String:
			*p, _ = d.text(n, key)
			return
		case nodeDecoder:
			p.decode(d, n, key, depth)
			return
		}
	}
	switch v.Kind() {
	case reflect.Struct:
		d.structure(n, v, key, depth)
	case reflect.Map:
		d.mapping(n, v, key, depth)
	case reflect.Slice:
		d.list(n, v, key, depth)
	case reflect.Interface:
		if x := d.free(n, key, depth); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	default:
		d.scalar(n, v, key)
	}
}

var stringType = reflect.TypeFor[String]()

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// list reads a sequence. A single text where a list is wanted is an error that shows the brackets.
func (d *decoder) list(n *yaml.Node, v reflect.Value, key string, depth int) {
	if n.Kind != yaml.SequenceNode {
		d.wrong(n, key, "a list")
		return
	}
	out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		d.value(c, out.Index(i), key, depth+1)
	}
	v.Set(out)
}

// mapping reads a mapping into a Go map with text keys, for tables that are only looked up.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value, key string, depth int) {
	if n.Kind != yaml.MappingNode || v.Type().Key().Kind() != reflect.String {
		d.wrong(n, key, "keys and values")
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	d.pairs(n, func(k String, _, value *yaml.Node) {
		x := reflect.New(v.Type().Elem()).Elem()
		d.value(value, x, k.Value, depth+1)
		out.SetMapIndex(reflect.ValueOf(k.Value).Convert(v.Type().Key()), x)
	})
	v.Set(out)
}

// pairs calls yield for each key in order; a repeated key, a merge or a key that is no text is an error.
func (d *decoder) pairs(n *yaml.Node, yield func(k String, key, value *yaml.Node)) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if k.Kind == yaml.AliasNode || k.ShortTag() == "!!merge" {
			d.errorf(k, "merging and aliases as keys are not supported")
			continue
		}
		if k.Kind != yaml.ScalarNode {
			d.errorf(k, "a key must be a text")
			continue
		}
		if line, twice := seen[k.Value]; twice {
			d.errorf(k, "key %q stands twice, first on line %d", k.Value, line)
			continue
		}
		seen[k.Value] = k.Line
		yield(d.located(k), k, n.Content[i+1])
	}
}

// scalar reads a text, a number or a truth value.
func (d *decoder) scalar(n *yaml.Node, v reflect.Value, key string) {
	if v.Kind() == reflect.String {
		if s, ok := d.text(n, key); ok {
			v.SetString(s.Value)
		}
		return
	}
	want := "a value"
	plain := n.Kind == yaml.ScalarNode && n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0
	switch v.Kind() {
	case reflect.Bool:
		want = "true or false"
		if plain && (n.Value == "true" || n.Value == "false") {
			v.SetBool(n.Value == "true")
			return
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		want = "a whole number"
		if i, err := strconv.ParseInt(n.Value, 10, v.Type().Bits()); plain && err == nil { // decimal only: 012 is twelve
			v.SetInt(i)
			return
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		want = "a whole number, not negative"
		if i, err := strconv.ParseUint(n.Value, 10, v.Type().Bits()); plain && err == nil {
			v.SetUint(i)
			return
		}
	case reflect.Float32, reflect.Float64:
		want = "a number"
		if f, err := strconv.ParseFloat(n.Value, 64); plain && err == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
			v.SetFloat(f)
			return
		}
	}
	d.wrong(n, key, want)
}

// free reads a value of no fixed type: bool, int, float64, string, []any or Map[any]. Dates stay text.
func (d *decoder) free(n *yaml.Node, key string, depth int) any {
	switch n.Kind {
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			d.value(c, reflect.ValueOf(&list[i]).Elem(), key, depth+1)
		}
		return list
	case yaml.MappingNode:
		var m Map[any]
		m.decode(d, n, key, depth)
		return m
	}
	s, ok := d.text(n, key)
	switch tag := n.ShortTag(); {
	case !ok:
		return nil
	case tag == "!!bool" && (s.Value == "true" || s.Value == "false"):
		return s.Value == "true"
	case tag == "!!int":
		if i, err := strconv.Atoi(s.Value); err == nil {
			return i
		}
	case tag == "!!float":
		if f, err := strconv.ParseFloat(s.Value, 64); err == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
			return f
		}
	}
	return s.Value
}

// text reads a scalar as written; numbers and words like "no" are text where text is wanted.
func (d *decoder) text(n *yaml.Node, key string) (String, bool) {
	if trap := d.trap(n, key); trap != "" {
		d.errorf(n, "%s", trap)
		return String{}, false
	}
	if n.Kind != yaml.ScalarNode {
		d.wrong(n, key, "a text")
		return String{}, false
	}
	return d.located(n), true
}

// wrong reports a value of the wrong shape.
func (d *decoder) wrong(n *yaml.Node, key, want string) {
	found := "keys and values"
	switch n.Kind {
	case yaml.SequenceNode:
		found = "a list"
	case yaml.ScalarNode:
		found = strconv.Quote(clip(n.Value, 40))
	}
	if key != "" {
		key = key + ": "
	}
	hint := ""
	if want == "a list" && n.Kind == yaml.ScalarNode {
		hint = "; write [" + clip(n.Value, 40) + "]"
	}
	d.errorf(n, "%swant %s, found %s%s", key, want, found, hint)
}

// clip shortens a text for a message, on a character.
func clip(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i] + "…"
		}
	}
	return s
}
