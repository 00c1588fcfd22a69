package yamltext

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// manifests returns a stream of n documents of 36 lines each.
func manifests(n int) []byte {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-%d
  namespace: shop
  labels: {app: web, tier: "front"}
spec:
  replicas: 3
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      serviceAccountName: web
      securityContext:
        runAsNonRoot: true
      containers:
        - name: web
          image: registry.example.com/web:1.2.%d
          args: ["--listen", ":8080"]
          ports:
            - containerPort: 8080
          env:
            - name: MODE
              value: production # as ever
          resources:
            limits:
              cpu: 500m
              memory: 256Mi
          securityContext:
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
`, i, i)
	}
	return []byte(b.String())
}

func BenchmarkLibrary(b *testing.B) {
	text := manifests(140)
	for b.Loop() {
		d := yaml.NewDecoder(bytes.NewReader(text))
		for {
			var n yaml.Node
			if d.Decode(&n) != nil {
				break
			}
		}
	}
}

func BenchmarkParse(b *testing.B) {
	text := manifests(140)
	for b.Loop() {
		Reader{YAML11: true}.Parse("a.yaml", text, nil)
	}
}

func BenchmarkKeystroke(b *testing.B) {
	text := manifests(140)
	f := Reader{YAML11: true}.Parse("a.yaml", text, nil)
	for i := 0; b.Loop(); i++ {
		edited := bytes.Replace(text, []byte("1.2.70\n"), fmt.Appendf(nil, "1.2.%d\n", 1000+i), 1)
		f = Reader{YAML11: true}.Parse("a.yaml", edited, f)
	}
}
