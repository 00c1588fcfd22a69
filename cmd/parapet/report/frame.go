package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/source"
)

// A Line is one line of a code frame.
type Line struct {
	Number int
	Text   string
	// From and To are the code points to underline, half-open from 0; equal
	// where there are none.
	From, To int
}

// How much of a long range a frame shows, in lines and in bytes of a line.
const (
	maxFrameLines = 3
	maxFrameBytes = 400
)

// frame returns the line that introduces the block and the first lines of at.
// Values in frames about secrets are masked: reports end up in logs.
func frame(text *source.Text, block, at Range, secret bool) []Line {
	var out []Line
	if block.Start.Line > 0 && block.Start.Line < at.Start.Line {
		out = append(out, line(text, block.Start.Line, secret))
	}
	last := min(at.End.Line, at.Start.Line+maxFrameLines-1)
	if secret {
		last = at.Start.Line // what follows a first line has no name to keep
	}
	for n := at.Start.Line; n <= last; n++ {
		out = append(out, line(text, n, secret))
	}
	if at.Start.Line < 1 {
		return out
	}
	// Only the first line is underlined: the eye needs one place.
	first := &out[len(out)-1-(last-at.Start.Line)]
	length := utf8.RuneCountInString(first.Text)
	first.From, first.To = min(at.Start.Column-1, length), length
	if at.End.Line == at.Start.Line {
		first.To = min(max(at.End.Column-1, first.From+1), length)
	}
	if secret {
		first.From, first.To = utf8.RuneCountInString(first.Text)-utf8.RuneCountInString(strings.TrimLeft(first.Text, " \t")), length
	}
	return out
}

func line(text *source.Text, n int, secret bool) Line {
	b := text.Line(n)
	if len(b) > maxFrameBytes {
		b = append(bytes.ToValidUTF8(b[:maxFrameBytes:maxFrameBytes], nil), "…"...)
	}
	s := string(b)
	if secret {
		s = mask(s)
	}
	return Line{Number: n, Text: s}
}

// mask hides what a line assigns: everything after the first = or :. A line
// that assigns nothing stays only if it opens a block.
func mask(s string) string {
	if i := strings.IndexAny(s, "=:"); i >= 0 {
		return s[:i+1] + " ***"
	}
	if strings.HasSuffix(strings.TrimSpace(s), "{") {
		return s
	}
	return s[:len(s)-len(strings.TrimLeft(s, " \t"))] + "***"
}
