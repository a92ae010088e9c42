package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/facts/yamlfile"
	"crosscheck/rules"
)

func (a *app) rulesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "rules",
		Short: "List, explain and check rules",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("unknown command %q%s; crosscheck rules --help lists the commands", "rules "+args[0], didYouMean(args[0], names(c)))
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(
		&cobra.Command{
			Use:   "list",
			Short: "List the rules: ID, verdict, severity, what it looks at, title",
			Args:  noArguments,
			RunE:  func(*cobra.Command, []string) error { return a.listRules() },
		},
		&cobra.Command{
			Use:     "explain ID",
			Short:   "Show what a rule says, when it fires, and its examples",
			Example: "  crosscheck rules explain toll-conflict",
			Args:    oneID,
			RunE:    func(_ *cobra.Command, args []string) error { return a.explainRule(args[0]) },
		},
		&cobra.Command{
			Use:   "lint [PATH…]",
			Short: "Check rule files: mistakes, and rules without examples",
			Long: `lint loads rule files and prints every mistake with its place (exit status 2), then the rules that
lack an example that fires or one that stays silent (exit status 1). Without a PATH it looks at the
built-in rules and those of --rules.`,
			RunE: func(_ *cobra.Command, args []string) error { return a.lintRules(args) },
		},
	)
	return c
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments", c.CommandPath())
	}
	return nil
}

func oneID(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("%s wants one rule ID; crosscheck rules list lists them", c.CommandPath())
	}
	return nil
}

func (a *app) listRules() error {
	s, err := a.load()
	if err != nil {
		return err
	}
	rows := [][]string{}
	for _, r := range s.rules.Rules() {
		on := string(r.On)
		if r.Kind != "" {
			on += " of " + r.Kind
		}
		if r.Draft {
			on += ", draft"
		}
		severity := string(r.Severity)
		if r.Off {
			severity = "off"
		}
		rows = append(rows, []string{r.ID, string(r.Verdict), severity, on, r.Title})
	}
	writeTable(a.stdout, rows)
	return nil
}

// writeTable pads all columns but the last.
func writeTable(w io.Writer, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], len([]rune(cell)))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			if i == len(row)-1 {
				fmt.Fprintln(w, cell)
				break
			}
			fmt.Fprintf(w, "%-*s  ", widths[i], cell)
		}
	}
}

func (a *app) explainRule(id string) error {
	s, err := a.load()
	if err != nil {
		return err
	}
	r := s.rules.Rule(id)
	if r == nil {
		var ids []string
		for _, x := range s.rules.Rules() {
			ids = append(ids, x.ID)
		}
		return fmt.Errorf("no rule %q%s; crosscheck rules list lists them", id, didYouMean(id, ids))
	}
	w := a.stdout
	fmt.Fprintf(w, "%s: %s\n\n", r.ID, r.Title)
	if r.Description != "" {
		fmt.Fprintf(w, "%s\n\n", strings.TrimSpace(r.Description))
	}
	rows := [][]string{{"  file", fmt.Sprintf("%s:%d", r.File, r.Pos.Line)}, {"  verdict", string(r.Verdict) + ", " + string(r.Severity)}, {"  looks at", looksAt(r)}}
	if r.Off {
		rows = append(rows, []string{"  off", "by " + s.config.File})
	}
	for i, when := range r.When {
		label := "  when"
		if i > 0 {
			label = "  and"
		}
		rows = append(rows, []string{label, strings.Join(strings.Fields(when), " ")})
	}
	for _, p := range r.Params {
		rows = append(rows, []string{"  param", p.Name + " = " + p.String()})
	}
	rows = append(rows, []string{"  says", r.Message})
	if r.Ask != "" {
		rows = append(rows, []string{"  asks", r.Ask})
	}
	for _, f := range r.FalsePositives {
		rows = append(rows, []string{"  can be wrong on", f})
	}
	for _, ref := range r.References {
		rows = append(rows, []string{"  see", ref})
	}
	writeTable(w, rows)
	explainExamples(w, r)
	return nil
}

func looksAt(r *rules.Rule) string {
	var s string
	switch r.On {
	case rules.OnFact:
		s = "every " + r.Kind + " of an article"
	case rules.OnArticle:
		s = "one article"
	case rules.OnPair:
		s = "what two articles say (" + r.Kind + ")"
	case rules.OnMentions:
		s = "two values that one article gives (" + r.Kind + ")"
	case rules.OnAcross:
		s = "two articles that give one number of different things (" + r.Kind + ")"
	case rules.OnSubject:
		s = "all that is said of one subject"
		if r.Kind != "" {
			s += " (" + r.Kind + ")"
		}
	case rules.OnStory:
		s = "all subjects of a story"
	}
	if r.Subject != "" {
		s += ", subject " + r.Subject
	}
	if r.Draft {
		s += ", only with a draft"
	}
	return s
}

func explainExamples(w io.Writer, r *rules.Rule) {
	for _, e := range r.Examples {
		fmt.Fprintf(w, "\nExample: %s\n", e.Name)
		for _, x := range e.Articles {
			who := x.Outlet
			if x.Published != "" {
				who = strings.TrimPrefix(who+", "+x.Published, ", ")
			}
			fmt.Fprintf(w, "  %s: %s\n", who, strings.Join(strings.Fields(x.Title+" "+x.Text), " "))
		}
		if len(e.Expect) == 0 {
			fmt.Fprintln(w, "  → silent")
		}
		for _, x := range e.Expect {
			v := string(x.Verdict)
			if v == "" {
				v = string(r.Verdict)
			}
			fmt.Fprintf(w, "  → %s: %s\n", v, strings.Join(x.Evidence, " | "))
		}
	}
}

func (a *app) lintRules(paths []string) error {
	s, files, err := a.loadWith(paths)
	if err != nil {
		return err
	}
	count := 0
	for _, e := range separate(s.rules.Lint()) {
		var at *yamlfile.Error
		if errors.As(e, &at) && len(paths) > 0 && !slices.Contains(files, at.File) {
			continue
		}
		fmt.Fprintln(a.stdout, oneLine(e.Error()))
		count++
	}
	if count > 0 {
		a.found()
	}
	if !a.quiet {
		looked := s.rules.Only(func(r *rules.Rule) bool { return len(paths) == 0 || slices.Contains(files, r.File) })
		fmt.Fprintf(a.stdout, "%s, %s\n", plural(len(looked.Rules()), "rule"), plural(count, "remark"))
	}
	return nil
}
