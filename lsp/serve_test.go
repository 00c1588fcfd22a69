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
	"strconv"
	"strings"
	"testing"
	"time"
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
	ours, theirs := net.Pipe()
	c := &client{t: t, conn: ours, r: bufio.NewReader(ours), code: make(chan int, 1)}
	go func() { c.code <- Serve(ctx, theirs, Options{Configurer: slow{wait}, Name: "test"}) }()
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
	for {
		header, err := c.r.ReadString('\n')
		if err != nil {
			c.t.Fatalf("waiting for %s: %v", text, err)
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
			c.send(`{"jsonrpc": "2.0", "id": %s, "result": null}`, m.ID)
		}
		if strings.Contains(string(body), text) {
			return string(body)
		}
	}
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
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
	}
}
