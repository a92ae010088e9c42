package rules

import (
	"strings"

	"crosscheck/facts"
)

// objects makes the objects of conditions, each once per evaluation.
type objects struct {
	in         *Input
	world      *world
	articles   []articleValue
	statements map[*facts.Statement]statementValue
	subjects   map[*facts.Subject]subjectValue
	stories    map[string]storyValue
	elsewhere  map[*facts.Fact]bool        // another article speaks of the same subject
	events     map[string][]*facts.Subject // subjects that differ in their part alone, by the rest of the key
}

func newObjects(w *world, in *Input) *objects {
	o := &objects{in: in, world: w, statements: map[*facts.Statement]statementValue{}, subjects: map[*facts.Subject]subjectValue{},
		stories: map[string]storyValue{}, elsewhere: map[*facts.Fact]bool{}, events: map[string][]*facts.Subject{}}
	for i, d := range in.Digests {
		a := d.Article
		o.articles = append(o.articles, articleValue{"": d, "id": a.ID, "outlet": a.Outlet, "title": partText(a, "title"), "byline": a.Byline,
			"url": a.URL, "country": a.Country, "place": a.Place, "published": a.Published.From, "modified": a.Modified.From,
			"draft": i == in.Draft, "dated": a.Published.Known(), rosterKey: in.Rosters})
	}
	for _, s := range in.Subjects {
		if key := withoutPart(s); key != "" {
			o.events[key] = append(o.events[key], s)
		}
		if articlesOf(s.Statements) > 1 {
			for _, st := range s.Statements {
				for _, f := range st.Facts {
					o.elsewhere[f] = true
				}
				for _, f := range st.Apart {
					o.elsewhere[f] = true
				}
			}
		}
	}
	for i := range in.Stories {
		s := &in.Stories[i]
		list := make([]articleValue, 0, len(s.Articles))
		for _, k := range s.Articles {
			list = append(list, o.articles[k])
		}
		o.stories[s.ID] = storyValue{"": s, "id": s.ID, "title": s.Title, "articles": len(s.Articles), holding: list}
	}
	return o
}

// complete fills the lists that only rules on articles and stories use.
func (o *objects) complete() {
	for i, d := range o.in.Digests {
		for _, k := range o.world.kinds {
			list := []any{}
			for j := range d.Facts {
				if d.Facts[j].Kind == k.Name {
					list = append(list, o.fact(i, &d.Facts[j]))
				}
			}
			o.articles[i][listField("facts", k.Name)] = list
		}
	}
	for _, k := range o.world.kinds {
		field := listField("subjects", k.Name)
		for _, s := range o.stories {
			s[field] = []any{}
		}
		for _, s := range o.in.Subjects {
			if story := o.stories[s.Story]; story != nil && s.Kind == k.Name {
				story[field] = append(story[field].([]any), o.subject(s))
			}
		}
	}
}

func partText(a *facts.Article, name string) string {
	for _, p := range a.Parts {
		if p.Name == name {
			return p.Text
		}
	}
	return ""
}

// fact is one mention with its context.
func (o *objects) fact(article int, f *facts.Fact) factValue {
	a := o.in.Digests[article].Article
	v := factValue{"": f, "text": a.Quote(f.Span), "mention": a.Quote(f.Span), "sentence": a.Quote(f.Sentence), "kind": f.Kind,
		"claimant": f.Context.Claimant, "certainty": string(f.Context.Certainty), "part": f.Context.Part, "revised": f.Context.Revised,
		"where": a.Parts[f.Span.Part].Name, "as_of": f.Context.AsOf.From, "in_quote": f.Context.InQuote, "implicit": f.Context.Implicit,
		"named": f.Context.Named, "elsewhere": o.elsewhere[f], "draft": article == o.in.Draft, "article": o.articles[article]}
	for _, x := range f.Fields {
		v[x.Name] = x.Value
	}
	return v
}

// statement is what one article says of one subject.
func (o *objects) statement(s *facts.Statement) statementValue {
	if v, ok := o.statements[s]; ok {
		return v
	}
	v := statementValue{"": s, "outlet": s.Article.Outlet, "outlets": s.Article.Outlet, "id": s.Article.ID, "title": partText(s.Article, "title"),
		"claimant": strings.Join(s.Claimants, ", "), "claimants": s.Claimants, "certainty": string(s.Certainty), "revised": s.Revised,
		"as_of": s.AsOf.From, "published": s.Article.Published.From, "dated": s.AsOf.Known(), "draft": s.Index == o.in.Draft, "newest": s.Newest, "prime": o.prime(s),
		"in_quote": false, "implicit": false, "named": false, "text": "", "mention": "", "sentence": ""}
	if s.Index >= 0 && s.Index < len(o.articles) {
		v["article"] = o.articles[s.Index]
	}
	if len(s.Facts) > 0 {
		f := s.Facts[0]
		v["text"], v["mention"], v["sentence"] = s.Article.Quote(f.Span), s.Article.Quote(f.Span), s.Article.Quote(f.Sentence)
		v["in_quote"], v["implicit"], v["named"] = f.Context.InQuote, f.Context.Implicit, f.Context.Named
	}
	for _, f := range s.Value {
		v[f.Name] = f.Value
	}
	o.statements[s] = v
	return v
}

