// Htmlbench scores the reading of HTML on the annotated pages that go-trafilatura ships for its own tests, and times it beside that library.
// The pages stay where the module cache has them. They are split by domain into a half to look at and a half that is only scored.
//
//	cd .ci/htmlbench && go run . [-lib] [-misses FILE]
package main

import (
	"bytes"
	"flag"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
	"unicode"

	"github.com/markusmobius/go-trafilatura"

	"crosscheck/facts/article"
)

// answer is what a reader says of one page.
type answer struct {
	text, title, date, authors string
	guessed                    bool // the date, and the reader says so
}

// score counts the annotated strings and fields of pages.
type score struct {
	pages, tp, fp, fn     int
	titles, alike, titled int // alike: but for capitals, blanks and marks
	dates, near, dated    int // near: one day off, as of another time zone
	wrong, guessed        int
	authors, authored     int
	took                  time.Duration
	slowest               time.Duration
	slowestFile           string
}

func main() {
	lib := flag.Bool("lib", false, "score and time the library too, with its fallback")
	misses := flag.String("misses", "", "write the misses of the half to look at to this file")
	flag.Parse()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/markusmobius/go-trafilatura").Output()
	check(err)
	gold, err := readGold(strings.TrimSpace(string(dir)))
	check(err)
	var out bytes.Buffer
	report("crosscheck", gold, ours, &out)
	if *lib {
		report("go-trafilatura", gold, theirs, nil)
	}
	if *misses != "" {
		check(os.WriteFile(*misses, out.Bytes(), 0o644))
	}
}

// cpu is the processor time that this process has used: other work of the machine does not count, collecting garbage does.
func cpu() time.Duration {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// report scores one reader on both halves and prints a line for each and for all.
func report(name string, gold []entry, read func(entry) answer, misses *bytes.Buffer) {
	var halves [2]score
	for _, e := range gold {
		half := 0
		log := misses
		if e.held {
			half, log = 1, nil
		}
		start := cpu()
		a := read(e)
		halves[half].add(e, a, cpu()-start, log)
	}
	all := halves[0].plus(halves[1])
	for i, s := range []score{halves[0], halves[1], all} {
		p, r := float64(s.tp)/float64(s.tp+s.fp), float64(s.tp)/float64(s.tp+s.fn)
		fmt.Printf("%-15s %-5s %4d pages  P %.3f  R %.3f  F1 %.3f  titles %d/%d (+%d alike)  dates %d/%d (+%d a day off, %d wrong, %d of these marked as guessed)  authors %d/%d  %.0f pages a CPU second  slowest %s %s\n",
			name, []string{"look", "held", "all"}[i], s.pages, p, r, float64(2*s.tp)/float64(2*s.tp+s.fp+s.fn),
			s.titles, s.titled, s.alike, s.dates, s.dated, s.near, s.wrong, s.guessed, s.authors, s.authored, float64(s.pages)/s.took.Seconds(), s.slowest.Round(100*time.Microsecond), s.slowestFile)
	}
}

func (s *score) add(e entry, a answer, took time.Duration, log *bytes.Buffer) {
	say := func(format string, args ...any) {
		if log != nil {
			fmt.Fprintf(log, e.file+"\t"+format+"\n", args...)
		}
	}
	s.pages++
	s.took += took
	if took > s.slowest {
		s.slowest, s.slowestFile = took, e.file
	}
	for _, w := range e.with {
		if strings.Contains(a.text, w) {
			s.tp++
		} else {
			s.fn++
			say("missing\t%s", w)
		}
	}
	for _, w := range e.without {
		if strings.Contains(a.text, w) && a.text != "" {
			s.fp++
			say("surplus\t%s", w)
		}
	}
	if e.title != "" {
		s.titled++
		switch {
		case a.title == e.title:
			s.titles++
		case fold(a.title) == fold(e.title):
			s.alike++
		default:
			say("title\t%q\t%q", e.title, a.title)
		}
	}
	if e.date != "" {
		s.dated++
		switch {
		case a.date == e.date:
			s.dates++
		case oneDay(a.date, e.date):
			s.near++
		case a.date != "":
			s.wrong++
			if a.guessed {
				s.guessed++
			}
			fallthrough
		default:
			say("date\t%s\t%s", e.date, a.date)
		}
	}
	if len(e.authors) > 0 {
		s.authored++
		if strings.Join(e.authors, "; ") == a.authors {
			s.authors++
		} else {
			say("author\t%s\t%s", strings.Join(e.authors, "; "), a.authors)
		}
	}
}

func (s score) plus(o score) score {
	s.pages, s.tp, s.fp, s.fn = s.pages+o.pages, s.tp+o.tp, s.fp+o.fp, s.fn+o.fn
	s.titles, s.alike, s.titled = s.titles+o.titles, s.alike+o.alike, s.titled+o.titled
	s.dates, s.near, s.dated, s.wrong, s.guessed = s.dates+o.dates, s.near+o.near, s.dated+o.dated, s.wrong+o.wrong, s.guessed+o.guessed
	s.authors, s.authored, s.took = s.authors+o.authors, s.authored+o.authored, s.took+o.took
	if o.slowest > s.slowest {
		s.slowest, s.slowestFile = o.slowest, o.slowestFile
	}
	return s
}

// fold makes titles comparable that differ in capitals, blanks and marks only.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// oneDay reports two days that follow each other.
func oneDay(a, b string) bool {
	x, err1 := time.Parse(time.DateOnly, a)
	y, err2 := time.Parse(time.DateOnly, b)
	return err1 == nil && err2 == nil && x.Sub(y).Abs() == 24*time.Hour
}

// ours reads with crosscheck. What the decoder marks as no prose does not count as text.
func ours(e entry) answer {
	found, _ := article.Decode(article.Input{Path: "page.html", Data: e.data})
	var out answer
	for _, a := range found {
		for _, p := range a.Parts {
			switch p.Name {
			case "title":
				out.title = p.Text
			case "body":
				at := 0
				for _, s := range p.Skip {
					out.text += p.Text[at:s.Start]
					at = s.End
				}
				out.text += p.Text[at:]
			}
		}
		if a.Published.Known() {
			out.date = a.Published.String()[:10]
		} else if a.Modified.Known() {
			out.date = a.Modified.String()[:10]
		}
		for _, b := range a.Basis {
			out.guessed = out.guessed || b.Field == "published" && b.Guessed
		}
		out.authors = strings.ReplaceAll(a.Byline, ", ", "; ")
	}
	out.text = strings.ReplaceAll(out.text, "\u00a0", " ")
	return out
}

// theirs reads with the library as its own comparison does, and with its fallback.
func theirs(e entry) answer {
	address, _ := url.Parse(e.url)
	r, err := trafilatura.Extract(bytes.NewReader(e.data), trafilatura.Options{EnableFallback: true, ExcludeComments: true, OriginalURL: address})
	if err != nil || r == nil {
		return answer{}
	}
	out := answer{text: r.ContentText, title: r.Metadata.Title, authors: r.Metadata.Author}
	if !r.Metadata.Date.IsZero() {
		out.date = r.Metadata.Date.Format("2006-01-02")
	}
	return out
}
