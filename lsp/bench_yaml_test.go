package lsp_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/parapet-iac/parapet/analysis/synth"
	"github.com/parapet-iac/parapet/lsp/internal/fake"
)

// put writes files into a new folder.
func put(b *testing.B, files map[string]string) string {
	root := b.TempDir()
	for name, text := range files {
		file := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	return root
}

// manyManifests returns one file of some 5,000 lines.
func manyManifests() map[string]string {
	files := synth.Manifests(240, 1)
	var docs []string
	for _, name := range slices.Sorted(maps.Keys(files)) {
		docs = append(docs, files[name])
	}
	return map[string]string{"all.yaml": strings.Join(docs, "---\n")}
}

// chartOf returns a chart of n templates that share helpers.
func chartOf(n int) map[string]string {
	files := map[string]string{
		"Chart.yaml": "apiVersion: v2\nname: many\nversion: 1.0.0\n",
		"templates/_helpers.tpl": `{{- define "many.labels" -}}
app: {{ .name }}
release: {{ .root.Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}
`,
	}
	var values strings.Builder
	for i := range n {
		fmt.Fprintf(&values, "app%d:\n  replicas: 2\n  image: {repository: example/app%[1]d, tag: \"1.0\"}\n  security:\n    runAsNonRoot: true\n    privileged: true\n", i)
		files[fmt.Sprintf("templates/app%d.yaml", i)] = strings.ReplaceAll(`{{- $app := .Values.appN }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: appN
  labels: {{- include "many.labels" (dict "name" "appN" "root" $) | nindent 4 }}
spec:
  replicas: {{ $app.replicas }}
  selector:
    matchLabels: {{- include "many.labels" (dict "name" "appN" "root" $) | nindent 6 }}
  template:
    metadata:
      labels: {{- include "many.labels" (dict "name" "appN" "root" $) | nindent 8 }}
    spec:
      containers:
        - name: app
          image: "{{ $app.image.repository }}:{{ $app.image.tag }}"
          securityContext: {{- toYaml $app.security | nindent 12 }}
`, "appN", fmt.Sprintf("app%d", i))
	}
	files["values.yaml"] = values.String()
	return files
}

// BenchmarkKeyYAML is what a typist sees in a stream of manifests of some 5,000 lines,
// and in the values, a template and the helpers of a chart of 60 templates: from the
// change that is sent to the diagnostics that are received.
func BenchmarkKeyYAML(b *testing.B) {
	for _, tt := range []struct {
		name, file string
		files      map[string]string
		behind     string // where to type, in the middle of the file
	}{
		{"manifests", "all.yaml", manyManifests(), "image: "},
		{"values", "values.yaml", chartOf(60), "repository: "},
		{"template", "templates/app7.yaml", chartOf(60), "name: "},
		{"helpers", "templates/_helpers.tpl", chartOf(60), "release"},
	} {
		b.Run(tt.name, func(b *testing.B) {
			e := fake.Start(b, server(b), fake.Options{Root: put(b, tt.files)})
			e.Open(tt.file)
			e.Settle()
			e.AwaitDiagnostics(tt.file)
			text := e.Text(tt.file)
			at := max(strings.Index(text[len(text)/2:], tt.behind), 0) + len(text)/2 + len(tt.behind)
			var times []time.Duration
			b.ResetTimer()
			for i := range b.N {
				begin := time.Now()
				if i%2 == 0 {
					e.Change(tt.file, at, at, "x")
				} else {
					e.Change(tt.file, at, at+1, "")
				}
				e.AwaitDiagnostics(tt.file)
				times = append(times, time.Since(begin))
			}
			b.StopTimer()
			slices.Sort(times)
			b.ReportMetric(times[len(times)/2].Seconds()*1000, "median-ms")
			b.ReportMetric(times[len(times)*95/100].Seconds()*1000, "p95-ms")
		})
	}
}
