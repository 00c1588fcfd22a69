package lsp_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// benchSizes are numbers of resources. Those from PARAPET_BENCH_SIZES, separated
// by commas, stand in for them.
func benchSizes(b *testing.B) []int {
	sizes := []int{1_000, 10_000}
	if list := os.Getenv("PARAPET_BENCH_SIZES"); list != "" {
		sizes = nil
		for s := range strings.SplitSeq(list, ",") {
			n, err := strconv.Atoi(s)
			if err != nil {
				b.Fatal(err)
			}
			sizes = append(sizes, n)
		}
	}
	return sizes
}

// layOut writes a generated workspace and returns its folder and largest file.
func layOut(b *testing.B, n int) (root, largest string) {
	root = b.TempDir()
	files := synth.Workspace(n, 1)
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		if strings.Contains(name, "/") && (largest == "" || len(text) > len(files[largest])) {
			largest = name
		}
	}
	return root, largest
}

// BenchmarkKey is what a typist sees: from the change that is sent to the
// diagnostics that are received, one character inside a block of the largest file,
// and of the file with the module calls; pushed, or pulled.
func BenchmarkKey(b *testing.B) {
	first := map[string]float64{} // medians in the smallest workspace
	for _, n := range benchSizes(b) {
		root, largest := layOut(b, n)
		for _, kind := range []struct {
			name, file, block string
			pull              bool
		}{
			{"resource", largest, "resource", false},
			{"call", "main.tf", "module", false},
			{"pull", largest, "resource", true},
		} {
			b.Run(fmt.Sprintf("%d/%s", n, kind.name), func(b *testing.B) {
				times := typeKeys(b, root, kind.file, kind.block, kind.pull)
				median := times[len(times)/2].Seconds() * 1000
				if first[kind.name] == 0 && b.N > 1 {
					first[kind.name] = median
				}
				b.ReportMetric(median, "median-ms")
				b.ReportMetric(times[len(times)*95/100].Seconds()*1000, "p95-ms")
				if least := first[kind.name]; least > 0 {
					b.ReportMetric(median/least, "x-smallest")
				}
			})
		}
	}
}

// pulls are the capabilities of an editor that asks for diagnostics.
var pulls = map[string]any{
	"workspace":    map[string]any{"diagnostics": map[string]any{"refreshSupport": true}},
	"textDocument": map[string]any{"diagnostic": map[string]any{"relatedInformation": true}},
}

// typeKeys types b.N keys in the first block of a type in a file, and returns how
// long each took, sorted.
func typeKeys(b *testing.B, root, file, block string, pull bool) []time.Duration {
	opts := fake.Options{Root: root}
	if pull {
		opts.Capabilities = pulls
	}
	e := fake.Start(b, server(b), opts)
	e.Open(file)
	e.Settle()
	begin := strings.Index(e.Text(file), "\n"+block+" ") + 1
	at := begin + strings.Index(e.Text(file)[begin:], "\n}\n")
	const typed = "\n  description_x = \"typed ${var.x}\""
	answered := func() {
		if pull {
			e.Must("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": fake.URI(e.Path(file))}}, nil)
		} else {
			e.AwaitDiagnostics(file)
		}
	}
	answered()
	var times []time.Duration
	pos := 0
	b.ResetTimer()
	for range b.N {
		begin := time.Now()
		if pos < len(typed) {
			e.Change(file, at+pos, at+pos, typed[pos:pos+1])
			pos++
		} else {
			e.Change(file, at, at+len(typed), "")
			pos = 0
		}
		answered()
		times = append(times, time.Since(begin))
	}
	b.StopTimer()
	slices.Sort(times)
	return times
}

