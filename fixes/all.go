package fixes

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// Options say what [All] is to mend.
type Options struct {
	// Keep selects findings; nil selects all. Suppressed and inconclusive ones
	// are always left alone.
	Keep func(*workspace.Finding) bool
	// Edit selects the files that may be edited; nil selects all.
	Edit func(path string) bool
	// Unsafe applies unsafe fixes, and those that choose among what the code
	// declares. Those that ask a person are never applied.
	Unsafe bool
	// ByPolicy makes one step for each policy.
	ByPolicy bool
}

// A Set is what [All] has mended, and what it has not.
type Set struct {
	Steps []Step
	// Left are the selected findings that stay, sorted by file and place.
	Left []Left
	// Before and After are the analyses around all steps.
	Before, After *workspace.Snapshot
}

// A Step is a part of a [Set], to be applied after those before it.
type Step struct {
	// Policy is the one whose findings the step mends, nil for several.
	Policy *policy.Policy
	// Applied are the fixes, in the order in which they were made. Places in
	// them are those of the texts that they were made for.
	Applied []*Fix
	Files   []Rewrite
}

// A Rewrite is what becomes of a file.
type Rewrite struct {
	Path          string
	Before, After *source.Text
}

// A Left is a finding that is not mended.
type Left struct {
	Finding workspace.Finding
	// Why says so: [ErrNoRemedy], [ErrUnsafe], [ErrAsks], or what is wrong with
	// the fixes that were tried.
	Why error
}

// Reasons for which a fix is left to a person.
var (
	ErrUnsafe  = errors.New("the fix is unsafe")
	ErrAsks    = errors.New("the fix asks for what only a person knows")
	ErrChooses = errors.New("the fix chooses among what the code declares")
	errElse    = errors.New("the fix edits other files")
)

// Files returns what becomes of each file that the steps change, by path.
func (s *Set) Files() []Rewrite {
	all := map[string]Rewrite{}
	for _, step := range s.Steps {
		for _, f := range step.Files {
			if first, ok := all[f.Path]; ok {
				f.Before = first.Before
			}
			all[f.Path] = f
		}
	}
	out := slices.DeleteFunc(slices.Collect(maps.Values(all)), func(f Rewrite) bool {
		return string(f.Before.Bytes()) == string(f.After.Bytes())
	})
	slices.SortFunc(out, func(a, b Rewrite) int { return cmp.Compare(a.Path, b.Path) })
	return out
}

// Changes returns what the set changes, as edits of whole lines.
func (s *Set) Changes() []Change {
	var out []Change
	for _, f := range s.Files() {
		out = append(out, Change{f.Path, f.Before, edit.Joined(edit.Between(f.Before.Bytes(), f.After.Bytes()))})
	}
	return out
}

// maxRounds bounds how often what is left is looked at again.
const maxRounds = 50

// All mends what can be mended, in the memory of a trial, until nothing is left
// that it can: mending the outcome again changes nothing. The error is one of ctx, or
// [workspace.ErrInterrupted].
func All(ctx context.Context, t *workspace.Trial, opts Options) (*Set, error) {
	r := run{
		trial: t, opts: opts, at: t.Base(), texts: map[string]*source.Text{},
		next: map[string]int{}, why: map[string]error{},
	}
	set := &Set{Before: t.Base()}
	for range maxRounds {
		before := len(set.Steps)
		for _, p := range r.order() {
			step, err := r.step(ctx, p)
			if err != nil {
				return nil, err
			}
			if len(step.Applied) > 0 {
				set.Steps = append(set.Steps, step)
			}
		}
		if len(set.Steps) == before {
			break
		}
		clear(r.next) // what did not hold may do so now
		clear(r.why)
	}
	set.After = r.at
	for f := range r.findings(nil) {
		set.Left = append(set.Left, Left{f, cmp.Or(r.why[f.Fingerprint], ErrNoRemedy)})
	}
	return set, nil
}

