package lsp_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// A guide is what editors/*/README.md tells the user of an editor to write.
type guide struct {
	name string
	// read takes the command, the initialization options and the kinds of actions to
	// be made on saving out of the guide's text.
	read func(t *testing.T, text string) advice
}

type advice struct {
	command []string
	options any
	kinds   []string
}

// block returns the first block of a language in a text of Markdown.
func block(t *testing.T, text, language string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "```"+language+"\n")
	code, _, closed := strings.Cut(rest, "\n```")
	if !ok || !closed {
		t.Fatalf("the guide has no block of %s", language)
	}
	return code
}

func unmarshal(t *testing.T, text string, v any) {
	t.Helper()
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

func decodeTOML(t *testing.T, text string, v any) {
	t.Helper()
	if _, err := toml.Decode(text, v); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
}

var guides = []guide{
	{"helix", func(t *testing.T, text string) advice {
		var c struct {
			Server map[string]struct {
				Command string
				Args    []string
				Config  any
			} `toml:"language-server"`
			Language []struct {
				Servers []string `toml:"language-servers"`
			}
		}
		decodeTOML(t, block(t, text, "toml"), &c)
		for _, l := range c.Language {
			if !slices.Contains(l.Servers, "parapet") {
				t.Errorf("a language has %v only", l.Servers)
			}
		}
		s := c.Server["parapet"]
		return advice{command: append([]string{s.Command}, s.Args...), options: s.Config}
	}},
	{"kakoune", func(t *testing.T, text string) advice {
		_, table, _ := strings.Cut(block(t, text, "kak"), "lsp_servers %{")
		table, _, _ = strings.Cut(table, "}")
		var c map[string]struct {
			Args     []string
			Section  string `toml:"settings_section"`
			Settings map[string]any
		}
		decodeTOML(t, table, &c)
		s := c["parapet"] // whose name is the command
		return advice{command: append([]string{"parapet"}, s.Args...), options: s.Settings[s.Section]}
	}},
	{"zed", func(t *testing.T, text string) advice {
		var c struct {
			LSP map[string]struct {
				Binary struct {
					Path      string
					Arguments []string
				}
				Options any `json:"initialization_options"`
			}
			Languages map[string]struct{ Formatter []any }
		}
		unmarshal(t, block(t, text, "json"), &c)
		var kinds []string
		for _, f := range c.Languages["Terraform"].Formatter {
			if action, ok := f.(map[string]any); ok {
				kinds = append(kinds, action["code_action"].(string))
			}
		}
		s := c.LSP["parapet"]
		return advice{append([]string{filepath.Base(s.Binary.Path)}, s.Binary.Arguments...), s.Options, kinds}
	}},
	{"sublime", func(t *testing.T, text string) advice {
		var c struct {
			Clients map[string]struct {
				Command []string
				Options any `json:"initializationOptions"`
			}
			OnSave map[string]bool `json:"lsp_code_actions_on_save"`
		}
		unmarshal(t, block(t, text, "json"), &c)
		s := c.Clients["parapet"]
		return advice{s.Command, s.Options, slices.Collect(maps.Keys(c.OnSave))}
	}},
	{"jetbrains", func(t *testing.T, text string) advice {
		cell := func(field string) string {
			m := regexp.MustCompile(`\| ` + field + " \\| `([^`]+)`").FindStringSubmatch(text)
			if m == nil {
				t.Fatalf("the guide does not tell the %s", field)
			}
			return m[1]
		}
		var options any
		unmarshal(t, cell("Initialization options"), &options)
		return advice{command: strings.Fields(cell("Command")), options: options}
	}},
}

// TestGuides starts the server as the guides of editors say that are not driven here,
// or not everywhere, and speaks to it with the capabilities that their clients
// declare, as they are in testdata/editors: those of Helix 25.01 as they came, those of
// kakoune-lsp 22, Zed, Sublime's LSP and LSP4IJ as their sources have them. What
// comes must have a form that the client has declared to understand.
func TestGuides(t *testing.T) {
	for _, g := range guides {
		t.Run(g.name, func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(filepath.Join("../editors", g.name, "README.md"))
			if err != nil {
				t.Fatal(err)
			}
			capabilities, err := os.ReadFile(filepath.Join("testdata/editors", g.name+".json"))
			if err != nil {
				t.Fatal(err)
			}
			var can map[string]any
			unmarshal(t, string(capabilities), &can)
			follow(t, g.read(t, string(text)), client{t, can})
		})
	}
}

