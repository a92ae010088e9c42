package rules

// tale is one thing that a condition found in a story or an article: what it says, what it compares and what it rests on.
type tale struct {
	text     string
	values   []string
	evidence []indexed
	origins  int
}

// Hidden keys of stories and articles: what a condition found, the one that a message speaks of, and the articles of a story.
const (
	tellings = "++"
	speaking = "="
	holding  = "*"
)

// tellable is the story or article that a rule looks at, nil where it looks at something else.
func tellable(env map[string]any) map[string]any {
	if s, ok := env["story"].(storyValue); ok {
		return s
	}
	if _, fact := env["fact"]; fact {
		return nil
	}
	a, _ := env["article"].(articleValue)
	return a
}

// tell makes one finding of each thing that the conditions found; like is the finding as it would be without.
func (e *evaluation) tell(r *Rule, env map[string]any, m map[string]any, like *Finding) error {
	list, _ := m[tellings].([]tale)
	for i := range list {
		m[speaking] = &list[i]
		f := *like
		f.Evidence, f.Values, f.Origins = ordered(list[i].evidence), list[i].values, list[i].origins
		if err := e.add(r, env, &f); err != nil {
			return err
		}
	}
	return nil
}

// toldOf is what the finding at hand says.
func toldOf(v any) string {
	var m map[string]any
	switch v := v.(type) {
	case storyValue:
		m = v
	case articleValue:
		m = v
	}
	if t, ok := m[speaking].(*tale); ok {
		return t.text
	}
	return ""
}

// keepTold stores what a condition found and reports whether there is anything.
func keepTold(m map[string]any, list []tale) bool {
	m[tellings] = list
	return len(list) > 0
}

// membersOf are the articles whose main story this is; with a draft among them the second result is true.
func membersOf(v any) (m storyValue, list []articleValue, drafted bool) {
	m, _ = v.(storyValue)
	list, _ = m[holding].([]articleValue)
	for _, a := range list {
		if yes, _ := a["draft"].(bool); yes {
			drafted = true
		}
	}
	return m, list, drafted
}