// A run is one go of [All].
type run struct {
	trial *workspace.Trial
	opts  Options
	at    *workspace.Snapshot
	texts map[string]*source.Text // of the files that are changed
	// next is which of a finding's fixes is tried next, and why what is the
	// matter with those before, by fingerprint.
	next map[string]int
	why  map[string]error
}

// order returns the policies with a step of their own, the most severe first; one
// nil where there is one step for all.
func (r *run) order() []*policy.Policy {
	if !r.opts.ByPolicy {
		return []*policy.Policy{nil}
	}
	found := map[string]*policy.Policy{}
	for f := range r.findings(nil) {
		found[f.Policy.ID] = f.Policy
	}
	return slices.SortedFunc(maps.Values(found), func(a, b *policy.Policy) int {
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.ID, b.ID))
	})
}

// findings iterates over what is to be mended, of one policy if p is not nil.
func (r *run) findings(p *policy.Policy) func(yield func(workspace.Finding) bool) {
	return func(yield func(workspace.Finding) bool) {
		for file := range r.at.Files() {
			for _, f := range r.at.Findings(file.Path) {
				if f.Status != policy.Fail || f.Suppression != nil || p != nil && f.Policy.ID != p.ID ||
					r.opts.Keep != nil && !r.opts.Keep(&f) {
					continue
				}
				if !yield(f) {
					return
				}
			}
		}
	}
}

// step mends the findings of a policy, or all.
func (r *run) step(ctx context.Context, p *policy.Policy) (Step, error) {
	s := Step{Policy: p}
	before := map[string]*source.Text{}
	for range maxRounds {
		batch, deferred := r.batch(p)
		if len(batch) == 0 {
			break
		}
		start := r.at
		applied, err := r.settle(ctx, start, nil, batch)
		if err != nil {
			return s, err
		}
		made, _ := texts(applied) // they have been merged before
		for path, text := range made {
			if before[path] == nil {
				before[path] = start.File(path).Text
			}
			r.texts[path] = text
		}
		s.Applied = append(s.Applied, applied...)
		if len(applied) == 0 && !deferred && !r.more(batch) {
			break
		}
	}
	for _, path := range slices.Sorted(maps.Keys(before)) {
		s.Files = append(s.Files, Rewrite{path, before[path], r.texts[path]})
	}
	return s, nil
}

// more reports whether a finding has a fix that was not tried yet.
func (r *run) more(batch []*Fix) bool {
	return slices.ContainsFunc(batch, func(f *Fix) bool { return r.why[f.Finding.Fingerprint] != nil })
}

// batch plans fixes that go together; deferred tells that others do not go with
// them.
func (r *run) batch(p *policy.Policy) (batch []*Fix, deferred bool) {
	planner := NewPlanner(r.at)
	merged := map[string][]edit.Edit{}
	for f := range r.findings(p) {
		fix := r.choose(planner, &f)
		switch {
		case fix == nil:
		case fits(merged, fix):
			batch = append(batch, fix)
		default:
			deferred = true
		}
	}
	return batch, deferred
}

// fits reports whether a fix goes together with those that were taken in before,
// and takes it in if so.
func fits(merged map[string][]edit.Edit, f *Fix) bool {
	now := map[string][]edit.Edit{}
	for path, c := range f.files {
		edits, err := edit.Merge(merged[path], c.raw)
		if err != nil {
			return false
		}
		now[path] = edits
	}
	maps.Copy(merged, now)
	return true
}

// choose returns the next fix to try for a finding, or nil.
func (r *run) choose(planner *Planner, f *workspace.Finding) *Fix {
	all, err := planner.Fixes(f)
	if err != nil {
		r.why[f.Fingerprint] = err
		return nil
	}
	for i, fix := range all {
		if i < r.next[f.Fingerprint] {
			continue
		}
		switch {
		case fix.Asks:
			err = ErrAsks
			if i == 0 && asks(&f.Policy.Remedies[fix.Remedy]) { // what follows is second best
				r.why[f.Fingerprint] = err
				return nil
			}
		case fix.Unsafe != "" && !r.opts.Unsafe:
			err = ErrUnsafe
		case fix.Chooses && !r.opts.Unsafe:
			err = ErrChooses
		case !r.editable(fix):
			err = errElse
		default:
			r.next[f.Fingerprint] = i
			return fix
		}
		r.why[f.Fingerprint] = cmp.Or(r.why[f.Fingerprint], err)
	}
	return nil
}

