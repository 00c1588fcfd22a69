package fake

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"net"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"
)

// patience is how long a test waits for what should come at once. It only ends
// tests that hang.
const patience = 60 * time.Second

// Options say what kind of editor it is.
type Options struct {
	// Root is the absolute path of the workspace; Folders are the workspace
	// folders, Root if there are none.
	Root    string
	Folders []string
	// Capabilities are the client's, over those that every fake has.
	Capabilities map[string]any
	// Encoding is the position encoding that is offered, "" for none.
	Encoding string
	// InitializationOptions and Configuration are settings; a nil
	// Configuration means that the client has none to give.
	InitializationOptions, Configuration any
	// NoHandshake leaves initialize to the test.
	NoHandshake bool
}

// An Editor is a client of a server in another process.
type Editor struct {
	t       testing.TB
	opts    Options
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	writing sync.Mutex // held while a message is written
	stderr  bytes.Buffer
	ended   chan struct{}
	blind   bool // it does not watch files
	// Capabilities are the server's.
	Capabilities map[string]any

	mu        sync.Mutex // guards what follows
	changed   *sync.Cond
	next      int
	answers   map[string]*Message
	published map[string]Published // by URI
	history   []Published
	documents map[string]*document // by path relative to the root
	notices   []Message            // everything else that the server said
	dead      bool
}

type document struct {
	text    string
	version int
}

// Start starts a server and shakes hands with it.
func Start(t testing.TB, cmd *exec.Cmd, opts Options) *Editor {
	t.Helper()
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	e := newEditor(t, opts, stdin)
	e.cmd = cmd
	cmd.Stderr = &e.stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Kill() })
	e.begin(stdout)
	return e
}

// Dial shakes hands with a server that listens on an address. Only what has to do
// with a process is missing from the editor.
func Dial(t testing.TB, address string, opts Options) *Editor {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	e := newEditor(t, opts, conn)
	e.begin(conn)
	return e
}

func newEditor(t testing.TB, opts Options, stdin io.WriteCloser) *Editor {
	if len(opts.Folders) == 0 {
		opts.Folders = []string{opts.Root}
	}
	e := &Editor{
		t: t, opts: opts, stdin: stdin, ended: make(chan struct{}),
		answers: map[string]*Message{}, published: map[string]Published{}, documents: map[string]*document{},
	}
	e.changed = sync.NewCond(&e.mu)
	return e
}

func (e *Editor) begin(stdout io.Reader) {
	go e.listen(bufio.NewReader(stdout))
	if !e.opts.NoHandshake {
		e.Initialize()
	}
}

// Initialize shakes hands.
func (e *Editor) Initialize() {
	e.t.Helper()
	var result struct{ Capabilities map[string]any }
	e.Must("initialize", e.initializeParams(), &result)
	e.Capabilities = result.Capabilities
	e.Notify("initialized", map[string]any{})
}

func (e *Editor) initializeParams() map[string]any {
	var folders []map[string]string
	for _, f := range e.opts.Folders {
		folders = append(folders, map[string]string{"uri": URI(f), "name": filepath.Base(f)})
	}
	caps := map[string]any{
		"workspace": map[string]any{
			"configuration": e.opts.Configuration != nil, "workspaceFolders": true, "applyEdit": true,
			"didChangeWatchedFiles": map[string]any{"dynamicRegistration": true},
			"workspaceEdit":         map[string]any{"documentChanges": true},
		},
		"window": map[string]any{"workDoneProgress": true},
		"textDocument": map[string]any{
			"publishDiagnostics": map[string]any{
				"relatedInformation": true, "versionSupport": true, "dataSupport": true,
				"tagSupport": map[string]any{"valueSet": []int{1, 2}},
			},
			"hover": map[string]any{"contentFormat": []string{"markdown", "plaintext"}},
			"codeAction": map[string]any{
				"codeActionLiteralSupport": map[string]any{"codeActionKind": map[string]any{"valueSet": []string{"quickfix", "source"}}},
				"dataSupport":              true, "resolveSupport": map[string]any{"properties": []string{"edit"}},
			},
		},
		"general": map[string]any{},
	}
	if e.opts.Encoding != "" {
		caps["general"] = map[string]any{"positionEncodings": []string{e.opts.Encoding}}
	}
	merge(caps, e.opts.Capabilities)
	watches := caps["workspace"].(map[string]any)["didChangeWatchedFiles"].(map[string]any)
	e.blind = watches["dynamicRegistration"] == false
	return map[string]any{
		"processId": os.Getpid(), "rootUri": URI(e.opts.Root), "workspaceFolders": folders,
		"capabilities": caps, "initializationOptions": e.opts.InitializationOptions,
	}
}

func merge(into, from map[string]any) {
	for k, v := range from {
		if inner, ok := v.(map[string]any); ok {
			if have, ok := into[k].(map[string]any); ok {
				merge(have, inner)
				continue
			}
		}
		into[k] = v
	}
}

