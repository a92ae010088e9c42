// Command crosscheck compares what news articles say and reports what differs, what agrees and what is new.
// One file holds one command; this one holds what they share.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"time"

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	env := environment{getenv: os.Getenv, now: time.Now, terminal: terminalWidth}
	env.dir, _ = os.Getwd() // without a folder there is nothing to look for settings in
	env.home, _ = os.UserHomeDir()
	env.settings, _ = os.UserConfigDir()
	status := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, env)
	stop()
	os.Exit(status)
}

// environment is what a run takes from the machine, so that tests can give their own.
type environment struct {
	getenv   func(string) string
	now      func() time.Time
	terminal func(io.Writer) (columns int, ok bool)

	dir      string // the working folder, where the search for a settings file begins; "": nothing is searched
	home     string // the home folder, where the search ends
	settings string // the user's folder of settings
}

// terminalWidth is the width of a terminal in columns; ok is false for files and pipes.
func terminalWidth(w io.Writer) (int, bool) {
	f, isFile := w.(*os.File)
	if !isFile || !term.IsTerminal(int(f.Fd())) {
		return 0, false
	}
	width, _, err := term.GetSize(int(f.Fd()))
	return width, err == nil
}

// Exit statuses: the higher one wins, and what could be checked is reported all the same.
const (
	statusOK     = 0 // nothing at or above the fail level
	statusFound  = 1 // findings at or above the fail level, or failed examples
	statusFailed = 2 // the job could not be done, or not all of it
)

// run is main with everything that it touches handed in. It returns the exit status.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env environment) int {
	a := &app{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, env: env}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(stdout)
	root.SetErr(stderr)
	if err := root.ExecuteContext(ctx); err != nil {
		a.fail(err)
	}
	return a.status
}
