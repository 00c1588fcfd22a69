package helm

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
	"github.com/parapet-iac/parapet/fixes/yaml"
)

// A Writer writes into the charts of a workspace. It is used by one goroutine.
type Writer struct {
	ws      remedy.Workspace
	sources map[*source.Text]*yaml.Source
}

// New returns a writer for a workspace.
func New(ws remedy.Workspace) *Writer { return &Writer{ws, map[*source.Text]*yaml.Source{}} }

// Tidy lets edits of values look as if they had been made together. Those of templates
// stay as they are: each is a line, or a part of one.
func Tidy(path string, _ []byte, edits []edit.Edit) []edit.Edit {
	if isTemplate(path) {
		return edits
	}
	return yaml.Tidy(edits, nil, false)
}

// isTemplate reports whether a file of a chart is text with actions, and not values.
func isTemplate(file string) bool { return strings.Contains("/"+file, "/templates/") }

var (
	errMade  = errors.New("a template makes the value, which no text says")
	errShape = errors.New("the code has a form that is not edited")
	// errNothing is returned for a remedy that changes nothing.
	errNothing = errors.New("the code is so already")
)

// An attempt makes the changes of requests.
type attempt struct {
	w *Writer
	remedy.Variant
	// editors are those of values, by file.
	editors map[string]*yaml.Editor
	done    map[string]bool
}

// Variants returns the way to make the changes that are asked for, or why there is
// none.
func (w *Writer) Variants(requests ...remedy.Request) ([]remedy.Variant, error) {
	a := attempt{w, remedy.Variant{Edits: map[string][]edit.Edit{}}, map[string]*yaml.Editor{}, map[string]bool{}}
	for _, r := range requests {
		if err := a.run(r); err != nil {
			return nil, err
		}
	}
	for file, e := range a.editors {
		edits, err := e.Edits()
		if err != nil {
			return nil, fmt.Errorf("changing %s: %w", file, err)
		}
		if len(edits) > 0 {
			a.Edits[file] = edits
		}
	}
	if len(a.Edits) == 0 {
		return nil, errNothing
	}
	for file, edits := range a.Edits {
		a.Asks = a.Asks || slices.ContainsFunc(edits, func(e edit.Edit) bool { return len(e.Asks) > 0 })
		if !isTemplate(file) {
			a.Note = "in " + path.Base(file)
		}
	}
	return []remedy.Variant{a.Variant}, nil
}

func (a *attempt) run(r remedy.Request) error {
	if r.Remedy.Satellite != nil || len(r.Remedy.Declare) > 0 {
		return errors.New("objects are not added to charts")
	}
	for _, s := range r.Remedy.Set {
		if err := a.set(r, s); err != nil {
			return fmt.Errorf("setting %s: %w", s.Path, err)
		}
	}
	for _, p := range r.Remedy.Remove {
		if err := a.remove(r, p); err != nil {
			return fmt.Errorf("removing %s: %w", p, err)
		}
	}
	return nil
}

func (a *attempt) add(file string, e edit.Edit) error {
	merged, err := edit.Merge(a.Edits[file], []edit.Edit{e})
	a.Edits[file] = merged
	return err
}

// A spot is what a path leads to, as far as it goes.
type spot struct {
	value *model.Value
	elem  bool // it is an element of a list
	rest  model.Path
	as    policy.RemedyPath
}

// find follows a path of a remedy.
func find(r remedy.Request, text string) (spot, error) {
	rp, err := policy.ParseRemedyPath(text)
	if err != nil {
		return spot{}, err
	}
	p, err := rp.From(r.Verdict)
	if err != nil {
		return spot{}, err
	}
	if rp.Whole() {
		return spot{}, errors.New("objects are not removed from charts")
	}
	at := spot{as: rp, value: r.Resource.Value, elem: strings.HasPrefix(r.Resource.Type, "k8s_container")}
	for i, step := range p {
		var next *model.Value
		_, isIndex := step.(int)
		switch s := step.(type) {
		case int:
			next = at.value.Index(s)
		case string:
			next = at.value.Get(s)
		}
		if next == nil || next.Is(model.Default) {
			at.rest = p[i:]
			break
		}
		if next.Is(model.Near) {
			return at, errMade
		}
		at.value, at.elem = next, isIndex
	}
	return at, nil
}

