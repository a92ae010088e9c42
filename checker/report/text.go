package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/rules"
)

// Bounds of the text report; Options.All lifts them. Findings of severity error are never cut.
const (
	maxQuiet    = 5  // stories without findings that are named
	maxArticles = 10 // articles in the heading of a story
	maxDetail   = 8  // findings of one verdict of one story in full
	maxGrouped  = 15 // grouped lines of one verdict of one story
	maxSide     = 3  // articles of one side that are shown with their sentence
)

// textReport is one text report while it is written.
type textReport struct {
	*page
	r      *checker.Report
	o      Options
	stated map[*facts.Subject]map[*facts.Fact]*facts.Statement // statements by mention, made when first asked for
}

// writeText is for an editor on deadline: what differs first and in full, what agrees in one line each, then what was compared.
func writeText(w io.Writer, r *checker.Report, o Options) error {
	t := &textReport{page: newPage(w, o), r: r, o: o, stated: map[*facts.Subject]map[*facts.Fact]*facts.Statement{}}
	byStory := map[string][]*rules.Finding{}
	for i := range r.Findings {
		f := &r.Findings[i]
		byStory[f.Story] = append(byStory[f.Story], f)
	}
	var silent []*facts.Story
	for i := range r.Stories {
		s := &r.Stories[i]
		found := byStory[s.ID]
		delete(byStory, s.ID)
		if len(found) == 0 {
			if len(s.Articles)+len(s.Also) > 1 && (r.Draft < 0 || holds(s, r.Draft)) {
				silent = append(silent, s)
			}
			continue
		}
		t.heading(s)
		t.findings(found)
	}
	if rest := t.outside(byStory); len(rest) > 0 {
		t.title("Outside any story")
		t.findings(rest)
	}
	if !o.Quiet {
		t.silent(silent)
		t.closing()
	}
	return t.w.Flush()
}

// outside are findings whose story is not in the report, in report order.
func (t *textReport) outside(left map[string][]*rules.Finding) []*rules.Finding {
	var out []*rules.Finding
	for i := range t.r.Findings {
		f := &t.r.Findings[i]
		if _, ok := left[f.Story]; ok {
			out = append(out, f)
		}
	}
	return out
}

// heading names a story by the headline of its first article, and lists its articles with their time.
func (t *textReport) heading(s *facts.Story) {
	name := clean(s.Title)
	if name == "" {
		name = "Untitled story"
	}
	t.title(name)
	members := append(append([]int{}, s.Articles...), s.Also...)
	slices.SortStableFunc(members, func(i, j int) int { return t.before(t.r.Articles[i], t.r.Articles[j]) })
	shown := members[:len(t.first(len(members), maxArticles))]
	width := 0
	for _, i := range shown {
		width = max(width, t.seen(outlet(t.r.Articles[i])))
	}
	width = min(width, 50)
	for _, i := range shown {
		a := t.r.Articles[i]
		line := when(a.Published)
		if line == "" {
			line = "time not known"
		}
		if i == t.r.Draft {
			line += ", the draft"
		}
		if slices.Contains(s.Also, i) {
			line += ", also in another story"
		}
		t.line("  "+t.pad(outlet(a), width)+"  ", 4+max(width, t.seen(outlet(a))), width+4, line)
	}
	t.more("  ", len(members)-len(shown), "article")
	t.blank()
}

func (t *textReport) title(s string) {
	if n := t.seen(s); n <= t.width {
		t.line(t.style("1", s), n, 0, "")
	} else {
		t.line("", 0, 0, s)
	}
	t.line("", 0, 0, strings.Repeat("=", min(t.seen(s), t.width)))
}

// findings prints the findings of one story: those to be read in full, then the grouped ones, each in report order.
func (t *textReport) findings(found []*rules.Finding) {
	for _, style := range verdictStyles() {
		var of []*rules.Finding
		for _, f := range found {
			if f.Verdict == style.verdict {
				of = append(of, f)
			}
		}
		if len(of) == 0 {
			continue
		}
		if style.inDetail {
			t.detailed(of, style)
		} else {
			t.grouped(of, style)
		}
	}
}

func (t *textReport) detailed(found []*rules.Finding, style verdictStyle) {
	left := 0
	for i, f := range found {
		if i >= maxDetail && !t.o.All && f.Severity != rules.Error {
			left++
			continue
		}
		t.detail(f, style)
	}
	if left > 0 {
		t.more("  ", left, style.one)
		t.blank()
	}
}

