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

var podRules = fstest.MapFS{"k8s_pod.rego": {Data: []byte(`package parapet.k8s_pod

# METADATA
# title: Pod shares the network
# description: Tests need a policy on pods.
# custom:
#   id: test-network
#   severity: high
#   category: hardening
network contains ["spec", "hostNetwork"] if input.spec.hostNetwork
`)}}

// What overlays come to is found once, in the file that says it, and what is built into
// one is not judged beside it.
func TestKustomizations(t *testing.T) {
	policies, err := policy.Load(fstest.MapFS{}, policy.Source{FS: podRules, Name: "rules"})
	if err != nil {
		t.Fatal(err)
	}
	pod := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  hostNetwork: %s\n"
	dir := write(t, map[string]string{
		"base/kustomization.yaml":      "resources: [pod.yaml]\n",
		"base/pod.yaml":                fmt.Sprintf(pod, "true"),
		"base/unused.yaml":             strings.Replace(fmt.Sprintf(pod, "true"), "web", "unused", 1),
		"dev/kustomization.yaml":       "resources: [../base]\nnamespace: dev\n",
		"test/kustomization.yaml":      "resources: [../base]\nnamespace: test\n",
		"prod/kustomization.yaml":      "resources: [../base]\nnamespace: prod\npatches: [{path: pod.yaml}]\n",
		"prod/pod.yaml":                fmt.Sprintf(pod, "false"),
		"worse/kustomization.yaml":     "resources: [../prod]\npatches:\n# parapet:ignore test-network for a test\n- patch: |\n    apiVersion: v1\n    kind: Pod\n    metadata: {name: web}\n    spec:\n      hostNetwork: true\n",
		"broken/kustomization.yaml":    "resources: [gone.yaml, pod.yaml]\n",
		"broken/pod.yaml":              strings.Replace(fmt.Sprintf(pod, "true"), "web", "broken", 1),
		"elsewhere/kustomization.yaml": "resources: ['https://example.invalid/x.yaml']\n",
	})
	e, err := workspace.Open(dir, workspace.Options{Policies: policies})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	look := func(changes ...workspace.Change) []string {
		t.Helper()
		e.Change(changes...)
		s, err := e.Update(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for f := range s.Files() {
			for _, f := range s.Findings(f.Path) {
				line := fmt.Sprintf("%s:%d %s %s", f.Span.File, f.Span.Start.Line, f.Language, f.Instances)
				if f.Suppression != nil {
					line += " suppressed"
				}
				if f.Block.File != f.Span.File {
					line += " in a block of " + f.Block.File
				}
				out = append(out, line)
			}
			for _, d := range s.Diagnostics(f.Path) {
				span, _ := s.Span(d.Range)
				out = append(out, fmt.Sprintf("%s:%d %s %s", f.Path, span.Start.Line, d.Severity, d.Summary))
			}
		}
		return out
	}
	want := []string{
		"base/pod.yaml:6 kustomize [dev/Pod/web test/Pod/web]",
		"base/unused.yaml:6 kubernetes [default/Pod/unused]",
		"broken/kustomization.yaml:1 error kustomization cannot be built",
		"broken/pod.yaml:6 kubernetes [default/Pod/broken]",
		"elsewhere/kustomization.yaml:1 notice bases and files of other hosts are not read",
		"worse/kustomization.yaml:9 kustomize [prod/Pod/web] suppressed",
	}
	if got := look(); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	text := source.NewText([]byte("resources: [../base]\n"))
	want[0] = "base/pod.yaml:6 kustomize [default/Pod/web test/Pod/web]"
	if got := look(workspace.Change{Path: "dev/kustomization.yaml", Text: text, Version: 1}); !slices.Equal(got, want) {
		t.Errorf("after a change, got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	// A manifest that is no longer built into something is judged as it stands.
	none := source.NewText([]byte("resources: []\n"))
	want = append([]string{"base/pod.yaml:6 kubernetes [default/Pod/web]"}, want[1:5]...)
	got := look(workspace.Change{Path: "base/kustomization.yaml", Text: none, Version: 1})
	got = slices.DeleteFunc(got, func(l string) bool { return strings.Contains(l, "cannot be built") && !strings.HasPrefix(l, "broken") })
	if !slices.Equal(got, want) {
		t.Errorf("without a base, got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
