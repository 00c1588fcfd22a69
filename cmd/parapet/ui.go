package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/term"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// ui is where the program talks to people, and what it will exit with.
type ui struct {
	out, err *os.File
	quiet    bool
	code     int
}

// A hinted error knows what to do about it.
type hinted struct {
	error
	hints []string
}

func withHint(err error, hints ...string) error { return &hinted{err, hints} }

func (h *hinted) Unwrap() error   { return h.error }
func (h *hinted) Hints() []string { return h.hints }

// hintsOf returns the hints that an error carries, ours or another package's.
func hintsOf(err error) []string {
	var h interface{ Hints() []string }
	if errors.As(err, &h) {
		return h.Hints()
	}
	return nil
}

// fail reports an error and returns the exit code for it.
func (u *ui) fail(err error) int {
	u.say("error", err.Error(), hintsOf(err)...)
	return exitFailure
}

// say writes a message and its hints to standard error. What comes from a
// workspace cannot act on the terminal.
func (u *ui) say(kind, message string, hints ...string) {
	if u.quiet && kind != "error" {
		return
	}
	u.line(kind, message)
	for _, h := range hints {
		u.line("hint", h)
	}
}

func (u *ui) line(kind, text string) {
	for part := range strings.Lines(text) {
		fmt.Fprintf(u.err, "parapet: %s: %s\n", kind, report.Printable(strings.TrimRight(part, "\r\n")))
	}
}

// diagnostic reports what kept an analysis from knowing more.
func (u *ui) diagnostic(d report.Diagnostic) {
	at := ""
	switch {
	case d.Range != nil:
		at = report.Place(d.File, d.Range.Start) + ": "
	case d.File != "":
		at = d.File + ": "
	}
	var hints []string
	if d.Detail != "" {
		hints = []string{d.Detail}
	}
	u.say(d.Severity, at+d.Message, hints...)
}

// color decides whether f gets colours: the flags, then NO_COLOR
// (no-color.org), then whether it is a terminal that can.
func color(f *os.File, always, never bool) bool {
	switch {
	case never:
		return false
	case always:
		return true
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(f.Fd()))
}

// width returns the columns of a terminal, 0 for anything else.
func width(f *os.File) int {
	if w, _, err := term.GetSize(int(f.Fd())); err == nil {
		return w
	}
	return 0
}