// written returns where a value was written: the text around it, and its bytes.
func (w *Writer) written(v *model.Value) (f *source.File, start, end int, err error) {
	at := v.Range()
	if via := v.Via(); len(via) > 0 {
		at = via[len(via)-1]
	}
	if f = w.ws.File(at.File()); f == nil || at.IsZero() {
		return nil, 0, 0, errMade
	}
	start, end, ok := f.Offsets(at)
	if !ok || start >= end || end > f.Text.Len() {
		return nil, 0, 0, errMade
	}
	return f, start, end, nil
}

func (a *attempt) set(r remedy.Request, s policy.Assignment) error {
	at, err := find(r, s.Path)
	if err != nil {
		return err
	}
	f, start, end, err := a.w.written(at.value)
	if err != nil {
		return err
	}
	value, err := remedy.Filled(s.Value, func(to, path string) (any, error) { return field(r, to, path) })
	switch {
	case err != nil:
		return err
	case !isTemplate(f.Path):
		return a.setValue(f, start, end, at, value, s.Ask)
	case at.as.Append:
		return errors.New("lists in templates are not extended")
	}
	text := string(f.Text.Bytes())
	line := yaml.Line(value)
	var e edit.Edit
	if len(at.rest) > 0 {
		keys, ok := names(at.rest)
		if !ok || at.value.Kind() != model.Object {
			return errShape
		}
		if e, err = insertion(text, start, at.elem, keys, line); err != nil {
			return err
		}
	} else {
		if k := at.value.Kind(); k == model.Object || k == model.List || strings.ContainsAny(text[start:end], "\n") {
			return errShape
		}
		if strings.Contains(text[start:end], "{{") {
			return errMade
		}
		e = edit.Edit{Start: start, End: end, New: line}
	}
	if s.Ask != "" {
		i := strings.LastIndex(e.New, line)
		e.Asks = []edit.Ask{{Start: i, End: i + len(line), What: s.Ask}}
	}
	return a.add(f.Path, e)
}

// field returns the value at a path of the judged object.
func field(r remedy.Request, to, path string) (any, error) {
	p, err := policy.ParseRemedyPath(path)
	if err != nil {
		return nil, err
	}
	step := r.Resource.Value.Walk(p.Steps)
	if to != "self" || step.Found < len(p.Steps) || step.Value.IsNull() {
		return nil, fmt.Errorf("%s has no %s", r.Resource.Address, path)
	}
	return step.Value, nil
}

// remove takes out a value, or the line of a template that says one thing.
func (a *attempt) remove(r remedy.Request, p string) error {
	at, err := find(r, p)
	if err != nil {
		return err
	}
	if len(at.rest) > 0 {
		return nil // it is not there
	}
	f, start, end, err := a.w.written(at.value)
	if err != nil {
		return err
	}
	if !isTemplate(f.Path) {
		e, n, err := a.value(f, start, end, at)
		if err != nil {
			return err
		}
		return e.Remove(n, nil)
	}
	text := string(f.Text.Bytes())
	from := strings.LastIndexByte(text[:start], '\n') + 1
	to := end + strings.IndexByte(text[end:]+"\n", '\n')
	line := strings.TrimSpace(text[from:to])
	if k := at.value.Kind(); k == model.Object || k == model.List || !entry.MatchString(line) || strings.Contains(line, "{{") {
		return errShape
	}
	return a.add(f.Path, edit.Edit{Start: from, End: min(to+1, len(text))})
}

var entry = regexp.MustCompile(`^[\w./-]+:\s+\S`)

func names(p model.Path) ([]string, bool) {
	var out []string
	for _, s := range p {
		name, ok := s.(string)
		if !ok {
			return nil, false
		}
		out = append(out, name)
	}
	return out, len(out) > 0
}

