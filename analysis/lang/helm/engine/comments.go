package engine

import (
	"bytes"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Comments returns the comments of a template, in order. These are YAML's and the
// template language's: one on a line of its own is about the line below, one behind
// something about its own line.
func Comments(f *source.File) []model.Comment {
	var out []model.Comment
	at := 0
	open := 0 // index in out from which comments wait for the line below
	for line := range bytes.Lines(f.Text.Bytes()) {
		body := bytes.TrimSpace(line)
		lead := len(line) - len(bytes.TrimLeft(line, " \t"))
		r := source.Range{Anchor: f.Whole, Start: uint32(at + lead), End: uint32(at + lead + len(body))}
		text, behind, ok := comment(body)
		switch {
		case ok && !behind:
			out = append(out, model.Comment{Text: text, Range: r})
		case len(body) > 0:
			for i := open; i < len(out); i++ {
				out[i].Next = r
			}
			if ok {
				out = append(out, model.Comment{Text: text, Range: r, Next: r})
			}
			open = len(out)
		default:
			open = len(out)
		}
		at += len(line)
	}
	return out
}

// comment returns the comment that a line is, or that stands behind what it says.
func comment(line []byte) (text string, behind, ok bool) {
	s := string(line)
	for _, marks := range [][2]string{{"{{- /*", "*/ -}}"}, {"{{-/*", "*/-}}"}, {"{{/*", "*/}}"}} {
		if rest, found := strings.CutPrefix(s, marks[0]); found {
			rest, _, _ = strings.Cut(rest, "*/")
			return strings.TrimSpace(rest), false, true
		}
	}
	if strings.HasPrefix(s, "#") {
		return strings.TrimSpace(strings.TrimLeft(s, "#")), false, true
	}
	if i := strings.LastIndex(s, " #"); i >= 0 {
		return strings.TrimSpace(s[i+2:]), true, true
	}
	return "", false, false
}

// CommentPlace returns the start of the line of an offset of a template, and its
// indentation.
func CommentPlace(f *source.File, offset int) (at int, indent string) {
	line := f.Text.Position(offset).Line
	text := f.Text.Line(line)
	return f.Text.LineStart(line), string(text[:len(text)-len(bytes.TrimLeft(text, " \t"))])
}
