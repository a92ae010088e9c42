package checker_test

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"crosscheck/checker"
	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/facts/extract"
	"crosscheck/facts/store"
	"crosscheck/rules"
	"crosscheck/rules/builtin"
)

func newChecker(t testing.TB) *checker.Checker {
	x, err := extract.New()
	require.NoError(t, err)
	files, err := rules.Files(builtin.FS, "")
	require.NoError(t, err)
	set, err := rules.Load(x.Kinds(), files...)
	require.NoError(t, err)
	return &checker.Checker{Extractor: x, Rules: set, Store: &store.Memory{}}
}

func text(id, outlet string, published facts.Instant, words string) *facts.Article {
	return &facts.Article{ID: id, Version: fmt.Sprintf("%x", sha256.Sum256([]byte(words)))[:16], Outlet: outlet, Published: published, Source: []byte(words),
		Parts: []facts.Part{{Name: "body", Text: words}}}
}

func put(t *testing.T, c *checker.Checker, articles ...*facts.Article) {
	digests, problems := c.Extract(t.Context(), articles)
	require.Empty(t, problems)
	require.NoError(t, c.Store.Put(t.Context(), digests...))
}

func hour(h int) facts.Instant {
	from := time.Date(2026, 5, 8, h, 0, 0, 0, time.UTC)
	return facts.Instant{From: from, To: from.Add(time.Second)}
}

const resigned = "Croatian %s Minister Ada Krol resigned on Friday after weeks of protest over the harbour budget in Split."

func resignation(id, outlet, ministry string, h int) *facts.Article {
	return text(id, outlet, hour(h), fmt.Sprintf(resigned, ministry))
}

// stocked is a store with one story of three articles, and many articles of other stories.
func stocked(t *testing.T) *checker.Checker {
	c := newChecker(t)
	put(t, c, resignation("w-1", "Wire One", "Defence", 9), resignation("w-2", "Wire Two", "Defence", 10), resignation("w-3", "Wire Three", "Foreign", 11))
	var others []*facts.Article
	for i, town := range strings.Fields("Aldmere Borwick Cranley Dunholm Elsworth Farnwick Gresley Holmport Ilkstone Jarford") {
		for k := range 4 {
			others = append(others, text(fmt.Sprintf("%s-%d", town, k), fmt.Sprintf("Outlet %d", k), hour(i+k),
				fmt.Sprintf("%d people were killed in a flood in %s on Thursday, Mayor Jo Tamm%s said.", i+k+2, town, town)))
		}
	}
	put(t, c, others...)
	return c
}

func TestDraftAgainstStore(t *testing.T) {
	c := stocked(t)
	draft := resignation("draft", "Our Desk", "Foreign", 12)
	r, err := c.Check(t.Context(), nil, draft)
	require.NoError(t, err)
	require.Empty(t, r.Problems)
	require.Equal(t, []string{"draft", "w-1", "w-2", "w-3"}, idsOf(r.Articles))
	require.GreaterOrEqual(t, r.Considered, 3)
	require.Equal(t, []bool{false, true, true, true}, r.Stored)
	require.True(t, r.IsStored(r.Articles[1]))
	require.False(t, r.IsStored(draft))
	require.Equal(t, 0, r.Draft)
	require.Zero(t, r.Stale)
	conflicts := 0
	for _, f := range r.Findings {
		if f.Verdict == rules.Conflict {
			conflicts++
		}
	}
	require.Positive(t, conflicts)
	sound(t, r)

	has, err := c.Store.Has(t.Context(), store.KeyOf(draft), "")
	require.NoError(t, err)
	require.False(t, has, "a draft is not stored")
}

// TestVersionsOfTheStore: the latest version takes part, or the latest at a time; what is at hand is not taken from the store as well.
func TestVersionsOfTheStore(t *testing.T) {
	c := stocked(t)
	second := resignation("w-1", "Wire One", "Transport", 9)
	second.Modified = hour(15)
	put(t, c, second)
	draft := resignation("draft", "Our Desk", "Foreign", 16)
	said := func() string {
		r, err := c.Check(t.Context(), nil, draft)
		require.NoError(t, err)
		sound(t, r)
		for _, a := range r.Articles {
			if a.ID == "w-1" {
				return a.Parts[0].Text
			}
		}
		return ""
	}
	require.Contains(t, said(), "Transport")
	c.AsOf = hour(12).From
	require.Contains(t, said(), "Defence")
	c.AsOf = time.Time{}

	own := resignation("w-1", "Wire One", "Health", 17)
	r, err := c.Check(t.Context(), []*facts.Article{own}, draft)
	require.NoError(t, err)
	require.Equal(t, []string{"draft", "w-1", "w-2", "w-3"}, idsOf(r.Articles))
	require.Same(t, own, r.Articles[1])
	require.Equal(t, []bool{false, false, true, true}, r.Stored)
}

// TestSeveralArticlesAgainstStore: findings rest on an article at hand; All adds those of their stories.
func TestSeveralArticlesAgainstStore(t *testing.T) {
	c := stocked(t)
	r, err := c.Check(t.Context(), []*facts.Article{resignation("x-1", "Desk One", "Foreign", 12), resignation("x-2", "Desk Two", "Foreign", 13)}, nil)
	require.NoError(t, err)
	require.Equal(t, -1, r.Draft)
	require.NotEmpty(t, r.Findings)
	for _, f := range r.Findings {
		own := false
		for _, e := range f.Evidence {
			own = own || !r.IsStored(e.Article)
		}
		require.True(t, own, f.Message)
	}
	sound(t, r)
	some := len(r.Findings)
	c.All = true
	r, err = c.Check(t.Context(), []*facts.Article{resignation("x-1", "Desk One", "Foreign", 12), resignation("x-2", "Desk Two", "Foreign", 13)}, nil)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(r.Findings), some)
	require.Equal(t, []string{"w-1", "w-2", "w-3", "x-1", "x-2"}, idsOf(r.Articles), "other stories stay out")
}

