package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"crosscheck/facts"
	"crosscheck/facts/grammar"
)

func (a *app) kindsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "kinds",
		Short: "List, explain, check and try kinds of fact",
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return nil
			}
			return fmt.Errorf("unknown command %q%s; crosscheck kinds --help lists the commands", "kinds "+args[0], didYouMean(args[0], names(c)))
		},
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	var all bool
	try := &cobra.Command{
		Use:   `try KIND "a sentence"`,
		Short: "Show which patterns of a kind match a sentence, and where the others stop",
		Long: `try reads a sentence with the patterns of one kind. It shows what each pattern that matched has
captured, and for those that came nearest without matching, the item that found nothing and the
words that stand there.`,
		Example: `  crosscheck kinds try casualty "At least 12 people were killed in the fire."
  crosscheck kinds try outage "80,000 homes are dark" --kinds kinds/`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 2 {
				return fmt.Errorf(`%s wants a kind and a sentence in quotation marks`, c.CommandPath())
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.tryKind(args[0], args[1], all) },
	}
	try.Flags().BoolVar(&all, "all", false, "every pattern that did not match, not only the nearest")
	c.AddCommand(
		&cobra.Command{
			Use:   "list",
			Short: "List the kinds: name, how they are found, file, what they are",
			Args:  noArguments,
			RunE:  func(*cobra.Command, []string) error { return a.listKinds() },
		},
		&cobra.Command{
			Use:     "explain KIND",
			Short:   "Show the fields, subjects, tables and patterns of a kind",
			Example: "  crosscheck kinds explain casualty",
			Args: func(c *cobra.Command, args []string) error {
				if len(args) != 1 {
					return fmt.Errorf("%s wants one kind; crosscheck kinds list lists them", c.CommandPath())
				}
				return nil
			},
			RunE: func(_ *cobra.Command, args []string) error { return a.explainKind(args[0]) },
		},
		&cobra.Command{
			Use:   "lint [PATH…]",
			Short: "Check kind files: mistakes, examples, patterns and tables without use",
			Long: `lint loads kind files (or folders of them) beside the built-in kinds and prints every mistake with
its place (exit status 2); then examples that fail, patterns without an example and patterns that
none of their examples shows (exit status 1); then warnings: patterns that an earlier one hides, and
tables that no pattern uses. Without a PATH it looks at the built-in kinds and those of --kinds.`,
			RunE: func(_ *cobra.Command, args []string) error { return a.lintKinds(args) },
		},
		try,
	)
	return c
}

// grammar loads all kinds.
func (a *app) grammar() (*grammar.Grammar, error) {
	c, err := a.readConfig()
	if err != nil {
		return nil, err
	}
	x, err := a.loadKinds(c)
	if err != nil {
		return nil, err
	}
	return x.Grammar(), nil
}

// kindNamed looks a kind up, and says what may have been meant.
func kindNamed(g *grammar.Grammar, name string) (*grammar.Kind, error) {
	if k := g.Kind(name); k != nil {
		return k, nil
	}
	var known []string
	for i := range g.Kinds {
		known = append(known, g.Kinds[i].Name)
	}
	return nil, fmt.Errorf("no kind %q%s; crosscheck kinds list lists them", name, didYouMean(name, known))
}

func (a *app) listKinds() error {
	g, err := a.grammar()
	if err != nil {
		return err
	}
	var rows [][]string
	for i := range g.Kinds {
		k := &g.Kinds[i]
		rows = append(rows, []string{k.Name, foundBy(k), k.File, oneLine(k.Doc)})
	}
	writeTable(a.stdout, rows)
	return nil
}

// foundBy says what finds the facts of a kind.
func foundBy(k *grammar.Kind) string {
	switch {
	case k.Recogniser == "":
		return plural(len(k.Patterns), "pattern")
	case len(k.Patterns) == 0:
		return "recogniser " + k.Recogniser
	}
	return plural(len(k.Patterns), "pattern") + ", recogniser " + k.Recogniser
}

func (a *app) explainKind(name string) error {
	g, err := a.grammar()
	if err != nil {
		return err
	}
	k, err := kindNamed(g, name)
	if err != nil {
		return err
	}
	w := a.stdout
	fmt.Fprintf(w, "%s: %s\n\n", k.Name, oneLine(k.Doc))
	rows := [][]string{{"  file", fmt.Sprintf("%s:%d", k.File, k.Pos.Line)}, {"  found by", foundBy(k)}}
	for _, f := range k.Fields {
		rows = append(rows, []string{"  field", f.Name + ": " + string(f.Type)})
	}
	for _, s := range k.Subjects {
		rows = append(rows, []string{"  subject", subject(s)})
	}
	for _, t := range k.Tables {
		row := "{" + t.Name + "}, " + plural(t.Len(), "entry")
		if senses := t.Senses(); len(senses) > 0 {
			row += ": " + strings.Join(senses, ", ")
		}
		rows = append(rows, []string{"  terms", strings.Replace(row, "entrys", "entries", 1)})
	}
	writeTable(w, rows)
	if len(k.Examples) > 0 {
		fmt.Fprintln(w, "\nExamples of the kind")
		explainSentences(w, k.Examples)
	}
	for i := range k.Patterns {
		explainPattern(w, &k.Patterns[i])
	}
	return nil
}

// subject writes what the facts of several articles are compared by.
func subject(s facts.SubjectSpec) string {
	out := fmt.Sprintf("%s: %s, compared by %s, same %s", s.Name, s.Label, strings.Join(s.Value, " and "), strings.Join(s.Key, ", "))
	if s.Grows {
		out += "; grows with time"
	}
	if s.Many {
		out += "; an article may give several"
	}
	return out
}

func explainPattern(w io.Writer, p *grammar.Pattern) {
	fmt.Fprintf(w, "\nPattern %s, line %d", p.Name, p.Pos.Line)
	if p.Reject {
		fmt.Fprint(w, " (reject: what it matches is no fact)")
	}
	fmt.Fprintf(w, "\n  %s\n", oneLine(p.Match))
	for _, c := range p.Constants {
		fmt.Fprintf(w, "  %s: %s\n", c.Name, grammar.Notation(c.Value))
	}
	explainSentences(w, p.Examples)
}

func explainSentences(w io.Writer, list []grammar.Example) {
	for _, e := range list {
		fmt.Fprintf(w, "  “%s”\n", oneLine(e.Text))
		if len(e.Want) == 0 {
			fmt.Fprintln(w, "    → nothing")
		}
		for _, want := range e.Want {
			var fields []string
			for _, f := range want {
				fields = append(fields, f.Field+"="+oneLine(f.Value))
			}
			fmt.Fprintf(w, "    → %s\n", strings.Join(fields, " "))
		}
	}
}