// asks reports whether a remedy itself asks a person, wherever it is applied.
func asks(m *policy.Remedy) bool {
	some := func(as []policy.Assignment) bool {
		return slices.ContainsFunc(as, func(a policy.Assignment) bool { return a.Ask != "" })
	}
	return some(m.Set) || m.Satellite != nil && some(m.Satellite.Set) ||
		slices.ContainsFunc(m.Declare, func(d policy.Declared) bool { return some(d.Set) })
}

func (r *run) editable(f *Fix) bool {
	for path := range f.files {
		if r.opts.Edit != nil && !r.opts.Edit(path) {
			return false
		}
	}
	return true
}

// settle applies as many fixes of a batch, made for the snapshot start, as hold, on
// top of those that have been accepted. Where a batch does not hold, it is tried
// again in parts with one fix for each resource, so that it shows whose fault it
// is; where even that does not tell, in halves.
func (r *run) settle(ctx context.Context, start *workspace.Snapshot, accepted, batch []*Fix) ([]*Fix, error) {
	all, v, err := r.try(ctx, start, accepted, batch)
	if err != nil || all != nil {
		return all, err
	}
	if parts := onePerResource(batch); len(parts) > 1 {
		for _, part := range parts {
			if accepted, err = r.settle(ctx, start, accepted, part); err != nil {
				return nil, err
			}
		}
		return accepted, nil
	}
	var good []*Fix
	for _, f := range batch {
		if why := v.against(f); why != nil {
			r.refuse(f, why)
		} else {
			good = append(good, f)
		}
	}
	switch {
	case len(good) == 0:
		return accepted, nil
	case len(good) < len(batch):
		return r.settle(ctx, start, accepted, good)
	case len(batch) == 1:
		r.refuse(batch[0], v.general)
		return accepted, nil
	}
	half := len(batch) / 2
	if accepted, err = r.settle(ctx, start, accepted, batch[:half]); err != nil {
		return nil, err
	}
	return r.settle(ctx, start, accepted, batch[half:])
}

// try analyses a batch on top of what has been accepted. It returns all of it if
// that holds, and else nothing and what is wrong.
func (r *run) try(ctx context.Context, start *workspace.Snapshot, accepted, batch []*Fix) ([]*Fix, verdict, error) {
	all := slices.Concat(accepted, batch)
	after, err := r.analyse(ctx, all)
	if err != nil {
		return nil, verdict{}, err
	}
	v := compare(start, r.at, after, batch)
	if v.general == nil && len(v.also) > 0 && !r.opts.Unsafe {
		v.general = errors.New(alsoChanges(v.also))
	}
	if !v.holds() {
		return nil, v, nil
	}
	r.at = after
	return all, v, nil
}

// refuse notes that a fix does not hold; the next one for its finding is tried.
func (r *run) refuse(f *Fix, why error) {
	print := f.Finding.Fingerprint
	r.next[print]++
	r.why[print] = why
}

// onePerResource parts a batch so that each part has one fix for a resource.
func onePerResource(batch []*Fix) [][]*Fix {
	var parts [][]*Fix
	used := map[about]int{}
	for _, f := range batch {
		n := 0
		for _, s := range f.subjects() {
			n = max(n, used[s.about])
		}
		for _, s := range f.subjects() {
			used[s.about] = n + 1
		}
		if n == len(parts) {
			parts = append(parts, nil)
		}
		parts[n] = append(parts[n], f)
	}
	return parts
}

// analyse returns the analysis of the workspace with fixes on top of what has been
// changed so far.
func (r *run) analyse(ctx context.Context, fixes []*Fix) (*workspace.Snapshot, error) {
	made, err := texts(fixes)
	if err != nil {
		return nil, err
	}
	all := maps.Clone(r.texts)
	maps.Copy(all, made)
	return r.trial.Analyse(ctx, all)
}
