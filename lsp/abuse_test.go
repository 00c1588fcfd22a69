package lsp_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// bucket is a resource that is publicly readable.
const bucket = "resource \"aws_s3_bucket\" \"b\" {\n  acl = \"public-read\"\n}\n"

// only keeps the findings of the tests few.
const only = "version: 1\nonly: [aws-s3-bucket-public-acl]\n"

// workspace lays out files in a new folder.
func workspace(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	files["parapet.yaml"] = only
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func start(t testing.TB, files map[string]string) *fake.Editor {
	t.Helper()
	return fake.Start(t, server(t), fake.Options{Root: workspace(t, files)})
}

// works asserts that the server still does its work.
func works(t *testing.T, e *fake.Editor) {
	t.Helper()
	e.OpenText("works.tf", strings.Replace(bucket, `"b"`, `"works"`, 1))
	if list := e.AwaitDiagnostics("works.tf"); len(list) != 1 {
		t.Errorf("%d diagnostics, want 1", len(list))
	}
	if code := e.Stop(); code != 0 {
		t.Errorf("exit code %d\n%s", code, e.Log())
	}
}

func TestErrorsAtTheWrongTime(t *testing.T) {
	t.Parallel()
	root := workspace(t, map[string]string{})
	e := fake.Start(t, server(t), fake.Options{Root: root, NoHandshake: true})
	want := func(method string, params any, code int) {
		t.Helper()
		if _, err := e.Call(method, params); err == nil || err.Code != code {
			t.Errorf("%s: %v, want code %d", method, err, code)
		}
	}
	hover := map[string]any{"textDocument": map[string]any{"uri": fake.URI(e.Path("main.tf"))}, "position": map[string]int{"line": 0, "character": 0}}
	want("textDocument/hover", hover, -32002)
	e.Notify("textDocument/didOpen", map[string]any{}) // is dropped
	e.Initialize()
	want("initialize", map[string]any{"capabilities": map[string]any{}, "processId": nil, "rootUri": nil}, -32600)
	want("no/such/method", map[string]any{}, -32601)
	want("$/no/such/method", map[string]any{}, -32601)
	want("textDocument/hover", []int{1, 2}, -32602)
	want("textDocument/hover", map[string]any{"textDocument": 7}, -32602)
	e.Must("shutdown", nil, nil)
	want("textDocument/hover", hover, -32600)
	e.Notify("exit", nil)
	if code := e.Exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
}

func TestExitWithoutShutdown(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{})
	e.Notify("exit", nil)
	if code := e.Exit(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

func TestNonsenseIsSurvived(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{"main.tf": bucket})
	for _, m := range []string{"no/such/notification", "$/setTrace", "$/progress", "textDocument/didChange", "textDocument/didOpen",
		"textDocument/didClose", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders",
		"$/cancelRequest", "window/workDoneProgress/cancel", "notebookDocument/didOpen", "initialized"} {
		for _, params := range []any{nil, 7, "x", []int{1}, map[string]any{"textDocument": nil}, map[string]any{"changes": 1, "id": 99}} {
			e.Notify(m, params)
		}
	}
	main := map[string]any{"uri": fake.URI(e.Path("main.tf")), "version": 2}
	e.Notify("textDocument/didChange", map[string]any{"textDocument": main, "contentChanges": []any{map[string]any{"text": "x"}}}) // not open
	for _, uri := range []string{"", "untitled:1", "http://example.com/main.tf", "file://host/share/main.tf", "file:///%00", "file:///nowhere/at/all/main.tf", "%%%"} {
		doc := map[string]any{"uri": uri, "languageId": "terraform", "version": 1, "text": bucket}
		e.Notify("textDocument/didOpen", map[string]any{"textDocument": doc})
		e.Notify("textDocument/didClose", map[string]any{"textDocument": doc})
	}
	e.Frame(`{"jsonrpc":"2.0","method":"initialized","params":{},"extra":[1,2,{"a":null}]}`)
	works(t, e)
}

func TestRangesBeyondTheText(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{})
	e.OpenText("main.tf", "# é😀\n"+bucket)
	change := func(version int, l1, c1, l2, c2 int64, text string) {
		at := map[string]any{"start": map[string]any{"line": l1, "character": c1}, "end": map[string]any{"line": l2, "character": c2}}
		e.Notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": fake.URI(e.Path("main.tf")), "version": version},
			"contentChanges": []any{map[string]any{"range": at, "text": text}},
		})
	}
	const far = 4_000_000_000
	change(2, far, far, far, far, "\n# end\n")
	change(3, 0, 2, 0, far, " x")
	change(4, 0, 3, 0, 1, "")     // backwards
	change(5, 0, 3, 0, 3, "😀")    // within a surrogate pair, perhaps
	change(6, 5, 0, far, 0, "\n") // to the end
	e.Wait("version 6", func() bool { return true })
	e.AwaitPublished("main.tf", func(l []fake.Diagnostic) bool { return len(l) == 1 })
	for _, p := range e.History("main.tf") {
		if p.Version == nil {
			t.Error("diagnostics of an open document without a version")
		}
	}
	works(t, e)
}

