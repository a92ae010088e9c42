package checker

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"crosscheck/facts"
)

// Matrix is what the articles of one story say, outlet by outlet in order of time.
type Matrix struct {
	Story   *facts.Story
	Subject *facts.Subject // the rows are readings of this subject; nil: one row a subject
	Columns []Column
	Rows    []MatrixRow
}

// Column is one article; only articles with a value in some row have one.
type Column struct {
	Article *facts.Article
	Index   int // in Report.Articles
	Draft   bool
}

// MatrixRow is one subject, or one reading of it.
type MatrixRow struct {
	Subject *facts.Subject
	Label   string
	Cells   []Cell // one a column
}

// Cell is what one article says; without statements it says nothing.
type Cell struct {
	Value      string // empty in a row of a reading: the row names it
	Statements []*facts.Statement
	Newest     bool
}

// MatrixQuery chooses rows; the zero value takes all subjects of which two articles speak.
type MatrixQuery struct {
	Subject string // its ID or the beginning of it: readings as rows
	Kind    string
	All     bool // also subjects of which one article speaks
}

// Matrices makes one matrix a story; stories without a row have none. With a draft only its stories count.
func (r *Report) Matrices(kinds []facts.Kind, q MatrixQuery) []Matrix {
	byStory := map[string][]*facts.Subject{}
	for _, s := range r.Subjects {
		if q.takes(s) {
			byStory[s.Story] = append(byStory[s.Story], s)
		}
	}
	var out []Matrix
	for i := range r.Stories {
		story := &r.Stories[i]
		subjects := byStory[story.ID]
		if len(subjects) == 0 || r.Draft >= 0 && !slices.Contains(story.Articles, r.Draft) && !slices.Contains(story.Also, r.Draft) {
			continue
		}
		if q.Subject != "" {
			for _, s := range subjects {
				out = append(out, r.readingsMatrix(kinds, story, s))
			}
			continue
		}
		m := Matrix{Story: story, Columns: r.columns(subjects)}
		for _, s := range order(subjects) {
			m.Rows = append(m.Rows, MatrixRow{Subject: s, Label: s.Label, Cells: m.cells(kinds, s, s.Statements)})
		}
		out = append(out, m)
	}
	return out
}

func (q MatrixQuery) takes(s *facts.Subject) bool {
	if q.Subject != "" {
		return strings.HasPrefix(s.ID, q.Subject)
	}
	if q.Kind != "" && s.Kind != q.Kind {
		return false
	}
	return q.All || len(articlesOf(s)) > 1
}

// order puts subjects of which many articles speak first.
func order(subjects []*facts.Subject) []*facts.Subject {
	out := slices.Clone(subjects)
	slices.SortStableFunc(out, func(a, b *facts.Subject) int {
		return cmp.Or(len(articlesOf(b))-len(articlesOf(a)), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Label, b.Label), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func articlesOf(s *facts.Subject) map[int]bool {
	out := map[int]bool{}
	for _, st := range s.Statements {
		out[st.Index] = true
	}
	return out
}

// readingsMatrix has one row a reading, in order of the time that it was first given.
func (r *Report) readingsMatrix(kinds []facts.Kind, story *facts.Story, s *facts.Subject) Matrix {
	m := Matrix{Story: story, Subject: s, Columns: r.columns([]*facts.Subject{s})}
	readings := make([]*facts.Reading, 0, len(s.Readings))
	for i := range s.Readings {
		readings = append(readings, &s.Readings[i])
	}
	slices.SortStableFunc(readings, func(a, b *facts.Reading) int { return earliest(a).Compare(earliest(b)) })
	for _, x := range readings {
		row := MatrixRow{Subject: s, Label: statementValue(kinds, s, x.Statements[0]), Cells: m.cells(kinds, s, x.Statements)}
		for i := range row.Cells {
			row.Cells[i].Value = ""
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// earliest is the first as-of time of a reading; a reading without one sorts first.
func earliest(r *facts.Reading) (t time.Time) {
	for _, st := range r.Statements {
		if st.AsOf.Known() && (t.IsZero() || st.AsOf.From.Before(t)) {
			t = st.AsOf.From
		}
	}
	return t
}

// columns are the articles that speak of the subjects: by time of publication, those without one last; the draft first.
func (r *Report) columns(subjects []*facts.Subject) []Column {
	seen := map[int]bool{}
	var out []Column
	for _, s := range subjects {
		for _, st := range s.Statements {
			if !seen[st.Index] {
				seen[st.Index] = true
				out = append(out, Column{st.Article, st.Index, st.Index == r.Draft})
			}
		}
	}
	slices.SortFunc(out, func(a, b Column) int {
		x, y := a.Article.Published, b.Article.Published
		switch {
		case a.Draft != b.Draft:
			if a.Draft {
				return -1
			}
			return 1
		case x.Known() != y.Known():
			if x.Known() {
				return -1
			}
			return 1
		}
		return cmp.Or(x.From.Compare(y.From), cmp.Compare(a.Index, b.Index))
	})
	return out
}

// cells puts statements under their articles; several of one article hold together.
func (m *Matrix) cells(kinds []facts.Kind, s *facts.Subject, statements []*facts.Statement) []Cell {
	out := make([]Cell, len(m.Columns))
	for _, st := range statements {
		k := slices.IndexFunc(m.Columns, func(c Column) bool { return c.Index == st.Index })
		c := &out[k]
		c.Statements = append(c.Statements, st)
		c.Newest = c.Newest || st.Newest
		if v := statementValue(kinds, s, st); c.Value == "" {
			c.Value = v
		} else {
			c.Value += "; " + v
		}
	}
	return out
}
