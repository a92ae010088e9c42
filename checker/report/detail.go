package report

import (
	"fmt"
	"slices"
	"strings"

	"crosscheck/facts"
	"crosscheck/rules"
)

// side is the evidence of one finding that gives one reading of its subject.
type side struct {
	articles []mentions
}

// mentions are the mentions of one article inside one side, sentence by sentence.
type mentions struct {
	article   *facts.Article
	sentences []mentionSentence
	best      int // the sentence that carries the value; the only one shown where one is enough
}

type mentionSentence struct {
	sentence facts.Span
	spans    []facts.Span
}

// detail prints one finding in full: what it says, each side with its sentence, and the question to ask.
func (t *textReport) detail(f *rules.Finding, style verdictStyle) {
	name := strings.ToUpper(string(f.Verdict))
	if f.Severity == rules.Warning && f.Verdict == rules.Conflict {
		name += " (warning)"
	}
	t.line("  "+t.style(style.color, name)+"  ", 4+len(name), 4, clean(f.Message))
	sides := t.sidesOf(f)
	alone := len(sides) == 1 && len(sides[0].articles) == 1
	for _, s := range sides {
		t.side("    ", s, alone)
	}
	if f.Ask != "" {
		t.line("    "+t.style("1", "Ask:")+" ", 9, 6, clean(f.Ask))
	}
	t.line("    "+t.style("2", "Rule: "+f.Rule+t.named(f)), 10+len(f.Rule)+len(t.named(f)), 6, "")
	t.blank()
}

// side prints the articles of one side, the first few with their sentence and the others by outlet.
func (t *textReport) side(indent string, s side, alone bool) {
	shown := t.first(len(s.articles), maxSide)
	for _, i := range shown {
		m := s.articles[i]
		head := outlet(m.article)
		if w := when(m.article.Published); w != "" {
			head += ", " + w
		}
		t.line(indent, len(indent), len(indent)+2, head)
		if !alone && !t.o.All {
			t.sentence(indent+"  ", m.article, m.sentences[m.best])
			continue
		}
		for _, x := range m.sentences {
			t.sentence(indent+"  ", m.article, x)
		}
	}
	if rest := s.articles[len(shown):]; len(rest) > 0 {
		var names []string
		for _, m := range rest {
			names = append(names, outlet(m.article))
		}
		t.line(indent, len(indent), len(indent)+2, "and also "+bounded(names, 10))
	}
}

// sentence prints a sentence with its figures marked, and where it stands.
func (t *textReport) sentence(indent string, a *facts.Article, x mentionSentence) {
	t.line(indent, len(indent), len(indent), marked(a, x.sentence, x.spans, t.o.All))
	where := position(a, x.spans[0])
	t.line(indent+t.style("2", where), len(indent)+t.seen(where), len(indent), "")
}

// sidesOf groups the evidence of a finding by reading of its subject; mentions outside any statement stand by article.
// The draft comes first, then what was published first.
func (t *textReport) sidesOf(f *rules.Finding) []side {
	type key struct {
		reading int
		article *facts.Article // nil for a reading
	}
	var sides []side
	index := map[key]int{}
	for _, e := range f.Evidence {
		k := key{article: e.Article}
		st := t.statement(f.Subject, e)
		if st != nil {
			k = key{reading: st.Reading}
		}
		i, ok := index[k]
		if !ok {
			i = len(sides)
			index[k] = i
			sides = append(sides, side{})
		}
		sides[i].add(e, st)
	}
	for i := range sides {
		slices.SortStableFunc(sides[i].articles, func(a, b mentions) int { return t.before(a.article, b.article) })
	}
	slices.SortStableFunc(sides, func(a, b side) int { return t.before(a.articles[0].article, b.articles[0].article) })
	return sides
}

// before orders articles: the draft, then by time of publication, then those without one.
func (t *textReport) before(a, b *facts.Article) int {
	if t.r.Draft >= 0 && a != b {
		switch t.r.Articles[t.r.Draft] {
		case a:
			return -1
		case b:
			return 1
		}
	}
	switch x, y := a.Published, b.Published; {
	case x.Known() && y.Known():
		return x.From.Compare(y.From)
	case x.Known():
		return -1
	case y.Known():
		return 1
	}
	return 0
}

// statement is the statement that a mention belongs to, nil where the subject holds no such mention.
func (t *textReport) statement(s *facts.Subject, e rules.Evidence) *facts.Statement {
	if s == nil {
		return nil
	}
	by, ok := t.stated[s]
	if !ok {
		by = map[*facts.Fact]*facts.Statement{}
		for _, st := range s.Statements {
			for _, f := range st.Facts {
				by[f] = st
			}
		}
		t.stated[s] = by
	}
	return by[e.Fact]
}

func (s *side) add(e rules.Evidence, st *facts.Statement) {
	n := len(s.articles)
	if n == 0 || s.articles[n-1].article != e.Article {
		s.articles = append(s.articles, mentions{article: e.Article})
		n++
	}
	m := &s.articles[n-1]
	k := len(m.sentences)
	if k == 0 || m.sentences[k-1].sentence != e.Fact.Sentence {
		m.sentences = append(m.sentences, mentionSentence{sentence: e.Fact.Sentence})
		k++
	}
	m.sentences[k-1].spans = append(m.sentences[k-1].spans, e.Fact.Span)
	if st != nil && e.Fact == st.Facts[0] {
		m.best = k - 1
	}
}

// bounded joins names with commas; a long list ends with the number of those left out.
func bounded(names []string, n int) string {
	if len(names) > n+1 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
	}
	return strings.Join(names, ", ")
}
