package terraform_test

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/parapet-iac/parapet/analysis/lang/terraform"
	"github.com/parapet-iac/parapet/analysis/model"
)

// TestNamesThatAreNotWhollyKnown holds that an attribute whose name only the cloud knows
// stands in its object as it would be written, and keeps what else is known of the object.
func TestNamesThatAreNotWhollyKnown(t *testing.T) {
	res, err := terraform.Load(context.Background(), fstest.MapFS{"main.tf": {Data: []byte(`
resource "aws_eks_cluster" "c" { name = "c" }
locals { issuer = aws_eks_cluster.c.identity[0].oidc[0].issuer }
resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Test = { a = 1, "${replace(local.issuer, "https://", "")}:sub" = "x", "${upper(local.issuer)}" = "y" } })
}
`)}}, terraform.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range res.Resources {
		if r.Type != "aws_iam_role" {
			continue
		}
		v := r.Value.Get("assume_role_policy").Doc().Get("Test")
		if !v.Is(model.Open) || len(v.Refs()) == 0 {
			t.Errorf("%v: it is not told that names are missing, or what they are made from", v)
		}
		for name, want := range map[string]string{
			`${replace(aws_eks_cluster.c.identity[0].oidc[0].issuer, "https://", "")}:sub`: "x",
			`${upper(local.issuer)}`: "y",
		} {
			if got, _ := v.Get(name).AsString(); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}
		if n := v.Get("a"); n.Kind() != model.Number {
			t.Errorf("a is %v", n)
		}
	}
}