// subject is a subject with its statements and readings.
func (o *objects) subject(s *facts.Subject) subjectValue {
	if v, ok := o.subjects[s]; ok {
		return v
	}
	v := subjectValue{"": s, "id": s.ID, "label": s.Label, "kind": s.Kind, "spec": s.Spec, "grows": s.Grows, "ended": !s.Ended.IsZero(),
		"origins": originsOf(s.Statements), "articles": articlesOf(s.Statements), "in_draft": false, "story": o.story(s.Story)}
	o.subjects[s] = v
	for _, f := range s.Key {
		if t := o.world.subject[s.Kind].Fields[f.Name].Type; t == textT && f.Value != nil {
			v[f.Name] = f.Value.String()
		} else if _, taken := v[f.Name]; !taken {
			v[f.Name] = f.Value
		}
	}
	statements, newest := []any{}, []any{}
	outlets := make([]string, len(s.Readings))
	for i := range s.Readings {
		outlets[i] = outletsOf(s.Readings[i].Statements)
	}
	for _, st := range s.Statements {
		x := o.statement(st)
		if st.Reading >= 0 && st.Reading < len(outlets) {
			x["outlets"] = outlets[st.Reading]
		}
		statements = append(statements, x)
		if st.Newest {
			newest = append(newest, x)
		}
		if st.Index == o.in.Draft {
			v["in_draft"] = true
		}
	}
	readings := []any{}
	for i := range s.Readings {
		readings = append(readings, o.reading(s, &s.Readings[i]))
	}
	v["statements"], v["newest"], v["readings"] = statements, newest, readings
	o.divide(s, v)
	return v
}

func (o *objects) reading(s *facts.Subject, r *facts.Reading) readingValue {
	v := readingValue{"": r, "outlets": outletsOf(r.Statements), "origins": r.Origins, "articles": articlesOf(r.Statements), "newest": r.Newest}
	list := []any{}
	for _, st := range r.Statements {
		list = append(list, o.statement(st))
	}
	v["statements"] = list
	for _, f := range r.Value {
		v[f.Name] = f.Value
	}
	if len(r.Statements) > 0 {
		v["value"] = o.valueOf(s, r.Statements[0])
	}
	return v
}

// story is never nil, so that a subject outside all stories stops no rule.
func (o *objects) story(id string) storyValue {
	if v := o.stories[id]; v != nil {
		return v
	}
	return storyValue{"id": id, "title": "", "articles": 0}
}

// spec is the subject's declaration, nil for a kind that is not known.
func (o *objects) spec(s *facts.Subject) *facts.SubjectSpec {
	if k := o.world.kind(s.Kind); k != nil {
		for i := range k.Subjects {
			if k.Subjects[i].Name == s.Spec {
				return &k.Subjects[i]
			}
		}
	}
	return nil
}

// valueOf prints what a statement says, by the fields that the subject is compared by.
func (o *objects) valueOf(s *facts.Subject, st *facts.Statement) string {
	var out []string
	for _, name := range o.valueNames(s, st) {
		if v := st.Get(name); v != nil && v.String() != "" {
			out = append(out, v.String())
		}
	}
	return strings.Join(out, ", ")
}

func (o *objects) valueNames(s *facts.Subject, st *facts.Statement) []string {
	if spec := o.spec(s); spec != nil && len(spec.Value) > 0 {
		return spec.Value
	}
	var out []string
	for _, f := range st.Value {
		out = append(out, f.Name)
	}
	return out
}

// outletsOf joins the outlets of statements, each once, in order.
func outletsOf(list []*facts.Statement) string {
	return unique(list, func(s *facts.Statement) []string { return []string{s.Article.Outlet} })
}

func unique(list []*facts.Statement, of func(*facts.Statement) []string) string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		for _, x := range of(s) {
			if x != "" && !seen[x] {
				seen[x] = true
				out = append(out, x)
			}
		}
	}
	return strings.Join(out, ", ")
}

// originsOf counts independent sources: different origins, but never more than different outlets.
func originsOf(list []*facts.Statement) int {
	origins, outlets := map[int]bool{}, map[string]bool{}
	for _, s := range list {
		origins[s.Origin], outlets[s.Article.Outlet] = true, true
	}
	return min(len(origins), len(outlets))
}

func articlesOf(list []*facts.Statement) int {
	seen := map[int]bool{}
	for _, s := range list {
		seen[s.Index] = true
	}
	return len(seen)
}

// root is the environment that all rules share.
func (o *objects) root(r *Rule, b *budget) map[string]any {
	return map[string]any{"draft": o.in.Draft >= 0, "now": o.in.Now.UTC(), "params": r.params, steps: b}
}
