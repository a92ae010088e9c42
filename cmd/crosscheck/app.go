package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"crosscheck/facts/yamlfile"
)

// app is one run: its streams, the flags that every command takes, and the exit status so far.
type app struct {
	ctx            context.Context
	stdin          io.Reader
	stdout, stderr io.Writer
	env            environment
	status         int

	config   string
	noConfig bool
	kinds    []string
	rules    []string
	noColor  bool
	quiet    bool

	asWritten bool // rules and numbers as their files have them, whatever the settings change: for tests of these files
}

// rootCommand lists the commands in the order in which a new user needs them.
func (a *app) rootCommand() *cobra.Command {
	cobra.EnableCommandSorting = false
	root := &cobra.Command{
		Use:   "crosscheck",
		Short: "Compare what news articles say",
		Long: `crosscheck reads news articles and reports where they contradict each other, where they
agree, and what is newer. Every finding shows the sentences that it rests on.

Exit status: 0 nothing found at the fail level, 1 something found, 2 the job could not be done.`,
		Example: `  crosscheck check story/                      all articles of a folder against each other
  crosscheck check draft.md --against wires/   a draft against the wires
  crosscheck extract draft.md                  what crosscheck reads out of an article`,
		Args:          a.unknownCommand,
		SilenceErrors: true,
		SilenceUsage:  true,
		Version:       version(),
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.HiddenDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Use: "no-help", Hidden: true, Run: func(*cobra.Command, []string) {}})
	f := root.PersistentFlags()
	f.SortFlags = false
	f.StringVar(&a.config, "config", "", "settings `FILE` instead of the closest .crosscheck.yaml")
	f.BoolVar(&a.noConfig, "no-config", false, "read no settings file; variables CROSSCHECK_… still hold")
	f.StringArrayVar(&a.rules, "rules", nil, "rule file or folder beside the built-in rules; `PATH` may be repeated")
	f.StringArrayVar(&a.kinds, "kinds", nil, "folder of kind files beside the built-in kinds; `DIR` may be repeated")
	f.BoolVar(&a.noColor, "no-color", false, "no colours, as with NO_COLOR in the environment")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "findings only, no closing lines")
	root.AddCommand(a.checkCommand(), a.storiesCommand(), a.matrixCommand(), a.explainCommand(), a.whyNotCommand(), a.extractCommand(), a.ingestCommand(), a.factsCommand(), a.storeCommand(), a.rosterCommand(), a.rulesCommand(), a.kindsCommand(), a.testCommand(), a.configCommand(), a.initCommand(), a.versionCommand())
	return root
}

// unknownCommand refuses arguments of the bare program, and says what may have been meant.
func (a *app) unknownCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if _, err := os.Stat(args[0]); err == nil {
		return fmt.Errorf("unknown command %q (to check files: crosscheck check %s)", args[0], strings.Join(args, " "))
	}
	return fmt.Errorf("unknown command %q%s; crosscheck --help lists the commands", args[0], didYouMean(args[0], names(c)))
}

func names(c *cobra.Command) []string {
	var out []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			out = append(out, sub.Name())
		}
	}
	return out
}

// flagError adds the nearest flag to the message about an unknown one.
func flagError(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return err
	}
	var options []string
	c.Flags().VisitAll(func(f *pflag.Flag) { options = append(options, f.Name) })
	name := unknown.GetSpecifiedName()
	if near := yamlfile.Suggest(name, options); near != "" && len(name) > 1 {
		return fmt.Errorf("unknown flag --%s (did you mean --%s?); crosscheck %s --help lists the flags", name, near, c.Name())
	}
	return fmt.Errorf("%w; %s --help lists the flags", err, c.CommandPath())
}

func didYouMean(word string, options []string) string { return yamlfile.DidYouMean(word, options) }

// oneOf checks the value of a flag.
func oneOf(flag, value string, options ...string) error {
	for _, o := range options {
		if o == value {
			return nil
		}
	}
	return fmt.Errorf("--%s %q: want %s%s", flag, value, strings.Join(options, ", "), didYouMean(value, options))
}

// found notes that something at or above the fail level was found.
func (a *app) found() { a.status = max(a.status, statusFound) }

// fail prints each error of a possibly joined one on a line and notes that the job, or a part of it, could not be done; nil is no error.
func (a *app) fail(err error) {
	for _, e := range separate(err) {
		a.status = statusFailed
		fmt.Fprintf(a.stderr, "crosscheck: %s\n", oneLine(e.Error()))
	}
}

// separate takes joined errors apart, depth first; none for nil.
func separate(err error) []error {
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return []error{err}
	}
	var out []error
	for _, e := range joined.Unwrap() {
		out = append(out, separate(e)...)
	}
	return out
}

// oneLine keeps an error on its line: line breaks become spaces, and control and formatting characters of file names are shown.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	var b strings.Builder
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			fmt.Fprintf(&b, "⟦U+%04X⟧", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// plural counts a word that takes an s.
func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
