package ruletest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
	"crosscheck/rules"

	"github.com/stretchr/testify/require"
)

// wantFile stands in each story folder, beside its articles.
const wantFile = "want.yaml"

// storyWant is what a check of a story folder must and must not say.
type storyWant struct {
	What     string        `yaml:"what,required"` // what happened, in one line
	Draft    string        `yaml:"draft"`         // the file that is checked against the others; "": all against all
	Findings []findingWant `yaml:"findings"`      // each must appear
	None     []string      `yaml:"none"`          // rules and verdicts that must not
	Closed   bool          `yaml:"closed"`        // no warning or error but those under findings and noise
	Noise    []findingWant `yaml:"noise"`         // each appears and should not, its miss says why
	Apart    []string      `yaml:"apart"`         // files that share no story with any other
	Groups   [][]string    `yaml:"groups"`        // files of one group share a story, files of two share none
	Linking  string        `yaml:"linking"`       // why apart or groups do not hold yet; the test fails when they do
}

type findingWant struct {
	Rule     string   `yaml:"rule"` // "": any rule
	Verdict  string   `yaml:"verdict,required"`
	Evidence []string `yaml:"evidence"`
	Origins  int      `yaml:"origins"` // 0: any number
	Miss     string   `yaml:"miss"`    // why this is not found yet; the test fails when it is
}

func TestStories(t *testing.T) {
	c := builtinChecker(t)
	for _, dir := range glob(t, filepath.Join(storiesDir, "*")) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, wantFile))
			require.NoError(t, err)
			var want storyWant
			require.NoError(t, yamlfile.Decode(filepath.Join(dir, wantFile), data, &want))
			articles := readStory(t, dir)
			require.GreaterOrEqual(t, len(articles), 3)
			want.requireSound(t, articles)

			draft, others := want.divide(articles)
			r, err := c.Check(t.Context(), others, draft)
			require.NoError(t, err)
			require.Empty(t, r.Problems)
			if complaints := want.compare(r); len(complaints) > 0 {
				t.Error("\n" + strings.Join(complaints, "\n") + "\nfindings were:\n" + listing(r))
			}
		})
	}
}

// requireSound holds want.yaml against its folder: what it names must stand there.
func (w *storyWant) requireSound(t *testing.T, articles []*facts.Article) {
	var names, texts []string
	for _, a := range articles {
		names = append(names, baseName(a))
		for _, p := range a.Parts {
			texts = append(texts, p.Text)
		}
	}
	require.Subset(t, names, w.Apart)
	require.Subset(t, names, slices.Concat(w.Groups...))
	require.NotEmpty(t, w.Findings)
	for _, f := range w.Noise {
		require.NotEmpty(t, f.Miss, "noise says why it should not appear")
	}
	for _, f := range slices.Concat(w.Findings, w.Noise) {
		for _, e := range f.Evidence {
			require.True(t, slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, e) }), "%q stands in no article", e)
		}
	}
}

// divide takes the draft out of the articles; nil where the story has none.
func (w *storyWant) divide(list []*facts.Article) (*facts.Article, []*facts.Article) {
	i := slices.IndexFunc(list, func(a *facts.Article) bool { return w.Draft != "" && baseName(a) == w.Draft })
	if i < 0 {
		return nil, list
	}
	return list[i], slices.Delete(slices.Clone(list), i, i+1)
}

