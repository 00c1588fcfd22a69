package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// The commands that the server executes.
const (
	restart      = "parapet.restart"
	showPolicy   = "parapet.showPolicy"
	showFindings = "parapet.showFindings"
	showPaths    = "parapet.showPaths"
	suppress     = "parapet.suppress"
	perform      = "parapet.fix"
)

// commands are what each command does with its arguments.
var commands = map[string]func(*server, context.Context, []protocol.LSPAny) (any, error){
	restart: func(s *server, ctx context.Context, _ []protocol.LSPAny) (any, error) {
		for _, f := range now(ctx).folders {
			f.reload()
		}
		return nil, nil
	},
	showPolicy:   (*server).showPolicy,
	showFindings: (*server).showFindings,
	showPaths:    (*server).showPaths,
	suppress:     (*server).carryOut,
	perform:      (*server).carryOut,
}

func commandNames() []string {
	return []string{perform, restart, showFindings, showPaths, showPolicy, suppress}
}

func (s *server) ExecuteCommand(ctx context.Context, p *protocol.ExecuteCommandParams) (protocol.LSPAny, error) {
	run := commands[p.Command]
	if run == nil {
		known := slices.Sorted(maps.Keys(commands))
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no command %q: known are %s", p.Command, strings.Join(known, ", "))
	}
	result, err := run(s, ctx, p.Arguments)
	if err != nil {
		return nil, err
	}
	return raw(result), nil
}

// argument decodes an argument of a command.
func argument(args []protocol.LSPAny, i int, into any) error {
	if i >= len(args) {
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d is missing", i+1)
	}
	if err := json.Unmarshal(args[i], into); err != nil {
		return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "argument %d: %v", i+1, err)
	}
	return nil
}

// showPolicy answers with what is known of a policy: {id, title, markdown}.
func (s *server) showPolicy(ctx context.Context, args []protocol.LSPAny) (any, error) {
	var id string
	if err := argument(args, 0, &id); err != nil {
		return nil, err
	}
	for _, f := range now(ctx).folders {
		a := f.live.Load()
		if a == nil {
			continue
		}
		if found, err := a.setup.Policies.ByID(id); err == nil && len(found) > 0 {
			p := found[0]
			return map[string]string{"id": p.ID, "title": p.Title, "markdown": s.describe(p)}, nil
		}
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "there is no policy %q", id)
}

// showFindings shows the findings of the resource on a line of a document as a
// message, and answers with them: [{policy, severity, title, line}].
func (s *server) showFindings(ctx context.Context, args []protocol.LSPAny) (any, error) {
	var at string
	var line uint32
	if err := argument(args, 0, &at); err != nil {
		return nil, err
	}
	if err := argument(args, 1, &line); err != nil {
		return nil, err
	}
	v := s.view(ctx, protocol.TextDocumentIdentifier{URI: uri.URI(at)})
	if v == nil {
		return nil, notFor(at)
	}
	offset := s.encoding.offset(v.text, protocol.Position{Line: line})
	var lines []string
	list := []map[string]any{}
	for _, f := range s.visible(v.live, v.snap, v.rel) {
		if !overlaps(f.Block, offset, offset) {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: %s (line %d)", f.Policy.Severity, f.Policy.Title, f.Span.Start.Line))
		list = append(list, map[string]any{
			"policy": f.Policy.ID, "severity": f.Policy.Severity.String(), "title": f.Policy.Title, "line": f.Span.Start.Line - 1,
		})
	}
	if len(lines) > 0 {
		message := &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: strings.Join(lines, "\n")}
		if err := s.client.ShowMessage(ctx, message); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// showPaths shows the breach paths that go over the resource on a line of a document as
// a message, and answers with them: [{status, start, goal, route}].
func (s *server) showPaths(ctx context.Context, args []protocol.LSPAny) (any, error) {
	var at string
	var line uint32
	if err := argument(args, 0, &at); err != nil {
		return nil, err
	}
	if err := argument(args, 1, &line); err != nil {
		return nil, err
	}
	v := s.view(ctx, protocol.TextDocumentIdentifier{URI: uri.URI(at)})
	if v == nil {
		return nil, notFor(at)
	}
	list := []map[string]any{}
	var lines []string
	for _, p := range v.pathsAround(s.encoding.offset(v.text, protocol.Position{Line: line})) {
		status := "confirmed"
		if !p.Confirmed() {
			status = "possible"
		}
		over := []string{p.Start.Label()}
		for _, step := range p.Steps {
			over = append(over, step.Head.Label())
		}
		lines = append(lines, status+": "+strings.Join(over, " → "))
		list = append(list, map[string]any{"status": status, "start": over[0], "goal": p.Goal.Label(), "route": over})
	}
	if len(lines) > 0 {
		message := &protocol.ShowMessageParams{Type: protocol.MessageTypeInfo, Message: strings.Join(lines, "\n")}
		if err := s.client.ShowMessage(ctx, message); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// carryOut applies the edit of an action, for clients that cannot take it with
// one.
func (s *server) carryOut(ctx context.Context, args []protocol.LSPAny) (any, error) {
	var o order
	if err := argument(args, 0, &o); err != nil {
		return nil, err
	}
	edit, err := s.ordered(ctx, o)
	if err != nil {
		return nil, err
	}
	label := "Fix " + o.Policy
	if o.Do == "" {
		label = "Suppress " + o.Policy
	}
	done, err := s.client.ApplyEdit(ctx, &protocol.ApplyWorkspaceEditParams{Label: ptr(strings.TrimSpace(label)), Edit: *edit})
	if err != nil {
		return nil, err
	}
	return done.Applied, nil
}
