package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"crosscheck/checker"
	"crosscheck/checker/link"
	"crosscheck/checker/report"
	"crosscheck/facts"
	"crosscheck/facts/store"
	"crosscheck/rules"
)

func (a *app) storiesCommand() *cobra.Command {
	var o checkFlags
	c := &cobra.Command{
		Use:                   "stories PATH… [--store FILE] | crosscheck stories --store FILE",
		DisableFlagsInUseLine: true,
		Short:                 "List the stories that articles make, and what joined them",
		Long: `stories groups articles by what they are about, as check does, and says for each article what
joined it to its story: how alike words and names are, and how alike they had to be; the private
people that both name; whether they tell one main event.

With a PATH and --store the stored articles of one story with those of PATH are shown too; with
--store alone all articles of the store, of each the latest version.

An editor's decisions stand in a file, named by --stories or by stories in the settings:

  - {join: [wire-17, herald-4]}   these are of one story
  - {part: [wire-17, wire-21]}    these are not

Articles are named by ID, URL or path from the folder of the file. check and all other commands honour the file.`,
		Example: `  crosscheck stories wires/
  crosscheck stories draft.md --store news.db
  crosscheck stories --store news.db --format json`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) == 0 && o.store == "" && a.env.getenv(storeVariable) == "" {
				return needPaths(c, args)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.stories(o, args) },
	}
	f := c.Flags()
	f.SortFlags = false
	sourceFlags(f, &o)
	f.StringVar(&o.format, "format", "text", "`FORMAT` of the list: text or json")
	f.BoolVar(&o.all, "all", false, "also articles that are alone in their story, and all events")
	return c
}

// sourceFlags are those that say what is compared, for the commands that print another view of a check.
func sourceFlags(f *pflag.FlagSet, o *checkFlags) {
	f.StringArrayVar(&o.against, "against", nil, "articles to check the draft against; `PATH` may be repeated")
	storeFlag(f, &o.store)
	f.BoolVar(&o.noStore, "no-store", false, "compare with no store, whatever the settings say")
	f.StringVar(&o.asOf, "as-of", "", "of the store only what was out at this `TIME`: RFC 3339 or a date")
	f.StringVar(&o.stories, "stories", "", "`FILE` of stories that an editor joined or parted")
	stdinFlag(f, &o.stdin)
	f.StringVar(&o.now, "now", "", "the present `TIME` for rules that need it: RFC 3339 or a date")
}

// readHand reads the stories by hand that a flag names, else the settings; without a name nothing was decided.
func (a *app) readHand(flag string, c config) (link.Hand, error) {
	file := cmp.Or(flag, c.Stories)
	if file == "" {
		return link.Hand{}, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		err = pathError(file, err)
		if flag == "" {
			err = fmt.Errorf("%w (stories of %s)", err, c.origins["stories"])
		}
		return link.Hand{}, err
	}
	hand, err := checker.ReadHand(filepath.ToSlash(file), data)
	for _, list := range [][]link.Decision{hand.Join, hand.Part} {
		for i := range list {
			seenFrom(filepath.Dir(file), list[i].Articles)
		}
	}
	return hand, err
}

// seenFrom turns names that are paths from a folder to files into paths from the working folder, as articles are named.
func seenFrom(folder string, names []string) {
	for i, name := range names {
		path := filepath.Join(folder, name)
		if _, err := os.Stat(path); err != nil {
			continue
		}
		full, err := filepath.Abs(path)
		if err != nil {
			continue
		}
		if dir, err := filepath.Abs("."); err == nil {
			if rel, err := filepath.Rel(dir, full); err == nil {
				names[i] = filepath.ToSlash(rel)
			}
		}
	}
}

func (a *app) stories(o checkFlags, args []string) error {
	if err := oneOf("format", o.format, report.ViewFormats()...); err != nil {
		return err
	}
	var x *examined
	var err error
	if len(args) == 0 {
		x, err = a.storedStories(o)
	} else {
		view := o
		view.format = ""
		x, err = a.examine(view, args)
	}
	if err != nil {
		return err
	}
	a.unknownByHand(x)
	options := a.reportOptions()
	options.All = o.all
	return report.WriteStories(a.stdout, o.format, x.report, x.checker.Tracer(x.report), options)
}

// storedStories groups all articles of a store, of each the latest version.
func (a *app) storedStories(o checkFlags) (*examined, error) {
	asOf, err := instantFlag("as-of", o.asOf)
	if err != nil {
		return nil, err
	}
	s, broken := a.load()
	if s == nil {
		return nil, broken
	}
	a.fail(broken)
	hand, err := a.readHand(o.stories, s.config)
	if err != nil {
		return nil, err
	}
	st, err := a.openStore(a.ctx, storeAddress(o.store, s.config), false)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	sel := store.Select{Latest: true}
	if asOf.Known() {
		sel.AsOf = lastMoment(asOf)
	}
	var keys []store.Key
	for k, err := range st.Keys(a.ctx, sel) {
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return nil, errors.New("the store holds no articles")
	}
	slices.SortFunc(keys, store.Key.Compare)
	digests, err := st.Outlines(a.ctx, link.StoryKinds(), keys...)
	if err != nil {
		return nil, err
	}
	c := &checker.Checker{Extractor: s.extractor, Rules: s.rules.Only(func(*rules.Rule) bool { return false }), Hand: hand}
	groups := hand.Stories(digests)
	if err := a.wholeOf(st, digests, groups, o.all); err != nil {
		return nil, err
	}
	return &examined{s, c, c.Group(digests, groups)}, nil
}

// wholeOf reads the articles of stories that are shown: outlines have no words, and most articles of a large store are alone.
func (a *app) wholeOf(st store.Store, digests []*facts.Digest, groups *link.Groups, all bool) error {
	var at []int
	var wanted []store.Key
	for _, members := range groups.Members {
		if len(members) < 2 && !all {
			continue
		}
		for _, i := range members {
			at, wanted = append(at, i), append(wanted, store.KeyOf(digests[i].Article))
		}
	}
	whole, err := st.Digests(a.ctx, wanted...)
	if err != nil {
		return err
	}
	for k, i := range at {
		digests[i] = whole[k]
	}
	return nil
}

// unknownByHand notes articles that an editor's file names and that are not at hand: a slip, or articles of another day.
func (a *app) unknownByHand(x *examined) {
	missing := x.report.UnknownByHand(x.checker.Hand)
	if a.quiet {
		return
	}
	var ids []string
	for _, art := range x.report.Articles {
		ids = append(ids, art.ID)
	}
	for _, id := range missing {
		fmt.Fprintf(a.stderr, "crosscheck: note: stories by hand: no article %s at hand%s\n", oneLine(id), didYouMean(id, ids))
	}
}

// kindsOf are the kinds that a check went by.
func (x *examined) kindsOf() []facts.Kind { return x.setup.extractor.Kinds() }
