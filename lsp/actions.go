package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/fixes"
	"github.com/parapet-iac/parapet/fixes/edit"
)

// fixAll is the kind of the action that mends all that is safe to mend.
const fixAll protocol.CodeActionKind = "source.fixAll.parapet"

// An order is what an action carries from its offer to its edit: the edit is made
// of it and of what is known then.
type order struct {
	URI         string `json:"uri"`
	Policy      string `json:"policy,omitempty"`
	Fingerprint string `json:"fingerprint,omitempty"`
	// Do is what to do; empty means to suppress a finding.
	Do string `json:"do,omitempty"`
	// Remedy and Note name one of the fixes for a finding.
	Remedy int    `json:"remedy,omitempty"`
	Note   string `json:"note,omitempty"`
	// Unsafe tells that the fix was offered as one that changes more than the
	// finding.
	Unsafe bool `json:"unsafe,omitempty"`
}

// What an order can be for.
const (
	mendOne       = "fix"
	mendFile      = "fixFile"      // the findings of a policy in a file
	mendWorkspace = "fixWorkspace" // the findings of a policy
	mendAll       = "fixAll"       // all that is safe to mend in a file
)

// CodeAction offers what can be done about the findings in a range.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	all := len(p.Context.Only) > 0 && wanted(p.Context.Only, fixAll)
	v := s.view(ctx, p.TextDocument)
	// Who wants all fixed, such as on saving, asks once; who moves the cursor asks again.
	if v == nil || !v.current() && !(all && v.settle(ctx)) {
		return actions, nil
	}
	uri := strings.Clone(string(p.TextDocument.URI))
	if all {
		o := order{URI: uri, Do: mendAll}
		actions = append(actions, s.action(ctx, v, fixAll, "Fix all that is safe to fix", o, nil, false))
	}
	if !wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		return actions, nil
	}
	start, end := s.encoding.offset(v.text, p.Range.Start), s.encoding.offset(v.text, p.Range.End)
	visible := s.visible(v.live, v.snap, v.rel)
	var here []workspace.Finding
	for _, f := range visible {
		if overlaps(f.Span, start, end) {
			here = append(here, f)
		}
	}
	actions = append(actions, s.mending(ctx, v, p, here, visible)...)
	actions = append(actions, s.reconciling(ctx, v, p.Context.Diagnostics, start, end)...)
	for i := range here {
		f := &here[i]
		if _, _, ok := v.live.CommentPlace(ctx, v.rel, f.Span.Start.Offset); ok {
			o := order{URI: uri, Policy: f.Policy.ID, Fingerprint: f.Fingerprint}
			title := "Suppress " + f.Policy.ID + " here, with a reason"
			actions = append(actions, s.action(ctx, v, protocol.CodeActionKindQuickFix, title, o, about(p.Context.Diagnostics, f), false))
		}
	}
	return actions, nil
}

// action returns an action in the form that the client understands: for one that
// knows no actions a command, for one that resolves no edits with its edit.
func (s *server) action(ctx context.Context, v *view, kind protocol.CodeActionKind, title string, o order, about []protocol.Diagnostic, preferred bool) protocol.CommandOrCodeAction {
	if !s.can.literals {
		command := perform
		if o.Do == "" {
			command = suppress
		}
		return &protocol.Command{Title: title, Command: command, Arguments: []protocol.LSPAny{raw(o)}}
	}
	action := &protocol.CodeAction{Title: title, Kind: ptr(kind), Diagnostics: about, Data: raw(o)}
	if preferred {
		action.IsPreferred = ptr(true)
	}
	if !s.can.resolveEdits {
		action.Edit, _ = s.perform(ctx, v, o) // without one there is nothing to apply
	}
	return action
}

// wanted reports whether a client asks for actions of a kind.
func wanted(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == "" || o == kind || strings.HasPrefix(string(kind), string(o)+".")
	})
}

// about returns the diagnostics that are the finding.
func about(all []protocol.Diagnostic, f *workspace.Finding) []protocol.Diagnostic {
	var out []protocol.Diagnostic
	for _, d := range all {
		var data Data
		if json.Unmarshal(d.Data, &data) == nil && data.Fingerprint == f.Fingerprint {
			out = append(out, d)
		}
	}
	return out
}

// CodeActionResolve makes the edit of an action.
func (s *server) CodeActionResolve(ctx context.Context, action *protocol.CodeAction) (*protocol.CodeAction, error) {
	var o order
	if err := json.Unmarshal(action.Data, &o); err != nil {
		return nil, err
	}
	edit, err := s.ordered(ctx, o)
	if err != nil {
		return nil, err
	}
	resolved := *action
	resolved.Edit = edit
	return &resolved, nil
}

// ordered makes the edit of an order.
func (s *server) ordered(ctx context.Context, o order) (*protocol.WorkspaceEdit, error) {
	v := s.view(ctx, protocol.TextDocumentIdentifier{URI: uri.URI(o.URI)})
	if v == nil {
		return nil, notFor(o.URI)
	}
	return s.perform(ctx, v, o)
}

func (s *server) perform(ctx context.Context, v *view, o order) (*protocol.WorkspaceEdit, error) {
	if !v.current() {
		return nil, protocol.ErrContentModified
	}
	switch o.Do {
	case "":
		return s.silence(ctx, v, o)
	case mendOne:
		return s.mend(ctx, v, o)
	case mendFile, mendWorkspace, mendAll:
		return s.mendMany(ctx, v, o)
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "unknown order %q", o.Do)
}

// errGone is returned for actions on findings that are no more.
var errGone = errors.New("the finding is gone")

// reason stands where the author is to say why.
const reason = "accepted risk"

// silence returns the edit that suppresses a finding: a comment on a line of its
// own above the argument or block that it is about.
func (s *server) silence(ctx context.Context, v *view, o order) (*protocol.WorkspaceEdit, error) {
	for _, f := range v.snap.Findings(v.rel) {
		if f.Fingerprint != o.Fingerprint {
			continue
		}
		at, indent, ok := v.live.CommentPlace(ctx, v.rel, f.Span.Start.Offset)
		if !ok {
			return nil, protocol.ErrContentModified
		}
		line := indent + "# parapet:ignore " + f.Policy.ID + " " + reason + lineEnd(v)
		change := fixes.Change{Path: v.rel, Text: v.text, Edits: []edit.Edit{{Start: at, End: at, New: line}}}
		return s.workspaceEdit(v, v.snap, "", change)
	}
	return nil, errGone
}

// lineEnd returns how the lines of the document end.
func lineEnd(v *view) string {
	if first := v.text.LineStart(2); first >= 2 && v.text.Bytes()[first-2] == '\r' {
		return "\r\n"
	}
	return "\n"
}
