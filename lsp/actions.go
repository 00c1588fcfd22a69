package lsp

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/parapet-iac/parapet/analysis/workspace"
)

// fixAll is the kind of the action that mends all that is safe to mend.
const fixAll protocol.CodeActionKind = "source.fixAll.parapet"

// An order is what an action carries from its offer to its edit: the edit is made
// of it and of what is known then.
type order struct {
	URI         string `json:"uri"`
	Policy      string `json:"policy"`
	Fingerprint string `json:"fingerprint"`
}

// CodeAction offers what can be done about the findings in a range.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	v := s.view(ctx, p.TextDocument)
	if v == nil || !v.current() || !wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		return actions, nil
	}
	start, end := s.encoding.offset(v.text, p.Range.Start), s.encoding.offset(v.text, p.Range.End)
	for _, f := range s.visible(v.live, v.snap, v.rel) {
		if !overlaps(f.Span, start, end) {
			continue
		}
		o := order{string(p.TextDocument.URI), f.Policy.ID, f.Fingerprint}
		if _, _, ok := v.live.CommentPlace(v.rel, f.Span.Start.Offset); !ok {
			continue
		}
		title := "Suppress " + f.Policy.ID + " here, with a reason"
		if !s.can.literals {
			actions = append(actions, &protocol.Command{Title: title, Command: suppress, Arguments: []protocol.LSPAny{raw(o)}})
			continue
		}
		action := &protocol.CodeAction{Title: title, Kind: ptr(protocol.CodeActionKindQuickFix), Diagnostics: about(p.Context.Diagnostics, &f), Data: raw(o)}
		if !s.can.resolveEdits {
			action.Edit, _ = s.silence(v, o)
		}
		actions = append(actions, action)
	}
	return actions, nil
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
	v := s.view(ctx, protocol.TextDocumentIdentifier{URI: uri.URI(o.URI)})
	if v == nil {
		return nil, notFor(o.URI)
	}
	edit, err := s.silence(v, o)
	if err != nil {
		return nil, err
	}
	resolved := *action
	resolved.Edit = edit
	return &resolved, nil
}

// errGone is returned for actions on findings that are no more.
var errGone = errors.New("the finding is gone")

// reason stands where the author is to say why.
const reason = "accepted risk"

// silence returns the edit that suppresses a finding: a comment on a line of its
// own above the argument or block that it is about.
func (s *server) silence(v *view, o order) (*protocol.WorkspaceEdit, error) {
	if !v.current() {
		return nil, protocol.ErrContentModified
	}
	for _, f := range v.snap.Findings(v.rel) {
		if f.Fingerprint != o.Fingerprint {
			continue
		}
		at, indent, ok := v.live.CommentPlace(v.rel, f.Span.Start.Offset)
		if !ok {
			return nil, protocol.ErrContentModified
		}
		line := indent + "# parapet:ignore " + f.Policy.ID + " " + reason + lineEnd(v)
		return s.edit(v, protocol.TextEdit{Range: s.encoding.rangeOf(v.text, at, at), NewText: line}), nil
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

// edit returns the edit of one document, for the version that it was made for
// where the client can tell versions apart.
func (s *server) edit(v *view, edits ...protocol.TextEdit) *protocol.WorkspaceEdit {
	at := s.uriIn(v.snap, v.rel)
	if !s.can.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{at: edits}}
	}
	change := &protocol.TextDocumentEdit{}
	change.TextDocument.URI = at
	if v.doc != nil {
		change.TextDocument.Version = ptr(v.doc.version)
	}
	for i := range edits {
		change.Edits = append(change.Edits, &edits[i])
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}}
}