func (w *storyWant) compare(r *checker.Report) []string {
	var out []string
	for _, f := range w.Findings {
		best := f.nearest(r.Findings)
		switch {
		case f.Miss != "" && best == "":
			out = append(out, fmt.Sprintf("%s is found now: take its miss away", f))
		case f.Miss == "" && best != "":
			out = append(out, fmt.Sprintf("%s: %s", f, best))
		}
	}
	for _, f := range w.Noise {
		if f.nearest(r.Findings) != "" {
			out = append(out, fmt.Sprintf("noise is gone: take it away: %s", f))
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		banned := slices.Contains(w.None, f.Rule) || slices.Contains(w.None, string(f.Verdict))
		open := w.Closed && f.Severity != rules.Info && !listed(w.Findings, f)
		if (banned || open) && !listed(w.Noise, f) {
			out = append(out, fmt.Sprintf("must not appear: %s (%s): %s", f.Verdict, f.Rule, f.Message))
		}
	}
	linking := slices.Concat(w.compareApart(r), w.compareGroups(r))
	if w.Linking == "" {
		return append(out, linking...)
	}
	if len(linking) == 0 {
		out = append(out, "the articles are linked as wanted now: take linking away")
	}
	return out
}

// listed says whether a finding is one of those in a list.
func listed(list []findingWant, f *rules.Finding) bool {
	return slices.ContainsFunc(list, func(w findingWant) bool { return w.nearest([]rules.Finding{*f}) == "" })
}

func (w *storyWant) compareApart(r *checker.Report) []string {
	var out []string
	for _, s := range r.Stories {
		members := slices.Concat(s.Articles, s.Also)
		for _, a := range members {
			if name := baseName(r.Articles[a]); len(members) > 1 && slices.Contains(w.Apart, name) {
				out = append(out, fmt.Sprintf("%s must share no story, and stands in %q", name, s.Title))
			}
		}
	}
	return out
}

func (w *storyWant) compareGroups(r *checker.Report) []string {
	var out []string
	for i, group := range w.Groups {
		together := false
		for _, s := range r.Stories {
			var own, other int
			for _, a := range slices.Concat(s.Articles, s.Also) {
				name := baseName(r.Articles[a])
				switch at := slices.IndexFunc(w.Groups, func(g []string) bool { return slices.Contains(g, name) }); {
				case at == i:
					own++
				case at >= 0:
					other++
				}
			}
			together = together || own == len(group)
			if own > 0 && other > 0 {
				out = append(out, fmt.Sprintf("%v share the story %q with another group", group, s.Title))
			}
		}
		if !together {
			out = append(out, fmt.Sprintf("%v stand in no story together", group))
		}
	}
	return out
}

// nearest returns "" where a finding has all that is wanted, else what the best candidate lacks.
func (f findingWant) nearest(list []rules.Finding) string {
	best, lacking := "no such finding", -1
	for i := range list {
		g := &list[i]
		if f.Rule != "" && g.Rule != f.Rule || f.Verdict != string(g.Verdict) {
			continue
		}
		missing := missingEvidence(g, f.Evidence)
		var diff []string
		if len(missing) > 0 {
			diff = append(diff, fmt.Sprintf("no evidence at %q", missing))
		}
		if f.Origins > 0 && g.Origins != f.Origins {
			diff = append(diff, fmt.Sprintf("origins: want %d, got %d", f.Origins, g.Origins))
		}
		if len(diff) == 0 {
			return ""
		}
		if lacking < 0 || len(missing) < lacking {
			best, lacking = strings.Join(diff, "; ")+" in "+g.Message, len(missing)
		}
	}
	return best
}

func (f findingWant) String() string {
	return fmt.Sprintf("want %s (%s) %q", f.Verdict, orAny(f.Rule), f.Evidence)
}

func orAny(rule string) string {
	if rule == "" {
		return "any rule"
	}
	return rule
}

// listing shows the findings of a report with their evidence, for a reader of a failed test.
func listing(r *checker.Report) string {
	var b strings.Builder
	for i := range r.Findings {
		f := &r.Findings[i]
		fmt.Fprintf(&b, "  %s %s (%s, %d origins): %s\n", f.Severity, f.Verdict, f.Rule, f.Origins, f.Message)
		for _, e := range f.Evidence {
			fmt.Fprintf(&b, "      %s: %q\n", baseName(e.Article), e.Article.Quote(e.Fact.Span))
		}
	}
	return b.String()
}
