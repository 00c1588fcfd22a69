// Package cloudformation writes remedies on canonical paths into templates of
// CloudFormation, in YAML and JSON: the property that a canonical attribute is written as,
// by the tables of the front end. What a template makes by functions stays as it is, unless
// the remedy sets it; other resources are not added. It judges nothing.
package cloudformation

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/lang/cloudformation/mapping"
	"github.com/parapet-iac/parapet/analysis/lang/yamltext"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A Writer writes into the templates of a workspace. It is used by one goroutine.
type Writer struct {
	ws      remedy.Workspace
	sources map[*source.Text]*yaml.Source
}

// New returns a writer for a workspace.
func New(ws remedy.Workspace) *Writer { return &Writer{ws, map[*source.Text]*yaml.Source{}} }

// Tidy lets lines that several fixes add at one place stand as if they had been added
// together.
func Tidy(_ string, _ []byte, edits []edit.Edit) []edit.Edit { return yaml.Tidy(edits, nil, true) }

var (
	errOther   = errors.New("it takes another resource")
	errNothing = errors.New("the code is so already")
	errForm    = errors.New("CloudFormation has no property of that form")
)

// Variants returns the way to make the changes of the requests together.
func (w *Writer) Variants(requests ...remedy.Request) ([]remedy.Variant, error) {
	a := &attempt{w: w, editors: map[string]*yaml.Editor{}, done: map[string]bool{}}
	for _, a.req = range requests {
		if err := a.run(); err != nil {
			return nil, err
		}
	}
	v := remedy.Variant{Edits: map[string][]edit.Edit{}}
	for path, e := range a.editors {
		edits, err := e.Edits()
		if err != nil {
			return nil, fmt.Errorf("changing %s: %w", path, err)
		}
		if len(edits) > 0 {
			v.Edits[path] = edits
		}
		v.Asks = v.Asks || slices.ContainsFunc(edits, func(e edit.Edit) bool { return len(e.Asks) > 0 })
	}
	if len(v.Edits) == 0 {
		return nil, errNothing
	}
	return []remedy.Variant{v}, nil
}

// An attempt makes the changes of requests.
type attempt struct {
	w       *Writer
	req     remedy.Request
	editors map[string]*yaml.Editor
	done    map[string]bool // several instances of one thing want the same
}

