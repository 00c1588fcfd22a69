package main

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/fixes"
)

// A fixesFlag says which fixes reports have beside findings: none, safe ones, or
// unsafe ones too.
type fixesFlag string

func (f *fixesFlag) Set(v string) error {
	if !slices.Contains([]string{"safe", "unsafe"}, v) {
		return errors.New("want safe or unsafe")
	}
	*f = fixesFlag(v)
	return nil
}

func (f *fixesFlag) Type() string   { return "kind" }
func (f *fixesFlag) String() string { return string(*f) }

// fitsFixes reports whether a format tells how findings are mended.
func fitsFixes(format string) bool { return format == "json" || format == "sarif" }

// mended adds to the findings of a report the fixes that hold, each made for the code
// as it is. They are proved against all policies, so that the workspace is analysed
// once more.
func (c *checker) mended(ctx context.Context, t *target, s *settings, ws *report.Workspace) error {
	type key struct{ policy, file, fingerprint string }
	todo := map[key]*report.Finding{}
	for i := range ws.Findings {
		if f := &ws.Findings[i]; f.Status == report.Fail && len(f.Meta.Remedies) > 0 {
			todo[key{f.Policy, f.File, f.Fingerprint}] = f
		}
	}
	if len(todo) == 0 {
		return nil
	}
	opts := s.options
	opts.Policies, opts.Report = s.sets.whole, nil
	e, err := workspace.Open(t.dir, opts)
	if err != nil {
		return fmt.Errorf("looking for fixes: %w", err)
	}
	defer e.Close()
	if _, err := e.Update(ctx); err != nil {
		return fmt.Errorf("looking for fixes: %w", err)
	}
	return e.Try(ctx, func(trial *workspace.Trial) error {
		planner := fixes.NewPlanner(trial.Base())
		res := trial.Base().Result()
		for i := range res.Findings {
			f := &res.Findings[i]
			out := todo[key{f.Policy.ID, path.Join(t.base, f.Span.File), f.Fingerprint}]
			if out == nil {
				continue
			}
			if out.Fixes, err = proved(ctx, planner, trial, t, f, c.flags.fixes == "unsafe"); err != nil {
				return err
			}
		}
		return nil
	})
}