// URI returns the URI of a path.
func URI(path string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
}

// Path returns the absolute path of a file of the workspace.
func (e *Editor) Path(rel string) string {
	return filepath.Join(e.opts.Root, filepath.FromSlash(rel))
}

// listen takes notice of what the server says.
func (e *Editor) listen(r *bufio.Reader) {
	defer close(e.ended)
	for {
		m, err := read(r)
		e.mu.Lock()
		if err != nil {
			e.dead = true
			e.changed.Broadcast()
			e.mu.Unlock()
			return
		}
		switch {
		case m.Method == "textDocument/publishDiagnostics":
			var p Published
			if err := json.Unmarshal(m.Params, &p); err == nil {
				e.published[p.URI] = p
				e.history = append(e.history, p)
			}
		case m.Method != "":
			e.notices = append(e.notices, *m)
		default:
			e.answers[string(m.ID)] = m
		}
		e.changed.Broadcast()
		e.mu.Unlock()
		if m.Method != "" && m.ID != nil {
			e.send(map[string]any{"id": m.ID, "result": e.reply(m)})
		}
	}
}

// reply answers a request of the server.
func (e *Editor) reply(m *Message) any {
	switch m.Method {
	case "workspace/configuration":
		return []any{e.Configuration()}
	case "workspace/applyEdit":
		var p struct{ Edit WorkspaceEdit }
		if err := json.Unmarshal(m.Params, &p); err != nil {
			return map[string]any{"applied": false}
		}
		go e.Apply(p.Edit) // it has to listen on
		return map[string]any{"applied": true}
	}
	return nil
}

// Configuration returns the settings that the editor gives when it is asked.
func (e *Editor) Configuration() any {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.opts.Configuration
}

// Configure changes the settings and tells the server.
func (e *Editor) Configure(settings any) {
	e.mu.Lock()
	e.opts.Configuration = settings
	e.mu.Unlock()
	e.Notify("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"parapet": settings}})
}

func (e *Editor) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	body, err := json.Marshal(m)
	if err != nil {
		e.t.Error(err)
		return
	}
	e.Raw(frame(body))
}

// Raw writes bytes to the server as they are.
func (e *Editor) Raw(b []byte) {
	e.writing.Lock()
	defer e.writing.Unlock()
	_, _ = e.stdin.Write(b) // a server that has ended is seen elsewhere
}

// Frame writes a body with its header.
func (e *Editor) Frame(body string) { e.Raw(frame([]byte(body))) }

// Notify sends a notification.
func (e *Editor) Notify(method string, params any) {
	e.send(map[string]any{"method": method, "params": params})
}

// Begin sends a request and returns its id.
func (e *Editor) Begin(method string, params any) string {
	e.mu.Lock()
	e.next++
	id := e.next
	e.mu.Unlock()
	m := map[string]any{"id": id, "method": method}
	if params != nil {
		m["params"] = params
	}
	e.send(m)
	return strconv.Itoa(id)
}

// End waits for the answer to a request.
func (e *Editor) End(id string) (json.RawMessage, *Error) {
	e.t.Helper()
	var m *Message
	e.Wait("the answer to request "+id, func() bool { m = e.answers[id]; return m != nil })
	if m == nil {
		return nil, &Error{Message: "no answer"}
	}
	return m.Result, m.Error
}

// Call sends a request and waits for the answer.
func (e *Editor) Call(method string, params any) (json.RawMessage, *Error) {
	e.t.Helper()
	return e.End(e.Begin(method, params))
}

// Must is Call for a request that succeeds; the result goes into result.
func (e *Editor) Must(method string, params, result any) {
	e.t.Helper()
	raw, err := e.Call(method, params)
	if err != nil {
		e.t.Fatalf("%s: %v\n%s", method, err, e.Log())
	}
	if result != nil {
		if err := json.Unmarshal(raw, result); err != nil {
			e.t.Fatalf("%s answered %s: %v", method, raw, err)
		}
	}
}

// Wait waits until ok holds, which is asked whenever the server has said
// something. The mutex is held meanwhile.
func (e *Editor) Wait(what string, ok func() bool) {
	e.t.Helper()
	late := time.AfterFunc(patience, func() {
		e.mu.Lock()
		e.dead = true
		e.changed.Broadcast()
		e.mu.Unlock()
	})
	defer late.Stop()
	e.mu.Lock()
	defer e.mu.Unlock()
	for !ok() {
		if e.dead {
			e.t.Fatalf("waiting for %s: the server does not answer\n%s", what, e.stderr.String())
		}
		e.changed.Wait()
	}
}

// Log returns what the server wrote to standard error. It is complete once the
// server has ended.
func (e *Editor) Log() string { return e.stderr.String() }

