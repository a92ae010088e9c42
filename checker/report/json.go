package report

import (
	"bytes"
	"encoding/json"
	"io"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"
)

// schema is the version of the JSON report; it changes when a member changes its meaning or goes away.
const schema = 1

type jsonReport struct {
	Schema   int           `json:"schema"`
	Summary  jsonSummary   `json:"summary"`
	Stories  []jsonStory   `json:"stories"`
	Subjects []jsonSubject `json:"subjects"`
	Findings []jsonFinding `json:"findings"`
	Origins  []object      `json:"origins"`
	Notes    []string      `json:"notes,omitempty"`
	Problems []string      `json:"problems,omitempty"`
}

type jsonSummary struct {
	Articles    int    `json:"articles"`
	Facts       int    `json:"facts"`
	Compared    int    `json:"compared"`
	NotCompared object `json:"not_compared"`
	Considered  int    `json:"considered,omitempty"` // stored articles that were looked at
	Verdicts    object `json:"verdicts"`
}

type jsonStory struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Articles []string `json:"articles"`
	Also     []string `json:"also"`
	Why      []string `json:"why"`
}

type jsonSubject struct {
	ID       string   `json:"id"`
	Story    string   `json:"story"`
	Kind     string   `json:"kind"`
	Label    string   `json:"label"`
	Key      object   `json:"key"`
	Readings []object `json:"readings"`
}

type jsonFinding struct {
	ID       string         `json:"id,omitempty"` // for explain; the same for the same rule, subject and values
	Rule     string         `json:"rule"`
	Verdict  string         `json:"verdict"`
	Severity string         `json:"severity"`
	Message  string         `json:"message"`
	Ask      string         `json:"ask,omitempty"`
	Story    any            `json:"story"`
	Subject  any            `json:"subject"`
	Values   []string       `json:"values"`
	Changes  []jsonChange   `json:"changes,omitempty"` // between two quotations
	Origins  int            `json:"origins"`
	Evidence []jsonEvidence `json:"evidence"`
}

type jsonEvidence struct {
	Article   string  `json:"article"`
	Version   string  `json:"version,omitempty"` // of an article that was taken from a store
	Outlet    string  `json:"outlet"`
	Published any     `json:"published"`
	Part      string  `json:"part"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Text      string  `json:"text"`
	Sentence  string  `json:"sentence"`
	Source    *ranged `json:"source"`
}

// writeJSON writes the whole report as one indented object.
func writeJSON(w io.Writer, r *checker.Report, _ Options) error {
	out := jsonReport{
		Schema:   schema,
		Summary:  summary(r),
		Stories:  []jsonStory{},
		Subjects: []jsonSubject{},
		Findings: []jsonFinding{},
		Origins:  []object{},
	}
	for _, s := range r.Stories {
		out.Stories = append(out.Stories, jsonStory{s.ID, s.Title, ids(r, s.Articles), ids(r, s.Also), list(s.Why)})
	}
	for _, s := range r.Subjects {
		out.Subjects = append(out.Subjects, subjectOf(s))
	}
	for i := range r.Findings {
		out.Findings = append(out.Findings, findingOf(r, &r.Findings[i]))
	}
	for _, o := range r.Origins {
		if len(o.Articles) > 1 {
			out.Origins = append(out.Origins, originObject(r, o))
		}
	}
	out.Notes = r.Notes
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, p.Error())
	}
	b, err := encode(out)
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, escapeInvisible(b), "", " "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = w.Write(indented.Bytes())
	return err
}

// writeJSONL writes one finding a line, for shells and logs.
func writeJSONL(w io.Writer, r *checker.Report, _ Options) error {
	for i := range r.Findings {
		if err := writeLine(w, findingOf(r, &r.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

func summary(r *checker.Report) jsonSummary {
	s := jsonSummary{Articles: len(r.Articles), Facts: factCount(r), Compared: r.Compared, Considered: r.Considered, NotCompared: object{}, Verdicts: object{}}
	for _, n := range r.NotCompared {
		s.NotCompared.add(n.Reason, n.Count)
	}
	for _, v := range countVerdicts(r.Findings) {
		s.Verdicts.add(string(v.verdict), v.count)
	}
	return s
}

func factCount(r *checker.Report) int {
	n := 0
	for _, d := range r.Digests {
		n += len(d.Facts)
	}
	return n
}

func ids(r *checker.Report, indexes []int) []string {
	out := []string{}
	for _, i := range indexes {
		out = append(out, r.Articles[i].ID)
	}
	return out
}

func subjectOf(s *facts.Subject) jsonSubject {
	out := jsonSubject{ID: s.ID, Story: s.Story, Kind: s.Kind, Label: s.Label, Key: object{}, Readings: []object{}}
	for _, k := range s.Key {
		out.Key.add(k.Name, plainValue(k.Value))
	}
	for _, r := range s.Readings {
		var o object
		for _, f := range r.Value {
			addField(&o, s.Kind, f.Name, f.Value)
		}
		articles := []string{}
		for _, st := range r.Statements {
			articles = append(articles, st.Article.ID)
		}
		o.add("articles", articles)
		o.add("origins", r.Origins)
		o.add("newest", r.Newest)
		out.Readings = append(out.Readings, o)
	}
	return out
}

func plainValue(v facts.Value) any {
	if v == nil {
		return nil
	}
	return v.String()
}

func findingOf(r *checker.Report, f *rules.Finding) jsonFinding {
	out := jsonFinding{
		ID:       f.ID,
		Rule:     f.Rule,
		Verdict:  string(f.Verdict),
		Severity: string(f.Severity),
		Message:  f.Message,
		Ask:      f.Ask,
		Story:    orNull(f.Story),
		Values:   list(f.Values),
		Changes:  changesOf(f),
		Origins:  f.Origins,
		Evidence: []jsonEvidence{},
	}
	if f.Subject != nil {
		out.Subject = f.Subject.ID
	}
	for _, e := range f.Evidence {
		a, x := e.Article, e.Fact
		version := ""
		if r.IsStored(a) {
			version = a.Version
		}
		out.Evidence = append(out.Evidence, jsonEvidence{
			Article:   a.ID,
			Version:   version,
			Outlet:    a.Outlet,
			Published: orNull(a.Published.String()),
			Part:      a.Parts[x.Span.Part].Name,
			Start:     x.Span.Start,
			End:       x.Span.End,
			Text:      a.Quote(x.Span),
			Sentence:  a.Quote(x.Sentence),
			Source:    source(a, x.Span),
		})
	}
	return out
}