// BenchmarkStart is from the start of the server to the first complete
// diagnostics, without and with what an earlier run has left in the cache.
func BenchmarkStart(b *testing.B) {
	for _, n := range benchSizes(b) {
		for _, warm := range []bool{false, true} {
			b.Run(fmt.Sprintf("%d/cached=%t", n, warm), func(b *testing.B) {
				root, file := layOut(b, n)
				cache := b.TempDir()
				run := func() {
					cmd := server(b)
					cmd.Env = append(cmd.Env, "XDG_CACHE_HOME="+cache)
					e := fake.Start(b, cmd, fake.Options{Root: root})
					e.Open(file)
					e.AwaitDiagnostics(file)
					e.Settle()
					b.StopTimer()
					e.Stop()
					b.StartTimer()
				}
				if warm {
					run()
				}
				b.ResetTimer()
				for range b.N {
					if !warm {
						b.StopTimer()
						cache = b.TempDir()
						b.StartTimer()
					}
					run()
				}
			})
		}
	}
}

// BenchmarkMemory is the memory of the server after an hour's worth of edits, and
// how much of it came in the second half.
func BenchmarkMemory(b *testing.B) {
	const edits = 20_000
	for _, n := range benchSizes(b) {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root, file := layOut(b, n)
			e := fake.Start(b, server(b), fake.Options{Root: root})
			e.Open(file)
			e.AwaitDiagnostics(file)
			text := e.Text(file)
			at, half := 0, 0
			for i := range edits {
				if i%2 == 0 { // each time in the next block
					next := strings.Index(text[at+1:], "\n}\n")
					if next < 0 {
						at, next = 0, strings.Index(text[1:], "\n}\n")
					}
					at += 1 + next
					e.Change(file, at, at, fmt.Sprintf("\n  x%d = 1", i))
				} else {
					e.Change(file, at, at+len(fmt.Sprintf("\n  x%d = 1", i-1)), "")
				}
				if i%10 == 0 {
					e.AwaitDiagnostics(file)
				}
				if i == edits/2 {
					half = memory(b, e)
				}
			}
			e.AwaitDiagnostics(file)
			now := memory(b, e)
			b.ReportMetric(float64(now)/(1<<20), "MB")
			b.ReportMetric(float64(now)/float64(half), "x-half")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// memory returns the resident memory of a server in bytes.
func memory(tb testing.TB, e *fake.Editor) int {
	tb.Helper()
	status, err := os.ReadFile("/proc/" + strconv.Itoa(e.PID()) + "/status")
	if err != nil {
		tb.Skip("there is no /proc here")
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb << 10
		}
	}
	return 0
}

// BenchmarkActions is the list of quick fixes of a whole file with 50 findings, as
// a client sees it.
func BenchmarkActions(b *testing.B) {
	root := b.TempDir()
	var text strings.Builder
	for i := range 25 {
		fmt.Fprintf(&text, "resource \"aws_ebs_volume\" \"v%d\" {\n  availability_zone = \"eu-central-1a\"\n  size              = 8\n  encrypted         = false\n}\n\n", i)
	}
	for name, content := range map[string]string{
		"main.tf":      text.String(),
		"parapet.yaml": "version: 1\nonly: [aws-ebs-volume-unencrypted, aws-ebs-volume-customer-managed-key]\n",
	} {
		if err := os.WriteFile(filepath.Join(root, name), []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	e := fake.Start(b, server(b), fake.Options{Root: root})
	e.Open("main.tf")
	e.Settle()
	findings := len(e.Published()["main.tf"])
	if findings < 50 {
		b.Fatalf("there are %d findings", findings)
	}
	params := map[string]any{
		"textDocument": map[string]any{"uri": fake.URI(e.Path("main.tf"))},
		"range":        fake.Range{End: e.Position("main.tf", text.Len())},
		"context":      map[string]any{"diagnostics": []any{}},
	}
	var actions []struct{ Title string }
	for b.Loop() {
		e.Must("textDocument/codeAction", params, &actions)
	}
	b.ReportMetric(float64(findings), "findings")
	b.ReportMetric(float64(len(actions)), "actions")
}
