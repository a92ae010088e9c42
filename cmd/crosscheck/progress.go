package main

import (
	"fmt"
	"io"
	"strconv"
	"time"
)

// progressEvery is how often the line of progress changes.
const progressEvery = 200 * time.Millisecond

// progress is one line on a terminal that says how far a long job is, and goes away when the job ends.
type progress struct {
	w     io.Writer // nil: shows nothing
	now   func() time.Time
	start time.Time
	last  time.Time
	first int // what was done before this part of the job
}

// newProgress shows progress where standard error is a terminal and nobody asked for quiet.
func (a *app) newProgress() *progress {
	p := &progress{now: a.env.now, start: a.env.now()}
	if _, ok := a.env.terminal(a.stderr); ok && !a.quiet {
		p.w = a.stderr
	}
	return p
}

// show prints how many articles are done and how fast.
func (p *progress) show(t tally) {
	if p.w == nil {
		return
	}
	now := p.now()
	if now.Sub(p.last) < progressEvery {
		return
	}
	p.last = now
	done := t.seen()
	line := counted(done, "article")
	if s := now.Sub(p.start).Seconds(); s >= 1 {
		line += fmt.Sprintf(", %s a second", thousands(int(float64(done-p.first)/s)))
	}
	if t.Problems > 0 {
		line += ", " + counted(t.Problems, "problem")
	}
	fmt.Fprintf(p.w, "\r\x1b[K%s", line)
}

// clear takes the line away, so that something else can be printed.
func (p *progress) clear() {
	if p.w != nil && !p.last.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.last = time.Time{}
	}
}

// counted is plural with thousands set apart: "12,345 articles".
func counted(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return thousands(n) + " " + word + "s"
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
