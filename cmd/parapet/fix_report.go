package main

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes"
)

// report writes findings with the fixes for each, every one made for the code as
// it is.
func (x *fixer) report(ctx context.Context, targets []target) error {
	cwd, err := os.Getwd()
	if err != nil {
		return err
	}
	w, err := report.New(x.flags.format, x.ui.out, report.Options{Tool: tool(), Root: filepath.ToSlash(cwd), Quiet: x.flags.quiet})
	if err != nil {
		return err
	}
	var sum report.Summary
	for i := range targets {
		t := &targets[i]
		ws := &report.Workspace{Path: t.name}
		err := x.open(ctx, t, func(e *workspace.Engine, s *settings) error { return x.offer(ctx, e, t, s, ws) })
		switch {
		case ctx.Err() != nil:
			return errors.New("interrupted")
		case errors.Is(err, workspace.ErrNothing):
			x.empty++
		case err != nil:
			return err
		}
		sum.Add(ws)
		if err := w.Workspace(ws); err != nil {
			return err
		}
	}
	if x.empty == len(targets) {
		x.ui.code = exitNothing
	}
	return w.Close(&sum)
}

// offer fills in the findings of a workspace, each with the fixes that hold.
func (x *fixer) offer(ctx context.Context, e *workspace.Engine, t *target, s *settings, ws *report.Workspace) error {
	reducer := report.Reducer{Workspace: t.name, Base: t.base}
	keep := x.keep(t, s)
	return e.Try(ctx, func(trial *workspace.Trial) error {
		res := trial.Base().Result()
		ws.Files, ws.Resources = len(res.Files), len(res.Resources)
		planner := fixes.NewPlanner(trial.Base())
		for i := range res.Findings {
			f := &res.Findings[i]
			if f.Status != policy.Fail || f.Suppression != nil || !keep(f) {
				continue
			}
			ws.Counts.Add(report.Fail, f.Policy.Severity)
			out := reducer.Finding(res, f)
			var err error
			if out.Fixes, err = proved(ctx, planner, trial, t, f, x.flags.unsafe); err != nil {
				return err
			}
			if len(out.Fixes) > 0 {
				x.ui.code = exitFindings
			}
			ws.Findings = append(ws.Findings, out)
		}
		for _, d := range res.Diagnostics {
			ws.Diagnostics = append(ws.Diagnostics, reducer.Diagnostic(res, d))
		}
		return nil
	})
}

// proved returns the fixes for a finding that may be made without asking, unsafe ones
// too if they are wanted.
func proved(ctx context.Context, planner *fixes.Planner, trial *workspace.Trial, t *target, f *workspace.Finding, unsafe bool) ([]report.Fix, error) {
	all, err := planner.Fixes(f)
	if err != nil {
		return nil, nil // there is none
	}
	var out []report.Fix
	for _, fix := range all {
		if fix.Asks || !fix.Safe() && !unsafe {
			continue
		}
		proved, err := fixes.Prove(ctx, trial, fix)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil || !proved.Safe() && !unsafe {
			continue
		}
		out = append(out, fixOf(proved, t))
	}
	return out, nil
}

func fixOf(f *fixes.Fix, t *target) report.Fix {
	out := report.Fix{Title: f.Title(), Unsafe: f.Unsafe}
	for _, c := range f.Changes() {
		for _, e := range c.Edits {
			out.Edits = append(out.Edits, report.Edit{
				File: path.Join(t.base, c.Path), Range: report.Range{Start: positionOf(c.Text, e.Start), End: positionOf(c.Text, e.End)}, Text: e.New,
			})
		}
	}
	return out
}

func positionOf(text *source.Text, offset int) report.Position {
	p := text.Position(offset)
	return report.Position{Line: p.Line, Column: p.Column, Offset: p.Offset}
}