func (a *attempt) run() error {
	r := a.req.Remedy
	if len(r.Declare) > 0 {
		return errOther
	}
	for _, text := range r.Remove {
		if err := a.remove(text); err != nil {
			return fmt.Errorf("removing %s: %w", text, err)
		}
	}
	for _, s := range r.Set {
		path, as, err := a.path(s.Path)
		if err == nil {
			err = a.set(path, s.Value, s.Ask, as)
		}
		if err != nil {
			return fmt.Errorf("setting %s: %w", s.Path, err)
		}
	}
	if r.Satellite != nil {
		if err := a.satellite(r.Satellite); err != nil {
			return fmt.Errorf("adding %s: %w", r.Satellite.Type, err)
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

// satellite sets what another resource would say in the one that it is about:
// CloudFormation has properties for that.
func (a *attempt) satellite(s *policy.Satellite) error {
	owner := a.req.Resource.Type
	for _, x := range s.Set {
		at, value, ok := schema.Shown(s.Type, owner, x.Path, x.Value)
		if !ok {
			return errOther
		}
		var path model.Path
		for step := range strings.SplitSeq(at, ".") {
			path = append(path, step)
		}
		if err := a.set(path, value, x.Ask, policy.RemedyPath{}); err != nil {
			return err
		}
	}
	return nil
}

// set writes a value at a canonical path. A block is written attribute by attribute.
func (a *attempt) set(path model.Path, value any, ask string, as policy.RemedyPath) error {
	if s, ok := value.(string); ok && strings.Contains(s, "${") && !strings.Contains(s, "${aws:") {
		return errOther
	}
	key := fmt.Sprint(a.req.Resource.Origin.Header, path, value, as.Append)
	if a.done[key] {
		return nil
	}
	a.done[key] = true
	typ, node, e, err := a.resource()
	if err != nil {
		return err
	}
	if name, ok := parameterKeys[path.String()]; ok && a.req.Resource.Type == mapping.Parameter {
		return e.Set(node, model.Path{name}, value, ask)
	}
	if a.req.Resource.Type == mapping.Other && len(path) > 1 && path[0] == "properties" {
		return e.Set(node, append(model.Path{"Properties"}, path[1:]...), value, ask)
	}
	to, v, ok := mapping.Property(typ, a.req.Resource.Type, path, value)
	if !ok {
		return a.inner(path, value, ask, as)
	}
	if _, isMap := v.(map[string]any); isMap && !inDocument(a.req.Resource.Type, path) {
		return a.inner(path, value, ask, as)
	}
	to = append(model.Path{"Properties"}, to...)
	if as.Append {
		return e.Append(node, to, v, ask)
	}
	return e.Set(node, to, v, ask)
}

// parameterKeys are how parameters write their attributes.
var parameterKeys = map[string]string{"no_echo": "NoEcho", "type": "Type"}

// inner writes a block by its attributes.
func (a *attempt) inner(path model.Path, value any, ask string, as policy.RemedyPath) error {
	block, ok := value.(map[string]any)
	if !ok || inDocument(a.req.Resource.Type, path) {
		return errForm
	}
	if as.Append {
		path = append(path[:len(path):len(path)], a.req.Resource.Value.Walk(path).Value.Len())
	}
	names := make([]string, 0, len(block))
	for name := range block {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := a.set(append(path[:len(path):len(path)], name), block[name], ask, policy.RemedyPath{}); err != nil {
			return err
		}
	}
	return nil
}

// inDocument reports whether a path leads into a document.
func inDocument(typ string, path model.Path) bool {
	for n := 1; n <= len(path); n++ {
		if schema.Document(typ, path[:n].String()) != schema.NoDocument {
			return true
		}
	}
	return false
}

// remove takes out what is at a canonical path; what is not there already has gone.
func (a *attempt) remove(text string) error {
	path, as, err := a.path(text)
	if err != nil {
		return err
	}
	typ, node, e, err := a.resource()
	if err != nil {
		return err
	}
	if as.Whole() {
		return e.Remove(node, nil)
	}
	step := a.req.Resource.Value.Walk(path)
	if step.Found < len(path) {
		return nil
	}
	to, _, ok := mapping.Property(typ, a.req.Resource.Type, path, nil)
	if !ok {
		return errForm
	}
	return e.Remove(node, append(model.Path{"Properties"}, to...))
}

// resource returns the type that the template gives the resource, and where it stands.
func (a *attempt) resource() (typ string, node *yamltext.Node, e *yaml.Editor, err error) {
	r := a.req.Resource
	f := a.w.ws.File(r.Origin.Header.File())
	if f == nil || r.Partial {
		return "", nil, nil, yaml.ErrNoPlace
	}
	start, _, ok := f.Offsets(r.Origin.Header)
	if !ok || f.Outdated(r.Origin.Header.Anchor) {
		return "", nil, nil, yaml.ErrNoPlace
	}
	e = a.editor(f)
	for _, n := range e.At(start) {
		if key := yaml.KeyOf(n); key == nil || key.Start != start || n.Kind != model.Object {
			continue
		}
		for _, x := range n.Entries {
			if x.Key.Text == "Type" {
				return x.Value.Text, n, e, nil
			}
		}
	}
	return "", nil, nil, yaml.ErrNoPlace
}

// editor returns the editor of a file.
func (a *attempt) editor(f *source.File) *yaml.Editor {
	if e := a.editors[f.Path]; e != nil {
		return e
	}
	src := a.w.sources[f.Text]
	if src == nil {
		src = yaml.Read(f.Text.Bytes())
		a.w.sources[f.Text] = src
	}
	e := yaml.NewEditor(src)
	e.Unsorted = true
	a.editors[f.Path] = e
	return e
}
