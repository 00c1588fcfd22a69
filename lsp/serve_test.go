package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/policies"
)

// slow is a configurer that takes its time and then fails.
type slow struct{ wait time.Duration }

func (c slow) Configure(string, Settings) (*Setup, error) {
	time.Sleep(c.wait)
	return nil, errors.New("there is nothing here")
}

// A client speaks to a server in this process.
type client struct {
	t    *testing.T
	conn net.Conn
	r    *bufio.Reader
	code chan int
}

func dial(t *testing.T, ctx context.Context, wait time.Duration) *client {
	return dialTo(t, ctx, Options{Configurer: slow{wait}, Name: "test"})
}

func dialTo(t *testing.T, ctx context.Context, opts Options) *client {
	ours, theirs := net.Pipe()
	c := &client{t: t, conn: ours, r: bufio.NewReader(ours), code: make(chan int, 1)}
	go func() { c.code <- Serve(ctx, theirs, opts) }()
	return c
}

func (c *client) send(format string, args ...any) {
	body := fmt.Sprintf(format, args...)
	if _, err := fmt.Fprintf(c.conn, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		c.t.Fatal(err)
	}
}

// until reads messages, and accepts requests, until one contains text.
func (c *client) until(text string) string {
	c.t.Helper()
	return c.all(text)[0]
}

// all is until for several texts, whatever the order in which they come. It returns
// the first message that contains each of them.
func (c *client) all(texts ...string) []string {
	c.t.Helper()
	found := make([]string, len(texts))
	for slices.Contains(found, "") {
		body := c.read(texts)
		for i, text := range texts {
			if found[i] == "" && strings.Contains(body, text) {
				found[i] = body
			}
		}
	}
	return found
}

// read returns the next message, and accepts it if it is a request.
func (c *client) read(waiting []string) string {
	c.t.Helper()
	header, err := c.r.ReadString('\n')
	if err != nil {
		c.t.Fatalf("waiting for %s: %v", waiting, err)
	}
	if _, err := c.r.ReadString('\n'); err != nil {
		c.t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimPrefix(header, "Content-Length:")))
	if err != nil {
		c.t.Fatal(err)
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(c.r, body); err != nil {
		c.t.Fatal(err)
	}
	var m struct {
		ID     json.RawMessage
		Method string
	}
	if err := json.Unmarshal(body, &m); err != nil {
		c.t.Fatal(err)
	}
	if m.Method != "" && m.ID != nil {
		// The pipe holds nothing: the server may be writing, too, and reads nothing meanwhile.
		answer := fmt.Sprintf(`{"jsonrpc": "2.0", "id": %s, "result": null}`, m.ID)
		go func() { _, _ = fmt.Fprintf(c.conn, "Content-Length: %d\r\n\r\n%s", len(answer), answer) }()
	}
	return string(body)
}

func (c *client) initialize(dir string) {
	c.send(`{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": %q,
		"capabilities": {"window": {"workDoneProgress": true}}}}`, "file://"+dir)
	c.until(`"id":1`)
	c.send(`{"jsonrpc": "2.0", "method": "initialized", "params": {}}`)
}

// TestProgressIsShown waits for what a first analysis that takes a while shows.
func TestProgressIsShown(t *testing.T) {
	c := dial(t, context.Background(), 300*time.Millisecond)
	c.initialize(t.TempDir())
	c.until("window/workDoneProgress/create")
	if begin := c.until("$/progress"); !strings.Contains(begin, `"kind":"begin"`) || !strings.Contains(begin, `"title"`) {
		t.Errorf("progress begins with %s", begin)
	}
	c.until(`"kind":"end"`)
	c.conn.Close()
	<-c.code
}

// TestNothingIsLeftBehind counts goroutines after connections that end in every
// way there is.
func TestNothingIsLeftBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	for i := range 30 {
		ctx, cancel := context.WithCancel(context.Background())
		c := dial(t, ctx, 0)
		want := 1
		if i%3 > 0 {
			c.initialize(t.TempDir())
		}
		switch i % 3 {
		case 0:
			c.conn.Close()
		case 1:
			go func() { _, _ = io.Copy(io.Discard, c.r) }() // ends with the pipe
			c.send(`{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}`)
			c.send(`{"jsonrpc": "2.0", "method": "exit"}`)
			want = 0
		case 2:
			cancel()
		}
		if code := <-c.code; code != want {
			t.Errorf("connection %d: exit code %d, want %d", i, code, want)
		}
		c.conn.Close()
		cancel()
	}
	settled(t, before)
}

// A real configurer judges by all shipped policies. It can be made to fail.
type real struct {
	set  *policy.Set
	fail atomic.Bool
}

var shipped = sync.OnceValues(func() (*policy.Set, error) { return policy.Load(policies.FS) })

func newReal(t *testing.T) *real {
	set, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return &real{set: set}
}

func (r *real) Configure(string, Settings) (*Setup, error) {
	return &Setup{
		Options: workspace.Options{Policies: r.set}, Policies: r.set,
		Suppress: func(*workspace.Finding, string) {
			if r.fail.Load() {
				panic("the baseline is upside down")
			}
		},
		Source: func(*policy.Policy) (string, error) { return "", errors.New("there is none") },
		Check:  func(*config.Config) []Note { return nil },
	}, nil
}

func (c *client) open(dir, name, text string) {
	c.send(`{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {"uri": "file://%s/%s", "languageId": "terraform", "version": 1, "text": %q}}}`, dir, name, text)
}

