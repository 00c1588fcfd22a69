package policies_test

import (
	"context"
	"os"
	"testing"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/policies"
)

// TestTerraformKubernetes holds what the policies that its want comments name find
// in resources of Terraform's providers for Kubernetes against these comments.
func TestTerraformKubernetes(t *testing.T) {
	const dir = "testdata/terraform-kubernetes"
	example := os.DirFS(dir)
	set, err := policy.Load(policies.FS)
	if err != nil {
		t.Fatal(err)
	}
	ids := 0
	for _, p := range shipped(t) {
		wants := wantsIn(t, example, p.ID)
		if len(wants) == 0 {
			continue
		}
		ids++
		only := set.Select(func(q *policy.Policy) bool { return q.ID == p.ID })
		res, err := workspace.Analyse(context.Background(), dir, workspace.Options{Policies: only})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range res.Diagnostics {
			if d.Severity == source.Error {
				t.Errorf("%s: %s: %s", d.Path(), d.Summary, d.Detail)
			}
		}
		if diff := compare(example, wants, found(res, policy.Fail), found(res, policy.Inconclusive)); diff != "" {
			t.Errorf("%s: findings differ from want comments:\n%s", p.ID, diff)
		}
	}
	if ids < 10 {
		t.Errorf("want comments name %d policies", ids)
	}
}
