package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"time"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/cmd/parapet/rewrite"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/reconcile"
)

// ignore reports whether the configuration lets an attribute differ, or a resource
// be what it is.
func (d *drifter) ignore(address model.Address, typ, attr string) bool {
	return d.settings.ignoresDrift(d.now, address, typ, attr)
}

func (s *settings) ignoresDrift(now time.Time, address model.Address, typ, attr string) bool {
	if s.config == nil {
		return false
	}
	for _, rule := range s.config.IgnoreDrift {
		if !rule.Expired(now) && rule.Matches(string(address), typ, attr) {
			return true
		}
	}
	return false
}

// remedies finds out what can be done about what is not accepted.
func (d *drifter) remedies(ctx context.Context) error {
	var err error
	if d.lock, err = openLock(d.lockPath(), d.flags.lock != "" && !d.flags.accept); err != nil {
		return err
	}
	known := map[string]bool{}
	for _, e := range d.lock.Accepted {
		known[e.Fingerprint] = true
	}
	plain := report.Reducer{}.Drift(report.Tool{}, nil, d.found)
	opts := reconcile.Options{
		Dir: d.target.base, Cluster: d.flags.cluster.kubectl(), Kinds: d.flags.kinds(), Helm: d.flags.helm(),
		Policies: d.settings.sets.selected, Threat: d.threat(), Unsafe: d.flags.unsafe,
		Skip: func(i int) bool {
			x := &plain.Drifts[i]
			return known[x.Fingerprint] || d.flags.accept || d.told != nil && d.told(x)
		},
	}
	if d.flags.pullRequest {
		return d.apart(ctx, opts)
	}
	d.plan, err = reconcile.Make(ctx, d.engine, d.input, d.found, opts)
	return err
}

// describe adds the remedies to the report.
func (d *drifter) describe(out *report.Drift) {
	for i := range out.Drifts {
		for _, r := range d.plan.Remedies[i] {
			x := report.DriftRemedy{Kind: string(r.Kind), Title: r.Title, Commands: r.Commands}
			for _, f := range r.Files {
				x.Files = append(x.Files, path.Join(d.target.base, f))
			}
			out.Drifts[i].Remedies = append(out.Drifts[i].Remedies, x)
		}
	}
}

// rewrite writes the edits, or shows them.
func (d *drifter) rewrite() error {
	var files []rewrite.File
	for _, f := range d.plan.Files() {
		file := rewrite.File{Path: f.Path, Before: bytesOf(f.Before), After: bytesOf(f.After), New: f.Before == nil}
		files = append(files, file)
		if d.flags.diff {
			d.diff(path.Join(d.target.base, f.Path), fixes.Rewrite{Path: f.Path, Before: source.NewText(file.Before), After: source.NewText(file.After)})
		}
	}
	if !d.flags.write || len(files) == 0 {
		return nil
	}
	err := rewrite.Files(d.target.dir, files)
	if errors.Is(err, rewrite.ErrChanged) {
		return withHint(fmt.Errorf("writing %w", err), "nothing was lost: run parapet drift again")
	} else if err != nil {
		return fmt.Errorf("writing %w", err)
	}
	d.ui.say("notice", fmt.Sprintf("wrote %s", count(len(files), "file", "files")))
	return nil
}

// bytesOf returns the content of a text, nil where there is none.
func bytesOf(t *source.Text) []byte {
	if t == nil {
		return nil
	}
	return append([]byte{}, t.Bytes()...)
}