// A client is what an editor declares.
type client struct {
	t   *testing.T
	can map[string]any
}

// has returns the capability at a path, nil if it is not declared.
func (c client) has(path string) any {
	var v any = c.can
	for part := range strings.SplitSeq(path, ".") {
		m, _ := v.(map[string]any)
		v = m[part]
	}
	return v
}

// understands fails the test where JSON has a member that needs a capability which
// the client lacks. Members that a client may ignore need none.
func (c client) understands(what string, raw json.RawMessage, needs map[string]string) {
	c.t.Helper()
	var v any
	unmarshal(c.t, string(raw), &v)
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for key, inner := range v {
				if path, ok := needs[key]; ok {
					if on := c.has(path); on == nil || on == false {
						c.t.Errorf("%s has %s without %s: %s", what, key, path, raw)
					}
				}
				walk(inner)
			}
		}
	}
	walk(v)
}

var (
	needsOfDiagnostics = map[string]string{
		"relatedInformation": "textDocument.publishDiagnostics.relatedInformation",
		"tags":               "textDocument.publishDiagnostics.tagSupport",
	}
	needsOfEdits = map[string]string{
		"documentChanges":   "workspace.workspaceEdit.documentChanges",
		"changeAnnotations": "workspace.workspaceEdit.changeAnnotationSupport",
		"annotationId":      "workspace.workspaceEdit.changeAnnotationSupport",
		"snippet":           "workspace.workspaceEdit.snippetEditSupport",
	}
	// What the server asks its client for.
	needsOfRequests = map[string]string{
		"client/registerCapability":      "workspace.didChangeWatchedFiles.dynamicRegistration",
		"workspace/configuration":        "workspace.configuration",
		"workspace/applyEdit":            "workspace.applyEdit",
		"workspace/codeLens/refresh":     "workspace.codeLens.refreshSupport",
		"workspace/inlayHint/refresh":    "workspace.inlayHint.refreshSupport",
		"workspace/diagnostic/refresh":   "workspace.diagnostics.refreshSupport",
		"window/workDoneProgress/create": "window.workDoneProgress",
	}
)

