package terraform

import (
	"bytes"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"

	lang "github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// Tidy returns edits of a file that come to the same code as those given, in order
// and merged, with what they touch as terraform fmt writes it: all of a top-level
// item that was so before, else the run of arguments that an edit joins if that
// was aligned. New lines end as those of the text do.
func Tidy(name string, text []byte, edits []edit.Edit) []edit.Edit {
	edits = withLineEnds(text, edits)
	if !isNative(name) {
		return edits
	}
	after := edit.Apply(text, edits)
	t := tidier{text: after, before: lang.NewSyntax(name, text), after: lang.NewSyntax(name, after), old: text, edits: edits}
	t.run()
	if len(t.out) == 0 {
		return edits
	}
	slices.SortFunc(t.out, func(a, b edit.Edit) int { return a.Start - b.Start })
	return edit.Then(edits, t.out)
}

// withLineEnds gives new text the line ends of the text around it.
func withLineEnds(text []byte, edits []edit.Edit) []edit.Edit {
	first := bytes.IndexByte(text, '\n')
	if first < 1 || text[first-1] != '\r' {
		return edits
	}
	out := slices.Clone(edits)
	for i := range out {
		e := &out[i]
		moved := func(at int) int { return at + strings.Count(e.New[:at], "\n") }
		e.Asks = slices.Clone(e.Asks)
		for j, a := range e.Asks {
			e.Asks[j].Start, e.Asks[j].End = moved(a.Start), moved(a.End)
		}
		e.New = strings.ReplaceAll(e.New, "\n", "\r\n")
	}
	return out
}

// A tidier finds what to align in a text that edits have made of an old one.
type tidier struct {
	old, text     []byte
	before, after *lang.Syntax
	edits         []edit.Edit
	out           []edit.Edit
}

func (t *tidier) run() {
	shift := 0
	done := map[int]bool{} // items, by start
	for _, e := range t.edits {
		start := e.Start + shift
		end := start + len(e.New)
		shift += len(e.New) - (e.End - e.Start)
		for at := start; at <= end; {
			body, from, to := t.after.At(min(at, len(t.text)-1))
			if body == nil || to == 0 {
				break
			}
			if !done[from] {
				done[from] = true
				t.item(body, from, to)
			}
			at = to + 1
		}
	}
}

// toOld returns the offset in the old text of one in the new one; inside says
// that it lies in what an edit has written.
func (t *tidier) toOld(at int) (old int, inside bool) {
	shift := 0
	for _, e := range t.edits {
		start := e.Start + shift
		end := start + len(e.New)
		switch {
		case at < start:
			return at - shift, false
		case at < end:
			return e.Start, true
		}
		shift += len(e.New) - (e.End - e.Start)
	}
	return at - shift, false
}

// item tidies one top-level item.
func (t *tidier) item(body *hclsyntax.Body, from, to int) {
	text := t.text[from:to]
	formatted := hclwrite.Format(text)
	if bytes.Equal(formatted, text) {
		return
	}
	old, inside := t.toOld(from)
	_, oldFrom, oldTo := t.before.At(old)
	was := t.old[oldFrom:oldTo]
	if inside || oldTo > 0 && bytes.Equal(hclwrite.Format(was), was) {
		t.replaceLines(from, text, formatted)
		return
	}
	t.bodies(body)
}

// replaceLines notes the lines of a text that differ from those of another one
// with as many.
func (t *tidier) replaceLines(at int, from, to []byte) {
	a, b := bytes.SplitAfter(from, []byte("\n")), bytes.SplitAfter(to, []byte("\n"))
	if len(a) != len(b) {
		return
	}
	for i := range a {
		if e, differs := difference(at, a[i], b[i]); differs {
			t.out = append(t.out, e)
		}
		at += len(a[i])
	}
}

// difference returns the smallest edit that makes one line of another.
func difference(at int, a, b []byte) (edit.Edit, bool) {
	if bytes.Equal(a, b) {
		return edit.Edit{}, false
	}
	head := 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	return edit.Edit{Start: at + head, End: at + len(a) - tail, New: string(b[head : len(b)-tail])}, true
}

// bodies tidies the runs of arguments in a body and in the blocks in it.
func (t *tidier) bodies(b *hclsyntax.Body) {
	var run []part
	flush := func() {
		t.align(run)
		run = nil
	}
	for _, p := range parts(b) {
		switch {
		case p.block != nil:
			flush()
			t.bodies(p.block.Body)
			continue
		case bytes.ContainsRune(t.text[p.start:p.end], '\n') || !blank(t.text[lineStart(t.text, p.start):p.start]):
			flush()
			continue
		case len(run) > 0 && nextLine(t.text, run[len(run)-1].end) != lineStart(t.text, p.start):
			flush()
		}
		run = append(run, p)
	}
	flush()
}

// align aligns a run of arguments that an edit has changed, if those of it that
// were there before were aligned.
func (t *tidier) align(run []part) {
	if len(run) == 0 {
		return
	}
	var now, before []byte
	touched := false
	for _, p := range run {
		line := t.line(p)
		now = append(append(now, line...), '\n')
		if old, ok := t.lineBefore(p); ok {
			before = append(append(before, old...), '\n')
			touched = touched || !bytes.Equal(old, line)
		} else {
			touched = true
		}
	}
	if !touched && !t.lost(run) || !bytes.Equal(hclwrite.Format(before), before) {
		return
	}
	for i, line := range bytes.Split(bytes.TrimSuffix(hclwrite.Format(now), []byte("\n")), []byte("\n")) {
		if i < len(run) {
			if e, differs := difference(run[i].start, t.line(run[i]), line); differs {
				t.out = append(t.out, e)
			}
		}
	}
}

// line returns the line of an argument without its indentation.
func (t *tidier) line(p part) []byte { return t.text[p.start:lineEnd(t.text, p.start)] }

// lineBefore returns what the line was in the old text; ok is false for a new one.
func (t *tidier) lineBefore(p part) (line []byte, ok bool) {
	old, inside := t.toOld(p.start)
	if inside {
		return nil, false
	}
	return t.old[old:lineEnd(t.old, old)], true
}

// lost reports whether an argument beside those of a run has been taken away.
func (t *tidier) lost(run []part) bool {
	first, _ := t.toOld(run[0].start)
	last, _ := t.toOld(run[len(run)-1].start)
	from, to := lineStart(t.old, first), nextLine(t.old, last)
	return slices.ContainsFunc(t.edits, func(e edit.Edit) bool { return e.End >= from && e.Start <= to })
}
