package workspace_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// A chart of a kustomization is judged as the kustomization makes it, and by itself where
// no kustomization does.
func TestChartsInKustomizations(t *testing.T) {
	policies, err := policy.Load(fstest.MapFS{}, policy.Source{FS: podRules, Name: "rules"})
	if err != nil {
		t.Fatal(err)
	}
	pod := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}-%s\nspec:\n%s  hostNetwork: {{ .Values.host }}\n"
	e, err := workspace.Open(write(t, map[string]string{
		"kustomization.yaml":             "helmCharts:\n- name: web\n  releaseName: my\n  valuesInline: {host: true}\n",
		"charts/web/Chart.yaml":          "apiVersion: v2\nname: web\nversion: 1.0.0\n",
		"charts/web/values.yaml":         "host: false\n",
		"charts/web/templates/a.yaml":    fmt.Sprintf(pod, "a", ""),
		"charts/web/templates/b.yaml":    fmt.Sprintf(pod, "b", "  # parapet:ignore test-network for a test\n"),
		"charts/web/templates/NOTES.txt": "{{ .Values.absent.field }}",
	}), workspace.Options{Policies: policies})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	look := func(path, text string) string {
		t.Helper()
		if path != "" {
			e.Change(workspace.Change{Path: path, Text: source.NewText([]byte(text)), Version: 1})
		}
		s, err := e.Update(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for file := range s.Files() {
			for _, f := range s.Findings(file.Path) {
				line := fmt.Sprintf("%s:%d %s %s", f.Span.File, f.Span.Start.Line, f.Language, f.Resource)
				if f.Suppression != nil {
					line += " suppressed"
				}
				out = append(out, line)
			}
			for _, d := range s.Diagnostics(file.Path) {
				out = append(out, fmt.Sprintf("%s %s %s", file.Path, d.Severity, d.Summary))
			}
		}
		return strings.Join(out, "\n")
	}
	both := []string{
		"charts/web/templates/a.yaml:6 kustomize default/Pod/my-a",
		"charts/web/templates/b.yaml:7 kustomize default/Pod/my-b suppressed",
	}
	for _, step := range []struct {
		path, text string
		want       []string
	}{
		{"", "", both},
		{"kustomization.yaml", "helmCharts:\n- name: web\n  releaseName: my\n", nil},
		{"charts/web/values.yaml", "host: true\n", both},
		{"charts/web/templates/c.yaml", fmt.Sprintf(pod, "c", ""), append(slices.Clone(both), "charts/web/templates/c.yaml:6 kustomize default/Pod/my-c")},
		{"charts/web/templates/c.yaml", "{{ fail \"no\" }}", append(slices.Clone(both), "charts/web/templates/c.yaml error template cannot be rendered")},
		{"charts/web/templates/c.yaml", "", both},
		{"kustomization.yaml", "resources: []\n", []string{
			"charts/web/templates/a.yaml:6 helm default/Pod/release-name-a",
			"charts/web/templates/b.yaml:7 helm default/Pod/release-name-b suppressed",
		}},
	} {
		if got := look(step.path, step.text); got != strings.Join(step.want, "\n") {
			t.Errorf("after %s %q, got\n%s\nwant\n%s", step.path, step.text, got, strings.Join(step.want, "\n"))
		}
	}
}
