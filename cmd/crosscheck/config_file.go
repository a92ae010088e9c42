package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"crosscheck/checker/report"
	"crosscheck/facts/article"
	"crosscheck/facts/extract/numbers"
	"crosscheck/facts/yamlfile"
	"crosscheck/rules"
)

// builtinPack is the name of the rules that come with the program.
const builtinPack = "builtin"

// configFile is the shape of a settings file.
type configFile struct {
	Store        yamlfile.String
	FailLevel    yamlfile.String `yaml:"fail_level"`
	Format       yamlfile.String
	Paths        yamlfile.Strings
	Exclude      yamlfile.Strings
	Packs        yamlfile.Strings // absent: the built-in rules
	Kinds        yamlfile.Strings
	Rules        yamlfile.Node
	PrimeSources yamlfile.Strings `yaml:"prime_sources"`
	Stories      yamlfile.String
	Outlets      []outletEntry
	Numbers      yamlfile.Map[yamlfile.String]
}

// configReader checks one settings file and collects its mistakes.
type configReader struct {
	*config
	errs []*yamlfile.Error
}

// read takes what a settings file says. All mistakes come at once, and what is right is taken.
func (c *config) read(file string, data []byte) error {
	c.File, c.folder = file, filepath.Dir(file)
	if blank(data) {
		return nil
	}
	var f configFile
	r := &configReader{config: c, errs: yamlfile.Split(yamlfile.Decode(file, data, &f))}
	r.text("store", f.Store, &c.Store)
	c.Store = r.storeAddress(c.Store)
	r.choice("fail_level", f.FailLevel, &c.FailLevel, severities)
	r.choice("format", f.Format, &c.Format, report.Names(false))
	r.paths(f.Paths)
	r.exclude(f.Exclude)
	r.packs(f.Packs)
	r.kinds(f.Kinds)
	r.rules(f.Rules)
	c.PrimeSources = r.texts("prime_sources", f.PrimeSources)
	r.stories(f.Stories)
	c.House = article.NewHouse(r.outlets(f.Outlets))
	r.numbers(f.Numbers)
	return yamlfile.Join(r.errs...)
}

