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
// was aligned. New lines end as those of the text do, and where lines are gone no
// more than one empty line stays.
func Tidy(name string, text []byte, edits []edit.Edit) []edit.Edit {
	if !isNative(name) {
		return withLineEnds(text, edits)
	}
	edits = withLineEnds(text, together(edits))
	after := edit.Apply(text, edits)
	t := tidier{text: after, before: lang.NewSyntax(name, text), after: lang.NewSyntax(name, after), old: text, edits: edits}
	t.run()
	if len(t.out) == 0 {
		return edits
	}
	slices.SortFunc(t.out, func(a, b edit.Edit) int { return a.Start - b.Start })
	last := 0
	t.out = slices.DeleteFunc(t.out, func(e edit.Edit) bool { // one that lies in a line that goes
		overlaps := e.Start < last
		last = max(last, e.End)
		return overlaps
	})
	return edit.Then(edits, t.out)
}

// together lets arguments that several fixes add before the same block stand together,
// with one empty line behind all of them.
func together(edits []edit.Edit) []edit.Edit {
	out := slices.Clone(edits)
	for i := range out[:max(len(out)-1, 0)] {
		e, next := &out[i], out[i+1]
		if e.Start != e.End || next.Start != next.End || e.Start != next.Start || !strings.HasSuffix(e.New, "\n\n") {
			continue
		}
		line, _, _ := strings.Cut(strings.TrimLeft(next.New, " \t"), "\n")
		if name, _, assigns := strings.Cut(line, "="); assigns && hclsyntax.ValidIdentifier(strings.TrimSpace(name)) {
			e.New = strings.TrimSuffix(e.New, "\n")
		}
	}
	return out
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
		if e.New == "" && e.Start < e.End {
			t.closeGap(start)
		}
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

// closeGap removes an empty line that is too many where lines have been removed.
func (t *tidier) closeGap(at int) {
	if lineStart(t.text, at) != at {
		return
	}
	above := t.text[lineStart(t.text, max(at-1, 0)):at]
	head := bytes.TrimRight(t.text[:at], " \t\r\n")
	opens := len(head) == 0 || bytes.HasSuffix(bytes.TrimSpace(above), []byte("{"))
	next := nextLine(t.text, at)
	below := bytes.TrimLeft(t.text[at:], " \t\r\n")
	switch gap := at > 0 && blank(above); {
	case at < len(t.text) && blank(t.text[at:next]) && (gap || opens):
		t.gap(edit.Edit{Start: at, End: next})
	case gap && (len(below) == 0 || below[0] == '}'):
		t.gap(edit.Edit{Start: at - len(above), End: at})
	}
}

// gap notes an edit of empty lines, once.
func (t *tidier) gap(e edit.Edit) {
	if !slices.ContainsFunc(t.out, func(o edit.Edit) bool { return o.Start < e.End && e.Start < o.End }) {
		t.out = append(t.out, e)
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
// were there before were aligned: with the comments behind them, or without.
func (t *tidier) align(run []part) {
	if len(run) == 0 || !t.touched(run) {
		return
	}
	for _, comments := range []bool{true, false} {
		var now, before []byte
		for _, p := range run {
			now = append(append(now, t.text[p.start:t.stop(p, comments)]...), '\n')
			if old, inside := t.toOld(p.start); !inside {
				stop := lineEnd(t.old, old)
				if !comments {
					stop = t.argumentEnd(old)
				}
				before = append(append(before, t.old[old:stop]...), '\n')
			}
		}
		if !bytes.Equal(hclwrite.Format(before), before) {
			continue
		}
		lines := bytes.Split(bytes.TrimSuffix(hclwrite.Format(now), []byte("\n")), []byte("\n"))
		for i, p := range run {
			if e, differs := difference(p.start, t.text[p.start:t.stop(p, comments)], lines[min(i, len(lines)-1)]); differs {
				t.out = append(t.out, e)
			}
		}
		return
	}
}

// stop returns where an argument ends, or the comment behind it.
func (t *tidier) stop(p part, comments bool) int {
	if comments {
		return lineEnd(t.text, p.start)
	}
	return p.end
}

// argumentEnd returns where the argument ends that begins at an offset of the old
// text.
func (t *tidier) argumentEnd(start int) int {
	body, _, _ := t.before.At(start)
	end := lineEnd(t.old, start)
	if body == nil {
		return end
	}
	s := &site{start: start, end: start}
	s.descend(body)
	if s.attr != nil {
		end = s.attr.SrcRange.End.Byte
	}
	return end
}

// touched reports whether an argument of a run is new, different, or missing.
func (t *tidier) touched(run []part) bool {
	for _, p := range run {
		old, inside := t.toOld(p.start)
		if inside || !bytes.Equal(t.text[p.start:lineEnd(t.text, p.start)], t.old[old:lineEnd(t.old, old)]) {
			return true
		}
	}
	return t.lost(run)
}

// lost reports whether an argument beside those of a run has been taken away.
func (t *tidier) lost(run []part) bool {
	first, _ := t.toOld(run[0].start)
	last, _ := t.toOld(run[len(run)-1].start)
	from, to := lineStart(t.old, first), nextLine(t.old, last)
	return slices.ContainsFunc(t.edits, func(e edit.Edit) bool { return e.End >= from && e.Start <= to })
}