func (e *Editor) rel(uri string) string {
	u, err := url.Parse(uri)
	if err != nil {
		return uri
	}
	rel, err := filepath.Rel(e.opts.Root, filepath.FromSlash(u.Path))
	if err != nil {
		return uri
	}
	return filepath.ToSlash(rel)
}

// Settle waits until everything that was changed before is analysed, by asking
// for it.
func (e *Editor) Settle() {
	e.t.Helper()
	e.Must("workspace/diagnostic", map[string]any{"previousResultIds": []any{}}, nil)
}

// Open shows a file as it is on disk.
func (e *Editor) Open(rel string) {
	e.t.Helper()
	content, err := os.ReadFile(e.Path(rel))
	if err != nil {
		e.t.Fatal(err)
	}
	e.OpenText(rel, string(content))
}

// OpenText shows a text under the name of a file.
func (e *Editor) OpenText(rel, text string) {
	e.mu.Lock()
	e.documents[rel] = &document{text: text, version: 1}
	e.mu.Unlock()
	e.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": URI(e.Path(rel)), "languageId": "terraform", "version": 1, "text": text,
	}})
}

// Text returns the text of a document, or of the file on disk.
func (e *Editor) Text(rel string) string {
	e.t.Helper()
	e.mu.Lock()
	d := e.documents[rel]
	e.mu.Unlock()
	if d != nil {
		return d.text
	}
	content, err := os.ReadFile(e.Path(rel))
	if err != nil {
		e.t.Fatal(err)
	}
	return string(content)
}

// Change replaces the bytes from start to end of a document.
func (e *Editor) Change(rel string, start, end int, text string) {
	e.mu.Lock()
	d := e.documents[rel]
	at := Range{e.position(d.text, start), e.position(d.text, end)}
	d.text = d.text[:start] + text + d.text[end:]
	d.version++
	version := d.version
	e.mu.Unlock()
	e.Notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": URI(e.Path(rel)), "version": version},
		"contentChanges": []any{map[string]any{"range": at, "text": text}},
	})
}

// Replace replaces all of a document.
func (e *Editor) Replace(rel, text string) {
	e.mu.Lock()
	d := e.documents[rel]
	d.text = text
	d.version++
	version := d.version
	e.mu.Unlock()
	e.Notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": URI(e.Path(rel)), "version": version},
		"contentChanges": []any{map[string]any{"text": text}},
	})
}

// Close closes a document.
func (e *Editor) Close(rel string) {
	e.mu.Lock()
	delete(e.documents, rel)
	e.mu.Unlock()
	e.Notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": URI(e.Path(rel))}})
}

// Documents returns the names of the documents that are shown.
func (e *Editor) Documents() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Sorted(maps.Keys(e.documents))
}

// Write changes a file on disk and tells the server of it.
func (e *Editor) Write(rel, text string) {
	e.t.Helper()
	_, err := os.Stat(e.Path(rel))
	kind := 2 // changed
	if err != nil {
		kind = 1 // created
	}
	if err := os.MkdirAll(filepath.Dir(e.Path(rel)), 0o755); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(e.Path(rel), []byte(text), 0o644); err != nil {
		e.t.Fatal(err)
	}
	e.watched(rel, kind)
}

// Remove removes a file or folder on disk and tells the server of it.
func (e *Editor) Remove(rel string) {
	e.t.Helper()
	if err := os.RemoveAll(e.Path(rel)); err != nil {
		e.t.Fatal(err)
	}
	e.watched(rel, 3)
}

// watched tells the server that a file has changed, unless the editor watches none.
func (e *Editor) watched(rel string, kind int) {
	if e.blind {
		return
	}
	e.Notify("workspace/didChangeWatchedFiles", map[string]any{
		"changes": []any{map[string]any{"uri": URI(e.Path(rel)), "type": kind}},
	})
}

// Stop asks the server to shut down and returns its exit code.
func (e *Editor) Stop() int {
	e.t.Helper()
	e.Must("shutdown", nil, nil)
	e.Notify("exit", nil)
	return e.Exit()
}

// AwaitEnd waits until the server says no more.
func (e *Editor) AwaitEnd() {
	e.t.Helper()
	select {
	case <-e.ended:
	case <-time.After(patience):
		e.t.Fatal("the server does not end")
	}
}

// Exit waits for the end of the server and returns its exit code.
func (e *Editor) Exit() int {
	e.t.Helper()
	e.AwaitEnd()
	err := e.cmd.Wait()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		e.t.Fatal(err)
	}
	return e.cmd.ProcessState.ExitCode()
}

// Kill ends the server if it still runs.
func (e *Editor) Kill() {
	_ = e.cmd.Process.Kill() // it has ended already, mostly
	<-e.ended
	_ = e.cmd.Wait()
}

// PID returns the process of the server.
func (e *Editor) PID() int { return e.cmd.Process.Pid }
