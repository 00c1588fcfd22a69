package workspace_test

import (
	"context"
	"fmt"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
)

// Annotations that tell a scanner to pass over an object silence the policies that have
// the scanner's names, in that object alone.
func TestAnnotationsSilence(t *testing.T) {
	rules := fstest.MapFS{"k8s_pod.rego": {Data: []byte(`package parapet.k8s_pod

# METADATA
# title: Pod shares the network
# description: Tests need a policy with aliases.
# custom:
#   id: test-network
#   severity: high
#   category: hardening
#   aliases: [CKV_K8S_19, host-network, hostNetworkSet]
network contains ["spec", "hostNetwork"] if input.spec.hostNetwork
`)}}
	policies, err := policy.Load(fstest.MapFS{}, policy.Source{FS: rules, Name: "rules"})
	if err != nil {
		t.Fatal(err)
	}
	pod := "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  annotations:\n    %s\nspec: {hostNetwork: true}\n---\n" +
		"apiVersion: v1\nkind: Pod\nmetadata: {name: b}\nspec: {hostNetwork: true}\n"
	for annotation, want := range map[string]string{
		"checkov.io/skip1: CKV_K8S_19=it is the proxy":                "it is the proxy",
		"checkov.io/skip1: CKV_K8S_20=another":                        "",
		"ignore-check.kube-linter.io/host-network: it is the proxy":   "it is the proxy",
		"polaris.fairwinds.com/hostNetworkSet-exempt: \"true\"":       "-",
		"kube-score/ignore: host-network,another":                     "-",
		"example.com/note: \"checkov.io/skip1: CKV_K8S_19 is silly\"": "",
	} {
		for _, prefix := range []string{"", "k/"} {
			files := map[string]string{prefix + "pods.yaml": fmt.Sprintf(pod, annotation)}
			if prefix != "" {
				files["k/kustomization.yaml"] = "resources: [pods.yaml]\n"
			}
			res, err := workspace.Analyse(context.Background(), write(t, files), workspace.Options{Policies: policies})
			if err != nil || len(res.Findings) != 2 {
				t.Fatal(annotation, err, len(res.Findings))
			}
			for _, f := range res.Findings {
				got := ""
				if f.Suppression != nil {
					if got = f.Suppression.Reason; got == "" {
						got = "-"
					}
				}
				if expected := map[bool]string{true: want}[f.Resource == "default/Pod/a"]; got != expected {
					t.Errorf("%s%s, %s: suppressed by %q, want %q", prefix, annotation, f.Resource, got, expected)
				}
			}
		}
	}
}
