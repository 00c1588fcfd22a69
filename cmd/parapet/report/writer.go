package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Writer writes one format. Workspaces come in order, then Close.
type Writer interface {
	Workspace(*Workspace) error
	// Close completes the report; it does not close the underlying writer.
	Close(*Summary) error
}

// Options say how to write.
type Options struct {
	Tool Tool
	// Root is the absolute path of the folder that relative paths start
	// from, slash-separated.
	Root string
	// Color asks for terminal colours, Width for lines of that many columns;
	// 0 is no limit.
	Color bool
	Width int
	// Quiet leaves out what is no finding.
	Quiet bool
}

var formats = map[string]func(io.Writer, Options) Writer{
	"text":     newText,
	"json":     newJSON,
	"sarif":    newSARIF,
	"junit":    newJUnit,
	"github":   newGitHub,
	"gitlab":   newGitLab,
	"markdown": newMarkdown,
}

// Formats returns the names of the formats.
func Formats() []string { return slices.Sorted(maps.Keys(formats)) }

// New returns the writer of a format.
func New(format string, w io.Writer, opts Options) (Writer, error) {
	f, ok := formats[format]
	if !ok {
		return nil, fmt.Errorf("unknown format %q: want one of %s", format, strings.Join(Formats(), ", "))
	}
	return f(w, opts), nil
}

// plural returns "1 thing" or "2 things".
func plural(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Printable replaces what a terminal would act on, and line ends.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ', r >= 0x7f && r < 0xa0, // control characters
			r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // bidirectional overrides
			return '�'
		}
		return r
	}, s)
}
