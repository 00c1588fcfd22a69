package lsp

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
)

// mending returns the actions that mend the findings in a range: each of them, and
// all of a policy.
func (s *server) mending(ctx context.Context, v *view, p *protocol.CodeActionParams, here, visible []workspace.Finding) []protocol.CommandOrCodeAction {
	planner := fixes.NewPlanner(v.snap)
	plans := make([][]*fixes.Fix, len(here))
	for i := range here {
		plans[i], _ = planner.Fixes(&here[i]) // none, where nothing can be done
	}
	plans = s.proofs.holding(ctx, v, plans)
	var actions []protocol.CommandOrCodeAction
	at := strings.Clone(string(p.TextDocument.URI))
	for _, o := range offers(plans) {
		f := &o.fix.Finding
		var mends []protocol.Diagnostic
		for _, f := range o.mends {
			mends = append(mends, about(p.Context.Diagnostics, f)...)
		}
		do := order{URI: at, Policy: f.Policy.ID, Fingerprint: f.Fingerprint, Do: mendOne, Remedy: o.fix.Remedy, Note: o.fix.Note, Unsafe: o.fix.Unsafe != ""}
		actions = append(actions, s.action(ctx, v, protocol.CodeActionKindQuickFix, o.title, do, mends, o.preferred))
	}
	seen := map[string]bool{}
	for i, plan := range plans {
		if id := here[i].Policy.ID; len(plan) > 0 && !plan[0].Asks && !seen[id] {
			seen[id] = true
			actions = append(actions, s.mendingAll(ctx, v, at, plan[0], visible)...)
		}
	}
	return actions
}

// titled tells in a title what a fix changes beyond the finding.
func titled(title string, f *fixes.Fix) string {
	if f.Unsafe != "" {
		title += " (unsafe: " + f.Unsafe + ")"
	}
	return title
}

// mendingAll returns the actions that mend all findings of a policy, in the file
// and in the workspace, where there is more than one.
func (s *server) mendingAll(ctx context.Context, v *view, at string, first *fixes.Fix, visible []workspace.Finding) []protocol.CommandOrCodeAction {
	id := first.Finding.Policy.ID
	inFile := 0
	for _, f := range visible {
		if f.Policy.ID == id {
			inFile++
		}
	}
	var actions []protocol.CommandOrCodeAction
	add := func(do, where string) {
		o := order{URI: at, Policy: id, Do: do, Unsafe: !first.Safe()}
		title := titled(fmt.Sprintf("Fix all of %s in this %s", id, where), first)
		actions = append(actions, s.action(ctx, v, protocol.CodeActionKindQuickFix, title, o, nil, false))
	}
	if inFile > 1 {
		add(mendFile, "file")
	}
	if v.snap.Elsewhere(id, v.rel) {
		add(mendWorkspace, "workspace")
	}
	return actions
}

// errorOf turns the reason why there is no edit into one of the protocol.
func errorOf(err error) error {
	switch {
	case errors.Is(err, fixes.ErrStale), errors.Is(err, workspace.ErrInterrupted):
		return protocol.ErrContentModified
	case errors.Is(err, context.Canceled):
		return err
	}
	return jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "this is not fixed: %v", err)
}

// mend returns the edit of one fix.
func (s *server) mend(ctx context.Context, v *view, o order) (*protocol.WorkspaceEdit, error) {
	if !v.settle(ctx) {
		return nil, protocol.ErrContentModified
	}
	for _, f := range v.snap.Findings(v.rel) {
		if f.Fingerprint != o.Fingerprint {
			continue
		}
		plan, err := fixes.NewPlanner(v.snap).Fixes(&f)
		if err != nil {
			return nil, errorOf(err)
		}
		for _, fix := range plan {
			if fix.Remedy == o.Remedy && fix.Note == o.Note {
				return s.holding(ctx, v, o, fix)
			}
		}
	}
	return nil, errGone
}

// holding returns the edit of a fix if that holds.
func (s *server) holding(ctx context.Context, v *view, o order, fix *fixes.Fix) (*protocol.WorkspaceEdit, error) {
	err := v.live.Try(ctx, func(t *workspace.Trial) error {
		proved, err := fixes.Prove(ctx, t, fix)
		if err == nil && proved.Unsafe != "" && !o.Unsafe {
			err = errors.New(proved.Unsafe)
		}
		return err
	})
	if err != nil {
		return nil, errorOf(err)
	}
	return s.workspaceEdit(v, v.snap, fix.Title(), fix.Changes()...)
}

// mendMany returns the edit that mends the findings of a policy, or all of a file.
func (s *server) mendMany(ctx context.Context, v *view, o order) (*protocol.WorkspaceEdit, error) {
	if !v.settle(ctx) {
		return nil, protocol.ErrContentModified
	}
	opts := fixes.Options{Unsafe: o.Unsafe, Keep: func(f *workspace.Finding) bool {
		if o.Policy != "" && f.Policy.ID != o.Policy || o.Do != mendWorkspace && f.Span.File != v.rel {
			return false
		}
		return s.shown(v.live, v.snap, f)
	}}
	if o.Do == mendAll {
		opts.Edit = func(path string) bool { return path == v.rel }
	}
	var set *fixes.Set
	err := v.live.Try(ctx, func(t *workspace.Trial) (err error) {
		set, err = fixes.All(ctx, t, opts)
		return err
	})
	if err != nil {
		return nil, errorOf(err)
	}
	return s.workspaceEdit(v, set.Before, "Fix "+o.Policy, set.Changes()...)
}
