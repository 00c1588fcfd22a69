package terraform

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	lang "github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/fixes/edit"
	"github.com/parapet-iac/parapet/fixes/remedy"
)

// A Writer writes into the code of one workspace as it was analysed. It is used
// by one goroutine.
type Writer struct {
	ws     remedy.Workspace
	syntax map[string]*lang.Syntax
	inDir  map[string][]*model.Resource
	// named remembers which names are taken, by folder, type and name.
	named map[string]bool
}

// New returns a writer for an analysed workspace.
func New(ws remedy.Workspace) *Writer {
	return &Writer{ws: ws, syntax: map[string]*lang.Syntax{}, inDir: map[string][]*model.Resource{}, named: map[string]bool{}}
}

// A mode says where a value that came through references is set.
type mode uint8

const (
	here   mode = iota // in place of the reference
	atCall             // in the call of the module
	origin             // where it was written
)

// maxChoices is how many existing resources are offered for one reference.
const maxChoices = 3

// Variants returns the ways to make the changes that are asked for, all of them
// together; the preferred one first. The requests are for instances of one thing.
// The error says why there is no way.
func (w *Writer) Variants(requests ...remedy.Request) ([]remedy.Variant, error) {
	modes := []mode{here, origin}
	if len(requests[0].Resource.Origin.Calls) > 0 {
		modes = []mode{atCall, here, origin}
	}
	var out []remedy.Variant
	var failure error
	for choice := range maxChoices {
		choices := 0
		for _, m := range modes {
			v, n, err := w.attempts(requests, m, choice)
			choices = max(choices, n)
			switch {
			case err != nil:
				failure = cmp.Or(failure, err)
			case choice > 0 && n <= choice:
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

// attempts makes the changes in one way. It returns how many existing resources a
// reference could stand for.
func (w *Writer) attempts(requests []remedy.Request, m mode, choice int) (v remedy.Variant, choices int, err error) {
	v.Edits = map[string][]edit.Edit{}
	var notes []string
	for _, req := range requests {
		a := attempt{w: w, req: req, mode: m, choice: choice, names: map[string]string{}, edits: map[string][]edit.Edit{}}
		err := a.run()
		choices = max(choices, a.choices)
		if err != nil {
			return v, choices, err
		}
		notes = append(notes, a.notes...)
		v.Asks, v.Chooses, v.Refers = v.Asks || a.asks, v.Chooses || a.choices > 0, v.Refers || a.refers
		for file, edits := range a.edits {
			merged, err := edit.Merge(inPlace(edits))
			if err == nil {
				merged, err = edit.Merge(v.Edits[file], merged)
			}
			if err != nil {
				return v, choices, fmt.Errorf("changing %s: %w", file, err)
			}
			v.Edits[file] = merged
		}
	}
	if len(v.Edits) == 0 {
		return v, choices, errNothing
	}
	slices.Sort(notes)
	v.Note = strings.Join(slices.Compact(notes), ", ")
	return v, choices, nil
}

// inPlace lets lines that are added behind one that is removed take its place.
func inPlace(edits []edit.Edit) []edit.Edit {
	out := slices.DeleteFunc(slices.Clone(edits), func(e edit.Edit) bool { return within(e, edits) >= 0 })
	for _, e := range edits {
		i := within(e, edits)
		if i < 0 {
			continue
		}
		d := &out[slices.IndexFunc(out, func(o edit.Edit) bool { return o.Start == edits[i].Start && o.End == edits[i].End })]
		text, cut := strings.CutPrefix(e.New, "\n")
		shift := len(d.New)
		if cut {
			shift--
			text += "\n"
		}
		d.New += text
		for _, a := range e.Asks {
			d.Asks = append(d.Asks, edit.Ask{Start: a.Start + shift, End: a.End + shift, What: a.What})
		}
	}
	return out
}

// within returns which of the edits removes the text around the place at which e
// adds something, or -1.
func within(e edit.Edit, edits []edit.Edit) int {
	if e.Start != e.End {
		return -1
	}
	return slices.IndexFunc(edits, func(d edit.Edit) bool { return d.New == "" && d.Start < e.Start && e.Start < d.End })
}

func sameEdits(a, b map[string][]edit.Edit) bool {
	return maps.EqualFunc(a, b, func(x, y []edit.Edit) bool {
		return slices.EqualFunc(x, y, func(e, f edit.Edit) bool { return e.Start == f.Start && e.End == f.End && e.New == f.New })
	})
}

// errNothing is returned for a remedy that changes nothing: what it wants is so
// already.
var errNothing = errors.New("the code is so already")

// An attempt makes the changes of a remedy in one way.
type attempt struct {
	w      *Writer
	req    remedy.Request
	mode   mode
	choice int // which of several existing resources is referred to

	edits   map[string][]edit.Edit
	growths []*growth
	// names are what the declared things are called in the code, by what the
	// remedy calls them.
	names   map[string]string
	choices int // how many existing resources a reference could stand for
	notes   []string
	asks    bool
	refers  bool
	oneLine bool // values are written on one line
}

func (a *attempt) run() error {
	if err := a.objects(); err != nil {
		return err
	}
	r := a.req.Remedy
	a.name(r.Declare)
	for _, text := range r.Remove {
		if err := a.removeAt(text); err != nil {
			return fmt.Errorf("removing %s: %w", text, err)
		}
	}
	for _, s := range r.Set {
		if err := a.setAt(a.req.Resource, s); err != nil {
			return fmt.Errorf("setting %s: %w", s.Path, err)
		}
	}
	if r.Satellite != nil {
		if err := a.satellite(r.Satellite); err != nil {
			return fmt.Errorf("adding %s: %w", r.Satellite.Type, err)
		}
	}
	if err := a.grow(); err != nil {
		return err
	}
	if len(a.edits) == 0 {
		return nil // nor is there use for what it declares
	}
	return a.declare(r.Declare)
}

func (a *attempt) edit(file string, e edit.Edit) {
	if len(e.Asks) > 0 {
		a.asks = true
	}
	a.edits[file] = append(a.edits[file], e)
}

func (a *attempt) editAll(file string, edits []edit.Edit) {
	for _, e := range edits {
		a.edit(file, e)
	}
}

func (a *attempt) note(format string, args ...any) {
	a.notes = append(a.notes, fmt.Sprintf(format, args...))
}

// file returns a file that may be edited.
func (w *Writer) file(name string) (*source.File, error) {
	f := w.ws.File(name)
	switch {
	case f == nil:
		return nil, errors.New("the value is in no file of the workspace")
	case strings.Contains("/"+name, "/.terraform/"):
		return nil, fmt.Errorf("%s belongs to a module that is installed from elsewhere, and its call has no input for it", name)
	}
	return f, nil
}

// syntaxOf returns the syntax of a file in native form.
func (w *Writer) syntaxOf(f *source.File) *lang.Syntax {
	s := w.syntax[f.Path]
	if s == nil {
		s = lang.NewSyntax(f.Path, f.Text.Bytes())
		w.syntax[f.Path] = s
	}
	return s
}

// neighbours returns the composed resources, and their parts, that are declared
// in a folder.
func (w *Writer) neighbours(dir string) []*model.Resource {
	found, known := w.inDir[dir]
	if known {
		return found
	}
	for f := range w.ws.Files() {
		if path.Dir(f.Path) != dir {
			continue
		}
		for _, r := range w.ws.Declared(f.Path) {
			found = append(found, r)
			for _, p := range r.Parts {
				if path.Dir(p.Origin.Header.File()) == dir {
					found = append(found, p)
				}
			}
		}
	}
	w.inDir[dir] = found
	return found
}

func isJSON(name string) bool { return strings.HasSuffix(name, ".json") }
