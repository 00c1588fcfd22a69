package lsp

import (
	"context"
	"fmt"
	"slices"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
)

// A Drift is one way in which what runs, as it was recorded, is not as the code has
// it.
type Drift struct {
	At source.Range // where the code says it
	// Code names the kind of drift, and Message tells it.
	Code, Message string
	// Live is shown behind the place: what runs; "" for nothing.
	Live  string
	Risky bool
	// Key names the drift, of which this may be one of several changes.
	Key string
}

// A DriftRemedy is an edit of the code that puts a drift right.
type DriftRemedy struct {
	Title   string
	Changes []fixes.Change
}

// drifts are those of a folder by file. Their places count from anchors, so that they
// stand in later snapshots as well.
type drifts map[string][]Drift

// publishDrift compares the code with what was recorded of what runs, and tells the
// client what has changed. It gives way to changes, and is then still due.
func (f *folder) publishDrift() {
	a := f.live.Load()
	ctx, stop := context.WithCancel(f.ctx)
	defer stop()
	f.mu.Lock()
	if len(f.changes) > 0 {
		f.mu.Unlock()
		return
	}
	f.stop, f.answering = stop, false
	f.mu.Unlock()
	snap := a.Snapshot()
	list, err := a.setup.Drift(ctx, a.Engine)
	f.mu.Lock()
	f.stop = nil
	f.mu.Unlock()
	if ctx.Err() != nil {
		return
	}
	f.driftDue = false
	if err != nil { // what was told before is not true any more
		f.s.log.Warn("what runs is not compared with the code", zap.Error(err))
	}
	now := drifts{}
	for _, d := range list {
		now[d.At.File()] = append(now[d.At.File()], d)
	}
	var before drifts
	if old := f.drift.Load(); old != nil {
		before = *old
	}
	var files []string
	for file := range now {
		if !slices.Equal(now[file], before[file]) {
			files = append(files, file)
		}
	}
	for file := range before {
		if now[file] == nil {
			files = append(files, file)
		}
	}
	if len(files) == 0 {
		return
	}
	f.drift.Store(&now)
	f.tellFiles(a, snap, files)
	if f.s.can.hintRefresh {
		f.s.background(func(ctx context.Context) { _ = f.s.client.InlayHintRefresh(ctx) }) // as with diagnostics
	}
}

// driftsIn calls do for the drifts in a file, with where they are by now.
func (f *folder) driftsIn(snap *workspace.Snapshot, rel string, do func(*Drift, source.Span)) {
	all := f.drift.Load()
	if all == nil {
		return
	}
	list := (*all)[rel]
	for i := range list {
		if span, ok := snap.Span(list[i].At); ok {
			do(&list[i], span)
		}
	}
}

// driftDiagnostics returns the diagnostics about drift in a file: information, or a
// warning where it is risky.
func (s *server) driftDiagnostics(f *folder, snap *workspace.Snapshot, file *source.File) []protocol.Diagnostic {
	var out []protocol.Diagnostic
	f.driftsIn(snap, file.Path, func(d *Drift, at source.Span) {
		severity := protocol.DiagnosticSeverityInformation
		if d.Risky {
			severity = protocol.DiagnosticSeverityWarning
		}
		out = append(out, protocol.Diagnostic{
			Range: s.encoding.span(file.Text, at), Severity: severity, Source: protocol.NewOptional(sourceName),
			Code: protocol.String(d.Code), Message: protocol.String(d.Message),
		})
	})
	return out
}

// reconciling returns the actions that put drift in a range right. They carry their
// edits: a client that knows no actions gets none.
func (s *server) reconciling(ctx context.Context, v *view, diags []protocol.Diagnostic, start, end int) []protocol.CommandOrCodeAction {
	if !s.can.literals || v.live.setup.Remedies == nil {
		return nil
	}
	var actions []protocol.CommandOrCodeAction
	seen := map[string]bool{}
	v.folder.driftsIn(v.snap, v.rel, func(d *Drift, at source.Span) {
		if !overlaps(at, start, end) || seen[d.Key] {
			return
		}
		seen[d.Key] = true
		remedies, err := v.live.setup.Remedies(ctx, v.live.Engine, d.Key)
		if err != nil {
			s.log.Debug("no edit for drift", zap.Error(err))
			return
		}
		var about []protocol.Diagnostic
		for _, x := range diags {
			if m, ok := x.Message.(protocol.String); ok && string(m) == d.Message {
				about = append(about, x)
			}
		}
		for _, r := range remedies {
			edit, err := s.workspaceEdit(v, v.snap, r.Title, r.Changes...)
			if err != nil {
				continue // the text has changed
			}
			actions = append(actions, &protocol.CodeAction{Title: r.Title, Kind: ptr(protocol.CodeActionKindQuickFix), Diagnostics: about, Edit: edit})
		}
	})
	return actions
}

// mostLive is how much of a live value a hint shows, in characters.
const mostLive = 60

// liveHints returns the live values in a part of a document.
func (s *server) liveHints(v *view, start, end int) []protocol.InlayHint {
	var out []protocol.InlayHint
	v.folder.driftsIn(v.snap, v.rel, func(d *Drift, at source.Span) {
		if d.Live != "" && overlaps(at, start, end) {
			out = append(out, protocol.InlayHint{
				Position: s.encoding.position(v.text, at.End.Offset), PaddingLeft: ptr(true), Label: protocol.String(fmt.Sprint("live ", short(d.Live, mostLive))),
			})
		}
	})
	return out
}
