package manifest

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A Writer writes into the files of a workspace.
// It is used by one goroutine.
type Writer struct {
	ws remedy.Workspace
	*Dialect
	sources map[*source.Text]*yaml.Source
}

// New returns a writer of a language for a workspace.
func New(ws remedy.Workspace, d *Dialect) *Writer {
	return &Writer{ws, d, map[*source.Text]*yaml.Source{}}
}

// Tidy lets lines that several fixes add at one place stand in the order in which
// they are nested, and beside each other as if they had been added together.
func (d *Dialect) Tidy(_ string, _ []byte, edits []edit.Edit) []edit.Edit {
	return yaml.Tidy(edits, d.Orders, d.Unsorted)
}

// A mode is where a value is changed that stands in one place and counts in
// several.
type mode int

const (
	// here changes what the resource says itself.
	here mode = iota
	// there changes it where it was written: at the anchor of an alias, in the pod
	// around a container.
	there
	// overlaid changes it in the overlay that builds upon what says it.
	overlaid
)

// errNothing is returned for a remedy that changes nothing.
var errNothing = errors.New("the code is so already")

// Variants returns the ways to make the changes of the requests together.
func (w *Writer) Variants(requests ...remedy.Request) ([]remedy.Variant, error) {
	var out []remedy.Variant
	var failure error
	for choice := range maxChoices {
		choices := 0
		forked := true
		for _, m := range w.modes() {
			if m == there && !forked {
				continue // it is the same
			}
			a := &attempt{w: w, mode: m, choice: choice, editors: map[string]*yaml.Editor{}, done: map[string]bool{}, patches: map[string]*patch{}, own: map[string]bool{}}
			v, err := a.variant(requests)
			choices, forked = max(choices, a.choices), a.forked
			switch {
			case err != nil && m == overlaid:
			case err != nil && (failure == nil || failure.Error() != err.Error()):
				failure = errors.Join(failure, err)
			case err != nil:
			case !slices.ContainsFunc(out, func(o remedy.Variant) bool { return sameEdits(o.Edits, v.Edits) }):
				out = append(out, v)
			}
		}
		if choices <= choice+1 {
			break
		}
	}
	if len(out) == 0 {
		return nil, failure
	}
	return out, nil
}

// modes returns the ways that there are in the language.
func (w *Writer) modes() []mode {
	if w.Overlays {
		return []mode{here, there, overlaid}
	}
	return []mode{here, there}
}

func sameEdits(a, b map[string][]edit.Edit) bool {
	if len(a) != len(b) {
		return false
	}
	for path, x := range a {
		if !slices.EqualFunc(x, b[path], func(e, f edit.Edit) bool { return e.Start == f.Start && e.End == f.End && e.New == f.New }) {
			return false
		}
	}
	return true
}

// An attempt makes the changes of requests in one way.
type attempt struct {
	w       *Writer
	mode    mode
	req     remedy.Request
	editors map[string]*yaml.Editor
	// plain are edits of parts of scalars, by file.
	plain map[string][]edit.Edit
	done  map[string]bool
	// patches are those of overlays, by kustomization and object.
	patches map[string]*patch
	// own are files of overlays that are changed themselves.
	own map[string]bool
	// forked tells that a value is written in another place than it counts.
	forked bool
	notes  []string
	// choice is which of several objects is referred to, and choices how many there
	// are.
	choice, choices int
}

func (a *attempt) variant(requests []remedy.Request) (remedy.Variant, error) {
	v := remedy.Variant{Edits: map[string][]edit.Edit{}}
	a.plain = v.Edits
	for _, a.req = range requests {
		if err := a.run(); err != nil {
			return v, err
		}
	}
	if a.mode == overlaid {
		if err := a.addPatches(); err != nil {
			return v, err
		}
	}
	for path, e := range a.editors {
		edits, err := e.Edits()
		if err == nil && len(edits)+len(v.Edits[path]) > 0 {
			v.Edits[path], err = edit.Merge(edits, v.Edits[path])
		}
		if err != nil {
			return v, fmt.Errorf("changing %s: %w", path, err)
		}
	}
	if len(v.Edits) == 0 {
		return v, errNothing
	}
	for _, edits := range v.Edits {
		v.Asks = v.Asks || slices.ContainsFunc(edits, func(e edit.Edit) bool { return len(e.Asks) > 0 })
	}
	v.Chooses = a.choices > 0
	slices.Sort(a.notes)
	v.Note = strings.Join(slices.Compact(a.notes), ", ")
	return v, nil
}

func (a *attempt) run() error {
	r := a.req.Remedy
	for _, text := range r.Remove {
		if err := a.remove(text); err != nil {
			return fmt.Errorf("removing %s: %w", text, err)
		}
	}
	for _, s := range r.Set {
		if err := a.set(s); err != nil {
			return fmt.Errorf("setting %s: %w", s.Path, err)
		}
	}
	if r.Satellite != nil {
		if err := a.satellite(r.Satellite); err != nil {
			return fmt.Errorf("adding %s: %w", r.Satellite.Type, err)
		}
	}
	for i := range r.Declare {
		if err := a.declare(&r.Declare[i]); err != nil {
			return fmt.Errorf("adding %s: %w", r.Declare[i].Type, err)
		}
	}
	return nil
}

// path returns a path of the remedy from the resource.
func (a *attempt) path(text string) (model.Path, policy.RemedyPath, error) {
	rp, err := policy.ParseRemedyPath(text)
	if err != nil {
		return nil, rp, err
	}
	p, err := rp.From(a.req.Verdict)
	return p, rp, err
}

