package helm

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// manyTemplates returns a chart of n templates that share helpers, as people write
// them.
func manyTemplates(n int) fstest.MapFS {
	disk := fstest.MapFS{}
	add := func(name, text string) { disk[name] = &fstest.MapFile{Data: []byte(text)} }
	add("Chart.yaml", "apiVersion: v2\nname: many\nversion: 1.0.0\n")
	add("templates/_helpers.tpl", `{{- define "many.labels" -}}
app: {{ .name }}
release: {{ .root.Release.Name | trunc 63 | trimSuffix "-" }}
{{- range $k, $v := .root.Values.labels }}
{{ $k }}: {{ $v | quote }}
{{- end }}
{{- end }}
`)
	var values strings.Builder
	values.WriteString("labels: {team: shop, tier: front}\npull: Always\n")
	for i := range n {
		fmt.Fprintf(&values, `app%d:
  replicas: 2
  image: {repository: example/app%[1]d, tag: "1.0"}
  port: 80%02[1]d
  securityContext:
    runAsNonRoot: true
    capabilities: {drop: [ALL]}
  resources:
    limits: {cpu: 100m, memory: 128Mi}
  env: {LEVEL: debug, MODE: fast}
`, i)
		add(fmt.Sprintf("templates/app%d.yaml", i), strings.ReplaceAll(`{{- $app := .Values.appN }}
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
          imagePullPolicy: {{ $.Values.pull }}
          securityContext: {{- toYaml $app.securityContext | nindent 12 }}
          resources: {{- toYaml $app.resources | nindent 12 }}
          ports:
            - containerPort: {{ $app.port }}
          env:
            {{- range $k, $v := $app.env }}
            - name: {{ $k }}
              value: {{ $v | quote }}
            {{- end }}
---
apiVersion: v1
kind: Service
metadata:
  name: appN
spec:
  selector: {app: appN}
  ports:
    - port: {{ $app.port }}
`, "appN", fmt.Sprintf("app%d", i)))
	}
	add("values.yaml", values.String())
	return disk
}

// BenchmarkKeystroke types into a chart of 60 templates.
func BenchmarkKeystroke(b *testing.B) {
	for _, name := range []string{"templates/app7.yaml", "templates/_helpers.tpl", "values.yaml"} {
		b.Run(name, func(b *testing.B) {
			w := open(manyTemplates(60), Options{})
			text := string(w.disk[name].Data)
			if len(w.resources()) != 120 {
				b.Fatalf("%d resources\n%s", len(w.resources()), w.diagnostics())
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				w.write(name, strings.Replace(text, "app", "ap"+strings.Repeat("p", i%7), 1))
			}
		})
	}
}

// BenchmarkFirst reads and renders the same chart for the first time.
func BenchmarkFirst(b *testing.B) {
	disk := manyTemplates(60)
	b.ReportAllocs()
	for b.Loop() {
		open(disk, Options{})
	}
}