// blank reports a file of nothing but comments: it sets nothing, and ends the search.
func blank(data []byte) bool {
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

func (r *configReader) errorf(at yamlfile.Pos, format string, args ...any) {
	r.errs = append(r.errs, at.Errorf(r.File, format, args...))
}

// from notes where a value comes from.
func (r *configReader) from(key string, at yamlfile.Pos) {
	r.origins[key] = fmt.Sprintf("%s:%d", r.File, at.Line)
}

func (r *configReader) text(key string, s yamlfile.String, to *string) {
	if s.Value != "" {
		*to = s.Value
		r.from(key, s.Pos)
	}
}

func (r *configReader) choice(key string, s yamlfile.String, to *string, options []string) {
	if s.Value != "" && !slices.Contains(options, s.Value) {
		r.errorf(s.Pos, "%s %q: want %s%s", key, s.Value, strings.Join(options, ", "), didYouMean(s.Value, options))
		return
	}
	r.text(key, s, to)
}

// texts takes a list without empty or repeated entries.
func (r *configReader) texts(key string, list yamlfile.Strings) (out []string) {
	for _, s := range list {
		switch {
		case strings.TrimSpace(s.Value) == "":
			r.errorf(s.Pos, "%s: an empty entry", key)
		case slices.Contains(out, s.Value):
			r.errorf(s.Pos, "%s: %q stands twice", key, s.Value)
		default:
			r.from(fmt.Sprintf("%s[%d]", key, len(out)), s.Pos)
			out = append(out, s.Value)
		}
	}
	return out
}

// resolve makes a path of the file one that can be opened from the working folder.
func (r *configReader) resolve(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(r.folder, path)
}

// storeAddress resolves the file of an address: facts.db, sqlite:facts.db. Other addresses are no files.
func (r *configReader) storeAddress(address string) string {
	scheme, file, ok := strings.Cut(address, ":")
	switch {
	case address == "" || ok && scheme != "sqlite" && len(scheme) > 1:
		return address
	case ok && scheme == "sqlite":
		return scheme + ":" + r.resolve(file)
	}
	return r.resolve(address)
}

// stories takes the file of stories by hand; what stands in it is read by the commands that need it.
func (r *configReader) stories(s yamlfile.String) {
	if s.Value == "" {
		return
	}
	r.from("stories", s.Pos)
	r.Stories = r.resolve(s.Value)
}

func (r *configReader) paths(list yamlfile.Strings) {
	for _, p := range r.texts("paths", list) {
		r.Paths = append(r.Paths, r.resolve(p))
	}
}

func (r *configReader) exclude(list yamlfile.Strings) {
	for _, s := range list {
		if !article.ValidPattern(s.Value) {
			r.errorf(s.Pos, "exclude: %q is no pattern; * stands for a name or a part of it, ** for any folders", s.Value)
		}
	}
	r.Exclude = r.texts("exclude", list)
}

// packs takes rule files and folders. The built-in pack stands for itself; a list without it switches the built-in rules off.
func (r *configReader) packs(list yamlfile.Strings) {
	if list == nil {
		return
	}
	r.Builtin, r.origins["packs"] = false, r.File
	for i, name := range r.texts("packs", list) {
		if name == builtinPack {
			r.Builtin = true
			r.origins[builtinPack] = r.origins[fmt.Sprintf("packs[%d]", i)]
			continue
		}
		path := r.resolve(name)
		if _, err := os.Stat(path); err != nil {
			r.errorf(list[at(list, name)].Pos, "packs: %s%s", pathError(name, err), didYouMean(name, []string{builtinPack}))
			r.Builtin = true // this is an error already; rules of the built-in pack are not to be called unknown
			continue
		}
		r.origins["rules "+path] = r.origins[fmt.Sprintf("packs[%d]", i)]
		r.Packs = append(r.Packs, path)
	}
}

func (r *configReader) kinds(list yamlfile.Strings) {
	for i, name := range r.texts("kinds", list) {
		path := r.resolve(name)
		if info, err := os.Stat(path); err != nil {
			r.errorf(list[at(list, name)].Pos, "kinds: %s", pathError(name, err))
			continue
		} else if !info.IsDir() {
			r.errorf(list[at(list, name)].Pos, "kinds: %s: want a folder of kind files", name)
			continue
		}
		r.origins["kinds "+path] = r.origins[fmt.Sprintf("kinds[%d]", i)]
		r.Kinds = append(r.Kinds, path)
	}
}

func at(list yamlfile.Strings, value string) int {
	return slices.IndexFunc(list, func(s yamlfile.String) bool { return s.Value == value })
}

// ruleEntry is what the settings say of one rule, at length.
type ruleEntry struct {
	Severity yamlfile.String
	Params   yamlfile.Map[yamlfile.Node]
}

// ruleWords are the short forms: off, on, or another severity.
var ruleWords = append([]string{"off", "on"}, severities...)

// rules takes changes of rules, by ID. Whether a rule and its parameters exist is for rules.Override to say.
func (r *configReader) rules(n yamlfile.Node) {
	if n.Kind == yamlfile.List || n.Kind == yamlfile.Scalar {
		r.errorf(n.Pos, "rules: want rule IDs, each with off, on, a severity, or severity and params; files and folders of rules go under packs")
		return
	}
	var entries yamlfile.Map[yamlfile.Node]
	r.errs = append(r.errs, yamlfile.Split(n.Decode(&entries))...)
	for _, e := range entries {
		o := rules.Override{ID: e.Key}
		if e.Value.Kind == yamlfile.Mapping {
			var long ruleEntry
			r.errs = append(r.errs, yamlfile.Split(e.Value.Decode(&long))...)
			if s := long.Severity; s.Value != "" && !slices.Contains(severities, s.Value) {
				r.errorf(s.Pos, "severity %q: want %s%s", s.Value, strings.Join(severities, ", "), didYouMean(s.Value, severities))
			} else {
				o.Severity = rules.Severity(s.Value)
			}
			o.Params = long.Params
			r.Rules = append(r.Rules, o)
			continue
		}
		var word yamlfile.String
		if err := e.Value.Decode(&word); err != nil || !slices.Contains(ruleWords, word.Value) {
			place := e.Value.Pos
			if e.Value.Kind == yamlfile.None {
				place = e.Key.Pos
			}
			r.errorf(place, "rule %s: want %s, or severity and params%s", e.Key.Value, strings.Join(ruleWords, ", "), didYouMean(word.Value, ruleWords))
			continue
		}
		switch word.Value {
		case "off":
			o.Off = true
		case "on":
		default:
			o.Severity = rules.Severity(word.Value)
		}
		r.Rules = append(r.Rules, o)
	}
}

// numbers takes the bounds of vague number words.
func (r *configReader) numbers(values yamlfile.Map[yamlfile.String]) {
	if len(values) == 0 {
		return
	}
	words, err := numbers.Builtin().With(r.File, values)
	r.errs = append(r.errs, yamlfile.Split(err)...)
	r.Words, r.config.numbers = words, values
}
