//go:build unix

package workspace_test

import (
	"bytes"
	"context"
	"maps"
	"runtime"
	"slices"
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

// rights are objects that say who may do what, which synth does not make.
const rights = `---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: team3}
rules:
  - apiGroups: [""]
    resources: [pods, secrets]
    verbs: [get]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: team3}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: ServiceAccount, name: app0003}]
`

// BenchmarkManifestKeystroke changes something in the middle of a file of some 5,000 lines
// and back again. cpu-ms is what a key takes of processors, with what the collection of
// garbage does.
func BenchmarkManifestKeystroke(b *testing.B) {
	files := synth.Manifests(240, 1)
	var docs []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		docs = append(docs, files[name])
	}
	text := strings.Join(docs, "---\n") + rights
	for _, edit := range []struct{ name, behind, old, new string }{
		{"image", "image: ", "", "x"},
		{"security context", "readOnlyRootFilesystem: ", "true", "false"},
		{"privileged", "allowPrivilegeEscalation: false", "", "\n            privileged: true"},
		{"label", "template:\n    metadata:\n      labels:\n        app.kubernetes.io/name: ", "", "x"},
		{"service port", "targetPort: ", "http", "8080"},
		{"right", "resources: [pods, secrets]\n    verbs: [", "get", "list"},
		{"number in a string", "level: ", "info", "inf0"},
		{"probe", "path: /", "", "x"},
	} {
		b.Run(edit.name, func(b *testing.B) { benchmarkEdit(b, text, edit.behind, edit.old, edit.new) })
	}
}

func benchmarkEdit(b *testing.B, text, behind, old, after string) {
	at := strings.Index(text[len(text)/2:], behind) + len(text)/2 + len(behind)
	if at < len(text)/2+len(behind) || !strings.HasPrefix(text[at:], old) {
		b.Fatal("nothing to edit")
	}
	edited := text[:at] + after + text[at+len(old):]
	e, err := workspace.Open(write(b, map[string]string{"all.yaml": text}), workspace.Options{Policies: shipped(b)})
	if err != nil {
		b.Fatal(err)
	}
	defer e.Close()
	if _, err := e.Update(context.Background()); err != nil {
		b.Fatal(err)
	}
	begin := processorTime(b)
	for i := 0; b.Loop(); i++ {
		now := []byte([]string{edited, text}[i%2])
		e.Change(workspace.Change{Path: "all.yaml", Text: source.NewText(now)})
		s, err := e.Update(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		s.Findings("all.yaml")
	}
	b.ReportMetric(float64(processorTime(b)-begin)/float64(b.N)/1e6, "cpu-ms")
	b.ReportMetric(float64(strings.Count(text, "\n")), "lines")
}