// once reports whether a change has not been made yet: several instances of one
// thing want the same.
func (a *attempt) once(at *place, rest model.Path, what any) bool {
	key := fmt.Sprintf("%s %p %v %v %v", at.file.Path, at.node, at.start, rest, what)
	fresh := !a.done[key]
	a.done[key] = true
	return fresh
}

func (a *attempt) set(s policy.Assignment) error {
	path, as, err := a.path(s.Path)
	if err != nil {
		return err
	}
	if s.Value, err = a.filled(s.Value); err != nil {
		return err
	}
	if special := a.w.Special; special != nil {
		if done, err := special(a, path, s, as.Append); done || err != nil {
			return err
		}
	}
	if done, err := a.imagePart(path, s); done || err != nil {
		return err
	}
	at, err := a.find(a.req.Resource, path)
	if err != nil {
		return err
	}
	if a.mode == overlaid {
		return a.patched(at, s.Value, s.Ask, as.Append, as.First)
	}
	if as.First && !at.part() {
		if !a.once(at, at.rest, s.Value) {
			return nil
		}
		return at.editor.Prepend(at.node, at.rest, s.Value, s.Ask)
	}
	return a.write(at, s, as.Append)
}

// write sets the value at a place, or adds an element to it.
func (a *attempt) write(at *place, s policy.Assignment, adds bool) error {
	if at.part() {
		if adds || len(at.rest) > 0 {
			return yaml.ErrNoPlace
		}
		return a.writePart(at, fmt.Sprint(s.Value), s.Ask)
	}
	if holds := at.node.Kind == model.Object || at.node.Kind == model.List; holds && !adds && len(at.rest) == 0 && isScalar(s.Value) {
		return errors.New("it is more than one value")
	}
	if !a.once(at, at.rest, s.Value) {
		return nil
	}
	if own, ok := s.Value.(*model.Value); ok && own.Kind() == model.Object && len(at.rest) == 0 && at.node.Kind == model.Object {
		// What the resource says elsewhere is added to what is there.
		for _, x := range own.Attrs() {
			if err := at.editor.Set(at.node, model.Path{x.Name}, x.Value, ""); err != nil {
				return err
			}
		}
		return nil
	}
	if adds {
		return at.editor.Append(at.node, at.rest, s.Value, s.Ask)
	}
	return at.editor.Set(at.node, at.rest, s.Value, s.Ask)
}

func isScalar(v any) bool {
	switch v := v.(type) {
	case map[string]any, []any:
		return false
	case *model.Value:
		return v.Kind() != model.Object && v.Kind() != model.List
	}
	return true
}

// writePart replaces a part of a scalar.
func (a *attempt) writePart(at *place, text, ask string) error {
	return a.writeBetween(at, "", text, "", ask)
}

// writeBetween is writePart with more text around what may be asked for.
func (a *attempt) writeBetween(at *place, lead, text, end, ask string) error {
	e := edit.Edit{Start: at.start, End: at.end, New: lead + text + end}
	if ask != "" {
		e.Asks = []edit.Ask{{Start: len(lead), End: len(lead) + len(text), What: ask}}
	}
	merged, err := edit.Merge(a.plain[at.file.Path], []edit.Edit{e})
	a.plain[at.file.Path] = merged
	return err
}

// remove takes out what is at a path; what is not there already has gone.
func (a *attempt) remove(text string) error {
	path, as, err := a.path(text)
	if err == nil && as.Whole() && !kube.IsObject(a.req.Resource.Type) {
		err = errors.New("it is a part of something else")
	}
	if err != nil {
		return err
	}
	if special := a.w.Removal; special != nil {
		if done, err := special(a, path); done || err != nil {
			return err
		}
	}
	at, err := a.find(a.req.Resource, path)
	switch {
	case err != nil:
		return err
	case a.mode == overlaid && len(at.rest) == 0:
		return a.patchedAway(at)
	case at.part():
		return a.removeAround(at)
	case at.merged && len(at.rest) > 0:
		return errors.New("it comes from a merge key")
	case len(at.rest) > 0:
		return nil
	}
	return at.editor.Remove(at.node, nil)
}

// removeAround removes the element of a list that says no more than what is at a
// place: NAME=value.
func (a *attempt) removeAround(at *place) error {
	if at.from != nil && !at.from.part() {
		for _, x := range at.from.node.Elems {
			if x.Start <= at.start && at.end <= x.End {
				return at.editor.Remove(x.Node, nil)
			}
		}
	}
	return errors.New("it is a part of a word")
}

// open returns the editor of a file.
func (a *attempt) open(r source.Range) (*source.File, *yaml.Editor, error) {
	if r.IsZero() {
		return nil, nil, yaml.ErrNoPlace
	}
	f := a.w.ws.File(r.File())
	if f == nil {
		return nil, nil, yaml.ErrNoPlace
	}
	if f.Outdated(r.Anchor) {
		return nil, nil, fmt.Errorf("%s has errors there", f.Path)
	}
	return f, a.editor(f), nil
}

// editor returns the editor of a file.
func (a *attempt) editor(f *source.File) *yaml.Editor {
	e := a.editors[f.Path]
	if e == nil {
		src := a.w.sources[f.Text]
		if src == nil {
			src = yaml.Read(f.Text.Bytes())
			a.w.sources[f.Text] = src
		}
		e = yaml.NewEditor(src)
		e.Order, e.Kept, e.Unsorted, e.Indented = a.w.Order, a.w.Kept, a.w.Unsorted, a.w.Indented
		a.editors[f.Path] = e
	}
	return e
}

func (a *attempt) note(format string, args ...any) {
	a.notes = append(a.notes, fmt.Sprintf(format, args...))
}
