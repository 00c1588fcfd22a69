package dockerfile

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
)

// Limits on one file.
const (
	maxFile         = 1 << 20 // bytes
	maxInstructions = 5000
	maxDiagnostics  = 100
)

// A file is one version of a Dockerfile. It implements [fileset.File].
type file struct {
	src  *source.File
	text []byte
	layout
	resource    *model.Resource
	diagnostics []source.Diagnostic
	references  []model.Meaning
}

// parse reads a version of a file that follows before, nil for the first.
func parse(path string, text []byte, before *source.File) *file {
	f := &file{src: source.NewFile(path, source.NewText(text), before), text: text}
	switch {
	case len(text) > maxFile:
		f.report(source.Error, span{}, "file is too large to be analysed", fmt.Sprintf("It has more than %d MiB.", maxFile>>20))
		return f
	case !utf8.Valid(text):
		f.report(source.Error, span{}, "file is not valid UTF-8", "Save it as UTF-8.")
		return f
	}
	f.layout = split(text)
	if len(f.chunks) > maxInstructions {
		f.report(source.Error, span{f.chunks[maxInstructions].start, f.chunks[maxInstructions].end},
			fmt.Sprintf("file has more than the %d instructions that are analysed", maxInstructions), "")
		f.chunks = f.chunks[:maxInstructions]
	}
	f.build()
	return f
}

func (f *file) report(severity source.Severity, at span, summary, detail string) {
	if len(f.diagnostics) < maxDiagnostics {
		f.diagnostics = append(f.diagnostics, source.Diagnostic{Severity: severity, Range: f.rng(at), Summary: summary, Detail: detail})
	}
}

func (f *file) rng(at span) source.Range {
	return source.Range{Anchor: f.src.Whole, Start: uint32(at.start), End: uint32(at.end)}
}

func (f *file) Source() *source.File             { return f.src }
func (f *file) Diagnostics() []source.Diagnostic { return f.diagnostics }

func (f *file) References(start, end int) []model.Meaning {
	var out []model.Meaning
	for _, m := range f.references {
		if int(m.Range.Start) < end && int(m.Range.End) > start {
			out = append(out, m)
		}
	}
	return out
}

// Comments returns the comments. Each is about the instruction that begins below
// it or, between the lines of an instruction, about the rest of that; all of them
// belong to the file.
func (f *file) Comments() []model.Comment {
	lines := f.src.Text
	below := make([]int, len(f.comments)) // the line below the run of comments
	for i := len(f.comments) - 1; i >= 0; i-- {
		below[i] = lines.Position(f.comments[i].start).Line + 1
		if i+1 < len(below) && lines.Position(f.comments[i+1].start).Line == below[i] {
			below[i] = below[i+1]
		}
	}
	var out []model.Comment
	for n, c := range f.comments {
		m := model.Comment{
			Text:  strings.TrimSpace(strings.TrimLeft(string(f.text[c.start:c.end]), "#")),
			Range: f.rng(c), Item: f.rng(span{0, len(f.text)}),
		}
		line := lines.LineStart(below[n])
		i, _ := slices.BinarySearchFunc(f.chunks, line, func(k chunk, at int) int { return k.end - at })
		if i < len(f.chunks) {
			k := f.chunks[i]
			if lines.Position(k.start).Line == below[n] || k.start < c.start {
				m.Next = f.rng(span{max(k.start, line), k.end})
			}
		}
		out = append(out, m)
	}
	return out
}

// CommentPlace returns the start of the line on which the instruction around an
// offset begins, and its indentation.
func (f *file) CommentPlace(offset int) (at int, indent string, ok bool) {
	for _, c := range f.chunks {
		if c.start <= offset && offset <= c.end {
			at = f.src.Text.LineStart(f.src.Text.Position(c.start).Line)
			line := bytes.TrimPrefix(f.text[at:c.start], byteOrderMark)
			return c.start - len(line), string(line), true
		}
	}
	return 0, "", false
}
