package rules

// Only returns a set of the rules that keep says yes to. It shares what was compiled.
func (s *Set) Only(keep func(*Rule) bool) *Set {
	out := *s
	out.rules = nil
	for _, r := range s.rules {
		if keep(r) {
			out.rules = append(out.rules, r)
		}
	}
	return &out
}
