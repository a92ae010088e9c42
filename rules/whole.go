package rules

import (
	"fmt"
	"strings"

	"crosscheck/facts"
)

// withoutPart is the key of a subject but for its part, "" where its kind has none.
func withoutPart(s *facts.Subject) string {
	var b strings.Builder
	parted := false
	fmt.Fprintf(&b, "%s/%s/%s", s.Story, s.Kind, s.Spec)
	for _, f := range s.Key {
		switch {
		case f.Name == "part":
			parted = true
		case f.Value != nil:
			fmt.Fprintf(&b, "|%s=%s", f.Name, f.Value.String())
		}
	}
	if !parted {
		return ""
	}
	return b.String()
}

func partName(s *facts.Subject) string {
	for _, f := range s.Key {
		if f.Name == "part" && f.Value != nil {
			return f.Value.String()
		}
	}
	return ""
}

// divide fills in the subject of the whole event and those of its parts. A subject without a whole has an empty one, so that it stops no rule.
func (o *objects) divide(s *facts.Subject, v subjectValue) {
	v["whole"], v["parts"] = o.noSubject(s), []any{}
	all := o.events[withoutPart(s)]
	own := partName(s)
	parts := []any{}
	for _, other := range all {
		switch part := partName(other); {
		case other == s:
		case part == facts.Whole && own != facts.Whole:
			v["whole"] = o.subject(other)
		case part != facts.Whole && own == facts.Whole:
			parts = append(parts, o.subject(other))
		}
	}
	v["parts"] = parts
}

// noSubject stands for a subject that is not there.
func (o *objects) noSubject(s *facts.Subject) subjectValue {
	return subjectValue{"id": "", "label": "", "kind": s.Kind, "spec": s.Spec, "grows": false, "ended": false, "origins": 0, "articles": 0, "in_draft": false,
		"story": o.story(s.Story), "statements": []any{}, "newest": []any{}, "readings": []any{}, "parts": []any{}}
}

// prime reports whether a giver that the house trusts first gives the statement's figure.
func (o *objects) prime(s *facts.Statement) bool {
	for _, p := range o.in.PrimeSources {
		for _, c := range s.Claimants {
			if facts.Fold(p) == facts.Fold(c) || facts.Name(p).Compare(facts.Name(c)).Agrees() {
				return true
			}
		}
	}
	return false
}
