package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
)

// ViewFormats are the formats of stories and explanations.
func ViewFormats() []string { return []string{"text", "json"} }

// WriteStories lists the stories of a report with what joined their articles, and their events. Text leaves out articles that are alone in
// their story unless all is asked for.
func WriteStories(w io.Writer, format string, r *checker.Report, t *checker.Tracer, o Options) error {
	if format == "json" {
		out := jsonStories{Schema: schema, Stories: []jsonStoryView{}}
		for i := range r.Stories {
			out.Stories = append(out.Stories, storyView(r, t, &r.Stories[i]))
		}
		return writeIndented(w, out)
	}
	v := &storiesText{textReport: &textReport{page: newPage(w, o), r: r, o: o}, tracer: t}
	alone := 0
	for i := range r.Stories {
		s := &r.Stories[i]
		if len(s.Articles)+len(s.Also) < 2 && !o.All && len(r.Stories) > 1 {
			alone++
			continue
		}
		v.story(s)
	}
	if !o.Quiet {
		v.closing(alone)
	}
	return v.w.Flush()
}

type storiesText struct {
	*textReport
	tracer *checker.Tracer
}

func (v *storiesText) story(s *facts.Story) {
	name := clean(s.Title)
	if name == "" {
		name = "Untitled story"
	}
	v.title(name)
	v.line("  "+v.style("2", s.ID), 2+v.seen(s.ID), 4, "")
	by := map[int]checker.Tie{}
	for _, t := range v.tracer.Ties(s) {
		by[t.B] = t
	}
	members := append(append([]int{}, s.Articles...), s.Also...)
	slices.SortStableFunc(members, func(i, j int) int { return v.before(v.r.Articles[i], v.r.Articles[j]) })
	for _, i := range members {
		a := v.r.Articles[i]
		line := when(a.Published)
		if line == "" {
			line = "time not known"
		}
		if outlet(a) != clean(a.ID) {
			line = clean(a.ID) + ", " + line
		}
		if i == v.r.Draft {
			line += ", the draft"
		}
		if slices.Contains(s.Also, i) {
			line += ", also in another story"
		}
		v.line("  "+outlet(a)+"  ", 4+v.seen(outlet(a)), 6, line)
		if t, ok := by[i]; ok {
			v.line("    ", 4, 6, "with "+clean(v.r.Articles[t.A].ID)+": "+clean(tieWords(t)))
		}
	}
	for _, e := range s.Events {
		articles := eventArticles(&e)
		if len(articles) < 2 && !v.o.All {
			continue
		}
		line := clean(e.Label)
		if d := days(e.When); d != "" {
			line += ", " + d
		}
		v.line("  Event: ", 9, 6, fmt.Sprintf("%s (%s)", line, plural(len(articles), "article", "articles")))
	}
	v.blank()
}

func (v *storiesText) closing(alone int) {
	line := fmt.Sprintf("%s in %s", plural(len(v.r.Articles), "article", "articles"), plural(len(v.r.Stories), "story", "stories"))
	if alone > 0 {
		line += fmt.Sprintf("; %s alone in a story (--all shows them)", plural(alone, "article is", "articles are"))
	}
	v.line("", 0, 2, line+".")
}

// tieWords says what joined two articles, or how far they are from it: "43 % alike, 16 % needed; both name Ana Cruz".
func tieWords(t checker.Tie) string {
	if t.Hand != "" {
		return "joined by hand (" + t.Hand + ")"
	}
	if t.Parted != "" {
		return "parted by hand (" + t.Parted + ")"
	}
	parts := []string{fmt.Sprintf("words and names %s alike, %s needed", percent(t.Alike), percent(t.Needed))}
	switch {
	case t.Days == 0:
		parts[0] += " on one day"
	case t.Days > 0:
		parts[0] += fmt.Sprintf(" %s apart", plural(t.Days, "day", "days"))
	}
	if len(t.People) > 0 {
		parts = append(parts, "both name "+bounded(t.People, 4))
	}
	if t.Event != "" {
		parts = append(parts, "main events agree in "+t.Agree+": "+t.Event)
	}
	if t.Apart != "" {
		parts = append(parts, "main events kept apart: "+t.Apart)
	}
	return strings.Join(parts, "; ")
}