func (c *client) change(dir, name string, version int, text string) {
	c.send(`{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {"textDocument": {"uri": "file://%s/%s", "version": %d}, "contentChanges": [{"text": %q}]}}`, dir, name, version, text)
}

func (c *client) ask(id int, method, dir, name string, line, character int) {
	c.send(`{"jsonrpc": "2.0", "id": %d, "method": %q, "params": {"textDocument": {"uri": "file://%s/%s"}, "position": {"line": %d, "character": %d}}}`, id, method, dir, name, line, character)
}

const public = "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n"

// TestPanicsAreSurvived makes a request and then an analysis fail: the request is
// answered with an error, the log has the stack, and all goes on.
func TestPanicsAreSurvived(t *testing.T) {
	dir := t.TempDir()
	core, logged := observer.New(zapcore.DebugLevel)
	r := newReal(t)
	c := dialTo(t, context.Background(), Options{Configurer: r, Name: "test", Log: core})
	c.initialize(dir)
	c.open(dir, "main.tf", public)
	c.until(`"aws-s3-bucket-public-acl"`)
	// An answer about the workspace comes once nothing is left to do, and fail.
	c.send(`{"jsonrpc": "2.0", "id": 9, "method": "workspace/diagnostic", "params": {"previousResultIds": []}}`)
	c.until(`"id":9`)

	r.fail.Store(true)
	c.ask(2, "textDocument/hover", dir, "main.tf", 1, 3)
	if answer := c.all(`"id":2`, "window/logMessage")[0]; !strings.Contains(answer, `"code":-32603`) {
		t.Errorf("a request that failed is answered with %s", answer)
	}
	c.change(dir, "main.tf", 2, public+"\n")
	if message := c.until("window/logMessage"); !strings.Contains(message, "upside down") {
		t.Errorf("the client is told %s", message)
	}
	entries := logged.FilterLevelExact(zapcore.ErrorLevel).All()
	if len(entries) != 2 {
		t.Errorf("%d errors in the log, want 2", len(entries))
	}
	for _, e := range entries {
		if stack := fmt.Sprint(e.ContextMap()["stack"]); !strings.Contains(stack, "serve_test.go") {
			t.Errorf("%s has no stack: %v", e.Message, e.ContextMap())
		}
	}

	r.fail.Store(false)
	c.ask(3, "textDocument/hover", dir, "main.tf", 1, 3)
	if answer := c.until(`"id":3`); !strings.Contains(answer, "readable by everyone") {
		t.Errorf("a request afterwards is answered with %s", answer)
	}
	c.change(dir, "main.tf", 3, public)
	c.until(`"version":3`)
	c.send(`{"jsonrpc": "2.0", "id": 4, "method": "shutdown"}`)
	c.until(`"id":4`)
	c.send(`{"jsonrpc": "2.0", "method": "exit"}`)
	if code := <-c.code; code != 0 {
		t.Errorf("exit code %d", code)
	}
}

// TestRequestsHaveDeadlines asks for what will never be known.
func TestRequestsHaveDeadlines(t *testing.T) {
	never := make(chan struct{})
	c := dialTo(t, context.Background(), Options{Configurer: stuck{never}, Name: "test", RequestTime: 50 * time.Millisecond})
	c.initialize(t.TempDir())
	c.send(`{"jsonrpc": "2.0", "id": 2, "method": "workspace/diagnostic", "params": {"previousResultIds": []}}`)
	if answer := c.until(`"id":2`); !strings.Contains(answer, `"code":-32803`) {
		t.Errorf("a request that takes too long is answered with %s", answer)
	}
	close(never)
	c.conn.Close()
	<-c.code
}

// stuck is a configurer that waits for something.
type stuck struct{ until chan struct{} }

func (s stuck) Configure(string, Settings) (*Setup, error) {
	<-s.until
	return nil, errors.New("there is nothing here")
}

// TestMemoryReturns holds the heap and the goroutines after many busy connections
// against those after a few.
func TestMemoryReturns(t *testing.T) {
	r := newReal(t)
	session := func() {
		dir := t.TempDir()
		c := dialTo(t, context.Background(), Options{Configurer: r, Name: "test"})
		c.initialize(dir)
		for i := range 40 {
			c.open(dir, fmt.Sprintf("f%d.tf", i), strings.Replace(public, `"b"`, fmt.Sprintf(`"b%d"`, i), 1))
		}
		go func() { // requests that are cancelled, some of them in time
			for i := range 20 {
				c.ask(100+i, "textDocument/hover", dir, "f1.tf", 1, 3)
				c.send(`{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": %d}}`, 100+i)
			}
			for v := range 60 {
				c.change(dir, "f0.tf", 2+v, strings.Repeat("#", v)+"\n"+public)
			}
		}()
		c.until(`"version":61`)
		c.send(`{"jsonrpc": "2.0", "id": 2, "method": "shutdown"}`)
		c.until(`"id":2`)
		go func() { _, _ = io.Copy(io.Discard, c.r) }() // ends with the pipe
		c.send(`{"jsonrpc": "2.0", "method": "exit"}`)
		if code := <-c.code; code != 0 {
			t.Errorf("exit code %d", code)
		}
		c.conn.Close()
	}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // what finalizers let go of
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	for range 3 {
		session()
	}
	goroutines, before := runtime.NumGoroutine(), heap()
	for range 12 {
		session()
	}
	if after := heap(); after > before+before/10+(2<<20) {
		t.Errorf("the heap grew from %d to %d KB", before>>10, after>>10)
	}
	settled(t, goroutines)
}

// settled waits until no more goroutines run than before.
func settled(t *testing.T, before int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; runtime.Gosched() {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}