// silent names stories of several articles without any finding.
func (t *textReport) silent(stories []*facts.Story) {
	if len(stories) == 0 {
		return
	}
	t.line("Nothing to report", 17, 2, "")
	shown := t.first(len(stories), maxQuiet)
	for _, i := range shown {
		s := stories[i]
		t.line("  ", 2, 4, fmt.Sprintf("%s: %s", clean(s.Title), plural(len(s.Articles)+len(s.Also), "article", "articles")))
	}
	if n := len(stories) - len(shown); n > 0 {
		t.line("  ", 2, 4, fmt.Sprintf("and %s (--all shows them)", plural(n, "more story", "more stories")))
	}
	t.blank()
}

// closing says what was found, compared and left alone, and counts the verdicts.
func (t *textReport) closing() {
	r := t.r
	left := 0
	for _, n := range r.NotCompared {
		left += n.Count
	}
	line := fmt.Sprintf("%s, %s: %d compared, %d left alone", plural(len(r.Articles), "article", "articles"),
		plural(factCount(r), "fact", "facts"), r.Compared, left)
	if len(r.NotCompared) > 0 && !t.o.Explain {
		var why []string
		for i, n := range r.NotCompared {
			if i == 3 {
				why = append(why, "…")
				break
			}
			why = append(why, fmt.Sprintf("%s: %d", clean(n.Reason), n.Count))
		}
		line += " (" + strings.Join(why, "; ") + ")"
	}
	t.line("", 0, 2, line+".")
	if t.o.Explain || t.o.All {
		t.allOrigins()
	}
	if t.o.Explain {
		t.explain()
		t.reckoning()
	}
	if r.Considered > 0 {
		taken := 0
		for _, stored := range r.Stored {
			if stored {
				taken++
			}
		}
		t.line("", 0, 2, fmt.Sprintf("%s considered, %d of one story with what was checked.", plural(r.Considered, "stored article", "stored articles"), taken))
	}
	switch {
	case len(r.Articles) == 1 && r.Considered > 0:
	case len(r.Articles) == 1:
		t.line("", 0, 2, "One article only: there was nothing to compare it with.")
	case r.Draft >= 0 && t.alone(r.Draft):
		t.line("", 0, 2, "The draft shares no story with the other articles: there was nothing to compare it with.")
	}
	counts := countVerdicts(r.Findings)
	if len(counts) == 0 {
		t.line("", 0, 2, "No findings.")
		return
	}
	var said []string
	for _, c := range counts {
		s := styleOf(c.verdict)
		said = append(said, t.plural(c.count, s))
	}
	t.line("", 0, 2, strings.Join(said, ", ")+".")
}

// alone reports whether an article shares no story with another one.
func (t *textReport) alone(article int) bool {
	for i := range t.r.Stories {
		if s := &t.r.Stories[i]; holds(s, article) && len(s.Articles)+len(s.Also) > 1 {
			return false
		}
	}
	return true
}

func holds(s *facts.Story, article int) bool {
	return slices.Contains(s.Articles, article) || slices.Contains(s.Also, article)
}

func (t *textReport) plural(n int, s verdictStyle) string { return plural(n, s.one, s.many) }

// first are the indexes of a list that is bounded unless all is asked for; one line more than the bound is shown rather than hidden.
func (t *textReport) first(n, bound int) []int {
	if !t.o.All && n > bound+1 {
		n = bound
	}
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func (t *textReport) more(indent string, n int, what string) {
	if n > 0 {
		t.line(indent, len(indent), len(indent), fmt.Sprintf("and %d more %s (--all shows all)", n, pluralWord(n, what)))
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// pluralWord makes the plural of the words that the report counts.
func pluralWord(n int, what string) string {
	switch {
	case n == 1:
		return what
	case strings.HasSuffix(what, "y"):
		return strings.TrimSuffix(what, "y") + "ies"
	case what == "contested":
		return what
	default:
		return what + "s"
	}
}

// outlet is the publisher as printed; an unknown one is the article's ID.
func outlet(a *facts.Article) string {
	if s := clean(a.Outlet); s != "" {
		return s
	}
	return clean(a.ID)
}

// when prints a time as newsrooms do: "13 November 2025", "13 November 2025, 14:05 UTC".
func when(i facts.Instant) string {
	switch {
	case !i.Known():
		return ""
	case i.Clock():
		return i.From.UTC().Format("2 January 2006, 15:04 UTC")
	default:
		return i.From.Format("2 January 2006")
	}
}