// insertion returns the edit that adds a value under keys to the mapping whose key
// begins at start, or whose first entry does if it is an element.
func insertion(text string, start int, elem bool, keys []string, value string) (edit.Edit, error) {
	from := strings.LastIndexByte(text[:start], '\n') + 1
	to := start + strings.IndexByte(text[start:]+"\n", '\n')
	before, line := text[from:start], strings.TrimRight(text[start:to], " \t\r")
	eol := "\n"
	if strings.HasSuffix(text[start:to], "\r") {
		eol = "\r\n"
	}
	adds := fmt.Sprintf("%d/%s", start, strings.Join(keys, "."))
	if elem {
		return inElement(text, start, before, keys, value, eol, adds)
	}
	key, rest, ok := strings.Cut(line, ":")
	if !ok || strings.ContainsAny(key, "{[") || strings.Trim(before, " -") != "" {
		return edit.Edit{}, errShape
	}
	indent := len(before)
	rest = strings.TrimSpace(rest)
	colon := start + strings.IndexByte(line, ':') + 1
	switch {
	case strings.HasPrefix(rest, "{}"):
		open := start + strings.Index(line, "{}")
		return edit.Edit{Start: colon, End: open + 2, New: eol + lines(keys, value, indent+2, eol), Adds: adds}, nil
	case strings.HasPrefix(rest, "{") && !strings.HasPrefix(rest, "{{"):
		open := start + strings.IndexByte(line, '{') + 1
		return edit.Edit{Start: open, End: open, New: inBrackets(keys, value) + ", ", Adds: adds}, nil
	case rest != "" && rest[0] != '#' && !strings.HasPrefix(rest, "{{"):
		return edit.Edit{}, errShape
	}
	if to >= len(text) {
		return edit.Edit{Start: len(text), End: len(text), New: eol + lines(keys, value, indent+2, eol), Adds: adds}, nil
	}
	deeper := indent + 2
	for l := range strings.Lines(text[to+1:]) {
		body := strings.TrimLeft(l, " ")
		if t := strings.TrimSpace(body); t == "" || t[0] == '#' || strings.HasPrefix(t, "{{") {
			continue
		}
		if n := len(l) - len(body); n > indent {
			deeper = n
		}
		break
	}
	return edit.Edit{Start: to + 1, End: to + 1, New: lines(keys, value, deeper, eol) + eol, Adds: adds}, nil
}

// inElement adds to a mapping that is an element, of which the first key begins at
// start.
func inElement(text string, start int, before string, keys []string, value, eol, adds string) (edit.Edit, error) {
	if trimmed := strings.TrimRight(before, " "); strings.HasSuffix(trimmed, "{") {
		return edit.Edit{Start: start, End: start, New: inBrackets(keys, value) + ", ", Adds: adds}, nil
	} else if strings.Trim(before, " -") != "" || !strings.HasSuffix(trimmed, "-") {
		return edit.Edit{}, errShape
	}
	to := start + strings.IndexByte(text[start:]+"\n", '\n')
	block := lines(keys, value, len(before), eol)
	if entry.MatchString(text[start:to]) && to < len(text) {
		if _, v, _ := strings.Cut(text[start:to], ": "); !strings.ContainsAny(strings.TrimSpace(v)[:1], "|>&*{[") || strings.HasPrefix(strings.TrimSpace(v), "{{") {
			return edit.Edit{Start: to + 1, End: to + 1, New: block + eol, Adds: adds}, nil
		}
	}
	return edit.Edit{Start: start, End: start, New: strings.TrimLeft(block, " ") + eol + strings.Repeat(" ", len(before)), Adds: adds}, nil
}

// lines returns nested entries, the last of which has the value.
func lines(keys []string, value string, indent int, eol string) string {
	var b strings.Builder
	for i, k := range keys {
		b.WriteString(strings.Repeat(" ", indent+2*i) + yaml.Line(k) + ":")
		if i < len(keys)-1 {
			b.WriteString(eol)
		}
	}
	return b.String() + " " + value
}

func inBrackets(keys []string, value string) string {
	for _, k := range slices.Backward(keys[1:]) {
		value = "{" + yaml.Line(k) + ": " + value + "}"
	}
	return yaml.Line(keys[0]) + ": " + value
}
