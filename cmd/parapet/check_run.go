package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// check runs the command: targets, analyses, reports, exit code.
func check(ctx context.Context, u *ui, f *checkFlags, args []string) error {
	u.quiet = f.quiet
	targets, err := targetsOf(args, f.separate)
	if err != nil {
		return err
	}
	c, err := newChecker(f)
	if err != nil {
		return err
	}
	out, err := openOutputs(u, f)
	if err != nil {
		return err
	}
	c.frames, c.paths = out.frames, out.paths
	if f.fixes != "" && !out.fixes {
		err := withHint(errors.New("--fixes goes with the formats json and sarif"), "show what would change with parapet fix --dry-run")
		return errors.Join(err, out.abandon())
	}
	r := tally{ui: u, out: out, targets: len(targets)}
	if f.writeBaseline != "" {
		path, err := filepath.Abs(f.writeBaseline)
		if err != nil {
			return errors.Join(err, out.abandon())
		}
		r.baseline = &baselineWriter{path: path}
	}
	if err := c.each(ctx, targets, r.add); err != nil {
		if ctx.Err() != nil {
			err = errors.New("interrupted")
		}
		return errors.Join(err, out.abandon())
	}
	if err := out.close(&r.summary); err != nil {
		return err
	}
	return r.finish(args)
}

// A tally follows a run: it passes workspaces on to the reports and knows what
// they come to.
type tally struct {
	ui       *ui
	out      *outputs
	targets  int
	baseline *baselineWriter // nil if none is written
	summary  report.Summary

	failed, broken bool
	empty          int
}

func (r *tally) add(o *outcome) error {
	ws := o.workspace
	switch {
	case o.err != nil:
		r.broken = true
		ws.Diagnostics = append(ws.Diagnostics, report.Diagnostic{
			Severity: "error", Message: o.err.Error(), Detail: strings.Join(hintsOf(o.err), "\n"), Workspace: ws.Path,
		})
	case o.empty:
		r.empty++
		if r.targets > 1 {
			ws.Diagnostics = append(ws.Diagnostics, report.Diagnostic{
				Severity: "notice", Message: "nothing to scan in " + ws.Path, Workspace: ws.Path,
			})
		}
	}
	r.failed = r.failed || o.failed
	r.summary.Add(ws)
	if r.baseline != nil {
		for i := range o.baseline {
			r.baseline.add(o.baseline[i].file, &o.baseline[i].finding)
		}
	}
	if err := r.out.workspace(ws); err != nil {
		return err
	}
	for _, d := range ws.Diagnostics {
		r.ui.diagnostic(d)
	}
	return nil
}

// finish writes the new baseline and decides the exit code.
func (r *tally) finish(args []string) error {
	if r.baseline != nil {
		if err := r.baseline.write(); err != nil {
			return err
		}
		r.ui.say("notice", fmt.Sprintf("wrote %d findings to %s", len(r.baseline.entries), r.baseline.path))
	}
	switch {
	case r.broken:
		r.ui.code = exitFailure
	case r.failed:
		r.ui.code = exitFindings
	case r.summary.Errors > 0:
		r.ui.code = exitFailure // what was not analysed may not pass as clean
	case r.empty == r.targets:
		r.ui.nothing(args)
	}
	return nil
}

// nothing ends a run in which there was nothing to do.
func (u *ui) nothing(args []string) {
	u.code = exitNothing
	where := "the current folder"
	if len(args) > 0 {
		where = strings.Join(args[:min(len(args), 3)], ", ")
	}
	u.say("error", "nothing to scan in "+where, "parapet reads Terraform and OpenTofu (*.tf, *.tf.json, *.tofu), CloudFormation templates (*.yaml, *.yml, *.json, *.template), Kubernetes manifests (*.yaml, *.yml, *.json), Dockerfiles, Compose files and pipelines (GitHub, GitLab, Azure)")
}
