package fixes

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// ErrStale is returned for a fix of which the texts are others by now.
var ErrStale = errors.New("the text has changed since")

// Prove analyses what a fix comes to, in a trial whose base has the texts that the
// fix is made for. It returns the fix as it may be offered, which is unsafe where
// it turns out to change more than the finding; an error that is not one of ctx or
// [workspace.ErrInterrupted] says why it may not.
func Prove(ctx context.Context, t *workspace.Trial, f *Fix) (*Fix, error) {
	for path, c := range f.files {
		if now := t.Base().File(path); now == nil || string(now.Text.Bytes()) != string(c.text.Bytes()) {
			return nil, ErrStale
		}
	}
	r := run{trial: t, texts: map[string]*source.Text{}}
	after, err := r.analyse(ctx, []*Fix{f})
	if err != nil {
		return nil, err
	}
	v := compare(t.Base(), t.Base(), after, []*Fix{f})
	if err := cmp.Or(v.against(f), v.general); err != nil {
		return nil, err
	}
	if len(v.also) == 0 {
		return f, nil
	}
	proved := *f
	proved.Unsafe = join(f.Unsafe, alsoChanges(v.also))
	return &proved, nil
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

func alsoChanges(also []model.Address) string {
	if len(also) > 3 {
		return fmt.Sprintf("also changes %s and %d more", also[0], len(also)-1)
	}
	var names []string
	for _, a := range also {
		names = append(names, string(a))
	}
	return "also changes " + strings.Join(names, ", ")
}

// texts returns what the files of a snapshot are after the fixes, which go
// together.
func texts(fixes []*Fix) (map[string]*source.Text, error) {
	raw := map[string][]edit.Edit{}
	first := map[string]file{}
	lang := map[string]language{}
	for _, f := range fixes {
		for path, c := range f.files {
			merged, err := edit.Merge(raw[path], c.raw)
			if err != nil {
				return nil, err
			}
			raw[path], first[path], lang[path] = merged, c, f.lang
		}
	}
	out := map[string]*source.Text{}
	for path, edits := range raw {
		text := first[path].text.Bytes()
		out[path] = source.NewText(edit.Apply(text, lang[path].tidy(path, text, edits)))
	}
	return out, nil
}

// A tally counts what policies say of a resource.
type tally struct {
	fails, unsure int
	severity      policy.Severity
}

// A verdict is what an analysis after fixes says of them.
type verdict struct {
	// on are what is wrong with the fixes that are about a resource, and general
	// what is wrong with fixes that cannot be told.
	on      map[about]error
	general error
	// also are resources that have changed although no fix is about them.
	also []model.Address
}

// holds reports whether nothing is wrong.
func (v verdict) holds() bool { return len(v.on) == 0 && v.general == nil }

// against returns what is wrong with a fix by itself.
func (v verdict) against(f *Fix) error {
	for _, s := range f.subjects() {
		if err := v.on[s.about]; err != nil {
			return err
		}
	}
	return nil
}

func (v *verdict) blame(a about, err error) {
	if v.on[a] == nil {
		v.on[a] = err
	}
}

// compare holds an analysis after fixes, made for the snapshot start, against the
// one before them.
func compare(start, before, after *workspace.Snapshot, fixes []*Fix) verdict {
	v := verdict{on: map[about]error{}}
	changed := differing(before, after)
	v.general = noNewErrors(before, after, changed)
	was, is := count(before, changed), count(after, changed)
	gone := map[subject]int{}
	refers := map[subject]bool{}
	meant := map[about]bool{}
	least := policy.Critical
	for _, f := range fixes {
		least = min(least, f.Finding.Policy.Severity)
		for _, s := range f.subjects() {
			gone[s]++
			refers[s] = refers[s] || f.refers
			meant[s.about] = true
		}
	}
	for s, n := range gone {
		switch w, i := was[s], is[s]; {
		case w.fails-i.fails < n:
			v.blame(s.about, errStays)
		case i.unsure > w.unsure && !refers[s]:
			v.blame(s.about, errUnsure)
		}
	}
	for s, i := range is {
		if i.fails <= was[s].fails || i.severity < least || i.severity <= max(least, policy.Low) && !declared(before, changed, s.about) {
			continue
		}
		err := fmt.Errorf("it would lead to %s on %s", s.policy, s.address)
		if meant[s.about] {
			v.blame(s.about, err)
		} else if v.general == nil {
			v.general = err
		}
	}
	also, err := bystanders(start, before, after, changed, fixes)
	v.also = also
	if v.general == nil {
		v.general = err
	}
	return v
}

// declared reports whether a resource is declared in one of the files.
func declared(s *workspace.Snapshot, files []string, a about) bool {
	return slices.ContainsFunc(files, func(path string) bool {
		return slices.ContainsFunc(s.Declared(path), func(r *model.Resource) bool { return r.Origin.Stack == a.stack && r.Address == a.address })
	})
}

var (
	errStays  = errors.New("the finding would stay")
	errUnsure = errors.New("it could not be known whether the finding is gone")
)

// differing returns the files that are not the same in two snapshots.
func differing(before, after *workspace.Snapshot) []string {
	return slices.DeleteFunc(slices.Clone(after.Changed()), func(path string) bool { return after.Same(before, path) })
}

func noNewErrors(before, after *workspace.Snapshot, changed []string) error {
	for _, path := range changed {
		known := map[string]int{}
		for _, d := range before.Diagnostics(path) {
			if d.Severity == source.Error {
				known[d.Summary]++
			}
		}
		for _, d := range after.Diagnostics(path) {
			if d.Severity != source.Error {
				continue
			}
			if known[d.Summary]--; known[d.Summary] < 0 {
				return fmt.Errorf("it would lead to an error in %s: %s", path, d.Summary)
			}
		}
	}
	return nil
}

// count counts the findings in files, by what they are about.
func count(s *workspace.Snapshot, files []string) map[subject]tally {
	out := map[subject]tally{}
	for _, path := range files {
		for _, f := range s.Findings(path) {
			for _, j := range s.Judgements(&f) {
				k := subject{f.Policy.ID, about{j.Resource.Origin.Stack, j.Resource.Address}}
				t := out[k]
				t.severity = f.Policy.Severity
				if j.Status == policy.Fail {
					t.fails++
				} else {
					t.unsure++
				}
				out[k] = t
			}
		}
	}
	return out
}

// A name identifies a resource.
type name struct {
	stack   string
	address model.Address
	typ     string
}

func nameOf(r *model.Resource) name { return name{r.Origin.Stack, r.Address, r.Type} }

// bystanders returns the resources that have changed although no fix is about
// them or edits their declarations. It returns an error where one is gone.
func bystanders(start, before, after *workspace.Snapshot, changed []string, fixes []*Fix) ([]model.Address, error) {
	now := map[name]*model.Resource{}
	for _, path := range changed {
		for _, r := range after.Declared(path) {
			now[nameOf(r)] = r
		}
	}
	meant := map[name]bool{}
	for _, f := range fixes {
		for _, j := range f.judged {
			meant[nameOf(j.Resource)] = true
		}
	}
	var also []model.Address
	for _, path := range changed {
		for _, r := range before.Declared(path) {
			n := now[nameOf(r)]
			switch {
			case n == r || meant[nameOf(r)]:
			case n == nil:
				if !edited(start, r, fixes) {
					return nil, fmt.Errorf("%s would be gone", r.Address)
				}
			case !same(r.Value, n.Value) && !edited(start, r, fixes):
				also = append(also, r.Address)
			}
		}
	}
	slices.Sort(also)
	return slices.Compact(also), nil
}

// edited reports whether fixes edit the declaration of a resource or of one of its
// parts.
func edited(s *workspace.Snapshot, r *model.Resource, fixes []*Fix) bool {
	for _, p := range append([]*model.Resource{r}, r.Parts...) {
		at := p.Origin.Block
		f := s.File(at.File())
		if f == nil {
			continue
		}
		start, end, ok := f.Offsets(at)
		if !ok {
			continue
		}
		for _, fix := range fixes {
			for _, e := range fix.files[f.Path].raw {
				if start < e.End && e.Start < end || start < e.Start && e.Start < end {
					return true
				}
			}
		}
	}
	return false
}

// same reports whether two values are the same, wherever they stand.
func same(a, b *model.Value) bool {
	switch {
	case a == b:
		return true
	case a.Kind() != b.Kind() || a.Flags() != b.Flags() || a.Hint() != b.Hint() || a.Len() != b.Len():
		return false
	}
	x, y := a.Attrs(), b.Attrs()
	for i := range x {
		if x[i].Name != y[i].Name || !same(x[i].Value, y[i].Value) {
			return false
		}
	}
	v, w := a.Elems(), b.Elems()
	for i := range v {
		if !same(v[i], w[i]) {
			return false
		}
	}
	return sameScalar(a, b) && same(a.Doc(), b.Doc())
}

func sameScalar(a, b *model.Value) bool {
	if s, ok := a.AsString(); ok {
		t, _ := b.AsString()
		return s == t
	}
	if p, ok := a.AsBool(); ok {
		q, _ := b.AsBool()
		return p == q
	}
	if n, ok := a.AsNumber(); ok {
		m, ok := b.AsNumber()
		return ok && n.Cmp(m) == 0
	}
	return true
}
