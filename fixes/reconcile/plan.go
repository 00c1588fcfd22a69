package reconcile

import (
	"context"
	"maps"
	"slices"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/schema/kube"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A Kind says what a remedy does.
type Kind string

// The kinds of remedies.
const (
	Restore Kind = "restore" // what runs becomes what the code says
	Adopt   Kind = "adopt"   // the code says what runs
	Declare Kind = "declare" // code declares what runs and imports it
	Remove  Kind = "remove"  // the code lets go of what is gone
	Harden  Kind = "harden"  // the code says what it has left open
)

// A Remedy is one way to put a drift right.
type Remedy struct {
	Kind  Kind
	Title string
	// Commands are for a shell, in the folder in which parapet runs.
	Commands []string
	// Files are those that the remedy changes or adds.
	Files []string
	// Failed says why there is no such edit, or nothing.
	Failed string
}

// A Rewrite is what becomes of a file; Before is nil for a new one, and After for one
// of which nothing is left.
type Rewrite struct {
	Path          string
	Before, After *source.Text
}

// Options say what is wanted.
type Options struct {
	// Dir is the folder of the code as commands name it, "" or "." for the one in
	// which they run.
	Dir string
	// Cluster are the flags by which kubectl and helm find the cluster: "--context=prod".
	Cluster []string
	// Helm are flags for Helm that say with which values charts were rendered.
	Helm []string
	// Skip leaves drifts out, by their index.
	Skip func(drift int) bool
	// Kinds are those of the remedies whose edits go together into the plan's files;
	// nil for Adopt and Declare. The others are found out all the same, each by
	// itself.
	Kinds []Kind
	// Policies and Threat are what the report was judged by. Without policies no fixes
	// of findings are looked for.
	Policies *policy.Set
	Threat   threat.Options
	// Unsafe makes fixes that change more than the finding, too.
	Unsafe bool
}

// makes reports whether edits of a kind go into the files.
func (o *Options) makes(k Kind) bool {
	if o.Kinds == nil {
		return k == Adopt || k == Declare
	}
	return slices.Contains(o.Kinds, k)
}

// A Plan is what can be done about drifts.
type Plan struct {
	// Remedies are by the index of the drift, the best one first.
	Remedies map[int][]Remedy
	files    map[string]Rewrite
}

// Files returns what the edits of all remedies of the kinds that are wanted come to
// together.
func (p *Plan) Files() []Rewrite {
	var out []Rewrite
	for _, path := range slices.Sorted(maps.Keys(p.files)) {
		out = append(out, p.files[path])
	}
	return out
}

// A planner tries edits, one drift after the other.
type planner struct {
	opts  Options
	in    drift.Input
	found *drift.Report
	plan  *Plan

	trial *workspace.Trial
	// texts are the files as the edits that hold have them, and now is their
	// analysis.
	texts map[string]*source.Text
	now   *workspace.Snapshot
	// open are the drifts that are left, by resource.
	open map[id]int // → number of differences
	// again counts the comparisons and judgements made for hardening.
	again int
}

// An id names a drift over analyses.
type id struct {
	kind    drift.Kind
	stack   string
	address model.Address
}

// maxTried bounds the drifts for which edits are tried, the most urgent ones: each
// is compared with all that runs. The others are for the next run.
const maxTried = 100

// Make finds out what can be done. The report must be of the engine's newest
// snapshot, and judged. The error is that of ctx.
func Make(ctx context.Context, e *workspace.Engine, in drift.Input, found *drift.Report, opts Options) (*Plan, error) {
	p := &planner{opts: opts, in: in, found: found, plan: &Plan{Remedies: map[int][]Remedy{}, files: map[string]Rewrite{}}, texts: map[string]*source.Text{}}
	err := e.Try(ctx, func(t *workspace.Trial) error {
		p.trial, p.now = t, t.Base()
		p.open = left(found)
		tried := 0
		for i := range found.Drifts {
			if opts.Skip != nil && opts.Skip(i) {
				continue
			}
			if tried++; tried > maxTried {
				if d := &found.Drifts[i]; d.Kind != drift.Unmanaged {
					p.plan.Remedies[i] = []Remedy{p.restore(d)}
				}
				continue
			}
			if err := p.remedy(ctx, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for path, text := range p.texts {
		rw := Rewrite{Path: path, After: text}
		if f := e.Snapshot().File(path); f != nil {
			rw.Before = f.Text
		}
		if text == nothing {
			rw.After = nil
		}
		p.plan.files[path] = rw
	}
	return p.plan, nil
}

func left(r *drift.Report) map[id]int {
	out := map[id]int{}
	for i := range r.Drifts {
		d := &r.Drifts[i]
		n := 0
		for _, c := range d.Changes {
			if c.By == "" {
				n++
			}
		}
		if n > 0 || len(d.Changes) == 0 {
			out[id{d.Kind, d.Stack, d.Address}] = max(1, n)
		}
	}
	return out
}

func (p *planner) remedy(ctx context.Context, i int) error {
	d := &p.found.Drifts[i]
	note := func(rs ...Remedy) { p.plan.Remedies[i] = append(p.plan.Remedies[i], rs...) }
	edited := func(k Kind, do func(context.Context, *drift.Drift) (Remedy, error)) error {
		r, err := p.edited(ctx, k, d, do)
		note(r)
		return err
	}
	switch {
	case d.Kind == drift.Changed && !d.Risky:
		err := edited(Adopt, p.adopt)
		note(p.restore(d))
		return err
	case d.Kind == drift.Changed:
		note(p.restore(d))
		return p.harden(ctx, d, note)
	case d.Kind == drift.Unmanaged && kube.IsObject(d.Type):
		return p.unmanagedObject(ctx, d, note)
	case d.Kind == drift.Unmanaged && slices.ContainsFunc(p.in.Code, func(r *model.Resource) bool { return r.Origin.Stack == d.Stack && inStack(r) }):
		note(importStack())
	case d.Kind == drift.Unmanaged:
		return edited(Declare, p.declare)
	case d.Kind == drift.Missing:
		note(p.restore(d))
		return edited(Remove, p.remove)
	}
	return nil
}

// edited makes the edits of a remedy. Those of a kind that is not wanted are undone:
// they are told, and are not what the next ones start from.
func (p *planner) edited(ctx context.Context, k Kind, d *drift.Drift, do func(context.Context, *drift.Drift) (Remedy, error)) (Remedy, error) {
	texts, now, open := p.texts, p.now, p.open
	r, err := do(ctx, d)
	if !p.opts.makes(k) {
		p.texts, p.now, p.open = texts, now, open
	}
	return r, err
}

// try analyses the code with other texts and compares it with what runs. Ok tells
// that one drift is smaller or gone and that no other is larger or new, and that the
// texts have no new errors. It is then what the planner goes on from.
func (p *planner) try(ctx context.Context, texts map[string]*source.Text, about id, renamed *id) (gone, ok bool, err error) {
	t, err := p.weigh(ctx, texts, about, renamed)
	if err != nil || t == nil {
		return false, false, err
	}
	was, is := p.open[about], t.open[about]
	if renamed != nil {
		if t.open[about] > 0 {
			return false, false, nil // it is not tied to its new code
		}
		is = t.open[*renamed]
	}
	if renamed == nil && is >= was {
		return false, false, nil
	}
	p.take(t)
	return is == 0, true, nil
}

// A weighed is code with other texts.
type weighed struct {
	texts map[string]*source.Text // all that are changed
	now   *workspace.Snapshot
	open  map[id]int
}

// take goes on from other texts.
func (p *planner) take(t *weighed) { p.texts, p.now, p.open = t.texts, t.now, t.open }

// weigh analyses the code with other texts. It returns nil where they have new errors,
// or where another drift than those two is larger or new.
func (p *planner) weigh(ctx context.Context, texts map[string]*source.Text, about id, renamed *id) (*weighed, error) {
	t := &weighed{texts: maps.Clone(p.texts)}
	maps.Copy(t.texts, texts)
	var err error
	if t.now, err = p.trial.Analyse(ctx, t.texts); err != nil {
		return nil, err
	}
	if errorsIn(t.now, texts) > errorsIn(p.now, texts) {
		return nil, nil
	}
	t.open = left(drift.Compare(p.input(t.now)))
	for k, n := range t.open {
		if n > p.open[k] && k != about && (renamed == nil || k != *renamed) {
			return nil, nil
		}
	}
	return t, nil
}

// input is what is compared where the code is that of a snapshot.
func (p *planner) input(s *workspace.Snapshot) drift.Input {
	in := p.in
	in.Code = s.Result().Resources
	in.IDs = maps.Clone(p.in.IDs)
	Imports(s, in.IDs)
	return in
}

func errorsIn(s *workspace.Snapshot, texts map[string]*source.Text) int {
	n := 0
	for path := range texts {
		for _, d := range s.Diagnostics(path) {
			if d.Severity == source.Error {
				n++
			}
		}
	}
	return n
}

// Imports adds the ids that import blocks of a snapshot's root module tell.
func Imports(s *workspace.Snapshot, ids map[model.Address]string) {
	for f := range s.Files() {
		maps.Copy(ids, terraform.Imports(f.Path, f.Text.Bytes()))
	}
}
