package rules

import (
	"maps"
	"slices"
	"strings"

	"crosscheck/facts/yamlfile"
)

// Override is what the settings of a house say of one rule. The zero value but for the ID changes nothing.
type Override struct {
	ID       yamlfile.String
	Off      bool
	Severity Severity // "" keeps the rule's own
	Params   yamlfile.Map[yamlfile.Node]
}

// Override returns a set with changed severities and parameters, and with rules marked off; it shares what was compiled. The error
// joins all mistakes with their places in the settings file; the set has the changes that are right.
func (s *Set) Override(file string, list []Override) (*Set, error) {
	out := *s
	out.rules = slices.Clone(s.rules)
	var errs []*yamlfile.Error
	for _, o := range list {
		k := slices.IndexFunc(out.rules, func(r *Rule) bool { return r.ID == o.ID.Value })
		if k < 0 {
			if !slices.Contains(s.declared, o.ID.Value) { // a rule of a file with mistakes is known, but not loaded
				errs = append(errs, o.ID.Pos.Errorf(file, "no rule %q%s; crosscheck rules list lists them", o.ID.Value, yamlfile.DidYouMean(o.ID.Value, s.declared)))
			}
			continue
		}
		r := *out.rules[k]
		r.Off = o.Off
		if o.Severity != "" {
			r.Severity = o.Severity
		}
		errs = append(errs, r.setParams(file, o.Params)...)
		out.rules[k] = &r
	}
	return &out, yamlfile.Join(errs...)
}

// setParams replaces parameters by values of the same types.
func (r *Rule) setParams(file string, params yamlfile.Map[yamlfile.Node]) (errs []*yamlfile.Error) {
	r.Params, r.params = slices.Clone(r.Params), maps.Clone(r.params)
	var known []string
	for _, p := range r.Params {
		known = append(known, p.Name)
	}
	for _, p := range params {
		k := slices.Index(known, p.Key.Value)
		if k < 0 {
			errs = append(errs, p.Key.Pos.Errorf(file, "rule %s has no param %q%s", r.ID, p.Key.Value, knownParams(p.Key.Value, known)))
			continue
		}
		var given any
		if err := p.Value.Decode(&given); err != nil {
			errs = append(errs, yamlfile.Split(err)...)
			continue
		}
		v, ok := paramLike(r.Params[k].Value, given)
		if !ok {
			at := p.Value.Pos
			if p.Value.Kind == yamlfile.None {
				at = p.Key.Pos
			}
			errs = append(errs, at.Errorf(file, "param %s of rule %s: want %s, as in %s", p.Key.Value, r.ID, paramWord(r.Params[k].Value), sample(r.Params[k].Value)))
			continue
		}
		r.Params[k].Value, r.params[p.Key.Value] = v, v
	}
	return errs
}

// sample prints a value as YAML would have it, for messages.
func sample(v any) string {
	switch v.(type) {
	case bool, int, float64:
		return show(v)
	case string:
		return `"` + show(v) + `"`
	}
	if s := show(v); strings.HasPrefix(paramWord(v), "a list") {
		return "[" + s + "]"
	} else {
		return s
	}
}

func knownParams(name string, known []string) string {
	if hint := yamlfile.DidYouMean(name, known); hint != "" {
		return hint
	}
	if len(known) == 0 {
		return "; it has none"
	}
	return "; known: " + strings.Join(known, ", ")
}
