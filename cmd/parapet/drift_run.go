package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/parapet-iac/parapet/analysis/drift"
	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/threat"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes/reconcile"
)

// A drifter is one run of parapet drift.
type drifter struct {
	*fixer
	flags    *driftFlags
	target   *target
	settings *settings
	engine   *workspace.Engine
	input    drift.Input
	found    *drift.Report
	lock     *lock
	plan     *reconcile.Plan
	// told reports whether an earlier round of --watch has told a drift; nil without.
	told func(*report.DriftItem) bool
	// calls counts the requests to clouds.
	calls atomic.Int64
	// proposals are what pull requests are to hold.
	proposals []*proposal
}

// newDrifter returns what a run needs before it looks at the code.
func newDrifter(u *ui, f *driftFlags, args []string) (*drifter, error) {
	targets, err := targetsOf(args, false)
	if err != nil {
		return nil, err
	}
	c, err := newChecker(&f.checkFlags)
	if err != nil {
		return nil, err
	}
	d := &drifter{fixer: &fixer{checker: c, flags: &fixFlags{checkFlags: f.checkFlags}, ui: u}, flags: f, target: &targets[0]}
	return d, d.state()
}

// use opens the code and does something with it.
func (d *drifter) use(ctx context.Context, do func() error) error {
	return d.open(ctx, d.target, func(e *workspace.Engine, s *settings) error {
		d.engine, d.settings = e, s
		return do()
	})
}

// runDrift runs the command: what runs, the code, the difference, the report.
func runDrift(ctx context.Context, u *ui, f *driftFlags, args []string) error {
	u.quiet = f.quiet
	if f.watch > 0 {
		return watchDrift(ctx, u, f, args)
	}
	d, err := newDrifter(u, f, args)
	if err != nil {
		return err
	}
	err = d.use(ctx, func() error { return d.run(ctx) })
	if errors.Is(err, workspace.ErrNothing) {
		u.nothing(args)
		return nil
	}
	return err
}

// run compares, judges and reports.
func (d *drifter) run(ctx context.Context) error {
	out, err := d.compare(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return errors.New("interrupted")
		}
		return err
	}
	if err := d.report(out); err != nil {
		return err
	}
	d.exit(out)
	if d.flags.pullRequest {
		return d.propose(ctx)
	}
	return d.rewrite()
}

// A readError says that what runs could not be read. It may be over the next time.
type readError struct{ error }

func (e *readError) Unwrap() error { return e.error }

// compare reads what runs, compares it with the code and judges the difference.
func (d *drifter) compare(ctx context.Context) (*report.Drift, error) {
	declared, err := d.engine.Declared(ctx)
	if err != nil {
		return nil, err
	}
	d.input.Declared, d.input.Code = declared, d.engine.Snapshot().Result().Resources
	if d.input.Live, err = d.running(ctx); err != nil {
		return nil, &readError{err}
	}
	d.input.Running = drift.Prepare(d.input.Live)
	for f := range d.engine.Snapshot().Files() {
		maps.Copy(d.input.IDs, terraform.Imports(f.Path, f.Text.Bytes()))
	}
	d.input.Ignore = d.ignore
	d.input.Types, d.input.Regions, d.input.Tag = d.flags.types, d.flags.regions, d.flags.tag
	d.found = drift.Compare(d.input)
	if err := d.found.Judge(ctx, d.settings.sets.selected, d.threat()); err != nil {
		return nil, err
	}
	if err := d.remedies(ctx); err != nil {
		return nil, err
	}
	out := report.Reducer{Workspace: d.target.name, Base: d.target.base}.Drift(tool(), d.engine.Snapshot().Result().Files, d.found)
	d.describe(out)
	if err := d.reviewed(out); err != nil {
		return nil, err
	}
	if !d.flags.whole {
		out.Controlled = nil
	}
	out.Count()
	return out, nil
}

// threat says how breach paths are looked for.
func (d *drifter) threat() threat.Options {
	o := d.settings.options.Threat
	o.Trusted, o.Now = append(slices.Clone(o.Trusted), d.flags.trust...), d.now
	return o
}

// exit decides the exit code.
func (d *drifter) exit(r *report.Drift) {
	risky, any := 0, 0
	for _, x := range r.Drifts {
		if x.Accepted != "" {
			continue
		}
		if any++; x.Risky {
			risky++
		}
	}
	switch {
	case d.flags.failDrift == "any" && any > 0, d.flags.failDrift == "risky" && risky > 0:
		d.ui.code = exitFindings
	case len(r.Unreadable) > 0 || d.broken:
		d.ui.code = exitFailure // what was not read may not pass as clean
	}
}