// Diagnostics name a document as the editor does, however it writes URIs.
func TestURIsAreEchoed(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{})
	for i, name := range []string{"a=b c.tf", "%C3%A9.tf", "x%2Etf"} {
		uri := fake.URI(e.Path("")) + "/" + name
		e.Notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
			"uri": uri, "languageId": "terraform", "version": 1, "text": strings.Replace(bucket, `"b"`, fmt.Sprintf(`"b%d"`, i), 1),
		}})
		e.Wait(uri, func() bool { return len(e.PublishedAt(uri)) == 1 })
	}
	works(t, e)
}

func TestBrokenFraming(t *testing.T) {
	t.Parallel()
	for name, bytes := range map[string]string{
		"no length":       "Content-Type: x\r\n\r\n{}",
		"not a number":    "Content-Length: many\r\n\r\n{}",
		"negative":        "Content-Length: -1\r\n\r\n{}",
		"gigantic":        "Content-Length: 99999999999999999999\r\n\r\n{}",
		"not HTTP at all": "hello\n\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := start(t, map[string]string{})
			e.Raw([]byte(bytes))
			if code := e.Exit(); code != 1 {
				t.Errorf("exit code %d, want 1\n%s", code, e.Log())
			}
			if strings.Contains(e.Log(), "panic") {
				t.Errorf("log: %s", e.Log())
			}
		})
	}
}

func TestBrokenJSON(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"{", "[]", "7", `{"jsonrpc":"2.0"}`, `{"jsonrpc":"2.0","id":1,"method":7}`, strings.Repeat("[", 100_000), "\x00\xff"} {
		e := start(t, map[string]string{})
		e.Frame(body)
		e.OpenText("works.tf", bucket)
		e.Notify("exit", nil)
		if code := e.Exit(); code > 1 || strings.Contains(e.Log(), "panic") {
			t.Errorf("%.20q: exit code %d\n%s", body, code, e.Log())
		}
	}
}

func TestHugeDocument(t *testing.T) {
	t.Parallel()
	if testing.Short() || raced {
		t.Skip("50 MB take long with the race detector")
	}
	e := start(t, map[string]string{"main.tf": bucket})
	e.OpenText("huge.tf", strings.Repeat(bucket, 50_000_000/len(bucket)))
	list := e.AwaitDiagnostics("huge.tf")
	if len(list) != 1 || !strings.Contains(list[0].Message, "too large") {
		t.Errorf("%d diagnostics: %.3v", len(list), list)
	}
	e.Change("huge.tf", 10, 20, "x")
	e.AwaitDiagnostics("huge.tf")
	e.Close("huge.tf")
	works(t, e)
}