func follow(t *testing.T, a advice, c client) {
	if len(a.command) != 2 || a.command[0] != "parapet" || a.command[1] != "lsp" {
		t.Fatalf("the guide starts %q", a.command)
	}
	if a.options == nil {
		t.Fatal("the guide sets nothing")
	}
	root := workspace(t, map[string]string{"main.tf": "resource \"aws_s3_bucket\" \"logs\" {\n  acl = \"public-read\"\n}\n"})
	e := fake.Start(t, server(t), fake.Options{Root: root, NoHandshake: true})
	var result struct{ Capabilities map[string]any }
	e.Must("initialize", map[string]any{
		"processId": os.Getpid(), "rootUri": fake.URI(root), "workspaceFolders": []any{map[string]any{"uri": fake.URI(root), "name": "w"}},
		"capabilities": c.can, "initializationOptions": a.options,
	}, &result)
	offered, _ := c.has("general.positionEncodings").([]any)
	if chosen, ok := result.Capabilities["positionEncoding"]; ok && chosen != "utf-16" && !slices.Contains(offered, chosen) {
		t.Errorf("columns are counted in %v, of %v", chosen, offered)
	}
	e.Capabilities = result.Capabilities
	e.Notify("initialized", map[string]any{})
	e.Open("main.tf")

	doc := map[string]any{"uri": fake.URI(e.Path("main.tf"))}
	finding, raw := findingOf(t, e, result.Capabilities["diagnosticProvider"] != nil, doc)
	c.understands("a diagnostic", raw, needsOfDiagnostics)

	var hover struct{ Contents struct{ Kind, Value string } }
	e.Must("textDocument/hover", map[string]any{"textDocument": doc, "position": finding.Range.Start}, &hover)
	if formats, _ := c.has("textDocument.hover.contentFormat").([]any); !slices.Contains(formats, any(hover.Contents.Kind)) {
		t.Errorf("a hover is %s, of %v", hover.Contents.Kind, formats)
	}
	if !strings.Contains(hover.Contents.Value, "aws-s3-bucket-public-acl") {
		t.Errorf("the hover says %s", hover.Contents.Value)
	}
	kinds, _ := json.Marshal(result.Capabilities["codeActionProvider"])
	for _, kind := range a.kinds {
		if !strings.Contains(string(kinds), `"`+kind+`"`) {
			t.Errorf("the guide has the actions %s made, of %s", kind, kinds)
		}
	}
	mend(t, e, c, finding, doc)
	for _, method := range e.Requests() {
		path, ok := needsOfRequests[method]
		if on := c.has(path); !ok || on == nil || on == false {
			t.Errorf("the server asks for %s, which needs %q", method, path)
		}
	}
	if warnings := e.Notices("window/showMessage"); len(warnings) > 0 {
		t.Errorf("the server says %s", warnings)
	}
}

// findingOf waits for the finding of the public ACL, in either model of diagnostics.
func findingOf(t *testing.T, e *fake.Editor, pull bool, doc any) (found fake.Diagnostic, raw json.RawMessage) {
	var list []fake.Diagnostic
	if pull {
		var report struct{ Items []fake.Diagnostic }
		e.Must("textDocument/diagnostic", map[string]any{"textDocument": doc}, &report)
		list = report.Items
	} else {
		list = e.AwaitDiagnostics("main.tf")
	}
	i := slices.IndexFunc(list, func(d fake.Diagnostic) bool { return d.Code == "aws-s3-bucket-public-acl" })
	if i < 0 {
		t.Fatalf("there is %+v only", list)
	}
	raw, err := json.Marshal(list[i])
	if err != nil {
		t.Fatal(err)
	}
	return list[i], raw
}

// mend chooses the fix of the finding as the client would, and applies it.
func mend(t *testing.T, e *fake.Editor, c client, finding fake.Diagnostic, doc any) {
	var actions []json.RawMessage
	e.Must("textDocument/codeAction", map[string]any{
		"textDocument": doc, "range": finding.Range, "context": map[string]any{"diagnostics": []any{finding}},
	}, &actions)
	for _, raw := range actions {
		c.understands("an action", raw, needsOfEdits)
		action, _ := fake.Decode[struct {
			Title string
			Edit  *fake.WorkspaceEdit
		}](raw)
		if !strings.HasPrefix(action.Title, "Make the ACL private") {
			continue
		}
		if properties, _ := c.has("textDocument.codeAction.resolveSupport.properties").([]any); action.Edit == nil && slices.Contains(properties, any("edit")) {
			var resolved json.RawMessage
			e.Must("codeAction/resolve", raw, &resolved)
			c.understands("an action", resolved, needsOfEdits)
			unmarshal(t, string(resolved), &action)
		}
		if action.Edit == nil {
			t.Fatalf("the action has no edit: %s", raw)
		}
		e.Apply(*action.Edit)
		if text := e.Text("main.tf"); !strings.Contains(text, `acl = "private"`) {
			t.Errorf("the fix makes it\n%s", text)
		}
		return
	}
	t.Errorf("there is no fix among %s", actions)
}
