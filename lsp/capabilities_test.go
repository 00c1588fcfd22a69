package lsp_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// A use is a message that a capability promises to be understood.
type use struct {
	method string
	params any
}

// uses returns, by the path of each capability, what it promises. Those that only say
// how promise nothing.
func uses(e *fake.Editor) map[string][]use {
	doc := map[string]any{"uri": fake.URI(e.Path("main.tf"))}
	item := map[string]any{"uri": doc["uri"], "languageId": "terraform", "version": 1, "text": bucket}
	place := map[string]any{"textDocument": doc, "position": map[string]int{"line": 1, "character": 3}}
	begin, end := map[string]int{"line": 0, "character": 0}, map[string]int{"line": 3, "character": 0}
	whole := map[string]any{"start": begin, "end": end}
	change := func(version int, c map[string]any) map[string]any {
		return map[string]any{"textDocument": map[string]any{"uri": doc["uri"], "version": version}, "contentChanges": []any{c}}
	}
	of := func(method string) use { return use{method, map[string]any{"textDocument": doc}} }
	file := []any{map[string]any{"uri": doc["uri"], "oldUri": doc["uri"], "newUri": doc["uri"]}}
	empty := map[string]any{"start": begin, "end": begin}
	command := func(name string, args ...any) use {
		return use{"workspace/executeCommand", map[string]any{"command": name, "arguments": args}}
	}
	called := map[string]any{"name": "x", "kind": 19, "uri": doc["uri"], "range": whole, "selectionRange": empty, "data": map[string]any{"address": "aws_s3_bucket.b"}}
	return map[string][]use{
		"textDocumentSync.openClose": {of("textDocument/didClose"), {"textDocument/didOpen", map[string]any{"textDocument": item}}},
		"textDocumentSync.change": {
			{"textDocument/didChange", change(2, map[string]any{"range": empty, "text": "# \n"})},
			{"textDocument/didChange", change(3, map[string]any{"text": bucket})},
		},
		"textDocumentSync.save": {of("textDocument/didSave")},
		"hoverProvider":         {{"textDocument/hover", place}},
		"callHierarchyProvider": {
			{"textDocument/prepareCallHierarchy", place},
			{"callHierarchy/incomingCalls", map[string]any{"item": called}},
			{"callHierarchy/outgoingCalls", map[string]any{"item": called}},
		},
		"definitionProvider":                       {{"textDocument/definition", place}},
		"completionProvider.triggerCharacters":     {{"textDocument/completion", place}},
		"codeLensProvider":                         {of("textDocument/codeLens")},
		"documentLinkProvider":                     {of("textDocument/documentLink")},
		"inlayHintProvider":                        {{"textDocument/inlayHint", map[string]any{"textDocument": doc, "range": whole}}},
		"codeActionProvider.codeActionKinds":       {{"textDocument/codeAction", map[string]any{"textDocument": doc, "range": whole, "context": map[string]any{"diagnostics": []any{}}}}},
		"codeActionProvider.resolveProvider":       {{"codeAction/resolve", map[string]any{"title": "x", "data": map[string]any{"uri": doc["uri"], "do": "fixAll"}}}},
		"diagnosticProvider.interFileDependencies": {of("textDocument/diagnostic")},
		"diagnosticProvider.workspaceDiagnostics":  {{"workspace/diagnostic", map[string]any{"previousResultIds": []any{}}}},
		"diagnosticProvider.identifier":            nil,
		"positionEncoding":                         nil,
		"workspace.workspaceFolders.supported":     nil,
		"workspace.fileOperations.didCreate":       {{"workspace/didCreateFiles", map[string]any{"files": file}}},
		"workspace.fileOperations.didRename":       {{"workspace/didRenameFiles", map[string]any{"files": file}}},
		"workspace.fileOperations.didDelete":       {{"workspace/didDeleteFiles", map[string]any{"files": file}}},
		"workspace.workspaceFolders.changeNotifications": {
			{"workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{"added": []any{}, "removed": []any{}}}},
		},
		"executeCommandProvider.commands": {
			command("parapet.restart"), command("parapet.showPolicy", "aws-s3-bucket-public-acl"), command("parapet.showFindings", doc["uri"], 0), command("parapet.showPaths", doc["uri"], 0),
			command("parapet.suppress", map[string]any{"uri": doc["uri"]}), command("parapet.fix", map[string]any{"uri": doc["uri"], "do": "fixAll"}),
		},
	}
}

// paths returns where the leaves of a capability are. Lists, and options of file
// operations, are leaves.
func paths(prefix string, v any) []string {
	m, ok := v.(map[string]any)
	if !ok || len(m) == 0 || m["filters"] != nil {
		return []string{prefix}
	}
	var out []string
	for k, inner := range m {
		out = append(out, paths(strings.TrimPrefix(prefix+"."+k, "."), inner)...)
	}
	return out
}

// Each capability that is advertised has a handler, in either model of diagnostics,
// and nothing is answered that is not advertised.
func TestCapabilitiesHaveHandlers(t *testing.T) {
	t.Parallel()
	for _, pull := range []bool{false, true} {
		t.Run(fmt.Sprintf("pull=%t", pull), func(t *testing.T) {
			t.Parallel()
			opts := fake.Options{Root: workspace(t, map[string]string{"main.tf": bucket})}
			if pull {
				opts.Capabilities = pulls
			}
			e := fake.Start(t, server(t), opts)
			e.Open("main.tf")
			e.Settle()
			e.Notify("$/setTrace", map[string]any{"value": "messages"})
			advertised := paths("", e.Capabilities)
			known := uses(e)
			for _, path := range advertised {
				uses, ok := known[path]
				if !ok {
					t.Errorf("%s is advertised, and nothing is known to use it", path)
				}
				for _, u := range uses {
					understood(t, e, path, u)
				}
			}
			for path := range known {
				if !slices.Contains(advertised, path) && !(strings.HasPrefix(path, "diagnosticProvider") && !pull) {
					t.Errorf("%s is not advertised", path)
				}
			}
			var commands struct{ Commands []string }
			raw, _ := json.Marshal(e.Capabilities["executeCommandProvider"])
			if err := json.Unmarshal(raw, &commands); err != nil || len(commands.Commands) != len(known["executeCommandProvider.commands"]) {
				t.Errorf("commands are %s, %d are known", raw, len(known["executeCommandProvider.commands"]))
			}
		})
	}
}

// understood sends a message and asserts that the server knows what to do. It may
// well refuse to do it.
func understood(t *testing.T, e *fake.Editor, path string, u use) {
	t.Helper()
	if strings.Contains(u.method, "/did") {
		e.Notify(u.method, u.params)
		e.AwaitTrace(u.method)
		return
	}
	_, err := e.Call(u.method, u.params)
	if err != nil && (err.Code == -32601 || err.Code == -32602 || err.Code == -32603) {
		t.Errorf("%s: %s: %v", path, u.method, err)
	}
}
