package lsp_test

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// TestSocket serves one client after the other, and ends when it is told to.
func TestSocket(t *testing.T) {
	t.Parallel()
	cmd := server(t, "--socket", "127.0.0.1:0")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }() // it has ended already, mostly
	said, err := bufio.NewReader(stderr).ReadString('\n')
	_, address, ok := strings.Cut(strings.TrimSpace(said), "listening on ")
	if err != nil || !ok {
		t.Fatalf("the server says %q: %v", said, err)
	}
	for range 2 {
		e := fake.Dial(t, address, fake.Options{Root: workspace(t, map[string]string{"main.tf": bucket})})
		e.Settle()
		if found := e.Published()["main.tf"]; len(found) != 1 {
			t.Errorf("%d diagnostics, want 1", len(found))
		}
		e.Must("shutdown", nil, nil)
		e.Notify("exit", nil)
		e.AwaitEnd()
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Skip("processes cannot be interrupted here")
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("interrupted, it ends with %v", err)
	}
}

// TestLog has the log on standard error from the level on that is asked for, and what
// matters of it at the client.
func TestLog(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		args             []string
		debugged, warned bool
	}{
		{nil, false, true},
		{[]string{"--log-level", "debug"}, true, true},
		{[]string{"--log-level", "error"}, false, false},
	} {
		e := fake.Start(t, server(t, tt.args...), fake.Options{Root: workspace(t, map[string]string{})})
		e.Notify("no/such/notification", map[string]any{})
		e.Notify("workspace/didChangeWorkspaceFolders", map[string]any{"event": map[string]any{
			"added": []any{map[string]string{"uri": "untitled:x", "name": "x"}}, "removed": []any{},
		}})
		e.AwaitNotice("window/logMessage", 1)
		if notices := e.Notices("window/logMessage"); len(notices) != 1 || !strings.Contains(string(notices[0]), "not on disk") {
			t.Errorf("%v: the client is told %s", tt.args, notices)
		}
		e.Stop()
		log := e.Log()
		if got := strings.Contains(log, "was not understood"); got != tt.debugged {
			t.Errorf("%v: debugged %t\n%s", tt.args, got, log)
		}
		if got := strings.Contains(log, "not on disk"); got != tt.warned {
			t.Errorf("%v: warned %t\n%s", tt.args, got, log)
		}
	}
}

// TestTrace has what a client is told of what goes on: nothing, what is done, or also
// how long that took.
func TestTrace(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"off", "messages", "verbose"} {
		e := start(t, map[string]string{"main.tf": bucket})
		e.Notify("$/setTrace", map[string]any{"value": value})
		e.Open("main.tf")
		e.AwaitDiagnostics("main.tf")
		e.Must("textDocument/codeLens", map[string]any{"textDocument": map[string]any{"uri": fake.URI(e.Path("main.tf"))}}, nil)
		if value != "off" {
			e.AwaitTrace("textDocument/didOpen")
			e.AwaitTrace("textDocument/codeLens")
			e.Notify("no/such/notification", map[string]any{})
			e.AwaitNotice("$/logTrace", 1)
		}
		for _, p := range e.Notices("$/logTrace") {
			if value == "off" || strings.Contains(string(p), `"verbose"`) != (value == "verbose") {
				t.Errorf("%s: %s", value, p)
			}
		}
		e.Stop()
	}
}