func TestTenThousandEdits(t *testing.T) {
	t.Parallel()
	edits := 10_000
	if raced {
		edits = 1_000
	}
	e := start(t, map[string]string{"main.tf": strings.Repeat(bucket, 1)})
	e.Open("main.tf")
	e.AwaitDiagnostics("main.tf")
	type1 := func(n int) {
		at := strings.Index(e.Text("main.tf"), "\n}")
		for i := range n {
			if i%2 == 0 {
				e.Change("main.tf", at, at, "\n  # x")
			} else {
				e.Change("main.tf", at, at+len("\n  # x"), "")
			}
		}
		if list := e.AwaitDiagnostics("main.tf"); len(list) != 1 {
			t.Errorf("%d diagnostics after all edits, want 1", len(list))
		}
	}
	type1(edits)
	half := memory(t, e)
	type1(edits)
	if now := memory(t, e); now > half+half/4+(16<<20) {
		t.Errorf("memory grew from %d to %d MB", half>>20, now>>20)
	}
	last := 0
	for _, p := range e.History("main.tf") {
		if p.Version != nil && *p.Version < last {
			t.Fatalf("diagnostics of version %d after those of %d", *p.Version, last)
		} else if p.Version != nil {
			last = *p.Version
		}
	}
	works(t, e)
}

func TestManyDocuments(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{})
	for i := range 200 {
		e.OpenText(fmt.Sprintf("f%03d.tf", i), strings.Replace(bucket, `"b"`, fmt.Sprintf(`"b%d"`, i), 1))
	}
	for i := range 200 {
		if list := e.AwaitDiagnostics(fmt.Sprintf("f%03d.tf", i)); len(list) != 1 {
			t.Errorf("f%03d.tf has %d diagnostics", i, len(list))
		}
	}
	for i := range 200 {
		e.Close(fmt.Sprintf("f%03d.tf", i))
	}
	e.Settle()
	if left := e.Published(); len(left) > 0 {
		t.Errorf("%d files that are gone have diagnostics", len(left))
	}
	works(t, e)
}

func TestCancelledRequests(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{"main.tf": bucket})
	e.Open("main.tf")
	for range 200 {
		id := e.Begin("workspace/diagnostic", map[string]any{"previousResultIds": []any{}})
		n, _ := strconv.Atoi(id)
		e.Notify("$/cancelRequest", map[string]any{"id": n})
		if _, err := e.End(id); err != nil && err.Code != -32800 {
			t.Fatalf("a cancelled request is answered with %v", err)
		}
	}
	works(t, e)
}

// A request that waits is cancelled at once: a document whose text is on its way.
func TestCancelWhileItWaits(t *testing.T) {
	t.Parallel()
	e := start(t, map[string]string{"main.tf": bucket})
	// Nothing is analysed before the settings are known, which the editor
	// does not tell here.
	e.OpenText("other/deep/main.tf", bucket) // its folder is not there: nobody answers for it
	id := e.Begin("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": fake.URI(e.Path("main.tf"))}})
	n, _ := strconv.Atoi(id)
	e.Notify("$/cancelRequest", map[string]any{"id": n})
	if _, err := e.End(id); err != nil && err.Code != -32800 {
		t.Errorf("answered with %v", err)
	}
	works(t, e)
}

func TestEndsWithItsParent(t *testing.T) {
	t.Parallel()
	parent := exec.Command("sleep", "1000")
	if err := parent.Start(); err != nil {
		t.Skip("there is no sleep here")
	}
	e := fake.Start(t, server(t), fake.Options{Root: workspace(t, map[string]string{}), NoHandshake: true})
	e.Must("initialize", map[string]any{"processId": parent.Process.Pid, "rootUri": nil, "capabilities": map[string]any{}}, nil)
	if err := parent.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = parent.Wait() // it was killed
	if code := e.Exit(); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}
