package report

import (
	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"
)

func findingObject(r *checker.Report, f checker.FindingTrace) object {
	out := object{{"schema", schema}, {"finding", findingOf(r, f.Finding)}, {"facts", factObjects(r, f.Facts)}, {"origins", originObjects(r, f.Origins)}}
	if f.Rule != nil {
		rule := object{{"id", f.Rule.ID}, {"title", f.Rule.Title}, {"file", f.Rule.File}, {"line", f.Rule.Pos.Line}, {"when", f.Rule.When}}
		if f.Traced != nil {
			rule.add("conditions", stepObjects(f.Traced))
		}
		out.add("rule", rule)
	}
	return out
}

func stepObjects(t *rules.Traced) []object {
	out := []object{}
	for _, s := range t.Steps {
		o := object{{"condition", s.Condition}, {"holds", s.Holds}, {"values", list(s.Values)}}
		if s.Error != "" {
			o.add("error", s.Error)
		}
		out = append(out, o)
	}
	return out
}

func factObjects(r *checker.Report, traces []checker.FactTrace) []object {
	out := []object{}
	for i := range traces {
		out = append(out, factObject(r, &traces[i]))
	}
	return out
}

// factObject is a line of extract, and after it what linking made of the fact.
func factObject(r *checker.Report, t *checker.FactTrace) object {
	var story, origin any
	ties, trails := []jsonTie{}, []object{}
	if t.Story != nil {
		story = t.Story.ID
	}
	for _, tie := range t.Ties {
		ties = append(ties, tieOf(r, tie))
	}
	for _, trail := range t.Trails {
		key := object{}
		for _, k := range trail.Key {
			key.add(k.Name, k.Value)
		}
		trails = append(trails, object{{"spec", trail.Spec}, {"id", orNull(trail.Subject)}, {"label", orNull(trail.Label)}, {"key", key}, {"reason", orNull(trail.Reason)}})
	}
	if t.Origin != nil {
		origin = originObject(r, *t.Origin)
	}
	var merged any
	if t.Merged != nil {
		merged = object{{"id", t.Merged.ID}, {"label", t.Merged.Label}}
	}
	var reading any
	if t.Statement != nil {
		var o object
		for _, f := range t.Statement.Value {
			addField(&o, t.Statement.Subject.Kind, f.Name, f.Value)
		}
		reading = object{{"subject", t.Statement.Subject.ID}, {"value", o}, {"apart", t.Apart}, {"newest", t.Statement.Newest}}
	}
	return object{{"fact", lineOf(t.Digest, t.Fact)}, {"position", position(t.Article, t.Fact.Span)}, {"story", story}, {"joined", ties},
		{"event_of_story", merged}, {"subjects", trails}, {"reading", reading}, {"origin", origin}, {"reason", orNull(t.Reason)}}
}

func meetingObject(r *checker.Report, m *checker.Meeting) object {
	var tie any
	if m.Tie != nil {
		tie = tieOf(r, *m.Tie)
	}
	traced := []object{}
	for i := range m.Traced {
		t := &m.Traced[i]
		traced = append(traced, object{{"id", t.Rule.ID}, {"holds", t.Holds}, {"conditions", stepObjects(t)}})
	}
	found := []string{}
	for _, f := range m.Found {
		found = append(found, f.ID)
	}
	return object{{"a", factObject(r, &m.A)}, {"b", factObject(r, &m.B)}, {"ended", orNull(m.Ended)}, {"why", orNull(m.Why)}, {"articles", tie},
		{"values", orNull(m.Values)}, {"findings", found}, {"rules", traced}}
}

func originObject(r *checker.Report, o facts.Origin) object {
	return object{{"id", o.ID}, {"articles", ids(r, o.Articles)}, {"why", list(unique(o.Why))}}
}

func originObjects(r *checker.Report, groups []checker.OriginGroup) []object {
	out := []object{}
	for _, g := range groups {
		out = append(out, object{{"id", g.ID}, {"articles", ids(r, g.Articles)}, {"why", list(g.Why)}})
	}
	return out
}