// TestStoreOfAnotherExtractor: digests of other kinds are used, and counted.
func TestStoreOfAnotherExtractor(t *testing.T) {
	c := newChecker(t)
	digests, _ := c.Extract(t.Context(), []*facts.Article{resignation("w-1", "Wire One", "Defence", 9)})
	old := *digests[0]
	old.Extractor = "older"
	require.NoError(t, c.Store.Put(t.Context(), &old))
	r, err := c.Check(t.Context(), nil, resignation("draft", "Our Desk", "Foreign", 12))
	require.NoError(t, err)
	require.Equal(t, 1, r.Stale)
	require.NotEmpty(t, r.Findings)
}

// TestStoreGivesWhatFilesGive: a draft gets the same verdicts whether the articles of its story come from a store or from files.
func TestStoreGivesWhatFilesGive(t *testing.T) {
	wires := []*facts.Article{resignation("w-1", "Wire One", "Defence", 9), resignation("w-2", "Wire Two", "Defence", 10), resignation("w-3", "Wire Three", "Foreign", 11)}
	draft := resignation("draft", "Our Desk", "Foreign", 12)
	c := newChecker(t)
	put(t, c, wires...)
	stored, err := c.Check(t.Context(), nil, draft)
	require.NoError(t, err)
	c.Store = nil
	files, err := c.Check(t.Context(), wires, draft)
	require.NoError(t, err)
	require.Equal(t, len(files.Findings), len(stored.Findings))
	for i := range files.Findings {
		require.Equal(t, files.Findings[i].Message, stored.Findings[i].Message)
		require.Equal(t, files.Findings[i].Verdict, stored.Findings[i].Verdict)
		require.Equal(t, len(files.Findings[i].Evidence), len(stored.Findings[i].Evidence))
	}
	require.Equal(t, files.Compared, stored.Compared)
}

// sound checks that all indexes of a report point to what they should.
func sound(t *testing.T, r *checker.Report) {
	require.Len(t, r.Digests, len(r.Articles))
	require.Len(t, r.Stored, len(r.Articles))
	require.Len(t, r.Status, len(r.Articles))
	for i, d := range r.Digests {
		require.Same(t, r.Articles[i], d.Article)
		require.Len(t, r.Status[i], len(d.Facts))
	}
	member := map[int]bool{}
	stories := map[string]bool{}
	for _, s := range r.Stories {
		stories[s.ID] = true
		for _, i := range append(append([]int{}, s.Articles...), s.Also...) {
			require.Less(t, i, len(r.Articles))
			member[i] = true
		}
		for _, e := range s.Events {
			for _, m := range e.Members {
				require.Less(t, m.Event, len(r.Digests[m.Article].Events))
			}
		}
	}
	require.Len(t, member, len(r.Articles))
	placed := 0
	for i, o := range r.Origins {
		require.Equal(t, i, o.ID)
		placed += len(o.Articles)
	}
	require.Equal(t, len(r.Articles), placed)
	for _, s := range r.Subjects {
		require.True(t, stories[s.Story])
		for _, st := range s.Statements {
			require.Same(t, st.Article, r.Articles[st.Index])
			require.Contains(t, r.Origins[st.Origin].Articles, st.Index)
		}
	}
}

func idsOf(articles []*facts.Article) (out []string) {
	for _, a := range articles {
		out = append(out, a.ID)
	}
	return out
}

// TestOutlinesTellStories: outlines of an SQLite store group into the same stories as whole digests.
func TestOutlinesTellStories(t *testing.T) {
	c := stocked(t)
	var keys []store.Key
	for k, err := range c.Store.Keys(t.Context(), store.Select{}) {
		require.NoError(t, err)
		keys = append(keys, k)
	}
	whole, err := c.Store.Digests(t.Context(), keys...)
	require.NoError(t, err)
	file, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "news.db"))
	require.NoError(t, err)
	defer file.Close()
	require.NoError(t, file.Put(t.Context(), whole...))
	outlines, err := file.Outlines(t.Context(), link.StoryKinds(), keys...)
	require.NoError(t, err)
	require.Len(t, outlines, len(keys))
	for i, o := range outlines {
		require.Equal(t, keys[i], store.KeyOf(o.Article))
		require.Empty(t, o.Article.Parts)
		for _, f := range o.Facts {
			require.Equal(t, "title", f.Kind)
		}
	}
	want := link.Stories(whole)
	require.Equal(t, want, link.Stories(outlines))

	// Of all stories one is asked for.
	at := slices.Index(keys, keys[len(keys)-1])
	groups, kept := want.Of(func(i int) bool { return i == at })
	require.Len(t, groups.Members, 1)
	require.Contains(t, kept, at)
	require.Len(t, groups.Members[0], len(kept))
	for position, i := range groups.Members[0] {
		require.Equal(t, position, i)
	}
	none, kept := want.Of(func(int) bool { return false })
	require.Empty(t, none.Members)
	require.Empty(t, kept)
}
