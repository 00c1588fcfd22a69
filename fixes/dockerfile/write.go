package dockerfile

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/dockerfile"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// A Writer writes into the Dockerfiles of a workspace.
type Writer struct{ ws remedy.Workspace }

// New returns a writer for a workspace.
func New(ws remedy.Workspace) *Writer { return &Writer{ws} }

// Tidy returns edits as they are: what is written needs no alignment.
func Tidy(_ string, _ []byte, edits []edit.Edit) []edit.Edit { return edits }

// Variants returns the way to make the changes that are asked for, or why there is
// none.
func (w *Writer) Variants(requests ...remedy.Request) ([]remedy.Variant, error) {
	v := remedy.Variant{Edits: map[string][]edit.Edit{}}
	for _, r := range requests {
		if r.Remedy.Satellite != nil || len(r.Remedy.Declare) > 0 {
			return nil, errors.New("a Dockerfile has no other resources")
		}
		for _, a := range r.Remedy.Set {
			if err := w.write(&v, r, a); err != nil {
				return nil, fmt.Errorf("setting %s: %w", a.Path, err)
			}
		}
		for _, path := range r.Remedy.Remove {
			if err := w.remove(&v, r, path); err != nil {
				return nil, fmt.Errorf("removing %s: %w", path, err)
			}
		}
	}
	if len(v.Edits) == 0 {
		return nil, errors.New("the code is so already")
	}
	return []remedy.Variant{v}, nil
}

// place returns the file and the bytes of a range.
func (w *Writer) place(r source.Range) (f *source.File, start, end int, err error) {
	if f = w.ws.File(r.File()); f == nil {
		return nil, 0, 0, errors.New("the value stands nowhere")
	}
	start, end, ok := f.Offsets(r)
	if !ok || f.Outdated(r.Anchor) {
		return nil, 0, 0, errors.New("the instruction cannot be read")
	}
	return f, start, end, nil
}

// add adds an edit to those of a file.
func add(v *remedy.Variant, path string, e edit.Edit) error {
	merged, err := edit.Merge(v.Edits[path], []edit.Edit{e})
	v.Edits[path] = merged
	return err
}

// replace replaces a value where it was written.
func (w *Writer) replace(v *remedy.Variant, r remedy.Request, path model.Path, a policy.Assignment) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	at := step.Value.Range()
	if via := step.Value.Via(); len(via) > 0 {
		at = via[len(via)-1]
		v.Note = "in the default of the build argument"
	}
	f, start, end, err := w.place(at)
	if err != nil {
		return err
	}
	old := string(f.Text.Bytes()[start:end])
	e := edit.Edit{Start: start, End: end, New: word(a.Value, old)}
	if a.Ask != "" {
		e.Asks = []edit.Ask{{Start: 0, End: len(e.New), What: a.Ask}}
		v.Asks = true
	}
	return add(v, f.Path, e)
}

// word returns a value as a word, in quotes if the one before it was or if it needs
// them.
func word(value any, old string) string {
	text := fmt.Sprint(value)
	if strings.HasPrefix(old, `"`) || strings.ContainsAny(text, " \t\"'") {
		return strconv.Quote(text)
	}
	return text
}

// remove takes out a word, or an instruction.
func (w *Writer) remove(v *remedy.Variant, r remedy.Request, text string) error {
	rp, err := policy.ParseRemedyPath(text)
	if err != nil {
		return err
	}
	path, err := rp.From(r.Verdict)
	if err == nil && (rp.Whole() || rp.First) {
		err = errPath
	}
	if err != nil {
		return err
	}
	if n := len(path); n > 2 && path[n-2] == "args" {
		if _, named := path[n-1].(string); named && path[0] == "stages" {
			return w.removeArgument(v, r, path)
		}
	}
	return w.removeAt(v, r, path)
}

// removeAt takes out what a path leads to.
func (w *Writer) removeAt(v *remedy.Variant, r remedy.Request, path model.Path) error {
	step, err := reached(r, path)
	if err != nil {
		return err
	}
	at := step.Value.Range()
	if n := len(path); n > 2 && path[n-1] == "value" && (path[n-3] == "arg" || path[n-3] == "args") {
		return w.removeDefault(v, at)
	}
	if name := step.Range; name.Contains(at) {
		at = name // a flag with its name
	}
	f, start, end, err := w.place(at)
	if err != nil {
		return err
	}
	text := f.Text.Bytes()
	if n := len(path); n > 1 && path[n-2] == "sources" && r.Resource.Value.Walk(path[:n-1]).Value.Len() == 1 {
		_, l, err := w.layout(at)
		if err != nil {
			return err
		}
		return add(v, f.Path, lines(text, l.Start, l.End)) // nothing else is copied
	}
	layout, ok := dockerfile.LayoutAt(text, start)
	if !ok {
		return errors.New("the instruction cannot be read")
	}
	if start == layout.Start {
		return add(v, f.Path, lines(text, layout.Start, layout.End))
	}
	if layout.JSON && start >= layout.Words[min(layout.Args, len(layout.Words)-1)].Start {
		return errors.New("elements of the exec form are not written")
	}
	for i, word := range layout.Words {
		if word.Start <= start && end <= word.End && i > 0 {
			e, err := without(text, layout, i, text[start:end])
			if err != nil {
				return err
			}
			return add(v, f.Path, e)
		}
	}
	return errors.New("it is more than one word")
}

// without returns the edit that takes a word out of an instruction.
func without(text []byte, l dockerfile.Layout, i int, part []byte) (edit.Edit, error) {
	w := l.Words[i]
	switch {
	case len(part) > 2 && part[0] == '-' && part[1] != '-':
		return edit.Edit{}, fmt.Errorf("%s is several flags", part)
	case i >= l.Args && len(l.Words)-l.Args == 1:
		return lines(text, l.Start, l.End), nil
	case bytes.IndexByte(text[l.Words[i-1].End:w.End], '\n') < 0:
		return edit.Edit{Start: l.Words[i-1].End, End: w.End}, nil
	}
	if i+1 < len(l.Words) {
		next := l.Words[i+1].Start
		if bytes.IndexByte(text[w.End:next], '\n') < 0 {
			return edit.Edit{Start: w.Start, End: next}, nil
		}
		return lines(text, w.Start, w.End), nil
	}
	if bytes.IndexByte(text[l.Words[i-1].End:w.Start], '#') >= 0 {
		return edit.Edit{}, errors.New("a comment stands before the word")
	}
	return edit.Edit{Start: l.Words[i-1].End, End: w.End}, nil
}

// lines returns the edit that takes out all lines that a part of a text touches.
func lines(text []byte, start, end int) edit.Edit {
	start = bytes.LastIndexByte(text[:start], '\n') + 1
	if i := bytes.IndexByte(text[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(text)
	}
	return edit.Edit{Start: start, End: end}
}
