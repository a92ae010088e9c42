package ruletest

import (
	"context"

	"crosscheck/checker"
	"crosscheck/facts/grammar"
)

// Run runs all examples of the checker's rules, then those of the kinds; c is copied, not changed. The result is the same for every run.
// The error is the context's: an example that cannot be run is a failed outcome. Without g no kinds are tested.
func Run(ctx context.Context, c *checker.Checker, g *grammar.Grammar) (*Result, error) {
	r := &Result{}
	for _, rule := range c.Rules.Rules() {
		for i := range rule.Examples {
			diff := runExample(ctx, c, rule, &rule.Examples[i])
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			r.add(rule.File, rule.Examples[i].Pos.Line, rule.ID, rule.Examples[i].Name, diff)
		}
		if !rule.Fires() {
			r.Bare = append(r.Bare, rule.File+": "+rule.ID+": no example that fires")
		}
		if !rule.Silent() {
			r.Bare = append(r.Bare, rule.File+": "+rule.ID+": no example that stays silent")
		}
	}
	if g != nil {
		for k := range g.Kinds {
			runKind(c.Extractor, &g.Kinds[k], r)
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
	}
	r.sort()
	return r, nil
}