func percent(f float64) string { return fmt.Sprintf("%.0f %%", f*100) }

// days prints an interval by its first and last day, "" where it is not known.
func days(i facts.Instant) string {
	if !i.Known() {
		return ""
	}
	from := i.From.Format("2 January 2006")
	if to := i.To.Add(-1).Format("2 January 2006"); to != from && !i.To.IsZero() {
		return from + " to " + to
	}
	return from
}

func eventArticles(e *facts.StoryEvent) []int {
	var out []int
	for _, m := range e.Members {
		out = appendNew(out, m.Article)
	}
	slices.Sort(out)
	return out
}

type jsonStories struct {
	Schema  int             `json:"schema"`
	Stories []jsonStoryView `json:"stories"`
}

type jsonStoryView struct {
	ID       string             `json:"id"`
	Title    string             `json:"title"`
	Articles []jsonStoryArticle `json:"articles"`
	Also     []string           `json:"also"`
	Joined   []jsonTie          `json:"joined"`
	Events   []jsonEvent        `json:"events"`
}

type jsonStoryArticle struct {
	ID        string `json:"id"`
	Outlet    string `json:"outlet"`
	Published any    `json:"published"`
	Title     string `json:"title"`
}

// jsonTie has the shares as numbers from 0 to 1, rounded to thousandths.
type jsonTie struct {
	Article string   `json:"article"`
	With    string   `json:"with"`
	Alike   float64  `json:"alike"`
	Needed  float64  `json:"needed"`
	Days    any      `json:"days"`
	People  []string `json:"people"`
	Event   any      `json:"event"`
	Agree   any      `json:"agree"`
	Apart   any      `json:"apart"`
	ByHand  any      `json:"by_hand"`
	Why     string   `json:"why"`
}

type jsonEvent struct {
	ID       string   `json:"id"`
	Label    string   `json:"label"`
	Class    string   `json:"class"`
	From     any      `json:"from"`
	To       any      `json:"to"`
	Articles []string `json:"articles"`
}

func storyView(r *checker.Report, t *checker.Tracer, s *facts.Story) jsonStoryView {
	out := jsonStoryView{ID: s.ID, Title: s.Title, Articles: []jsonStoryArticle{}, Also: ids(r, s.Also), Joined: []jsonTie{}, Events: []jsonEvent{}}
	for _, i := range s.Articles {
		a := r.Articles[i]
		out.Articles = append(out.Articles, jsonStoryArticle{a.ID, a.Outlet, orNull(a.Published.String()), titleOf(a)})
	}
	for _, tie := range t.Ties(s) {
		out.Joined = append(out.Joined, tieOf(r, tie))
	}
	for i := range s.Events {
		e := &s.Events[i]
		from, to := interval(e.When)
		out.Events = append(out.Events, jsonEvent{e.ID, e.Label, e.Class, from, to, ids(r, eventArticles(e))})
	}
	return out
}

func tieOf(r *checker.Report, t checker.Tie) jsonTie {
	out := jsonTie{Article: r.Articles[t.B].ID, With: r.Articles[t.A].ID, Alike: rounded(t.Alike), Needed: rounded(t.Needed), People: list(t.People),
		Event: orNull(t.Event), Agree: orNull(t.Agree), Apart: orNull(t.Apart), ByHand: orNull(t.Hand + t.Parted), Why: tieWords(t)}
	if t.Days >= 0 {
		out.Days = t.Days
	}
	return out
}

func rounded(f float64) float64 { return math.Round(f*1000) / 1000 }

func titleOf(a *facts.Article) string {
	for _, p := range a.Parts {
		if p.Name == "title" {
			return p.Text
		}
	}
	return ""
}

// writeIndented writes one indented JSON value with invisible marks escaped.
func writeIndented(w io.Writer, v any) error {
	b, err := encode(v)
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
