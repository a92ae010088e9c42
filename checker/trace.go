package checker

import (
	"context"
	"slices"

	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/rules"
)

// Tracer says why a report is as it is: it asks linking and the rules again, and decides nothing itself.
type Tracer struct {
	c      *Checker
	r      *Report
	linker link.Linker
	kin    *link.Kin              // made when first asked for
	asked  map[string]*link.Asked // by story
}

// Tracer answers questions about a report of this checker.
func (c *Checker) Tracer(r *Report) *Tracer {
	return &Tracer{c: c, r: r, linker: link.Linker{Kinds: c.Extractor.Kinds(), OneStory: c.OneStory, Hand: c.Hand}, asked: map[string]*link.Asked{}}
}

// Kin compares any two articles of the report.
func (t *Tracer) Kin() *link.Kin {
	if t.kin == nil {
		t.kin = link.KinOf(t.r.Digests, t.c.Hand)
	}
	return t.kin
}

// Ties says for each article of a story but the one published first what joined it.
func (t *Tracer) Ties(s *facts.Story) []link.Tie {
	members := slices.Clone(s.Articles)
	slices.SortStableFunc(members, func(i, j int) int {
		x, y := t.r.Articles[i].Published, t.r.Articles[j].Published
		if x.Known() != y.Known() {
			if x.Known() {
				return -1
			}
			return 1
		}
		return x.From.Compare(y.From)
	})
	return t.Kin().Spanning(members)
}

func (t *Tracer) ask(s *facts.Story) *link.Asked {
	a := t.asked[s.ID]
	if a == nil {
		a = t.linker.Ask(t.r.Digests, s.Articles)
		t.asked[s.ID] = a
	}
	return a
}

// Tie is how two articles stand to each other; KeyPart is one part of a subject's key.
type (
	Tie     = link.Tie
	KeyPart = link.KeyPart
)

// FactRef names a fact of a report: index of its article, index in the article's digest.
type FactRef struct{ Article, Fact int }

// FactTrace is the way of one fact from the bytes to its reading.
type FactTrace struct {
	Ref     FactRef
	Article *facts.Article
	Digest  *facts.Digest
	Fact    *facts.Fact
	Event   *facts.Event      // of the article, nil for none
	Merged  *facts.StoryEvent // the event of the story that it was found to be
	Story   *facts.Story
	Ties    []link.Tie // what joined the article with its story
	Trails  []link.Trail
	Origin  *facts.Origin
	Reason  string // why it was left alone, "" where it met another

	Statement *facts.Statement // that it belongs to, nil for none
	Apart     bool             // the statement of its article on the subject gives another value
}

// Fact follows one fact.
func (t *Tracer) Fact(ref FactRef) FactTrace {
	d := t.r.Digests[ref.Article]
	f := &d.Facts[ref.Fact]
	out := FactTrace{Ref: ref, Article: d.Article, Digest: d, Fact: f, Story: t.r.storyOf(ref.Article), Origin: t.r.originOf(ref.Article)}
	for i := range d.Events {
		if f.Context.Event != "" && d.Events[i].ID == f.Context.Event {
			out.Event = &d.Events[i]
		}
	}
	if ref.Article < len(t.r.Status) && ref.Fact < len(t.r.Status[ref.Article]) {
		out.Reason = t.r.Status[ref.Article][ref.Fact]
	}
	if out.Story != nil {
		asked := t.ask(out.Story)
		out.Merged, out.Trails = asked.Event(ref.Article, ref.Fact), asked.Trails(ref.Article, ref.Fact)
		for _, tie := range t.Ties(out.Story) {
			if tie.A == ref.Article || tie.B == ref.Article {
				out.Ties = append(out.Ties, tie)
			}
		}
	}
	out.Statement, out.Apart = t.r.statementOf(f)
	return out
}

// storyOf is the main story of an article, nil for none.
func (r *Report) storyOf(article int) *facts.Story {
	for i := range r.Stories {
		if slices.Contains(r.Stories[i].Articles, article) {
			return &r.Stories[i]
		}
	}
	return nil
}

func (r *Report) originOf(article int) *facts.Origin {
	for i := range r.Origins {
		if slices.Contains(r.Origins[i].Articles, article) {
			return &r.Origins[i]
		}
	}
	return nil
}

// statementOf finds the statement of a fact, one that it belongs to before one whose value differs.
func (r *Report) statementOf(f *facts.Fact) (st *facts.Statement, apart bool) {
	for _, s := range r.Subjects {
		for _, x := range s.Statements {
			if slices.Contains(x.Facts, f) {
				return x, false
			}
			if st == nil && slices.Contains(x.Apart, f) {
				st = x
			}
		}
	}
	return st, st != nil
}

// FindingTrace is the way from the bytes to one finding.
type FindingTrace struct {
	Finding *rules.Finding
	Facts   []FactTrace // of its evidence, in order
	Rule    *rules.Rule
	Traced  *rules.Traced // nil where the rule keeps no trace
	Origins []OriginGroup
}

// Finding follows the evidence of a finding, and puts its rule to it again.
func (t *Tracer) Finding(ctx context.Context, f *rules.Finding) FindingTrace {
	out := FindingTrace{Finding: f, Rule: t.c.Rules.Rule(f.Rule)}
	var articles []int
	for _, e := range f.Evidence {
		for i, d := range t.r.Digests {
			if d.Article != e.Article {
				continue
			}
			articles = append(articles, i)
			if k := slices.IndexFunc(d.Facts, func(x facts.Fact) bool { return x.Span == e.Fact.Span && x.Kind == e.Fact.Kind }); k >= 0 {
				out.Facts = append(out.Facts, t.Fact(FactRef{i, k}))
			}
		}
	}
	out.Traced = t.c.Rules.TraceFinding(ctx, t.c.input(t.r), f)
	out.Origins = t.r.OriginGroups(articles)
	return out
}

// OriginGroup is articles that go back to one text.
type OriginGroup struct {
	ID       int
	Articles []int
	Why      []string // empty where it is one article alone
}

// OriginGroups groups articles by origin, in the order of the articles; only reasons between articles of the list count.
func (r *Report) OriginGroups(articles []int) []OriginGroup {
	var out []OriginGroup
	at := map[int]int{}
	for _, i := range articles {
		o := r.originOf(i)
		id, why := -1-i, []string(nil)
		if o != nil {
			id, why = o.ID, o.Why
		}
		k, ok := at[id]
		if !ok {
			k = len(out)
			at[id] = k
			out = append(out, OriginGroup{ID: id, Why: unique(why)})
		}
		if !slices.Contains(out[k].Articles, i) {
			out[k].Articles = append(out[k].Articles, i)
		}
	}
	return out
}

func unique(list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
