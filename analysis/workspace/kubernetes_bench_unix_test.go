//go:build unix

package workspace_test

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// processorTime returns what the process has used of processors. Other processes, and
// waiting, do not count.
func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// bareDecode returns how much the YAML library takes to decode the files.
func bareDecode(b *testing.B, files map[string]string) time.Duration {
	start := processorTime(b)
	for _, text := range files {
		d := yaml.NewDecoder(bytes.NewReader([]byte(text)))
		for {
			var v any
			if d.Decode(&v) != nil {
				break
			}
		}
	}
	return processorTime(b) - start
}

// BenchmarkManifests analyses 1,000 generated manifests with all shipped policies
// and a cold memory of verdicts. x/bare-decode is the time of processors in units of
// decoding them with the YAML library; what a first small analysis
// takes, for compiling the policies, is left out.
func BenchmarkManifests(b *testing.B) {
	files := synth.Manifests(1000, 1)
	small, dir := write(b, synth.Manifests(100, 2)), write(b, files)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var bare, whole time.Duration
	findings := 0
	for b.Loop() {
		b.StopTimer()
		bare += bareDecode(b, files)
		s := shipped(b)
		if _, err := workspace.Analyse(context.Background(), small, workspace.Options{Policies: s}); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		start := processorTime(b)
		res, err := workspace.Analyse(context.Background(), dir, workspace.Options{Policies: s})
		if err != nil {
			b.Fatal(err)
		}
		whole += processorTime(b) - start
		findings = len(res.Findings)
	}
	b.ReportAllocs()
	b.ReportMetric(float64(whole)/float64(bare), "x/bare-decode")
	b.ReportMetric(float64(findings), "findings")
}

// BenchmarkManifestKeystroke changes one container in a file of some 5,000 lines.
func BenchmarkManifestKeystroke(b *testing.B) {
	var docs []string
	for _, text := range synth.Manifests(240, 1) {
		docs = append(docs, text)
	}
	text := strings.Join(docs, "---\n")
	e, err := workspace.Open(write(b, map[string]string{"all.yaml": text}), workspace.Options{Policies: shipped(b)})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	if _, err := e.Update(context.Background()); err != nil {
		b.Fatal(err)
	}
	at := strings.Index(text[len(text)/2:], "image: ") + len(text)/2 + len("image: ")
	for i := 0; b.Loop(); i++ {
		edited := text[:at] + fmt.Sprint("x", i, "/") + text[at:]
		e.Change(workspace.Change{Path: "all.yaml", Text: source.NewText([]byte(edited))})
		s, err := e.Update(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		s.Findings("all.yaml")
	}
	b.ReportMetric(float64(strings.Count(text, "\n")), "lines")
}
