package workspace_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// chartOf returns the files of a chart of n templates that share helpers.
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

// BenchmarkChartKeystroke types into a chart of 60 templates, up to the findings.
func BenchmarkChartKeystroke(b *testing.B) {
	files := chartOf(60)
	for _, name := range []string{"templates/app7.yaml", "templates/_helpers.tpl", "values.yaml"} {
		b.Run(name, func(b *testing.B) {
			e, err := workspace.Open(write(b, files), workspace.Options{Policies: shipped(b)})
			if err != nil {
				b.Fatal(err)
			}
			defer e.Close()
			if _, err := e.Update(context.Background()); err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				text := strings.Replace(files[name], "rep", "# "+strings.Repeat("x", i%7)+"\n  rep", 1)
				if name == "templates/_helpers.tpl" {
					text = strings.Replace(files[name], "app:", "ap"+strings.Repeat("p", i%7)+":", 1)
				}
				e.Change(workspace.Change{Path: name, Text: source.NewText([]byte(text)), Version: int32(i)})
				s, err := e.Update(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				for _, path := range s.Changed() {
					s.Findings(path)
				}
			}
		})
	}
}
