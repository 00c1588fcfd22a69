package workspace_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// TestStandingAt tells what stands at places of all kinds of files.
func TestStandingAt(t *testing.T) {
	files := map[string]string{
		"chart/Chart.yaml":         "apiVersion: v2\nname: web\nversion: 1.0.0\n",
		"chart/values.yaml":        "image: web:2\nunused: 1\nsecurity:\n  runAsUser: 7\n",
		"chart/templates/pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: one\nspec:\n  containers:\n    - name: web\n      image: {{ .Values.image }}\n      securityContext: {{- toYaml .Values.security | nindent 8 }}\n",
		"pod.yaml":                 "apiVersion: v1\nkind: Pod\nmetadata:\n  name: two\nspec:\n  hostNetwork: true\n  containers:\n    - name: web\n      image: web:1\n",
		"main.tf":                  "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"b\"\n}\n",
	}
	e, err := workspace.Open(write(t, files), workspace.Options{Policies: shipped(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	s, err := e.Update(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ file, at, want string }{
		{"pod.yaml", "web:1", `default/Pod/two[web] image = web:1`},
		{"pod.yaml", "hostNetwork", `default/Pod/two spec.hostNetwork = true`},
		{"pod.yaml", "metadata", `default/Pod/two metadata`},
		{"chart/templates/pod.yaml", "{{ .Values.image", `default/Pod/one[web] image = web:2 from chart/values.yaml:1`},
		{"chart/values.yaml", "web:2", `default/Pod/one[web] image = web:2 from chart/templates/pod.yaml:8`},
		{"chart/values.yaml", "7", `default/Pod/one[web] securityContext.runAsUser = 7`},
		{"chart/values.yaml", "runAsUser", `default/Pod/one[web] securityContext.runAsUser = 7`},
		{"chart/values.yaml", "unused", ""},
		{"main.tf", "bucket", ""},
	} {
		st, ok := s.StandingAt(context.Background(), tt.file, strings.Index(files[tt.file], tt.at))
		got := ""
		if ok {
			got = fmt.Sprint(st.Resource.Address, " ", st.Path)
			if k := st.Value.Kind(); k != model.Object {
				text, known := st.Value.AsString()
				if b, isBool := st.Value.AsBool(); isBool {
					text, known = fmt.Sprint(b), true
				}
				if n, isNumber := st.Value.AsInt(); isNumber {
					text, known = fmt.Sprint(n), true
				}
				got += fmt.Sprintf(" = %s", text)
				if !known {
					got += "?"
				}
			}
			for _, f := range st.From {
				got += fmt.Sprintf(" from %s:%d", f.File, f.Start.Line)
			}
		}
		if got != tt.want {
			t.Errorf("%s at %q: %q, want %q", tt.file, tt.at, got, tt.want)
		}
	}
}
