package report

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/checker"
	"crosscheck/rules"
)

// named is the ID of a finding for `crosscheck explain`, where the report is to be asked further.
func (t *textReport) named(f *rules.Finding) string {
	if f.ID == "" || !t.o.All && !t.o.Explain {
		return ""
	}
	return " [" + f.ID + "]"
}

// originsLine is "3 outlets, 1 origin, because: same text; credited to Reuters". Reasons name their articles where there is more than one
// origin.
func (t *textReport) originsLine(groups []checker.OriginGroup) string {
	var outlets, why []string
	for _, g := range groups {
		var own []string
		for _, i := range g.Articles {
			own = appendNew(own, outlet(t.r.Articles[i]))
			outlets = appendNew(outlets, outlet(t.r.Articles[i]))
		}
		if len(g.Articles) < 2 || len(own) < 2 || len(g.Why) == 0 {
			continue
		}
		reason := clean(strings.Join(g.Why, "; "))
		if len(groups) > 1 {
			reason = bounded(own, 4) + ": " + reason
		}
		why = append(why, reason)
	}
	line := fmt.Sprintf("%s, %s", plural(len(outlets), "outlet", "outlets"), plural(len(groups), "origin", "origins"))
	if len(why) > 0 {
		line += ", because: " + strings.Join(why, "; ")
	}
	return line
}

// allOrigins lists the origins that several outlets share, for --all and --explain.
func (t *textReport) allOrigins() {
	headed := false
	for _, o := range t.r.Origins {
		var outlets []string
		for _, i := range o.Articles {
			outlets = appendNew(outlets, outlet(t.r.Articles[i]))
		}
		if len(outlets) < 2 {
			continue
		}
		if !headed {
			t.line("", 0, 2, "Outlets with one origin count once:")
			headed = true
		}
		slices.Sort(outlets)
		t.line("  ", 2, 4, fmt.Sprintf("%s: %s, 1 origin, because: %s", bounded(outlets, 8), plural(len(outlets), "outlet", "outlets"),
			clean(strings.Join(unique(o.Why), "; "))))
	}
}
